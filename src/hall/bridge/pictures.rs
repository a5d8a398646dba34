//! Signs and posters get their pixels, nearest first, a little in each frame; pictures for the panels too.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Mutex;

use bevy::math::UVec2;
use bevy::prelude::*;
use feed::{Address, Booth};
use venue::booth::Shows;
use wasm_bindgen_futures::spawn_local;

use super::canvas2d::{Easel, Picture};
use super::decode::{Spoilt, decode};
use super::loading::{Errors, Reading};
use super::news::{self, News};
use crate::booths::mips::{LEVELS, levels};
use crate::booths::residency::{Gallery, Job};
use crate::booths::signs::{self, Item, Sheet};
use crate::booths::status;
use crate::render::{Deliveries, Delivery};
use crate::room::Event;
use crate::schedule::Step;
use crate::state::{Stale, Tongue};

/// Milliseconds of a frame that drawing signs may take: enough for several, little enough to walk on.
const SHARE: f64 = 6.0;
/// Files on their way at once.
const AT_ONCE: usize = 8;
/// Decoded pictures that are kept for drawing: about a megabyte each.
const KEPT: usize = 40;
/// Longest side of a picture on a tile, pixels: the largest tile.
const TILE: u32 = 512;
/// Longest side of a picture in a panel, pixels.
const PANEL: u32 = 1024;
/// Pictures of panels that are kept on the graphics card.
const PANEL_KEPT: usize = 24;

/// A decoded picture, or what became of it.
enum Found {
    Coming,
    Here(Picture, u32),
    Spoilt(Spoilt),
}

thread_local! {
    /// By address, and whether it is for a panel.
    static FOUND: RefCell<HashMap<(String, bool), Found>> = RefCell::default();
}

/// Pictures for the panels.
#[derive(Resource, Default)]
pub struct PanelPictures {
    shown: HashMap<(usize, String), Option<(u64, UVec2)>>,
    asked: Mutex<Vec<(usize, String)>>,
    order: Vec<(usize, String)>,
    next: u64,
}

impl PanelPictures {
    /// A picture, when it is there; asking fetches it.
    pub fn get(&self, slot: usize, src: &str) -> Option<egui::load::SizedTexture> {
        let key = (slot, src.to_owned());
        match self.shown.get(&key) {
            Some(Some((id, size))) => {
                let size = egui::vec2(size.x as f32, size.y as f32);
                Some(egui::load::SizedTexture::new(
                    egui::TextureId::User(*id),
                    size,
                ))
            }
            Some(None) => None,
            None => {
                if let Ok(mut asked) = self.asked.lock()
                    && !asked.contains(&key)
                {
                    asked.push(key);
                }
                None
            }
        }
    }
}

impl PanelPictures {
    /// Booths have moved to other slots. Returns what is no longer needed.
    pub fn renumber(&mut self, moved: impl Fn(usize) -> Option<usize>) -> Vec<Delivery> {
        let mut dropped = Vec::new();
        let shown = std::mem::take(&mut self.shown);
        for ((slot, src), picture) in shown {
            match (moved(slot), picture) {
                (Some(now), picture) => {
                    self.shown.insert((now, src), picture);
                }
                (None, Some((id, _))) => dropped.push(Delivery::DropPanelPicture(id)),
                (None, None) => {}
            }
        }
        let order = std::mem::take(&mut self.order);
        let order = order.into_iter();
        self.order = order
            .filter_map(|(slot, src)| Some((moved(slot)?, src)))
            .collect();
        dropped
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PanelPictures>();
    app.insert_non_send(Easel::new());
    app.add_systems(Update, arrived.in_set(Step::Receive));
    app.add_systems(Update, (paint, for_panels).chain().in_set(Step::Mark));
}

/// A picture has come in: whoever waited for it goes on.
fn arrived(mut errors: ResMut<Errors>, mut stale: ResMut<Stale>, mut gallery: ResMut<Gallery>) {
    let keys = news::take(|news| match news {
        News::Picture(key) => Ok(key),
        other => Err(other),
    });
    for key in keys {
        FOUND.with_borrow(|found| {
            let spoilt = [false, true].into_iter().find_map(|panel| {
                match found.get(&(key.clone(), panel)) {
                    Some(Found::Spoilt(spoilt)) => Some(spoilt),
                    _ => None,
                }
            });
            if let Some(spoilt) = spoilt {
                errors.log(format!("{key}: {spoilt}"));
            }
        });
        stale.panels = true;
        let gallery = &mut *gallery;
        gallery.jobs.splice(..0, gallery.waiting.drain(..));
    }
}

/// Draws what is waiting, as far as the frame's share goes.
fn paint(
    easel: NonSend<Option<Easel>>,
    reading: NonSend<Reading>,
    event: Option<Res<Event>>,
    tongue: Option<Res<Tongue>>,
    mut gallery: ResMut<Gallery>,
    mut deliveries: ResMut<Deliveries>,
    mut stale: ResMut<Stale>,
) {
    let (Some(easel), Some(event), Some(tongue)) = (&*easel, event, tongue) else {
        return;
    };
    let Some(loader) = &reading.loader else {
        return;
    };
    if gallery.jobs.is_empty() {
        return;
    }
    let clock = page::browser::window().and_then(|window| window.performance());
    let clock = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
    let until = clock() + SHARE;
    let jobs = std::mem::take(&mut gallery.bypass_change_detection().jobs);
    let mut left = Vec::new();
    let mut more = false;
    for job in jobs {
        if clock() > until {
            more = true;
            left.push(job);
            continue;
        }
        let artist = Artist {
            easel,
            event: &event,
            language: &tongue.language,
            find: &|slot, path| {
                let source = event
                    .slots
                    .get(slot)
                    .and_then(|slot| slot.source.as_deref());
                loader.address(source, path)
            },
            fetch: &|url| fetch(loader, url, false),
        };
        match artist.draw(&gallery, job) {
            Drawn::Waiting => gallery.bypass_change_detection().waiting.push(job),
            Drawn::Done(pixels, aspect) => {
                let size = job.tile.class.size();
                let levels = levels(pixels, size.x, size.y, LEVELS);
                deliveries.0.push(Delivery::Tile(job.tile, levels));
                gallery.bypass_change_detection().done(job, aspect);
            }
            Drawn::Nothing => {}
        }
    }
    let gallery = gallery.bypass_change_detection();
    gallery.jobs = left;
    if gallery.stale {
        stale.hall = true;
    }
    stale.soon |= more;
}

/// What came of a job.
enum Drawn {
    /// Its picture is on its way.
    Waiting,
    /// Pixels, and width by height where the face is not filled.
    Done(Vec<u8>, f32),
    /// There is nothing to draw.
    Nothing,
}

struct Artist<'a> {
    easel: &'a Easel,
    event: &'a Event,
    language: &'a str,
    find: &'a dyn Fn(usize, &str) -> Option<Address>,
    fetch: &'a dyn Fn(&Address),
}

