//! Broker in memory: as much of MQTT 5 as a page's session speaks, for one connection. It keeps what is retained, passes on what
//! a test publishes, and remembers what the page said.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use page::stand_in::{spawn, timers};

use crate::people::port::SocketEvent;

/// What the page said: topic, bytes, whether they are kept.
pub type Said = (String, Vec<u8>, bool);

type Told = Rc<dyn Fn(SocketEvent)>;

#[derive(Default)]
struct Broker {
    is_there: bool,
    /// Who is let in, by name and password; everybody while it says nothing.
    lets_in: Option<(String, String)>,
    connection: Option<(u32, Told)>,
    opened: u32,
    filters: Vec<String>,
    /// Topic that is emptied when the connection is lost.
    will: Option<String>,
    kept: BTreeMap<String, Vec<u8>>,
    said: Vec<Said>,
    pieces: Vec<u8>,
}

thread_local! {
    static BROKER: RefCell<Broker> = RefCell::default();
}

/// Begins afresh, with a broker that is there or not.
pub fn open(is_there: bool) {
    BROKER.take();
    BROKER.with_borrow_mut(|broker| broker.is_there = is_there);
}

/// Lets in whoever gives this name and password alone.
pub fn let_in(name: &str, password: &str) {
    BROKER.with_borrow_mut(|broker| {
        broker.lets_in = Some((name.to_owned(), password.to_owned()));
    });
}

/// The broker is killed: nothing that it kept comes back; a new one may be there at once.
pub fn kill(is_there: bool) {
    let lost = BROKER.with_borrow_mut(|broker| {
        let lost = broker.connection.take();
        broker.is_there = is_there;
        broker.filters.clear();
        broker.kept.clear();
        lost
    });
    if let Some((_, told)) = lost {
        told(SocketEvent::Closed);
    }
    timers::settle();
}

/// The page is cut off, and comes back: the broker speaks its will.
pub fn cut_off() {
    let (lost, will) =
        BROKER.with_borrow_mut(|broker| (broker.connection.take(), broker.will.take()));
    if let Some(will) = will {
        BROKER.with_borrow_mut(|broker| broker.take(&will, &[], true));
    }
    if let Some((_, told)) = lost {
        told(SocketEvent::Closed);
    }
    timers::settle();
}

/// What the page has said since this was asked last.
pub fn said() -> Vec<Said> {
    BROKER.with_borrow_mut(|broker| std::mem::take(&mut broker.said))
}

/// What is kept on a topic.
pub fn kept(topic: &str) -> Option<Vec<u8>> {
    BROKER.with_borrow(|broker| broker.kept.get(topic).cloned())
}

/// Somebody else says something.
pub fn publish(topic: &str, payload: &[u8], retained: bool) {
    BROKER.with_borrow_mut(|broker| broker.take(topic, payload, retained));
    pass(topic, payload);
    timers::settle();
}

/// A page opens a connection; its number.
pub fn connect(told: impl Fn(SocketEvent) + 'static) -> u32 {
    let told: Told = Rc::new(told);
    let (number, is_there) = BROKER.with_borrow_mut(|broker| {
        broker.opened += 1;
        broker.pieces.clear();
        broker.connection = broker.is_there.then(|| (broker.opened, told.clone()));
        (broker.opened, broker.is_there)
    });
    spawn(async move {
        told(if is_there {
            SocketEvent::Opened
        } else {
            SocketEvent::Closed
        });
    });
    number
}

/// A page closes its connection.
pub fn disconnect(number: u32) {
    // A page that lives until its test's thread ends may find the broker gone before it.
    let _ = BROKER.try_with(|broker| {
        let mut broker = broker.borrow_mut();
        if broker
            .connection
            .as_ref()
            .is_some_and(|(of, _)| *of == number)
        {
            broker.connection = None;
        }
    });
}

/// A page sends bytes.
pub fn receive(bytes: &[u8]) {
    BROKER.with_borrow_mut(|broker| broker.pieces.extend_from_slice(bytes));
    while let Some((kind, body)) = BROKER.with_borrow_mut(|broker| packet(&mut broker.pieces)) {
        answer(kind, &body);
    }
}

impl Broker {
    fn take(&mut self, topic: &str, payload: &[u8], retained: bool) {
        if retained && payload.is_empty() {
            self.kept.remove(topic);
        } else if retained {
            self.kept.insert(topic.to_owned(), payload.to_vec());
        }
    }
}

/// Takes a whole packet off the front: its first byte and what follows its length.
fn packet(bytes: &mut Vec<u8>) -> Option<(u8, Vec<u8>)> {
    let (length, start) = number(bytes.get(1..)?)?;
    let end = 1 + start + length;
    let body = bytes.get(1 + start..end)?.to_vec();
    let kind = bytes[0];
    bytes.drain(..end);
    Some((kind, body))
}

