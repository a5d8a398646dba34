//! Privacy: who sees what of the visitor and for how long, as far as what they see is on at this event.

use feed::event::Feature;
use html::{IntoView, View, li, ul};
use live::limits::TALK_SECS;
use live::presence::{CARD_SECS, HERE_SECS};

use super::port;
use super::state::Live;

/// After so many minutes nothing that was said of a visitor's place counts any more.
const PLACE_MINUTES: u32 = max(CARD_SECS, HERE_SECS).div_ceil(60);
/// So many hours a question waits.
const TALK_HOURS: u32 = TALK_SECS / 3600;

const fn max(one: u32, other: u32) -> u32 {
    if one > other { one } else { other }
}

/// A sentence each.
pub fn privacy(live: Live) -> View {
    (move || {
        let lines: Vec<View> = sentences(live)
            .into_iter()
            .map(|words| li().child(words).into_view())
            .collect();
        ul().child(lines)
    })
    .into_view()
}

fn sentences(live: Live) -> Vec<String> {
    let say = |key: &str| live.say(key, &[]);
    let (walks, asks) = (live.has(Feature::Presence), live.has(Feature::Requests));
    let host = live.host();
    let mut all = vec![say("sees-first")];
    if walks {
        all.push(say("sees-walk"));
        if live.has(Feature::Reactions) {
            all.push(say("sees-react"));
        }
        all.push(say("sees-booth"));
        all.push(live.say("sees-end", &[("n", PLACE_MINUTES.into())]));
    }
    if asks {
        all.push(live.say("sees-ask", &[("n", TALK_HOURS.into())]));
    }
    if walks {
        all.push(say("sees-organiser"));
    }
    if port::is_by_ticket() {
        all.push(say("live-ticket-known"));
    }
    all.push(live.say("sees-host", &[("host", host.into())]));
    if asks {
        all.push(say("sees-host-ask"));
    }
    let forget = live.app.t("forget-all")();
    all.push(live.say("sees-device", &[("forget", forget.into())]));
    all
}
