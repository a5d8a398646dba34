//! What visitors are shown of booths with faults: what can be shown, and no word of a checker. `serve` shows the faults.

use std::collections::BTreeSet;

use feed::problem::Severity;
use feed::{Booth, Exhibition};

use crate::source;

/// Writes booths anew whose files hold something that cannot be shown, without it. `left_out` are pictures that are not in the
/// site: the file that names each, and its address there.
pub(super) fn without_faults(
    exhibition: &mut Exhibition,
    brought: &mut [(String, Vec<u8>)],
    left_out: &BTreeSet<(String, String)>,
) -> Vec<String> {
    let mut written = Vec::new();
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
        let whole = shown_object
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
            written.push(name);
        }
    }
    written
}
