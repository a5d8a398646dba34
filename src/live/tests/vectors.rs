//! Golden vectors: what is signed, sealed and derived stays byte for byte what it was. `UPDATE_VECTORS=1` writes the files again,
//! after a kind was added; what stands there must not change, since pages of both versions meet at one broker.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::path::Path;

use hpke::{Deserializable, Kem};
use live::envelope::{Unsigned, read};
use live::message::*;
use live::seal::{self, SecretSealKey};
use live::signer::{Signer, is_signed};
use live::topic::Subject;
use live::{BrokerTopic, DeskCode, LatestTimes, LiveTime, Message, VisitorId};
use serde_json::{Value, json};

const EVENT: &str = "my-fair";
/// 2026-11-28T12:00:00Z.
const NOON: LiveTime = LiveTime::from_tenths(286_416_000);
const VISITOR: [u8; 32] = [1; 32];
const FRESH: [u8; 32] = [6; 32];
const ANSWER_KEY: SecretSealKey = SecretSealKey([4; 32]);

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &Value) -> Vec<u8> {
    let text = hex.as_str().unwrap().as_bytes();
    text.chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// Holds a file against what is made now, and gives what stands in it.
fn golden(name: &str, now: &[Value]) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(now).unwrap() + "\n").unwrap();
    }
    let kept: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept, now, "{name}: UPDATE_VECTORS=1 writes it");
    kept
}

fn acme() -> DeskCode {
    DeskCode::parse("7k3m9-x0q2d-hv8nt-5wrya-c4j1z").unwrap()
}

fn to_desk() -> BrokerTopic {
    BrokerTopic::ToDesk {
        booth: "acme".to_owned(),
        id: VisitorId::from_key(&Signer::from_seed(&VISITOR).key()),
    }
}

fn to_visitor() -> BrokerTopic {
    BrokerTopic::ToVisitor {
        id: VisitorId::from_key(&Signer::from_seed(&VISITOR).key()),
        booth: "acme".to_owned(),
    }
}

#[test]
fn codes() {
    let of = |typed: &str| {
        let code = DeskCode::parse(typed).unwrap();
        json!({
            "typed": typed,
            "code": code.to_string(),
            "password": code.password(),
            "signSeed": hex(&code.sign_seed()),
            "signKey": hex(&Signer::of_desk(&code).key()),
            "sealSecret": hex(&code.seal_key().0),
            "sealKey": hex(&code.seal_key().public().unwrap().0),
        })
    };
    golden(
        "codes.json",
        &[
            "00000-00000-00000-00000-00000",
            "7K3M9-X0Q2D-HV8NT-5WRYA-C4J1Z",
            " 7k3m9 xoq2d\u{3000}hv8ntー5wrya c4jlz ",
            "７Ｋ３Ｍ９Ｘ０Ｑ２ＤＨＶ８ＮＴ５ＷＲＹＡＣ４ＪＩＺ",
        ]
        .map(of),
    );
}

fn request() -> Request {
    Request {
        answer_key: ANSWER_KEY.public().unwrap(),
        languages: Languages::new(["ja", "en"]),
        text: "浄水装置の導入費用を知りたい。\nCould we meet?".to_owned(),
        name: "佐藤 花子".to_owned(),
        firm: "Example K.K.".to_owned(),
        wishes: vec![NOON.plus_secs(3_600)],
    }
}

fn line() -> Line {
    Line {
        asked: NOON,
        author: 77,
        number: 1,
        heard_author: 0,
        heard: 2,
        said: LineContent::Words("ありがとうございます。".to_owned()),
    }
}

fn report() -> Report {
    Report {
        about: VisitorId::from_bytes([9; 15]),
        text: "Follows me.".to_owned(),
    }
}

