//! Network of files: what hosts answer, and what was asked of them and sent to them.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use feed::Address;

use super::timers::sleep;
use crate::browser::fetch::{Answer, FetchProblem, Freshness};

/// Seconds until a host has answered.
const ANSWER_SECS: f64 = 0.01;

#[derive(Default)]
struct Network {
    files: BTreeMap<String, Result<Vec<u8>, FetchProblem>>,
    asked: Vec<String>,
    answers: VecDeque<Result<Answer, FetchProblem>>,
    posted: Vec<Posted>,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// To this address.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The text.
    pub body: String,
}

thread_local! {
    static NETWORK: RefCell<Network> = RefCell::default();
}

pub(super) fn clear() {
    NETWORK.take();
}

/// From now on a host answers with this, at an address relative to the page's.
pub fn serve(path: &str, answer: Result<&[u8], FetchProblem>) {
    let url = absolute(path);
    let answer = answer.map(<[u8]>::to_vec);
    NETWORK.with_borrow_mut(|network| network.files.insert(url, answer));
}

/// The addresses that were asked for since this was asked last, in order.
pub fn asked() -> Vec<String> {
    NETWORK.with_borrow_mut(|network| std::mem::take(&mut network.asked))
}

/// What the next message that is sent is answered; without an answer prepared nobody answers.
pub fn answer(answer: Result<Answer, FetchProblem>) {
    NETWORK.with_borrow_mut(|network| network.answers.push_back(answer));
}

/// What was sent since this was asked last, in order.
pub fn posted() -> Vec<Posted> {
    NETWORK.with_borrow_mut(|network| std::mem::take(&mut network.posted))
}

fn absolute(path: &str) -> String {
    let base = super::base_address().and_then(|base| Address::parse(&base).ok());
    let url = base.and_then(|base| base.join(path).ok());
    url.map_or_else(|| path.to_owned(), |url| url.as_str().to_owned())
}

/// The bytes at an address, at most `limit` of them.
///
/// # Errors
/// As the test said, and when the address is not known or there are more bytes.
pub async fn bytes(url: &Address, limit: usize, _: Freshness) -> Result<Vec<u8>, FetchProblem> {
    let answer = NETWORK.with_borrow_mut(|network| {
        network.asked.push(url.as_str().to_owned());
        let file = network.files.get(url.as_str()).cloned();
        file.unwrap_or(Err(FetchProblem::Status(404)))
    });
    sleep(ANSWER_SECS).await;
    let bytes = answer?;
    if bytes.len() > limit {
        return Err(FetchProblem::TooLarge {
            bytes: bytes.len(),
            limit,
        });
    }
    Ok(bytes)
}

/// Sends a text by POST.
///
/// # Errors
/// As the test said.
pub async fn post(
    url: &str,
    headers: &[(&str, String)],
    body: &str,
    _: Duration,
) -> Result<Answer, FetchProblem> {
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    let posted = Posted {
        url: url.to_owned(),
        headers: headers.collect(),
        body: body.to_owned(),
    };
    let answer = NETWORK.with_borrow_mut(|network| {
        network.posted.push(posted);
        network.answers.pop_front()
    });
    sleep(ANSWER_SECS).await;
    answer.unwrap_or(Err(FetchProblem::NoAnswer))
}
