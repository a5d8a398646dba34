//! Any message, with a topic and an author that fit it.

use live::limits::*;
use live::message::*;
use live::seal::{self, PublicSealKey, SecretSealKey};
use live::signer::Signer;
use live::topic::{Owner, Subject};
use live::{BrokerTopic, LiveTime, Message, VisitorId};
use proptest::prelude::*;

/// What somebody says where.
#[derive(Debug, Clone)]
pub struct Said {
    /// The seed of the author's key.
    pub seed: [u8; 32],
    /// A topic of theirs.
    pub topic: BrokerTopic,
    /// What.
    pub message: Message,
}

/// To whom everything is sealed.
pub const DESK: SecretSealKey = SecretSealKey([9; 32]);

fn time() -> impl Strategy<Value = LiveTime> {
    any::<u32>().prop_map(LiveTime::from_tenths)
}

/// A text as it is after reading: nothing unseen in it.
fn text(characters: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            Just('\n'),
            Just('港'),
            Just('🎪'),
            prop::char::range(' ', '~')
        ],
        0..=characters.min(300),
    )
    .prop_map(|all| all.into_iter().collect())
}

fn name() -> impl Strategy<Value = String> {
    "([!-~]|[ぁ-ん]){0,30}"
}

pub fn languages() -> impl Strategy<Value = Languages> {
    prop::collection::vec("[a-z]{2,3}(-[A-Z][a-z]{3})?", 0..=LANGUAGES).prop_map(Languages::new)
}

fn id() -> impl Strategy<Value = VisitorId> {
    any::<[u8; 15]>().prop_map(VisitorId::from_bytes)
}

fn tag() -> impl Strategy<Value = MemberTag> {
    (1..=u32::MAX).prop_map(MemberTag)
}

/// Places and angles as they are after reading: on the grid.
pub fn card() -> impl Strategy<Value = Card> {
    let place = || any::<[i16; 2]>().prop_map(|at| at.map(|steps| f32::from(steps) / 20.0));
    let yaw = (-32_767_i16..=32_767)
        .prop_map(|steps| f32::from(steps) / 65_536.0 * std::f32::consts::TAU);
    let pace = any::<u16>().prop_map(|mm| f32::from(mm) / 1_000.0);
    let booth = prop::option::of(0..u16::MAX);
    (
        place(),
        place(),
        time(),
        pace,
        yaw,
        any::<(u8, bool, bool)>(),
        languages(),
        booth,
    )
        .prop_map(
            |(from, to, started, pace, yaw, (figure, hand, away), languages, booth)| Card {
                from,
                to,
                started,
                pace,
                yaw,
                figure,
                hand,
                away,
                languages,
                booth,
            },
        )
}

pub fn request() -> impl Strategy<Value = Request> {
    let wishes = prop::collection::vec(time(), 0..=WISHES);
    (
        any::<[u8; 32]>(),
        languages(),
        text(TEXT_CHARACTERS),
        name(),
        name(),
        wishes,
    )
        .prop_map(|(key, languages, text, name, firm, wishes)| Request {
            answer_key: PublicSealKey(key),
            languages,
            text,
            name,
            firm,
            wishes,
        })
}

pub fn line() -> impl Strategy<Value = Line> {
    let said = prop_oneof![
        text(TEXT_CHARACTERS).prop_map(LineContent::Words),
        text(TEXT_CHARACTERS).prop_map(LineContent::Contact),
        "https://[a-z]{1,20}\\.example/[!-~]{0,40}".prop_map(LineContent::Call),
        (name(), name()).prop_map(|(name, firm)| LineContent::Introduced { name, firm }),
        act().prop_map(LineContent::Act),
        any::<u16>().prop_map(LineContent::Place),
        prop::collection::vec(time(), 0..=WISHES).prop_map(LineContent::Times),
        meeting().prop_map(LineContent::Meeting),
        Just(LineContent::Unknown),
    ];
    let count = || any::<u32>();
    (time(), count(), count(), count(), count(), said).prop_map(
        |(asked, author, number, heard_author, heard, said)| Line {
            asked,
            author,
            number,
            heard_author,
            heard,
            said,
        },
    )
}

fn meeting() -> impl Strategy<Value = Meeting> {
    (
        any::<u32>(),
        any::<u16>(),
        any::<bool>(),
        time(),
        any::<u16>(),
    )
        .prop_map(|(number, sequence, held, start, minutes)| Meeting {
            number,
            sequence,
            held,
            start,
            minutes,
        })
}

fn slots() -> impl Strategy<Value = Slots> {
    let given = (meeting(), time(), tag()).prop_map(|(meeting, at, by)| Given { meeting, at, by });
    prop::collection::vec(given, 0..=GIVEN).prop_map(|given| Slots { given })
}

