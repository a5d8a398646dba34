//! Looks at the values of a file after its shape: cleans texts, cuts what is over a limit, drops links that are not
//! followed. Whatever can still be shown is kept.

mod booths;
mod checker;
mod events;
mod exhibition;
mod fields;
mod programmes;

use crate::problem::{Problem, ProblemKind, Reference, Severity, quoted};
use crate::{Booth, Event, limits};
pub(crate) use checker::{Checker, Clean, Setting, Settle};

/// Drops what a booth names from the event's vocabulary and the vocabulary does not have.
pub(crate) fn known_topics(
    booth: &mut Booth,
    event: &Event,
    file: &str,
    problems: &mut Vec<Problem>,
) {
    let lists = [
        ("topics", &mut booth.topics),
        ("offers", &mut booth.offers),
        ("needs", &mut booth.needs),
    ];
    for (name, ids) in lists {
        let mut index = 0;
        ids.retain(|id| {
            let is_known = event.topics.iter().any(|topic| topic.id == *id);
            if !is_known {
                let what = ProblemKind::NoSuch {
                    kind: Reference::Topic,
                    id: quoted(id),
                };
                let path = format!("{name}[{index}]");
                problems.push(Problem {
                    path,
                    ..Problem::of_file(Severity::Warning, file, what)
                });
            }
            index += 1;
            is_known
        });
    }
}

/// Lower-case letters, digits and hyphens, beginning and ending with a letter or digit.
pub(crate) fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limits::ID).contains(&id.len())
        && id.bytes().all(plain)
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// Whether a text is two public keys of 32 bytes, each in base64url without padding, with a dot between them.
pub(crate) fn is_desk_keys(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_key = |key: &str| key.len() == 43 && key.bytes().all(plain);
    text.split_once('.')
        .is_some_and(|(sign, seal)| is_key(sign) && is_key(seal))
}

/// The nearest fit id: lower case, hyphens for everything else, and code points for letters of other scripts, so
/// that different ids stay different. Empty when nothing is left.
pub(crate) fn fit_id(id: &str) -> String {
    let mut fit = String::new();
    for c in id.chars() {
        match c.to_ascii_lowercase() {
            plain if plain.is_ascii_lowercase() || plain.is_ascii_digit() => fit.push(plain),
            letter if letter.is_alphabetic() => {
                fit.push_str(&format!("-{:x}-", u32::from(letter)));
            }
            _ => fit.push('-'),
        }
    }
    let parts: Vec<&str> = fit.split('-').filter(|part| !part.is_empty()).collect();
    let mut fit = parts.join("-");
    fit.truncate(limits::ID);
    fit.trim_end_matches('-').to_owned()
}

/// Whether a text has the shape of a BCP 47 language tag.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let primary = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    primary
        && tag.len() <= 35 // the length that RFC 5646, section 4.4.1, asks software to allow
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
