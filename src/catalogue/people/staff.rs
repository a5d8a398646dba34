//! Who of a booth's staff is there now, in words: by their desk while that is live, else nothing, and the hours of the booth's
//! file stand for themselves. Both faces say the same, for both are told by [`words`].

use live::LiveTime;
use live::message::State;

use super::state::{Live, live};

/// Seconds for which a desk's word counts: it says itself again each minute.
pub const COUNTS_SECS: u32 = 90;

/// A member of the staff, as visitors see them.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Their name, as they want to be called.
    pub name: String,
    /// What they speak.
    pub languages: Vec<String>,
    /// How they look in the hall.
    pub figure: u8,
    /// Whether they can be asked.
    pub state: State,
}

/// A desk's last word.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// When it was said.
    pub said: LiveTime,
    /// Who is there.
    pub members: Vec<Member>,
    /// How many wait.
    pub waiting: u16,
    /// How long an answer takes.
    pub median_answer_secs: Option<u16>,
}

impl Desk {
    /// How many are at the desk.
    pub fn here(&self) -> usize {
        let here = |member: &&Member| member.state != State::Away;
        self.members.iter().filter(here).count()
    }

    /// How many of them have time.
    pub fn free(&self) -> usize {
        let free = |member: &&Member| member.state == State::Free;
        self.members.iter().filter(free).count()
    }
}

/// What sign, panel and page say of a desk: "2 of the staff are here, one is free".
pub fn words(live: Live, desk: &Desk) -> String {
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
pub fn state_key(state: State) -> &'static str {
    match state {
        State::Free => "state-free",
        State::Busy => "state-busy",
        State::Away => "state-away",
    }
}
