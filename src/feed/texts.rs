//! Every text of a file with its JSON path: for checks of languages, and for whoever needs all words at once
//! (search, the font subset).

use crate::booth::Material;
use crate::{Booth, Event, Programme, Text};

/// Called with each text and its JSON path.
pub type Tell<'t> = &'t mut dyn FnMut(&str, &Text);

impl Booth {
    /// Calls `tell` with every text, in the order of the format.
    pub fn texts(&self, tell: Tell<'_>) {
        tell("name", &self.name);
        tell("tagline", &self.tagline);
        tell("description", &self.description);
        tell("city", &self.city);
        if let Some(logo) = &self.logo {
            tell("logo.alt", &logo.alt);
        }
        for (index, poster) in self.posters.iter().enumerate() {
            tell(&format!("posters[{index}].alt"), &poster.alt);
            tell(&format!("posters[{index}].title"), &poster.title);
            tell(&format!("posters[{index}].text"), &poster.text);
        }
        materials("", &self.materials, tell);
        for (index, person) in self.staff.iter().enumerate() {
            tell(&format!("staff[{index}].name"), &person.name);
            tell(&format!("staff[{index}].role"), &person.role);
        }
    }
}

impl Programme {
    /// Calls `tell` with every text, in the order of the format.
    pub fn texts(&self, tell: Tell<'_>) {
        for (index, day) in self.days.iter().enumerate() {
            tell(&format!("days[{index}].title"), &day.title);
        }
        for (index, channel) in self.channels.iter().enumerate() {
            tell(&format!("channels[{index}].title"), &channel.title);
        }
        for (index, session) in self.sessions.iter().enumerate() {
            let here = format!("sessions[{index}].");
            tell(&format!("{here}title"), &session.title);
            tell(&format!("{here}subtitle"), &session.subtitle);
            tell(&format!("{here}when"), &session.when);
            tell(&format!("{here}abstract"), &session.summary);
            for (index, speaker) in session.speakers.iter().enumerate() {
                tell(&format!("{here}speakers[{index}].name"), &speaker.name);
                tell(
                    &format!("{here}speakers[{index}].affiliation"),
                    &speaker.affiliation,
                );
            }
            materials(&here, &session.materials, tell);
        }
    }
}

impl Event {
    /// Calls `tell` with every text of the event itself, in the order of the format; booths and programme inside the
    /// file have their own.
    pub fn texts(&self, tell: Tell<'_>) {
        tell("title", &self.title);
        tell("tagline", &self.tagline);
        tell("description", &self.description);
        tell("place", &self.place);
        tell("organiser.name", &self.organiser.name);
        for (index, hall) in self.halls.iter().enumerate() {
            tell(&format!("halls[{index}].title"), &hall.title);
            tell(&format!("halls[{index}].description"), &hall.description);
        }
        for (index, topic) in self.topics.iter().enumerate() {
            tell(&format!("topics[{index}].title"), &topic.title);
            for (word, synonym) in topic.synonyms.iter().enumerate() {
                tell(&format!("topics[{index}].synonyms[{word}]"), synonym);
            }
        }
        for (index, document) in self.texts.iter().enumerate() {
            tell(&format!("texts[{index}].title"), &document.title);
            tell(&format!("texts[{index}].body"), &document.body);
        }
        for (index, note) in self.notes.iter().enumerate() {
            tell(&format!("notes[{index}]"), note);
        }
        for (name, links) in [("sources", &self.sources), ("related", &self.related)] {
            for (index, link) in links.iter().enumerate() {
                tell(&format!("{name}[{index}].title"), &link.title);
            }
        }
    }
}

fn materials(before: &str, materials: &[Material], tell: Tell<'_>) {
    for (index, material) in materials.iter().enumerate() {
        tell(
            &format!("{before}materials[{index}].title"),
            &material.title,
        );
    }
}
