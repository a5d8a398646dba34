//! A guest at a broker's door: a session of MQTT 5 over a WebSocket of this machine, plain on it and by TLS elsewhere.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use live::session::{BrokerSession, Effect, Millis, Publication, SessionEvent, SessionSettings};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use rustls_platform_verifier::BuilderVerifierExt as _;
use tungstenite::client::IntoClientRequest as _;
use tungstenite::http::HeaderValue;
use tungstenite::{Error, Message, WebSocket};
use url::Url;

/// How long one waits for bytes before looking at the clock.
const LOOK: Duration = Duration::from_millis(20);

/// What came of knocking.
#[expect(clippy::large_enum_variant, reason = "one is held at a time")]
pub(super) enum DoorEntered {
    /// One is in.
    In(Client),
    /// The door stayed shut.
    Refused,
    /// Nobody answered in time.
    Silent,
}

/// Bytes to and from a host.
trait Wire: Read + Write + Send {}
impl<T: Read + Write + Send> Wire for T {}

/// A session with its socket.
pub(super) struct Client {
    session: BrokerSession,
    socket: Option<WebSocket<Box<dyn Wire>>>,
    began: Instant,
    /// Payloads that came, as text, with those that are there already.
    heard: Vec<String>,
    is_in: bool,
}

impl Client {
    /// Knocks at a door.
    ///
    /// # Errors
    /// When there is no broker behind it.
    pub fn enter(
        door: &str,
        origin: Option<&str>,
        settings: SessionSettings,
        wait: Duration,
    ) -> Result<DoorEntered> {
        let socket = open(door, origin, wait).with_context(|| door.to_owned())?;
        let mut client = Self {
            session: BrokerSession::new(settings, 1),
            socket: Some(socket),
            began: Instant::now(),
            heard: Vec::new(),
            is_in: false,
        };
        client.session.start(0);
        let now = client.now();
        client.session.opened(now);
        client.turn(wait, |client| client.is_in)?;
        Ok(match (client.is_in, &client.socket) {
            (true, _) => DoorEntered::In(client),
            (false, None) => DoorEntered::Refused,
            (false, Some(_)) => DoorEntered::Silent,
        })
    }

    /// Listens to all of these.
    ///
    /// # Errors
    /// When the socket fails in an unknown way.
    pub fn listen(&mut self, filters: &[String]) -> Result<()> {
        for filter in filters {
            let now = self.now();
            self.session.listen(filter.clone(), false, now);
        }
        // What is answered is answered in a moment; a filter that is not answered hears nothing.
        self.turn(LOOK * 5, |_| false)
    }

    /// Says a text, which the broker forgets at once.
    ///
    /// # Errors
    /// When the socket fails in an unknown way.
    pub fn say(&mut self, topic: &str, text: &str) -> Result<()> {
        let message = Publication {
            topic: topic.to_owned(),
            payload: text.as_bytes().to_vec(),
            assured: false,
            retained: false,
            expiry_secs: Some(5),
        };
        let now = self.now();
        // Whoever was sent away says nothing more.
        self.session.publish(message, now).ok();
        self.turn(LOOK, |_| false)
    }

    /// Waits for a text; whether it came.
    ///
    /// # Errors
    /// When the socket fails in an unknown way.
    pub fn hears(&mut self, text: &str, wait: Duration) -> Result<bool> {
        let came = |client: &Self| client.heard.iter().any(|heard| heard == text);
        self.turn(wait, came)?;
        Ok(came(self))
    }

    /// What came of the texts that begin so, without their beginning; forgotten afterwards.
    pub fn heard_of(&mut self, beginning: &str) -> BTreeSet<String> {
        // What is still on its way.
        self.turn(LOOK * 2, |_| false).ok();
        let all = std::mem::take(&mut self.heard);
        let of = |text: &String| text.strip_prefix(beginning).map(str::to_owned);
        all.iter().filter_map(of).collect()
    }

    fn now(&self) -> Millis {
        Millis::try_from(self.began.elapsed().as_millis()).unwrap_or(Millis::MAX)
    }

    /// Does what is to be done until it is enough, or the time is over.
    fn turn(&mut self, wait: Duration, enough: impl Fn(&Self) -> bool) -> Result<()> {
        let start = Instant::now();
        loop {
            self.perform();
            if enough(self) || self.socket.is_none() || start.elapsed() >= wait {
                return Ok(());
            }
            let now = self.now();
            match self.socket.as_mut().map(WebSocket::read) {
                Some(Ok(Message::Binary(bytes))) => self.session.received(&bytes, now),
                Some(Ok(_)) | None => {}
                Some(Err(Error::Io(error))) if is_later(&error) => {}
                // A door that is shut: the session hears of it and knocks no second time.
                Some(Err(_)) => self.socket = None,
            }
        }
    }

    fn perform(&mut self) {
        while let Some(effect) = self.session.next_effect() {
            match effect {
                // One knocks once.
                Effect::Open => {}
                Effect::Close => self.socket = None,
                Effect::Send(bytes) => {
                    let sent = self
                        .socket
                        .as_mut()
                        .map(|socket| socket.send(Message::Binary(bytes.into())));
                    if matches!(sent, Some(Err(_))) {
                        self.socket = None;
                    }
                }
                Effect::Tell(SessionEvent::Joined { .. }) => self.is_in = true,
                Effect::Tell(SessionEvent::Message { payload, .. }) => {
                    self.heard.extend(String::from_utf8(payload));
                }
                Effect::Tell(_) => {}
            }
        }
    }
}

fn is_later(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

/// A WebSocket to a door.
fn open(door: &str, origin: Option<&str>, wait: Duration) -> Result<WebSocket<Box<dyn Wire>>> {
    let url = Url::parse(door)?;
    let host = url.host_str().ok_or_else(|| anyhow!("{door}"))?;
    let port = url.port_or_known_default().unwrap_or(443);
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let mut last = None;
    let stream = (bare, port).to_socket_addrs()?.find_map(|address| {
        TcpStream::connect_timeout(&address, wait)
            .map_err(|error| last = Some(error))
            .ok()
    });
    let stream =
        stream.ok_or_else(|| last.map_or_else(|| anyhow!("{host}"), anyhow::Error::from))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(wait))?;
    stream.set_write_timeout(Some(wait))?;
    let tap = stream.try_clone()?;
    let wire: Box<dyn Wire> = if url.scheme() == "wss" {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_platform_verifier()?
            .with_no_client_auth();
        let name = ServerName::try_from(bare.to_owned())?;
        let connection = ClientConnection::new(Arc::new(config), name)?;
        Box::new(StreamOwned::new(connection, stream))
    } else {
        Box::new(stream)
    };
    let mut request = door.into_client_request()?;
    let mqtt = HeaderValue::from_static("mqtt");
    request.headers_mut().insert("Sec-WebSocket-Protocol", mqtt);
    if let Some(origin) = origin {
        request.headers_mut().insert("Origin", origin.parse()?);
    }
    let greeted = tungstenite::client(request, wire);
    let (socket, _) = greeted.map_err(|fault| anyhow!("{fault}"))?;
    // From here on one looks at the clock between two reads.
    tap.set_read_timeout(Some(LOOK))?;
    Ok(socket)
}