#[test]
fn sealed() {
    let visitor = Signer::from_seed(&VISITOR).key();
    let desk = Signer::of_desk(&acme()).key();
    let organiser = SecretSealKey([8; 32]);
    let rows = vec![
        sealed_row(
            "request",
            &request(),
            &acme().seal_key(),
            &visitor,
            &to_desk(),
        ),
        sealed_row(
            "line of the desk",
            &line(),
            &ANSWER_KEY,
            &desk,
            &to_visitor(),
        ),
        sealed_row(
            "report",
            &report(),
            &organiser,
            &visitor,
            &BrokerTopic::Report {
                id: VisitorId::from_key(&visitor),
            },
        ),
    ];
    golden("sealed.json", &rows);
}

fn sealed_row(
    what: &str,
    plain: &impl seal::Plaintext,
    to: &SecretSealKey,
    author: &[u8; 32],
    topic: &BrokerTopic,
) -> Value {
    let topic = topic.name(EVENT);
    let key = to.public().unwrap();
    let body = body(&seal::seal(plain, &key, author, &topic, FRESH).unwrap());
    json!({
        "what": what,
        "sealKey": hex(&key.0),
        "sealSecret": hex(&to.0),
        "author": hex(author),
        "topic": topic,
        "ikmE": hex(&FRESH),
        "plain": hex(&opened(&body, to, author, &topic)),
        "body": hex(&body),
    })
}

/// A sealed body's bytes, as a message carries them: behind kind, time and key, before the signature.
fn body(sealed: &seal::Sealed) -> Vec<u8> {
    let message = Message::Line(sealed.clone());
    let signer = Signer::from_seed(&VISITOR);
    let sent =
        signer.signed(&Unsigned::new(EVENT, &to_desk(), &message, NOON, &signer.key()).unwrap());
    sent[37..sent.len() - 64].to_vec()
}

/// Opened by the library alone, so that the description in `seal.rs` is held against it.
fn opened(body: &[u8], key: &SecretSealKey, author: &[u8; 32], topic: &str) -> Vec<u8> {
    type X25519 = hpke::kem::X25519HkdfSha256;
    hpke::single_shot_open::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, X25519>(
        &hpke::OpModeR::Base,
        &<X25519 as Kem>::PrivateKey::from_bytes(&key.0).unwrap(),
        &<X25519 as Kem>::EncappedKey::from_bytes(&body[..32]).unwrap(),
        b"boothwalk live 1 seal",
        &body[32..],
        &[author, topic.as_bytes()].concat(),
    )
    .unwrap()
}

