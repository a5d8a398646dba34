//! Panels, and the pictures in them.

use bevy::prelude::*;
use hall::messages::{Asked, FontArrived, FontListArrived, ImageDecoded};
use hall::render_queue::RenderCommand;
use hall::screen::Viewport;
use overlay::{Action, Panel};

use super::people::Woken;
use super::{Flat, Hall};

#[test]
fn a_picture_is_shown_when_it_comes_while_all_is_at_rest() {
    let mut hall = Hall::open();
    let cut = typeface::subset_event(hall.exhibition()).unwrap();
    let list = cut.manifest(|file| file.name.clone());
    hall.send(FontListArrived(serde_json::to_vec(&list).unwrap()));
    for file in cut.files {
        hall.send(FontArrived(file.name, Some(file.bytes)));
    }
    hall.app.world_mut().resource_mut::<Viewport>().size = Vec2::new(1280.0, 720.0);
    let (slot, _) = hall.sources().remove(0);
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    hall.app
        .world_mut()
        .write_message(Asked(Action::Show(Panel::Poster(slot, 0))));
    let mut woken = Woken::of(hall);
    woken.frame(1);
    woken.wait(10_000);
    // Something else has a frame run, in which panels have nothing to say.
    woken.frame(10_000);
    let wanted: Vec<_> = woken.hall.images.asked.take();
    let wanted: Vec<_> = wanted.into_iter().filter(|key| key.panel).collect();
    let [key] = wanted.as_slice() else {
        panic!("the panel wants its picture alone: {wanted:?}");
    };
    let image = Some(Flat(UVec2::new(300, 200)));
    woken
        .hall
        .images
        .cache
        .borrow_mut()
        .finish(key.clone(), image);
    woken.hall.put(ImageDecoded(key.address.clone(), None));
    woken.frame(20_000);
    woken.wait(20_050);
    let is_shown = |command: &RenderCommand| matches!(command, RenderCommand::PanelPicture(..));
    assert!(woken.commands.iter().any(is_shown));
}
