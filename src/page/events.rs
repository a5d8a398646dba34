//! Names of the events on `window` by which the two faces and the page's script speak to one another, and of the marks of
//! `performance` ([`marks`]). `web/events.js` and `web/marks.js` hold the same names for the script, and a test compares
//! the two. The details of an event are the members of its `detail`.

/// From the hall: `{step, done, total}`, how far it is.
pub const PROGRESS: &str = "boothwalk:progress";
/// From the page's script, behind [`marks::USABLE`]: the hall stands, or will not unless it is asked for. What comes behind it
/// may come.
pub const HALL_SETTLED: &str = "boothwalk:hall-settled";
/// From the hall: `{reason}`, why it cannot be shown.
pub const FAILED: &str = "boothwalk:failed";
/// From the hall: back to the list.
pub const CATALOGUE: &str = "boothwalk:catalogue";
/// From the hall: `{route}`, a place in the list that the visitor wants to see.
pub const LIST: &str = "boothwalk:list";
/// From the hall: `{hall, booth, id}`, where the visitor stands, in words, and the booth's id.
pub const HERE: &str = "boothwalk:here";
/// From the hall: `{text}`, to be said to those who do not see it.
pub const SAID: &str = "boothwalk:said";
/// From the hall: `{title, lines}`, what the open panel says: pairs of a kind (`heading`, `text`, `image`, `control`, `on`,
/// `off`) and words.
pub const PANEL: &str = "boothwalk:panel";
/// From the hall: `{layers}`, what is to be heard from now on: of each its `low` and `high` hertz, `level`, `swell` in seconds with
/// its `share` of the level, and `flutter` in hertz.
pub const SOUND: &str = "boothwalk:sound";
/// From the hall: {key}, the words for what is not at the exhibition: a booth or a hall.
pub const GONE: &str = "boothwalk:gone";
/// From either face: `{url}`, leave for another host.
pub const OPEN: &str = "boothwalk:open";
/// From the hall: `{url, poster, title, language, captions, words}`, a film to be played over it.
pub const FILM: &str = "boothwalk:film";
/// From either face: `{url, title, alt, language, close, nearer, farther}`, a picture to be looked at from close by.
pub const CLOSEUP: &str = "boothwalk:closeup";
/// From either face: `{url}`, copy it.
pub const SHARE: &str = "boothwalk:share";
/// From anybody who writes the route, of which the browser tells nobody: read it again.
pub const ROUTE: &str = "boothwalk:route";
/// From anybody who changes the language: `{language}`, its tag.
pub const LANGUAGE: &str = "boothwalk:language";
/// From either face: `{line}` for the console, about a file of the event.
pub const PROBLEM: &str = "boothwalk:problem";
/// From the catalogue: `{texts, halls}`, the event's own words and halls as the file has them by now.
pub const EVENT: &str = "boothwalk:event";
/// From the catalogue: the event file cannot be read.
pub const NO_EVENT: &str = "boothwalk:no-event";
/// From the catalogue: it has failed, and the page has to start again.
pub const CATALOGUE_FAILED: &str = "boothwalk:catalogue-failed";
/// From the loader and the page's script: `{reached, at}`, whether the event's host answers (`yes` or `no`), and of when
/// the files are. What was read before stands meanwhile.
pub const FEED: &str = "boothwalk:feed";
/// From the catalogue: from now on it hears [`FEED`].
pub const LISTENS: &str = "boothwalk:listens";
/// From the page's script and `boothwalk serve`: read the event's files again, now.
pub const LOOK: &str = "boothwalk:look";
/// Between the faces, after every change of the visitor's records: `{event, problem}`, the event's id and what went wrong.
pub const RECORDS: &str = "boothwalk:records";

/// From the hall: the visitor looks for a booth, and types in the page.
pub const FIND: &str = "boothwalk:find";
/// From the catalogue: its second module, which hears [`FIND`], cannot be had now. A further [`FIND`] tries again.
pub const REST_MISSING: &str = "boothwalk:rest-missing";
/// From the catalogue: from now on it hears [`FIND`].
pub const FINDS: &str = "boothwalk:finds";
/// From the catalogue: `{booths}`, ids of what was found in the hall's search, apart by spaces; null while nothing is
/// looked for.
pub const FOUND: &str = "boothwalk:found";
/// From the catalogue: `{booth, opens}`, lead the visitor to this booth; or, where `opens` says so, stand before it at once
/// and open it.
pub const LEAD: &str = "boothwalk:lead";

/// From the page: `{on}`, whether the visitor lets others see them.
pub const JOINED: &str = "boothwalk:joined";
/// From the hall, while the visitor lets others see them: `{hall, from, to, yaw, pace, booth}`, where they walk.
pub const WALK: &str = "boothwalk:walk";
/// From the hall: it has been left.
pub const LEFT_HALL: &str = "boothwalk:left-hall";
/// From the page: `{people}`, who else is in the hall, twelve numbers each.
pub const OTHERS: &str = "boothwalk:others";
/// From the page: `{booths}`, those whose desk is live, each `{booth, members, words}`.
pub const STAFF: &str = "boothwalk:staff";
/// From the page: `{words, here, hall}`, how many walk along.
pub const COUNTS: &str = "boothwalk:counts";
/// From the hall: `{booth}`, the visitor wants to ask its staff.
pub const ASK: &str = "boothwalk:ask";
/// From either face: `{reaction}`, 1 to 8, the visitor shows it.
pub const REACT: &str = "boothwalk:react";
/// From either face: `{up}`, the visitor raises a hand or takes it down.
pub const HAND: &str = "boothwalk:hand";

/// Marks of `performance`, on which the page, its tests and its benches wait.
pub mod marks {
    /// Names and taglines are on the screen. Set by the page's script.
    pub const READABLE: &str = "boothwalk:readable";
    /// The list can be searched. Set by the catalogue.
    pub const USABLE: &str = "boothwalk:usable";
    /// The catalogue's deferred module is there.
    pub const WHOLE: &str = "boothwalk:whole";
    /// The hall's first frame.
    pub const HALL_FRAME: &str = "boothwalk:hall-frame";
    /// A key press moves the visitor.
    pub const WALKABLE: &str = "boothwalk:walkable";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    /// Constants of a file, by name; each stands on a line of its own.
    fn constants(file: &str, keyword: &str) -> BTreeMap<String, String> {
        let lines = file.lines().filter_map(|line| {
            let (name, text) = line.trim().strip_prefix(keyword)?.split_once(" = \"")?;
            let name = name.trim_end_matches(": &str");
            Some((name.to_owned(), text.strip_suffix("\";")?.to_owned()))
        });
        lines.collect()
    }

    #[test]
    fn the_script_names_the_same_events_and_marks() {
        let ours = include_str!("events.rs");
        let (events, marks) = ours.split_once("pub mod marks").unwrap();
        for (rust, script) in [
            (events, include_str!("../../web/events.js")),
            (marks, include_str!("../../web/marks.js")),
        ] {
            let rust = constants(rust, "pub const ");
            assert!(rust.len() >= 5, "{rust:?}");
            assert_eq!(rust, constants(script, "export const "));
        }
    }
}
