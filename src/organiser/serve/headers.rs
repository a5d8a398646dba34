//! The headers a host should send with a site, and for how long its files keep.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::site::policy;

/// Adds what the generated files for common hosts would make them add.
pub(super) async fn set(
    State(root): State<Arc<PathBuf>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let success = response.status().is_success();
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, text: &str| {
        if let Ok(text) = HeaderValue::from_str(text) {
            headers.insert(name, text);
        }
    };
    let (own, hashed) = policy::of_file(&root, &path);
    for (name, text) in own {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            put(name, &text);
        }
    }
    let keeps = if success && hashed {
        policy::IMMUTABLE
    } else {
        policy::REVALIDATE
    };
    put(header::CACHE_CONTROL, keeps);
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if let Some(kind) = kind
        && kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(with) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, with);
    }
    response
}
