//! Painting: signs and posters get their pixels, nearest first, a little in each frame.

use std::time::Duration;

use bevy::ecs::system::SystemParam;
use bevy::platform::time::Instant;
use bevy::prelude::*;
use feed::{Booth, Exhibition};
use venue::booth::Shows;

use super::film_still;
use super::films::film;
use super::mips::{LEVELS, levels};
use super::sign_atlas::{DrawJob, SignAtlas};
use super::signs::{self, Sheet, SignItem};
use super::status;
use crate::clock::ShownTime;
use crate::current_hall::CurrentExhibition;
use crate::diagnostics::Diagnostics;
use crate::images::{ImageKey, ImagePixels, ImageState, Images};
use crate::locale::CurrentLocale;
use crate::messages::{self, HallEvent, ImageDecoded};
use crate::people::Together;
use crate::redraw::Redraw;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::text_raster::TextRaster;

/// How long drawing signs may take of a frame: enough for several, little enough to walk on.
const SHARE: Duration = Duration::from_millis(6);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, arrived.in_set(FrameStep::Receive));
}

/// An image has come in: whoever waited for it goes on.
fn arrived(
    mut events: MessageReader<HallEvent>,
    mut diagnostics: ResMut<Diagnostics>,
    mut atlas: ResMut<SignAtlas>,
) {
    for ImageDecoded(address, fault) in messages::arrived(&mut events) {
        if let Some(fault) = fault {
            diagnostics.log(format!("{address}: {fault}"));
        }
        let atlas = &mut *atlas;
        atlas.jobs.splice(..0, atlas.waiting.drain(..));
    }
}

/// What signs are drawn from.
#[derive(SystemParam)]
pub struct SignSources<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    locale: If<Res<'w, CurrentLocale>>,
    time: Res<'w, ShownTime>,
    together: Res<'w, Together>,
}

/// Draws what is waiting, as far as the frame's share goes.
pub fn paint<R: TextRaster, I: Images<Image = R::Image>>(
    raster: If<NonSend<R>>,
    images: If<NonSend<I>>,
    model: SignSources,
    mut atlas: ResMut<SignAtlas>,
    mut queue: ResMut<RenderQueue>,
    mut redraw: ResMut<Redraw>,
) {
    if atlas.jobs.is_empty() {
        return;
    }
    let atlas = atlas.bypass_change_detection();
    let painter = Painter {
        raster: &**raster,
        images: &**images,
        event: &model.event,
        language: &model.locale.language,
        now: **model.time,
        together: &model.together,
    };
    let begun = Instant::now();
    let mut left = Vec::new();
    for job in std::mem::take(&mut atlas.jobs) {
        if begun.elapsed() > SHARE {
            left.push(job);
            continue;
        }
        match painter.draw(atlas, job) {
            Drawn::Waiting => atlas.waiting.push(job),
            Drawn::Done(pixels, aspect) => {
                let size = job.tile.class.size();
                let levels = levels(pixels, size.x, size.y, LEVELS);
                queue.push(RenderCommand::Tile(job.tile, levels));
                atlas.done(job, aspect);
            }
            Drawn::Nothing => {}
        }
    }
    redraw.request_frame_if(!left.is_empty());
    atlas.jobs = left;
}

/// What came of a job.
enum Drawn {
    /// Its image is on its way.
    Waiting,
    /// Pixels, and width by height where the face is not filled.
    Done(Vec<u8>, f32),
    /// There is nothing to draw.
    Nothing,
}

struct Painter<'a, R, I> {
    raster: &'a R,
    images: &'a I,
    event: &'a Exhibition,
    language: &'a str,
    now: jiff::Timestamp,
    together: &'a Together,
}

impl<R: TextRaster, I: Images<Image = R::Image>> Painter<'_, R, I> {
    fn draw(&self, atlas: &SignAtlas, job: DrawJob) -> Drawn {
        let Some(sign) = atlas.signs.get(job.sign) else {
            return Drawn::Nothing;
        };
        let slot = self.event.slots.get(sign.slot);
        let booth: Option<&Booth> = slot.and_then(|slot| slot.booth()).map(AsRef::as_ref);
        let aspect = sign.right.length() / sign.down.length().max(0.01);
        let measure =
            |text: &str, language: &str, bold: bool| self.raster.measure(text, language, bold);
        let words = match (sign.shows, booth) {
            (Shows::Status, Some(booth)) => match self.together.words(&booth.id) {
                Some(live) => live.to_owned(),
                None => status::words(booth, &self.event.event, self.now, self.language),
            },
            (Shows::Print, Some(booth)) => self.topics(booth),
            _ => String::new(),
        };
        let silent = words.is_empty() && booth.is_none();
        if sign.shows == Shows::Status && silent {
            return Drawn::Nothing;
        }
        // One that cannot be read is not there.
        if sign.shows == Shows::Screen && booth.and_then(film).is_none() {
            return Drawn::Nothing;
        }
        let sheet = signs::sheet(
            sign.shows,
            sign.number,
            booth,
            &words,
            aspect,
            self.language,
            &measure,
        );
        let mut failed = false;
        let mut shape = 0.0;
        for item in &sheet.items {
            let SignItem::Picture(area, path) = item else {
                continue;
            };
            match self.image(sign.slot, path) {
                ImageState::Missing => return Drawn::Waiting,
                ImageState::Failed => failed = true,
                ImageState::Ready(image) => {
                    let size = image.size().as_vec2();
                    if area[2] >= sheet.width {
                        shape = size.x / size.y;
                    }
                }
            }
        }
        let mut sheet = match (sign.shows, booth) {
            (Shows::Poster(index), Some(booth)) if failed => {
                signs::poster_in_words(booth, usize::from(index), aspect, self.language, &measure)
            }
            (Shows::Screen, Some(booth)) if failed => {
                film_still::in_words(booth, aspect, self.language, &measure)
            }
            (_, Some(booth)) if failed => {
                self.without_logo(sign.shows, sign.number, booth, aspect, &measure)
            }
            _ => sheet,
        };
        let image = |path: &str| match self.image(sign.slot, path) {
            ImageState::Ready(image) => Some(image),
            ImageState::Missing | ImageState::Failed => None,
        };
        let shape = if failed { 0.0 } else { shape };
        sheet.margin = sign.margin(shape);
        match self.raster.draw(&sheet, job.tile.class.size(), &image) {
            Some(pixels) => Drawn::Done(pixels, shape),
            None => Drawn::Nothing,
        }
    }

    /// What a booth is about, in words.
    fn topics(&self, booth: &Booth) -> String {
        let known = &self.event.event.topics;
        let titles = booth.topics.iter().filter_map(|id| {
            let topic = known.iter().find(|topic| topic.id == *id)?;
            Some(topic.title.shown(self.language).text)
        });
        titles.take(4).collect::<Vec<_>>().join(" · ")
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
        let language = self.language;
        signs::sheet(shows, number, Some(&booth), "", aspect, language, measure)
    }

    /// An image of a booth; one that is missing is asked for.
    fn image(&self, slot: usize, path: &str) -> ImageState<R::Image> {
        let source = self.event.slots.get(slot);
        let source = source.and_then(|slot| slot.source.as_deref());
        let Some(address) = self.images.address(source, path) else {
            return ImageState::Failed;
        };
        let key = ImageKey {
            address,
            panel: false,
        };
        let known = self.images.get(&key);
        if matches!(known, ImageState::Missing) {
            self.images.request(&key);
        }
        known
    }
}
