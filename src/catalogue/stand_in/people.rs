//! Live in memory: keys that sign as a browser's do, a connection to the broker of `broker.rs`, and what the hall is told.

use std::cell::RefCell;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use html::Event;
use page::browser::Sent;

use super::{broker, shown};
use crate::people::port::{Notices, Press, SocketEvent, Told, state_name};
use crate::people::visitor::ToldWalk;

/// A pair of keys that signs.
#[derive(Clone)]
pub struct KeyPair(SigningKey);

impl KeyPair {
    /// The pair that is kept under a name, unless this browser has no Ed25519.
    pub async fn kept(_: &str) -> Option<Self> {
        (!shown(|shown| shown.no_signatures)).then(|| Self(SigningKey::from_bytes(&[7; 32])))
    }

    /// The pair of a seed.
    pub async fn of_seed(seed: &[u8; 32]) -> Option<Self> {
        Some(Self(SigningKey::from_bytes(seed)))
    }

    /// Forgets what is kept under a name.
    pub async fn forget(name: &str) {
        shown(|shown| shown.forgotten_keys.push(name.to_owned()));
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs bytes.
    pub async fn sign(&self, signed: &[u8]) -> Option<[u8; 64]> {
        Some(self.0.sign(signed).to_bytes())
    }
}

/// Whether a signature of these bytes is by this public key.
pub async fn verify(public: &[u8; 32], signed: &[u8], signature: &[u8; 64]) -> bool {
    shown(|shown| shown.verified += 1);
    let signature = Signature::from_bytes(signature);
    VerifyingKey::from_bytes(public).is_ok_and(|key| key.verify_strict(signed, &signature).is_ok())
}

thread_local! {
    static RANDOM: RefCell<u8> = const { RefCell::new(0) };
}

/// Bytes of which no two are alike, and the same in each run.
pub fn random_bytes() -> [u8; 32] {
    RANDOM.with_borrow_mut(|last| {
        *last = last.wrapping_add(1);
        [*last; 32]
    })
}

/// A connection, by its number.
pub struct Socket(u32);

impl Socket {
    /// Begins to open it.
    pub fn open(url: &str, heard: impl Fn(SocketEvent) + 'static) -> Option<Self> {
        shown(|shown| shown.sockets.push(url.to_owned()));
        Some(Self(broker::connect(heard)))
    }

    /// Sends bytes.
    pub fn send(&self, bytes: &[u8]) {
        broker::receive(bytes);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        broker::disconnect(self.0);
    }
}

/// Whether entry is by ticket: as the test says.
pub fn is_by_ticket() -> bool {
    shown(|shown| shown.by_ticket)
}

/// What time the page's host has: nobody knows.
pub async fn hosts_time(_: &str) -> Option<(f64, f64, f64)> {
    None
}

/// A key that was pressed: Enter alone.
pub fn press(_: &Event) -> Press {
    Press {
        enter: true,
        ..Press::default()
    }
}

/// A number of an event's detail.
pub fn number(sent: &Sent, name: &str) -> f64 {
    let text = page::browser::detail(sent, name);
    text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// A yes or no of an event's detail.
pub fn flag(sent: &Sent, name: &str) -> bool {
    page::browser::detail(sent, name).as_deref() == Some("yes")
}

/// The walk that the hall tells of, its numbers one after another in `walk`.
pub fn walk(sent: &Sent) -> Option<ToldWalk> {
    let said = page::browser::detail(sent, "walk")?;
    let numbers: Vec<f32> = said.split(' ').filter_map(|one| one.parse().ok()).collect();
    let &[x, z, to_x, to_z, yaw, pace] = numbers.as_slice() else {
        return None;
    };
    Some(ToldWalk {
        hall: page::browser::detail(sent, "hall")?,
        from: [x, z],
        to: [to_x, to_z],
        yaw,
        pace,
        booth: page::browser::detail(sent, "booth"),
    })
}

/// Whether notifications are shown: as the test says.
pub fn notices() -> Notices {
    shown(|shown| shown.notices)
}

/// Asks for notifications, which are allowed unless the test says otherwise.
pub fn ask_for_notices(done: impl FnOnce(Notices) + 'static) {
    let answer = if shown(|shown| shown.refuses_notices) {
        Notices::Refused
    } else {
        Notices::Allowed
    };
    shown(|shown| shown.notices = answer);
    done(answer);
}

/// Shows a notification, if they are allowed.
pub fn notify(title: &str, words: &str) {
    shown(|shown| {
        if shown.notices == Notices::Allowed {
            shown.notified.push(format!("{title}: {words}"));
        }
    });
}

/// Marks the page's icon, or no longer.
pub fn mark_icon(is_marked: bool) {
    shown(|shown| shown.icon_is_marked = is_marked);
}

/// Sounds once.
pub fn ring() {
    shown(|shown| shown.rung += 1);
}

/// Tells the hall whether others see the visitor.
pub fn tell_joined(is_on: bool) {
    shown(|shown| shown.joined.push(is_on));
}

/// Tells the hall who else is there.
pub fn tell_others(numbers: &[f64]) {
    shown(|shown| shown.others = numbers.to_vec());
}

/// Tells the hall which desks are live.
pub fn tell_staff(booths: &[Told]) {
    let told = booths.iter().map(|told| {
        let states = told.members.iter().map(|(_, state)| state_name(*state));
        (told.booth.clone(), states.collect(), told.words.clone())
    });
    shown(|shown| shown.staff = told.collect());
}

/// Tells the hall how many are here.
pub fn tell_counts(words: &str, _: u32, _: usize) {
    shown(|shown| shown.counts = words.to_owned());
}
