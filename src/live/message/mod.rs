//! Messages: what is said on the topics. Each kind is one byte in the envelope; kinds that are unknown here are skipped.
//!
//! | kind | message | topics | body |
//! |---|---|---|---|
//! | 1 | card | `h/…` | [`card`] |
//! | 2 | reaction | `h/…` | one byte, 1 to 8 |
//! | 3 | here | `n/…` | [`here`] |
//! | 4 | request | `b/…` | sealed [`request`] |
//! | 5 | withdrawn | `b/…` | nothing |
//! | 6 | line | `b/…`, `v/…`, `q/…` (for colleagues) | sealed [`line`](mod@line) |
//! | 7, 8, 9 | taken, handed, closed | `q/…` | [`act`] |
//! | 10 | desk | `s/…` | [`desk`] |
//! | 11 | announcement | `o/say/…` | [`announcement`] |
//! | 12 | counts | `o/counts` | [`counts`] |
//! | 13 | ban | `o/bans` | [`ban`] |
//! | 14 | caption | `o/cc/…` | [`caption`] |
//! | 15 | report | `r/…` | sealed [`report`] |
//! | 16 | slots | `t/…` | [`meeting`] |
//! | 17 | device | `d/…` | [`device`] |

pub mod act;
pub mod announcement;
pub mod ban;
pub mod caption;
pub mod card;
pub mod counts;
pub mod desk;
pub mod device;
pub mod here;
pub mod languages;
pub mod line;
pub mod meeting;
pub mod report;
pub mod request;

pub use act::{Act, MemberTag};
pub use announcement::Announcement;
pub use ban::Ban;
pub use caption::LiveCaption;
pub use card::Card;
pub use counts::Counts;
pub use desk::{DeskStatus, Member, MemberState};
pub use device::Device;
pub use here::Here;
pub use languages::Languages;
pub use line::{Line, LineContent};
pub use meeting::{Given, Meeting, Slots};
pub use report::Report;
pub use request::Request;

use crate::LiveTime;
use crate::limits::{ORGANISER_SECS, REACTIONS, REPORT_SECS, TALK_SECS, WINDOW_SECS};
use crate::seal::Sealed;
use crate::topic::{BrokerTopic, Subject};
use crate::wire::{Malformed, Reader, Writer};

/// One of the eight reactions, by its number: 1 wave, 2 clap, 3 nod, 4 thanks, 5 heart, 6 laugh, 7 idea, 8 question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction(u8);

impl Reaction {
    /// `None` for what is not 1 to 8.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if matches!(number, 1..=REACTIONS) {
            Some(Self(number))
        } else {
            None
        }
    }

    /// 1 to 8.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Where a visitor walks, and how they look.
    Card(Card),
    /// A sign that a visitor makes.
    Reaction(Reaction),
    /// A visitor stands at the booth.
    Here(Here),
    /// A visitor asks a booth's staff: a sealed [`Request`].
    Request(Sealed),
    /// They no longer ask.
    Withdrawn,
    /// Either side of a thread: a sealed [`Line`].
    Line(Sealed),
    /// What a desk does with a request.
    Act(Act),
    /// Who is at a desk.
    Desk(DeskStatus),
    /// The organiser announces.
    Say(Announcement),
    /// How many are here.
    Counts(Counts),
    /// Who is banned.
    Ban(Ban),
    /// What is being said on a channel.
    Caption(LiveCaption),
    /// A visitor reports another: a sealed [`Report`].
    Report(Sealed),
    /// Meetings that a desk has given.
    Slots(Slots),
    /// At which of a visitor's pages the visit goes on.
    Device(Device),
}

