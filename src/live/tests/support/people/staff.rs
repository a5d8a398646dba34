//! A staff member's page: the queue, the slots and the threads of a desk.

use std::collections::BTreeMap;

use live::{
    BrokerTopic, DeskCode, LiveTime, Message, VisitorId,
    desk::{About, MemberDesk},
    envelope::{Accepted, Author},
    message::{Act, Languages, Line, LineContent, Meeting, MemberTag, Request},
    queue::Queue,
    seal::{PublicSealKey, open, seal},
    session::{SessionEvent, SessionSettings, Token},
    signer::Signer,
    slots,
    thread::{Thread, VISITOR},
    topic::desk_user,
};

use super::{BOOTH, Keys, Page, fresh, secret_client_id};
use crate::support::{
    broker::{Broker, EVENT},
    client::Client,
};

/// What a desk reads of a request.
#[derive(Debug, Clone)]
pub struct Asked {
    pub text: String,
    answer_key: PublicSealKey,
}

/// A staff member's page.
pub struct Staff {
    pub page: Page,
    pub queue: Queue<Asked>,
    pub desk: MemberDesk,
    pub slots: slots::SlotBook,
    /// Visitors of meetings that this member has claimed.
    giving: BTreeMap<u32, VisitorId>,
    /// Meetings for which this member came too late.
    pub too_late: Vec<u32>,
    pub threads: BTreeMap<VisitorId, Thread>,
    pub tag: MemberTag,
    pub name: &'static str,
    code: DeskCode,
    lines: BTreeMap<Token, (VisitorId, u32)>,
}

impl Staff {
    pub fn new(
        broker: &Broker,
        keys: &BTreeMap<String, Keys>,
        code: &DeskCode,
        tag: u32,
        name: &'static str,
    ) -> Self {
        let settings = SessionSettings::new(
            secret_client_id(),
            Some(desk_user(BOOTH)),
            Some(code.password()),
        );
        let client = Client::new(&broker.desks, settings, u64::from(tag));
        let mut page = Page::new(client, Signer::of_desk(code), keys);
        page.listen(BrokerTopic::filter_to_desk(EVENT, BOOTH), true);
        page.listen(BrokerTopic::filter_queue(EVENT, BOOTH), true);
        page.listen(
            BrokerTopic::Status {
                booth: BOOTH.to_owned(),
            }
            .name(EVENT),
            true,
        );
        let slots = BrokerTopic::Slots {
            booth: BOOTH.to_owned(),
        };
        page.listen(slots.name(EVENT), true);
        let now = page.now();
        let tag = MemberTag(tag);
        let about = About {
            name: name.to_owned(),
            figure: 1,
            languages: Languages::new(["ja"]),
        };
        Self {
            page,
            queue: Queue::new(tag),
            desk: MemberDesk::new(tag, about, now),
            slots: slots::SlotBook::new(tag, 1),
            giving: BTreeMap::new(),
            too_late: Vec::new(),
            threads: BTreeMap::new(),
            tag,
            name,
            code: code.clone(),
            lines: BTreeMap::new(),
        }
    }

    pub fn take(&mut self, visitor: VisitorId) -> bool {
        let now = self.page.now();
        let Some((act, at)) = self.queue.take(&visitor, self.name, now) else {
            return false;
        };
        self.say_act(visitor, &act, at);
        true
    }

    pub fn hand(&mut self, visitor: VisitorId, to: Option<(MemberTag, &str)>) {
        let now = self.page.now();
        let (act, at) = self.queue.hand(&visitor, to, now).unwrap();
        self.say_act(visitor, &act, at);
    }

    pub fn close(&mut self, visitor: VisitorId) {
        let now = self.page.now();
        let (act, at) = self.queue.close(&visitor, now).unwrap();
        self.say_act(visitor, &act, at);
    }

