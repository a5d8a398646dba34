//! Talks: what is asked of booths' staff and what they answer, and the meetings that come of it; remembered on the device,
//! sealed on its way.

use live::limits::TALK_SECS;
use live::message::{Line, LineContent, Message, Request, Slots};
use live::seal::{self, Sealed};
use live::thread::{Received, Thread, ThreadState, VISITOR};
use live::{BrokerTopic, LiveTime};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::{GATHER_SECS, LiveVisitor, PATIENCE_SECS};
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::memory::{Introduction, Memory};
use crate::people::port::random_bytes;
use crate::people::slots;
use crate::people::state::Live;

/// Brings back what the device remembers of talks.
pub fn remembered(live: Live) {
    let event = live.app.event_id();
    let memory = live.memory.read_untracked();
    live.talks.update(|talks| {
        for talk in memory.talks(&event) {
            if !talks.contains_key(talk.booth()) {
                talks.insert(talk.booth().to_owned(), talk);
            }
        }
    });
}

impl LiveVisitor {
    /// The connection is there, again or for the first time.
    pub fn talks_came_in(&self, is_resumed: bool) {
        let booths: Vec<String> = self.live.talks.read_untracked().keys().cloned().collect();
        for booth in booths {
            if !is_resumed {
                self.with_talk(&booth, Thread::session_lost);
            }
            let (mut stands, mut is_taken_back) = (false, false);
            self.with_talk(&booth, |talk| {
                stands = talk.request_stands();
                is_taken_back = talk.state() == ThreadState::Withdrawn
                    && self.live.now().secs_since(talk.asked()) < TALK_SECS;
            });
            if stands {
                // A broker that was killed may have lost it; who has it already hears nothing new.
                self.say_request(&booth);
            } else if is_taken_back && !is_resumed {
                // The page may have been closed before the broker heard of it.
                self.voice.say(self.to_desk(&booth), Message::Withdrawn);
            }
            self.say_lines(&booth);
        }
        // What is given may be changed when the talk is long over.
        for booth in slots::booths_met(self.live) {
            self.follow_slots(&booth);
        }
    }

    /// A booth's desk is there. Whoever waits at it and was not told their place is not known to it: a stranger can come by an
    /// open door in a visitor's name, and take away what the broker keeps for a desk that is to open.
    pub fn desk_spoke(&self, booth: &str) {
        let is_told = self.live.places.read_untracked().contains_key(booth);
        let talks = self.live.talks.read_untracked();
        let waits = talks
            .get(booth)
            .is_some_and(|talk| talk.state() == ThreadState::Open);
        drop(talks);
        if waits && !is_told {
            self.say_request(booth);
        }
    }

    /// The broker has a line of ours, or could not be given it.
    pub fn line_settled(&self, booth: &str, number: u32, is_there: bool) {
        self.with_talk(booth, |talk| {
            if is_there {
                talk.delivered(number);
            } else {
                talk.not_sent(number);
            }
        });
    }

    /// A booth's staff said something, to this visitor or about their meetings.
    pub fn staff_said(&self, topic: BrokerTopic, message: Message, key: &[u8; 32], time: LiveTime) {
        match (topic, message) {
            (topic @ BrokerTopic::ToVisitor { .. }, Message::Line(sealed)) => {
                self.sealed_came(topic, &sealed, key, time);
            }
            (BrokerTopic::Slots { booth }, Message::Slots(said)) => {
                slots::follow(self.live, &booth);
                self.live.given.update(|given| given.insert(booth, said));
            }
            _ => {}
        }
    }

    fn sealed_came(&self, topic: BrokerTopic, sealed: &Sealed, key: &[u8; 32], time: LiveTime) {
        let name = topic.name(&self.event);
        let line = seal::open::<Line>(sealed, &self.answer_key, key, &name);
        if let (BrokerTopic::ToVisitor { booth, .. }, Ok(line)) = (topic, line) {
            self.answered(&booth, &line, time);
        }
    }

    /// Asks a booth's staff, as soon as the connection that was asked for with it is on its way.
    /// Says something more right after it, if there is something.
    pub fn ask_soon(
        live: Live,
        booth: &str,
        words: &str,
        introduction: Introduction,
        more: Option<LineContent>,
    ) {
        let (booth, words) = (booth.to_owned(), words.to_owned());
        spawn(async move {
            let mut waited = 0.0;
            while live.visitor.with_value(Option::is_none) && waited < PATIENCE_SECS {
                sleep(GATHER_SECS).await;
                waited += GATHER_SECS;
            }
            let visitor = live.visitor.with_value(Clone::clone);
            let Some(visitor) = visitor else {
                return crate::people::talk::put_back(live, &booth, &words);
            };
            visitor.ask(&booth, &words, introduction);
            if let Some(said) = more {
                visitor.write(&booth, said);
            }
            // The form is another one now: for more.
            let field = crate::people::talk::field_id(&booth);
            dom::once_changed(move || dom::focus(&field));
        });
    }

