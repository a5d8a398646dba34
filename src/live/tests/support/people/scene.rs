//! Everybody in one place, driven together.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use live::DeskCode;

use super::{BOOTH, Keys, Staff, Visitor, code};
use crate::support::broker::Broker;

/// How long something may take: machines that run many tests at once are slow, and nodes slower.
const PATIENCE: Duration = Duration::from_secs(90);

/// Everybody in one place, driven together.
pub struct Scene {
    pub broker: Broker,
    pub keys: BTreeMap<String, Keys>,
    pub code: DeskCode,
    pub visitors: Vec<Visitor>,
    pub staff: Vec<Staff>,
}

impl Scene {
    /// A broker with two booths' desks, and nobody there yet.
    pub fn new(name: &str) -> Self {
        let (acme, zenith, organiser) = (code(1), code(2), code(3));
        let broker = Broker::start(name, &[(BOOTH, &acme), ("zenith", &zenith)], &organiser);
        let keys = [(BOOTH, &acme), ("zenith", &zenith)]
            .map(|(booth, code)| (booth.to_owned(), Keys::of(code)))
            .into();
        Self {
            broker,
            keys,
            code: acme,
            visitors: Vec::new(),
            staff: Vec::new(),
        }
    }

    pub fn visitor(&mut self) -> usize {
        self.visitors
            .push(Visitor::at(&self.broker.visitors, &self.keys));
        let at = self.visitors.len() - 1;
        self.until("a visitor joins", |scene| {
            scene.visitors[at].page.joined() > 0
        });
        at
    }

    pub fn member(&mut self, tag: u32, name: &'static str) -> usize {
        self.staff
            .push(Staff::new(&self.broker, &self.keys, &self.code, tag, name));
        let at = self.staff.len() - 1;
        self.until("a staff member joins", |scene| {
            scene.staff[at].page.joined() > 0
        });
        at
    }

    pub fn step(&mut self) {
        self.visitors.iter_mut().for_each(Visitor::step);
        self.staff.iter_mut().for_each(Staff::step);
        std::thread::sleep(Duration::from_millis(2));
    }

    /// Drives everybody until something holds; fails after [`PATIENCE`]. Returns how long it took.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> Duration {
        let began = Instant::now();
        while !holds(self) {
            assert!(
                began.elapsed() < PATIENCE,
                "{what}: not within {PATIENCE:?}"
            );
            self.step();
        }
        began.elapsed()
    }

    /// Drives everybody for a while, for what must not happen.
    pub fn pass(&mut self, time: Duration) {
        let began = Instant::now();
        while began.elapsed() < time {
            self.step();
        }
    }
}
