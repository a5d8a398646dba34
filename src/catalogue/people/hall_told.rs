//! What the hall is told of desks, and what it tells of the visitor's walk, as data.

use feed::json::Node;

use super::port::{Told, state_name};
use super::visitor::ToldWalk;

/// The desks that are live.
pub fn desks(booths: &[Told]) -> Node {
    let booths = booths.iter().map(|told| {
        let members = told.members.iter().map(|(figure, state)| {
            Node::object([
                ("figure", u32::from(*figure).into()),
                ("state", state_name(*state).into()),
            ])
        });
        Node::object([
            ("booth", told.booth.as_str().into()),
            ("members", Node::List(members.collect())),
            ("words", told.words.as_str().into()),
        ])
    });
    Node::object([("booths", Node::List(booths.collect()))])
}

/// A walk; none where the hall tells of no place.
pub fn walk(detail: &Node) -> Option<ToldWalk> {
    // Metres and radians as the hall has them.
    #[expect(clippy::cast_possible_truncation, reason = "the hall reckons in f32")]
    let number = |node: &Node| match node {
        Node::Number(number) => number.as_f64().map(|number| number as f32),
        _ => None,
    };
    let text = |name: &str| Some(detail.field(name)?.as_text()?.to_owned());
    let place = |name: &str| match detail.field(name)?.items()? {
        [x, z, ..] => Some([number(x)?, number(z)?]),
        _ => None,
    };
    Some(ToldWalk {
        hall: text("hall")?,
        from: place("from")?,
        to: place("to")?,
        yaw: number(detail.field("yaw")?)?,
        pace: number(detail.field("pace")?)?,
        booth: text("booth").filter(|booth| !booth.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use live::message::MemberState;

    use super::*;

    #[test]
    fn desks_are_told_with_who_is_at_them() {
        let told = Told {
            booth: "one".into(),
            members: vec![(4, MemberState::Free), (5, MemberState::Away)],
            words: "1 of 2".into(),
        };
        let wanted = serde_json::json!({"booths": [{"booth": "one", "words": "1 of 2", "members": [
            {"figure": 4, "state": "free"}, {"figure": 5, "state": "away"}]}]});
        assert_eq!(serde_json::to_value(desks(&[told])).unwrap(), wanted);
    }

    #[test]
    fn a_walk_has_places_or_is_none() {
        let read = |json: &str| walk(&serde_json::from_str(json).unwrap());
        let whole = r#"{"hall": "a", "from": [1, -2.5], "to": [1.5, 3], "yaw": 0.5, "pace": 0, "booth": ""}"#;
        let wanted = ToldWalk {
            hall: "a".into(),
            from: [1.0, -2.5],
            to: [1.5, 3.0],
            yaw: 0.5,
            pace: 0.0,
            booth: None,
        };
        assert_eq!(read(whole), Some(wanted));
        assert_eq!(
            read(r#"{"hall": "a", "from": [1], "to": [1, 2], "yaw": 0, "pace": 0}"#),
            None
        );
        assert_eq!(read("null"), None);
    }
}
