//! Topics: where which message stands, who may write there, and the filters by which they are subscribed to.
//!
//! All begin with `bw/<event>/`:
//!
//! | topic | writer | reader |
//! |---|---|---|
//! | `h/<hall>/<group>/<id>` | visitor `<id>` | everybody |
//! | `n/<booth>/<id>` | visitor `<id>` | desk of `<booth>` |
//! | `b/<booth>/<id>` | visitor `<id>` | desk of `<booth>` |
//! | `v/<id>/<booth>` | desk of `<booth>` | visitor `<id>` |
//! | `s/<booth>` | desk of `<booth>` | everybody |
//! | `q/<booth>/<id>` | desk of `<booth>` | desk of `<booth>` |
//! | `t/<booth>` | desk of `<booth>` | everybody |
//! | `o/say/<number>`, `o/counts`, `o/bans`, `o/cc/<channel>/<language>` | organiser | everybody |
//! | `r/<id>` | visitor `<id>` | organiser |
//! | `d/<id>` | visitor `<id>` | visitor `<id>` |

use crate::VisitorId;
use crate::limits::{ANNOUNCEMENTS, GROUP, ID_BYTES};
use crate::message::languages::is_tag;

/// The user name of the organiser's desk at the broker.
pub const ORGANISER_USER: &str = "organiser";

/// What visitors give as their password: nobody asks for one, but ejabberd lets nobody in without.
pub const VISITOR_PASSWORD: &str = "visitor";

/// The user name of a booth's desk at the broker. No visitor id has a hyphen.
#[must_use]
pub fn desk_user(booth: &str) -> String {
    format!("desk-{booth}")
}

/// A place for messages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrokerTopic {
    /// A visitor's card and reactions.
    Presence {
        /// Id of the hall.
        hall: String,
        /// Number of the group in the hall.
        group: u16,
        /// Whose.
        id: VisitorId,
    },
    /// That a visitor stands at a booth.
    Here {
        /// Id of the booth.
        booth: String,
        /// Who.
        id: VisitorId,
    },
    /// What a visitor asks and says to a booth.
    ToDesk {
        /// Id of the booth.
        booth: String,
        /// From whom.
        id: VisitorId,
    },
    /// What a booth answers.
    ToVisitor {
        /// To whom.
        id: VisitorId,
        /// Id of the booth.
        booth: String,
    },
    /// Who is at a booth's desk.
    Status {
        /// Id of the booth.
        booth: String,
    },
    /// Who of the staff has a visitor's request.
    Queue {
        /// Id of the booth.
        booth: String,
        /// Whose request.
        id: VisitorId,
    },
    /// A booth's free times for meetings.
    Slots {
        /// Id of the booth.
        booth: String,
    },
    /// What the organiser says.
    Organiser(Subject),
    /// What a visitor tells the organiser about another.
    Report {
        /// From whom.
        id: VisitorId,
    },
    /// At which of a visitor's devices the visit goes on.
    Device {
        /// Whose.
        id: VisitorId,
    },
}

/// What the organiser speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An announcement, by its place (less than [`ANNOUNCEMENTS`]).
    Say(u8),
    /// How many are here.
    Counts,
    /// Who is banned.
    Bans,
    /// Captions.
    Caption {
        /// Id of the programme's channel.
        channel: String,
        /// BCP 47 tag.
        language: String,
    },
}

/// Who may write to a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner<'a> {
    /// This visitor.
    Visitor(VisitorId),
    /// The desk of the booth with this id.
    Desk(&'a str),
    /// The organiser.
    Organiser,
}

impl BrokerTopic {
    /// The topic's name at the broker.
    #[must_use]
    pub fn name(&self, event: &str) -> String {
        let rest = match self {
            Self::Presence { hall, group, id } => format!("h/{hall}/{group}/{id}"),
            Self::Here { booth, id } => format!("n/{booth}/{id}"),
            Self::ToDesk { booth, id } => format!("b/{booth}/{id}"),
            Self::ToVisitor { id, booth } => format!("v/{id}/{booth}"),
            Self::Status { booth } => format!("s/{booth}"),
            Self::Queue { booth, id } => format!("q/{booth}/{id}"),
            Self::Slots { booth } => format!("t/{booth}"),
            Self::Organiser(Subject::Say(place)) => format!("o/say/{place}"),
            Self::Organiser(Subject::Counts) => "o/counts".to_owned(),
            Self::Organiser(Subject::Bans) => "o/bans".to_owned(),
            Self::Organiser(Subject::Caption { channel, language }) => {
                format!("o/cc/{channel}/{language}")
            }
            Self::Report { id } => format!("r/{id}"),
            Self::Device { id } => format!("d/{id}"),
        };
        format!("bw/{event}/{rest}")
    }

