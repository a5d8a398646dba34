//! Refuses whatever is not a plain file of the site: links that lead out of it, and hidden files; and whoever asks for another
//! host than this one (DNS rebinding), which is how a page elsewhere would read an event that is not published yet.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::files::{Folder, ReadFault};

/// Lets a request pass that asks for this machine, or for the address it was told to listen on.
pub(super) async fn host(State(bind): State<IpAddr>, request: Request, next: Next) -> Response {
    let named = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    if named.is_some_and(|named| !is_ours(named, bind)) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    next.run(request).await
}

/// Whether a `Host` header names us. Numbers do wherever other machines are let in: nobody can make one lead elsewhere.
fn is_ours(named: &str, bind: IpAddr) -> bool {
    let host = match named.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => named,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(number) => number.is_loopback() || number == bind || bind.is_unspecified(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

/// Lets a request pass when the file it names lies in the site's folder, or nowhere.
pub(super) async fn inside(
    State(root): State<Arc<PathBuf>>,
    request: Request,
    next: Next,
) -> Response {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    // `/.well-known/` is the one hidden folder that is meant for visitors (RFC 8615).
    let hidden = name
        .split('/')
        .any(|part| part.starts_with('.') && part != ".well-known" && part != ".");
    let refused = hidden
        || Folder::open(&root)
            .is_ok_and(|folder| matches!(folder.locate(&name), Err(ReadFault::Outside)));
    if refused {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_asked_for() {
        let loopback: IpAddr = "127.0.0.1".parse().unwrap();
        for ours in [
            "localhost",
            "localhost:8080",
            "LOCALHOST:1",
            "127.0.0.1:8080",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(is_ours(ours, loopback), "{ours}");
        }
        for other in [
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "192.168.0.1",
            "",
        ] {
            assert!(!is_ours(other, loopback), "{other}");
        }
        let all: IpAddr = "0.0.0.0".parse().unwrap();
        assert!(is_ours("192.168.0.1:8080", all));
        assert!(!is_ours("evil.example", all));
    }
}
