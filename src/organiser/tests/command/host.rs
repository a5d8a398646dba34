//! Another host on this machine: real HTTP, sound or faulty as each path is told to be, and a list of who was asked for.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What a path answers.
#[derive(Clone)]
pub(crate) enum Reply {
    /// A file, its media type, and whether pages of other sites may read it.
    File(Vec<u8>, &'static str, bool),
    /// A file with headers of its own.
    Headed(Vec<u8>, String),
    /// A status alone.
    Status(u16),
    /// A redirect to a path of the same host, or to anywhere.
    To(String),
    /// Nothing, for longer than anybody waits.
    Stall,
    /// More bytes than announced to anybody: so many.
    Flood(usize),
    /// `OPTIONS` answered so that pages may post JSON; everything else with 405.
    Inbox,
}

/// A host that listens until it is dropped; the port is then closed.
pub(crate) struct Host {
    pub port: u16,
    replies: Arc<Mutex<BTreeMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
    gone: Arc<AtomicBool>,
}

impl Host {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let replies = Arc::<Mutex<BTreeMap<String, Reply>>>::default();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let gone = Arc::<AtomicBool>::default();
        let (known, heard, ends) = (Arc::clone(&replies), Arc::clone(&asked), Arc::clone(&gone));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ends.load(Ordering::SeqCst) {
                    return;
                }
                let (known, heard) = (Arc::clone(&known), Arc::clone(&heard));
                thread::spawn(move || serve(stream, &known, &heard));
            }
        });
        Self {
            port,
            replies,
            asked,
            gone,
        }
    }

    /// Says what a path answers from now on.
    pub fn at(&self, path: &str, reply: Reply) {
        let mut replies = self.replies.lock().unwrap();
        replies.insert(path.to_owned(), reply);
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The request lines so far, with the headers that matter, in lower case.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.gone.store(true, Ordering::SeqCst);
        // The listener wakes up once more, finds its host gone, and closes the port.
        TcpStream::connect(("127.0.0.1", self.port)).ok();
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// One connection, one answer.
fn serve(
    mut stream: TcpStream,
    replies: &Mutex<BTreeMap<String, Reply>>,
    asked: &Mutex<Vec<String>>,
) {
    let lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let head: Vec<String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();
    let Some(first) = head.first() else { return };
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap().to_owned());
    asked.lock().unwrap().push(head.join("\n").to_lowercase());
    let reply = replies.lock().unwrap().get(&path).cloned();
    let mut answer = |status: u16, headers: &str, body: &[u8]| {
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
        )
        .ok();
        if method != "HEAD" {
            stream.write_all(body).ok();
        }
    };
    match reply {
        None => answer(404, "", b"nothing here"),
        Some(Reply::Status(status)) => answer(status, "", b""),
        Some(Reply::Headed(body, headers)) => answer(200, &headers, &body),
        Some(Reply::To(to)) => answer(302, &format!("location: {to}\r\n"), b""),
        Some(Reply::Stall) => thread::sleep(Duration::from_secs(20)),
        Some(Reply::File(body, kind, open)) => {
            let cors = if open {
                "access-control-allow-origin: *\r\n"
            } else {
                ""
            };
            let tag = format!(
                "\"{}-{}\"",
                body.len(),
                body.iter().map(|&b| u64::from(b)).sum::<u64>()
            );
            let headers = format!("content-type: {kind}\r\netag: {tag}\r\n{cors}");
            if head.iter().any(|line| line.ends_with(&tag)) {
                answer(304, &headers, b"");
            } else {
                answer(200, &headers, &body);
            }
        }
        Some(Reply::Flood(bytes)) => {
            write!(stream, "HTTP/1.1 200 x\r\nconnection: close\r\n\r\n").ok();
            let piece = [b' '; 65_536];
            for _ in 0..bytes.div_ceil(piece.len()) {
                if stream.write_all(&piece).is_err() {
                    return;
                }
            }
        }
        Some(Reply::Inbox) if method == "OPTIONS" => answer(
            204,
            "access-control-allow-origin: *\r\naccess-control-allow-headers: Content-Type, Idempotency-Key\r\n",
            b"",
        ),
        Some(Reply::Inbox) => answer(405, "", b""),
    }
}
