//! Images, fetched and decoded by the browser.

use std::cell::RefCell;
use std::rc::Rc;

use feed::Address;
use page::browser::loader::Loader;
use wasm_bindgen_futures::spawn_local;

use super::canvas2d::DecodedImage;
use super::image_decode::decode;
use crate::images::{ImageCache, ImageKey, ImageState, Images};
use crate::inbox::Inbox;
use crate::messages::ImageDecoded;

/// The browser's images.
pub struct BrowserImages {
    loader: Loader,
    inbox: Inbox,
    cache: Rc<RefCell<ImageCache<DecodedImage>>>,
}

impl BrowserImages {
    /// None yet.
    pub fn new(loader: Loader, inbox: Inbox) -> Self {
        Self {
            loader,
            inbox,
            cache: Rc::default(),
        }
    }
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
