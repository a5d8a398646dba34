//! The visitor's list as files for other programs: a table (CSV, RFC 4180) and contacts (vCard 3.0, RFC 2426, which
//! phones read more surely than 4.0).

use feed::exhibition::BoothSlot;
use feed::{Booth, Exhibition};
use page::Records;

use crate::content_line::ContentLines;
use crate::locale::PageLocale;

/// The kept booths with the visitor's notes, as a table that office programs open. Booths that have not come in yet, or are gone,
/// stand at its end with what the visitor's own device knows of them.
pub fn csv(exhibition: &Exhibition, records: &Records, locale: &PageLocale) -> String {
    let columns = [
        "column-name",
        "column-tagline",
        "column-hall",
        "column-website",
        "column-email",
        "column-visited",
        "column-note",
    ];
    // Office programs take a file for UTF-8 only when it begins with a byte order mark.
    let mut out = String::from("\u{feff}");
    row(&mut out, columns.iter().map(|key| locale.t(key)));
    let yes = |id: &String| {
        if records.visited.contains_key(id) {
            locale.t("yes")
        } else {
            String::new()
        }
    };
    let known = kept(exhibition, records);
    for (slot, booth, note) in &known {
        let contact = booth.contact.clone().unwrap_or_default();
        let hall = exhibition.event.halls.get(slot.hall);
        let cells = [
            locale.words(&booth.name),
            locale.words(&booth.tagline),
            hall.map(|hall| locale.words(&hall.title))
                .unwrap_or_default(),
            contact.url.unwrap_or_default(),
            contact.email.unwrap_or_default(),
            yes(&booth.id),
            (*note).to_owned(),
        ];
        row(&mut out, cells);
    }
    for (id, note) in &records.kept_booths {
        if !known.iter().any(|(_, booth, _)| booth.id == *id) {
            let nothing = String::new;
            let (id, yes, note) = (id.clone(), yes(id), note.clone());
            let cells = [id, nothing(), nothing(), nothing(), nothing(), yes, note];
            row(&mut out, cells);
        }
    }
    out
}

