//! Contents of the second module: everything that the live page can do besides its list and search. Apart from what asks for
//! it (`lazy_module.rs`), because that is in the first.

use html::View;
use i18n::Domain;
use page::browser::problems;

use super::state::{LazyModule, PageView};
use super::{
    analytics, contact, feed_updates, filters, hall_search, live, matching, notices, outbox, pages,
    tour, visit,
};
use crate::deferred::Deferred;
use crate::views::{card, prose};

/// Everything that the second module can do. Called by its entrance alone (`web/split/rest.rs`), or it would be in the first.
pub fn whole() -> LazyModule {
    LazyModule {
        deferred: Deferred {
            prose: prose::set,
            marks: card::marks,
            sentence: |problem, language| problem.sentence(language),
            messages: Domain::MORE,
        },
        draw: |app, place| match place {
            // The first module's own.
            PageView::Browse => View::Nothing,
            PageView::Booth(id) => pages::booth(app, id),
            PageView::Programme => pages::programme(app),
            PageView::Text(id) => pages::text(app, id),
            PageView::Tour(id) => tour::tour(app, id),
            PageView::Matching => matching::matching(app),
            PageView::Map => pages::map(app),
            PageView::Visit => visit::visit(app),
            PageView::Contact(booths) => contact::contact(app, booths),
            PageView::Desk(booth) => live::desk(app, booth),
        },
        choices: filters::choices,
        chosen: filters::chosen,
        tell: problems::tell,
        programme: |app| Box::pin(feed_updates::programme(app)),
        resume: outbox::resume,
        follow: |app| {
            notices::show(app);
            visit::count(app);
            analytics::follow(app);
            feed_updates::follow(app);
            hall_search::start(app);
            live::start(app);
        },
    }
}
