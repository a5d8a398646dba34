//! A booth's film, in its place: nothing of it is fetched before somebody presses, and what it shows stands beside it in words.

use feed::Booth;
use feed::exhibition::BoothSlot;
use html::{IntoView, View, a, element, figcaption, figure, h2, p, section};

use super::parts::leads;
use super::tracks::{PLAYER, speeds, texts};
use super::{Extras, ViewContext};

/// The film with its picture, its captions and its words; a link where it lies on a host that no page asks by itself.
pub fn film(
    context: &ViewContext<'_>,
    slot: &BoothSlot,
    booth: &Booth,
    extras: &dyn Extras,
) -> Option<View> {
    let screen = booth.screen.as_ref()?.get()?;
    let (locale, links) = (context.locale, context.links);
    let source = slot.source.as_deref();
    let word = || locale.t("material-video");
    let address = match context.exhibition.event.direct {
        true => links.file(source, &screen.video),
        false => links.own(source, &screen.video),
    };
    let (title, language) = locale.read(&screen.title);
    let hands = extras.film();
    let size = screen.size_in_words();
    let track = screen.track();
    let shown = match address {
        Some(address) => {
            let poster = screen.poster.as_deref();
            let poster = poster.and_then(|poster| links.picture(source, poster));
            let file = || {
                let link = a().href(address.clone()).child(locale.t("film-file"));
                let size = size.clone().map(|size| format!(" ({size})"));
                p().child((link, size))
            };
            let film = element("video")
                .id(PLAYER)
                .src(address.clone())
                .attr("poster", poster)
                .aria_label(if title.is_empty() {
                    word()
                } else {
                    title.clone()
                })
                .lang(language.clone())
                .attr("controls", true)
                .attr("playsinline", true)
                .attr("preload", "none")
                .child((texts(context, source, &track), file()));
            let (film, speeds, fault) = match hands {
                Some(hands) => {
                    let break_down = hands.break_down;
                    let words = hands.is_broken.then(|| locale.t("film-fault"));
                    let pressed = move |event: html::Event| {
                        if (hands.begin)() {
                            event.prevent_default();
                        }
                    };
                    (
                        film.on("error", move |_| break_down()).on("click", pressed),
                        Some(speeds(locale, hands.speed)),
                        Some(p().class("film-fault").attr("role", "status").child(words)),
                    )
                }
                None => (film, None, None),
            };
            (film, fault, speeds, file()).into_view()
        }
        // It says to whom it leads.
        None => p()
            .child((
                leads(context, source, &screen.video, word().into_view())?,
                { size.map(|size| format!(" ({size})")) },
            ))
            .into_view(),
    };
    let languages = [
        track.language.as_deref().map(|tag| {
            let own = locale.language_name(tag);
            super::span(own, locale.mark(Some(tag)))
        }),
        track
            .captions_in_words(locale.messages())
            .map(IntoView::into_view),
    ];
    let languages = languages.into_iter().flatten();
    let languages: Vec<View> = languages
        .map(|words| p().class("quiet").child(words).into_view())
        .collect();
    Some(
        section()
            .class("posters film")
            .child((
                h2().child(word()),
                figure().class("poster player").child((
                    shown,
                    figcaption().child((
                        (!title.is_empty()).then(|| {
                            p().class("poster-title")
                                .child(super::span(title, language))
                        }),
                        context.text(&screen.alt).map(|words| p().child(words)),
                        languages,
                    )),
                )),
            ))
            .into_view(),
    )
}
