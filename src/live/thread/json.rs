//! A thread as JSON, as a device keeps it. By hand and not by derived readers: every visitor of a live event loads the code.

use feed::json::Node;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Fate, LARGEST_KEPT, Thread, ThreadLine};
use crate::flat_map::FlatMap;
use crate::message::{LineContent, Meeting, MemberTag};
use crate::queue::{Custody, Holder};
use crate::{LiveTime, VisitorId};

/// Names of fates, as they are kept.
const FATES: [(Fate, &str); 4] = [
    (Fate::Waiting, "Waiting"),
    (Fate::UnderWay, "UnderWay"),
    (Fate::Delivered, "Delivered"),
    (Fate::Heard, "Heard"),
];

impl Thread {
    /// The thread as JSON, at most [`LARGEST_KEPT`] bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut kept = self.clone();
        loop {
            // Plain data with texts and numbers as keys: it cannot fail.
            let json = serde_json::to_string(&kept.to_node()).unwrap_or_default();
            if json.len() <= LARGEST_KEPT || kept.lines.is_empty() {
                return json;
            }
            kept.drop_oldest(kept.lines.len().div_ceil(4));
        }
    }

    /// A thread that was kept. What was under way then is to be said again: the other end drops it if it came.
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        if json.len() > LARGEST_KEPT {
            return None;
        }
        let mut thread = Self::from_node(&serde_json::from_str(json).ok()?)?;
        for line in &mut thread.lines {
            if line.fate == Fate::UnderWay {
                line.fate = Fate::Waiting;
            }
        }
        Some(thread)
    }

    fn to_node(&self) -> Node {
        let heard = self.heard.iter();
        let heard = heard.map(|(author, upto)| (author.to_string(), (*upto).into()));
        Node::object([
            ("booth", self.booth.as_str().into()),
            ("visitor", self.visitor.to_node()),
            ("me", self.me.into()),
            ("words", self.words.as_str().into()),
            ("asked", self.asked.tenths().into()),
            ("custody", custody_to_node(&self.custody)),
            ("withdrawn", Node::Bool(self.withdrawn)),
            (
                "lines",
                Node::List(self.lines.iter().map(line_to_node).collect()),
            ),
            ("last", self.last.into()),
            ("heard", Node::Object(heard.collect())),
            ("shortened", Node::Bool(self.shortened)),
        ])
    }

    fn from_node(node: &Node) -> Option<Self> {
        let Node::Object(heard) = node.field("heard")? else {
            return None;
        };
        let heard = heard
            .iter()
            .map(|(author, upto)| Some((author.parse().ok()?, upto.as_u32()?)));
        Some(Self {
            booth: text(node, "booth")?,
            visitor: VisitorId::from_node(node.field("visitor")?)?,
            me: number(node, "me")?,
            words: text(node, "words")?,
            asked: time(node, "asked")?,
            custody: custody_from_node(node.field("custody")?)?,
            withdrawn: flag(node, "withdrawn")?,
            lines: node
                .field("lines")?
                .items()?
                .iter()
                .map(line_from_node)
                .collect::<Option<_>>()?,
            last: number(node, "last")?,
            heard: heard.collect::<Option<FlatMap<_, _>>>()?,
            shortened: flag(node, "shortened")?,
        })
    }
}

impl Serialize for Thread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_node().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Thread {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        Self::from_node(&node).ok_or_else(|| Error::custom("no thread"))
    }
}

fn custody_to_node(custody: &Custody) -> Node {
    let holder = custody.holder.as_ref().map_or(Node::Null, |holder| {
        Node::object([
            ("since", holder.since.tenths().into()),
            ("member", holder.member.0.into()),
            ("name", holder.name.as_str().into()),
        ])
    });
    Node::object([
        ("round", custody.round.tenths().into()),
        ("holder", holder),
        ("closed", Node::Bool(custody.closed)),
    ])
}

fn custody_from_node(node: &Node) -> Option<Custody> {
    Some(Custody {
        round: time(node, "round")?,
        holder: match node.field("holder")? {
            Node::Null => None,
            holder => Some(Holder {
                since: time(holder, "since")?,
                member: MemberTag(number(holder, "member")?),
                name: text(holder, "name")?,
            }),
        },
        closed: flag(node, "closed")?,
    })
}

fn line_to_node(line: &ThreadLine) -> Node {
    let said = match &line.said {
        LineContent::Words(words) => Node::object([("Words", words.as_str().into())]),
        LineContent::Contact(card) => Node::object([("Contact", card.as_str().into())]),
        LineContent::Call(address) => Node::object([("Call", address.as_str().into())]),
        LineContent::Introduced { name, firm } => {
            let who = [
                ("name", name.as_str().into()),
                ("firm", firm.as_str().into()),
            ];
            Node::object([("Introduced", Node::object(who))])
        }
        LineContent::Times(times) => {
            let times = times.iter().map(|time| time.tenths().into());
            Node::object([("Times", Node::List(times.collect()))])
        }
        LineContent::Meeting(meeting) => {
            let meeting = [
                ("number", meeting.number.into()),
                ("sequence", u32::from(meeting.sequence).into()),
                ("held", Node::Bool(meeting.held)),
                ("start", meeting.start.tenths().into()),
                ("minutes", u32::from(meeting.minutes).into()),
            ];
            Node::object([("Meeting", Node::object(meeting))])
        }
        // Acts and places are no lines of a thread.
        LineContent::Act(_) | LineContent::Place(_) | LineContent::Unknown => "Unknown".into(),
    };
    let fate = FATES.iter().find(|(fate, _)| *fate == line.fate);
    Node::object([
        ("asked", line.asked.tenths().into()),
        ("author", line.author.into()),
        ("number", line.number.into()),
        ("at", line.at.tenths().into()),
        ("said", said),
        ("fate", fate.map_or("", |(_, name)| name).into()),
        ("repeats", u32::from(line.repeats).into()),
    ])
}

