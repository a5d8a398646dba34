//! Fetched images: pictures of the event's files, fetched and looked at before anything decodes them. Who decodes is a port.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use bevy::math::UVec2;
use bevy::prelude::*;
use feed::{Address, limits};
use page::browser::loader::Loader;
use page::browser::spawn;

use crate::images::{ImageCache, ImageKey, ImagePixels, ImageState, Images};
use crate::inbox::Inbox;
use crate::loading::event_files::EventReading;
use crate::messages::ImageDecoded;

/// Decodes images. What it cannot decode is none.
pub trait Decoder: 'static {
    /// A decoded image.
    type Image: ImagePixels;
    /// Decodes pixels (PNG, JPEG, WebP and their kind), `fitted` to fewer where that is wanted.
    fn pixels(bytes: &[u8], fitted: Option<UVec2>) -> impl Future<Output = Option<Self::Image>>;
    /// Decodes a drawing (SVG).
    fn drawing(bytes: &[u8]) -> impl Future<Output = Option<Self::Image>>;
    /// Draws an image at this size, four bytes a pixel.
    fn draw(image: &Self::Image, size: UVec2) -> Option<Vec<u8>>;
    /// Lets go of an image's pixels.
    fn close(image: &Self::Image);
}

/// Why an image cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageFault {
    /// It could not be fetched, with the reason.
    Unfetched(String),
    /// It has more pixels than are decoded.
    TooLarge(u32, u32),
    /// It is no picture the browser knows.
    Unknown,
}

impl fmt::Display for ImageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfetched(reason) => f.write_str(reason),
            Self::TooLarge(width, height) => write!(
                f,
                "{width} × {height} pixels; at most {} on each side and {} in all",
                limits::IMAGE_SIDE,
                limits::IMAGE_PIXELS
            ),
            Self::Unknown => f.write_str("not a picture that this browser can read"),
        }
    }
}

/// Decodes an image, no larger than `longest` pixels on its longer side.
async fn decode<D: Decoder>(bytes: &[u8], longest: u32) -> Result<D::Image, ImageFault> {
    let decoded = if let Ok(size) = imagesize::blob_size(bytes) {
        let (width, height) = (size.width as u32, size.height as u32);
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > limits::IMAGE_SIDE || pixels > limits::IMAGE_PIXELS {
            return Err(ImageFault::TooLarge(width, height));
        }
        D::pixels(bytes, fitted(UVec2::new(width, height), longest)).await
    } else if is_svg(bytes) {
        D::drawing(bytes).await
    } else {
        None
    };
    decoded.ok_or(ImageFault::Unknown)
}

/// The size of a picture that is made smaller, so that its longer side is `longest` pixels.
fn fitted(size: UVec2, longest: u32) -> Option<UVec2> {
    let scale = longest as f32 / size.max_element() as f32;
    (scale < 1.0).then(|| (size.as_vec2() * scale).round().as_uvec2().max(UVec2::ONE))
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.contains("<svg")
}

/// Images as they come from where the event's files do.
pub struct FetchedImages<D: Decoder> {
    loader: Loader,
    inbox: Inbox,
    cache: Rc<RefCell<ImageCache<D::Image>>>,
}

/// None yet.
pub fn begin<D: Decoder>(world: &mut World) {
    let inbox = world.resource::<Inbox>().clone();
    let Some(reading) = world.get_non_send::<EventReading>() else {
        return;
    };
    let images = FetchedImages::<D> {
        loader: reading.loader.clone(),
        inbox,
        cache: Rc::default(),
    };
    world.insert_non_send(images);
}

impl<D: Decoder> Images for FetchedImages<D> {
    type Image = D::Image;

    fn address(&self, source: Option<&str>, path: &str) -> Option<String> {
        self.loader.address(source, path).map(String::from)
    }

    fn get(&self, key: &ImageKey) -> ImageState<D::Image> {
        self.cache.borrow_mut().get(key)
    }

    fn request(&self, key: &ImageKey) {
        let Ok(url) = Address::parse(&key.address) else {
            return;
        };
        let Some(dropped) = self.cache.borrow_mut().begin(key) else {
            return;
        };
        dropped.iter().for_each(D::close);
        let (loader, cache, inbox) = (
            self.loader.clone(),
            Rc::clone(&self.cache),
            self.inbox.clone(),
        );
        let key = key.clone();
        spawn(async move {
            let decoded = match loader.bytes(&url, limits::IMAGE_BYTES).await {
                Ok(bytes) => decode::<D>(&bytes, key.longest()).await,
                Err(problem) => Err(ImageFault::Unfetched(problem.to_string())),
            };
            let (image, fault) = match decoded {
                Ok(image) => (Some(image), None),
                Err(fault) => (None, Some(fault.to_string())),
            };
            let address = key.address.clone();
            cache.borrow_mut().finish(key, image);
            inbox.send(ImageDecoded(address, fault).into());
        });
    }

