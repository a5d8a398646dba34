//! What stands on plinths: fetched nearby, looked at from close by.

use super::*;

/// A flag of one triangle, as the build makes them.
fn flag() -> Vec<u8> {
    let corner = |x: u16, y: u16| venue::object::ObjectVertex {
        place: [x, y, 0],
        normal: [0, 0, 127],
        rgb: [200, 40, 20],
    };
    let object = venue::object::ObjectMesh {
        size: Vec3::new(0.5, 0.4, 0.1),
        scale: 1.0,
        corners: vec![corner(0, 0), corner(65_535, 0), corner(0, 65_535)],
        indices: vec![0, 1, 2],
    };
    object.encode()
}

#[test]
fn an_object_is_fetched_nearby_stands_on_its_plinth_and_turns_once_round() {
    let mut hall = Hall::open();
    hall.app.world_mut().resource_mut::<Options>().card = true;
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "objects/flag-0123456789.object", "alt": "A flag"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let plot = hall.stand_before(slot);
    let objects = |commands: &[RenderCommand]| {
        let counts = commands.iter().filter_map(|command| match command {
            RenderCommand::Objects(buffer) => Some(buffer.count()),
            _ => None,
        });
        counts.collect::<Vec<_>>()
    };
    let commands = hall.frames(3);
    assert!(objects(&commands).is_empty(), "it is on its way");
    let key = (Some(source), "objects/flag-0123456789.object".to_owned());
    let asked = hall
        .asked
        .1
        .iter()
        .filter(|one| **one == Fetch::Object(key.clone()));
    assert_eq!(asked.count(), 1, "{:?}", hall.asked.1);
    hall.put(ObjectArrived(key, Some(flag())));
    let commands = hall.frames(2);
    assert_eq!(objects(&commands), [3]);
    let poses = |hall: &Hall| {
        let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
        view.objects
    };
    let first = poses(&hall);
    assert_eq!(first.len(), 3);
    let at = plot.to_hall(plot.plinth.unwrap());
    assert!(Vec2::new(first[0].x, first[0].y).distance(at) < 1e-4);
    assert_eq!(first[2].w, venue::object::PLINTH_TOP);
    let ground = &hall.app.world().resource::<CurrentHall>().ground;
    assert!(!ground.is_free(at), "one walks around it");
    assert!(
        objects(&hall.frames(60)).is_empty(),
        "only its pose is another"
    );
    assert!(hall.draws());
    let later = poses(&hall);
    assert!((later[0].z - first[0].z - 0.39).abs() < 0.05, "{later:?}");
    // Once round, and it rests.
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    hall.frames(16 * 60);
    assert!(!hall.draws());
    assert!((poses(&hall)[0].z - first[0].z - std::f32::consts::TAU).abs() < 0.02);
    // What is farther off is let go of.
    let far = hall.app.world().resource::<CurrentHall>().plan.length;
    let place = venue::plan::Standpoint {
        position: Vec2::new(0.0, -far + 3.0),
        yaw: 0.0,
    };
    hall.app.world_mut().resource_mut::<Visitor>().put(place);
    let commands = hall.frames(3);
    assert_eq!((objects(&commands), poses(&hall).len()), (vec![0], 0));
}

#[test]
fn who_looks_at_an_object_from_close_by_turns_it_and_stays_where_they_are() {
    let mut hall = Hall::open();
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "flag.object"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(60);
    let plot = hall.stand_before(slot);
    hall.frames(3);
    hall.put(ObjectArrived(
        (Some(source), "flag.object".to_owned()),
        Some(flag()),
    ));
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let view = |hall: &Hall| hall.app.world().resource::<Frame>().view.clone().unwrap();
    let (stood, before) = (hall.position(), view(&hall));
    let ask = |hall: &mut Hall, action| {
        hall.app.world_mut().write_message(Asked(action));
        hall.frames(2);
    };
    let close = Action::Show(overlay::Panel::Object(slot));
    ask(&mut hall, close);
    let at = plot.to_hall(plot.plinth.unwrap());
    let away =
        |view: &hall::frame::HallView| Vec2::new(view.axes[0].x, view.axes[0].z).distance(at);
    let (near, far) = (away(&view(&hall)), away(&before));
    assert!((near - 1.7).abs() < 1e-3 && far > 3.0, "{near} {far}");
    ask(
        &mut hall,
        Action::Turn {
            turn: 0.5,
            nearer: 0.25,
        },
    );
    let turned = view(&hall).objects[0].z - before.objects[0].z;
    assert!((turned - 0.5).abs() < 1e-4, "{turned}");
    assert!((away(&view(&hall)) - 1.7 * (-0.25_f32).exp()).abs() < 1e-3);
    // No nearer than one sees it.
    ask(
        &mut hall,
        Action::Turn {
            turn: 0.0,
            nearer: 9.0,
        },
    );
    assert!((away(&view(&hall)) - 0.8).abs() < 1e-3);
    hall.key(KeyCode::ArrowRight, ButtonState::Pressed);
    hall.frames(30);
    hall.key(KeyCode::ArrowRight, ButtonState::Released);
    hall.frames(2);
    let held = view(&hall).objects[0].z - before.objects[0].z;
    assert!(held > 0.5 + 0.5, "the arrow turns it: {held}");
    assert_eq!(hall.position(), stood);
    ask(&mut hall, Action::Show(overlay::Panel::Booth(slot)));
    assert_eq!(view(&hall).axes, before.axes);
    assert_eq!(view(&hall).objects, before.objects);
}

#[test]
fn without_a_card_an_object_stands_still_and_costs_no_frame() {
    let mut hall = Hall::open();
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "flag.object"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(60);
    hall.stand_before(slot);
    hall.frames(3);
    hall.put(ObjectArrived(
        (Some(source), "flag.object".to_owned()),
        Some(flag()),
    ));
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert!(hall.frames(60).is_empty() && !hall.draws());
    let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
    assert_eq!(view.objects.len(), 3);
}
