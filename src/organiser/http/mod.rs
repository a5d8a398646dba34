//! Asking other hosts: politely (few at once, one at a time each), never for long, and never for more bytes than wanted.

mod fault;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use reqwest::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_NONE_MATCH,
    ORIGIN,
};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect};
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, mpsc};
use url::{Host, Url};

pub(crate) use fault::HttpFault;

use crate::console::Console;

/// Who asks. Hosts that want to can tell us apart.
const USER_AGENT: &str = concat!("Boothwalk/", env!("CARGO_PKG_VERSION"));
/// How that begins in every version: `figures` leaves these requests out of its counts.
pub(crate) const NAME: &str = "Boothwalk/";
/// Hosts that are asked at the same time.
const HOSTS_AT_ONCE: usize = 8;
/// Redirects that are followed: browsers follow 20; more than a handful is a misconfigured host.
const REDIRECTS: usize = 8;
/// A host that could not be reached so often in a row is not asked again in the same run.
const GIVEN_UP_AFTER: usize = 3;
/// Bytes a second below which a transfer counts as stalled: a tenth of what a slow line manages.
const SLOWEST: usize = 20_000;
/// Name of the page's origin while nobody has said where the site will stand (RFC 2606: nobody has it).
const NOWHERE: &str = "https://exhibition.invalid";

/// What is asked of a host.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Is anything there? Nothing is read.
    Look,
    /// The file, up to so many bytes; not again when the host still has the one of this tag.
    Fetch {
        /// Bytes.
        limit: usize,
        /// `ETag` of the copy that is there.
        known: Option<String>,
    },
    /// The file's headers. Nothing more is read.
    Headers,
    /// May a page send messages there, with these headers? Nothing is sent.
    MayPost {
        /// Names of headers, comma between them.
        headers: &'static str,
    },
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HttpRequest {
    /// Address.
    pub url: String,
    /// What is asked.
    pub how: Question,
}

/// What a host answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct HttpAnswer {
    /// The file, where one was asked for.
    pub bytes: Vec<u8>,
    /// The host says that the copy that is there is still the newest.
    pub unchanged: bool,
    /// Media type, lower case, without parameters.
    pub kind: String,
    /// `ETag`.
    pub tag: Option<String>,
    /// Whether pages of the event may read it (CORS).
    pub open: bool,
    /// All headers where they were asked for, by their names in lower case; those sent twice with a comma between.
    pub headers: BTreeMap<String, String>,
}

/// A client for other hosts.
pub(crate) struct Web {
    runtime: Runtime,
    asker: Asker,
}

#[derive(Clone)]
struct Asker {
    client: Client,
    wait: Duration,
    origin: String,
}

impl Web {
    /// A client that waits so long for an answer. `site` is where the event's pages stand or will stand.
    ///
    /// # Errors
    /// When the system gives us no network at all.
    pub fn new(wait: Duration, site: Option<&Url>) -> Result<Self> {
        // An error only says that a provider has been chosen already.
        rustls::crypto::ring::default_provider()
            .install_default()
            .ok();
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(wait)
            .redirect(redirect::Policy::custom(follow))
            .build()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let origin = site.map_or_else(
            || NOWHERE.to_owned(),
            |site| site.origin().ascii_serialization(),
        );
        let asker = Asker {
            client,
            wait,
            origin,
        };
        Ok(Self { runtime, asker })
    }