impl Artist<'_> {
    fn draw(&self, gallery: &Gallery, job: Job) -> Drawn {
        let Some(hung) = gallery.hung.get(job.hung) else {
            return Drawn::Nothing;
        };
        let slot = self.event.slots.get(hung.slot);
        let booth: Option<&Booth> = slot.and_then(|slot| slot.booth()).map(AsRef::as_ref);
        let aspect = hung.right.length() / hung.down.length().max(0.01);
        let measure =
            |words: &str, language: &str, bold: bool| self.easel.measure(words, language, bold);
        let status = match (hung.shows, booth) {
            (Shows::Status, Some(booth)) => status::words(
                booth,
                &self.event.event,
                page::browser::clock::now(),
                self.language,
            ),
            _ => String::new(),
        };
        let silent = status.is_empty() && booth.is_none_or(|booth| booth.tagline.is_empty());
        if hung.shows == Shows::Status && silent {
            return Drawn::Nothing;
        }
        let sheet = signs::sheet(
            hung.shows,
            hung.number,
            booth,
            &status,
            aspect,
            self.language,
            &measure,
        );
        let mut spoilt = false;
        let mut shape = 0.0;
        for item in &sheet.items {
            let Item::Picture(area, path) = item else {
                continue;
            };
            match self.look(hung.slot, path) {
                Look::Waiting => return Drawn::Waiting,
                Look::Spoilt => spoilt = true,
                Look::Here(picture) => {
                    let size = picture.size().as_vec2();
                    if area[2] >= sheet.width {
                        shape = size.x / size.y;
                    }
                }
            }
        }
        let sheet = match (hung.shows, booth) {
            (Shows::Poster(index), Some(booth)) if spoilt => {
                signs::poster_in_words(booth, usize::from(index), aspect, self.language, &measure)
            }
            (_, Some(booth)) if spoilt => {
                self.without_logo(hung.shows, hung.number, booth, aspect, &measure)
            }
            _ => sheet,
        };
        let picture = |path: &str| match self.look(hung.slot, path) {
            Look::Here(picture) => Some(picture),
            Look::Waiting | Look::Spoilt => None,
        };
        match self.easel.draw(&sheet, job.tile.class.size(), &picture) {
            Some(pixels) => Drawn::Done(pixels, if spoilt { 0.0 } else { shape }),
            None => Drawn::Nothing,
        }
    }

    /// The sign of a booth whose logo cannot be shown: as if it had none.
    fn without_logo(
        &self,
        shows: Shows,
        number: u32,
        booth: &Booth,
        aspect: f32,
        measure: signs::Measure<'_>,
    ) -> Sheet {
        let mut booth = booth.clone();
        booth.logo = None;
        signs::sheet(
            shows,
            number,
            Some(&booth),
            "",
            aspect,
            self.language,
            measure,
        )
    }

    fn look(&self, slot: usize, path: &str) -> Look {
        let Some(url) = (self.find)(slot, path) else {
            return Look::Spoilt;
        };
        let known = look(url.as_str(), false);
        if matches!(known, Look::Waiting) {
            (self.fetch)(&url);
        }
        known
    }
}

