//! Leads: the visitors who said who they are, with the staff's own note, and as files for other programs.

use live::VisitorId;
use live::message::LineContent;
use live::thread::Thread;
use serde::{Deserialize, Serialize};

use crate::content_line::ContentLines;
use crate::export::{name_on, row};

/// Leads that are kept; the oldest go.
const MOST: usize = 2_000;

/// A visitor who gave a name, a firm or a contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lead {
    /// Who, as the broker knows them: 24 letters and digits.
    pub visitor: String,
    /// When they asked, Unix milliseconds.
    pub asked_ms: f64,
    /// Their name.
    pub name: String,
    /// Their firm.
    pub firm: String,
    /// What they speak, BCP 47.
    pub languages: Vec<String>,
    /// The first words.
    pub words: String,
    /// Contacts that they sent, each a vCard.
    pub contacts: Vec<String>,
    /// What the staff wrote down.
    pub note: String,
}

/// Notes what a talk tells of who the visitor is. Whether that is news.
pub fn note(
    leads: &mut Vec<Lead>,
    id: &VisitorId,
    given: (&str, &str),
    languages: &[String],
    thread: &Thread,
) -> bool {
    let (mut name, mut firm) = (given.0.to_owned(), given.1.to_owned());
    let mut contacts = Vec::new();
    for line in thread.lines() {
        match &line.said {
            LineContent::Introduced {
                name: said,
                firm: of,
            } => {
                name.clone_from(said);
                firm.clone_from(of);
            }
            LineContent::Contact(card) => contacts.push(card.clone()),
            _ => {}
        }
    }
    if name.is_empty() && firm.is_empty() && contacts.is_empty() {
        return false;
    }
    let visitor = id.to_string();
    let at = leads.iter().position(|lead| lead.visitor == visitor);
    let note = at.map_or_else(String::new, |at| leads[at].note.clone());
    let lead = Lead {
        visitor,
        asked_ms: thread.asked().to_unix_ms(),
        name,
        firm,
        languages: languages.to_vec(),
        words: thread.words().to_owned(),
        contacts,
        note,
    };
    match at {
        Some(at) if leads[at] == lead => return false,
        Some(at) => leads[at] = lead,
        None => {
            leads.push(lead);
            if leads.len() > MOST {
                leads.remove(0);
            }
        }
    }
    true
}

impl Lead {
    /// What they are called in a list: their name, else their firm, else the name on what they sent.
    pub fn title(&self) -> String {
        let sent = || self.contacts.first().map(|card| name_on(card));
        let known = [&self.name, &self.firm]
            .into_iter()
            .find(|name| !name.is_empty());
        known.cloned().or_else(sent).unwrap_or_default()
    }
}

/// The last columns: what `boothwalk figures --leads` counts.
const COUNTED: [&str; 3] = ["booth", "kind", "date"];

/// Leads of a booth as a table (CSV), with these words above the first columns: when, name, firm, languages, first words,
/// contacts, note. `when` gives date and time of a moment in Unix milliseconds.
pub fn csv(
    leads: &[Lead],
    booth: &str,
    head: [String; 7],
    when: impl Fn(f64) -> (String, String),
) -> String {
    // Office programs take a file for UTF-8 only when it begins with a byte order mark.
    let mut out = String::from("\u{feff}");
    row(&mut out, head.into_iter().chain(COUNTED.map(str::to_owned)));
    for lead in leads {
        let (date, time) = when(lead.asked_ms);
        let contacts: Vec<String> = lead.contacts.iter().map(|card| name_on(card)).collect();
        row(
            &mut out,
            [
                format!("{date} {time}"),
                lead.name.clone(),
                lead.firm.clone(),
                lead.languages.join(" "),
                lead.words.clone(),
                contacts.join("; "),
                lead.note.clone(),
                booth.to_owned(),
                "request".to_owned(),
                date,
            ],
        );
    }
    out
}

/// Leads as contacts (vCard); `from` names the event and the booth in each.
pub fn vcard(leads: &[Lead], from: &str) -> String {
    let mut lines = ContentLines::default();
    for lead in leads {
        let name = lead.title();
        lines.raw("BEGIN", "VCARD");
        lines.raw("VERSION", "3.0");
        lines.text("FN", &[&name]);
        lines.text("N", &[&name, "", "", "", ""]);
        if !lead.firm.is_empty() {
            lines.text("ORG", &[&lead.firm]);
        }
        let parts = [from, &lead.words, &lead.note].into_iter();
        let remark: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        lines.text("NOTE", &[&remark.join("\n")]);
        lines.raw("END", "VCARD");
    }
    // What visitors sent is theirs: it follows as it came, if it is a contact as this page sends them.
    let mut text = lines.into_string();
    for card in leads.iter().flat_map(|lead| &lead.contacts) {
        if card.starts_with("BEGIN:VCARD\r\n") && card.trim_end().ends_with("END:VCARD") {
            text.push_str(card.trim_end());
            text.push_str("\r\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(name: &str, firm: &str, note: &str) -> Lead {
        Lead {
            name: name.to_owned(),
            firm: firm.to_owned(),
            note: note.to_owned(),
            words: "Do you ship to Hue?".to_owned(),
            languages: vec!["vi".to_owned(), "en".to_owned()],
            ..Lead::default()
        }
    }

    #[test]
    fn a_table_runs_no_formula_of_a_visitor() {
        let leads = [lead("=HYPERLINK(\"x\")", "A \"B\"", "+1")];
        let head = [
            "When",
            "Name",
            "Firm",
            "Languages",
            "Words",
            "Contacts",
            "Note",
        ];
        let table = csv(&leads, "one", head.map(str::to_owned), |_| {
            ("2026-11-28".to_owned(), "12:00".to_owned())
        });
        assert!(table.contains(r#""Note","booth","kind","date""#), "{table}");
        assert_eq!(
            table.lines().nth(1),
            Some(
                r#""2026-11-28 12:00","'=HYPERLINK(""x"")","A ""B""","vi en","Do you ship to Hue?","","'+1","one","request","2026-11-28""#
            )
        );
    }

    #[test]
    fn a_contact_cannot_be_broken_out_of() {
        let text = vcard(&[lead("An\r\nEND:VCARD", "Firm; Ltd", "")], "Fair, One");
        assert_eq!(text.matches("BEGIN:VCARD").count(), 1, "{text}");
        assert_eq!(text.lines().filter(|line| *line == "END:VCARD").count(), 1);
        assert!(text.contains("ORG:Firm\\; Ltd\r\n"), "{text}");
        assert!(
            text.contains("NOTE:Fair\\, One\\nDo you ship to Hue?"),
            "{text}"
        );
    }

    #[test]
    fn who_gives_no_name_is_no_lead_and_a_note_stays() {
        let id = VisitorId::from_key(&[1; 32]);
        let now = live::LiveTime::from_tenths(10);
        let thread = Thread::new("one".to_owned(), id, 7, "Hello".to_owned(), now);
        let mut leads = Vec::new();
        assert!(!note(&mut leads, &id, ("", ""), &[], &thread));
        assert!(note(&mut leads, &id, ("An", ""), &[], &thread));
        leads[0].note = "send a sample".to_owned();
        assert!(!note(&mut leads, &id, ("An", ""), &[], &thread));
        assert!(note(&mut leads, &id, ("An", "Firm"), &[], &thread));
        assert_eq!((leads.len(), leads[0].note.as_str()), (1, "send a sample"));
    }
}
