//! Two ends of a conversation, and what a broker does to what they say.

use proptest::prelude::*;

use super::*;
use crate::message::{Meeting, MemberTag};

const NOON: LiveTime = LiveTime::from_tenths(1_000_000);
const SATO: u32 = 7;
const KIM: u32 = 9;

fn ends() -> (Thread, Thread) {
    let visitor = VisitorId::from_key(&[1; 32]);
    let end = |me| {
        Thread::new(
            "acme".to_owned(),
            visitor,
            me,
            "Do you ship to Hue?".to_owned(),
            NOON,
        )
    };
    (end(VISITOR), end(SATO))
}

fn taken() -> Act {
    Act::Taken {
        by: MemberTag(SATO),
        name: "Sato".to_owned(),
    }
}

fn words(text: &str) -> LineContent {
    LineContent::Words(text.to_owned())
}

fn line(author: u32, number: u32, text: &str) -> Line {
    Line {
        asked: NOON,
        author,
        number,
        heard_author: VISITOR,
        heard: 0,
        said: words(text),
    }
}

/// Says what is due to the other end; the broker has it.
fn say(from: &mut Thread, to: &mut Thread, at: LiveTime) -> Vec<Received> {
    let due = from.due();
    due.iter()
        .map(|line| {
            from.delivered(line.number);
            to.receive(line, at)
        })
        .collect()
}

/// Says what is due; the broker has it, and dies.
fn say_in_vain(from: &mut Thread) -> usize {
    let due = from.due();
    for line in &due {
        from.delivered(line.number);
    }
    due.len()
}

