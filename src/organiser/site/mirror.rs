//! Mirroring: booth files, pictures and documents of other hosts are copied into the site, so that no visitor's address
//! reaches those hosts, unless the event says `"direct": true`. A host that does not answer costs its booth only; where there is a copy from before, it stays.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

use anyhow::Result;
use feed::event::ProgrammeSource;
use feed::exhibition::BoothSlot;
use feed::fields::LinkUse;
use feed::link::Policy;
use feed::problem::Severity;
use feed::{Booth, Event, Exhibition, Parsed, Programme, limits};
use i18n::value;
use jiff::Timestamp;

use super::addresses::{AddressPurpose, Addresses, FoundAddress};
use super::assets::DOCUMENT_BYTES;
use super::copies::{called_what_it_is, elsewhere, leads_inside, name, same_host};
use super::kinds;
use super::pictures;
use super::web_vtt;
use crate::cache::Cache;
use crate::console::Console;
use crate::film;
use crate::http::{HttpAnswer, HttpFault, HttpRequest, Question, Web};
use crate::object;
use crate::report::Finding;
use crate::source::{self, EVENT_FILE, Source};

/// Where copies lie, seen from the file that names them.
const FOLDER: &str = "mirrored";

/// An event all of whose files lie in the site.
pub(crate) struct Mirrored {
    /// The event: its files name the copies.
    pub source: Source,
    /// What could not be copied.
    pub findings: Vec<Finding>,
    /// Where copies of booth files and programmes came from, by their new names.
    pub origins: BTreeMap<String, String>,
}

/// Whether anything lies on another host that is copied: what pages would fetch from there, and films and captions, which they
/// would not.
pub(crate) fn is_needed(exhibition: &Exhibition) -> bool {
    let mut needed = !catalogue::visited_hosts(exhibition).is_empty();
    let mut look = |_: &str, address: &str, to| {
        let copied = matches!(to, LinkUse::Film | LinkUse::Captions);
        needed |= copied && Policy::Web.read(address).is_ok();
    };
    exhibition.programme.visit_links(&mut look);
    for booth in exhibition.slots.iter().filter_map(BoothSlot::booth) {
        booth.visit_links(&mut look);
    }
    needed
}

/// Copies everything that pages would fetch from other hosts.
///
/// # Errors
/// When this system has no network at all.
pub(crate) fn mirrored(
    source: &Source,
    wait: Duration,
    cache: &Cache,
    console: &Console,
) -> Result<Mirrored> {
    let mut mirror = Mirror {
        web: Web::new(wait, None)?,
        cache,
        console,
        findings: Vec::new(),
        origins: BTreeMap::new(),
    };
    let (mut files, lost) = mirror.files(source);
    let copies = mirror.named(&mut files);
    cache.clear_copies();
    let exhibition = exhibition(&files, &lost, source);
    let Mirror {
        findings, origins, ..
    } = mirror;
    let source = Source {
        folder: source.folder.clone(),
        exhibition,
        files,
        copies,
        kept: BTreeSet::new(),
    };
    Ok(Mirrored {
        source,
        findings,
        origins,
    })
}

struct Mirror<'a> {
    web: Web,
    cache: &'a Cache,
    console: &'a Console,
    findings: Vec<Finding>,
    origins: BTreeMap<String, String>,
}

/// Something to be copied: who names it, where it goes.
struct Wanted {
    file: String,
    address: FoundAddress,
    url: String,
    place: String,
    limit: usize,
}

type Files = Vec<(String, Vec<u8>)>;

