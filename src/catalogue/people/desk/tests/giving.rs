//! Meetings at the seats of a desk: given once, moved, cancelled, and remembered.

use live::message::{LineContent, Meeting, Message};
use live::{LiveTime, VisitorId};

use super::super::meeting_table;
use super::super::seat::{DeskNews, Seat};
use super::{KIM, NOON, SATO, Visitor, both, seat, seat_with, tell};
use crate::people::slots::MeetingSlot;

const ONE: MeetingSlot = MeetingSlot {
    start: LiveTime::from_tenths(NOON.tenths() + 36_000),
    minutes: 30,
};
const TWO: MeetingSlot = MeetingSlot {
    start: LiveTime::from_tenths(NOON.tenths() + 72_000),
    minutes: 30,
};

/// Two seats, and two visitors who have asked; each member has one of them.
fn taken() -> (Seat, Seat, Visitor, Visitor) {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    sato.joined(false, NOON);
    kim.joined(false, NOON);
    let (mut an, mut ben) = (Visitor::new(1, "May we meet?"), Visitor::new(2, "We, too?"));
    for visitor in [&an, &ben] {
        tell([&mut sato, &mut kim], &visitor.request(""), &visitor.signer);
    }
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], NOON);
    assert!(sato.take(&an.id, NOON.plus_secs(9)) && kim.take(&ben.id, NOON.plus_secs(9)));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], NOON);
    (sato, kim, an, ben)
}

fn meetings(visitor: &Visitor) -> Vec<Meeting> {
    let all = visitor.words().into_iter();
    all.filter_map(|said| match said {
        LineContent::Meeting(meeting) => Some(*meeting),
        _ => None,
    })
    .collect()
}

fn held(seat: &Seat) -> Vec<(LiveTime, Option<VisitorId>)> {
    let all = seat.meetings().into_iter();
    all.map(|(meeting, with)| (meeting.start, with)).collect()
}

#[test]
fn a_wish_is_read_and_given_moved_and_cancelled() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    let at = NOON.plus_secs(20);
    let wish = LineContent::Times(vec![ONE.start, TWO.start]);
    an.thread.write(wish, at).unwrap();
    for line in an.lines(at) {
        tell([&mut sato, &mut kim], &line, &an.signer);
    }
    assert_eq!(sato.wished(&an.id), [ONE.start, TWO.start]);
    assert!(!kim.give(&an.id, 4, &ONE, at), "Sato has this visitor");
    assert!(sato.give(&an.id, 4, &ONE, at) && sato.is_giving(&an.id));
    assert_eq!(meetings(&an), [], "nobody is told before the broker is");
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    assert_eq!(meetings(&an)[0].start, ONE.start);
    assert!(!sato.is_giving(&an.id));
    assert_eq!(
        held(&kim),
        [(ONE.start, Some(an.id))],
        "Kim knows with whom"
    );
    assert!(!kim.is_free(&ONE, None) && !kim.give(&ben.id, 5, &ONE, at));
    assert!(sato.give(&an.id, 4, &TWO, at));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    assert!(sato.cancel(4, at));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    let told: Vec<_> = meetings(&an)
        .iter()
        .map(|meeting| (meeting.sequence, meeting.start, meeting.held))
        .collect();
    let all = [
        (0, ONE.start, true),
        (1, TWO.start, true),
        (2, TWO.start, false),
    ];
    assert_eq!(told, all);
    assert!(held(&kim).is_empty() && kim.is_free(&TWO, None));
}

#[test]
fn the_table_tells_who_meets_and_who_wishes_to() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    let at = NOON.plus_secs(20);
    let span = |start: LiveTime, minutes: Option<u16>| {
        let from = jiff::Timestamp::from_second(i64::from((start.tenths() - NOON.tenths()) / 10));
        let moment = |at| feed::Moment {
            at,
            offset: jiff::tz::offset(9),
        };
        let from = from.unwrap();
        let length = jiff::SignedDuration::from_mins(minutes.unwrap_or(30).into());
        feed::Span {
            start: moment(from),
            end: moment(from + length),
        }
    };
    let (an_id, ben_id) = (an.id, ben.id);
    let who = |id: &VisitorId| match *id == an_id {
        true => ("=An".to_owned(), "Firm, Ltd".to_owned()),
        false => Default::default(),
    };
    assert_eq!(meeting_table::csv(&sato, "one", who, span), None);
    ben.thread
        .write(LineContent::Times(vec![ONE.start, TWO.start]), at)
        .unwrap();
    for line in ben.lines(at) {
        tell([&mut sato, &mut kim], &line, &ben.signer);
    }
    assert!(sato.give(&an_id, 4, &ONE, at));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    let table = meeting_table::csv(&sato, "one", who, span).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let wanted = [
        r#""'=An","Firm, Ltd","one","1","1970-01-01T10:00:00+09:00/1970-01-01T10:30:00+09:00","meeting","1970-01-01""#.to_owned(),
        format!(
            r#""{ben_id}","","one","2","1970-01-01T10:00:00+09:00/1970-01-01T10:30:00+09:00; 1970-01-01T11:00:00+09:00/1970-01-01T11:30:00+09:00","wish","1970-01-01""#
        ),
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn two_members_never_give_one_slot_twice() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    let at = NOON.plus_secs(20);
    assert!(sato.give(&an.id, 4, &ONE, at) && kim.give(&ben.id, 5, &ONE, at));
    let news = both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    assert_eq!(meetings(&an).len() + meetings(&ben).len(), 1);
    assert_eq!(held(&sato).len(), 1);
    assert_eq!(held(&sato), held(&kim));
    let loser = if meetings(&an).is_empty() {
        an.id
    } else {
        ben.id
    };
    let _ = news;
    assert!(!sato.is_giving(&loser) && !kim.is_giving(&loser));
}

