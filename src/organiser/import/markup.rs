//! What web pages leave in cells and schedules: escapes such as `&amp;`, and tags.

use std::borrow::Cow;

/// Characters of the longest name of an escape.
const NAME: usize = 32;

/// Times that a text may have been escaped.
const TIMES: usize = 3;

/// Tags that mark text, and so are no part of it. Others stay: `<A4>` may well be a product.
const TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
];

/// A text without escapes: `AT&amp;T` is `AT&T`, and so is `AT&T`. Programs escape what is escaped already.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..TIMES {
        match once(&text) {
            Some(plain) => text = Cow::Owned(plain),
            None => break,
        }
    }
    text
}

/// A text with its escapes taken off once; `None` where there are none.
fn once(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('&') {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        let name = here
            .char_indices()
            .skip(1)
            .take(NAME)
            .find(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '#'));
        let escape = match name {
            Some((end, ';')) if end > 1 => quick_xml::escape::unescape_with(
                &here[..=end],
                quick_xml::escape::resolve_html5_entity,
            )
            .ok()
            .map(|plain| (end, plain)),
            _ => None,
        };
        match escape {
            Some((end, plain)) => {
                found = true;
                out.push_str(&plain);
                rest = &here[end + 1..];
            }
            None => {
                out.push('&');
                rest = &here[1..];
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// A text without what pages hold for programs alone, scripts and styles.
fn without_programs(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut text = text;
    for name in ["script", "style"] {
        while let Some((start, end)) = element(&text, name) {
            let rest = format!("{}{}", &text[..start], &text[end..]);
            text = Cow::Owned(rest);
        }
    }
    text
}

/// Where an element begins and ends with all that is in it.
fn element(text: &str, name: &str) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    let start = loop {
        let at = from + lower[from..].find(&format!("<{name}"))?;
        let behind = lower[at + 1 + name.len()..].chars().next();
        if matches!(behind, Some('>' | ' ' | '\n' | '\t')) {
            break at;
        }
        from = at + 1;
    };
    let close = format!("</{name}>");
    let end = start + lower[start..].find(&close)? + close.len();
    Some((start, end))
}

/// A line of text without escapes and tags; breaks are spaces.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    let plain = without_programs(unescaped(text));
    let spaces = |c: char| matches!(c, ' ' | '\n' | '\r' | '\t');
    let is_broken = plain.contains(['\n', '\r', '\t']) || plain.contains("  ");
    if tag_in(&plain).is_none() && !is_broken {
        return plain;
    }
    let mut out = String::new();
    let mut rest: &str = &plain;
    while let Some((start, end, name, _)) = tag_in(rest) {
        out.push_str(&rest[..start]);
        if matches!(name.as_str(), "br" | "p" | "div" | "li" | "hr") {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split(spaces).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// The first tag of HTML in a text: where it begins and ends, its name, and whether it closes.
fn tag_in(text: &str) -> Option<(usize, usize, String, bool)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('<') {
        let start = from + at;
        let inside = &text[start + 1..];
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
        let behind = inside.trim_start_matches('/').chars().nth(name.len());
        let is_tag =
            TAGS.contains(&name.as_str()) && matches!(behind, Some('>' | '/' | ' ' | '\n' | '\t'));
        if is_tag && let Some(end) = inside.find('>') {
            return Some((start, start + 1 + end + 1, name, inside.starts_with('/')));
        }
        from = start + 1;
    }
    None
}

/// HTML as the Markdown that the feed reads: paragraphs, lists, links, emphasis; other tags fall away. What is no HTML
/// stays as it is, its escapes aside.
pub(crate) fn prose(text: &str) -> String {
    // Tags are sought before the escapes are taken off, and behind: `&lt;br&gt;` is a break that was escaped.
    let text = without_programs(unescaped(text));
    if tag_in(&text).is_none() {
        return text.into_owned();
    }
    let mut out = String::new();
    let mut rest: &str = &text;
    let mut link: Option<String> = None;
    while let Some((start, end, name, closes)) = tag_in(rest) {
        out.push_str(&rest[..start]);
        let tag = &rest[start..end];
        rest = &rest[end..];
        match (name.as_str(), closes) {
            (
                "p" | "div" | "ul" | "ol" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6",
                _,
            ) => out.push_str("\n\n"),
            ("br" | "hr", _) => out.push('\n'),
            ("li", false) => out.push_str("\n- "),
            ("strong" | "b", _) => out.push_str("**"),
            ("em" | "i", _) => out.push('*'),
            ("a", false) => {
                let address = tag
                    .split_once("href=")
                    .map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
                link = address
                    .and_then(|rest| rest.split(['"', '\'', ' ', '>']).next())
                    .map(str::to_owned);
                if link.is_some() {
                    out.push('[');
                }
            }
            ("a", true) => {
                if let Some(address) = link.take() {
                    out.push_str("](");
                    out.push_str(&address);
                    out.push(')');
                }
            }
            _ => {}
        }
    }
    out.push_str(rest);
    // An address without the tag that ends it.
    if let Some(address) = link {
        out.push_str("](");
        out.push_str(&address);
        out.push(')');
    }
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_off_and_ampersands_stay() {
        for (text, plain) in [
            ("AT&amp;T", "AT&T"),
            ("AT&amp;amp;T", "AT&T"),
            ("&#x20;Acme&#32;", " Acme "),
            ("Soci&eacute;t&eacute; &laquo;X&raquo;", "Société «X»"),
            ("A&nbsp;B", "A\u{a0}B"),
            ("&#26666;&#x5f0f;会社", "株式会社"),
            ("&lt;b&gt;", "<b>"),
            // No escapes, whatever they look like.
            ("AT&T", "AT&T"),
            ("R&D; x", "R&D; x"),
            ("A & B; C", "A & B; C"),
            ("P&G", "P&G"),
            ("&", "&"),
            ("&;", "&;"),
            ("&#;", "&#;"),
            ("&#xffffffff;", "&#xffffffff;"),
            ("https://x.example/?a=1&b=2", "https://x.example/?a=1&b=2"),
            ("青葉＆若葉；", "青葉＆若葉；"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }

    #[test]
    fn lines_lose_their_tags_and_nothing_else() {
        for (text, plain) in [
            ("Acme<br>Pumps", "Acme Pumps"),
            ("Acme<BR />Pumps", "Acme Pumps"),
            ("Acme&lt;br&gt;Pumps", "Acme Pumps"),
            ("<b>Acme</b> <span class=\"x\">Co.</span>", "Acme Co."),
            ("Jane  Roe ", "Jane Roe"),
            ("Acme\n Pumps", "Acme Pumps"),
            ("山田　太郎<br>", "山田　太郎"),
            ("H<sub>2</sub>O", "H2O"),
            ("Size <A4>", "Size <A4>"),
            ("a < b > c", "a < b > c"),
            ("<bold claim>", "<bold claim>"),
            ("1 <b", "1 <b"),
        ] {
            assert_eq!(line(text), plain, "{text}");
        }
    }

    #[test]
    fn html_becomes_markdown() {
        assert_eq!(
            prose("<p>One <b>two</b></p><ul><li>a</li><li>b &amp; c</li></ul>"),
            "One **two**\n\n- a\n- b & c"
        );
        assert_eq!(
            prose("<p>See <a href=\"https://x.example/\">there</a>.<br>Bye</p>"),
            "See [there](https://x.example/).\nBye"
        );
        assert_eq!(
            prose("See <a href=https://x.example/>there"),
            "See [there](https://x.example/)"
        );
        assert_eq!(
            prose("Pumps &amp; valves&lt;br&gt;Pipes"),
            "Pumps & valves\nPipes"
        );
        assert_eq!(prose("1 < 2 and *stars*"), "1 < 2 and *stars*");
        assert_eq!(prose("R&D; <A4>"), "R&D; <A4>");
        assert_eq!(
            prose("<p>One</p><SCRIPT src=x>a < b</script><style>p{}</style>"),
            "One"
        );
        assert_eq!(prose("<scripts> & <style"), "<scripts> & <style");
    }
}