/// One message of each kind, with what it says.
fn all() -> Vec<(&'static str, Signer, BrokerTopic, Message, Value)> {
    let visitor = || Signer::from_seed(&VISITOR);
    let desk = || Signer::of_desk(&acme());
    let organiser = || Signer::from_seed(&[5; 32]);
    let id = VisitorId::from_key(&visitor().key());
    let booth = || "acme".to_owned();
    let presence = || BrokerTopic::Presence {
        hall: "dockyard".to_owned(),
        group: 12,
        id,
    };
    let queue = || BrokerTopic::Queue { booth: booth(), id };
    let name = || "佐藤".to_owned();
    let seal_key = acme().seal_key().public().unwrap();
    let asked = seal::seal(
        &request(),
        &seal_key,
        &visitor().key(),
        &to_desk().name(EVENT),
        FRESH,
    )
    .unwrap();
    let answer_key = ANSWER_KEY.public().unwrap();
    let answered = seal::seal(
        &line(),
        &answer_key,
        &desk().key(),
        &to_visitor().name(EVENT),
        FRESH,
    )
    .unwrap();
    let reported = BrokerTopic::Report { id };
    let of_organiser = SecretSealKey([8; 32]).public().unwrap();
    let report = seal::seal(
        &report(),
        &of_organiser,
        &visitor().key(),
        &reported.name(EVENT),
        FRESH,
    )
    .unwrap();
    let card = Card {
        from: [-1.5, 22.25],
        to: [300.05, -0.05],
        started: NOON,
        pace: 1.4,
        yaw: -std::f32::consts::FRAC_PI_2,
        figure: 3,
        hand: true,
        away: false,
        languages: Languages::new(["ja", "zh-Hans"]),
        booth: Some(7),
    };
    let member = Member {
        tag: MemberTag(77),
        seen: NOON,
        name: name(),
        state: MemberState::Busy,
        figure: 2,
        languages: Languages::new(["ja", "en"]),
    };
    let texts = vec![
        ("en".to_owned(), "Doors close at six.".to_owned()),
        ("ja".to_owned(), "6時に閉場します。".to_owned()),
    ];
    vec![
        (
            "card",
            visitor(),
            presence(),
            Message::Card(card),
            json!({"from": [-1.5, 22.25], "to": [300.05, -0.05], "startedTenths": NOON.tenths(), "pace": 1.4, "yawTurns": -0.25, "figure": 3, "hand": true, "away": false, "booth": 7, "languages": ["ja", "zh-Hans"]}),
        ),
        (
            "reaction",
            visitor(),
            presence(),
            Message::Reaction(Reaction::new(4).unwrap()),
            json!({"reaction": 4}),
        ),
        (
            "here",
            visitor(),
            BrokerTopic::Here { booth: booth(), id },
            Message::Here(Here {
                figure: 3,
                languages: Languages::new(["ja"]),
            }),
            json!({"figure": 3, "languages": ["ja"]}),
        ),
        (
            "request",
            visitor(),
            to_desk(),
            Message::Request(asked),
            json!({"sealed": "request"}),
        ),
        (
            "withdrawn",
            visitor(),
            to_desk(),
            Message::Withdrawn,
            json!({}),
        ),
        (
            "line",
            desk(),
            to_visitor(),
            Message::Line(answered),
            json!({"sealed": "line of the desk"}),
        ),
        (
            "taken",
            desk(),
            queue(),
            Message::Act(Act::Taken {
                by: MemberTag(77),
                name: name(),
            }),
            json!({"by": 77, "name": "佐藤"}),
        ),
        (
            "handed",
            desk(),
            queue(),
            Message::Act(Act::Handed {
                from: MemberTag(77),
                to: None,
                name: String::new(),
            }),
            json!({"from": 77, "to": 0, "name": ""}),
        ),
        (
            "closed",
            desk(),
            queue(),
            Message::Act(Act::Closed { by: MemberTag(77) }),
            json!({"by": 77}),
        ),
        (
            "desk",
            desk(),
            BrokerTopic::Status { booth: booth() },
            Message::Desk(DeskStatus {
                members: vec![member],
                waiting: 4,
                median_answer_secs: Some(95),
            }),
            json!({"members": [{"tag": 77, "seenTenths": NOON.tenths(), "name": "佐藤", "state": 1, "figure": 2, "languages": ["ja", "en"]}], "waiting": 4, "medianAnswerSecs": 95}),
        ),
        (
            "announcement",
            organiser(),
            BrokerTopic::Organiser(Subject::Say(2)),
            Message::Say(Announcement {
                until: NOON.plus_secs(7_200),
                texts,
            }),
            json!({"untilTenths": NOON.tenths() + 72_000, "texts": {"en": "Doors close at six.", "ja": "6時に閉場します。"}}),
        ),
        (
            "counts",
            organiser(),
            BrokerTopic::Organiser(Subject::Counts),
            Message::Counts(Counts {
                here: 214,
                halls: vec![150, 64],
            }),
            json!({"here": 214, "halls": [150, 64]}),
        ),
        (
            "ban",
            organiser(),
            BrokerTopic::Organiser(Subject::Bans),
            Message::Ban(Ban {
                until: NOON.plus_secs(7_200),
                ids: vec![VisitorId::from_bytes([9; 15])],
            }),
            json!({"untilTenths": NOON.tenths() + 72_000, "ids": [VisitorId::from_bytes([9; 15]).to_string()]}),
        ),
        (
            "caption",
            organiser(),
            BrokerTopic::Organiser(Subject::Caption {
                channel: "main".to_owned(),
                language: "en".to_owned(),
            }),
            Message::Caption(LiveCaption {
                number: 41,
                lines: vec![
                    "Good morning.".to_owned(),
                    "Welcome to Yokohama.".to_owned(),
                ],
            }),
            json!({"number": 41, "lines": ["Good morning.", "Welcome to Yokohama."]}),
        ),
        (
            "report",
            visitor(),
            reported,
            Message::Report(report),
            json!({"sealed": "report"}),
        ),
        (
            "slots",
            desk(),
            BrokerTopic::Slots { booth: booth() },
            Message::Slots(Slots {
                given: vec![Given {
                    meeting: Meeting {
                        number: 305_419_896,
                        sequence: 2,
                        held: true,
                        start: NOON.plus_secs(3_600),
                        minutes: 30,
                    },
                    at: NOON,
                    by: MemberTag(77),
                }],
            }),
            json!({"given": [{"number": 305_419_896, "sequence": 2, "held": true, "startTenths": NOON.tenths() + 36_000, "minutes": 30, "atTenths": NOON.tenths(), "by": 77}]}),
        ),
        (
            "device",
            visitor(),
            BrokerTopic::Device { id },
            Message::Device(Device([1, 2, 3, 4, 5, 6, 7, 8])),
            json!({"number": "0102030405060708"}),
        ),
    ]
}