impl Message {
    /// The byte that stands for the kind.
    #[must_use]
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Card(_) => 1,
            Self::Reaction(_) => 2,
            Self::Here(_) => 3,
            Self::Request(_) => 4,
            Self::Withdrawn => 5,
            Self::Line(_) => 6,
            Self::Act(act) => act.kind(),
            Self::Desk(_) => 10,
            Self::Say(_) => 11,
            Self::Counts(_) => 12,
            Self::Ban(_) => 13,
            Self::Caption(_) => 14,
            Self::Report(_) => 15,
            Self::Slots(_) => 16,
            Self::Device(_) => 17,
        }
    }

    /// Whether it may stand on a topic.
    #[must_use]
    pub const fn fits(&self, topic: &BrokerTopic) -> bool {
        matches!(
            (self, topic),
            (
                Self::Card(_) | Self::Reaction(_),
                BrokerTopic::Presence { .. }
            ) | (Self::Here(_), BrokerTopic::Here { .. })
                | (
                    Self::Request(_) | Self::Withdrawn,
                    BrokerTopic::ToDesk { .. }
                )
                | (
                    Self::Line(_),
                    BrokerTopic::ToDesk { .. }
                        | BrokerTopic::ToVisitor { .. }
                        | BrokerTopic::Queue { .. }
                )
                | (Self::Act(_), BrokerTopic::Queue { .. })
                | (Self::Desk(_), BrokerTopic::Status { .. })
                | (Self::Say(_), BrokerTopic::Organiser(Subject::Say(_)))
                | (Self::Counts(_), BrokerTopic::Organiser(Subject::Counts))
                | (Self::Ban(_), BrokerTopic::Organiser(Subject::Bans))
                | (
                    Self::Caption(_),
                    BrokerTopic::Organiser(Subject::Caption { .. })
                )
                | (Self::Report(_), BrokerTopic::Report { .. })
                | (Self::Slots(_), BrokerTopic::Slots { .. })
                | (Self::Device(_), BrokerTopic::Device { .. })
        )
    }

    /// Until when it counts, if it was said at `time`.
    #[must_use]
    pub fn counts_until(&self, time: LiveTime) -> LiveTime {
        match self {
            Self::Card(_)
            | Self::Reaction(_)
            | Self::Here(_)
            | Self::Desk(_)
            | Self::Counts(_)
            | Self::Caption(_)
            | Self::Device(_) => time.plus_secs(WINDOW_SECS),
            Self::Request(_) | Self::Withdrawn | Self::Line(_) | Self::Act(_) => {
                time.plus_secs(TALK_SECS)
            }
            Self::Report(_) => time.plus_secs(REPORT_SECS),
            // What was given days before the event holds.
            Self::Slots(_) => time.plus_secs(ORGANISER_SECS),
            Self::Say(Announcement { until, .. }) | Self::Ban(Ban { until, .. }) => {
                (*until).min(time.plus_secs(ORGANISER_SECS))
            }
        }
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        match self {
            Self::Card(card) => card.write(to),
            Self::Reaction(reaction) => drop(to.u8(reaction.0)),
            Self::Here(here) => here.write(to),
            Self::Request(sealed) | Self::Line(sealed) | Self::Report(sealed) => sealed.write(to),
            Self::Withdrawn => {}
            Self::Act(act) => act.write(to),
            Self::Desk(desk) => desk.write(to),
            Self::Say(announcement) => announcement.write(to),
            Self::Counts(counts) => counts.write(to),
            Self::Ban(ban) => ban.write(to),
            Self::Caption(caption) => caption.write(to),
            Self::Slots(slots) => slots.write(to),
            Self::Device(device) => device.write(to),
        }
    }

    /// Reads a body to its end; `None` for a kind that is unknown here.
    pub(crate) fn read(kind: u8, mut body: Reader<'_>) -> Result<Option<Self>, Malformed> {
        let from = &mut body;
        let message = match kind {
            1 => Self::Card(Card::read(from)?),
            2 => Self::Reaction(Reaction::new(from.u8()?).ok_or(Malformed::Number)?),
            3 => Self::Here(Here::read(from)?),
            4 => Self::Request(Sealed::read(from)?),
            5 => Self::Withdrawn,
            6 => Self::Line(Sealed::read(from)?),
            7..=9 => Self::Act(Act::read(kind, from)?),
            10 => Self::Desk(DeskStatus::read(from)?),
            11 => Self::Say(Announcement::read(from)?),
            12 => Self::Counts(Counts::read(from)?),
            13 => Self::Ban(Ban::read(from)?),
            14 => Self::Caption(LiveCaption::read(from)?),
            15 => Self::Report(Sealed::read(from)?),
            16 => Self::Slots(Slots::read(from)?),
            17 => Self::Device(Device::read(from)?),
            _ => return Ok(None),
        };
        body.end()?;
        Ok(Some(message))
    }
}
