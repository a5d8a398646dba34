//! What the device remembers of being live, under the event's name: how the visitor wants it, whom they hid, and with which
//! booths they speak. The key that signs is not here but where no script can read it; each talk is a text of its own.

use feed::json::Node;
use live::flat_map::FlatMap;
use live::thread::Thread;
use live::{Ticket, VisitorId};
use page::browser::records;

/// Name under which it is remembered.
pub const KEPT: &str = "live";
/// Name under which the page's script keeps the ticket that stood in its address (`web/ticket.js`).
pub const TICKET: &str = "ticket";

/// How much of being live a visitor wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LiveWish {
    /// Nothing was asked for yet.
    #[default]
    Unasked,
    /// To see who is there, or to ask somebody.
    Look,
    /// To be seen as well.
    Join,
}

/// Wishes by the names under which they are remembered.
const WISHES: [(LiveWish, &str); 3] = [
    (LiveWish::Unasked, "Unasked"),
    (LiveWish::Look, "Look"),
    (LiveWish::Join, "Join"),
];

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// Name of the session at the broker: a secret, for who knows it can take the session over.
    pub client: String,
    /// Secret half of the key that answers are sealed to.
    pub answer_key: [u8; 32],
    /// What the visitor wants.
    pub wish: LiveWish,
    /// How they look.
    pub figure: u8,
    /// What they speak, BCP 47; the page's language while it is empty.
    pub languages: Vec<String>,
    /// Whom they do not want to see.
    pub hidden: Vec<VisitorId>,
    /// Booths with which something was said, and as whom.
    pub talks: FlatMap<String, Introduction>,
}

/// Who a visitor says they are, to one booth; empty where they do not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Introduction {
    /// Their name.
    pub name: String,
    /// Their firm.
    pub firm: String,
}

/// Name under which what is said with a booth is remembered.
fn talk_name(booth: &str) -> String {
    format!("{KEPT}-talk:{booth}")
}

impl Memory {
    /// What the device remembers of an event; what cannot be read is nothing.
    pub fn load(event: &str) -> Self {
        let text = records::load_text(event, KEPT);
        let node = text.and_then(|text| serde_json::from_str(&text).ok());
        Self::read(&node.unwrap_or(Node::Null))
    }

    /// Remembers it. What a full or forbidden storage does not take the page holds until it is left.
    pub fn save(&self, event: &str) {
        // Lists and plain values: there is nothing in here that JSON cannot say.
        let text = serde_json::to_string(&self.node()).unwrap_or_default();
        let _ = records::save_text(event, KEPT, &text);
    }

    /// By hand and not by a derived reader: every visitor of a live event loads the code.
    fn read(node: &Node) -> Self {
        let text = |node: &Node, name: &str| {
            let text = node.field(name).and_then(Node::as_text);
            text.unwrap_or_default().to_owned()
        };
        let items = |name: &str| node.field(name).and_then(Node::items).unwrap_or_default();
        let byte = |node: &Node| node.as_u32()?.try_into().ok();
        let key: Option<Vec<u8>> = items("answer_key").iter().map(byte).collect();
        let wish = text(node, "wish");
        let talks = match node.field("talks") {
            Some(Node::Object(talks)) => talks.as_slice(),
            _ => &[],
        };
        let talks = talks.iter().map(|(booth, who)| {
            let (name, firm) = (text(who, "name"), text(who, "firm"));
            (booth.clone(), Introduction { name, firm })
        });
        let Some(Ok(answer_key)) = key.map(TryInto::try_into) else {
            // Without the key nobody's answer can be read: all of it begins anew.
            return Self::default();
        };
        Self {
            client: text(node, "client"),
            answer_key,
            wish: WISHES
                .into_iter()
                .find(|(_, name)| *name == wish)
                .map_or_else(LiveWish::default, |(wish, _)| wish),
            figure: node.field("figure").and_then(byte).unwrap_or_default(),
            languages: items("languages")
                .iter()
                .filter_map(|tag| tag.as_text().map(str::to_owned))
                .collect(),
            hidden: items("hidden")
                .iter()
                .filter_map(VisitorId::from_node)
                .collect(),
            talks: talks.collect(),
        }
    }

