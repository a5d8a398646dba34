//! Pictures that panels show: asked for by the panels, decoded, and kept on the graphics card as far as there is room.

use std::collections::HashMap;
use std::sync::Mutex;

use bevy::math::UVec2;
use bevy::prelude::*;

use crate::current_hall::CurrentExhibition;
use crate::images::{ImageKey, ImagePixels, ImageState, Images};
use crate::messages::{self, HallEvent, ImageDecoded};
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::text_raster::TextRaster;

/// Pictures that are kept on the graphics card.
const KEPT: usize = 24;

/// A picture by its booth's slot and its path in the booth's file.
type PictureKey = (usize, String);

/// Pictures for the panels.
#[derive(Resource, Default)]
pub struct PanelPictures {
    shown: HashMap<PictureKey, Option<(u64, UVec2)>>,
    asked: Mutex<Vec<PictureKey>>,
    /// The oldest first.
    order: Vec<PictureKey>,
    next: u64,
}

impl PanelPictures {
    /// A picture, when it is there; asking fetches it.
    pub fn get(&self, slot: usize, src: &str) -> Option<egui::load::SizedTexture> {
        let key = (slot, src.to_owned());
        match self.shown.get(&key) {
            Some(Some((id, size))) => {
                let size = egui::vec2(size.x as f32, size.y as f32);
                let id = egui::TextureId::User(*id);
                Some(egui::load::SizedTexture::new(id, size))
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

    /// Whether panels have asked for something since [`deliver`] looked last.
    pub fn is_asked(&self) -> bool {
        self.asked.lock().is_ok_and(|asked| !asked.is_empty())
    }

    /// Booths have moved to other slots. Returns what is no longer needed.
    pub fn renumber(&mut self, moved: impl Fn(usize) -> Option<usize>) -> Vec<RenderCommand> {
        let mut dropped = Vec::new();
        let shown = std::mem::take(&mut self.shown);
        for ((slot, src), picture) in shown {
            match (moved(slot), picture) {
                (Some(now), picture) => {
                    self.shown.insert((now, src), picture);
                }
                (None, Some((id, _))) => dropped.push(RenderCommand::DropPanelPicture(id)),
                (None, None) => {}
            }
        }
        let order = std::mem::take(&mut self.order).into_iter();
        self.order = order
            .filter_map(|(slot, src)| Some((moved(slot)?, src)))
            .collect();
        dropped
    }

    /// Numbers a picture of this size.
    fn add(&mut self, key: PictureKey, size: UVec2) -> u64 {
        let id = self.next;
        self.next += 1;
        self.shown.insert(key.clone(), Some((id, size)));
        self.order.push(key);
        id
    }

    /// Lets go of the oldest pictures, as far as there are too many.
    fn make_room(&mut self) -> Vec<RenderCommand> {
        let surplus = self.order.len().saturating_sub(KEPT);
        let oldest = self.order.drain(..surplus);
        let pictures = oldest.filter_map(|key| self.shown.remove(&key).flatten());
        pictures
            .map(|(id, _)| RenderCommand::DropPanelPicture(id))
            .collect()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PanelPictures>();
    app.add_systems(Update, arrived.in_set(FrameStep::Receive));
}

/// An image has come in: panels that waited for it are shown anew.
fn arrived(mut events: MessageReader<HallEvent>, mut pictures: ResMut<PanelPictures>) {
    if messages::arrived::<ImageDecoded>(&mut events).count() > 0 {
        pictures.set_changed();
    }
}

/// Fetches what the panels asked for, and hands it over once it is there.
pub fn deliver<R: TextRaster, I: Images<Image = R::Image>>(
    raster: If<NonSend<R>>,
    images: If<NonSend<I>>,
    event: If<Res<CurrentExhibition>>,
    mut pictures: ResMut<PanelPictures>,
    mut queue: ResMut<RenderQueue>,
) {
    let asked = match pictures.bypass_change_detection().asked.get_mut() {
        Ok(asked) => std::mem::take(asked),
        Err(_) => return,
    };
    for (slot, src) in asked {
        let source = event.slots.get(slot);
        let source = source.and_then(|slot| slot.source.as_deref());
        let Some(address) = images.address(source, &src) else {
            let pictures = pictures.bypass_change_detection();
            pictures.shown.insert((slot, src), None);
            continue;
        };
        let key = ImageKey {
            address,
            panel: true,
        };
        match images.get(&key) {
            ImageState::Missing => images.request(&key),
            ImageState::Failed => {
                pictures.shown.insert((slot, src), None);
            }
            ImageState::Ready(image) => {
                let size = shown_size(&image, key.longest());
                if let Some(pixels) = raster.draw_image(&image, size) {
                    let id = pictures.add((slot, src), size);
                    queue.push(RenderCommand::PanelPicture(id, size, pixels));
                }
                images.release(&key);
            }
        }
    }
    let dropped = pictures.bypass_change_detection().make_room();
    queue.0.extend(dropped);
}

/// How large an image is shown, pixels. Drawings have no size of their own that would matter.
fn shown_size(image: &impl ImagePixels, longest: u32) -> UVec2 {
    let natural = image.size();
    let scale = if image.is_scalable() {
        longest as f32 / natural.max_element() as f32
    } else {
        1.0
    };
    let size = natural.as_vec2() * scale;
    size.round().as_uvec2().max(UVec2::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_pictures_make_room() {
        let mut pictures = PanelPictures::default();
        for number in 0..KEPT + 2 {
            pictures.add((number, "a.png".to_owned()), UVec2::ONE);
        }
        let dropped = pictures.make_room();
        assert!(matches!(
            dropped.as_slice(),
            [
                RenderCommand::DropPanelPicture(0),
                RenderCommand::DropPanelPicture(1)
            ]
        ));
        assert!(pictures.get(0, "a.png").is_none() && pictures.get(2, "a.png").is_some());
    }

    #[test]
    fn pictures_move_with_their_booths_and_go_with_them() {
        let mut pictures = PanelPictures::default();
        pictures.add((0, "a.png".to_owned()), UVec2::ONE);
        pictures.add((1, "b.png".to_owned()), UVec2::ONE);
        let dropped = pictures.renumber(|slot| (slot == 1).then_some(0));
        assert!(matches!(
            dropped.as_slice(),
            [RenderCommand::DropPanelPicture(0)]
        ));
        assert!(pictures.get(0, "b.png").is_some());
        assert!(pictures.get(0, "a.png").is_none());
    }
}
