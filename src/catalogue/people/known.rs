//! What is known of others: who walks with the visitor, who is at the desks, and what is being said on the channels.

use live::message::{LiveCaption, MemberState};
use live::{LiveTime, VisitorId};

/// Seconds for which a desk's word counts: it says itself again each minute.
pub const COUNTS_SECS: u32 = 90;

/// A member of the staff, as visitors see them.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffMember {
    /// Their name, as they want to be called.
    pub name: String,
    /// What they speak.
    pub languages: Vec<String>,
    /// How they look in the hall.
    pub figure: u8,
    /// Whether they can be asked.
    pub state: MemberState,
}

/// A desk's last word.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownDesk {
    /// When it was said.
    pub said: LiveTime,
    /// Who is there.
    pub members: Vec<StaffMember>,
    /// How many wait.
    pub waiting: u16,
    /// How long an answer takes.
    pub median_answer_secs: Option<u16>,
}

impl KnownDesk {
    /// How many are at the desk.
    pub fn here(&self) -> usize {
        let here = |member: &&StaffMember| member.state != MemberState::Away;
        self.members.iter().filter(here).count()
    }

    /// How many of them have time.
    pub fn free(&self) -> usize {
        let free = |member: &&StaffMember| member.state == MemberState::Free;
        self.members.iter().filter(free).count()
    }
}

/// Somebody who walks in the same hall and group.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkingVisitor {
    /// Who.
    pub id: VisitorId,
    /// How they look.
    pub figure: u8,
    /// What they speak, BCP 47.
    pub languages: Vec<String>,
    /// Id of the booth whose panel they have open.
    pub booth: Option<String>,
}

/// What is being said on a channel in a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// Id of the programme's channel, or of the event where it has none.
    pub channel: String,
    /// BCP 47.
    pub language: String,
    /// The last lines, the last one last.
    pub lines: Vec<String>,
    /// Number of the last one.
    pub number: u32,
    /// When it was said.
    pub said: LiveTime,
}

impl Spoken {
    /// A caption that was said on a channel.
    pub fn of(channel: String, language: String, caption: LiveCaption, said: LiveTime) -> Self {
        let LiveCaption { number, lines } = caption;
        Self {
            channel,
            language,
            lines,
            number,
            said,
        }
    }
}

/// Takes in what is said, in the place of what was said on the channel in this language before.
pub fn hear(all: &mut Vec<Spoken>, spoken: Spoken) {
    end(all, &spoken.channel, &spoken.language);
    all.push(spoken);
}

/// Nothing more is said on the channel in this language.
pub fn end(all: &mut Vec<Spoken>, channel: &str, language: &str) {
    all.retain(|one| (one.channel.as_str(), one.language.as_str()) != (channel, language));
}
