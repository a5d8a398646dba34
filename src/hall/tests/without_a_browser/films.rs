//! Films on walls: when one moves, what that costs, and what keeps it still.

use bevy::prelude::*;
use feed::Booth;
use hall::booths::films::{FilmKey, WallFilms};
use hall::current_hall::CurrentHall;
use hall::messages::{Asked, BoothArrived};
use hall::panels::state::Panels;
use hall::render_queue::{RenderCommand, RenderQueue};
use hall::visitor::body::Visitor;
use hall::visitor_records::VisitorRecords;
use overlay::{Action, Panel};

use super::*;

/// The slot of the showcase's booth with a film, and that film.
fn filmed(hall: &Hall) -> (usize, FilmKey) {
    let (slot, source) = hall
        .sources()
        .into_iter()
        .find(|(_, source)| source.contains("hikari-street"))
        .unwrap();
    (slot, (Some(source), "films/hikari-walk.webm".to_owned()))
}

/// What the player is to do: nothing, or whether the film goes on.
fn plays(hall: &Hall) -> Option<(FilmKey, bool)> {
    let wanted = hall.app.world().resource::<WallFilms>().wanted();
    wanted.map(|it| (it.key.clone(), it.plays))
}

/// A picture of the film comes.
fn picture(hall: &mut Hall) -> Vec<RenderCommand> {
    let world = hall.app.world_mut();
    world.resource_scope(|world, mut films: Mut<WallFilms>| {
        films.come(&mut world.resource_mut::<RenderQueue>());
    });
    hall.frames(1)
}

/// The corners of where a film moves, each time that was said.
fn moves(commands: &[RenderCommand]) -> Vec<usize> {
    let counts = commands.iter().filter_map(|command| match command {
        RenderCommand::Film(buffer) => Some(buffer.count()),
        _ => None,
    });
    counts.collect()
}

#[test]
fn a_film_moves_while_one_stands_before_it_and_costs_nothing_else() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, film) = filmed(&hall);
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert_eq!(plays(&hall), None, "nothing of it is fetched from afar");
    let others = hall
        .app
        .world()
        .resource::<CurrentHall>()
        .plot_slots
        .clone();
    for other in others.into_iter().filter(|other| *other != slot) {
        hall.stand_before(other);
        hall.frames(1);
        assert_eq!(plays(&hall), None, "nor before another booth: {other}");
    }
    hall.stand_before(slot);
    hall.frames(2);
    assert_eq!(plays(&hall), Some((film.clone(), true)));
    // Until something of it has come its still picture is seen, and nothing is drawn for it.
    let commands = hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert_eq!(moves(&commands), [0; 0]);
    assert!(!hall.draws());
    let commands = picture(&mut hall);
    assert_eq!(moves(&commands), [4]);
    assert!(hall.draws(), "a picture, a frame");
    let commands = picture(&mut hall);
    assert!(matches!(commands.as_slice(), [RenderCommand::FilmPicture]));
    assert!(hall.draws());
    hall.frames(1);
    // A panel is read: the film waits.
    let show = |hall: &mut Hall, panel| {
        hall.app
            .world_mut()
            .write_message(Asked(Action::Show(panel)));
        hall.frames(2)
    };
    show(&mut hall, Panel::Booth(slot));
    assert_eq!(plays(&hall), Some((film.clone(), false)));
    show(&mut hall, Panel::None);
    assert_eq!(plays(&hall), Some((film.clone(), true)));
    let turn = |hall: &mut Hall, by: f32| {
        let mut visitor = hall.app.world_mut().resource_mut::<Visitor>();
        let stance = *visitor.stance();
        let (position, yaw) = (stance.position, stance.yaw + by);
        visitor.put(venue::plan::Standpoint { position, yaw });
        hall.frames(2)
    };
    turn(&mut hall, std::f32::consts::PI);
    assert_eq!(plays(&hall), Some((film.clone(), false)), "out of view");
    turn(&mut hall, std::f32::consts::PI);
    // From within the booth beside it, its walls stand before the film.
    let place = {
        let room = hall.app.world().resource::<CurrentHall>();
        let own = room.plan.plots[room.plot(slot).unwrap()];
        let others = room.plan.plots.iter().filter(|other| **other != own);
        let away = |other: &&Plot| other.centre.distance(own.centre);
        let beside = others.min_by(|a, b| away(a).total_cmp(&away(b))).unwrap();
        let position = beside.to_hall(Vec2::new(0.0, -0.2));
        let wall = own.to_hall(Vec2::new(0.0, 1.3));
        let yaw = venue::angle::yaw_towards(wall - position);
        venue::plan::Standpoint { position, yaw }
    };
    hall.app.world_mut().resource_mut::<Visitor>().put(place);
    hall.frames(2);
    assert_eq!(plays(&hall), Some((film.clone(), false)), "hidden");
    // It is let go of from afar, and its still picture is there again.
    let far = hall.app.world().resource::<CurrentHall>().plan.length;
    let place = venue::plan::Standpoint {
        position: Vec2::new(0.0, -far + 3.0),
        yaw: 0.0,
    };
    hall.app.world_mut().resource_mut::<Visitor>().put(place);
    let commands = hall.frames(2);
    assert_eq!((plays(&hall), moves(&commands)), (None, vec![0]));
}

#[test]
fn a_film_stands_still_on_a_metered_line_without_motion_or_where_one_says_so_or_it_fails() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, film) = filmed(&hall);
    let set = |hall: &mut Hall, change: &dyn Fn(&mut World)| {
        change(hall.app.world_mut());
        hall.frames(2);
        plays(hall).is_some()
    };
    let metered =
        |to: bool| move |world: &mut World| world.resource_mut::<WallFilms>().metered = to;
    let still = |to: bool| {
        move |world: &mut World| {
            let mut records = world.resource_mut::<VisitorRecords>();
            records.settings.still_films = to;
        }
    };
    let reduced = |to: bool| {
        move |world: &mut World| {
            let mut records = world.resource_mut::<VisitorRecords>();
            records.settings.reduced_motion = Some(to);
        }
    };
    hall.stand_before(slot);
    assert!(!set(&mut hall, &metered(true)));
    assert!(set(&mut hall, &metered(false)));
    assert!(!set(&mut hall, &still(true)));
    assert!(set(&mut hall, &still(false)));
    assert!(!set(&mut hall, &reduced(true)));
    assert!(set(&mut hall, &reduced(false)));
    assert_eq!(plays(&hall), Some((film, true)));
    assert!(!set(&mut hall, &|world| world
        .resource_mut::<WallFilms>()
        .fail()));
    // On another host it lies for whoever presses.
    let (_, source) = hall.sources().swap_remove(slot);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["screen"]["video"] = "https://films.example/a.webm".into();
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(2);
    assert_eq!(plays(&hall), None);
}

#[test]
fn a_press_on_the_screen_opens_the_booth_and_plays_the_film_over_the_hall() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, _) = filmed(&hall);
    hall.app
        .world_mut()
        .write_message(Asked(Action::Film(slot)));
    hall.frames(3);
    let panels = hall.app.world().resource::<Panels>();
    assert_eq!(panels.overlay.panel, Panel::Booth(slot));
}