    /// The answers to these questions, in their order.
    pub fn ask(
        &self,
        requests: &[HttpRequest],
        console: &Console,
    ) -> Vec<Result<HttpAnswer, HttpFault>> {
        let mut hosts: BTreeMap<String, Vec<(usize, HttpRequest)>> = BTreeMap::new();
        for (index, request) in requests.iter().enumerate() {
            let host = Url::parse(&request.url).map(|url| url.origin().ascii_serialization());
            let queue = hosts.entry(host.unwrap_or_default()).or_default();
            queue.push((index, request.clone()));
        }
        let mut answers = vec![Err(HttpFault::NotAsked); requests.len()];
        self.runtime.block_on(async {
            let (tell, mut told) = mpsc::unbounded_channel();
            let places = Arc::new(Semaphore::new(HOSTS_AT_ONCE));
            for queue in hosts.into_values() {
                let (asker, tell, places) = (self.asker.clone(), tell.clone(), Arc::clone(&places));
                tokio::spawn(async move {
                    let Ok(_place) = places.acquire().await else {
                        return;
                    };
                    let mut lost = 0;
                    let mut last = HttpFault::NotAsked;
                    for (index, request) in queue {
                        let answer = if lost < GIVEN_UP_AFTER {
                            asker.answer(&request).await
                        } else {
                            Err(last.clone())
                        };
                        lost = match &answer {
                            Err(fault) if fault.is_of_host() => lost + 1,
                            _ => 0,
                        };
                        if let Err(fault) = &answer {
                            last = fault.clone();
                        }
                        tell.send((index, answer)).ok();
                    }
                });
            }
            drop(tell);
            let mut done = 0;
            while let Some((index, answer)) = told.recv().await {
                done += 1;
                console.progress(done, requests.len());
                answers[index] = answer;
            }
        });
        answers
    }
}

impl Asker {
    async fn answer(&self, request: &HttpRequest) -> Result<HttpAnswer, HttpFault> {
        let url = &request.url;
        match &request.how {
            Question::Look => {
                let asked = self.head(self.client.head(url), self.wait).await;
                match asked {
                    Ok(response) if response.status().is_success() => Ok(self.about(&response)),
                    Err(fault) if !fault.may_differ_by_method() => Err(fault),
                    // Some hosts do not know HEAD, or answer it wrongly.
                    _ => {
                        let response = self.head(self.client.get(url), self.wait).await?;
                        let about = self.about(&response);
                        succeeded(&response).map(|()| about)
                    }
                }
            }
            Question::Headers => {
                let response = self.head(self.client.get(url), self.wait).await?;
                let about = self.about(&response);
                succeeded(&response).map(|()| HttpAnswer {
                    headers: all(response.headers()),
                    ..about
                })
            }
            Question::Fetch { limit, known } => {
                let wait = self.wait + Duration::from_secs((limit / SLOWEST) as u64);
                let mut asking = self.client.get(url).header(ORIGIN, &self.origin);
                if let Some(known) = known {
                    asking = asking.header(IF_NONE_MATCH, known);
                }
                let read = async {
                    let response = self.head(asking, self.wait).await?;
                    self.body(response, *limit).await
                };
                match tokio::time::timeout(wait, read).await {
                    Ok(answer) => answer,
                    Err(_) => Err(HttpFault::TimedOut(wait.as_secs())),
                }
            }
            Question::MayPost { headers } => {
                let asking = self
                    .client
                    .request(Method::OPTIONS, url)
                    .header(ORIGIN, &self.origin)
                    .header(ACCESS_CONTROL_REQUEST_METHOD, "POST")
                    .header(ACCESS_CONTROL_REQUEST_HEADERS, *headers);
                let response = self.head(asking, self.wait).await?;
                let mut about = self.about(&response);
                let allowed = said(response.headers(), ACCESS_CONTROL_ALLOW_HEADERS);
                let allowed = allowed.unwrap_or_default().to_ascii_lowercase();
                let lets = |name: &str| {
                    allowed
                        .split(',')
                        .any(|one| [name, "*"].contains(&one.trim()))
                };
                about.open &= headers.split(',').all(lets);
                succeeded(&response).map(|()| about)
            }
        }
    }

