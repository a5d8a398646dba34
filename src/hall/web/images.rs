//! Images, fetched and decoded by the browser.

use std::cell::RefCell;
use std::rc::Rc;

use bevy::prelude::*;
use feed::Address;
use page::browser::loader::Loader;
use wasm_bindgen_futures::spawn_local;

use super::canvas2d::DecodedImage;
use super::image_decode::decode;
use crate::images::{ImageCache, ImageKey, ImageState, Images};
use crate::inbox::Inbox;
use crate::loading::event_files::Reading;
use crate::messages::ImageDecoded;

/// The browser's images.
pub struct BrowserImages {
    loader: Loader,
    inbox: Inbox,
    cache: Rc<RefCell<ImageCache<DecodedImage>>>,
}

/// None yet; they come from where the event's files do.
pub fn begin(world: &mut World) {
    let inbox = world.resource::<Inbox>().clone();
    let Some(reading) = world.get_non_send::<Reading>() else {
        return;
    };
    let images = BrowserImages {
        loader: reading.loader.clone(),
        inbox,
        cache: Rc::default(),
    };
    world.insert_non_send(images);
}

impl Images for BrowserImages {
    type Image = DecodedImage;

    fn address(&self, source: Option<&str>, path: &str) -> Option<String> {
        self.loader.address(source, path).map(String::from)
    }

    fn get(&self, key: &ImageKey) -> ImageState<DecodedImage> {
        self.cache.borrow_mut().get(key)
    }

    fn request(&self, key: &ImageKey) {
        let Ok(url) = Address::parse(&key.address) else {
            return;
        };
        let Some(dropped) = self.cache.borrow_mut().begin(key) else {
            return;
        };
        dropped.iter().for_each(DecodedImage::close);
        let (loader, cache, inbox) = (
            self.loader.clone(),
            Rc::clone(&self.cache),
            self.inbox.clone(),
        );
        let key = key.clone();
        spawn_local(async move {
            let (image, fault) = match decode(&loader, &url, key.longest()).await {
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
            image.close();
        }
    }
}
