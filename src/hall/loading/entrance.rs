//! The entrance: where the visitor comes in, by the address and by what is remembered of the last visit.

use feed::Exhibition;
use page::records::LastPlace;
use page::{HallPanel, Route};
use venue::plan::End;

use crate::messages::{Enter, Entrance, PageRequest};

/// Where a route leads in the halls.
pub fn by_route(exhibition: &Exhibition, route: &Route) -> Option<Enter> {
    match route {
        Route::Hall { hall } | Route::HallPanel { hall, .. } | Route::HallTour { hall, .. } => {
            Some(Enter {
                hall: exhibition.hall(hall)?,
                at: Entrance::Door(End::Tail),
            })
        }
        Route::HallBooth { booth, .. } => {
            let (index, slot) = exhibition.find(booth)?;
            Some(Enter {
                hall: slot.hall,
                at: Entrance::Booth(index, true),
            })
        }
        _ => None,
    }
}

/// What is to be said of a route into the halls that leads nowhere.
pub fn missing(exhibition: &Exhibition, route: &Route) -> Option<PageRequest> {
    let (is_there, gone) = match route {
        Route::HallBooth { booth, .. } => {
            (exhibition.find(booth).is_some(), PageRequest::BoothGone)
        }
        // A walk begins wherever one is.
        Route::HallPanel {
            panel: HallPanel::Walk,
            ..
        } => return None,
        Route::Hall { hall } | Route::HallPanel { hall, .. } => {
            (exhibition.hall(hall).is_some(), PageRequest::HallGone)
        }
        _ => return None,
    };
    (!is_there).then_some(gone)
}

/// Where the visitor comes in at the start.
pub fn first(exhibition: &Exhibition, route: &Route, place: Option<&LastPlace>) -> Enter {
    let asked = by_route(exhibition, route);
    let known = place.and_then(|place| Some((place, exhibition.hall(&place.hall)?)));
    match (asked, known) {
        // A booth was asked for, or a hall that the visitor was not in.
        (Some(asked), known)
            if !matches!(asked.at, Entrance::Door(_))
                || known.is_none_or(|(_, hall)| hall != asked.hall) =>
        {
            asked
        }
        // Reloaded, or back another day: where the visitor stood.
        (_, Some((place, hall))) => Enter {
            hall,
            at: Entrance::Place(place.position.into(), place.yaw),
        },
        (_, None) => Enter {
            hall: 0,
            at: Entrance::Door(End::Tail),
        },
    }
}

/// The order in which booths' files are fetched: the booth that was asked for, then those of its hall, each in the event's order.
pub fn order(exhibition: &Exhibition, first: Option<&str>) -> Vec<usize> {
    let first = first
        .and_then(|id| exhibition.find(id))
        .map(|(slot, _)| slot);
    let hall = first
        .and_then(|slot| exhibition.slots.get(slot))
        .map_or(0, |slot| slot.hall);
    let mut order: Vec<usize> = (0..exhibition.slots.len()).collect();
    order.sort_by_key(|&slot| (Some(slot) != first, exhibition.slots[slot].hall != hall));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exhibition() -> Exhibition {
        let event = br#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [
                {"id": "a", "title": "A", "booths": ["booths/one.json", "booths/two.json"]},
                {"id": "b", "title": "B", "booths": ["booths/three.json", "booths/four.json"]}]}"#;
        Exhibition::new(feed::Event::parse(event, "event.json").value.unwrap())
    }

    fn place(hall: &str) -> LastPlace {
        LastPlace {
            hall: hall.to_owned(),
            position: [1.0, -9.0],
            yaw: 0.5,
        }
    }

    #[test]
    fn a_booth_in_the_address_comes_before_where_one_stood() {
        let route = Route::parse("#/hall/b/booth/four");
        let enter = first(&exhibition(), &route, Some(&place("b")));
        assert_eq!((enter.hall, enter.at), (1, Entrance::Booth(3, true)));
    }

    #[test]
    fn reloaded_in_a_hall_one_stands_where_one_stood_in_it() {
        let stood = Entrance::Place([1.0, -9.0].into(), 0.5);
        let at = |route: &str, place: Option<&LastPlace>| {
            let enter = first(&exhibition(), &Route::parse(route), place);
            (enter.hall, enter.at)
        };
        let door = Entrance::Door(End::Tail);
        assert_eq!(at("#/hall/b", Some(&place("b"))), (1, stood));
        assert_eq!(at("#/hall/a", Some(&place("b"))), (0, door));
        assert_eq!(at("#/", Some(&place("b"))), (1, stood));
        assert_eq!(at("#/hall/gone", Some(&place("gone"))), (0, door));
        assert_eq!(at("#/", None), (0, door));
    }

    #[test]
    fn the_booth_that_was_asked_for_and_its_hall_are_fetched_first() {
        assert_eq!(order(&exhibition(), Some("four")), [3, 2, 0, 1]);
        assert_eq!(order(&exhibition(), None), [0, 1, 2, 3]);
    }
}
