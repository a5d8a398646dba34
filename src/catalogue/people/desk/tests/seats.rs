//! Two members at the seats of one desk: who takes, hands on and loses a request.

use live::message::LineContent;
use live::thread::ThreadState as Stage;

use super::super::seat::DeskNews;
use super::{KIM, NOON, SATO, Visitor, both, seat, tell};

#[test]
fn a_request_is_taken_answered_handed_over_and_closed() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    sato.joined(false, NOON);
    kim.joined(false, NOON);
    let mut an = Visitor::new(1, "Do you ship to Hue?");
    both(&mut sato, &mut kim, &mut [&mut an], NOON);

    let news = tell([&mut sato, &mut kim], &an.request("An"), &an.signer);
    assert_eq!(news, [DeskNews::Asked(an.id), DeskNews::Asked(an.id)]);
    both(&mut sato, &mut kim, &mut [&mut an], NOON);
    assert_eq!(an.places, [1], "one of the members tells the place");

    let at = NOON.plus_secs(20);
    assert!(sato.take(&an.id, at));
    let news = both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(news, [DeskNews::Taken(an.id, "Sato".to_owned())]);
    assert!(!kim.take(&an.id, at), "Sato has it");
    assert!(!kim.write(&an.id, LineContent::Words("No".to_owned()), at));
    assert!(matches!(an.thread.state(), Stage::Taken(holder) if holder.name == "Sato"));

    let yes = LineContent::Words("Yes, from Da Nang.".to_owned());
    assert!(sato.write(&an.id, yes.clone(), at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.words(), [&yes]);
    let when = LineContent::Words("How fast?".to_owned());
    an.thread.write(when.clone(), at).unwrap();
    for line in an.lines(at) {
        let news = tell([&mut sato, &mut kim], &line, &an.signer);
        assert_eq!(news, [DeskNews::Said(an.id), DeskNews::Said(an.id)]);
    }

    let at = NOON.plus_secs(40);
    assert!(sato.hand(&an.id, Some((KIM, "Kim")), at));
    let news = both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(news, [DeskNews::HandedToUs(an.id)]);
    let read: Vec<_> = kim
        .thread(&an.id)
        .unwrap()
        .lines()
        .iter()
        .map(|line| &line.said)
        .collect();
    assert_eq!(read, [&yes, &when], "Kim has read everything");
    let days = LineContent::Words("Two days.".to_owned());
    assert!(kim.write(&an.id, days.clone(), at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.words(), [&yes, &when, &days]);

    let at = NOON.plus_secs(60);
    assert!(kim.close(&an.id, at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.thread.state(), Stage::Closed);
    assert!(sato.mine().is_empty() && kim.mine().is_empty() && sato.colleagues().is_empty());
}

#[test]
fn two_who_take_at_once_agree_and_the_other_one_is_told() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let mut an = Visitor::new(1, "Hello");
    tell([&mut sato, &mut kim], &an.request(""), &an.signer);
    let at = NOON.plus_secs(5);
    assert!(kim.take(&an.id, at) && sato.take(&an.id, at));
    let news = both(&mut kim, &mut sato, &mut [&mut an], at);
    assert_eq!(news, [DeskNews::Taken(an.id, "Sato".to_owned())]);
    assert_eq!((sato.mine().len(), kim.mine().len()), (1, 0));
    assert!(matches!(an.thread.state(), Stage::Taken(holder) if holder.name == "Sato"));
}

#[test]
fn places_move_up_and_a_request_that_goes_back_waits_again() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let (mut an, mut bo) = (Visitor::new(1, "One"), Visitor::new(2, "Two"));
    for visitor in [&an, &bo] {
        tell([&mut sato, &mut kim], &visitor.request(""), &visitor.signer);
    }
    both(&mut sato, &mut kim, &mut [&mut an, &mut bo], NOON);
    let first = sato.waiting()[0].visitor;
    sato.take(&first, NOON.plus_secs(1));
    both(
        &mut sato,
        &mut kim,
        &mut [&mut an, &mut bo],
        NOON.plus_secs(1),
    );
    let second = if first == an.id { &bo } else { &an };
    assert_eq!(second.places.last(), Some(&1));
    assert!(sato.hand(&first, None, NOON.plus_secs(2)));
    both(
        &mut sato,
        &mut kim,
        &mut [&mut an, &mut bo],
        NOON.plus_secs(2),
    );
    assert_eq!((sato.waiting().len(), kim.waiting().len()), (2, 2));
    let first = if first == an.id { &an } else { &bo };
    assert_eq!(first.thread.state(), Stage::Open);
}

#[test]
fn what_a_lost_member_had_goes_back_once_everybody_would_have_been_heard() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let mut an = Visitor::new(1, "Hello");
    tell([&mut sato, &mut kim], &an.request(""), &an.signer);
    kim.take(&an.id, NOON);
    both(&mut kim, &mut sato, &mut [&mut an], NOON);
    sato.joined(false, NOON.plus_secs(1));
    sato.look(NOON.plus_secs(60));
    assert_eq!(sato.colleagues().len(), 1, "Kim may still be there");
    sato.look(NOON.plus_secs(120));
    assert_eq!(sato.waiting().len(), 1);
}
