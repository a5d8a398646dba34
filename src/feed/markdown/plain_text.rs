//! The words of a text in CommonMark without reading it as such: near enough for finding it, and for a first look.
//!
//! The reader of CommonMark ([`crate::markdown`]) weighs a tenth of what a visitor waits for before the list can be searched,
//! most of it names of letters (`&eacute;`) that hardly anybody writes. ProblemKind searching needs of it is here.

/// Letters that would else be taken for a text's form, by the names that people do write.
const NAMED: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
];

/// The words, one space between them: without emphasis, marks of lists and headings, and where links lead.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = without_mark(line.trim());
        // Where a link leads that is named elsewhere.
        if line.starts_with('[') && line.contains("]:") {
            continue;
        }
        add(line, &mut out);
        out.push(' ');
    }
    for (name, letter) in NAMED {
        if out.contains(name) {
            out = out.replace(name, letter);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line without the marks of quotations, headings and lists before it.
fn without_mark(line: &str) -> &str {
    let mut line = line;
    loop {
        let words = line.trim_start_matches(['#', '>', '-', '+', '*']);
        let words = match words.trim_start_matches(|c: char| c.is_ascii_digit()) {
            numbered if numbered.len() < words.len() => {
                numbered.strip_prefix(['.', ')']).unwrap_or(words)
            }
            _ => words,
        };
        // A mark is one only where a space follows, or nothing, or another mark.
        if words.len() == line.len() || !(words.is_empty() || words.starts_with(' ')) {
            return line;
        }
        line = words.trim_start();
    }
}

fn add(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '*' | '`' => after,
            // Inside a word it is one of its letters.
            '_' if !(after.starts_with(char::is_alphanumeric)
                && out.ends_with(char::is_alphanumeric)) =>
            {
                after
            }
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                let escaped = after.get(1..).unwrap_or_default();
                out.push_str(after.get(..1).unwrap_or_default());
                escaped
            }
            ']' => match after.strip_prefix('(').and_then(|at| at.split_once(')')) {
                Some((_, after)) => {
                    open_link(out);
                    after
                }
                None => {
                    out.push(c);
                    after
                }
            },
            _ => {
                out.push(c);
                after
            }
        };
    }
}

/// Takes away the bracket at which the words of a link began, and a picture's sign before it.
fn open_link(out: &mut String) {
    if let Some(at) = out.rfind('[') {
        out.remove(at);
        if out.get(..at).is_some_and(|before| before.ends_with('!')) {
            out.remove(at - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Booth;
    use crate::markdown::plain;

    #[test]
    fn the_words_are_those_that_are_shown() {
        for text in [
            "",
            "Plain words.",
            "# Heading\n\nA *word*, a **bold one**, and __another__; snake_case stays.",
            "- one\n- two\n\n1. first\n2) second\n\n> said",
            "A [link](https://a.example/b) and ![a picture](c.png), 日本**語**の_文_です。",
            "R&amp;D, 5 &lt; 6, 2 \\* 3",
            "`code` and\na second line  \nbroken",
            "[named][x], then\n\n[x]: https://a.example",
            "2021 was good. 3.5 % more; -5 °C, #1",
        ] {
            let letters = |words: &str| {
                let letters = words.chars().filter(|c| c.is_alphanumeric());
                letters.collect::<String>()
            };
            let text_shown = plain(text).replace("[x]", "");
            assert_eq!(
                letters(&super::words(text).replace("[x]", "")),
                letters(&text_shown),
                "{text}"
            );
        }
        assert_eq!(
            super::words("A [link](https://a.example) *here*."),
            "A link here."
        );
    }

    #[test]
    fn the_words_of_the_samples_are_those_that_are_shown() {
        let mut read = 0;
        for event in ["ascc-2021", "showcase"] {
            let folder = format!(
                "{}/../../assets/events/{event}/booths",
                env!("CARGO_MANIFEST_DIR")
            );
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.extension().is_none_or(|end| end != "json") {
                    continue;
                }
                let booth = Booth::parse(&std::fs::read(&path).unwrap(), "booth.json");
                for words in booth.value.iter().flat_map(|booth| {
                    let wordings = booth.description.wordings();
                    wordings
                        .map(|wording| wording.text.to_owned())
                        .collect::<Vec<_>>()
                }) {
                    assert_eq!(super::words(&words), plain(&words), "{}", path.display());
                    read += 1;
                }
            }
        }
        assert!(read > 50, "{read}");
    }
}