    /// Says an act to colleagues, and to the visitor.
    fn say_act(&mut self, visitor: VisitorId, act: &Act, at: LiveTime) {
        let topic = BrokerTopic::Queue {
            booth: BOOTH.to_owned(),
            id: visitor,
        };
        self.page
            .say_at(&topic, &Message::Act(act.clone()), at)
            .unwrap();
        if let Some(thread) = self.threads.get_mut(&visitor) {
            thread.acted(act, at);
        }
        let line = self.act_line(visitor, act.clone());
        self.say_to_visitor(visitor, &line, at);
    }

    fn repeat_taken(&mut self, visitor: VisitorId) {
        let entry = self.queue.entry(&visitor);
        let holder = entry.and_then(|entry| entry.custody.holder()).cloned();
        if let Some(holder) = holder.filter(|holder| holder.member == self.tag) {
            let by = holder.member;
            let name = holder.name;
            let line = self.act_line(visitor, Act::Taken { by, name });
            self.say_to_visitor(visitor, &line, holder.since);
        }
    }

    fn act_line(&self, visitor: VisitorId, act: Act) -> Line {
        Line {
            asked: self.queue.entry(&visitor).unwrap().asked,
            author: self.tag.0,
            number: 0,
            heard_author: VISITOR,
            heard: 0,
            said: LineContent::Act(act),
        }
    }

    pub fn write(&mut self, visitor: VisitorId, text: &str) {
        let now = self.page.now();
        self.threads
            .get_mut(&visitor)
            .unwrap()
            .write(LineContent::Words(text.to_owned()), now)
            .unwrap();
    }

    /// Gives a visitor half an hour, or moves the meeting with this number.
    pub fn give(&mut self, visitor: VisitorId, number: u32, start: LiveTime) -> bool {
        let now = self.page.now();
        let is_claimed = self.slots.claim(number, start, 30, now);
        if is_claimed {
            self.giving.insert(number, visitor);
            self.say_slots();
        }
        is_claimed
    }

    /// Cancels a meeting.
    pub fn cancel(&mut self, visitor: VisitorId, number: u32) {
        let now = self.page.now();
        let meeting = self.slots.cancel(number, now).unwrap();
        self.say_slots();
        self.say_meeting(visitor, meeting);
    }

    fn say_meeting(&mut self, visitor: VisitorId, meeting: Meeting) {
        let now = self.page.now();
        let thread = self.threads.get_mut(&visitor).unwrap();
        thread.write(LineContent::Meeting(meeting), now).unwrap();
    }

    fn say_slots(&mut self) {
        let topic = BrokerTopic::Slots {
            booth: BOOTH.to_owned(),
        };
        let all = Message::Slots(self.slots.all());
        self.page.say(&topic, &all).unwrap();
    }

    fn say_to_visitor(&mut self, visitor: VisitorId, line: &Line, at: LiveTime) -> Option<Token> {
        let key = self.queue.entry(&visitor)?.request.answer_key;
        let topic = BrokerTopic::ToVisitor {
            id: visitor,
            booth: BOOTH.to_owned(),
        };
        let sealed = seal(
            line,
            &key,
            &self.page.signer.key(),
            &topic.name(EVENT),
            fresh(),
        )
        .unwrap();
        self.page
            .say_at(&topic, &Message::Line(sealed), at)
            .unwrap()
    }

