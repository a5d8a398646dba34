//! What the site says of an event's desks: their public keys, put into the files as they are brought there. Everything else
//! stays as it was written, line for line, and what an exhibitor says of its own keys stands.

use std::collections::BTreeMap;

use feed::JsonStep;
use feed::event::LiveSettings;
use feed::exhibition::BoothSlot;
use feed::locate;
use live::DeskCode;
use live::keys::DeskKeys;

use super::desk_codes::DeskCodes;
use crate::source::{self, EVENT_FILE, Source};

/// The event with its desks' keys. `served` is what is live on this machine, in the place of what the event says.
pub(crate) fn with_keys(
    source: &Source,
    codes: &DeskCodes,
    served: Option<&LiveSettings>,
) -> Source {
    let mut texts: BTreeMap<&str, String> = source
        .files
        .iter()
        .filter_map(|(name, bytes)| Some((&**name, String::from_utf8(bytes.clone()).ok()?)))
        .collect();
    let is_ours = |there: &str| codes.retired.contains(there);
    // From the last booth to the first: inside the event file the places of those before stay true.
    for (index, slot) in source.exhibition.slots.iter().enumerate().rev() {
        let Some(keys) = codes.booths.get(&slot.id).and_then(keys_of) else {
            continue;
        };
        let (name, path) = place_of(source, index, slot);
        if let Some(text) = texts.get_mut(&*name) {
            set(text, &path, "desk", &keys, &is_ours);
        }
    }
    if let Some(text) = texts.get_mut(EVENT_FILE) {
        if let Some(live) = served.and_then(|live| serde_json::to_string(live).ok()) {
            set(text, &[], "live", &live, &|_| true);
        }
        if let Some(keys) = codes.organiser.as_ref().and_then(keys_of) {
            set(text, &[key("live")], "desk", &keys, &is_ours);
        }
    }
    let text = |name: &str| texts.get(name).map(|text| text.clone().into_bytes());
    let files: Vec<(String, Vec<u8>)> = source
        .files
        .iter()
        .map(|(name, bytes)| (name.clone(), text(name).unwrap_or_else(|| bytes.clone())))
        .collect();
    Source {
        folder: source.folder.clone(),
        exhibition: source::with_files(source, &files),
        files,
        copies: source.copies.clone(),
        kept: source.kept.clone(),
    }
}

fn keys_of(code: &DeskCode) -> Option<String> {
    let keys = DeskKeys::of(code).ok()?;
    Some(format!("\"{keys}\""))
}

fn key(name: &str) -> JsonStep {
    JsonStep::Key(name.to_owned())
}

/// The file a booth stands in, and where in it.
fn place_of(source: &Source, index: usize, slot: &BoothSlot) -> (String, Vec<JsonStep>) {
    if let Some(address) = &slot.source {
        let name = source::beside(address).unwrap_or_else(|| address.clone());
        return (name, Vec::new());
    }
    let before = source.exhibition.slots.iter().take(index);
    let place = before.filter(|other| other.hall == slot.hall).count();
    let steps = [
        key("halls"),
        JsonStep::Index(slot.hall),
        key("booths"),
        JsonStep::Index(place),
    ];
    (EVENT_FILE.to_owned(), steps.into())
}

/// Sets a member of the object at a path, behind its others. What is there stays unless it `may_go`.
fn set(
    text: &mut String,
    path: &[JsonStep],
    name: &str,
    json: &str,
    may_go: &dyn Fn(&str) -> bool,
) {
    let Some(object) = locate::span(text, path) else {
        return;
    };
    let members = locate::members(text, object.start);
    if let Some(member) = members.iter().find(|member| member.step == key(name)) {
        if may_go(text[member.span.clone()].trim_matches('"')) {
            text.replace_range(member.span.clone(), json);
        }
        return;
    }
    if let Some(last) = members.last() {
        text.insert_str(last.span.end, &format!(", \"{name}\": {json}"));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::console::{self, Console};
    use crate::files::MemoryFiles;

    fn event(files: &[(&str, &str)]) -> Source {
        let mut memory = MemoryFiles::default();
        for (name, text) in files {
            memory
                .0
                .insert((*name).to_owned(), text.as_bytes().to_vec());
        }
        let console = Console::new(console::messages(Some("en")), true, false);
        source::of_files(Arc::new(memory), "", &console).unwrap()
    }

    #[test]
    fn keys_go_where_the_exhibitor_has_none_and_lines_stay() {
        let own = DeskKeys::of(&DeskCode::from_fresh([9; 16])).unwrap();
        let source = event(&[
            (
                "event.json",
                r#"{ "version": 1, "id": "e", "title": "E", "languages": ["en"], "timeZone": "Asia/Tokyo", "organiser": { "name": "O" },
"live": { "broker": "wss://live.example/" },
"halls": [{ "id": "h", "title": "H", "booths": ["a.json",
  { "version": 1, "id": "b", "name": "B" }, { "version": 1, "id": "c", "name": "C" }, "d.json", "https://far.example/x.json"] }] }"#,
            ),
            (
                "a.json",
                "{ \"version\": 1,\n  \"id\": \"a\",\n  \"name\": \"A\"\n}\n",
            ),
            (
                "d.json",
                &format!(r#"{{ "version": 1, "id": "d", "name": "D", "desk": "{own}" }}"#),
            ),
        ]);
        let mut codes = DeskCodes::default();
        assert_eq!(codes.complete(&source.exhibition).unwrap(), 5);
        let public = |codes: &DeskCodes, id: &str| DeskKeys::of(&codes.booths[id]).unwrap();
        let desks = |source: &Source| -> Vec<Option<String>> {
            let booths = source.exhibition.slots.iter().filter_map(BoothSlot::booth);
            booths.map(|booth| booth.desk.clone()).collect()
        };
        let site = with_keys(&source, &codes, None);
        let wanted = |codes: &DeskCodes| {
            let ours = ["a", "b", "c"].map(|id| Some(public(codes, id).to_string()));
            [&ours[..], &[Some(own.to_string())]].concat()
        };
        assert_eq!(desks(&site), wanted(&codes));
        let organiser = DeskKeys::of(codes.organiser.as_ref().unwrap()).unwrap();
        let live = site.exhibition.event.live.clone().unwrap();
        assert_eq!(live.desk, Some(organiser.to_string()));
        let lines = |source: &Source| -> Vec<usize> {
            let files = source.files.iter();
            files
                .map(|(_, bytes)| bytes.split(|byte| *byte == b'\n').count())
                .collect()
        };
        assert_eq!(lines(&site), lines(&source));
        assert_eq!(with_keys(&site, &codes, None).files, site.files);

        // A renewed code takes the place of the old one, even in a file that has it already.
        assert!(codes.renew("a").unwrap() && codes.renew("organiser").unwrap());
        assert!(!codes.renew("nobody").unwrap());
        let renewed = with_keys(&site, &codes, None);
        assert_eq!(desks(&renewed), wanted(&codes));
        assert_ne!(desks(&renewed), desks(&site));

        let served: LiveSettings =
            serde_json::from_str(r#"{"broker":"ws://127.0.0.1:9001/"}"#).unwrap();
        let served = with_keys(&source, &codes, Some(&served));
        let live = served.exhibition.event.live.clone().unwrap();
        assert_eq!(live.broker, "ws://127.0.0.1:9001/");
        assert_ne!(live.desk, None);
    }
}
