//! Content lines, which iCalendar (RFC 5545, 3.1) and vCard (RFC 6350, 3.2) share: folded, with their texts escaped.
//!
//! By hand, because the crates at hand fold wrongly: `ics` at 76 octets, `content-line-writer` 0.4 counts characters, so
//! that a line of Japanese becomes three times as long; and neither escapes.

/// Octets of a line, its end not counted.
const MOST: usize = 75;

/// Lines one after another.
#[derive(Default)]
pub struct ContentLines(String);

impl ContentLines {
    /// A line whose value is no text: a time, an address (which is not escaped: `,` and `;` are its own), a fixed word.
    /// `name` is the property with its parameters.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut room = MOST;
        // What no line can hold would end it or is forbidden (RFC 5545, CONTROL).
        let value = value.chars().filter(|c| !c.is_control() || *c == '\t');
        for c in name.chars().chain([':']).chain(value) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MOST - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }

    /// A line with texts, divided by `;` where there are several.
    pub fn text(&mut self, name: &str, texts: &[&str]) {
        let mut value = String::new();
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                value.push(';');
            }
            escape(text, &mut value);
        }
        self.raw(name, &value);
    }

    /// All of them.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// RFC 5545, 3.3.11, and RFC 6350, 3.4.
fn escape(text: &str, out: &mut String) {
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_are_escaped_and_addresses_are_not() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", &["Water, waste; C:\\new\r\nand\rmore\0"]);
        lines.text("N", &["Two; Sons", "", ""]);
        lines.raw("URL", "https://fair.example/a;b,c?d=1\r\nBEGIN:VCARD");
        assert_eq!(
            lines.into_string(),
            "SUMMARY:Water\\, waste\\; C:\\\\new\\nand\\nmore\r\nN:Two\\; Sons;;\r\n\
             URL:https://fair.example/a;b,c?d=1BEGIN:VCARD\r\n"
        );
    }

    proptest! {
        #[test]
        fn lines_hold_75_octets_and_unfold_to_what_was_written(text in "[\\PC\n]{0,200}") {
            let mut lines = ContentLines::default();
            lines.text("NOTE", &[&text]);
            let folded = lines.into_string();
            // Each piece is a string of its own, so no character is divided.
            for line in folded.split("\r\n") {
                prop_assert!(line.len() <= MOST, "{} octets", line.len());
            }
            let mut whole = String::from("NOTE:");
            escape(&text, &mut whole);
            prop_assert_eq!(folded.replace("\r\n ", ""), whole + "\r\n");
        }
    }

    #[test]
    fn as_much_as_fits_stands_on_a_line() {
        let mut lines = ContentLines::default();
        lines.raw("X", &"a".repeat(200));
        let folded = lines.into_string();
        let lengths: Vec<_> = folded.split("\r\n").map(str::len).collect();
        assert_eq!(lengths, [75, 75, 54, 0]);
    }
}
