//! Fetch: asks hosts within the bounds of [`crate::browser::fetch`].

use std::time::Duration;

use feed::Address;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit, Response,
};

use super::window;
use crate::browser::fetch::{Answer, FetchProblem, Freshness, TIMEOUT};

/// The bytes at an address, at most `limit` of them.
///
/// # Errors
/// When the host does not answer in time with success, or with more bytes.
pub async fn bytes(
    url: &Address,
    limit: usize,
    freshness: Freshness,
) -> Result<Vec<u8>, FetchProblem> {
    let init = init(TIMEOUT);
    init.set_cache(match freshness {
        Freshness::Usual => RequestCache::Default,
        Freshness::Kept => RequestCache::ForceCache,
        Freshness::Revalidate => RequestCache::NoCache,
    });
    let response = ask(url.as_str(), &init).await?;
    if response.status() != 200 {
        return Err(FetchProblem::Status(response.status()));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    // The length in the header counts compressed bytes; only counting what comes out stops a flood.
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|e| said(&e))?;
        let value = Reflect::get(&piece, &JsValue::from_str("value"));
        let Ok(piece) = value.unwrap_or_default().dyn_into::<Uint8Array>() else {
            return Ok(bytes);
        };
        let (had, more) = (bytes.len(), piece.length() as usize);
        if had + more > limit {
            // What the host still sends is not taken; that it cannot be told so is no loss.
            let _ = reader.cancel();
            return Err(FetchProblem::TooLarge {
                bytes: had + more,
                limit,
            });
        }
        bytes.resize(had + more, 0);
        if let Some(room) = bytes.get_mut(had..) {
            piece.copy_to(room);
        }
    }
}

/// Sends a text by POST.
///
/// # Errors
/// When the host does not answer in `patience`.
pub async fn post(
    url: &str,
    headers: &[(&str, String)],
    body: &str,
    patience: Duration,
) -> Result<Answer, FetchProblem> {
    let init = init(patience);
    init.set_method("POST");
    init.set_body(&JsValue::from_str(body));
    if let Ok(list) = Headers::new() {
        for (name, value) in headers {
            // Only a name or value that HTTP cannot carry is refused; ours are fixed.
            let _ = list.append(name, value);
        }
        init.set_headers(&list);
    }
    let response = ask(url, &init).await?;
    Ok(Answer {
        status: response.status(),
        retry_after: response.headers().get("retry-after").ok().flatten(),
    })
}

fn init(patience: Duration) -> RequestInit {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let milliseconds = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(milliseconds)));
    init
}

async fn ask(url: &str, init: &RequestInit) -> Result<Response, FetchProblem> {
    let window = window().ok_or(FetchProblem::NoAnswer)?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(url, init)).await;
    answer
        .map(JsCast::unchecked_into)
        .map_err(|error| said(&error))
}

fn said(error: &JsValue) -> FetchProblem {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    if name.and_then(|name| name.as_string()).as_deref() == Some("TimeoutError") {
        FetchProblem::TooSlow
    } else {
        FetchProblem::NoAnswer
    }
}
