//! Fetching and decoding pictures: the browser decodes, we look first at how large they are.

use bevy::math::UVec2;
use feed::{Address, limits};
use js_sys::{Array, Uint8Array};
use page::browser::loader::Loader;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlImageElement, ImageBitmap, ImageBitmapOptions, ResizeQuality,
};

use super::canvas2d::DecodedImage;

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageFault {
    /// It could not be fetched, with the reason.
    Unfetched(String),
    /// It has more pixels than are decoded.
    TooLarge(u32, u32),
    /// It is no picture the browser knows.
    Unknown,
}

impl std::fmt::Display for ImageFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// Fetches and decodes a picture, no larger than `longest` pixels on its longer side.
pub async fn decode(
    loader: &Loader,
    url: &Address,
    longest: u32,
) -> Result<DecodedImage, ImageFault> {
    let bytes = loader
        .bytes(url, limits::IMAGE_BYTES)
        .await
        .map_err(|problem| ImageFault::Unfetched(problem.to_string()))?;
    if let Ok(size) = imagesize::blob_size(&bytes) {
        let (width, height) = (size.width as u32, size.height as u32);
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > limits::IMAGE_SIDE || pixels > limits::IMAGE_PIXELS {
            return Err(ImageFault::TooLarge(width, height));
        }
        return bitmap(&bytes, UVec2::new(width, height), longest).await;
    }
    // Browsers draw SVG from an image element only, where it can neither run scripts nor fetch anything.
    if is_svg(&bytes) {
        return drawing(&bytes).await;
    }
    Err(ImageFault::Unknown)
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.contains("<svg")
}

fn blob(bytes: &[u8], kind: &str) -> Result<Blob, ImageFault> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| ImageFault::Unknown)
}

/// Decodes a picture of this size, no larger than `longest` pixels on its longer side.
pub async fn bitmap(bytes: &[u8], size: UVec2, longest: u32) -> Result<DecodedImage, ImageFault> {
    let window = page::browser::window().ok_or(ImageFault::Unknown)?;
    let blob = blob(bytes, "")?;
    let options = ImageBitmapOptions::new();
    let scale = (longest as f32 / size.max_element() as f32).min(1.0);
    if scale < 1.0 {
        let fitted = (size.as_vec2() * scale).round().as_uvec2().max(UVec2::ONE);
        options.set_resize_width(fitted.x);
        options.set_resize_height(fitted.y);
        options.set_resize_quality(ResizeQuality::High);
    }
    let promise = window
        .create_image_bitmap_with_blob_and_image_bitmap_options(&blob, &options)
        .map_err(|_| ImageFault::Unknown)?;
    let decoded = JsFuture::from(promise)
        .await
        .map_err(|_| ImageFault::Unknown)?;
    let bitmap: ImageBitmap = decoded.dyn_into().map_err(|_| ImageFault::Unknown)?;
    Ok(DecodedImage::Bitmap(bitmap))
}

async fn drawing(bytes: &[u8]) -> Result<DecodedImage, ImageFault> {
    let blob = blob(bytes, "image/svg+xml")?;
    let address =
        web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| ImageFault::Unknown)?;
    let image = HtmlImageElement::new().map_err(|_| ImageFault::Unknown)?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // The decoded image keeps what it needs.
    let _ = web_sys::Url::revoke_object_url(&address);
    decoded.map_err(|_| ImageFault::Unknown)?;
    Ok(DecodedImage::Drawing(image))
}