#[test]
fn whoever_takes_the_request_back_meets_nobody() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    assert!(sato.give(&an.id, 4, &ONE, NOON));
    an.thread.withdraw();
    tell([&mut sato, &mut kim], &an.withdrawn(), &an.signer);
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], NOON);
    assert_eq!(meetings(&an), []);
    assert!(sato.is_free(&ONE, None) && kim.is_free(&ONE, None));
}

#[test]
fn a_page_that_kept_its_talks_tells_a_broker_that_forgot() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    sato.give(&an.id, 4, &ONE, NOON);
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], NOON);
    let kept: Vec<_> = sato.threads().cloned().collect();
    let mut again = seat_with(SATO, "Sato", kept);
    again.joined(false, NOON);
    again.take_out();
    assert_eq!(held(&again), [(ONE.start, Some(an.id))]);
    assert!(!again.is_free(&ONE, None));
    let mut ito = seat(KIM, "Ito");
    ito.joined(false, NOON);
    again.look(NOON.plus_secs(60));
    let news: Vec<DeskNews> = both(&mut again, &mut ito, &mut [], NOON.plus_secs(60));
    assert_eq!(news, []);
    assert!(!ito.is_free(&ONE, None));
}

#[test]
fn a_meeting_is_moved_and_cancelled_after_its_talk_by_whoever_is_at_the_desk() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    let at = NOON.plus_secs(20);
    assert!(sato.give(&an.id, 4, &ONE, at));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);
    assert!(!kim.may_change(4) && !kim.move_to(4, &TWO, at) && !kim.cancel(4, at));
    assert!(sato.close(&an.id, at));
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], at);

    assert!(!kim.move_to(5, &TWO, at), "there is no such meeting");
    assert!(kim.move_to(4, &TWO, at));
    both(&mut kim, &mut sato, &mut [&mut an, &mut ben], at);
    assert_eq!(held(&sato), [(TWO.start, Some(an.id))]);
    let told = |visitor: &Visitor| {
        let last = *meetings(visitor).last().unwrap();
        (last.number, last.sequence, last.start, last.held)
    };
    assert_eq!(told(&an), (4, 1, TWO.start, true));

    // Long after, when nobody knows any more how the visitor is answered, they hear of it by the desk's word on slots.
    let late = NOON.plus_secs(3 * 60 * 60);
    let tomorrow = MeetingSlot {
        start: NOON.plus_secs(24 * 60 * 60),
        minutes: 30,
    };
    assert!(kim.move_to(4, &tomorrow, at));
    both(&mut kim, &mut sato, &mut [&mut an, &mut ben], at);
    sato.look(late);
    kim.look(late);
    both(&mut kim, &mut sato, &mut [], late);
    assert_eq!(held(&sato), [(tomorrow.start, Some(an.id))], "with whom");
    assert!(sato.entry(&an.id).is_none() && sato.cancel(4, late));
    let slots = sato
        .take_out()
        .into_iter()
        .find_map(|out| match out.message {
            Message::Slots(slots) => Some(slots),
            _ => None,
        });
    let given = slots.unwrap().given[0].meeting;
    assert_eq!((given.number, given.sequence, given.held), (4, 3, false));
    assert!(sato.meetings().is_empty());
}

#[test]
fn a_meeting_with_somebody_who_took_the_request_back_is_moved_all_the_same() {
    let (mut sato, mut kim, mut an, mut ben) = taken();
    sato.give(&an.id, 4, &ONE, NOON);
    both(&mut sato, &mut kim, &mut [&mut an, &mut ben], NOON);
    an.thread.withdraw();
    tell([&mut sato, &mut kim], &an.withdrawn(), &an.signer);
    assert!(kim.move_to(4, &TWO, NOON));
    both(&mut kim, &mut sato, &mut [&mut an, &mut ben], NOON);
    assert_eq!(held(&sato), [(TWO.start, Some(an.id))]);
}
