//! What visitors are shown of booths with faults: what can be shown, and no word of a checker. `serve` shows the faults.

use std::collections::BTreeSet;

use feed::later::Later;
use feed::problem::Severity;
use feed::{Booth, Exhibition};

use crate::source;

/// Writes booths anew whose files hold something that cannot be shown, without it. `left_out` are pictures that are not in the
/// site: the file that names each, and its address there.
pub(super) fn without_faults(
    exhibition: &mut Exhibition,
    brought: &mut [(String, Vec<u8>)],
    left_out: &BTreeSet<(String, String)>,
) {
    for index in 0..exhibition.slots.len() {
        let slot = &exhibition.slots[index];
        let Some(name) = slot.source.as_deref().and_then(source::beside) else {
            continue;
        };
        let Some(booth) = slot.booth() else { continue };
        let faulty = slot
            .problems()
            .iter()
            .any(|problem| problem.severity > Severity::Note);
        let shown = |address: &str| !left_out.contains(&(name.clone(), address.to_owned()));
        let shown_object = booth
            .object
            .as_ref()
            .is_none_or(|object| shown(&object.src) && object.picture.as_deref().is_none_or(shown));
        let screen = booth.screen.as_ref().and_then(Later::get).cloned();
        let shown_film = screen.as_ref().is_none_or(|screen| {
            shown(&screen.video) && screen.poster.as_deref().is_none_or(shown)
        });
        let whole = shown_object
            && shown_film
            && booth.logo.as_ref().is_none_or(|logo| shown(&logo.src))
            && booth
                .posters
                .iter()
                .all(|poster| poster.image.as_deref().is_none_or(shown));
        if whole && !faulty {
            continue;
        }
        let mut booth = Booth::clone(booth);
        booth.logo = booth.logo.filter(|logo| shown(&logo.src));
        booth.object = booth.object.filter(|object| shown(&object.src));
        if let Some(object) = &mut booth.object {
            object.picture = object.picture.take().filter(|picture| shown(picture));
        }
        booth.screen = screen
            .filter(|screen| shown(&screen.video))
            .map(|mut screen| {
                screen.poster = screen.poster.take().filter(|poster| shown(poster));
                Later::from(screen)
            });
        // A poster that says nothing without its picture goes with it.
        for poster in &mut booth.posters {
            poster.image = poster.image.take().filter(|image| shown(image));
        }
        booth.posters.retain(|poster| {
            poster.image.is_some() || !poster.title.is_empty() || !poster.text.is_empty()
        });
        let Ok(text) = serde_json::to_vec(&booth) else {
            continue;
        };
        let parsed = Booth::parse(&text, &name);
        if parsed.value.is_none() {
            continue;
        }
        exhibition.set_booth(index, parsed);
        if let Some((_, bytes)) = brought.iter_mut().find(|(known, _)| *known == name) {
            *bytes = text;
        }
    }
}

/// A file of the event without the space between its values, which visitors would load for nothing; what is no JSON stays as
/// it is. `serve` leaves the space, because it tells lines and columns of files that are being written.
pub(super) fn without_space(file: &[u8]) -> Vec<u8> {
    if serde_json::from_slice::<serde::de::IgnoredAny>(file).is_err() {
        return file.to_vec();
    }
    let (mut in_text, mut escaped) = (false, false);
    let mut kept = file.to_vec();
    kept.retain(|byte| {
        let was_escaped = std::mem::take(&mut escaped);
        match byte {
            b'"' if !was_escaped => in_text = !in_text,
            b'\\' if in_text => escaped = !was_escaped,
            b' ' | b'\t' | b'\r' | b'\n' => return in_text,
            _ => {}
        }
        true
    });
    kept
}

#[cfg(test)]
mod tests {
    use super::without_space;

    #[test]
    fn space_between_values_goes_and_no_other() {
        let written = br#"{ "a" : [ 1 , 2.50,
            "b \" c  \\" , " " ],	"d": " \\\" }" }"#;
        assert_eq!(
            String::from_utf8_lossy(&without_space(written)),
            r#"{"a":[1,2.50,"b \" c  \\"," "],"d":" \\\" }"}"#
        );
        let broken = br#"{ "a" : "#;
        assert_eq!(without_space(broken), broken);
    }
}