pub fn report() -> impl Strategy<Value = Report> {
    (id(), text(TEXT_CHARACTERS)).prop_map(|(about, text)| Report { about, text })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (tag(), name()).prop_map(|(by, name)| Act::Taken { by, name }),
        (tag(), prop::option::of(tag()), name()).prop_map(|(from, to, name)| Act::Handed {
            from,
            to,
            name
        }),
        tag().prop_map(|by| Act::Closed { by }),
    ]
}

fn desk() -> impl Strategy<Value = DeskStatus> {
    let state = prop_oneof![
        Just(MemberState::Free),
        Just(MemberState::Busy),
        Just(MemberState::Away)
    ];
    let member = (tag(), time(), name(), state, any::<u8>(), languages()).prop_map(
        |(tag, seen, name, state, figure, languages)| Member {
            tag,
            seen,
            name,
            state,
            figure,
            languages,
        },
    );
    let members = prop::collection::vec(member, 0..=MEMBERS);
    (members, any::<u16>(), prop::option::of(0..u16::MAX)).prop_map(
        |(members, waiting, median_answer_secs)| DeskStatus {
            members,
            waiting,
            median_answer_secs,
        },
    )
}

/// Any message that can be said, on a topic of its author's.
pub fn said() -> impl Strategy<Value = Said> {
    let until = || Just(LiveTime::from_tenths(u32::MAX));
    let booth = || "[a-z][a-z0-9]{0,20}";
    let announced = prop::collection::vec(("[a-z]{2}", text(80)), 0..4);
    let seeds = any::<([u8; 32], [u8; 32])>();
    let what = prop_oneof![
        card().prop_map(What::Card),
        (1..=REACTIONS).prop_map(What::Reaction),
        (any::<u8>(), languages())
            .prop_map(|(figure, languages)| What::Here(Here { figure, languages })),
        request().prop_map(What::Request),
        Just(What::Withdrawn),
        (line(), any::<bool>()).prop_map(|(line, by_visitor)| What::Line(line, by_visitor)),
        act().prop_map(What::Act),
        desk().prop_map(What::Desk),
        (until(), announced).prop_map(|(until, texts)| What::Say(Announcement { until, texts })),
        (any::<u32>(), prop::collection::vec(any::<u16>(), 0..=HALLS))
            .prop_map(|(here, halls)| What::Counts(Counts { here, halls })),
        (until(), prop::collection::vec(id(), 0..=BANS))
            .prop_map(|(until, ids)| What::Ban(Ban { until, ids })),
        (
            any::<u32>(),
            prop::collection::vec(text(CAPTION_CHARACTERS), 0..=CAPTION_LINES)
        )
            .prop_map(|(number, lines)| What::Caption(LiveCaption {
                number,
                lines: lines
                    .iter()
                    .map(|line| line.chars().take(CAPTION_CHARACTERS).collect())
                    .collect()
            })),
        report().prop_map(What::Report),
        slots().prop_map(What::Slots),
        any::<[u8; 8]>().prop_map(|number| What::Device(Device(number))),
    ];
    (seeds, booth(), 0..=GROUP, 0..ANNOUNCEMENTS, what).prop_map(
        |((seed, fresh), booth, group, place, what)| what.said(seed, fresh, booth, group, place),
    )
}

#[derive(Debug, Clone)]
enum What {
    Card(Card),
    Reaction(u8),
    Here(Here),
    Request(Request),
    Withdrawn,
    Line(Line, bool),
    Act(Act),
    Desk(DeskStatus),
    Say(Announcement),
    Counts(Counts),
    Ban(Ban),
    Caption(LiveCaption),
    Report(Report),
    Slots(Slots),
    Device(Device),
}