fn texts(thread: &Thread) -> Vec<&str> {
    thread
        .lines()
        .iter()
        .map(|line| match &line.said {
            LineContent::Words(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn who_comes_back_alone_gets_what_was_lost_with_their_node() {
    let (mut visitor, mut desk) = ends();
    assert!(visitor.acted(&taken(), NOON) && desk.acted(&taken(), NOON));
    visitor.write(words("lost with the desk's"), NOON).unwrap();
    desk.write(words("lost with the visitor's"), NOON).unwrap();
    assert_eq!((say_in_vain(&mut visitor), say_in_vain(&mut desk)), (1, 1));
    // Neither knows; then the visitor's page asks again, and the desk says again that somebody has it.
    assert!(!desk.asked_again("Do you ship to Hue?".to_owned(), NOON));
    assert!(!visitor.acted(&taken(), NOON));
    let at = NOON.plus_secs(2);
    assert_eq!(say(&mut visitor, &mut desk, at), [Received::New]);
    assert_eq!(say(&mut desk, &mut visitor, at), [Received::New]);
    // Not for ever: the other end may be one that never says what it has heard.
    for _ in 0..9 {
        desk.asked_again("Do you ship to Hue?".to_owned(), NOON);
        say(&mut desk, &mut visitor, at);
    }
    assert!(desk.due().is_empty());
}

#[test]
fn two_ends_talk_and_know_what_was_heard() {
    let (mut visitor, mut desk) = ends();
    for end in [&mut visitor, &mut desk] {
        assert!(end.acted(&taken(), NOON.plus_secs(5)));
    }
    assert!(matches!(visitor.state(), ThreadState::Taken(holder) if holder.name == "Sato"));
    desk.write(words("Yes, by boat."), NOON.plus_secs(8))
        .unwrap();
    assert_eq!(
        say(&mut desk, &mut visitor, NOON.plus_secs(8)),
        [Received::New]
    );
    visitor
        .write(words("How long?"), NOON.plus_secs(12))
        .unwrap();
    assert_eq!(
        say(&mut visitor, &mut desk, NOON.plus_secs(12)),
        [Received::New]
    );
    assert_eq!(desk.lines()[0].fate, Fate::Heard);
    assert_eq!(visitor.lines()[1].fate, Fate::Delivered);
    assert_eq!(texts(&visitor), ["Yes, by boat.", "How long?"]);
    assert_eq!(texts(&desk), texts(&visitor));
}

fn meeting() -> LineContent {
    LineContent::Meeting(Meeting {
        number: 7,
        sequence: 1,
        held: true,
        start: NOON.plus_secs(3_600),
        minutes: 30,
    })
}

#[test]
fn after_its_end_one_asks_again_and_counts_anew() {
    let (mut visitor, mut desk) = ends();
    for end in [&mut visitor, &mut desk] {
        end.acted(&taken(), NOON.plus_secs(5));
    }
    visitor.write(words("before"), NOON.plus_secs(6)).unwrap();
    say(&mut visitor, &mut desk, NOON.plus_secs(6));
    assert!(!visitor.asked_again("too early".to_owned(), NOON.plus_secs(7)));
    for end in [&mut visitor, &mut desk] {
        assert!(end.acted(
            &Act::Closed {
                by: MemberTag(SATO)
            },
            NOON.plus_secs(90)
        ));
        assert_eq!(end.state(), ThreadState::Closed);
        assert_eq!(
            end.write(words("Thanks"), NOON.plus_secs(91)),
            Err(WriteError::Over)
        );
        // A meeting outlives its talk.
        let mut later = end.clone();
        assert!(later.write(meeting(), NOON.plus_secs(91)).is_ok());
        later.withdraw();
        let withdrawn = later.write(meeting(), NOON.plus_secs(92));
        assert_eq!(withdrawn, Err(WriteError::Over));
        assert!(end.asked_again("One more".to_owned(), NOON.plus_secs(100)));
        assert!(!end.asked_again("One more".to_owned(), NOON.plus_secs(100)));
        assert_eq!(end.state(), ThreadState::Open);
    }
    assert_eq!(visitor.write(words("after"), NOON.plus_secs(101)), Ok(1));
    assert_eq!(
        say(&mut visitor, &mut desk, NOON.plus_secs(101)),
        [Received::New]
    );
    assert_eq!(texts(&desk), ["before", "after"]);
    // A line of the first request that comes late belongs to nothing that is counted.
    assert_eq!(
        desk.receive(&line(VISITOR, 2, "late"), NOON.plus_secs(102)),
        Received::Refused
    );
    visitor.withdraw();
    assert_eq!(visitor.state(), ThreadState::Withdrawn);
    assert!(visitor.asked_again("Yet another".to_owned(), NOON.plus_secs(200)));
    assert_eq!(visitor.state(), ThreadState::Open);
}

#[test]
fn whoever_asks_anew_on_another_device_is_heard_there_and_stays_with_who_has_them() {
    let (mut visitor, mut desk) = ends();
    for end in [&mut visitor, &mut desk] {
        assert!(end.acted(&taken(), NOON.plus_secs(5)));
    }
    visitor.write(words("here"), NOON.plus_secs(6)).unwrap();
    say(&mut visitor, &mut desk, NOON.plus_secs(6));
    let later = NOON.plus_secs(60);
    let mut phone = Thread::new(
        "acme".to_owned(),
        *desk.visitor(),
        VISITOR,
        "And by sea?".to_owned(),
        later,
    );
    assert!(desk.asked_again("And by sea?".to_owned(), later));
    assert!(matches!(desk.state(), ThreadState::Taken(holder) if holder.name == "Sato"));
    phone.write(words("there"), later).unwrap();
    assert_eq!(say(&mut phone, &mut desk, later), [Received::New]);
    desk.write(words("Yes."), later).unwrap();
    assert_eq!(say(&mut desk, &mut phone, later), [Received::New]);
    assert_eq!(texts(&desk), ["here", "there", "Yes."]);
    // The first device says its question again when it comes back: that is no new one.
    assert!(!desk.asked_again("Do you ship to Hue?".to_owned(), NOON));
    assert_eq!(desk.words(), "And by sea?");
}

#[test]
fn doubles_are_dropped_gaps_known_and_late_lines_find_their_place() {
    let (mut visitor, _) = ends();
    assert_eq!(visitor.receive(&line(SATO, 1, "one"), NOON), Received::New);
    assert_eq!(
        visitor.receive(&line(SATO, 3, "three"), NOON),
        Received::New
    );
    assert_eq!(
        visitor.receive(&line(SATO, 3, "three"), NOON),
        Received::Double
    );
    assert_eq!(
        visitor.receive(&line(SATO, 1, "one"), NOON),
        Received::Double
    );
    assert!(visitor.has_gap());
    assert_eq!(visitor.heard_up_to(), (SATO, 1));
    assert_eq!(visitor.receive(&line(SATO, 2, "two"), NOON), Received::New);
    assert!(!visitor.has_gap());
    assert_eq!(visitor.heard_up_to(), (SATO, 3));
    assert_eq!(texts(&visitor), ["one", "two", "three"]);
}

#[test]
fn nonsense_is_refused() {
    let (mut visitor, _) = ends();
    let acts = Line {
        said: LineContent::Act(taken()),
        ..line(SATO, 1, "")
    };
    let other = Line {
        asked: NOON.plus_secs(1),
        ..line(SATO, 1, "x")
    };
    for nonsense in [
        line(SATO, 0, "x"),
        line(SATO, u32::MAX, "x"),
        line(VISITOR, 1, "x"),
        acts,
        other,
    ] {
        assert_eq!(
            visitor.receive(&nonsense, NOON),
            Received::Refused,
            "{nonsense:?}"
        );
    }
    assert_eq!(visitor.write(words(" \n"), NOON), Err(WriteError::Empty));
    assert_eq!(
        visitor.write(LineContent::Place(3), NOON),
        Err(WriteError::Empty)
    );
    assert_eq!(
        visitor.write(words(&"a".repeat(TEXT_CHARACTERS + 1)), NOON),
        Err(WriteError::Long)
    );
    // What the wire would cut is refused, not cut.
    assert_eq!(
        visitor.write(words(&"あ".repeat(TEXT_BYTES / 3 + 1)), NOON),
        Err(WriteError::Long)
    );
    assert_eq!(
        visitor.write(words(&"あ".repeat(TEXT_BYTES / 3)), NOON),
        Ok(1)
    );
}

#[test]
fn what_a_killed_broker_lost_is_said_again() {
    let (mut visitor, mut desk) = ends();
    visitor.write(words("lost"), NOON.plus_secs(1)).unwrap();
    say_in_vain(&mut visitor);
    // It knows us no more: we say it again.
    visitor.session_lost();
    assert_eq!(
        say(&mut visitor, &mut desk, NOON.plus_secs(3)),
        [Received::New]
    );
    // It knows us still, but the line is gone: an answer that does not know of it tells.
    visitor
        .write(words("lost too"), NOON.plus_secs(20))
        .unwrap();
    say_in_vain(&mut visitor);
    desk.write(words("And?"), NOON.plus_secs(40)).unwrap();
    say(&mut desk, &mut visitor, NOON.plus_secs(40));
    assert_eq!(visitor.lines()[0].fate, Fate::Heard);
    assert_eq!(
        say(&mut visitor, &mut desk, NOON.plus_secs(41)),
        [Received::New]
    );
    assert_eq!(texts(&desk), ["lost", "And?", "lost too"]);
}

#[test]
fn an_answer_that_crossed_a_line_asks_for_nothing() {
    let (mut visitor, mut desk) = ends();
    visitor.write(words("Hello?"), NOON.plus_secs(1)).unwrap();
    say_in_vain(&mut visitor);
    desk.write(words("Welcome"), NOON.plus_secs(2)).unwrap();
    say(&mut desk, &mut visitor, NOON.plus_secs(2));
    assert_eq!(visitor.due(), []);
}

#[test]
fn a_line_that_never_arrives_is_not_repeated_for_ever() {
    let (mut visitor, mut desk) = ends();
    visitor.write(words("Hello?"), NOON.plus_secs(1)).unwrap();
    let mut said = 0;
    for n in 1..50 {
        said += say_in_vain(&mut visitor);
        desk.write(words("Anybody?"), NOON.plus_secs(20 * n))
            .unwrap();
        say(&mut desk, &mut visitor, NOON.plus_secs(20 * n));
    }
    assert_eq!(said, 1 + usize::from(MOST_REPEATS));
}

#[test]
fn a_reload_keeps_the_thread_and_says_what_was_under_way() {
    let (mut visitor, mut desk) = ends();
    visitor.acted(&taken(), NOON.plus_secs(1));
    visitor.write(words("first"), NOON.plus_secs(2)).unwrap();
    say(&mut visitor, &mut desk, NOON.plus_secs(2));
    visitor.write(words("second"), NOON.plus_secs(3)).unwrap();
    assert_eq!(visitor.due().len(), 1);
    visitor.write(words("third"), NOON.plus_secs(4)).unwrap();
    let mut again = Thread::from_json(&visitor.to_json()).unwrap();
    assert!(matches!(again.state(), ThreadState::Taken(_)));
    assert_eq!(
        say(&mut again, &mut desk, NOON.plus_secs(5)),
        [Received::New, Received::New]
    );
    assert_eq!(texts(&desk), ["first", "second", "third"]);
    assert_eq!(again.write(words("fourth"), NOON.plus_secs(5)), Ok(4));
    assert_eq!(Thread::from_json("{}"), None);
}

#[test]
fn a_long_thread_is_kept_small_and_without_false_gaps() {
    let (mut visitor, mut desk) = ends();
    let long = "長".repeat(TEXT_BYTES / 3);
    for n in 0..80 {
        let at = NOON.plus_secs(n * 30);
        desk.write(words(&long), at).unwrap();
        say(&mut desk, &mut visitor, at);
        visitor.write(words("はい"), at).unwrap();
        say(&mut visitor, &mut desk, at);
    }
    let json = visitor.to_json();
    assert!(json.len() <= LARGEST_KEPT, "{}", json.len());
    let mut again = Thread::from_json(&json).unwrap();
    assert!(again.is_shortened() && !again.has_gap());
    assert_eq!(again.heard_up_to(), (SATO, 80));
    assert_eq!(again.write(words("more"), NOON), Ok(81));
    for n in 0..1_000 {
        visitor.write(words("x"), NOON.plus_secs(n)).unwrap();
    }
    assert_eq!(visitor.lines().len(), MOST_LINES);
}

#[test]
fn two_members_counters_do_not_mix() {
    let (mut visitor, _) = ends();
    assert_eq!(
        visitor.receive(&line(SATO, 1, "by Sato"), NOON),
        Received::New
    );
    assert_eq!(
        visitor.receive(&line(KIM, 1, "by Kim"), NOON),
        Received::New
    );
    visitor.acted(&taken(), NOON.plus_secs(1));
    let to_kim = Act::Handed {
        from: MemberTag(SATO),
        to: Some(MemberTag(KIM)),
        name: "Kim".to_owned(),
    };
    visitor.acted(&to_kim, NOON.plus_secs(9));
    assert_eq!(visitor.heard_up_to(), (KIM, 1));
}

proptest! {
    /// Lines may come in any order and any number of times: all are shown once, each author's in order.
    #[test]
    fn any_order_of_arrival_gives_each_authors_order(arrivals in prop::collection::vec((any::<bool>(), 1_u32..12), 0..80)) {
        let (mut visitor, _) = ends();
        let mut came = std::collections::BTreeSet::new();
        for (first, number) in arrivals {
            let author = if first { SATO } else { KIM };
            let expected = if came.insert((author, number)) { Received::New } else { Received::Double };
            prop_assert_eq!(visitor.receive(&line(author, number, "x"), NOON), expected);
        }
        for author in [SATO, KIM] {
            let shown: Vec<u32> = visitor.lines().iter().filter(|line| line.author == author).map(|line| line.number).collect();
            let sent: Vec<u32> = came.iter().filter(|(by, _)| *by == author).map(|(_, number)| *number).collect();
            prop_assert_eq!(&shown, &sent);
            let without_gap = sent.iter().zip(1..).take_while(|(number, place)| *number == place).count();
            prop_assert_eq!(visitor.heard_of(author), without_gap as u32);
        }
        let again = Thread::from_json(&visitor.to_json());
        prop_assert_eq!(again.as_ref(), Some(&visitor));
    }
}
