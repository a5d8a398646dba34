//! The values of a booth file.

use crate::booth::{Contact, Material, Poster, Staff};
use crate::check::{Checker, Setting};
use crate::colour::Colour;
use crate::link::{Policy, is_mail};
use crate::problem::{Severity, What, quoted};
use crate::{Booth, limits};

/// Looks at a booth; false when it cannot be shown because nothing names it.
pub(crate) fn check(booth: &mut Booth, checker: &mut Checker) -> bool {
    if !checker.id(&mut booth.id) {
        return false;
    }
    checker.text("name", &mut booth.name, limits::NAME, Setting::Line);
    checker.named("name", &mut booth.name, &booth.id);
    checker.words("reading", &mut booth.reading, limits::NAME);
    checker.text("tagline", &mut booth.tagline, limits::LINE, Setting::Line);
    checker.text(
        "description",
        &mut booth.description,
        limits::DESCRIPTION,
        Setting::Paragraphs,
    );
    checker.text("city", &mut booth.city, limits::NAME, Setting::Line);
    checker.country("country", &mut booth.country);
    checker.references("topics", &mut booth.topics, limits::BOOTH_TOPICS);
    checker.references("offers", &mut booth.offers, limits::BOOTH_TOPICS);
    checker.references("needs", &mut booth.needs, limits::BOOTH_TOPICS);
    checker.references("sessions", &mut booth.sessions, limits::BOOTH_SESSIONS);
    logo(booth, checker);
    colours(booth, checker);
    plot(booth, checker);
    goals(booth, checker);
    checker.list("posters", &mut booth.posters, limits::POSTERS, poster);
    materials(&mut booth.materials, checker);
    checker.list("staff", &mut booth.staff, limits::STAFF, staff);
    if let Some(inside) = &mut booth.contact {
        checker.field("contact", |checker| contact(inside, checker));
    }
    true
}

/// Materials of a booth or a session.
pub(crate) fn materials(materials: &mut Vec<Material>, checker: &mut Checker) {
    checker.list(
        "materials",
        materials,
        limits::MATERIALS,
        |checker, material| {
            checker.text("title", &mut material.title, limits::TITLE, Setting::Line);
            let file = material
                .url
                .rsplit('/')
                .next()
                .unwrap_or(&material.url)
                .to_owned();
            checker.named("title", &mut material.title, &file);
            checker.address("url", &mut material.url, Policy::File)
        },
    );
}

/// How to reach somebody: what is not sound is left out.
pub(crate) fn contact(contact: &mut Contact, checker: &mut Checker) {
    if let Some(mail) = &contact.email
        && !is_mail(mail)
    {
        let found = quoted(mail);
        checker.field("email", |checker| checker.warn(What::BadMail(found)));
        contact.email = None;
    }
    checker.link("url", &mut contact.url, Policy::Web);
    checker.link("privacy", &mut contact.privacy, Policy::File);
    if let Some(form) = &mut contact.form {
        let sound = checker.field("form", |checker| {
            checker.address("url", &mut form.url, Policy::Web)
        });
        if !sound {
            contact.form = None;
        }
    }
}

fn logo(booth: &mut Booth, checker: &mut Checker) {
    let Some(image) = &mut booth.logo else { return };
    let sound = checker.field("logo", |checker| {
        checker.text("alt", &mut image.alt, limits::ALT, Setting::Line);
        checker.address("src", &mut image.src, Policy::File)
    });
    if !sound {
        booth.logo = None;
    }
}

fn colours(booth: &mut Booth, checker: &mut Checker) {
    let Some(colours) = &mut booth.colours else {
        return;
    };
    let main = checker.field("colours", |checker| {
        colours.accent.take_if(|accent| {
            let bad = Colour::parse(accent).is_none();
            if bad {
                let found = quoted(accent);
                checker.field("accent", |checker| checker.warn(What::BadColour(found)));
            }
            bad
        });
        let sound = Colour::parse(&colours.main).is_some();
        if !sound {
            let found = quoted(&colours.main);
            checker.field("main", |checker| checker.warn(What::BadColour(found)));
        }
        sound
    });
    if !main {
        booth.colours = None;
    }
}

fn plot(booth: &mut Booth, checker: &mut Checker) {
    if let Some(plot) = booth.plot
        && !(1..=limits::PLOT).contains(&plot)
    {
        checker.field("plot", |checker| checker.warn(What::NoSuchPlot { plot }));
        booth.plot = None;
    }
}

fn goals(booth: &mut Booth, checker: &mut Checker) {
    let mut seen = [false; limits::SDGS + 1];
    // Twice the goals there are leaves room for repetitions, which are dropped without a word.
    checker.list(
        "sdgs",
        &mut booth.sdgs,
        limits::SDGS * 2,
        |checker, goal| {
            let known = (1..=limits::SDGS).contains(&usize::from(*goal));
            if !known {
                checker.warn(What::BadGoal(*goal));
                return false;
            }
            let first = seen.get_mut(usize::from(*goal));
            first.is_some_and(|seen| !std::mem::replace(seen, true))
        },
    );
}

fn poster(checker: &mut Checker, poster: &mut Poster) -> bool {
    checker.text("alt", &mut poster.alt, limits::ALT, Setting::Line);
    checker.text("title", &mut poster.title, limits::TITLE, Setting::Line);
    checker.text(
        "text",
        &mut poster.text,
        limits::DESCRIPTION,
        Setting::Paragraphs,
    );
    let named_image = poster.image.is_some();
    checker.link("image", &mut poster.image, Policy::File);
    checker.link("link", &mut poster.link, Policy::Link);
    let wordless = poster.title.is_empty() && poster.text.is_empty();
    if poster.image.is_some() && poster.alt.is_empty() && wordless {
        checker.report(Severity::Note, What::NoAlt);
    }
    let shows = poster.image.is_some() || !wordless;
    if !shows && !named_image {
        checker.warn(What::Empty);
    }
    shows
}

fn staff(checker: &mut Checker, person: &mut Staff) -> bool {
    checker.text("name", &mut person.name, limits::NAME, Setting::Line);
    checker.text("role", &mut person.role, limits::LINE, Setting::Line);
    checker.languages("languages", &mut person.languages);
    checker.spans("hours", &mut person.hours);
    let named = !person.name.is_empty() || !person.role.is_empty();
    if !named {
        checker.warn(What::Empty);
    }
    named
}
