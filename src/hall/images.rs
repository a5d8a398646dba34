//! Images, as a port: who fetches and decodes them, and a cache of a fixed size for whoever does.

use std::collections::HashMap;

use bevy::math::UVec2;

/// Files on their way at once.
const AT_ONCE: usize = 8;
/// Decoded images that are kept for drawing: about a megabyte each.
const KEPT: usize = 40;

/// An image, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ImageKey {
    /// Its address.
    pub address: String,
    /// Whether it is for a panel, and then larger than for a sign's tile.
    pub panel: bool,
}

impl ImageKey {
    /// Longest side that is decoded, pixels: that of the largest tile, or of a panel's picture.
    pub fn longest(&self) -> u32 {
        if self.panel { 1024 } else { 512 }
    }
}

/// A decoded image. Cheap to clone.
pub trait ImagePixels: Clone + 'static {
    /// Width and height, pixels.
    fn size(&self) -> UVec2;
    /// Whether it consists of lines and fills (SVG) and is sharp at any size.
    fn is_scalable(&self) -> bool;
}

/// What is known of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageState<I> {
    /// It is not there, and may be on its way.
    Missing,
    /// It cannot be shown.
    Failed,
    /// It is there.
    Ready(I),
}

/// Fetches and decodes images. When one has come, or has failed, the inbox receives an
/// [`crate::messages::ImageDecoded`].
pub trait Images: 'static {
    /// A decoded image.
    type Image: ImagePixels;
    /// The address of a file that a booth's file (`source`; the event's where there is none) names; nothing when the feed's
    /// rules do not allow it.
    fn address(&self, source: Option<&str>, path: &str) -> Option<String>;
    /// What is known of an image.
    fn get(&self, key: &ImageKey) -> ImageState<Self::Image>;
    /// Fetches an image, unless it is known, on its way, or too many others are.
    fn request(&self, key: &ImageKey);
    /// Lets go of an image.
    fn release(&self, key: &ImageKey);
}

/// Decoded images, those that are used least making room for others.
pub struct ImageCache<I>(HashMap<ImageKey, Entry<I>>);

enum Entry<I> {
    Coming,
    Failed,
    /// With how often it was used.
    Ready(I, u32),
}

impl<I> Default for ImageCache<I> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<I: Clone> ImageCache<I> {
    /// What is known of an image; whoever asks uses it.
    pub fn get(&mut self, key: &ImageKey) -> ImageState<I> {
        match self.0.get_mut(key) {
            Some(Entry::Ready(image, used)) => {
                *used += 1;
                ImageState::Ready(image.clone())
            }
            Some(Entry::Failed) => ImageState::Failed,
            Some(Entry::Coming) | None => ImageState::Missing,
        }
    }

    /// Whether an image is to be fetched now: it then counts as on its way. With what makes room for it.
    pub fn begin(&mut self, key: &ImageKey) -> Option<Vec<I>> {
        let coming = self.0.values().filter(|one| matches!(one, Entry::Coming));
        if self.0.contains_key(key) || coming.count() >= AT_ONCE {
            return None;
        }
        let dropped = self.make_room();
        self.0.insert(key.clone(), Entry::Coming);
        Some(dropped)
    }

    /// An image has come, or cannot be shown.
    pub fn finish(&mut self, key: ImageKey, image: Option<I>) {
        let entry = image.map_or(Entry::Failed, |image| Entry::Ready(image, 0));
        self.0.insert(key, entry);
    }

    /// Takes an image out.
    pub fn remove(&mut self, key: &ImageKey) -> Option<I> {
        match self.0.remove(key) {
            Some(Entry::Ready(image, _)) => Some(image),
            _ => None,
        }
    }

    /// Takes out what was used least of what has been used at all.
    fn make_room(&mut self) -> Vec<I> {
        let mut used: Vec<(ImageKey, u32)> = self
            .0
            .iter()
            .filter_map(|(key, one)| match one {
                Entry::Ready(_, used) if *used > 0 => Some((key.clone(), *used)),
                _ => None,
            })
            .collect();
        if used.len() < KEPT {
            return Vec::new();
        }
        used.sort_by_key(|(_, used)| std::cmp::Reverse(*used));
        let least = used.split_off(KEPT / 2);
        least
            .iter()
            .filter_map(|(key, _)| self.remove(key))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> ImageKey {
        ImageKey {
            address: number.to_string(),
            panel: false,
        }
    }

    #[test]
    fn an_image_is_fetched_once_and_only_so_many_at_a_time() {
        let mut cache = ImageCache::default();
        for number in 0..AT_ONCE {
            assert!(cache.begin(&key(number)).is_some());
        }
        assert!(cache.begin(&key(0)).is_none(), "on its way");
        assert!(cache.begin(&key(99)).is_none(), "too many");
        cache.finish(key(0), Some(7));
        assert!(cache.begin(&key(99)).is_some());
        assert_eq!(cache.get(&key(0)), ImageState::Ready(7));
        assert!(cache.begin(&key(0)).is_none(), "it is there");
    }

    #[test]
    fn a_failed_image_is_not_asked_for_again() {
        let mut cache = ImageCache::<u32>::default();
        assert!(cache.begin(&key(1)).is_some());
        assert_eq!(cache.get(&key(1)), ImageState::Missing);
        cache.finish(key(1), None);
        assert_eq!(cache.get(&key(1)), ImageState::Failed);
        assert!(cache.begin(&key(1)).is_none());
    }

    #[test]
    fn what_is_used_least_makes_room_and_what_nobody_has_drawn_yet_stays() {
        let mut cache = ImageCache::default();
        for number in 0..KEPT {
            cache.finish(key(number), Some(number));
            for _ in 0..=number {
                let _ = cache.get(&key(number));
            }
        }
        cache.finish(key(500), Some(500));
        let dropped = cache.begin(&key(600)).unwrap_or_default();
        assert_eq!(dropped.len(), KEPT / 2);
        assert!(dropped.iter().all(|number| *number < KEPT / 2));
        assert_eq!(cache.get(&key(500)), ImageState::Ready(500));
    }
}
