//! Messages to exhibitors as plain data: what is sent in which form, and what to do with the answer.

use feed::booth::{Contact, FormKind};
use feed::link::Policy;
use feed::{Booth, Exhibition};
use serde::{Deserialize, Serialize};

use crate::tongue::Tongue;

/// What the visitor writes, the same to every receiver.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Letter {
    /// The visitor's name.
    pub name: String,
    /// Organisation, if told.
    pub organisation: String,
    /// Country, if told.
    pub country: String,
    /// Where the answer goes.
    pub email: String,
    /// What it is about.
    pub topic: String,
    /// The message.
    pub message: String,
    /// Language the answer should be in.
    pub language: String,
    /// When the visitor can be reached, if told.
    pub times: String,
}

/// Who receives a message, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// Id of the booth.
    pub booth: String,
    /// Name as the visitor reads it.
    pub name: String,
    /// How it is delivered.
    pub way: Way,
    /// The receiver's privacy notice.
    pub privacy: Option<String>,
    /// The booth names nothing of its own: the organiser receives it.
    pub by_organiser: bool,
}

/// How a message is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// To an endpoint.
    Form {
        /// How it wants it.
        kind: Form,
        /// Its address.
        url: String,
        /// The host, for the eye.
        host: String,
    },
    /// By the visitor's own mail program.
    Mail {
        /// The address.
        address: String,
    },
    /// Not from here: the visitor copies the message.
    Copy,
}

/// [`FormKind`], kept with messages on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// JSON with an `Idempotency-Key` header.
    Json,
    /// As Formspree takes it.
    Formspree,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
}

/// Who receives a message to this booth: the booth's own contact, else the organiser's.
pub fn receiver(exhibition: &Exhibition, booth: &Booth, tongue: &Tongue) -> Receiver {
    let usable = |contact: &Contact| way(contact).is_some();
    let own = booth.contact.as_ref().filter(|contact| usable(contact));
    let organisers = exhibition.event.organiser.contact.as_ref();
    let contact = own.or_else(|| organisers.filter(|contact| usable(contact)));
    let privacy = contact
        .and_then(|contact| contact.privacy.as_deref())
        .and_then(|url| Policy::Web.read(url).ok())
        .map(|url| url.to_string());
    Receiver {
        booth: booth.id.clone(),
        name: tongue.words(&booth.name),
        way: contact.and_then(way).unwrap_or(Way::Copy),
        privacy,
        by_organiser: own.is_none() && contact.is_some(),
    }
}

fn way(contact: &Contact) -> Option<Way> {
    if let Some(form) = &contact.form
        && let Ok(url) = Policy::Web.read(&form.url)
        && let Some(host) = url.host()
    {
        let kind = match form.kind {
            FormKind::Json => Form::Json,
            FormKind::Formspree => Form::Formspree,
            FormKind::Urlencoded => Form::Urlencoded,
        };
        return Some(Way::Form {
            kind,
            url: url.to_string(),
            host: host.to_string(),
        });
    }
    let address = contact.email.clone()?;
    feed::link::is_mail(&address).then_some(Way::Mail { address })
}

/// What stands on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wire {
    /// Names and values of headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
}

/// A message as an endpoint wants it. `key` names this message to this receiver, so that one that arrives twice can be told.
pub fn wire(letter: &Letter, receiver: &Receiver, kind: Form, event: &str, key: &str) -> Wire {
    let pairs = [
        ("id", key),
        ("event", event),
        ("booth", &receiver.booth),
        ("name", &letter.name),
        ("organisation", &letter.organisation),
        ("country", &letter.country),
        ("email", &letter.email),
        ("topic", &letter.topic),
        ("message", &letter.message),
        ("language", &letter.language),
        ("times", &letter.times),
    ];
    // An empty field tells nothing; the fewer are sent, the better.
    let told = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    match kind {
        Form::Json | Form::Formspree => {
            let mut fields = serde_json::Map::new();
            for (name, value) in told {
                fields.insert(name.to_owned(), value.into());
            }
            let mut headers = vec![
                ("content-type", "application/json".to_owned()),
                ("accept", "application/json".to_owned()),
            ];
            if kind == Form::Json {
                headers.push(("idempotency-key", key.to_owned()));
            }
            Wire {
                headers,
                body: serde_json::Value::Object(fields).to_string(),
            }
        }
        Form::Urlencoded => Wire {
            headers: vec![(
                "content-type",
                "application/x-www-form-urlencoded".to_owned(),
            )],
            body: form_urlencoded::Serializer::new(String::new())
                .extend_pairs(told)
                .finish(),
        },
    }
}

/// The message as text, for mail and for copying.
pub fn plain(letter: &Letter, tongue: &Tongue) -> String {
    let mut text = letter.message.trim().to_owned();
    text.push_str("\n\n--\n");
    let lines = [
        ("contact-name", &letter.name),
        ("contact-organisation", &letter.organisation),
        ("contact-country", &letter.country),
        ("contact-email", &letter.email),
        ("contact-topic", &letter.topic),
        ("contact-language", &letter.language),
        ("contact-times", &letter.times),
    ];
    for (key, value) in lines {
        if !value.is_empty() {
            text.push_str(&format!("{}: {value}\n", tongue.t(key)));
        }
    }
    text
}

