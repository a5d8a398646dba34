//! The engine's own files: baked light, surfaces, typefaces. None of them is waited for longer than it has to be.

use std::collections::HashMap;

use bevy::math::UVec2;
use bevy::prelude::*;
use feed::Address;
use feed::event::Theme;
use overlay::fonts::FontSet;
use page::browser::fetch::{Freshness, bytes};
use venue::mesh::Surface;
use wasm_bindgen_futures::spawn_local;

use super::canvas2d::Easel;
use super::decode::bitmap;
use super::loading::Errors;
use super::news::{self, News};
use super::page::progress;
use crate::booths::merge::Lamps;
use crate::booths::mips::levels;
use crate::render::{Deliveries, Delivery, Shell, Surfaces, raise};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Stale, Tongue};
use crate::visitor::doors;

/// Bytes of the largest file of ours that is read: whole typefaces for spare characters.
const MOST: usize = 8 * 1024 * 1024;
/// Copies of a surface's texture, each half as wide and high: 256 pixels down to one.
const SURFACE_LEVELS: u32 = 9;
/// Fonts are looked for again so long after booths have come in, seconds: once for many.
const FONT_PAUSE: f64 = 0.4;

/// The file of each theme's baked light, as far as it has come.
#[derive(Resource, Default)]
struct Lights {
    files: HashMap<Theme, Option<Vec<u8>>>,
    /// The theme whose hall is being built.
    rising: Option<Theme>,
}

/// The typefaces.
#[derive(Resource, Default)]
pub struct Fonts {
    /// What there is and what has come.
    pub set: Option<FontSet>,
    list: Option<Address>,
    coming: Vec<String>,
    again: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Lights>();
    app.init_resource::<Fonts>();
    app.add_systems(Startup, begin);
    app.add_systems(Update, (take, want_fonts).in_set(Step::Receive));
    app.add_systems(
        Update,
        (build, stand)
            .chain()
            .in_set(Step::Enter)
            .after(doors::enter),
    );
}

/// Everything is asked for at once: the browser sorts out the rest.
fn begin(mut fonts: ResMut<Fonts>) {
    let Some(options) = crate::start::options() else {
        return;
    };
    let Some(base) = base(&options.assets) else {
        return;
    };
    for &theme in Theme::ALL {
        let file = base.join(&format!("halls/{}.light", theme.name()));
        spawn_local(async move {
            let light = match file {
                Ok(file) => bytes(&file, MOST, Freshness::Usual).await.ok(),
                Err(_) => None,
            };
            progress("light", 1, 1);
            news::send(News::Light(theme, light));
        });
    }
    if let Ok(file) = base.join("halls/surfaces.webp") {
        spawn_local(async move {
            if let Ok(bytes) = bytes(&file, MOST, Freshness::Usual).await
                && let Some(surfaces) = surfaces(&bytes).await
            {
                progress("surfaces", 1, 1);
                news::send(News::Surfaces(surfaces));
            }
        });
    }
    let list = options.fonts.as_deref().unwrap_or("fonts/fonts.json");
    fonts.list = base.join(list).ok();
    if let Some(list) = fonts.list.clone() {
        spawn_local(async move {
            if let Ok(bytes) = bytes(&list, MOST, Freshness::Usual).await {
                news::send(News::FontList(bytes));
            }
        });
    }
}

/// The folder of the engine's files as a whole address.
fn base(assets: &str) -> Option<Address> {
    let document = page::browser::window()?.document()?;
    let here = Address::parse(&document.base_uri().ok()??).ok()?;
    here.join(assets).ok()
}

/// The strip of surfaces, one below the other, as layers with their smaller copies.
async fn surfaces(bytes: &[u8]) -> Option<Surfaces> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = size.width as u32;
    let strip = UVec2::new(side, size.height as u32);
    let picture = bitmap(bytes, strip, strip.max_element()).await.ok()?;
    let pixels = Easel::new()?.plain(&picture, strip)?;
    let layer = (side * side * 4) as usize;
    let layers: Vec<_> = pixels
        .chunks_exact(layer)
        .map(|layer| levels(layer.to_vec(), side, side, SURFACE_LEVELS))
        .collect();
    (layers.len() == Surface::ALL.len()).then_some(Surfaces { side, layers })
}