    /// Reads a name; `None` for another event's, and for what [`BrokerTopic::name`] never writes.
    #[must_use]
    pub fn parse(event: &str, name: &str) -> Option<Self> {
        let rest = name
            .strip_prefix("bw/")?
            .strip_prefix(event)?
            .strip_prefix('/')?;
        let levels: Vec<&str> = rest.splitn(5, '/').collect();
        let id = VisitorId::parse;
        Some(match *levels.as_slice() {
            ["h", hall, group, visitor] => Self::Presence {
                hall: level(hall)?,
                group: number(group, GROUP)?,
                id: id(visitor)?,
            },
            ["n", booth, visitor] => Self::Here {
                booth: level(booth)?,
                id: id(visitor)?,
            },
            ["b", booth, visitor] => Self::ToDesk {
                booth: level(booth)?,
                id: id(visitor)?,
            },
            ["v", visitor, booth] => Self::ToVisitor {
                id: id(visitor)?,
                booth: level(booth)?,
            },
            ["s", booth] => Self::Status {
                booth: level(booth)?,
            },
            ["q", booth, visitor] => Self::Queue {
                booth: level(booth)?,
                id: id(visitor)?,
            },
            ["t", booth] => Self::Slots {
                booth: level(booth)?,
            },
            ["o", "say", place] => Self::Organiser(Subject::Say(number(
                place,
                u16::from(ANNOUNCEMENTS) - 1,
            )? as u8)),
            ["o", "counts"] => Self::Organiser(Subject::Counts),
            ["o", "bans"] => Self::Organiser(Subject::Bans),
            ["o", "cc", channel, language] if is_tag(language) => {
                Self::Organiser(Subject::Caption {
                    channel: level(channel)?,
                    language: language.to_owned(),
                })
            }
            ["r", visitor] => Self::Report { id: id(visitor)? },
            ["d", visitor] => Self::Device { id: id(visitor)? },
            _ => return None,
        })
    }

    /// Who may write here.
    #[must_use]
    pub fn owner(&self) -> Owner<'_> {
        match self {
            Self::Presence { id, .. }
            | Self::Here { id, .. }
            | Self::ToDesk { id, .. }
            | Self::Report { id }
            | Self::Device { id } => Owner::Visitor(*id),
            Self::ToVisitor { booth, .. }
            | Self::Status { booth }
            | Self::Queue { booth, .. }
            | Self::Slots { booth } => Owner::Desk(booth),
            Self::Organiser(_) => Owner::Organiser,
        }
    }

    /// All cards of a group.
    #[must_use]
    pub fn filter_group(event: &str, hall: &str, group: u16) -> String {
        format!("bw/{event}/h/{hall}/{group}/+")
    }

    /// Who stands at a booth.
    #[must_use]
    pub fn filter_here(event: &str, booth: &str) -> String {
        format!("bw/{event}/n/{booth}/+")
    }

    /// All that visitors say to a booth.
    #[must_use]
    pub fn filter_to_desk(event: &str, booth: &str) -> String {
        format!("bw/{event}/b/{booth}/+")
    }

    /// All that booths answer a visitor.
    #[must_use]
    pub fn filter_to_visitor(event: &str, id: &VisitorId) -> String {
        format!("bw/{event}/v/{id}/+")
    }

    /// All desks.
    #[must_use]
    pub fn filter_status(event: &str) -> String {
        format!("bw/{event}/s/+")
    }

    /// Who of a booth's staff has which request.
    #[must_use]
    pub fn filter_queue(event: &str, booth: &str) -> String {
        format!("bw/{event}/q/{booth}/+")
    }

    /// All booths' free times.
    #[must_use]
    pub fn filter_slots(event: &str) -> String {
        format!("bw/{event}/t/+")
    }

    /// All that the organiser says.
    #[must_use]
    pub fn filter_organiser(event: &str) -> String {
        format!("bw/{event}/o/#")
    }

    /// All cards of all halls: the organiser counts them.
    #[must_use]
    pub fn filter_presence(event: &str) -> String {
        format!("bw/{event}/h/+/+/+")
    }

    /// All reports.
    #[must_use]
    pub fn filter_report(event: &str) -> String {
        format!("bw/{event}/r/+")
    }
}

/// The letter that says which topic a name is: `b` in `bw/<event>/b/…`.
pub(crate) fn letter(name: &str) -> Option<&str> {
    name.split('/').nth(2)
}

/// An id of the feed: lower-case letters, digits and hyphens.
fn level(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    ((1..=ID_BYTES).contains(&text.len()) && text.bytes().all(plain)).then(|| text.to_owned())
}

