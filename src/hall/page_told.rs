//! What the page tells the hall over the window: of other people and of booths' staff, and what its search has found.

use bevy::prelude::*;
use feed::json::Node;
use page::browser::{Listener, Sent, detail, numbers, tree};
use page::events;

use crate::inbox::Inbox;
use crate::messages::{BoothWanted, BoothsFound, HallEvent, PeopleTold};
use crate::people::news::{NUMBERS, PeopleNews, StaffedBooth, VisitorCard};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
}

fn listen(inbox: Res<Inbox>) {
    let kinds: [(&str, fn(&Sent) -> Option<HallEvent>); 7] = [
        (events::JOINED, |sent| {
            of_people(PeopleNews::Joined(flag(sent, "on")))
        }),
        (events::OTHERS, |sent| {
            of_people(others(&numbers(sent, "people")))
        }),
        (events::STAFF, |sent| of_people(desks(&tree(sent)))),
        (events::COUNTS, |sent| {
            of_people(PeopleNews::Counts(text(&tree(sent), "words").to_owned()))
        }),
        (events::HAND, |sent| {
            of_people(PeopleNews::Hand(flag(sent, "up")))
        }),
        (events::FOUND, |sent| {
            let ids = detail(sent, "booths");
            let ids = ids.map(|ids| ids.split_whitespace().map(str::to_owned).collect());
            Some(BoothsFound(ids).into())
        }),
        (events::LEAD, |sent| {
            let opens = detail(sent, "opens").is_some();
            Some(BoothWanted(detail(sent, "booth")?, opens).into())
        }),
    ];
    for (name, read) in kinds {
        let inbox = inbox.clone();
        let heard = move |sent: Sent| read(&sent).into_iter().for_each(|event| inbox.send(event));
        if let Some(listener) = Listener::on_window(name, heard) {
            listener.for_ever();
        }
    }
}

fn of_people(news: PeopleNews) -> Option<HallEvent> {
    Some(PeopleTold(news).into())
}

fn flag(sent: &Sent, name: &str) -> bool {
    tree(sent).field(name) == Some(&Node::Bool(true))
}

fn text<'a>(of: &'a Node, name: &str) -> &'a str {
    of.field(name).and_then(Node::as_text).unwrap_or_default()
}

fn list<'a>(of: &'a Node, name: &str) -> &'a [Node] {
    of.field(name).and_then(Node::items).unwrap_or_default()
}

fn others(numbers: &[f64]) -> PeopleNews {
    let people = numbers.as_chunks::<NUMBERS>().0;
    PeopleNews::Others(people.iter().filter_map(VisitorCard::read).collect())
}

fn desks(detail: &Node) -> PeopleNews {
    let member = |one: &Node| {
        let figure = one.field("figure").and_then(Node::as_u32);
        let figure = figure.and_then(|figure| figure.try_into().ok());
        (figure.unwrap_or_default(), text(one, "state") == "busy")
    };
    let desk = |desk: &Node| StaffedBooth {
        booth: text(desk, "booth").to_owned(),
        // Who is away is not there.
        members: list(desk, "members")
            .iter()
            .filter(|one| text(one, "state") != "away")
            .map(member)
            .collect(),
        words: text(desk, "words").to_owned(),
    };
    PeopleNews::Desks(list(detail, "booths").iter().map(desk).collect())
}

#[cfg(test)]
mod tests {
    use page::browser::say;
    use page::stand_in;

    use super::*;
    use crate::{inbox, messages};

    fn app() -> App {
        stand_in::open("");
        let mut app = App::new();
        app.add_plugins((messages::plugin, inbox::plugin, plugin));
        app.update();
        app
    }

    fn say_json(name: &str, detail: &str) {
        say(name, &serde_json::from_str(detail).unwrap());
    }

    #[test]
    fn people_are_told_of() {
        let mut app = app();
        say_json(events::JOINED, r#"{"on": true}"#);
        say_json(events::HAND, r#"{"up": false}"#);
        say_json(events::COUNTS, r#"{"words": "3 here", "here": 3}"#);
        // One stands, the other is nowhere.
        say_json(
            events::OTHERS,
            r#"{"people": [7, 2, 1.5, -2, 1.5, -2, 1000, 0, 0.5, 1, 0, 0, 8, 1, null, 0, 0, 0, 0, 0, 0, 0, 0, 0]}"#,
        );
        say_json(
            events::STAFF,
            r#"{"booths": [{"booth": "one", "words": "2 of 3", "members": [
                {"figure": 4, "state": "free"}, {"figure": 5, "state": "away"}, {"figure": 6, "state": "busy"}]}, {}]}"#,
        );
        app.update();
        let told: Vec<PeopleTold> = messages::drain(&mut app);
        let desk = StaffedBooth {
            booth: "one".into(),
            members: vec![(4, false), (6, true)],
            words: "2 of 3".into(),
        };
        let [joined, hand, counts, others, desks] = told.try_into().ok().unwrap();
        assert_eq!(joined.0, PeopleNews::Joined(true));
        assert_eq!(hand.0, PeopleNews::Hand(false));
        assert_eq!(counts.0, PeopleNews::Counts("3 here".into()));
        assert_eq!(
            desks.0,
            PeopleNews::Desks(vec![desk, StaffedBooth::default()])
        );
        let PeopleNews::Others(others) = others.0 else {
            panic!("others")
        };
        let [one] = &others[..] else {
            panic!("{others:?}")
        };
        assert_eq!((one.person, one.from, one.hand), (7, [1.5, -2.0], true));
    }

    #[test]
    fn what_was_found_is_told_of() {
        let mut app = app();
        say_json(events::FOUND, r#"{"booths": "one two"}"#);
        say_json(events::FOUND, r#"{"booths": null}"#);
        say_json(events::LEAD, r#"{"booth": "one", "opens": "yes"}"#);
        say_json(events::LEAD, r#"{"booth": "two"}"#);
        say_json(events::LEAD, r#"{}"#);
        app.update();
        let found: Vec<BoothsFound> = messages::drain(&mut app);
        let wanted: Vec<BoothWanted> = messages::drain(&mut app);
        let ids: Vec<_> = found.into_iter().map(|found| found.0).collect();
        assert_eq!(ids, [Some(vec!["one".to_owned(), "two".to_owned()]), None]);
        let wanted: Vec<_> = wanted.into_iter().map(|it| (it.0, it.1)).collect();
        assert_eq!(
            wanted,
            [("one".to_owned(), true), ("two".to_owned(), false)]
        );
    }
}