/// A number of variable length, and how many bytes it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(4) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

fn text(bytes: &[u8]) -> (String, &[u8]) {
    let length = usize::from(u16::from_be_bytes([bytes[0], bytes[1]]));
    let words = String::from_utf8_lossy(&bytes[2..2 + length]).into_owned();
    (words, &bytes[2 + length..])
}

fn past_properties(bytes: &[u8]) -> &[u8] {
    let (length, start) = number(bytes).unwrap_or_default();
    &bytes[start + length..]
}

fn answer(kind: u8, body: &[u8]) {
    match kind >> 4 {
        1 => {
            let (_, rest) = text(body);
            let has_will = rest[1] & 0b100 != 0;
            let (_, rest) = text(past_properties(&rest[4..]));
            let (will, rest) = if has_will {
                let (will, rest) = text(past_properties(rest));
                (Some(will), text(rest).1)
            } else {
                (None, rest)
            };
            let (name, rest) = text(rest);
            let password = text(rest).0;
            let is_let_in = BROKER.with_borrow_mut(|broker| {
                broker.will = will;
                let lets_in = broker.lets_in.as_ref();
                lets_in.is_none_or(|(one, its)| (one, its) == (&name, &password))
            });
            // Bad user name or password.
            let reason = if is_let_in { 0 } else { 0x86 };
            send(0x20, &[0, reason, 0]);
        }
        3 => {
            let (topic, rest) = text(body);
            let is_assured = kind & 0b110 != 0;
            let rest = if is_assured {
                send(0x40, &rest[..2]);
                &rest[2..]
            } else {
                rest
            };
            let payload = past_properties(rest).to_vec();
            let retained = kind & 1 == 1;
            BROKER.with_borrow_mut(|broker| {
                broker.take(&topic, &payload, retained);
                broker.said.push((topic.clone(), payload.clone(), retained));
            });
            pass(&topic, &payload);
        }
        8 => {
            let mut rest = past_properties(&body[2..]);
            let mut answer = vec![body[0], body[1], 0];
            let mut filters = Vec::new();
            while !rest.is_empty() {
                let (filter, after) = text(rest);
                answer.push(0);
                filters.push(filter);
                rest = &after[1..];
            }
            send(0x90, &answer);
            for filter in filters {
                let kept: Vec<_> = BROKER.with_borrow_mut(|broker| {
                    broker.filters.push(filter.clone());
                    let kept = broker.kept.iter();
                    kept.filter(|(topic, _)| fits(&filter, topic))
                        .map(|(topic, payload)| (topic.clone(), payload.clone()))
                        .collect()
                });
                kept.iter()
                    .for_each(|(topic, payload)| deliver(topic, payload, 0x31));
            }
        }
        10 => {
            let (filter, _) = text(past_properties(&body[2..]));
            BROKER.with_borrow_mut(|broker| broker.filters.retain(|one| *one != filter));
            send(0xb0, &[body[0], body[1], 0, 0]);
        }
        12 => send(0xd0, &[]),
        _ => {}
    }
}

/// Whether a topic is among those of a filter.
fn fits(filter: &str, topic: &str) -> bool {
    let (mut wanted, mut levels) = (filter.split('/'), topic.split('/'));
    loop {
        match (wanted.next(), levels.next()) {
            (Some("#"), _) => return true,
            (Some(one), Some(level)) if one == "+" || one == level => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

fn pass(topic: &str, payload: &[u8]) {
    let is_wanted = BROKER.with_borrow(|broker| {
        let mut filters = broker.filters.iter();
        filters.any(|filter| fits(filter, topic))
    });
    if is_wanted {
        deliver(topic, payload, 0x30);
    }
}

fn deliver(topic: &str, payload: &[u8], kind: u8) {
    let length = u16::try_from(topic.len()).unwrap_or_default().to_be_bytes();
    send(
        kind,
        &[&length[..], topic.as_bytes(), &[0], payload].concat(),
    );
}

fn send(kind: u8, body: &[u8]) {
    let mut packet = vec![kind];
    let mut length = body.len();
    loop {
        let byte = (length % 128) as u8;
        length /= 128;
        packet.push(if length > 0 { byte | 0x80 } else { byte });
        if length == 0 {
            break;
        }
    }
    packet.extend_from_slice(body);
    let told =
        BROKER.with_borrow(|broker| broker.connection.as_ref().map(|(_, told)| told.clone()));
    // As a network does: not before whoever sent has finished.
    if let Some(told) = told {
        spawn(async move { told(SocketEvent::Bytes(packet)) });
    }
}
