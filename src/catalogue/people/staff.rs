//! Who of a booth's staff is there now, in words: by their desk while that is live, else nothing, and the hours of the booth's
//! file stand for themselves. Both faces say the same, for both are told by [`words`].

use live::message::MemberState;

use super::known::KnownDesk;
use super::state::{Live, live};

/// What sign, panel and page say of a desk: "2 of the staff are here, one is free".
pub fn words(live: Live, desk: &KnownDesk) -> String {
    let (here, free) = (desk.here(), desk.free());
    if here == 0 {
        return live.say("staff-away", &[]);
    }
    let here = live.say("staff-here", &[("n", here.into())]);
    let free = match free {
        0 => live.say("staff-none-free", &[]),
        free => live.say("staff-free", &[("n", free.into())]),
    };
    live.say(
        "live-several",
        &[("one", here.into()), ("two", free.into())],
    )
}

/// The same for a booth, while its desk is live.
pub fn now(booth: &str) -> Option<String> {
    let live = live()?;
    Some(words(live, &live.desk(booth)?))
}

/// Word for a member's state.
pub fn state_key(state: MemberState) -> &'static str {
    match state {
        MemberState::Free => "state-free",
        MemberState::Busy => "state-busy",
        MemberState::Away => "state-away",
    }
}
