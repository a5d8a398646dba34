//! Asking a server on this machine, without a client that would hide what it answers.

use std::io::{Read, Write};
use std::net::TcpStream;

/// Asks for a target; the status line and headers in lower case, and the body.
pub(crate) fn ask(port: u16, target: &str, headers: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "GET {target} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n{headers}\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    (
        String::from_utf8_lossy(&answer[..end]).to_lowercase(),
        answer[end + 4..].to_vec(),
    )
}