    /// Status and headers.
    async fn head(&self, asking: RequestBuilder, wait: Duration) -> Result<Response, HttpFault> {
        match tokio::time::timeout(wait, asking.send()).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(HttpFault::of(&error, wait)),
            Err(_) => Err(HttpFault::TimedOut(wait.as_secs())),
        }
    }

    async fn body(&self, mut response: Response, limit: usize) -> Result<HttpAnswer, HttpFault> {
        let about = self.about(&response);
        if response.status() == StatusCode::NOT_MODIFIED {
            let unchanged = true;
            return Ok(HttpAnswer { unchanged, ..about });
        }
        succeeded(&response)?;
        // A browser on an https page would refuse what comes without encryption.
        let end = response.url();
        if end.scheme() != "https" && !is_local(end) {
            return Err(HttpFault::Redirected(end.to_string()));
        }
        let too_large = Err(HttpFault::TooLarge { limit });
        if response
            .content_length()
            .is_some_and(|bytes| bytes > limit as u64)
        {
            return too_large;
        }
        let mut bytes = Vec::new();
        while let Some(piece) = match tokio::time::timeout(self.wait, response.chunk()).await {
            Ok(piece) => piece.map_err(|error| HttpFault::of(&error, self.wait))?,
            Err(_) => return Err(HttpFault::TimedOut(self.wait.as_secs())),
        } {
            if bytes.len() + piece.len() > limit {
                return too_large;
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(HttpAnswer { bytes, ..about })
    }

    fn about(&self, response: &Response) -> HttpAnswer {
        let text = |name: HeaderName| said(response.headers(), name);
        let kind = text(CONTENT_TYPE).unwrap_or_default();
        let open = text(ACCESS_CONTROL_ALLOW_ORIGIN)
            .is_some_and(|allowed| allowed == "*" || allowed == self.origin);
        HttpAnswer {
            kind: kind
                .split(';')
                .next()
                .unwrap_or("")
                .trim()
                .to_ascii_lowercase(),
            tag: text(ETAG),
            open,
            ..HttpAnswer::default()
        }
    }
}

fn all(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in headers {
        let Ok(text) = text.to_str() else { continue };
        let before = all.entry(name.as_str().to_owned()).or_default();
        if !before.is_empty() {
            before.push_str(", ");
        }
        before.push_str(text);
    }
    all
}

fn said(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers
        .get(name)
        .and_then(|text| text.to_str().ok())
        .map(str::to_owned)
}

fn succeeded(response: &Response) -> Result<(), HttpFault> {
    let status = response.status();
    if status.is_success() {
        Ok(())
    } else {
        Err(HttpFault::Status(status.as_u16()))
    }
}

/// Whether a redirect is followed: never from another host into this machine or its network.
fn follow(attempt: redirect::Attempt<'_>) -> redirect::Action {
    let inwards = is_local(attempt.url()) && !attempt.previous().first().is_some_and(is_local);
    if inwards {
        let to = attempt.url().to_string();
        attempt.error(HttpFault::Redirected(to))
    } else if attempt.previous().len() > REDIRECTS {
        attempt.error(HttpFault::InCircles)
    } else {
        attempt.follow()
    }
}

/// Domains of private networks alone: RFC 6761, RFC 6762, RFC 8375, and the one that ICANN keeps for them.
const PRIVATE: [&str; 4] = ["localhost", "local", "home.arpa", "internal"];

/// Whether an address names this machine or a machine of a private network, by its words: what a name resolves to is not asked.
pub(crate) fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let below = |domain: &str| {
                name.strip_suffix(domain)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            };
            // The world's hosts have a dot in their names.
            !name.contains('.') || PRIVATE.into_iter().any(below)
        }
        Some(Host::Ipv4(ip)) => is_local_v4(ip),
        Some(Host::Ipv6(ip)) => match ip.to_ipv4_mapped() {
            Some(ip) => is_local_v4(ip),
            None => {
                ip.is_loopback()
                    || ip.is_unique_local()
                    || ip.is_unicast_link_local()
                    || ip.is_unspecified()
            }
        },
        None => false,
    }
}

fn is_local_v4(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    // RFC 6598: what providers number their customers with.
    let shared = first == 100 && (64..128).contains(&second);
    ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() || shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_of_the_own_network_are_known() {
        let local = |url: &str| is_local(&Url::parse(url).unwrap());
        assert!(local("http://localhost:80/"));
        assert!(local("https://192.168.0.1/"));
        assert!(local("http://[::1]:8080/"));
        assert!(local("http://169.254.169.254/latest/"));
        for inside in [
            "https://10.1.2.3/",
            "https://100.64.0.1/",
            "https://[fe80::1]/",
            "https://[::ffff:192.168.0.1]/",
            "https://nas.local/",
            "https://printer/",
            "https://files.home.arpa./",
        ] {
            assert!(local(inside), "{inside}");
        }
        assert!(!local("https://100.128.0.1/"));
        assert!(!local("https://notlocal.example/"));
        assert!(!local("https://[2001:db8::1]/"));
        assert!(!local("https://fair.example/"));
        assert!(!local("https://8.8.8.8/"));
    }
}