    fn node(&self) -> Node {
        let wish = WISHES.into_iter().find(|(wish, _)| *wish == self.wish);
        let talks = self.talks.iter().map(|(booth, who)| {
            let who = [
                ("name", who.name.as_str().into()),
                ("firm", who.firm.as_str().into()),
            ];
            (booth.clone(), Node::object(who))
        });
        Node::object([
            ("client", self.client.as_str().into()),
            (
                "answer_key",
                Node::List(
                    self.answer_key
                        .iter()
                        .map(|&byte| u32::from(byte).into())
                        .collect(),
                ),
            ),
            ("wish", wish.map_or("", |(_, name)| name).into()),
            ("figure", u32::from(self.figure).into()),
            (
                "languages",
                Node::List(
                    self.languages
                        .iter()
                        .map(|tag| tag.as_str().into())
                        .collect(),
                ),
            ),
            (
                "hidden",
                Node::List(self.hidden.iter().map(VisitorId::to_node).collect()),
            ),
            ("talks", Node::Object(talks.collect())),
        ])
    }

    /// What was said with each booth.
    pub fn talks(&self, event: &str) -> impl Iterator<Item = Thread> {
        let texts = self.talks.keys();
        texts.filter_map(move |booth| {
            Thread::from_json(&records::load_text(event, &talk_name(booth))?)
        })
    }

    /// Remembers what was said with a booth.
    pub fn save_talk(event: &str, talk: &Thread) {
        let _ = records::save_text(event, &talk_name(talk.booth()), &talk.to_json());
    }

    /// Forgets all of it.
    pub fn forget(&self, event: &str) {
        for booth in self.talks.keys() {
            let _ = records::save_text(event, &talk_name(booth), "");
        }
        let _ = records::save_text(event, KEPT, "");
        let _ = records::save_text(event, TICKET, "");
    }

    /// The ticket that the device keeps, if any.
    pub fn ticket(event: &str) -> Option<Ticket> {
        Ticket::parse(&records::load_text(event, TICKET)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the first version wrote, by a derived writer.
    const FIRST: &str = r#"{"client":"secret","answer_key":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,255],"wish":"Join","figure":11,"languages":["ja","zh-Hans"],"hidden":[[1,2,3,4,5,6,7,8,9,10,11,12,13,14,255]],"talks":{"acme":{"name":"Mai","firm":""},"lotus":{"name":"","firm":"Hue \"7\""}}}"#;

    fn read(text: &str) -> Memory {
        Memory::read(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn what_the_first_version_remembered_is_read_and_written_alike() {
        let memory = read(FIRST);
        assert_eq!(memory.client, "secret");
        assert_eq!((memory.answer_key[1], memory.answer_key[31]), (1, 255));
        assert_eq!((memory.wish, memory.figure), (LiveWish::Join, 11));
        assert_eq!(memory.languages, ["ja", "zh-Hans"]);
        assert_eq!(memory.hidden[0].bytes()[14], 255);
        assert_eq!(memory.talks.get("acme").unwrap().name, "Mai");
        assert_eq!(memory.talks.get("lotus").unwrap().firm, "Hue \"7\"");
        assert_eq!(serde_json::to_string(&memory.node()).unwrap(), FIRST);
    }

    #[test]
    fn what_is_no_memory_is_none() {
        for text in ["null", "{}", "[]", r#"{"wish":"Join"}"#] {
            assert_eq!(read(text), Memory::default(), "{text}");
        }
        assert_eq!(
            read(&FIRST.replace(",255],\"wish", ",256],\"wish")),
            Memory::default()
        );
        // A part that is something else costs itself alone.
        let other = read(&FIRST.replace("\"Join\"", "7").replace(":11", ":-1"));
        assert_eq!((other.wish, other.figure), (LiveWish::Unasked, 0));
        assert_eq!(other.client, "secret");
    }
}
