//! Refuses whatever is not a plain file of the site: links that lead out of it, and hidden files.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::files::{Folder, ReadFault};

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
