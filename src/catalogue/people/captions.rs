//! Captions: what is being said on a channel, as somebody at the organiser's desk types it, for those who want to read it.

use feed::{Exhibition, Text};
use html::{div, label, li, ol, option, p, select};

use super::known::Spoken;
use super::state::Live;
use crate::app::reactive::*;

/// The channels on which something can be said, with their titles.
pub fn channels(exhibition: &Exhibition) -> Vec<(String, Text)> {
    let channels = exhibition.programme.channels.iter();
    let mut all: Vec<_> = channels
        .map(|channel| (channel.id.clone(), channel.title.clone()))
        .collect();
    if all.is_empty() {
        let event = &exhibition.event;
        all.push((event.id.clone(), event.title.clone()));
    }
    all
}

/// A choice of channel and language where there are several, and the last lines.
pub fn captions(live: Live) -> View {
    let offered = Memo::new(move |_| {
        let mine = live.language();
        let all = live.captions.read();
        let mut offered: Vec<_> = all
            .iter()
            .map(|one| (one.channel.clone(), one.language.clone()))
            .collect();
        // Those that the visitor reads first.
        offered.sort_by_key(|(channel, language)| (*language != mine, channel.clone()));
        offered
    });
    // With the page's language at that time: whoever changes it goes on reading on their channel, in the new one where it is there.
    let chosen = RwSignal::new(None::<((String, String), String)>);
    let shown = move || {
        let offered = offered.get();
        let is_there = |one: &(String, String)| offered.contains(one);
        let (chosen, theirs) = chosen.get().unzip();
        let mine = live.language();
        let channel = chosen.as_ref().map(|(channel, _)| channel.clone());
        let translated = channel.filter(|_| theirs.as_ref() != Some(&mine));
        let translated = translated.map(|channel| (channel, mine)).filter(is_there);
        translated
            .or(chosen.filter(is_there))
            .or(offered.into_iter().next())
    };
    let choice =
        move || {
            let options: Vec<View> = offered
                .get()
                .into_iter()
                .map(|one| named(live, &one))
                .collect();
            (options.len() > 1).then(|| {
                div().class("field").child((
                    label()
                        .r#for("live-captions")
                        .child(live.t("captions-channel")),
                    select()
                        .id("live-captions")
                        .on("change", move |event| {
                            let value = html::value(&event);
                            let one = value.split_once(' ');
                            let mine = untrack(|| live.language());
                            chosen.set(one.map(|(channel, language)| {
                                ((channel.into(), language.into()), mine)
                            }));
                        })
                        .child(options),
                ))
            })
        };
    let lines = move || {
        let (channel, language) = shown()?;
        let all = live.captions.read();
        let is_it = |one: &&Spoken| one.channel == channel && one.language == language;
        let lines = all.iter().find(is_it)?.lines.iter();
        let lines: Vec<_> = lines
            .map(|line| li().child(p().class("line").child(line.clone())))
            .collect();
        // Who listens by ear hears the speaker: nothing is read out over that.
        let list = ol().class("lines").lang(language).attr("aria-live", "off");
        Some(list.child(lines))
    };
    (choice, lines).into_view()
}

fn named(live: Live, (channel, language): &(String, String)) -> View {
    let exhibition = live.app.exhibition.read();
    let channels = channels(&exhibition);
    let title = channels.iter().find(|(id, _)| id == channel);
    let title = title.map_or_else(
        || channel.clone(),
        |(_, title)| live.app.locale.read().words(title),
    );
    let language_name = i18n::own_name(language);
    let words = live.say(
        "live-several",
        &[("one", title.into()), ("two", language_name.into())],
    );
    option()
        .value(format!("{channel} {language}"))
        .child(words)
        .into_view()
}