/// A number as it is written: no sign, no zeros in front.
fn number(text: &str, last: u16) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    (number <= last && number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn topics() -> impl Strategy<Value = BrokerTopic> {
        let name = || "[a-z0-9-]{1,64}";
        let id = || any::<[u8; 15]>().prop_map(VisitorId::from_bytes);
        prop_oneof![
            (name(), 0..=GROUP, id()).prop_map(|(hall, group, id)| BrokerTopic::Presence {
                hall,
                group,
                id
            }),
            (name(), id()).prop_map(|(booth, id)| BrokerTopic::Here { booth, id }),
            (name(), id()).prop_map(|(booth, id)| BrokerTopic::ToDesk { booth, id }),
            (name(), id()).prop_map(|(booth, id)| BrokerTopic::ToVisitor { id, booth }),
            name().prop_map(|booth| BrokerTopic::Status { booth }),
            (name(), id()).prop_map(|(booth, id)| BrokerTopic::Queue { booth, id }),
            name().prop_map(|booth| BrokerTopic::Slots { booth }),
            (0..ANNOUNCEMENTS).prop_map(|place| BrokerTopic::Organiser(Subject::Say(place))),
            Just(BrokerTopic::Organiser(Subject::Counts)),
            Just(BrokerTopic::Organiser(Subject::Bans)),
            (name(), "[a-z]{2}(-[A-Z][a-z]{3})?").prop_map(|(channel, language)| {
                BrokerTopic::Organiser(Subject::Caption { channel, language })
            }),
            id().prop_map(|id| BrokerTopic::Report { id }),
            id().prop_map(|id| BrokerTopic::Device { id }),
        ]
    }

    proptest! {
        #[test]
        fn name_and_back(topic in topics()) {
            let name = topic.name("my-fair");
            prop_assert_eq!(BrokerTopic::parse("my-fair", &name), Some(topic));
            prop_assert_eq!(BrokerTopic::parse("my", &name), None);
            prop_assert!(name.len() <= "bw/my-fair/".len() + 160);
        }

        #[test]
        fn any_name_is_read_without_harm(name in "bw/e/[hnbvsqtord]/[\\PC]{0,60}") {
            if let Some(topic) = BrokerTopic::parse("e", &name) {
                prop_assert_eq!(topic.name("e"), name);
            }
        }
    }

    #[test]
    fn what_is_no_topic() {
        let id = VisitorId::from_bytes([1; 15]);
        for name in [
            format!("bw/e/h/dockyard/00/{id}"),
            format!("bw/e/h/dockyard/+1/{id}"),
            format!("bw/e/h/dockyard/4096/{id}"),
            format!("bw/e/h/+/0/{id}"),
            format!("bw/e/h//0/{id}"),
            format!("bw/e/b/acme/{id}/more"),
            format!("bw/f/b/acme/{id}"),
            "bw/e/b/acme/+".to_owned(),
            "bw/e/o/say/5".to_owned(),
            "bw/e/o/cc/main/x y".to_owned(),
            "bw/e/#".to_owned(),
            String::new(),
        ] {
            assert_eq!(BrokerTopic::parse("e", &name), None, "{name}");
        }
    }

    #[test]
    fn filters_find_their_topics() {
        let id = VisitorId::from_bytes([2; 15]);
        let (booth, hall) = (|| "acme".to_owned(), "dockyard".to_owned());
        for (filter, topic) in [
            (
                BrokerTopic::filter_group("e", "dockyard", 3),
                BrokerTopic::Presence { hall, group: 3, id },
            ),
            (
                BrokerTopic::filter_here("e", "acme"),
                BrokerTopic::Here { booth: booth(), id },
            ),
            (
                BrokerTopic::filter_to_desk("e", "acme"),
                BrokerTopic::ToDesk { booth: booth(), id },
            ),
            (
                BrokerTopic::filter_queue("e", "acme"),
                BrokerTopic::Queue { booth: booth(), id },
            ),
            (
                BrokerTopic::filter_status("e"),
                BrokerTopic::Status { booth: booth() },
            ),
            (
                BrokerTopic::filter_slots("e"),
                BrokerTopic::Slots { booth: booth() },
            ),
            (
                BrokerTopic::filter_to_visitor("e", &id),
                BrokerTopic::ToVisitor { id, booth: booth() },
            ),
            (
                BrokerTopic::filter_organiser("e"),
                BrokerTopic::Organiser(Subject::Say(1)),
            ),
            (BrokerTopic::filter_report("e"), BrokerTopic::Report { id }),
        ] {
            let name = topic.name("e");
            let fits = match filter.strip_suffix('#') {
                Some(start) => name.starts_with(start),
                None => filter.strip_suffix('+').is_some_and(|start| {
                    name.strip_prefix(start)
                        .is_some_and(|last| !last.contains('/'))
                }),
            };
            assert!(fits, "{filter} {name}");
        }
    }
}
