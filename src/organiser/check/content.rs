//! What only the organiser's command looks at: dates gone by, colours that cannot be read, names too long for a sign,
//! and how much visitors download for each hall.

use std::collections::BTreeMap;

use feed::problem::Severity;
use feed::{Booth, Colour};
use i18n::value;
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use crate::console::Console;
use crate::files;
use crate::report::Finding;
use crate::source::Source;

/// Characters, East Asian ones counted twice, that the fascia of a standard booth shows in letters one can read from the aisle.
const SIGN_WIDTH: usize = 44;
/// Least contrast between an exhibitor's two colours for the accent to be seen as one (WCAG 2.2, 1.4.11).
const CONTRAST: f32 = 3.0;
/// Bytes of one hall's pictures that a visitor on a slow line (1.6 Mb/s) waits half a minute for.
const HALL_BYTES: usize = 6_000_000;

/// Looks at an event that has been read; `pictures` are the bytes of each file's pictures as the site would hold them.
pub(super) fn findings(
    source: &Source,
    pictures: &BTreeMap<String, usize>,
    console: &Console,
) -> Vec<Finding> {
    let exhibition = &source.exhibition;
    let now = Timestamp::now();
    let mut findings = Vec::new();
    for (index, slot) in exhibition.slots.iter().enumerate() {
        if let Some(booth) = slot.booth() {
            let mut look = BoothLook {
                file: exhibition.file(index),
                now,
                console,
                findings: &mut findings,
            };
            look.booth(booth);
            if files::is_reserved(&slot.id) {
                let values = [("id", value(slot.id.clone()))];
                look.report(Severity::Warning, "id", "id-reserved", &values);
            }
        }
    }
    let hosts = catalogue::visited_hosts(exhibition);
    if exhibition.event.direct && !hosts.is_empty() {
        let hosts: Vec<String> = hosts.into_iter().collect();
        findings.push(Finding::ours(
            Severity::Note,
            exhibition.event_file(),
            "direct",
            "direct-hosts",
            &[("hosts", value(hosts.join(", ")))],
            console,
        ));
    }
    for (index, hall) in exhibition.event.halls.iter().enumerate() {
        let files = exhibition
            .hall_slots(index)
            .filter_map(|(_, slot)| slot.source.as_ref());
        let bytes: usize = files.filter_map(|file| pictures.get(file)).sum();
        if bytes > HALL_BYTES {
            let megabytes = |bytes: usize| format!("{:.1}", bytes as f64 / 1e6);
            let values = [
                ("hall", value(hall.id.clone())),
                ("bytes", value(megabytes(bytes))),
                ("budget", value(megabytes(HALL_BYTES))),
            ];
            let path = format!("halls[{index}]");
            findings.push(Finding::ours(
                Severity::Note,
                exhibition.event_file(),
                &path,
                "hall-heavy",
                &values,
                console,
            ));
        }
    }
    findings
}

/// Looks at one booth.
struct BoothLook<'a> {
    file: String,
    now: Timestamp,
    console: &'a Console,
    findings: &'a mut Vec<Finding>,
}

impl BoothLook<'_> {
    fn report(
        &mut self,
        severity: Severity,
        path: &str,
        key: &str,
        values: crate::console::Values<'_>,
    ) {
        self.findings.push(Finding::ours(
            severity,
            &self.file,
            path,
            key,
            values,
            self.console,
        ));
    }

    fn booth(&mut self, booth: &Booth) {
        for shown in booth.name.wordings() {
            let width = shown.text.width();
            if width > SIGN_WIDTH {
                let values = [("width", value(width)), ("limit", value(SIGN_WIDTH))];
                let path = shown
                    .language
                    .map_or_else(|| "name".to_owned(), |language| format!("name.{language}"));
                self.report(Severity::Note, &path, "name-long-for-sign", &values);
            }
        }
        if let Some(colours) = &booth.colours
            && let Some(main) = Colour::parse(&colours.main)
            && let Some(accent) = colours.accent.as_deref().and_then(Colour::parse)
            && main.contrast(accent) < CONTRAST
        {
            let values = [
                ("contrast", value(format!("{:.1}", main.contrast(accent)))),
                ("wanted", value(format!("{CONTRAST:.1}"))),
            ];
            self.report(Severity::Note, "colours.accent", "colours-alike", &values);
        }
        for (index, material) in booth.materials.iter().enumerate() {
            if material.until.is_some_and(|until| until.at < self.now) {
                let until = material
                    .until
                    .map_or_else(String::new, |until| until.to_string());
                self.report(
                    Severity::Note,
                    &format!("materials[{index}].until"),
                    "material-over",
                    &[("until", value(until))],
                );
            }
        }
        if !booth.staff.is_empty()
            && booth
                .staff
                .iter()
                .flat_map(|person| &person.hours)
                .all(|span| span.end.at < self.now)
            && booth.staff.iter().any(|person| !person.hours.is_empty())
        {
            self.report(Severity::Note, "staff", "staff-over", &[]);
        }
    }
}