impl Mirror<'_> {
    /// The event's files with those of other hosts, and why others are missing, by the names they would have.
    fn files(&mut self, source: &Source) -> (Files, BTreeMap<String, String>) {
        let mut files = source.files.clone();
        let mut lost = BTreeMap::new();
        let Some((_, event)) = files.first_mut() else {
            return (files, lost);
        };
        let text = String::from_utf8_lossy(event).into_owned();
        let mut wanted = Vec::new();
        for address in addresses(&text) {
            let limit = match address.purpose {
                AddressPurpose::Booth => limits::BOOTH_BYTES,
                AddressPurpose::Programme => limits::EVENT_BYTES,
                _ => continue,
            };
            if let Some(url) = elsewhere(&address.text, None) {
                wanted.push(Wanted {
                    file: EVENT_FILE.to_owned(),
                    place: format!("{FOLDER}/{}", name(&url, Some(".json"))),
                    address,
                    url,
                    limit,
                });
            }
        }
        if wanted.is_empty() {
            return (files, lost);
        }
        // The copy's entry says the booth's id as that of the original does.
        let changes = wanted.iter().map(|one| {
            let id = one.url.split_once('#').map_or("", |(_, id)| id);
            let mark = if id.is_empty() { "" } else { "#" };
            (one.address.clone(), format!("{}{mark}{id}", one.place))
        });
        *event = rewritten(&text, changes.collect()).into_bytes();
        self.console
            .step("online-files", &[("count", value(wanted.len()))]);
        let copies = self.fetch(&wanted, |one, answer| {
            let problems = match one.address.purpose {
                AddressPurpose::Booth => {
                    let parsed = Booth::parse(&answer.bytes, &one.url);
                    parsed.value.is_none().then_some(parsed.problems)
                }
                _ => {
                    let parsed = Programme::parse(&answer.bytes, &one.url);
                    parsed.value.is_none().then_some(parsed.problems)
                }
            };
            problems.map(|problems| {
                let first = problems.first();
                first.map_or_else(String::new, |problem| {
                    problem.short(self.console.language())
                })
            })
        });
        for (one, copy) in wanted.into_iter().zip(copies) {
            self.origins.insert(one.place.clone(), one.url.clone());
            match copy {
                Copied::Whole(bytes) => files.push((one.place, bytes)),
                Copied::Former(bytes, since, reason) => {
                    self.report(&one, "mirror-former", &reason, &since);
                    files.push((one.place, bytes));
                }
                // The page says at the booth what is wrong with it.
                Copied::Unsound(bytes, _) => files.push((one.place, bytes)),
                Copied::None(reason) => {
                    lost.insert(one.place, reason);
                }
            }
        }
        (files, lost)
    }

    /// Copies what the files name, and has the files name the copies.
    fn named(&mut self, files: &mut Files) -> BTreeMap<String, Result<Vec<u8>, String>> {
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut changes: Vec<Vec<(FoundAddress, String)>> = Vec::new();
        let mut kept = BTreeMap::new();
        for (file, bytes) in files.iter() {
            let origin = self.origins.get(file);
            let mut here = Vec::new();
            for address in addresses(&String::from_utf8_lossy(bytes)) {
                let Some(url) = elsewhere(&address.text, origin) else {
                    continue;
                };
                let beside = address.text != url;
                let limit = match address.purpose {
                    AddressPurpose::Picture(_) => limits::IMAGE_BYTES,
                    AddressPurpose::Object(_) => limits::OBJECT_BYTES,
                    AddressPurpose::Film(_) => limits::FILM_BYTES,
                    AddressPurpose::Captions => limits::CAPTION_BYTES,
                    // What an exhibitor hands out from the booth's own host. Web sites are for visitors to go to.
                    AddressPurpose::Document
                        if address.path.starts_with("materials[")
                            && origin.is_some_and(|origin| same_host(origin, &url)) =>
                    {
                        DOCUMENT_BYTES
                    }
                    _ => {
                        if beside {
                            // Seen from the copy, it would lead nowhere.
                            here.push((address, url));
                        }
                        continue;
                    }
                };
                let name = name(&url, None);
                let name = if origin.is_some() {
                    name
                } else {
                    format!("{FOLDER}/{name}")
                };
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                let place = if folder.is_empty() {
                    name.clone()
                } else {
                    format!("{folder}/{name}")
                };
                here.push((address.clone(), name));
                if origin.is_some_and(|origin| leads_inside(origin, &url)) {
                    let reason = HttpFault::NotAsked.format(self.console);
                    kept.insert(place, Err(reason));
                    continue;
                }
                wanted.push(Wanted {
                    file: origin.unwrap_or(file).clone(),
                    address,
                    url,
                    place,
                    limit,
                });
            }
            changes.push(here);
        }
        if !wanted.is_empty() {
            self.console
                .step("online-links", &[("count", value(wanted.len()))]);
        }
        let copies = self.fetch(&wanted, |one, answer| match one.address.purpose {
            AddressPurpose::Picture(purpose) => pictures::fit(&answer.bytes, purpose, self.cache)
                .err()
                .map(|fault| fault.format(self.console)),
            AddressPurpose::Object(_) => object::look(&answer.bytes)
                .err()
                .map(|fault| fault.format(self.console)),
            AddressPurpose::Film(_) => film::look(&answer.bytes)
                .err()
                .map(|fault| fault.format(self.console)),
            AddressPurpose::Captions => web_vtt::cues(&answer.bytes)
                .err()
                .map(|fault| fault.format(self.console)),
            // A page is no document, and would not work from here: it stays a link, which needs no word.
            _ if answer.kind == "text/html" => Some(String::new()),
            _ => kinds::of_copy(&one.place, &answer.bytes)
                .err()
                .map(|fault| fault.format(self.console)),
        });
        let mut stay: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut renamed: BTreeMap<(String, String), String> = BTreeMap::new();
        for (one, copy) in wanted.into_iter().zip(copies) {
            // What the build makes something else of: whatever it is called.
            let picture = matches!(
                one.address.purpose,
                AddressPurpose::Picture(_) | AddressPurpose::Object(_)
            );
            let copy = match copy {
                Copied::Whole(bytes) => Ok(bytes),
                Copied::Former(bytes, since, reason) => {
                    self.report(&one, "mirror-former", &reason, &since);
                    Ok(bytes)
                }
                Copied::Unsound(_, reason) | Copied::None(reason) => Err(reason),
            };
            match copy {
                Ok(bytes) => {
                    // Whatever its host calls it, the copy's name says what it is.
                    let place = if picture {
                        one.place
                    } else {
                        called_what_it_is(&one.place, &bytes)
                    };
                    if !picture {
                        let name = place.rsplit('/').next().unwrap_or_default().to_owned();
                        renamed.insert((one.file, one.address.path), name);
                    }
                    kept.insert(place, Ok(bytes));
                }
                Err(reason) if picture => {
                    kept.insert(one.place, Err(reason));
                }
                // A document that cannot be copied stays a link, which is followed only on the visitor's word.
                Err(reason) => {
                    if !reason.is_empty() {
                        self.report(&one, "mirror-link", &reason, "");
                    }
                    stay.insert((one.file, one.address.path), one.url);
                }
            }
        }
        for ((file, bytes), changes) in files.iter_mut().zip(changes) {
            if changes.is_empty() {
                continue;
            }
            let named_by = self.origins.get(file).unwrap_or(file).clone();
            let changes = changes.into_iter().map(|(address, new)| {
                let key = (named_by.clone(), address.path.clone());
                let last = renamed.get(&key);
                let new = last.map_or(new.clone(), |last| {
                    new.rsplit_once('/')
                        .map_or(last.clone(), |(folder, _)| format!("{folder}/{last}"))
                });
                let new = stay.get(&key).cloned().unwrap_or(new);
                (address, new)
            });
            *bytes = rewritten(&String::from_utf8_lossy(bytes), changes.collect()).into_bytes();
        }
        kept
    }

    /// Fetches these, or takes the copies from before. `unsound` says why what came is not what it should be.
    fn fetch(
        &self,
        wanted: &[Wanted],
        unsound: impl Fn(&Wanted, &HttpAnswer) -> Option<String>,
    ) -> Vec<Copied> {
        let formers: Vec<Option<Former>> = wanted
            .iter()
            .map(|one| Former::of(self.cache, &one.url))
            .collect();
        let requests: Vec<HttpRequest> = wanted
            .iter()
            .zip(&formers)
            .map(|(one, former)| HttpRequest {
                url: one.url.clone(),
                how: Question::Fetch {
                    limit: one.limit,
                    known: former.as_ref().and_then(|former| former.tag.clone()),
                },
            })
            .collect();
        for one in wanted {
            self.cache.name_copy(&one.url);
        }
        // What several files name is asked for once.
        let mut once = requests.clone();
        once.sort();
        once.dedup();
        let answers = self.web.ask(&once, self.console);
        let answers: BTreeMap<&HttpRequest, &Result<HttpAnswer, HttpFault>> =
            once.iter().zip(&answers).collect();
        let fetched = wanted.iter().zip(formers).zip(&requests);
        fetched
            .map(|((one, former), request)| {
                let (reason, came) = match (answers.get(request), &former) {
                    (Some(Ok(answer)), Some(former)) if answer.unchanged => {
                        return Copied::Whole(former.bytes.clone());
                    }
                    (Some(Ok(answer)), _) => match unsound(one, answer) {
                        None => {
                            Former::keep(self.cache, &one.url, answer);
                            return Copied::Whole(answer.bytes.clone());
                        }
                        Some(reason) => (reason, Some(&answer.bytes)),
                    },
                    (Some(Err(fault)), _) => (fault.format(self.console), None),
                    (None, _) => (HttpFault::NotAsked.format(self.console), None),
                };
                match (former, came) {
                    (Some(former), _) => Copied::Former(former.bytes, former.since, reason),
                    (None, Some(bytes)) => Copied::Unsound(bytes.clone(), reason),
                    (None, None) => Copied::None(reason),
                }
            })
            .collect()
    }

    fn report(&mut self, one: &Wanted, key: &str, reason: &str, since: &str) {
        let values = [
            ("url", value(one.url.clone())),
            ("reason", value(reason.to_owned())),
            ("since", value(since.to_owned())),
        ];
        let finding = Finding::ours(
            Severity::Warning,
            &one.file,
            &one.address.path,
            key,
            &values,
            self.console,
        );
        // Two fields may name one file.
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// What became of one file.
enum Copied {
    /// It is as its host has it.
    Whole(Vec<u8>),
    /// The copy of that day stays, for this reason.
    Former(Vec<u8>, String, String),
    /// What came is not what it should be, and there is no other.
    Unsound(Vec<u8>, String),
    /// There is none.
    None(String),
}

/// The last sound copy, as the cache keeps it: its tag in the first line, then the file.
struct Former {
    tag: Option<String>,
    bytes: Vec<u8>,
    since: String,
}

impl Former {
    fn of(cache: &Cache, url: &str) -> Option<Self> {
        let (kept, when) = cache.copy(url)?;
        let end = kept.iter().position(|&byte| byte == b'\n')?;
        let tag = String::from_utf8_lossy(&kept[..end]).into_owned();
        Some(Self {
            tag: (!tag.is_empty()).then_some(tag),
            bytes: kept[end + 1..].to_vec(),
            since: date(when),
        })
    }

    fn keep(cache: &Cache, url: &str, answer: &HttpAnswer) {
        let tag = answer.tag.as_deref().unwrap_or("");
        cache.keep_copy(url, &[tag.as_bytes(), b"\n", &answer.bytes].concat());
    }
}

/// The exhibition as its files and copies say; booths that are missing say why.
fn exhibition(
    files: &[(String, Vec<u8>)],
    lost: &BTreeMap<String, String>,
    source: &Source,
) -> Exhibition {
    let mut exhibition = source.exhibition.clone();
    if let Some((_, event)) = files.first() {
        exhibition.renew(Event::parse(event, EVENT_FILE));
    }
    let whole = Source {
        folder: source.folder.clone(),
        exhibition,
        files: Vec::new(),
        copies: BTreeMap::new(),
        kept: BTreeSet::new(),
    };
    let mut exhibition = source::with_files(&whole, files);
    if let Some(ProgrammeSource::At(at)) = exhibition.event.programme.clone()
        && let Some(reason) = lost.get(&at)
    {
        exhibition.set_programme(Parsed::unreadable(&at, reason));
    }
    for index in 0..exhibition.slots.len() {
        let named = exhibition
            .slots
            .get(index)
            .and_then(|slot: &BoothSlot| slot.source.clone());
        if let Some(name) = named
            && let Some(reason) = lost.get(source::path_of(&name))
        {
            exhibition.set_booth(index, Parsed::unreadable(&name, reason));
        }
    }
    exhibition
}

/// The addresses of a file; none where it is no JSON, which the page says.
fn addresses(text: &str) -> Vec<FoundAddress> {
    let mut addresses = Addresses::default();
    addresses.read(text).ok();
    addresses.found
}

/// A file's text with new addresses in the place of old ones; everything else stays as it was written.
fn rewritten(text: &str, changes: Vec<(FoundAddress, String)>) -> String {
    let mut out = text.to_owned();
    // From the last to the first, so that the places of those before stay true.
    for (address, new) in changes.into_iter().rev() {
        out.replace_range(address.range, &serde_json::Value::String(new).to_string());
    }
    out
}

/// The day of a time, UTC.
fn date(when: SystemTime) -> String {
    Timestamp::try_from(when).map_or_else(
        |_| String::new(),
        |when| when.strftime("%Y-%m-%d").to_string(),
    )
}
