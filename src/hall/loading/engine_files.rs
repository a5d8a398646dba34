//! The engine's own files: baked light, surfaces, typefaces.

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
use page::browser::fetch::{Freshness, bytes};
use page::browser::loader::breathe;
use page::browser::{base_address, spawn};
use venue::mesh::Surface;

/// Bytes of the largest file of ours that is read: whole typefaces for spare characters.
const MOST: usize = 8 * 1024 * 1024;
/// Copies of a surface's texture, each half as wide and high: 256 pixels down to one.
const SURFACE_LEVELS: u32 = 9;

/// Where the files are.
#[derive(Resource)]
struct EngineFiles {
    /// The folder.
    base: Address,
    /// The list of typefaces.
    fonts: Option<Address>,
}

/// The engine's files; `D` decodes the surfaces.
pub fn plugin<D: Decoder>(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Last, fetch::<D>);
}

/// Finds out where the files are.
fn begin(mut commands: Commands, options: Res<Options>, mut diagnostics: ResMut<Diagnostics>) {
    let Some(base) = base(&options.assets) else {
        diagnostics.log(format!("{}: no address", options.assets));
        return;
    };
    let list = options.fonts.as_deref().unwrap_or("fonts/fonts.json");
    let fonts = base.join(list).ok();
    commands.insert_resource(EngineFiles { base, fonts });
}

/// The bytes at an address; nothing where there is none, or no file there.
async fn file(address: Option<Address>) -> Option<Vec<u8>> {
    bytes(&address?, MOST, Freshness::Usual).await.ok()
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

/// Fetches what is wanted of the engine, or has a hall built while the page may answer its visitor.
fn fetch<D: Decoder>(
    mut wanted: MessageReader<Fetch>,
    files: If<Res<EngineFiles>>,
    inbox: Res<Inbox>,
) {
    for wanted in wanted.read() {
        let inbox = inbox.clone();
        match wanted.clone() {
            Fetch::Light(theme) => {
                let light = files.base.join(&format!("halls/{}.light", theme.name()));
                spawn(async move {
                    let light = file(light.ok()).await;
                    progress("light", 1, 1);
                    inbox.send(LightArrived(theme, light).into());
                });
            }
            Fetch::Surfaces => {
                let picture = files.base.join("halls/surfaces.webp");
                spawn(async move {
                    if let Some(bytes) = file(picture.ok()).await
                        && let Some(surfaces) = surfaces::<D>(&bytes).await
                    {
                        inbox.send(SurfacesDecoded(Some(surfaces)).into());
                    }
                });
            }
            Fetch::Hall(theme, file) => spawn(async move {
                progress("surfaces", 0, 1);
                let hall = build_hall(theme, file, breathe()).await;
                inbox.send(HallBuilt(Some(Box::new(hall))).into());
            }),
            Fetch::FontList => {
                let list = files.fonts.clone();
                spawn(async move {
                    if let Some(bytes) = file(list).await {
                        inbox.send(FontListArrived(bytes).into());
                    }
                });
            }
            Fetch::Font(name) => {
                let list = files.fonts.as_ref();
                let font = list.and_then(|list| list.join(&name).ok());
                spawn(async move {
                    let bytes = file(font).await;
                    inbox.send(FontArrived(name, bytes).into());
                });
            }
            Fetch::Feed(_) | Fetch::Nearest(_) | Fetch::Object(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;
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

    #[test]
    fn a_file_comes_when_it_is_wanted_and_what_is_not_there_is_told() {
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
        assert!(fetch::asked().is_empty());
        let lights = Theme::ALL.iter().map(|theme| Fetch::Light(*theme));
        let wanted: Vec<_> = lights.chain([Fetch::Surfaces, Fetch::FontList]).collect();
        app.world_mut().write_message_batch(wanted);
        app.update();
        wait(1.0);
        assert_eq!(fetch::asked().len(), Theme::ALL.len() + 2);
        app.update();
        let lights: Vec<LightArrived> = messages::drain(&mut app);
        assert_eq!(lights.len(), Theme::ALL.len());
        for LightArrived(of, file) in &lights {
            assert_eq!(file.is_some(), *of == theme);
        }
        let [SurfacesDecoded(surfaces)] = messages::drain(&mut app).try_into().ok().unwrap();
        let surfaces = surfaces.unwrap();
        assert_eq!(
            (surfaces.side, surfaces.layers.len()),
            (256, Surface::ALL.len())
        );
        let [FontListArrived(list)] = messages::drain(&mut app).try_into().ok().unwrap();
        assert_eq!(list, b"[]");
        for name in ["a.ttf", "b.ttf"] {
            app.world_mut().write_message(Fetch::Font(name.to_owned()));
        }
        app.update();
        wait(1.0);
        app.update();
        let mut fonts: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        fonts.extend(
            messages::drain::<FontArrived>(&mut app)
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
            app.world_mut().write_message(Fetch::Surfaces);
            app.update();
            wait(1.0);
            app.update();
            assert!(messages::drain::<SurfacesDecoded>(&mut app).is_empty());
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