    /// Asks a booth's staff.
    fn ask(&self, booth: &str, words: &str, introduction: Introduction) {
        let now = self.voice.stamp();
        self.live.remember(|memory: &mut Memory| {
            memory.talks.insert(booth.to_owned(), introduction);
        });
        self.live.talks.update(|talks| {
            if let Some(talk) = talks.get_mut(booth) {
                talk.asked_again(words.to_owned(), now);
            } else {
                let talk = Thread::new(booth.to_owned(), self.id, VISITOR, words.to_owned(), now);
                talks.insert(booth.to_owned(), talk);
            }
        });
        self.with_talk(booth, |_| ());
        self.say_request(booth);
    }

    /// Says something more.
    pub fn write(&self, booth: &str, said: LineContent) {
        let now = self.live.now();
        self.with_talk(booth, |talk| {
            // What is empty or too long the form has not let through.
            let _ = talk.write(said, now);
        });
        self.say_lines(booth);
    }

    /// Listens to which slots of a booth are given.
    pub fn follow_slots(&self, booth: &str) {
        let given = self.live.given;
        if !given.read_untracked().contains_key(booth) {
            given.update(|given| given.insert(booth.to_owned(), Slots::default()));
            let booth = booth.to_owned();
            let topic = BrokerTopic::Slots { booth };
            self.link.listen(topic.name(&self.event), false);
        }
    }

    /// Takes the request back.
    pub fn withdraw(&self, booth: &str) {
        self.with_talk(booth, Thread::withdraw);
        self.live.forget_place(booth);
        let topic = self.to_desk(booth);
        self.voice.say(topic, Message::Withdrawn);
    }

    /// Changes what is said with a booth, and remembers it.
    fn with_talk(&self, booth: &str, change: impl FnOnce(&mut Thread)) {
        self.live.talks.update(|talks| {
            if let Some(talk) = talks.get_mut(booth) {
                change(talk);
                Memory::save_talk(&self.event, talk);
            }
        });
    }

    fn to_desk(&self, booth: &str) -> BrokerTopic {
        let (booth, id) = (booth.to_owned(), self.id);
        BrokerTopic::ToDesk { booth, id }
    }

    pub(super) fn sealed(
        &self,
        plain: &impl seal::Plaintext,
        key: &seal::PublicSealKey,
        topic: &BrokerTopic,
    ) -> Option<Sealed> {
        let name = topic.name(&self.event);
        seal::seal(plain, key, &self.voice.key(), &name, random_bytes()).ok()
    }

    fn say_request(&self, booth: &str) {
        let memory = self.live.memory.read_untracked();
        let introduction = memory.talks.get(booth).cloned().unwrap_or_default();
        drop(memory);
        let asked = {
            let talks = self.live.talks.read_untracked();
            let talk = talks.get(booth);
            talk.map(|talk| (talk.words().to_owned(), talk.asked()))
        };
        let (Some((text, asked)), Ok(answer_key), Some(key)) = (
            asked,
            self.answer_key.public(),
            self.live.booths_seal_key(booth),
        ) else {
            return;
        };
        let request = Request {
            answer_key,
            languages: self.languages(),
            text,
            name: introduction.name,
            firm: introduction.firm,
            wishes: Vec::new(),
        };
        let topic = self.to_desk(booth);
        let Some(sealed) = self.sealed(&request, &key, &topic) else {
            return;
        };
        self.voice
            .say_of(asked, topic, Message::Request(sealed), |_| ());
    }

    fn say_lines(&self, booth: &str) {
        let Some(key) = self.live.booths_seal_key(booth) else {
            return;
        };
        let mut due = Vec::new();
        self.with_talk(booth, |talk| due = talk.due());
        for line in due {
            let topic = self.to_desk(booth);
            let Some(sealed) = self.sealed(&line, &key, &topic) else {
                continue;
            };
            let (live, booth) = (self.live, booth.to_owned());
            self.voice.say_of(
                self.voice.stamp(),
                topic,
                Message::Line(sealed),
                move |token| {
                    live.with_visitor(|visitor| match token {
                        Some(token) => {
                            let line = (booth, line.number);
                            visitor.sent.borrow_mut().insert(token, line);
                        }
                        None => visitor.line_settled(&booth, line.number, false),
                    });
                },
            );
        }
    }

    /// A booth's staff said something.
    fn answered(&self, booth: &str, line: &Line, time: LiveTime) {
        let live = self.live;
        match &line.said {
            LineContent::Place(place) => {
                let place = *place;
                live.places.update(|places| {
                    places.insert(booth.to_owned(), place);
                });
            }
            LineContent::Act(act) => {
                let mut changed = false;
                self.with_talk(booth, |talk| changed = talk.acted(act, time));
                if changed {
                    live.forget_place(booth);
                    // The booth's page is a live region of its own.
                    if live.app.route.read_untracked().booth() != Some(booth) {
                        dom::announce(&crate::people::talk::state_in_words(live, booth));
                    }
                }
            }
            _ => {
                let mut received = Received::Refused;
                self.with_talk(booth, |talk| received = talk.receive(line, time));
                if received == Received::New {
                    if let LineContent::Meeting(meeting) = &line.said {
                        slots::hold(live, booth, meeting);
                        self.follow_slots(booth);
                    }
                    live.unread.update(|unread| {
                        *unread.get_or_insert_with(booth.to_owned(), || 0) += 1;
                    });
                    crate::people::talk::say_new(live, booth, line);
                }
            }
        }
        self.say_lines(booth);
    }
}