/// A `mailto:` address with the message in it (RFC 6068: spaces as `%20`, line ends as CRLF).
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:{address}?subject={}&body={}",
        encoded(subject),
        encoded(&body)
    )
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has arrived.
    Delivered,
    /// It may arrive later: no answer, too many, or a fault of the host's.
    Again {
        /// Seconds the host asks to wait.
        after: Option<u32>,
    },
    /// It will never be taken as it is.
    Refused {
        /// The host's answer.
        status: u16,
    },
}

/// Reads an answer; `None` is no answer at all.
pub fn verdict(status: Option<u16>, retry_after: Option<&str>) -> Verdict {
    match status {
        Some(200..=299) => Verdict::Delivered,
        None | Some(408 | 425 | 429 | 500..=599) => Verdict::Again {
            after: retry_after.and_then(|secs| secs.trim().parse().ok()),
        },
        Some(status) => Verdict::Refused { status },
    }
}

/// Tries of one message before the visitor is asked.
pub const TRIES: u32 = 6;

/// Seconds to wait before try number `tried + 1`: doubling from 2, at most two minutes, at least what the host asked
/// for, and up to half as long again by `chance` (0 to 1), so that not all visitors come back at once.
pub fn wait_secs(tried: u32, asked: Option<u32>, chance: f64) -> f64 {
    let doubled = 2_f64
        .powi(i32::try_from(tried.clamp(1, 7)).unwrap_or(7))
        .min(120.0);
    // A host that asks for more than ten minutes is asked again after ten.
    let asked = f64::from(asked.unwrap_or(0).min(600));
    doubled.max(asked) * (1.0 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            name: "Aoi & Co".into(),
            email: "a@example.org".into(),
            message: "水の質問\nline & two".into(),
            ..Letter::default()
        }
    }

    fn to(kind: Form) -> Receiver {
        Receiver {
            booth: "nec".into(),
            name: "NEC".into(),
            way: Way::Form {
                kind,
                url: "https://nec.example/form".into(),
                host: "nec.example".into(),
            },
            privacy: None,
            by_organiser: false,
        }
    }

    #[test]
    fn each_endpoint_gets_its_form_and_no_empty_fields() {
        let json = wire(&letter(), &to(Form::Json), Form::Json, "fair", "key-1");
        assert!(json.headers.contains(&("idempotency-key", "key-1".into())));
        let body: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(body["message"], "水の質問\nline & two");
        assert_eq!(body["id"], "key-1");
        assert!(body.get("country").is_none());
        let spree = wire(
            &letter(),
            &to(Form::Formspree),
            Form::Formspree,
            "fair",
            "key-1",
        );
        assert!(
            spree
                .headers
                .iter()
                .all(|(name, _)| *name != "idempotency-key")
        );
        let form = wire(
            &letter(),
            &to(Form::Urlencoded),
            Form::Urlencoded,
            "fair",
            "key-1",
        );
        assert!(form.body.contains("name=Aoi+%26+Co"));
    }

    #[test]
    fn only_what_may_still_arrive_is_sent_again() {
        assert_eq!(verdict(Some(201), None), Verdict::Delivered);
        assert_eq!(verdict(None, None), Verdict::Again { after: None });
        assert_eq!(
            verdict(Some(429), Some("7")),
            Verdict::Again { after: Some(7) }
        );
        assert_eq!(
            verdict(Some(503), Some("Wed")),
            Verdict::Again { after: None }
        );
        for status in [301, 400, 403, 404, 422] {
            assert_eq!(verdict(Some(status), None), Verdict::Refused { status });
        }
    }

    #[test]
    fn waits_grow_and_heed_the_host() {
        let waits: Vec<_> = (1..=8).map(|tried| wait_secs(tried, None, 0.0)).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert!(waits.iter().all(|wait| (2.0..=120.0).contains(wait)));
        assert!(wait_secs(1, Some(30), 0.0) >= 30.0);
        assert!(wait_secs(1, Some(u32::MAX), 1.0) <= 900.0);
    }

    #[test]
    fn mail_addresses_carry_the_message_whole() {
        let mail = mailto("a@b.example", "Q & A", "one\ntwo");
        assert_eq!(
            mail,
            "mailto:a@b.example?subject=Q%20%26%20A&body=one%0D%0Atwo"
        );
    }

    #[test]
    fn the_organiser_stands_in_for_booths_that_name_nobody() {
        let event = br#"{"version": 1, "id": "f", "title": "F", "languages": ["en"], "timeZone": "UTC",
            "organiser": {"name": "We", "contact": {"email": "we@fair.example"}},
            "halls": [{"id": "h", "title": "H", "booths": [
                {"version": 1, "id": "one", "name": "One", "contact": {"url": "https://one.example/"}},
                {"version": 1, "id": "two", "name": "Two", "contact": {"email": "two@two.example"}}]}]}"#;
        let exhibition = Exhibition::new(feed::Event::parse(event, "event.json").value.unwrap());
        let tongue = Tongue::new("en");
        let to = |index: usize| {
            receiver(
                &exhibition,
                exhibition.slots[index].booth().unwrap(),
                &tongue,
            )
        };
        assert!(to(0).by_organiser);
        assert_eq!(
            to(0).way,
            Way::Mail {
                address: "we@fair.example".into()
            }
        );
        assert!(!to(1).by_organiser);
    }
}
