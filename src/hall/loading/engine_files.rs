//! The engine's own files: baked light, surfaces, typefaces. None of them is waited for longer than it has to be.

use crate::booths::mips::levels;
use crate::diagnostics::Diagnostics;
use crate::fetched_images::Decoder;
use crate::hall_mesh::build_hall;
use crate::inbox::Inbox;
use crate::messages::{
    Fetch, FontArrived, FontListArrived, HallBuilt, LightArrived, SurfacesDecoded,
};
use crate::options::Options;
use crate::page_events::progress;
use crate::render_queue::Surfaces;
use bevy::math::UVec2;
use bevy::prelude::*;
use feed::Address;
use feed::event::Theme;
use page::browser::fetch::{Freshness, bytes};
use page::browser::loader::breathe;
use page::browser::{base_address, spawn};
use venue::mesh::Surface;

/// Bytes of the largest file of ours that is read: whole typefaces for spare characters.
const MOST: usize = 8 * 1024 * 1024;
/// Copies of a surface's texture, each half as wide and high: 256 pixels down to one.
const SURFACE_LEVELS: u32 = 9;

/// Address of the list of typefaces.
#[derive(Resource)]
struct FontList(Address);

/// The engine's files; `D` decodes the surfaces.
pub fn plugin<D: Decoder>(app: &mut App) {
    app.add_systems(Startup, begin::<D>);
    app.add_systems(Last, fetch);
}

/// Everything is asked for at once: the browser sorts out the rest.
fn begin<D: Decoder>(
    mut commands: Commands,
    options: Res<Options>,
    inbox: Res<Inbox>,
    mut diagnostics: ResMut<Diagnostics>,
) {
    let Some(base) = base(&options.assets) else {
        diagnostics.log(format!("{}: no address", options.assets));
        return;
    };
    for &theme in Theme::ALL {
        let file = base.join(&format!("halls/{}.light", theme.name()));
        let inbox = inbox.clone();
        spawn(async move {
            let light = match file {
                Ok(file) => bytes(&file, MOST, Freshness::Usual).await.ok(),
                Err(_) => None,
            };
            progress("light", 1, 1);
            inbox.send(LightArrived(theme, light).into());
        });
    }
    if let Ok(file) = base.join("halls/surfaces.webp") {
        let inbox = inbox.clone();
        spawn(async move {
            if let Ok(bytes) = bytes(&file, MOST, Freshness::Usual).await
                && let Some(surfaces) = surfaces::<D>(&bytes).await
            {
                progress("surfaces", 1, 1);
                inbox.send(SurfacesDecoded(Some(surfaces)).into());
            }
        });
    }
    let list = options.fonts.as_deref().unwrap_or("fonts/fonts.json");
    if let Ok(list) = base.join(list) {
        commands.insert_resource(FontList(list.clone()));
        let inbox = inbox.clone();
        spawn(async move {
            if let Ok(bytes) = bytes(&list, MOST, Freshness::Usual).await {
                inbox.send(FontListArrived(bytes).into());
            }
        });
    }
}

/// The folder of the engine's files as a whole address.
fn base(assets: &str) -> Option<Address> {
    Address::parse(&base_address()?).ok()?.join(assets).ok()
}

/// The halls' surfaces: one picture, one surface below the other, each with its smaller copies.
async fn surfaces<D: Decoder>(bytes: &[u8]) -> Option<Surfaces> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = size.width as u32;
    if side != 1 << (SURFACE_LEVELS - 1) {
        return None;
    }
    let strip = UVec2::new(side, size.height as u32);
    let picture = D::pixels(bytes, None).await?;
    let pixels = D::draw(&picture, strip)?;
    let layer = (side * side * 4) as usize;
    let layers: Vec<_> = pixels
        .chunks_exact(layer)
        .map(|layer| levels(layer.to_vec(), side, side, SURFACE_LEVELS))
        .collect();
    (layers.len() == Surface::ALL.len()).then_some(Surfaces { side, layers })
}