    pub fn step(&mut self) {
        let before = self.page.events.len();
        for (
            Accepted {
                author,
                topic,
                time,
                message,
            },
            _,
        ) in self.page.accepted()
        {
            let name = topic.name(EVENT);
            let key = match author {
                Author::Visitor { key, .. } => key,
                Author::Desk(_) | Author::Organiser => self.page.signer.key(),
            };
            match (topic, message) {
                (BrokerTopic::ToDesk { id, .. }, Message::Request(sealed)) => {
                    let Ok(request) = open::<Request>(&sealed, &self.code.seal_key(), &key, &name)
                    else {
                        continue;
                    };
                    let asked = Asked {
                        text: request.text.clone(),
                        answer_key: request.answer_key,
                    };
                    self.queue.asked(id, asked, time);
                    let new = || {
                        Thread::new(BOOTH.to_owned(), id, self.tag.0, request.text.clone(), time)
                    };
                    let thread = self.threads.entry(id).or_insert_with(new);
                    thread.asked_again(request.text, time);
                    // Who says it again may have missed who has it.
                    self.repeat_taken(id);
                }
                (BrokerTopic::ToDesk { id, .. }, Message::Withdrawn) => {
                    drop(self.queue.withdrawn(&id));
                }
                (
                    BrokerTopic::ToDesk { id, .. } | BrokerTopic::Queue { id, .. },
                    Message::Line(sealed),
                ) => {
                    let Ok(line) = open::<Line>(&sealed, &self.code.seal_key(), &key, &name) else {
                        continue;
                    };
                    if let Some(thread) = self.threads.get_mut(&id) {
                        thread.receive(&line, time);
                    }
                }
                (BrokerTopic::Queue { id, .. }, Message::Act(act)) => {
                    if let Some(thread) = self.threads.get_mut(&id) {
                        thread.acted(&act, time);
                    }
                    if let Some((again, at)) = self.queue.acted(id, act, time) {
                        self.say_act(id, &again, at);
                    }
                }
                (BrokerTopic::Slots { .. }, Message::Slots(said)) => {
                    let heard = self.slots.heard(&said, self.page.now());
                    for outcome in heard.outcomes {
                        match outcome {
                            slots::ClaimOutcome::Given(meeting) => {
                                let visitor = self.giving[&meeting.number];
                                self.say_meeting(visitor, meeting);
                            }
                            slots::ClaimOutcome::TooLate(number) => self.too_late.push(number),
                        }
                    }
                    if heard.say {
                        self.say_slots();
                    }
                }
                (BrokerTopic::Status { .. }, Message::Desk(status)) => {
                    let now = self.page.now();
                    if self.desk.heard(&status, now) {
                        self.say_status();
                    }
                }
                _ => {}
            }
        }
        for at in before..self.page.events.len() {
            match self.page.events[at].clone() {
                SessionEvent::Joined { resumed } => {
                    if !resumed {
                        self.threads.values_mut().for_each(Thread::session_lost);
                    }
                    self.say_status();
                }
                SessionEvent::Delivered { token, .. } => {
                    if let Some((visitor, number)) = self.lines.remove(&token) {
                        self.threads.get_mut(&visitor).unwrap().delivered(number);
                    }
                }
                _ => {}
            }
        }
        let visitors: Vec<VisitorId> = self.threads.keys().copied().collect();
        for visitor in visitors {
            for line in self.threads.get_mut(&visitor).unwrap().due() {
                let now = self.page.now();
                // Colleagues get it, too: whoever a talk is handed to has all of it.
                let topic = BrokerTopic::Queue {
                    booth: BOOTH.to_owned(),
                    id: visitor,
                };
                let own = self.code.seal_key().public().unwrap();
                let sealed = seal(
                    &line,
                    &own,
                    &self.page.signer.key(),
                    &topic.name(EVENT),
                    fresh(),
                )
                .unwrap();
                let _ = self.page.say(&topic, &Message::Line(sealed));
                match self.say_to_visitor(visitor, &line, now) {
                    Some(token) => drop(self.lines.insert(token, (visitor, line.number))),
                    None => self
                        .threads
                        .get_mut(&visitor)
                        .unwrap()
                        .not_sent(line.number),
                }
            }
        }
    }

    fn say_status(&mut self) {
        let now = self.page.now();
        let waiting = self.queue.waiting().len() as u16;
        let status = self.desk.say(waiting, now);
        self.page
            .say(
                &BrokerTopic::Status {
                    booth: BOOTH.to_owned(),
                },
                &Message::Desk(status),
            )
            .unwrap();
    }
}
