//! Meetings at a live desk: wished for in the talk, given, moved and cancelled by the staff, held on the own list.

#![allow(clippy::unwrap_used, reason = "tests")]

use html::stand_in::Document;
use live::message::{
    Act, DeskStatus, Given, Languages, Line, LineContent, Meeting, Member, MemberState, MemberTag,
    Message, Slots,
};
use live::seal;
use live::signer::Signer;
use live::{BrokerTopic, LiveTime};

use super::live::{BROKER, desk, desks_secret, keys, me, now, said, say, strip, visit_live};
use super::live_talk::{answer, ask_at_one, request};
use super::{announced, begin, booth, go, main, press, serve, shown, wait, words};
use crate::stand_in::broker;

/// Times at which the booth meets; the tests' clock stands on 13:00.
const MEETINGS: &str =
    r#"{"spans": [{"start": "2026-11-28T14:00:00+09:00", "end": "2026-11-28T16:00:00+09:00"}]}"#;

/// The booth's file says when it meets from now on.
fn meets() {
    let keys = keys(&desk(), &desks_secret());
    let says = format!(r#", "desk": "{keys}", "meetings": {MEETINGS}"#);
    serve("booths/one.json", &booth("one", &says));
    wait(70.0);
}

fn slot(time: &str) -> LiveTime {
    let time: jiff::Timestamp = format!("2026-11-28T{time}:00+09:00").parse().unwrap();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
    LiveTime::from_unix_ms(time.as_millisecond() as f64)
}

/// What the desk's word on its slots says: one is given to somebody else.
fn given(start: LiveTime) -> Message {
    of_slots(&[meeting(99, 0, true, start)])
}

/// The desk's word on its slots.
fn of_slots(meetings: &[Meeting]) -> Message {
    let given = meetings.iter().map(|&meeting| Given {
        meeting,
        at: now(),
        by: MemberTag(5),
    });
    Message::Slots(Slots {
        given: given.collect(),
    })
}

fn meeting(number: u32, sequence: u16, held: bool, start: LiveTime) -> Meeting {
    Meeting {
        number,
        sequence,
        held,
        start,
        minutes: 30,
    }
}

/// The lines that the page says to the booth.
fn lines_to_the_desk() -> Vec<LineContent> {
    let topic = BrokerTopic::ToDesk {
        booth: "one".to_owned(),
        id: me(),
    };
    let name = topic.name("fair");
    let visitor = Signer::from_seed(&[7; 32]).key();
    let lines = said(|message| matches!(message, Message::Line(_))).into_iter();
    let open = |message| match message {
        Message::Line(sealed) => seal::open::<Line>(&sealed, &desks_secret(), &visitor, &name).ok(),
        _ => None,
    };
    lines.filter_map(open).map(|line| line.said).collect()
}

/// What the visitor's own list keeps of meetings with the booth `one`.
fn meetings_with_one() -> String {
    let meetings = page::browser::records::load("fair").meetings;
    meetings.get("one").cloned().unwrap_or_default()
}

#[test]
fn a_slot_is_wished_for_in_the_talk_and_what_the_desk_gives_stands_on_the_list() {
    visit_live("#/booth/one", BROKER, true);
    meets();
    let (request, asked) = ask_at_one("May we meet?");
    let slots = BrokerTopic::Slots {
        booth: "one".to_owned(),
    };
    say(&desk(), &slots, &given(slot("14:30")), true);
    let text = words();
    assert!(text.contains("15:00–15:30"), "{text}");
    assert!(!text.contains("14:30–15:00"), "somebody has it: {text}");
    let choose = |field: &str, time: &str| {
        let value = slot(time).tenths().to_string();
        assert!(main(|main| main.choose(field, &value)), "{field}");
    };
    choose("live-contact-meeting-first", "15:00");
    choose("live-contact-meeting-second", "14:00");
    press("Wish for these times");
    wait(0.5);
    let wished = LineContent::Times(vec![slot("15:00"), slot("14:00")]);
    assert_eq!(lines_to_the_desk(), [wished]);
    assert!(words().contains("Times wished for:"), "{}", words());
    // The staff propose another one, which one press wishes for.
    let to = request.answer_key;
    answer(&to, asked, 1, LineContent::Times(vec![slot("15:30")]));
    assert!(words().contains("Times proposed:"), "{}", words());
    assert!(main(|main| main.press("Wish for Sat")));
    wait(0.5);
    assert_eq!(
        lines_to_the_desk(),
        [LineContent::Times(vec![slot("15:30")])]
    );
    announced();
    answer(
        &to,
        asked,
        2,
        LineContent::Meeting(meeting(7, 0, true, slot("15:30"))),
    );
    assert!(words().contains("Meeting confirmed:"), "{}", words());
    assert!(announced().iter().any(|said| said.contains("confirmed")));
    assert_eq!(
        meetings_with_one(),
        "2026-11-28T15:30:00+09:00/2026-11-28T16:00:00+09:00/7.0"
    );
    answer(
        &to,
        asked,
        3,
        LineContent::Meeting(meeting(7, 1, true, slot("14:00"))),
    );
    assert!(words().contains("Meeting moved to"), "{}", words());
    go("#/visit");
    let text = words();
    assert!(
        text.contains("14:00–14:30") && text.contains("confirmed"),
        "{text}"
    );
    press("Calendar file of these times");
    let files = shown(|shown| std::mem::take(&mut shown.files));
    let calendar = &files[0].2;
    assert!(
        calendar.contains("UID:one-m7@fair.boothwalk") && calendar.contains("SEQUENCE:1"),
        "{calendar}"
    );
    answer(
        &to,
        asked,
        4,
        LineContent::Meeting(meeting(7, 2, false, slot("14:00"))),
    );
    assert!(words().contains("cancelled"), "{}", words());
    press("Calendar file of these times");
    let files = shown(|shown| std::mem::take(&mut shown.files));
    assert!(files[0].2.contains("METHOD:CANCEL"), "{}", files[0].2);
}

#[test]
fn where_staff_are_there_a_slot_is_asked_for_at_once() {
    visit_live("#/booth/one", BROKER, true);
    assert!(strip(|strip: &Document| strip.press("Only see")));
    meets();
    assert!(
        !words().contains("Wish for these times"),
        "nobody is there: {}",
        words()
    );
    let topic = BrokerTopic::Status {
        booth: "one".to_owned(),
    };
    let status = DeskStatus {
        members: vec![Member {
            tag: MemberTag(5),
            seen: now(),
            name: "Sato".to_owned(),
            state: MemberState::Free,
            figure: 2,
            languages: Languages::new(["ja"]),
        }],
        ..DeskStatus::default()
    };
    say(&desk(), &topic, &Message::Desk(status), true);
    let value = slot("14:00").tenths().to_string();
    assert!(main(
        |main| main.choose("live-contact-meeting-first", &value)
    ));
    press("Wish for these times");
    wait(3.0);
    assert_eq!(request().unwrap().0.text, "I would like to meet you.");
    assert_eq!(
        lines_to_the_desk(),
        [LineContent::Times(vec![slot("14:00")])]
    );
}

#[test]
fn what_the_desk_changes_after_the_talk_is_followed_by_the_list() {
    visit_live("#/booth/one", BROKER, true);
    meets();
    let (request, asked) = ask_at_one("May we meet?");
    let to = request.answer_key;
    let number = 7;
    answer(
        &to,
        asked,
        1,
        LineContent::Meeting(meeting(number, 0, true, slot("14:00"))),
    );
    answer(
        &to,
        asked,
        0,
        LineContent::Act(Act::Closed { by: MemberTag(5) }),
    );
    assert!(words().contains("have ended this talk"), "{}", words());
    let given = "2026-11-28T14:00:00+09:00/2026-11-28T14:30:00+09:00/7.0";
    assert_eq!(meetings_with_one(), given);

    // The word on slots alone tells of it, and of meetings of others, too.
    let slots = BrokerTopic::Slots {
        booth: "one".to_owned(),
    };
    let moved = of_slots(&[
        meeting(6, 4, true, slot("15:00")),
        meeting(number, 1, true, slot("15:30")),
    ]);
    announced();
    say(&desk(), &slots, &moved, true);
    assert_eq!(
        meetings_with_one(),
        given,
        "two who say it at once have not agreed yet"
    );
    wait(11.0);
    assert_eq!(
        meetings_with_one(),
        "2026-11-28T15:30:00+09:00/2026-11-28T16:00:00+09:00/7.1"
    );
    let told = announced();
    assert!(
        told.iter().any(|said| said.contains("moved to")),
        "{told:?}"
    );
    assert!(words().contains("Meeting moved to"), "{}", words());

    // Nor is a page missing anything that was closed meanwhile: the broker keeps it.
    let off = of_slots(&[meeting(number, 2, false, slot("15:30"))]);
    broker::cut_off();
    say(&desk(), &slots, &off, true);
    begin();
    wait(20.0);
    assert!(
        meetings_with_one().ends_with("/7.2.x"),
        "{}",
        meetings_with_one()
    );
    go("#/visit");
    assert!(words().contains("cancelled"), "{}", words());
    press("Calendar file of these times");
    let files = shown(|shown| std::mem::take(&mut shown.files));
    let calendar = &files[0].2;
    assert!(
        calendar.contains("UID:one-m7@fair.boothwalk") && calendar.contains("SEQUENCE:2"),
        "{calendar}"
    );
    assert!(calendar.contains("METHOD:CANCEL"), "{calendar}");
    // An older word, said again, changes nothing.
    say(&desk(), &slots, &moved, true);
    wait(11.0);
    assert!(
        meetings_with_one().ends_with("/7.2.x"),
        "{}",
        meetings_with_one()
    );
}