impl What {
    fn said(self, seed: [u8; 32], fresh: [u8; 32], booth: String, group: u16, place: u8) -> Said {
        let author = Signer::from_seed(&seed).key();
        let id = VisitorId::from_key(&author);
        let hall = booth.clone();
        let topic = match &self {
            Self::Card(_) | Self::Reaction(_) => BrokerTopic::Presence { hall, group, id },
            Self::Here(_) => BrokerTopic::Here { booth, id },
            Self::Request(_) | Self::Withdrawn | Self::Line(_, true) => {
                BrokerTopic::ToDesk { booth, id }
            }
            Self::Line(_, false) => BrokerTopic::ToVisitor { booth, id },
            Self::Act(_) => BrokerTopic::Queue { booth, id },
            Self::Desk(_) => BrokerTopic::Status { booth },
            Self::Say(_) => BrokerTopic::Organiser(Subject::Say(place)),
            Self::Counts(_) => BrokerTopic::Organiser(Subject::Counts),
            Self::Ban(_) => BrokerTopic::Organiser(Subject::Bans),
            Self::Caption(_) => BrokerTopic::Organiser(Subject::Caption {
                channel: booth,
                language: "ja".to_owned(),
            }),
            Self::Report(_) => BrokerTopic::Report { id },
            Self::Device(_) => BrokerTopic::Device { id },
            Self::Slots(_) => BrokerTopic::Slots { booth },
        };
        let name = topic.name("my-fair");
        let desk = DESK.public().unwrap();
        let message = match self {
            Self::Card(card) => Message::Card(card),
            Self::Reaction(number) => Message::Reaction(Reaction::new(number).unwrap()),
            Self::Here(here) => Message::Here(here),
            Self::Request(request) => {
                Message::Request(seal::seal(&request, &desk, &author, &name, fresh).unwrap())
            }
            Self::Withdrawn => Message::Withdrawn,
            Self::Line(line, _) => {
                Message::Line(seal::seal(&line, &desk, &author, &name, fresh).unwrap())
            }
            Self::Act(act) => Message::Act(act),
            Self::Desk(desk) => Message::Desk(desk),
            Self::Say(announcement) => Message::Say(announcement),
            Self::Counts(counts) => Message::Counts(counts),
            Self::Ban(ban) => Message::Ban(ban),
            Self::Caption(caption) => Message::Caption(caption),
            Self::Slots(slots) => Message::Slots(slots),
            Self::Device(device) => Message::Device(device),
            Self::Report(report) => {
                Message::Report(seal::seal(&report, &desk, &author, &name, fresh).unwrap())
            }
        };
        Said {
            seed,
            topic,
            message,
        }
    }
}

/// The largest message of each kind.
pub fn longest() -> Vec<Said> {
    let last = LiveTime::from_tenths(u32::MAX);
    let kanji = |bytes: usize| "漢".repeat(bytes / 3);
    let languages = Languages::new((0..LANGUAGES).map(|n| format!("aaaaaaaa-bbbbbb{n}")));
    let name = kanji(NAME_BYTES);
    let id = VisitorId::from_bytes([7; 15]);
    let tag = MemberTag(u32::MAX);
    let card = Card {
        from: [0.0; 2],
        to: [0.0; 2],
        started: last,
        pace: 1.4,
        yaw: 0.0,
        figure: 1,
        hand: true,
        away: false,
        languages: languages.clone(),
        booth: None,
    };
    let request = Request {
        answer_key: PublicSealKey([1; 32]),
        languages: languages.clone(),
        text: kanji(TEXT_BYTES),
        name: name.clone(),
        firm: name.clone(),
        wishes: vec![last; WISHES],
    };
    let words = LineContent::Words(kanji(TEXT_BYTES));
    let member = Member {
        tag,
        seen: last,
        name: name.clone(),
        state: MemberState::Away,
        figure: 9,
        languages: languages.clone(),
    };
    let line = "漢".repeat(CAPTION_CHARACTERS);
    let all = [
        What::Card(card),
        What::Reaction(REACTIONS),
        What::Here(Here {
            figure: 9,
            languages,
        }),
        What::Request(request),
        What::Withdrawn,
        What::Line(
            Line {
                asked: last,
                author: u32::MAX,
                number: u32::MAX,
                heard_author: u32::MAX,
                heard: u32::MAX,
                said: words,
            },
            true,
        ),
        What::Act(Act::Taken {
            by: tag,
            name: name.clone(),
        }),
        What::Act(Act::Handed {
            from: tag,
            to: Some(tag),
            name,
        }),
        What::Act(Act::Closed { by: tag }),
        What::Desk(DeskStatus {
            members: vec![member; MEMBERS],
            waiting: 9,
            median_answer_secs: None,
        }),
        // Four languages in full; of twenty each may be shorter.
        What::Say(Announcement {
            until: last,
            texts: vec![("ja".to_owned(), "漢".repeat(ANNOUNCEMENT_CHARACTERS)); 4],
        }),
        What::Counts(Counts {
            here: u32::MAX,
            halls: vec![u16::MAX; HALLS],
        }),
        What::Ban(Ban {
            until: last,
            ids: vec![id; BANS],
        }),
        What::Caption(LiveCaption {
            number: 3,
            lines: vec![line; CAPTION_LINES],
        }),
        What::Report(Report {
            about: id,
            text: kanji(TEXT_BYTES),
        }),
        What::Slots(Slots {
            given: vec![
                Given {
                    meeting: Meeting {
                        number: u32::MAX,
                        sequence: u16::MAX,
                        held: true,
                        start: last,
                        minutes: u16::MAX,
                    },
                    at: last,
                    by: tag,
                };
                GIVEN
            ],
        }),
        What::Device(Device([9; 8])),
    ];
    all.map(|what| what.said([3; 32], [4; 32], "b".repeat(64), GROUP, 0))
        .to_vec()
}

/// Whether a topic belongs to a visitor.
pub fn is_visitors(topic: &BrokerTopic) -> bool {
    matches!(topic.owner(), Owner::Visitor(_))
}