/// What has come in.
fn take(
    mut lights: ResMut<Lights>,
    mut fonts: ResMut<Fonts>,
    mut deliveries: ResMut<Deliveries>,
    mut errors: ResMut<Errors>,
    mut stale: ResMut<Stale>,
) {
    let arrived = news::take(|news| match news {
        News::Light(..)
        | News::Surfaces(_)
        | News::FontList(_)
        | News::Font(..)
        | News::FontsDue => Ok(news),
        other => Err(other),
    });
    for news in arrived {
        match news {
            News::Light(theme, file) => {
                lights.files.insert(theme, file);
            }
            News::Surfaces(surfaces) => {
                deliveries.0.push(Delivery::Surfaces(surfaces));
                stale.hall = true;
            }
            News::FontList(bytes) => match serde_json::from_slice(&bytes) {
                Ok(list) => fonts.set = Some(FontSet::new(list)),
                Err(error) => errors.log(format!("fonts.json: {error}")),
            },
            News::Font(file, bytes) => {
                fonts.coming.retain(|coming| *coming != file);
                if let (Some(set), Some(bytes)) = (&mut fonts.set, bytes)
                    && let Err(problem) = set.add(&file, bytes)
                {
                    errors.log(problem.to_string());
                }
                stale.panels = true;
            }
            News::FontsDue => fonts.again = true,
            _ => {}
        }
    }
}

/// Has the hall built that one is in, unless it stands.
fn build(room: Option<Res<Room>>, mut lights: ResMut<Lights>, shell: Res<Shell>) {
    let Some(room) = room else { return };
    let theme = room.plan.theme;
    if shell.is_of(theme) || lights.rising == Some(theme) {
        return;
    }
    let Some(file) = lights.files.get(&theme).cloned() else {
        return;
    };
    lights.rising = Some(theme);
    spawn_local(async move { news::send(News::Raised(Box::new(raise(theme, file).await))) });
}

/// Lets a hall that has been built stand, unless one is in another by now.
fn stand(
    room: Option<Res<Room>>,
    mut lights: ResMut<Lights>,
    mut lamps: ResMut<Lamps>,
    mut shell: ResMut<Shell>,
    mut deliveries: ResMut<Deliveries>,
    mut errors: ResMut<Errors>,
    mut stale: ResMut<Stale>,
) {
    let raised = news::take(|news| match news {
        News::Raised(raised) => Ok(raised),
        other => Err(other),
    });
    for raised in raised {
        let theme = raised.theme;
        if lights.rising == Some(theme) {
            lights.rising = None;
        }
        if room.as_ref().is_none_or(|room| room.plan.theme != theme) {
            continue;
        }
        if raised.plain {
            errors.log(
                "the halls' baked light is missing or does not fit; a plain one stands in".into(),
            );
        }
        *lamps = Lamps {
            theme: Some(theme),
            light: raised.stand(&mut shell, &mut deliveries),
        };
        stale.hall = true;
    }
}

/// Fetches the typefaces that what is known by now needs.
fn want_fonts(
    event: Option<Res<Event>>,
    tongue: Option<Res<Tongue>>,
    mut fonts: ResMut<Fonts>,
    mut asked: Local<bool>,
    mut waiting: Local<bool>,
) {
    let (Some(event), Some(tongue)) = (event, tongue) else {
        return;
    };
    let fonts = fonts.bypass_change_detection();
    let (Some(set), Some(list)) = (&fonts.set, &fonts.list) else {
        return;
    };
    // Our messages in another language need other letters.
    let again = std::mem::take(&mut fonts.again) || tongue.is_changed();
    if again {
        *waiting = false;
    } else if *asked {
        if event.is_changed() && !*waiting {
            *waiting = true;
            spawn_local(async {
                page::browser::loader::sleep(FONT_PAUSE).await;
                news::send(News::FontsDue);
            });
        }
        return;
    }
    *asked = true;
    for file in set.wanted(&event, &tongue.language) {
        if fonts.coming.contains(&file) {
            continue;
        }
        let Ok(url) = list.join(&file) else { continue };
        fonts.coming.push(file.clone());
        spawn_local(async move {
            let bytes = bytes(&url, MOST, Freshness::Usual).await.ok();
            news::send(News::Font(file, bytes));
        });
    }
}