/// Adds a row to a table (CSV) in which no cell is run as a formula.
pub fn row(out: &mut String, cells: impl IntoIterator<Item = String>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        // A cell that begins like a formula would be run by office programs (CSV injection): a quote makes it text.
        // Full-width signs count: an input method or the program itself makes them narrow.
        let risky =
            cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
        let cell = if risky { format!("'{cell}") } else { cell };
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// The kept booths that name a way to reach them, as contacts.
pub fn vcard(exhibition: &Exhibition, records: &Records, locale: &PageLocale) -> String {
    let mut lines = ContentLines::default();
    for (_, booth, note) in kept(exhibition, records) {
        let mut remark = locale.words(&exhibition.event.title);
        if !note.is_empty() {
            remark = format!("{remark}\n{note}");
        }
        card(&mut lines, booth, locale, Some(&remark));
    }
    lines.into_string()
}

/// A booth as a contact to hand on, without the visitor's own note.
pub fn contact_card(booth: &Booth, locale: &PageLocale) -> String {
    let mut lines = ContentLines::default();
    card(&mut lines, booth, locale, None);
    lines.into_string()
}

/// The name on a contact.
pub fn name_on(card: &str) -> String {
    let unfolded = card.replace("\r\n ", "");
    let name = unfolded.lines().find_map(|line| line.strip_prefix("FN:"));
    name.unwrap_or_default().replace('\\', "")
}

fn card(lines: &mut ContentLines, booth: &Booth, locale: &PageLocale, remark: Option<&str>) {
    let name = locale.words(&booth.name);
    lines.raw("BEGIN", "VCARD");
    lines.raw("VERSION", "3.0");
    lines.text("FN", &[&name]);
    lines.text("N", &[&name, "", "", "", ""]);
    lines.text("ORG", &[&name]);
    if let Some(reading) = &booth.reading {
        lines.text("X-PHONETIC-ORG", &[reading]);
    }
    if let Some(contact) = &booth.contact {
        if let Some(mail) = &contact.email {
            lines.text("EMAIL;TYPE=INTERNET", &[mail]);
        }
        if let Some(url) = &contact.url {
            lines.raw("URL", url);
        }
    }
    let (city, country) = (locale.words(&booth.city), booth.country.as_deref());
    if !city.is_empty() || country.is_some() {
        let country = country
            .map(|code| locale.country_name(code))
            .unwrap_or_default();
        lines.text("ADR;TYPE=WORK", &["", "", "", &city, "", "", &country]);
    }
    if let Some(remark) = remark {
        lines.text("NOTE", &[remark]);
    }
    lines.raw("END", "VCARD");
}

/// The kept booths in the order of the visitor's walk, else in that of the halls, each with the note.
pub fn kept<'a>(
    exhibition: &'a Exhibition,
    records: &'a Records,
) -> Vec<(&'a BoothSlot, &'a Booth, &'a str)> {
    let mut kept: Vec<_> = exhibition
        .slots
        .iter()
        .filter_map(|slot| {
            let booth = slot.booth()?;
            let note = records.kept_booths.get(&booth.id)?;
            Some((slot, &**booth, note.as_str()))
        })
        .collect();
    let place = |id: &str| records.walk.iter().position(|step| step == id);
    // Those that are not in the walk yet come last, in the halls' order.
    feed::sort::sort_by_key(&mut kept, |(_, booth, _)| {
        place(&booth.id).unwrap_or(usize::MAX)
    });
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Exhibition, Records) {
        let event = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "UTC",
            "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "Hall", "booths": [
                {"version": 1, "id": "one", "name": "=1+1 \"Ltd\"", "country": "JP",
                 "contact": {"email": "a@one.example", "url": "https://one.example/?a=1,2;3"}},
                {"version": 1, "id": "two", "name": "Two; Sons, Co"},
                {"version": 1, "id": "three", "name": "Three"}]}]}"#;
        let event = feed::Event::parse(event.as_bytes(), "event.json");
        let mut records = Records::default();
        records
            .kept_booths
            .insert("one".into(), "first\nsecond".into());
        records.kept_booths.insert("two".into(), String::new());
        records.visited.insert("two".into(), ());
        (Exhibition::new(event.value.unwrap()), records)
    }

    #[test]
    fn a_table_holds_what_is_kept_and_no_formula() {
        let (exhibition, records) = sample();
        let text = csv(
            &exhibition,
            &records,
            &PageLocale::new("en", Some(i18n::Domain::MORE)),
        );
        let mut lines = text.split("\r\n");
        assert!(lines.next().unwrap().starts_with('\u{feff}'));
        let first = lines.next().unwrap();
        assert!(first.starts_with(r#""'=1+1 ""Ltd""""#), "{first}");
        assert!(!text.contains("Three"));
        for sign in ["=", "＝", "＋", "－", "＠", "@", "+", "-"] {
            let mut out = String::new();
            row(&mut out, [format!("{sign}cmd"), format!("a{sign}")]);
            assert_eq!(out, format!("\"'{sign}cmd\",\"a{sign}\"\r\n"));
        }
    }

    #[test]
    fn a_booth_that_has_not_come_in_yet_has_its_row() {
        let (exhibition, mut records) = sample();
        records.kept_booths.insert("=late".into(), "ask".into());
        let locale = PageLocale::new("en", Some(i18n::Domain::MORE));
        let text = csv(&exhibition, &records, &locale);
        let rows: Vec<&str> = text.lines().filter(|line| line.contains(",\"")).collect();
        assert_eq!(rows.len(), 1 + 3, "{text}");
        assert!(
            text.ends_with("\"'=late\",\"\",\"\",\"\",\"\",\"\",\"ask\"\r\n"),
            "{text}"
        );
    }

    #[test]
    fn contacts_are_escaped_and_folded() {
        let (exhibition, mut records) = sample();
        records
            .kept_booths
            .insert("two".into(), "長いメモ".repeat(20));
        let text = vcard(
            &exhibition,
            &records,
            &PageLocale::new("ja", Some(i18n::Domain::MORE)),
        );
        assert_eq!(text.matches("BEGIN:VCARD").count(), 2);
        assert!(text.contains("FN:Two\\; Sons\\, Co\r\n"));
        assert!(text.contains("EMAIL;TYPE=INTERNET:a@one.example"));
        assert!(
            text.contains("URL:https://one.example/?a=1,2;3\r\n"),
            "{text}"
        );
        assert!(text.contains("NOTE:Fair\\nfirst\\nsecond"));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        assert!(text.replace("\r\n ", "").contains(&"長いメモ".repeat(20)));
    }

    #[test]
    fn the_walk_gives_the_order() {
        let (exhibition, mut records) = sample();
        records.walk = vec!["two".into(), "one".into()];
        let ids: Vec<_> = kept(&exhibition, &records)
            .iter()
            .map(|(_, booth, _)| booth.id.as_str())
            .collect();
        assert_eq!(ids, ["two", "one"]);
    }
}