    fn release(&self, key: &ImageKey) {
        if let Some(image) = self.cache.borrow_mut().remove(key) {
            D::close(&image);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use page::stand_in::{self, fetch, wait};

    use super::*;
    use crate::loading::event_files;
    use crate::options::Options;
    use crate::{inbox, messages};

    /// An image as decoded in tests: its size, and whether it is a drawing.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Decoded(UVec2, bool);

    impl ImagePixels for Decoded {
        fn size(&self) -> UVec2 {
            self.0
        }

        fn is_scalable(&self) -> bool {
            self.1
        }
    }

    /// Reads sizes alone.
    pub(crate) struct Sizes;

    impl Decoder for Sizes {
        type Image = Decoded;

        async fn pixels(bytes: &[u8], fitted: Option<UVec2>) -> Option<Decoded> {
            let size = imagesize::blob_size(bytes).ok()?;
            let own = UVec2::new(size.width as u32, size.height as u32);
            Some(Decoded(fitted.unwrap_or(own), false))
        }

        async fn drawing(_: &[u8]) -> Option<Decoded> {
            Some(Decoded(UVec2::ONE, true))
        }

        fn draw(_: &Decoded, size: UVec2) -> Option<Vec<u8>> {
            Some(vec![7; (size.x * size.y * 4) as usize])
        }

        fn close(_: &Decoded) {}
    }

    /// The beginning of a GIF of this size: as much as tells it.
    pub(crate) fn gif(width: u16, height: u16) -> Vec<u8> {
        let [size, other] = [width, height].map(u16::to_le_bytes);
        [&b"GIF89a"[..], &size, &other, &[0; 20]].concat()
    }

    fn key(name: &str) -> ImageKey {
        ImageKey {
            address: format!("https://fair.example/{name}"),
            panel: false,
        }
    }

    #[test]
    fn pictures_are_made_smaller_and_never_larger() {
        assert_eq!(
            fitted(UVec2::new(1024, 300), 512),
            Some(UVec2::new(512, 150))
        );
        assert_eq!(fitted(UVec2::new(5000, 1), 512), Some(UVec2::new(512, 1)));
        assert_eq!(fitted(UVec2::new(512, 300), 512), None);
    }

    #[test]
    fn images_are_fetched_looked_at_and_decoded_and_faults_are_told() {
        stand_in::open("");
        fetch::serve("small.gif", Ok(&gif(100, 50)));
        fetch::serve("large.gif", Ok(&gif(2048, 1024)));
        fetch::serve("huge.gif", Ok(&gif(60_000, 60_000)));
        fetch::serve("drawing.svg", Ok(b"<?xml version='1.0'?><svg/>"));
        fetch::serve("text.png", Ok(b"no picture"));
        let mut app = App::new();
        app.add_plugins((messages::plugin, inbox::plugin));
        app.insert_resource(Options {
            event: "event.json".to_owned(),
            ..Options::default()
        });
        let world = app.world_mut();
        begin::<Sizes>(world);
        assert!(world.get_non_send::<FetchedImages<Sizes>>().is_none());
        event_files::begin(world);
        begin::<Sizes>(world);
        wait(1.0);
        fetch::asked();
        let images = world.remove_non_send::<FetchedImages<Sizes>>().unwrap();
        let names = [
            "small.gif",
            "large.gif",
            "huge.gif",
            "drawing.svg",
            "text.png",
            "none.png",
        ];
        for name in names {
            images.request(&key(name));
            // It is on its way.
            images.request(&key(name));
        }
        wait(1.0);
        assert_eq!(fetch::asked().len(), names.len());
        app.update();
        let told = messages::drain::<ImageDecoded>(&mut app).into_iter();
        let told: Vec<(String, Option<String>)> = told.map(|it| (it.0, it.1)).collect();
        let fault = |name: &str| {
            let of = told
                .iter()
                .find(|(address, _)| *address == key(name).address);
            of.unwrap().1.clone()
        };
        assert_eq!(
            images.get(&key("small.gif")),
            ImageState::Ready(Decoded(UVec2::new(100, 50), false))
        );
        assert_eq!(
            images.get(&key("large.gif")),
            ImageState::Ready(Decoded(UVec2::new(512, 256), false))
        );
        assert_eq!(
            images.get(&key("drawing.svg")),
            ImageState::Ready(Decoded(UVec2::ONE, true))
        );
        for name in ["huge.gif", "text.png", "none.png"] {
            assert_eq!(images.get(&key(name)), ImageState::Failed, "{name}");
        }
        assert_eq!(fault("small.gif"), None);
        assert!(
            fault("huge.gif")
                .unwrap()
                .starts_with("60000 × 60000 pixels; at most")
        );
        assert_eq!(fault("text.png"), Some(ImageFault::Unknown.to_string()));
        assert!(fault("none.png").is_some());
        images.release(&key("small.gif"));
        assert_eq!(images.get(&key("small.gif")), ImageState::Missing);
    }
}
