//! Contents of the second module: everything that the live page can do besides its list and search. Apart from what asks for
//! it (`lazy_module.rs`), because that is in the first.

use html::View;
use i18n::Domain;
use page::browser::problems;

use super::state::{LazyModule, Place};
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
            Place::Browse => View::Nothing,
            Place::Booth(id) => pages::booth(app, id),
            Place::Programme => pages::programme(app),
            Place::Text(id) => pages::text(app, id),
            Place::Tour(id) => tour::tour(app, id),
            Place::Matching => matching::matching(app),
            Place::Map => pages::map(app),
            Place::Visit => visit::visit(app),
            Place::Contact(booths) => contact::contact(app, booths),
            Place::Desk(booth) => live::desk(app, booth),
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
