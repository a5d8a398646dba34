//! What the format says that a field may hold, for the cells that fill it.

use feed::Booth;
use feed::fields::{Described, ObjectType, Rule};
use feed::programme::Session;

/// Whether a field of a booth or a session, by its path (`meetings.place`), is words in a language.
pub(super) fn is_words(path: &str) -> bool {
    matches!(
        rule(path),
        Some(Rule::Line(_) | Rule::Paragraphs(_) | Rule::Prose(_))
    )
}

/// Whether its words stand on one line.
pub(super) fn is_line(path: &str) -> bool {
    matches!(rule(path), Some(Rule::Line(_) | Rule::Words(_)))
}

/// Whether its words are in the CommonMark subset.
pub(super) fn is_prose(path: &str) -> bool {
    matches!(rule(path), Some(Rule::Prose(_)))
}

fn rule(path: &str) -> Option<Rule> {
    let of = |object: &'static ObjectType| {
        let (mut inside, mut rule) = (Some(object), None);
        for name in path.split('.') {
            let field = inside?.field(name)?;
            (inside, rule) = (field.inside, Some(field.rule));
        }
        rule
    };
    of(Booth::OBJECT).or_else(|| of(Session::OBJECT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_what_the_format_says() {
        for path in ["name", "tagline", "city", "title", "meetings.place"] {
            assert!(is_words(path) && is_line(path) && !is_prose(path), "{path}");
        }
        for path in ["description", "abstract"] {
            assert!(is_words(path) && is_prose(path) && !is_line(path), "{path}");
        }
        assert!(is_line("reading") && !is_words("reading"));
        for path in ["id", "country", "contact.url", "posters", "nothing"] {
            assert!(!is_words(path) && !is_line(path), "{path}");
        }
    }
}