#[test]
fn messages() {
    let all = all();
    let rows = all.iter().map(|(what, signer, topic, message, says)| {
        let unsigned = Unsigned::new(EVENT, topic, message, NOON, &signer.key()).unwrap();
        json!({
            "what": what,
            "kind": message.kind(),
            "event": EVENT,
            "topic": topic.name(EVENT),
            "timeTenths": NOON.tenths(),
            "key": hex(&signer.key()),
            "says": says,
            "signed": hex(unsigned.bytes_to_sign()),
            "payload": hex(&signer.signed(&unsigned)),
        })
    });
    let kept = golden("messages.json", &rows.collect::<Vec<_>>());
    for (row, (what, signer, topic, message, _)) in kept.iter().zip(&all) {
        let heard = read(
            EVENT,
            row["topic"].as_str().unwrap(),
            &bytes(&row["payload"]),
        )
        .unwrap();
        assert_eq!(heard.bytes_to_verify(), bytes(&row["signed"]), "{what}");
        let valid = is_signed(&heard, &signer.key());
        let heard = heard
            .accept(valid, NOON, &mut LatestTimes::default())
            .unwrap();
        assert_eq!((&heard.topic, &heard.message), (topic, message), "{what}");
    }
}

#[test]
fn kept_sealed_bodies_open() {
    let visitor = Signer::from_seed(&VISITOR).key();
    let desk = Signer::of_desk(&acme()).key();
    let messages = all();
    let sealed = |wanted: &str| {
        messages
            .iter()
            .find_map(|(what, _, topic, message, _)| match message {
                Message::Request(sealed) | Message::Line(sealed) | Message::Report(sealed)
                    if *what == wanted =>
                {
                    Some((sealed.clone(), topic.name(EVENT)))
                }
                _ => None,
            })
            .unwrap()
    };
    let (asked, topic) = sealed("request");
    assert_eq!(
        seal::open(&asked, &acme().seal_key(), &visitor, &topic),
        Ok(request())
    );
    let (answered, topic) = sealed("line");
    assert_eq!(
        seal::open(&answered, &ANSWER_KEY, &desk, &topic),
        Ok(line())
    );
    let (reported, topic) = sealed("report");
    assert_eq!(
        seal::open(&reported, &SecretSealKey([8; 32]), &visitor, &topic),
        Ok(report())
    );
}