/// Fetches a typeface, or has a hall built while the page may answer its visitor.
fn fetch(mut wanted: MessageReader<Fetch>, list: Option<Res<FontList>>, inbox: Res<Inbox>) {
    for wanted in wanted.read() {
        let inbox = inbox.clone();
        match wanted.clone() {
            Fetch::Hall(theme, file) => spawn(async move {
                let hall = build_hall(theme, file, breathe()).await;
                inbox.send(HallBuilt(Some(Box::new(hall))).into());
            }),
            Fetch::Font(file) => {
                let url = list.as_ref().and_then(|list| list.0.join(&file).ok());
                spawn(async move {
                    let bytes = match url {
                        Some(url) => bytes(&url, MOST, Freshness::Usual).await.ok(),
                        None => None,
                    };
                    inbox.send(FontArrived(file, bytes).into());
                });
            }
            Fetch::Feed(_) | Fetch::Nearest(_) | Fetch::Object(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use page::stand_in::{self, fetch, wait};

    use super::*;
    use crate::fetched_images::tests::{Sizes, gif};
    use crate::{inbox, messages};

    fn app(assets: &str) -> App {
        let mut app = App::new();
        app.add_plugins((messages::plugin, inbox::plugin, plugin::<Sizes>));
        app.init_resource::<Diagnostics>();
        app.insert_resource(Options {
            assets: assets.to_owned(),
            fonts: Some("../letters/list.json".to_owned()),
            ..Options::default()
        });
        app
    }

    fn taken<T: Message>(app: &mut App) -> Vec<T> {
        let mut messages = app.world_mut().resource_mut::<Messages<T>>();
        messages.drain().collect()
    }

    #[test]
    fn everything_is_asked_for_at_once_and_what_is_not_there_is_told() {
        stand_in::open("");
        let many = Surface::ALL.len() as u16;
        fetch::serve("engine/halls/surfaces.webp", Ok(&gif(256, 256 * many)));
        fetch::serve("letters/list.json", Ok(b"[]"));
        fetch::serve("letters/a.ttf", Ok(b"A"));
        let theme = Theme::ALL[0];
        let light = format!("engine/halls/{}.light", theme.name());
        fetch::serve(&light, Ok(b"light"));
        let mut app = app("engine/");
        app.update();
        wait(1.0);
        assert_eq!(fetch::asked().len(), Theme::ALL.len() + 2);
        app.update();
        let lights: Vec<LightArrived> = taken(&mut app);
        assert_eq!(lights.len(), Theme::ALL.len());
        for LightArrived(of, file) in &lights {
            assert_eq!(file.is_some(), *of == theme);
        }
        let [SurfacesDecoded(surfaces)] = taken(&mut app).try_into().ok().unwrap();
        let surfaces = surfaces.unwrap();
        assert_eq!(
            (surfaces.side, surfaces.layers.len()),
            (256, Surface::ALL.len())
        );
        let [FontListArrived(list)] = taken(&mut app).try_into().ok().unwrap();
        assert_eq!(list, b"[]");
        for name in ["a.ttf", "b.ttf"] {
            app.world_mut().write_message(Fetch::Font(name.to_owned()));
        }
        app.update();
        wait(1.0);
        app.update();
        let mut fonts: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        fonts.extend(
            taken::<FontArrived>(&mut app)
                .into_iter()
                .map(|it| (it.0, it.1)),
        );
        fonts.sort();
        let there = (String::from("a.ttf"), Some(b"A".to_vec()));
        assert_eq!(fonts, [there, (String::from("b.ttf"), None)]);
    }

    #[test]
    fn surfaces_that_are_not_all_there_or_of_another_size_are_none() {
        let many = Surface::ALL.len() as u16;
        for file in [gif(256, 256), gif(4, 4 * many)] {
            stand_in::open("");
            fetch::serve("engine/halls/surfaces.webp", Ok(&file));
            let mut app = app("engine/");
            app.update();
            wait(1.0);
            app.update();
            assert!(taken::<SurfacesDecoded>(&mut app).is_empty());
        }
    }

    #[test]
    fn a_folder_that_is_none_is_told() {
        stand_in::open("");
        let mut app = app("https://[");
        app.update();
        let diagnostics = app.world().resource::<Diagnostics>();
        assert_eq!(diagnostics.lines, ["https://[: no address"]);
    }
}
