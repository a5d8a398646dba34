//! Word: what a seat says to colleagues, to each visitor and to everybody, as its desk and its queue stand.

use live::message::{Act, Line, LineContent, Message};
use live::seal::{self, PublicSealKey};
use live::{BrokerTopic, LiveTime, VisitorId};

use super::seat::{Outgoing, Seat};
use crate::people::port::random_bytes;

impl Seat {
    /// Tells colleagues and the visitor.
    pub(super) fn say_act(&mut self, id: VisitorId, act: Act, time: LiveTime) {
        let booth = self.booth.clone();
        self.out.push(Outgoing {
            topic: BrokerTopic::Queue { booth, id },
            message: Message::Act(act.clone()),
            time: Some(time),
            line: None,
        });
        self.say_uncounted(id, LineContent::Act(act), Some(time));
    }

    /// Something that is no line of the talk.
    pub(super) fn say_uncounted(
        &mut self,
        id: VisitorId,
        said: LineContent,
        time: Option<LiveTime>,
    ) {
        let Some(entry) = self.queue.entry(&id) else {
            return;
        };
        let line = Line {
            asked: entry.asked,
            author: self.me.0,
            number: 0,
            heard_author: 0,
            heard: 0,
            said,
        };
        let booth = self.booth.clone();
        let key = entry.request.answer_key;
        self.say_sealed(
            &line,
            &key,
            BrokerTopic::ToVisitor { id, booth },
            time,
            None,
        );
    }

    pub(super) fn say_lines(&mut self, id: &VisitorId) {
        let Some(entry) = self.queue.entry(id) else {
            return;
        };
        let answer_key = entry.request.answer_key;
        let own_key = self.keys.public_seal;
        let Some(thread) = self.threads.get_mut(id) else {
            return;
        };
        for line in thread.due() {
            let (id, booth) = (*id, self.booth.clone());
            let number = line.number;
            let topic = BrokerTopic::ToVisitor {
                id,
                booth: booth.clone(),
            };
            self.say_sealed(&line, &answer_key, topic, None, Some((id, number)));
            self.say_sealed(
                &line,
                &own_key,
                BrokerTopic::Queue { booth, id },
                None,
                None,
            );
        }
    }

    fn say_sealed(
        &mut self,
        line: &Line,
        key: &PublicSealKey,
        topic: BrokerTopic,
        time: Option<LiveTime>,
        counted: Option<(VisitorId, u32)>,
    ) {
        let name = topic.name(&self.event);
        // Too long a line `Thread::write` has refused, and a key that is none could not have asked.
        if let Ok(sealed) = seal::seal(line, key, &self.keys.sign, &name, random_bytes()) {
            self.out.push(Outgoing {
                topic,
                message: Message::Line(sealed),
                time,
                line: counted,
            });
        }
    }

    /// Tells those who wait their places, where these have changed. One of the members does it for all.
    pub(super) fn say_places(&mut self) {
        let waiting: Vec<VisitorId> = self
            .queue
            .waiting()
            .iter()
            .map(|entry| entry.visitor)
            .collect();
        let is_first = self.members.iter().all(|member| member.tag >= self.me);
        self.places.retain(|id, _| waiting.contains(id));
        for (id, place) in waiting.into_iter().zip(1_u16..) {
            let is_known = self.places.get(&id) == Some(&place);
            self.places.insert(id, place);
            if !is_known && is_first {
                self.say_uncounted(id, LineContent::Place(place), None);
            }
        }
    }

    pub(super) fn waiting_count(&self) -> u16 {
        u16::try_from(self.queue.waiting().len()).unwrap_or(u16::MAX)
    }

    pub(super) fn say_status_if_due(&mut self, now: LiveTime) -> bool {
        let is_due = self.joined.is_some() && self.desk.is_due(self.waiting_count(), now);
        if is_due {
            self.say_status(now);
        }
        is_due
    }

    pub(super) fn say_status(&mut self, now: LiveTime) {
        let status = self.desk.say(self.waiting_count(), now);
        self.members.clone_from(&status.members);
        let booth = self.booth.clone();
        self.out.push(Outgoing {
            topic: BrokerTopic::Status { booth },
            message: Message::Desk(status),
            time: None,
            line: None,
        });
    }
}
