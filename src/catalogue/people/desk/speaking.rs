//! Speaking: live captions from the organiser's desk, typed as somebody speaks or pasted, by channel and language.

use html::{button, div, fieldset, label, legend, li, ol, option, p, select};
use live::BrokerTopic;
use live::limits::{CAPTION_CHARACTERS, CAPTION_LINES};
use live::message::{LiveCaption, Message};
use live::topic::Subject;
use page::browser::loader::sleep;

use super::organiser::OrganiserDesk;
use super::state::now;
use crate::app::letter_form::letter_form;
use crate::app::reactive::*;
use crate::people::captions::channels;
use crate::people::known::{Spoken, end, hear};
use crate::people::talk;

/// Seconds that a line stands last, so that what is pasted can be read.
const LINE_SECS: f64 = 2.0;
/// Names the field.
const FIELD: &str = "captions";

/// Words as lines of captions: cut where lines end, and between words where one is too long.
fn lines(words: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in words.lines().map(str::trim) {
        let mut rest = line;
        while !rest.is_empty() {
            let fits = rest.char_indices().nth(CAPTION_CHARACTERS);
            let Some((most, _)) = fits else {
                all.push(rest.to_owned());
                break;
            };
            // Not every script has spaces.
            let end = rest[..most].rfind(char::is_whitespace).unwrap_or(most);
            all.push(rest[..end].trim_end().to_owned());
            rest = rest[end..].trim_start();
        }
    }
    all
}

impl OrganiserDesk {
    /// Says words on a channel in a language, line after line.
    pub fn speak(self, channel: &str, language: &str, words: &str) {
        for line in lines(words) {
            let (channel, language) = (channel.to_owned(), language.to_owned());
            self.in_turn(async move {
                self.say_line(channel, language, line);
                sleep(LINE_SECS).await;
            });
        }
    }

    /// Takes what stands there away, after every line before it.
    pub fn end_captions(self, channel: String, language: String) {
        self.in_turn(async move {
            self.spoken.update(|all| end(all, &channel, &language));
            let subject = Subject::Caption { channel, language };
            self.take_away(&BrokerTopic::Organiser(subject));
        });
    }

    fn say_line(self, channel: String, language: String, line: String) {
        let before = {
            let spoken = self.spoken.read_untracked();
            let is_it = |one: &&Spoken| one.channel == channel && one.language == language;
            spoken.iter().find(is_it).cloned()
        };
        let (mut lines, number) = before.map_or((Vec::new(), 0), |one| (one.lines, one.number));
        lines.push(line);
        let lines = lines.split_off(lines.len().saturating_sub(CAPTION_LINES));
        let number = number.saturating_add(1);
        let caption = LiveCaption { number, lines };
        let spoken = Spoken::of(channel.clone(), language.clone(), caption.clone(), now());
        self.spoken.update(|all| hear(all, spoken));
        let subject = Subject::Caption { channel, language };
        self.say(BrokerTopic::Organiser(subject), Message::Caption(caption));
    }
}

/// The form, and what stands there now.
pub fn speaking(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let offered = Memo::new(move |_| channels(&live.app.exhibition.read()));
    let tags = live.app.exhibition.read_untracked().event.languages.clone();
    let channel = RwSignal::new(None::<String>);
    let language = RwSignal::new(
        tags.first()
            .cloned()
            .unwrap_or_else(|| untrack(|| live.language())),
    );
    let chosen = move || {
        let first = || offered.get().into_iter().next().map(|(id, _)| id);
        channel.get().or_else(first).unwrap_or_default()
    };
    let send = move || {
        if let Some(words) = talk::take_draft(live, FIELD) {
            desk.speak(&untrack(chosen), &language.get_untracked(), &words);
        }
    };
    let tags = tags.into_iter().map(|tag| {
        let name = i18n::own_name(&tag).to_owned();
        option().value(tag).child(name)
    });
    letter_form(send)
        .child(
            fieldset().child((
                legend().child(live.t("captions-live")),
                div().class("field").child((
                    label()
                        .r#for("captions-channel")
                        .child(live.t("captions-channel")),
                    select()
                        .id("captions-channel")
                        .on("change", move |event| {
                            channel.set(Some(html::value(&event)));
                        })
                        .child(move || {
                            let locale = live.app.locale.read();
                            let options = offered.get().into_iter();
                            options
                                .map(|(id, title)| option().value(id).child(locale.words(&title)))
                                .collect::<Vec<_>>()
                        }),
                )),
                div().class("field").child((
                    label()
                        .r#for("captions-language")
                        .child(live.t("captions-language")),
                    select()
                        .id("captions-language")
                        .on("change", move |event| {
                            language.set(html::value(&event));
                        })
                        .child(tags.collect::<Vec<_>>()),
                )),
                talk::field(live, FIELD, "captions-words", send),
                p().class("actions").child(
                    button()
                        .r#type("submit")
                        .class("button")
                        .child(live.t("captions-say")),
                ),
                move || {
                    let (channel, language) = (chosen(), language.get());
                    let spoken = desk.spoken.read();
                    let is_it = |one: &&Spoken| one.channel == channel && one.language == language;
                    let lines = spoken.iter().find(is_it)?.lines.iter();
                    let lines = lines.map(|line| li().child(p().class("line").child(line.clone())));
                    let list = ol()
                        .class("lines")
                        .lang(language.clone())
                        .child(lines.collect::<Vec<_>>());
                    let end = button()
                        .r#type("button")
                        .class("button")
                        .on("click", move |_| {
                            desk.end_captions(channel.clone(), language.clone());
                        })
                        .child(live.t("captions-end"));
                    Some((list, p().class("actions").child(end)))
                },
            )),
        )
        .into_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_becomes_lines_that_fit() {
        assert_eq!(
            lines(" One. \n\n Two.\r\nThree."),
            ["One.", "Two.", "Three."]
        );
        assert!(lines(" \n ").is_empty());
        let words = "word ".repeat(60);
        let cut = lines(&words);
        assert_eq!(cut.join(" "), words.trim_end());
        assert!(
            cut.iter()
                .all(|line| line.chars().count() <= CAPTION_CHARACTERS)
        );
        let kanji = "字".repeat(CAPTION_CHARACTERS + 1);
        let counts: Vec<_> = lines(&kanji)
            .iter()
            .map(|line| line.chars().count())
            .collect();
        assert_eq!(counts, [CAPTION_CHARACTERS, 1]);
    }
}
