//! One visitor on two devices, as a ticket lets them: the one that came last goes on, and they never push one another out.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use live::{
    BrokerTopic, Message, VisitorId,
    message::Device,
    session::{Publication, SessionEvent, SessionSettings},
    signer::Signer,
    topic::VISITOR_PASSWORD,
    turn::Turn,
};

use crate::support::{
    broker::{Door, EVENT},
    client::Client,
    people::{Scene, fresh, secret_client_id},
};

/// A page of the visitor's: what `catalogue/people/visitor/device.rs` does with a turn.
struct Page {
    client: Client,
    topic: BrokerTopic,
    turn: Turn,
    is_over: bool,
    joined: usize,
}

impl Page {
    fn at(door: &Door, id: VisitorId) -> Self {
        let name = Some(id.to_string());
        let settings =
            SessionSettings::new(secret_client_id(), name, Some(VISITOR_PASSWORD.to_owned()));
        let topic = BrokerTopic::Device { id };
        let mut client = Client::new(door, settings, u64::from(fresh()[0]));
        client.session.listen(topic.name(EVENT), false, 0);
        Self {
            client,
            topic,
            turn: turn(),
            is_over: false,
            joined: 0,
        }
    }

    fn step(&mut self, signer: &Signer) {
        for event in self.client.step() {
            match event {
                SessionEvent::Joined { .. } => {
                    self.joined += 1;
                    if !self.turn.is_known() {
                        self.say(signer);
                    }
                }
                SessionEvent::Message { topic, payload, .. } if topic == self.topic.name(EVENT) => {
                    let heard = live::envelope::read(EVENT, &topic, &payload).unwrap();
                    let now = now();
                    let heard = heard
                        .accept(true, now, &mut live::LatestTimes::default())
                        .unwrap();
                    let Message::Device(device) = heard.message else {
                        panic!("{heard:?}")
                    };
                    if self.turn.heard(device) {
                        self.client.session.stop();
                        self.is_over = true;
                    }
                }
                SessionEvent::TakenOver
                | SessionEvent::Denied { .. }
                | SessionEvent::Deaf { .. } => {
                    panic!("{event:?}")
                }
                _ => {}
            }
        }
    }

    fn say(&mut self, signer: &Signer) {
        let message = Message::Device(self.turn.device());
        let time = now();
        let unsigned =
            live::envelope::Unsigned::new(EVENT, &self.topic, &message, time, &signer.key());
        let payload = signer.signed(&unsigned.unwrap());
        let said = Publication::of(EVENT, &self.topic, &message, payload, time);
        let at = self.client.now();
        self.client.session.publish(said, at).unwrap();
    }

    fn come_back(&mut self) {
        (self.turn, self.is_over) = (turn(), false);
        let at = self.client.now();
        self.client.session.start(at);
    }

    fn goes_on(&self) -> bool {
        self.client.session.is_joined() && self.turn.is_known() && !self.is_over
    }
}

fn turn() -> Turn {
    Turn::begin(Device(*fresh().first_chunk().unwrap()))
}

fn now() -> live::LiveTime {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap();
    live::LiveTime::from_unix_ms(since.as_secs_f64() * 1_000.0)
}

/// Drives both until they are as they shall be, and then for two seconds more, in which nothing changes.
fn until(what: &str, signer: &Signer, pages: &mut [Page], is_so: impl Fn(&[Page]) -> bool) {
    let (began, mut since) = (Instant::now(), None);
    while since.is_none_or(|since: Instant| since.elapsed() < Duration::from_secs(2)) {
        assert!(began.elapsed() < Duration::from_secs(30), "{what}");
        for page in pages.iter_mut() {
            page.step(signer);
        }
        match (is_so(pages), since) {
            (true, None) => since = Some(Instant::now()),
            (false, Some(_)) => panic!("{what}: not for long"),
            _ => {}
        }
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn of_two_devices_of_one_visitor_the_one_that_came_last_goes_on() {
    let scene = Scene::new("devices");
    let signer = Signer::from_seed(&fresh());
    let id = VisitorId::from_key(&signer.key());
    // Of a pair each comes to another node.
    let doors = [&scene.broker.visitors, &scene.broker.round];
    let phone = |pages: &[Page]| pages[0].goes_on() && pages.len() < 2;
    let phone_alone = |pages: &[Page]| pages[0].goes_on() && pages[1].is_over;
    let laptop_alone = |pages: &[Page]| pages[1].goes_on() && pages[0].is_over;
    let mut pages = vec![Page::at(doors[0], id)];
    until("the phone comes", &signer, &mut pages, phone);
    pages.push(Page::at(doors[1], id));
    until("the laptop comes", &signer, &mut pages, laptop_alone);
    assert_eq!(
        [pages[0].joined, pages[1].joined],
        [1, 1],
        "nobody was pushed out"
    );
    pages[0].come_back();
    until("a press on the phone", &signer, &mut pages, phone_alone);
    // The phone sleeps while the laptop goes on; it hears so on waking.
    pages[0].client.sleep();
    pages[1].come_back();
    until("the phone sleeps", &signer, &mut pages, |pages| {
        pages[1].goes_on()
    });
    pages[0].client.wake();
    until("the phone wakes", &signer, &mut pages, laptop_alone);
}