fn line_from_node(node: &Node) -> Option<ThreadLine> {
    let fate = node.field("fate")?.as_text()?;
    Some(ThreadLine {
        asked: time(node, "asked")?,
        author: number(node, "author")?,
        number: number(node, "number")?,
        at: time(node, "at")?,
        said: said_from_node(node.field("said")?)?,
        fate: FATES.iter().find(|(_, name)| *name == fate)?.0,
        // It was left out while it was 0.
        repeats: number(node, "repeats").unwrap_or(0).try_into().ok()?,
    })
}

fn said_from_node(node: &Node) -> Option<LineContent> {
    let Node::Object(fields) = node else {
        return (node.as_text() == Some("Unknown")).then_some(LineContent::Unknown);
    };
    let (what, said) = fields.first()?;
    Some(match what.as_str() {
        "Words" => LineContent::Words(said.as_text()?.to_owned()),
        "Contact" => LineContent::Contact(said.as_text()?.to_owned()),
        "Call" => LineContent::Call(said.as_text()?.to_owned()),
        "Introduced" => LineContent::Introduced {
            name: text(said, "name")?,
            firm: text(said, "firm")?,
        },
        "Times" => {
            let times = said.items()?.iter().map(Node::as_u32);
            let times = times.map(|time| time.map(LiveTime::from_tenths));
            LineContent::Times(times.collect::<Option<_>>()?)
        }
        "Meeting" => LineContent::Meeting(Meeting {
            number: number(said, "number")?,
            sequence: number(said, "sequence")?.try_into().ok()?,
            held: flag(said, "held")?,
            start: time(said, "start")?,
            minutes: number(said, "minutes")?.try_into().ok()?,
        }),
        _ => return None,
    })
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.field(name)?.as_text().map(str::to_owned)
}

fn number(node: &Node, name: &str) -> Option<u32> {
    node.field(name)?.as_u32()
}

fn flag(node: &Node, name: &str) -> Option<bool> {
    match node.field(name)? {
        Node::Bool(is) => Some(*is),
        _ => None,
    }
}

fn time(node: &Node, name: &str) -> Option<LiveTime> {
    number(node, name).map(LiveTime::from_tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the first version wrote, by derived writers.
    const FIRST: &str = r#"{"booth":"acme","visitor":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,255],"me":0,"words":"Do you ship to Hue?","asked":1000000,"custody":{"round":1000000,"holder":{"since":1000020,"member":7,"name":"Sato"},"closed":false},"withdrawn":false,"lines":[{"asked":1000000,"author":0,"number":1,"at":1000030,"said":{"Introduced":{"name":"Mai","firm":"Lotus"}},"fate":"Delivered","repeats":2},{"asked":1000000,"author":7,"number":1,"at":1000040,"said":{"Call":"https://call.example/1"},"fate":"Heard"},{"asked":1000000,"author":7,"number":2,"at":1000041,"said":"Unknown","fate":"Heard"},{"asked":1000000,"author":0,"number":2,"at":1000050,"said":{"Words":"Thank \"you\""},"fate":"UnderWay"}],"last":2,"heard":{"7":2},"shortened":true}"#;

    #[test]
    fn what_the_first_version_kept_is_read_and_kept_alike() {
        let thread = Thread::from_json(FIRST).unwrap();
        assert_eq!(
            (thread.booth(), thread.words()),
            ("acme", "Do you ship to Hue?")
        );
        assert_eq!(thread.visitor().bytes()[14], 255);
        assert!(thread.is_shortened() && thread.request_stands() && !thread.has_gap());
        assert_eq!(thread.custody.holder().unwrap().name, "Sato");
        let fates: Vec<_> = thread
            .lines()
            .iter()
            .map(|line| (line.fate, line.repeats))
            .collect();
        // What was under way waits.
        assert_eq!(
            fates,
            [
                (Fate::Delivered, 2),
                (Fate::Heard, 0),
                (Fate::Heard, 0),
                (Fate::Waiting, 0)
            ]
        );
        let anew = thread.to_json();
        assert_eq!(
            anew.replace(r#","repeats":0"#, ""),
            FIRST.replace("UnderWay", "Waiting")
        );
        assert_eq!(Thread::from_json(&anew), Some(thread));
    }

    #[test]
    fn a_thread_with_a_field_of_another_kind_is_none() {
        for (right, wrong) in [
            (r#""me":0"#, r#""me":-1"#),
            (r#""words":"Do"#, r#""word":"Do"#),
            (r#""closed":false"#, r#""closed":0"#),
            (r#""heard":{"7":2}"#, r#""heard":{"x":2}"#),
            (r#""fate":"Heard""#, r#""fate":"Seen""#),
            (r#"14,255]"#, r#"14,256]"#),
            (r#"14,255]"#, r#"14]"#),
            (r#""repeats":2"#, r#""repeats":256"#),
        ] {
            assert!(FIRST.contains(right));
            assert_eq!(
                Thread::from_json(&FIRST.replacen(right, wrong, 1)),
                None,
                "{wrong}"
            );
        }
    }
}