enum Look {
    Waiting,
    Spoilt,
    Here(Picture),
}

fn look(address: &str, panel: bool) -> Look {
    FOUND.with_borrow_mut(|found| match found.get_mut(&(address.to_owned(), panel)) {
        Some(Found::Here(picture, used)) => {
            *used += 1;
            Look::Here(picture.clone())
        }
        Some(Found::Spoilt(_)) => Look::Spoilt,
        Some(Found::Coming) | None => Look::Waiting,
    })
}

/// Starts to fetch a picture, unless it is on its way or too many are.
fn fetch(loader: &page::browser::loader::Loader, url: &Address, panel: bool) {
    let key = (url.as_str().to_owned(), panel);
    let started = FOUND.with_borrow_mut(|found| {
        let coming = found
            .values()
            .filter(|one| matches!(one, Found::Coming))
            .count();
        if found.contains_key(&key) || coming >= AT_ONCE {
            return false;
        }
        make_room(found);
        found.insert(key.clone(), Found::Coming);
        true
    });
    if !started {
        return;
    }
    let (loader, url) = (loader.clone(), url.clone());
    spawn_local(async move {
        let longest = if panel { PANEL } else { TILE };
        let found = match decode(&loader, &url, longest).await {
            Ok(picture) => Found::Here(picture, 0),
            Err(spoilt) => Found::Spoilt(spoilt),
        };
        let address = key.0.clone();
        FOUND.with_borrow_mut(|all| all.insert(key, found));
        news::send(News::Picture(address));
    });
}

/// Lets go of the pictures that were used least.
fn make_room(found: &mut HashMap<(String, bool), Found>) {
    let mut here: Vec<((String, bool), u32)> = found
        .iter()
        .filter_map(|(key, one)| match one {
            Found::Here(_, used) if *used > 0 => Some((key.clone(), *used)),
            _ => None,
        })
        .collect();
    if here.len() < KEPT {
        return;
    }
    here.sort_by_key(|(_, used)| std::cmp::Reverse(*used));
    for (key, _) in here.split_off(KEPT / 2) {
        if let Some(Found::Here(Picture::Bitmap(bitmap), _)) = found.remove(&key) {
            bitmap.close();
        }
    }
}

/// Fetches what the panels asked for, and hands it over once it is there.
fn for_panels(
    easel: NonSend<Option<Easel>>,
    reading: NonSend<Reading>,
    event: Option<Res<Event>>,
    mut pictures: ResMut<PanelPictures>,
    mut deliveries: ResMut<Deliveries>,
) {
    let (Some(easel), Some(event), Some(loader)) = (&*easel, event, &reading.loader) else {
        return;
    };
    let asked = match pictures.bypass_change_detection().asked.get_mut() {
        Ok(asked) => std::mem::take(asked),
        Err(_) => return,
    };
    for (slot, src) in asked {
        let source = event
            .slots
            .get(slot)
            .and_then(|slot| slot.source.as_deref());
        let Some(url) = loader.address(source, &src) else {
            pictures
                .bypass_change_detection()
                .shown
                .insert((slot, src), None);
            continue;
        };
        match look(url.as_str(), true) {
            Look::Waiting => fetch(loader, &url, true),
            Look::Spoilt => {
                pictures.shown.insert((slot, src), None);
            }
            Look::Here(picture) => {
                let natural = picture.size();
                let scale = match picture {
                    // Drawings have no size of their own that would matter.
                    Picture::Drawing(_) => PANEL as f32 / natural.max_element() as f32,
                    Picture::Bitmap(_) => 1.0,
                };
                let size = (natural.as_vec2() * scale)
                    .round()
                    .as_uvec2()
                    .max(UVec2::ONE);
                if let Some(pixels) = easel.plain(&picture, size) {
                    let id = pictures.next;
                    pictures.next += 1;
                    deliveries.0.push(Delivery::PanelPicture(id, size, pixels));
                    pictures.shown.insert((slot, src.clone()), Some((id, size)));
                    pictures.order.push((slot, src));
                }
                FOUND.with_borrow_mut(|found| {
                    if let Some(Found::Here(Picture::Bitmap(bitmap), _)) =
                        found.remove(&(url.to_string(), true))
                    {
                        bitmap.close();
                    }
                });
            }
        }
    }
    while pictures.order.len() > PANEL_KEPT {
        let oldest = pictures.order.remove(0);
        if let Some(Some((id, _))) = pictures.shown.remove(&oldest) {
            deliveries.0.push(Delivery::DropPanelPicture(id));
        }
    }
}
