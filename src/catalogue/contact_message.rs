//! Messages to exhibitors as plain data: what is sent in which form, and what to do with the answer.

use feed::booth::{Contact, FormKind};
use feed::link::{Policy, is_mail};
use feed::{Booth, Exhibition};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::locale::PageLocale;
use crate::meetings::{MeetingWish, WISHES, calendar, in_words, slot};

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
    /// Slots for a meeting, as intervals, the best first ([`crate::meetings`]).
    pub meetings: Vec<String>,
}

/// Who receives a message, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// Id of the booth.
    pub booth: String,
    /// Name as the visitor reads it.
    pub name: String,
    /// How it is delivered.
    pub way: DeliveryWay,
    /// The receiver's privacy notice.
    pub privacy: Option<String>,
    /// The booth names nothing of its own: the organiser receives it.
    pub by_organiser: bool,
}

/// How a message is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeliveryWay {
    /// To an endpoint.
    Form {
        /// How it wants it.
        kind: FormKind,
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

/// Who receives a message to this booth: the booth's own contact, else the organiser's.
pub fn receiver(exhibition: &Exhibition, booth: &Booth, locale: &PageLocale) -> Receiver {
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
        name: locale.words(&booth.name),
        way: contact.and_then(way).unwrap_or(DeliveryWay::Copy),
        privacy,
        by_organiser: own.is_none() && contact.is_some(),
    }
}

fn way(contact: &Contact) -> Option<DeliveryWay> {
    if let Some(form) = &contact.form
        && let Ok(url) = Policy::Web.read(&form.url)
        && let Some(host) = url.host()
    {
        return Some(DeliveryWay::Form {
            kind: form.kind,
            url: url.to_string(),
            host: host.to_string(),
        });
    }
    let address = contact.email.clone()?;
    is_mail(&address).then_some(DeliveryWay::Mail { address })
}

/// Something in the form that keeps a message from being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterFault {
    /// Key of the field's label, which is also the id of the field.
    pub field: &'static str,
    /// Key of the sentence that says what is wrong with it.
    pub says: &'static str,
}

impl Letter {
    /// The message as it is sent: no space around what stands on one line, and an address of ordinary letters, however wide
    /// it was typed (an input method left on writes `ａｏｉ＠ｆａｉｒ．ｅｘａｍｐｌｅ`). `agreed` says whether the visitor lets the receivers
    /// have it.
    ///
    /// # Errors
    /// Everything that keeps it from being sent, in the order of the form.
    pub fn complete(&self, agreed: bool) -> Result<Self, Vec<LetterFault>> {
        let mut letter = self.clone();
        letter.email = self.email.chars().map(half_width).collect();
        for line in [
            &mut letter.name,
            &mut letter.organisation,
            &mut letter.country,
            &mut letter.email,
            &mut letter.language,
            &mut letter.times,
        ] {
            *line = line.trim().to_owned();
        }
        let mut wished: Vec<String> = Vec::new();
        for slot in letter.meetings {
            if !slot.is_empty() && !wished.contains(&slot) {
                wished.push(slot);
            }
        }
        letter.meetings = wished;
        let mut faults = Vec::new();
        let mut wrong = |field, says, is_wrong: bool| {
            if is_wrong {
                faults.push(LetterFault { field, says });
            }
        };
        let missing = "contact-field-missing";
        wrong("contact-name", missing, letter.name.is_empty());
        wrong("contact-email", missing, letter.email.is_empty());
        let is_none = !letter.email.is_empty() && !is_mail(&letter.email);
        wrong("contact-email", "contact-email-wrong", is_none);
        wrong("contact-message", missing, letter.message.trim().is_empty());
        wrong("contact-consent", "contact-consent-needed", !agreed);
        if faults.is_empty() {
            Ok(letter)
        } else {
            Err(faults)
        }
    }
}

