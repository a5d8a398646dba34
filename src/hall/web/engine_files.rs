//! The engine's own files: baked light, surfaces, typefaces. None of them is waited for longer than it has to be.

use bevy::math::UVec2;
use bevy::prelude::*;
use feed::Address;
use feed::event::Theme;
use page::browser::fetch::{Freshness, bytes};
use page::browser::loader::breathe;
use venue::mesh::Surface;
use wasm_bindgen_futures::spawn_local;

use super::canvas2d::Canvas2d;
use super::image_decode::bitmap;
use super::page_events::progress;
use crate::booths::mips::levels;
use crate::diagnostics::Diagnostics;
use crate::hall_mesh::build_hall;
use crate::inbox::Inbox;
use crate::messages::{
    Fetch, FontArrived, FontListArrived, HallBuilt, LightArrived, SurfacesDecoded,
};
use crate::options::Options;
use crate::render_queue::Surfaces;
use crate::text_raster::TextRaster;

/// Bytes of the largest file of ours that is read: whole typefaces for spare characters.
const MOST: usize = 8 * 1024 * 1024;
/// Copies of a surface's texture, each half as wide and high: 256 pixels down to one.
const SURFACE_LEVELS: u32 = 9;

/// Address of the list of typefaces.
#[derive(Resource)]
struct FontList(Address);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Last, fetch);
}

/// Everything is asked for at once: the browser sorts out the rest.
fn begin(
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
        spawn_local(async move {
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
        spawn_local(async move {
            if let Ok(bytes) = bytes(&file, MOST, Freshness::Usual).await
                && let Some(surfaces) = surfaces(&bytes).await
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
        spawn_local(async move {
            if let Ok(bytes) = bytes(&list, MOST, Freshness::Usual).await {
                inbox.send(FontListArrived(bytes).into());
            }
        });
    }
}

/// The folder of the engine's files as a whole address.
fn base(assets: &str) -> Option<Address> {
    let document = page::browser::window()?.document()?;
    let base = Address::parse(&document.base_uri().ok()??).ok()?;
    base.join(assets).ok()
}

/// The halls' surfaces: one picture, one surface below the other, each with its smaller copies.
async fn surfaces(bytes: &[u8]) -> Option<Surfaces> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = size.width as u32;
    let strip = UVec2::new(side, size.height as u32);
    let picture = bitmap(bytes, strip, strip.max_element()).await.ok()?;
    let pixels = Canvas2d::new()?.draw_image(&picture, strip)?;
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
            Fetch::Hall(theme, file) => spawn_local(async move {
                let hall = build_hall(theme, file, breathe()).await;
                inbox.send(HallBuilt(Some(Box::new(hall))).into());
            }),
            Fetch::Font(file) => {
                let url = list.as_ref().and_then(|list| list.0.join(&file).ok());
                spawn_local(async move {
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
