//! Views as text: prerendered pages.

use super::{Element, Value, View};

/// Elements that have no end and nothing inside.
const VOID: [&str; 9] = [
    "br", "hr", "img", "input", "link", "meta", "rect", "source", "track",
];
/// Elements whose inside is no HTML: what stands there must not be able to end them (see `in_script`).
const RAW: [&str; 1] = ["script"];

impl View {
    /// The view as HTML.
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, false);
        out
    }

    fn write(&self, out: &mut String, raw: bool) {
        match self {
            Self::Nothing => {}
            Self::Words(words) if raw => out.push_str(words),
            Self::Words(words) => escape_into(words, out),
            Self::Element(element) => element.write(out),
            Self::Many(views) => {
                for view in views {
                    view.write(out, raw);
                }
            }
            // Text does not change: pages that are written have none.
            Self::Live(_) => {}
        }
    }
}

impl Element {
    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            match value {
                Value::Absent | Value::Live(_) => continue,
                Value::Present => {
                    out.push(' ');
                    out.push_str(name);
                }
                Value::Words(words) => {
                    out.push(' ');
                    out.push_str(name);
                    out.push_str("=\"");
                    escape_into(words, out);
                    out.push('"');
                }
            }
        }
        if self.tag == "rect" {
            out.push('/');
        }
        out.push('>');
        if VOID.contains(&self.tag) {
            return;
        }
        for child in &self.children {
            child.write(out, RAW.contains(&self.tag));
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

/// A text as it has to stand in HTML or XML, inside an element or between double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

fn escape_into(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No sign of its own in HTML: the parser would take it for the end of a file or drop it.
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{IntoView, br, div, img, p, script};

    #[test]
    fn words_stay_words() {
        let view = div()
            .class("a \"b\"")
            .child((
                p().hidden(true).child("<b>&"),
                None::<&str>,
                br(),
                img().alt(""),
            ))
            .into_view();
        assert_eq!(
            view.to_html(),
            r#"<div class="a &quot;b&quot;"><p hidden>&lt;b&gt;&amp;</p><br><img alt=""></div>"#
        );
    }

    #[test]
    fn scripts_are_written_as_they_are() {
        let view = script().child("{\"a\": \"\\u003c\"}").into_view();
        assert_eq!(view.to_html(), "<script>{\"a\": \"\\u003c\"}</script>");
    }
}