/// What people write to exhibitors about, by the keys of its words; the event's own topics come behind.
pub const SUBJECTS: [&str; 4] = [
    "contact-about-materials",
    "contact-about-talk",
    "contact-about-visit",
    "contact-about-offer",
];

/// Labels of the slots that a visitor wishes for, the best first, which are also the ids of their fields.
pub const CHOICES: [&str; WISHES] = [
    "contact-meeting-first",
    "contact-meeting-second",
    "contact-meeting-third",
];

/// Whether a message to this booth reaches anybody: the booth itself, or the organiser for it.
pub fn is_reachable(exhibition: &Exhibition, booth: &Booth) -> bool {
    let organisers = exhibition.event.organiser.contact.as_ref();
    let mut contacts = booth.contact.iter().chain(organisers);
    contacts.any(|contact| way(contact).is_some())
}

/// Full-width forms of ASCII as ASCII, as compatibility normalisation (NFKC) has them.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Robots fill in a form at once; people need longer than so many milliseconds. What is sent earlier leaves when they are over.
pub const MINIMUM_MS: f64 = 3000.0;

/// Languages in which an answer can be expected: those of the event, then those that somebody at the booths speaks.
pub fn answer_languages(exhibition: &Exhibition, receivers: &[Receiver]) -> Vec<String> {
    let mut tags = exhibition.event.languages.clone();
    for receiver in receivers {
        let booth = exhibition.find(&receiver.booth);
        let booth = booth.and_then(|(_, slot)| slot.booth());
        let staff = booth.iter().flat_map(|booth| &booth.staff);
        for tag in staff.flat_map(|person| &person.languages) {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
    }
    tags
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
/// A wish for a meeting goes as intervals, and as the request of a calendar that is stamped by `now`.
pub fn wire(
    letter: &Letter,
    receiver: &Receiver,
    kind: FormKind,
    event: &str,
    key: &str,
    now: Timestamp,
) -> Wire {
    let meetings = letter.meetings.join(", ");
    let wish = MeetingWish {
        key,
        event,
        with: &receiver.name,
        place: "",
        mail: "",
        letter,
    };
    let calendar = calendar(&wish, true, now).unwrap_or_default();
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
        ("meetings", &meetings),
        ("calendar", &calendar),
    ];
    // An empty field tells nothing; the fewer are sent, the better.
    let told = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    match kind {
        FormKind::Json | FormKind::Formspree => {
            let mut fields = serde_json::Map::new();
            for (name, value) in told {
                fields.insert(name.to_owned(), value.into());
            }
            let mut headers = vec![
                ("content-type", "application/json".to_owned()),
                ("accept", "application/json".to_owned()),
            ];
            if kind == FormKind::Json {
                headers.push(("idempotency-key", key.to_owned()));
            }
            Wire {
                headers,
                body: serde_json::Value::Object(fields).to_string(),
            }
        }
        FormKind::Urlencoded => Wire {
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
pub fn plain(letter: &Letter, locale: &PageLocale) -> String {
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
            text.push_str(&format!("{}: {value}\n", locale.t(key)));
        }
    }
    let wishes = letter.meetings.iter().filter_map(|wish| slot(wish));
    for (key, wish) in CHOICES.iter().zip(wishes) {
        text.push_str(&format!("{}: {}\n", locale.t(key), in_words(&wish, locale)));
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

    fn to(kind: FormKind) -> Receiver {
        Receiver {
            booth: "nec".into(),
            name: "NEC".into(),
            way: DeliveryWay::Form {
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
        let json = wire(
            &letter(),
            &to(FormKind::Json),
            FormKind::Json,
            "fair",
            "key-1",
            Timestamp::UNIX_EPOCH,
        );
        assert!(json.headers.contains(&("idempotency-key", "key-1".into())));
        let body: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(body["message"], "水の質問\nline & two");
        assert_eq!(body["id"], "key-1");
        assert!(body.get("country").is_none());
        let spree = wire(
            &letter(),
            &to(FormKind::Formspree),
            FormKind::Formspree,
            "fair",
            "key-1",
            Timestamp::UNIX_EPOCH,
        );
        assert!(
            spree
                .headers
                .iter()
                .all(|(name, _)| *name != "idempotency-key")
        );
        let form = wire(
            &letter(),
            &to(FormKind::Urlencoded),
            FormKind::Urlencoded,
            "fair",
            "key-1",
            Timestamp::UNIX_EPOCH,
        );
        assert!(form.body.contains("name=Aoi+%26+Co"));
    }

    #[test]
    fn an_address_is_sent_as_an_answer_needs_it() {
        let typed = |email: &str| Letter {
            email: email.into(),
            ..letter()
        };
        for email in [
            "aoi@visitor.example\u{3000}",
            " aoi@visitor.example",
            "ａｏｉ＠ｖｉｓｉｔｏｒ．ｅｘａｍｐｌｅ",
        ] {
            let sent = typed(email).complete(true).unwrap();
            assert_eq!(sent.email, "aoi@visitor.example");
        }
        for email in ["aoi", "aoi@", "a b@visitor.example"] {
            let wrong = LetterFault {
                field: "contact-email",
                says: "contact-email-wrong",
            };
            assert_eq!(typed(email).complete(true), Err(vec![wrong]), "{email}");
        }
    }

    #[test]
    fn everything_that_is_missing_is_named_at_once_and_spaces_are_nothing() {
        let nothing = Letter {
            name: "\u{3000} ".into(),
            ..Letter::default()
        };
        let fields = |agreed| -> Vec<_> {
            let faults = nothing.complete(agreed).unwrap_err();
            faults.into_iter().map(|fault| fault.field).collect()
        };
        let written = ["contact-name", "contact-email", "contact-message"];
        assert_eq!(fields(true), written);
        assert_eq!(fields(false)[..3], written);
        assert_eq!(fields(false)[3], "contact-consent");
        let complete = Letter {
            name: " Aoi ".into(),
            message: "  indented\n".into(),
            ..letter()
        };
        let sent = complete.complete(true).unwrap();
        // A message is the visitor's own, white space included.
        assert_eq!(
            (sent.name.as_str(), sent.message.as_str()),
            ("Aoi", "  indented\n")
        );
    }

    #[test]
    fn an_answer_can_be_in_what_the_staff_speaks() {
        let event = br#"{"version": 1, "id": "f", "title": "F", "languages": ["ja", "en"], "timeZone": "UTC",
            "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "H", "booths": [
                {"version": 1, "id": "nec", "name": "One", "staff": [{"name": "A", "languages": ["en", "th"]}]}]}]}"#;
        let exhibition = Exhibition::new(feed::Event::parse(event, "event.json").value.unwrap());
        let receivers = [to(FormKind::Json), to(FormKind::Json)];
        assert_eq!(
            answer_languages(&exhibition, &receivers),
            ["ja", "en", "th"]
        );
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
        let locale = PageLocale::new("en", Some(i18n::Domain::MORE));
        let to = |index: usize| {
            receiver(
                &exhibition,
                exhibition.slots[index].booth().unwrap(),
                &locale,
            )
        };
        let reached = |index: usize| exhibition.slots[index].booth().unwrap();
        assert!(is_reachable(&exhibition, reached(0)) && is_reachable(&exhibition, reached(1)));
        let mut alone = exhibition.clone();
        std::sync::Arc::make_mut(&mut alone.event).organiser.contact = None;
        assert!(!is_reachable(&alone, reached(0)) && is_reachable(&alone, reached(1)));
        assert!(to(0).by_organiser);
        assert_eq!(
            to(0).way,
            DeliveryWay::Mail {
                address: "we@fair.example".into()
            }
        );
        assert!(!to(1).by_organiser);
    }
}
