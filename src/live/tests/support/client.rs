//! The session on a real WebSocket, natively: what the browser's half does with its own.

use std::{
    io,
    net::{SocketAddr, TcpStream},
    time::Instant,
};

use live::session::{BrokerSession, Effect, Millis, SessionEvent, SessionSettings};
use tungstenite::{
    Error, Message, WebSocket,
    client::IntoClientRequest,
    handshake::{HandshakeError, HandshakeRole, MidHandshake, client::ClientHandshake},
    http::HeaderValue,
};

use super::broker::Door;

type Greeting = MidHandshake<ClientHandshake<TcpStream>>;

/// A session with its socket.
pub struct Client {
    pub session: BrokerSession,
    door: Door,
    socket: Option<WebSocket<TcpStream>>,
    /// A socket whose greeting is under way.
    greeting: Option<Greeting>,
    began: Instant,
    asleep: bool,
}

impl Client {
    /// Connects to a door as soon as it is driven.
    pub fn new(door: &Door, settings: SessionSettings, seed: u64) -> Self {
        let mut session = BrokerSession::new(settings, seed);
        session.start(0);
        Self {
            session,
            door: door.clone(),
            socket: None,
            greeting: None,
            began: Instant::now(),
            asleep: false,
        }
    }

    pub fn now(&self) -> Millis {
        u64::try_from(self.began.elapsed().as_millis()).unwrap()
    }

    /// Does all that can be done without waiting; returns what happened.
    pub fn step(&mut self) -> Vec<SessionEvent> {
        let mut told = Vec::new();
        if self.asleep {
            return told;
        }
        let now = self.now();
        self.session.tick(now);
        loop {
            self.perform(&mut told);
            self.greet();
            let Some(socket) = &mut self.socket else {
                break;
            };
            match socket.read() {
                Ok(Message::Binary(bytes)) => self.session.received(&bytes, now),
                Ok(_) => {}
                Err(Error::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => {
                    self.socket = None;
                    self.session.closed(now);
                }
            }
        }
        told
    }

    /// The network goes away, and the page sleeps: the broker sees the socket close, the page sees nothing.
    pub fn sleep(&mut self) {
        self.socket = None;
        self.greeting = None;
        self.asleep = true;
    }

    /// The page is looked at again.
    pub fn wake(&mut self) {
        self.asleep = false;
        let now = self.now();
        self.session.closed(now);
        self.session.wake(now);
    }

    fn perform(&mut self, told: &mut Vec<SessionEvent>) {
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Open => self.open(),
                Effect::Send(bytes) => {
                    if let Some(socket) = &mut self.socket {
                        // What does not go now goes with the next call of tungstenite.
                        let _ = socket.send(Message::Binary(bytes.into()));
                    }
                }
                Effect::Close => {
                    self.greeting = None;
                    if let Some(mut socket) = self.socket.take() {
                        let _ = socket.flush();
                    }
                }
                Effect::Tell(event) => told.push(event),
            }
        }
    }

    fn open(&mut self) {
        match greet(&self.door) {
            Some(greeted) => self.greeted(greeted),
            None => {
                let now = self.now();
                self.session.closed(now);
            }
        }
    }

    /// Goes on with a greeting, if there is one.
    fn greet(&mut self) {
        if let Some(greeting) = self.greeting.take() {
            self.greeted(greeting.handshake());
        }
    }

    fn greeted(&mut self, greeted: Greeted) {
        let now = self.now();
        match greeted {
            Ok((socket, _)) => {
                self.socket = Some(socket);
                self.session.opened(now);
            }
            Err(HandshakeError::Interrupted(greeting)) => self.greeting = Some(greeting),
            Err(HandshakeError::Failure(_)) => self.session.closed(now),
        }
    }
}

type Greeted = Result<
    <ClientHandshake<TcpStream> as HandshakeRole>::FinalResult,
    HandshakeError<ClientHandshake<TcpStream>>,
>;

fn greet(door: &Door) -> Option<Greeted> {
    // As a browser does with a name of several addresses: one after the other, until one answers.
    let addresses: Vec<SocketAddr> = door
        .iter()
        .map(|port| SocketAddr::from(([127, 0, 0, 1], *port)))
        .collect();
    let stream = TcpStream::connect(&*addresses).ok()?;
    stream.set_nodelay(true).ok()?;
    stream.set_nonblocking(true).ok()?;
    let mut request = "ws://127.0.0.1/".into_client_request().ok()?;
    request
        .headers_mut()
        .insert("Sec-WebSocket-Protocol", HeaderValue::from_static("mqtt"));
    Some(tungstenite::client(request, stream))
}
