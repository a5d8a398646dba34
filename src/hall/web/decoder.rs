//! The browser's decoder: it has every picture format already.

use bevy::math::UVec2;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlImageElement, ImageBitmap, ImageBitmapOptions, ResizeQuality, Url,
};

use super::canvas2d::{Canvas2d, DecodedImage};
use crate::fetched_images::{Decoder, FetchedImages};
use crate::text_raster::TextRaster;

/// Images that the browser decodes.
pub type BrowserImages = FetchedImages<BrowserDecoder>;

/// The browser's decoder.
pub struct BrowserDecoder;

impl Decoder for BrowserDecoder {
    type Image = DecodedImage;

    async fn pixels(bytes: &[u8], fitted: Option<UVec2>) -> Option<DecodedImage> {
        let options = ImageBitmapOptions::new();
        if let Some(fitted) = fitted {
            options.set_resize_width(fitted.x);
            options.set_resize_height(fitted.y);
            options.set_resize_quality(ResizeQuality::High);
        }
        let promise = page::browser::window()?
            .create_image_bitmap_with_blob_and_image_bitmap_options(&blob(bytes, "")?, &options);
        let decoded = JsFuture::from(promise.ok()?).await.ok()?;
        let bitmap: ImageBitmap = decoded.dyn_into().ok()?;
        Some(DecodedImage::Bitmap(bitmap))
    }

    /// From an image element: there it can neither run scripts nor fetch anything.
    async fn drawing(bytes: &[u8]) -> Option<DecodedImage> {
        let address = Url::create_object_url_with_blob(&blob(bytes, "image/svg+xml")?).ok()?;
        let image = HtmlImageElement::new().ok()?;
        image.set_src(&address);
        let decoded = JsFuture::from(image.decode()).await;
        // The decoded image keeps what it needs.
        let _ = Url::revoke_object_url(&address);
        decoded.is_ok().then_some(DecodedImage::Drawing(image))
    }

    fn draw(image: &DecodedImage, size: UVec2) -> Option<Vec<u8>> {
        Canvas2d::new()?.draw_image(image, size)
    }

    fn close(image: &DecodedImage) {
        if let DecodedImage::Bitmap(bitmap) = image {
            bitmap.close();
        }
    }
}

fn blob(bytes: &[u8], kind: &str) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
