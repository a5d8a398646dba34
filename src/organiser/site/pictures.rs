//! Exhibitors' pictures in the size visitors see them: one file serves the sign, the wall and the card.
//!
//! A picture is decoded within limits, turned the way its camera says, made no larger than anything shows it, and
//! written as WebP with its colour profile and nothing else of its file. A picture that cannot be read is a problem of its booth, told to its exhibitor, and left out.

use std::collections::HashSet;
use std::io::Cursor;

use feed::limits;
use i18n::value;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, imageops::FilterType};
use serde::{Deserialize, Serialize};

use super::metadata;

use crate::cache::{Cache, File};
use crate::console::Console;

/// Bytes of a picture in the event's folder: phones write 48 million pixels in 15 MB.
pub(crate) const BYTES: usize = 40 * 1024 * 1024;
/// Pixels of its longer side.
const SIDE: u32 = 16_384;
/// Its pixels: phones take 48 million; two at a time, at three bytes each, fit into 400 MB.
const PIXELS: u64 = 64_000_000;

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Use {
    /// On the fascia, the counter and the cards.
    Logo,
    /// On the wall, and as large as the screen on a click.
    Poster,
}

impl Use {
    /// Longer side, pixels.
    fn side(self) -> u32 {
        match self {
            // The fascia sign is 512 pixels wide.
            Self::Logo => 512,
            // Read in full on a 1080-line screen at twice its zoom.
            Self::Poster => 1600,
        }
    }

    /// Bytes that the file should not exceed.
    pub fn budget(self) -> usize {
        match self {
            Self::Logo => 40_000,
            Self::Poster => 220_000,
        }
    }
}

/// Why a picture is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PictureFault {
    /// None of the kinds we read.
    #[error("not a picture that can be read (PNG, JPEG, WebP or GIF)")]
    Unknown,
    /// No bytes at all.
    #[error("an empty file")]
    Empty,
    /// A picture of a kind that browsers, or we, do not show.
    #[error("a picture of the kind {0}")]
    Kind(&'static str),
    /// Something else by a picture's name.
    #[error("{0}, no picture")]
    NoPicture(&'static str),
    /// Too many pixels.
    #[error("{width} x {height} pixels; at most {SIDE} on a side and {PIXELS} in all are read")]
    TooManyPixels {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Begins like a picture, but is broken.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

impl PictureFault {
    /// The reason in the organiser's language.
    pub fn format(&self, console: &Console) -> String {
        match self {
            Self::Unknown => console.sentence("fault-no-picture", &[]),
            Self::Empty => console.sentence("fault-empty", &[]),
            Self::Kind(kind) => console.sentence("fault-picture-kind", &[("kind", value(*kind))]),
            Self::NoPicture(kind) => {
                console.sentence("fault-not-picture", &[("kind", value(*kind))])
            }
            Self::TooManyPixels { width, height } => {
                let values = [
                    ("width", value(*width)),
                    ("height", value(*height)),
                    ("side", value(SIDE)),
                    ("pixels", value(PIXELS / 1_000_000)),
                ];
                console.sentence("fault-too-many-pixels", &values)
            }
            Self::Damaged(reason) => {
                console.sentence("fault-damaged", &[("reason", value(reason.clone()))])
            }
        }
    }
}

impl PictureFault {
    /// The message that says what to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Kind("HEIC") => "picture-heic-advice",
            Self::Kind(_) => "picture-kind-advice",
            Self::TooManyPixels { .. } => "picture-large-advice",
            Self::Empty | Self::Damaged(_) => "picture-empty-advice",
            Self::NoPicture(_) => "picture-not-advice",
            Self::Unknown => "picture-left-out-advice",
        }
    }
}

/// How pictures are made: what was made otherwise is made again.
pub(crate) const RECIPE: &str = "picture 4";

/// A file's picture in the size of its use, and its key in the cache. Results are kept.
///
/// # Errors
/// When it is no picture that we show.
pub(crate) fn fit(
    bytes: &[u8],
    purpose: Use,
    cache: &Cache,
) -> Result<(File, String), PictureFault> {
    let recipe = format!("{RECIPE} {} {}", purpose.side(), purpose.budget());
    cache.file(&[recipe.as_bytes(), bytes], || make(bytes, purpose))
}

/// A picture file without what is not the picture, or as WebP, and its name's end.
fn make(bytes: &[u8], purpose: Use) -> Result<(Vec<u8>, String), PictureFault> {
    // Decoders make something of half a picture as well.
    look(bytes)?;
    let Decoded {
        picture,
        profile,
        turned,
    } = decode(bytes)?;
    let larger = picture.width().max(picture.height());
    let fits = larger <= purpose.side();
    let picture = if fits {
        picture
    } else {
        picture.resize(purpose.side(), purpose.side(), FilterType::Lanczos3)
    };
    let encoded = metadata::with_profile(encode(&picture, purpose.budget()), profile);
    // What is small enough and no larger than our own stays as the exhibitor drew it. What is turned or moves is made anew.
    if fits && !turned && !moves(bytes) {
        let bare = metadata::stripped(bytes);
        if let Some(bare) = bare.filter(|bare| bare.len() <= encoded.len()) {
            return Ok((bare, extension(bytes)?.to_owned()));
        }
    }
    Ok((encoded, "webp".to_owned()))
}

/// Whether a picture has frames; rarely another one's bytes look so.
pub(crate) fn moves(bytes: &[u8]) -> bool {
    match extension(bytes) {
        Ok("png") => holds(bytes, b"acTL"),
        Ok("webp") => holds(bytes, b"ANMF"),
        Ok("gif") => holds(bytes, b"NETSCAPE2.0"),
        _ => false,
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "`map_err` hands the error over"
)]
fn damaged(error: image::ImageError) -> PictureFault {
    PictureFault::Damaged(error.to_string())
}

/// Looks at a picture without decoding it: its kind, its pixels, and whether its end is there.
///
/// # Errors
/// When it would not be shown.
pub(crate) fn look(bytes: &[u8]) -> Result<(), PictureFault> {
    opened(bytes)?;
    let short = || PictureFault::Damaged("its end is missing".to_owned());
    let whole = match extension(bytes)? {
        "png" => holds(bytes, b"IEND"),
        "jpg" => holds(bytes, &[0xff, 0xd9]),
        "webp" => bytes.get(4..8).is_some_and(|size| {
            let size = size
                .iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            size + 8 <= bytes.len() + 1
        }),
        _ => true,
    };
    if whole { Ok(()) } else { Err(short()) }
}

/// Whether these bytes stand somewhere near the end; cameras put things behind it.
fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).rev().any(|window| window == mark)
}

/// The decoder of a picture that is within our limits.
fn opened(bytes: &[u8]) -> Result<impl ImageDecoder, PictureFault> {
    extension(bytes)?;
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| PictureFault::Unknown)?;
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    // Asked before anything is decoded: a small file can claim to be very large.
    if width.max(height) > SIDE || u64::from(width) * u64::from(height) > PIXELS {
        return Err(PictureFault::TooManyPixels { width, height });
    }
    Ok(decoder)
}

/// Whether the hall itself would take this picture from another host: browsers have less room than we have.
pub(crate) fn fits_browsers(bytes: &[u8]) -> bool {
    opened(bytes).is_ok_and(|decoder| {
        let (width, height) = decoder.dimensions();
        width.max(height) <= limits::IMAGE_SIDE
            && u64::from(width) * u64::from(height) <= limits::IMAGE_PIXELS
    })
}

/// A decoded picture.
struct Decoded {
    /// The right way up.
    picture: DynamicImage,
    /// The ICC profile its colours are meant in.
    profile: Option<Vec<u8>>,
    /// Whether its file has it another way up.
    turned: bool,
}

/// Decodes within our limits.
fn decode(bytes: &[u8]) -> Result<Decoded, PictureFault> {
    let mut decoder = opened(bytes)?;
    let mut allowed = Limits::default();
    // Eight bytes for each allowed pixel: 16 bits in four channels.
    allowed.max_alloc = Some(PIXELS * 8 + (64 << 20));
    decoder.set_limits(allowed).map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    // Without a profile that can be read the picture is still one.
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(Decoded {
        picture,
        profile,
        turned: orientation != Orientation::NoTransforms,
    })
}

/// WebP within the budget where quality allows.
pub(crate) fn encode(picture: &DynamicImage, budget: usize) -> Vec<u8> {
    let lossy = |quality: f32| {
        let rgba;
        let rgb;
        let encoder = if picture.color().has_alpha() {
            rgba = picture.to_rgba8();
            webp::Encoder::from_rgba(&rgba, rgba.width(), rgba.height())
        } else {
            rgb = picture.to_rgb8();
            webp::Encoder::from_rgb(&rgb, rgb.width(), rgb.height())
        };
        if quality >= 100.0 {
            encoder.encode_lossless().to_vec()
        } else {
            encoder.encode(quality).to_vec()
        }
    };
    // Flat artwork is often smallest without any loss; photographs never are, and to find that out takes most of the time.
    let whole = is_flat(picture).then(|| lossy(100.0));
    // Below 60 text on posters gets rings around its letters.
    [82.0, 70.0, 60.0]
        .into_iter()
        .map(lossy)
        .find(|encoded| encoded.len() <= budget)
        .map_or_else(
            || lossy(60.0),
            |encoded| {
                whole
                    .filter(|whole| whole.len() <= encoded.len())
                    .unwrap_or(encoded)
            },
        )
}

/// Whether a picture has few colours for its size, as drawings and letters have: looked at in every few pixels.
fn is_flat(picture: &DynamicImage) -> bool {
    let rgb = picture.to_rgb8();
    let every = (rgb.pixels().len() / FLAT_LOOKS).max(1);
    let colours: HashSet<[u8; 3]> = rgb.pixels().step_by(every).map(|pixel| pixel.0).collect();
    colours.len() * FLAT_SHARE <= rgb.pixels().len() / every
}

/// Pixels that are looked at.
const FLAT_LOOKS: usize = 40_000;
/// One colour for so many pixels is few: edges of letters have some shades, photographs a new one in every third pixel.
const FLAT_SHARE: usize = 8;

/// The usual end of a picture file's name, by its first bytes.
pub(crate) fn extension(bytes: &[u8]) -> Result<&'static str, PictureFault> {
    match image::guess_format(bytes) {
        Ok(image::ImageFormat::Png) => Ok("png"),
        Ok(image::ImageFormat::Jpeg) => Ok("jpg"),
        Ok(image::ImageFormat::WebP) => Ok("webp"),
        Ok(image::ImageFormat::Gif) => Ok("gif"),
        _ => Err(other(bytes)),
    }
}

/// What a file is that is none of the pictures we read, by its first bytes.
fn other(bytes: &[u8]) -> PictureFault {
    let brand = bytes.get(4..12).unwrap_or_default();
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default())
        .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .to_ascii_lowercase();
    match bytes {
        [] => PictureFault::Empty,
        _ if [
            b"ftypheic",
            b"ftypheix",
            b"ftypheim",
            b"ftypheis",
            b"ftyphevx",
            b"ftypmif1",
            b"ftypmsf1",
            b"ftyphevc",
        ]
        .iter()
        .any(|known| brand == *known) =>
        {
            PictureFault::Kind("HEIC")
        }
        _ if brand == b"ftypavif" || brand == b"ftypavis" => PictureFault::Kind("AVIF"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => PictureFault::Kind("TIFF"),
        [b'B', b'M', ..] => PictureFault::Kind("BMP"),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', ..] => PictureFault::Kind("JPEG XL"),
        [b'8', b'B', b'P', b'S', ..] => PictureFault::Kind("Photoshop"),
        [b'%', b'P', b'D', b'F', ..] => PictureFault::NoPicture("PDF"),
        [b'P', b'K', 3, 4, ..] => PictureFault::NoPicture("ZIP"),
        _ if text.starts_with("<!doctype html") || text.starts_with("<html") => {
            PictureFault::NoPicture("HTML")
        }
        _ if text.contains("<svg") => PictureFault::Kind("SVG"),
        _ => PictureFault::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture =
            RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_proportions() {
        let (made, extension) = make(&png(2000, 1000), Use::Logo).unwrap();
        assert_eq!(extension, "webp");
        let shown = decode(&made).unwrap().picture;
        assert_eq!((shown.width(), shown.height()), (512, 256));
        assert!(made.len() <= Use::Logo.budget() * 2, "{}", made.len());
    }

    #[test]
    fn a_small_picture_stays_without_what_is_not_the_picture() {
        // Grain, and few bytes for it: none of ours is as small.
        let picture = RgbImage::from_fn(200, 200, |x, y| {
            let grain = ((x * 7919) ^ (y * 104_729)).wrapping_mul(2_654_435_761) >> 24;
            Rgb([grain as u8, (grain / 2) as u8, 90])
        });
        let mut small = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut small, 4);
        picture.write_with_encoder(encoder).unwrap();
        let loaded = [small.as_slice(), b"behind the end"].concat();
        assert_eq!(make(&loaded, Use::Logo), Ok((small, "jpg".to_owned())));
    }

    #[test]
    fn a_zip_named_png_is_no_picture() {
        for (bytes, fault) in [
            (&b"PK\x03\x04 and so on"[..], PictureFault::NoPicture("ZIP")),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                PictureFault::Kind("SVG"),
            ),
            (b"\0\0\0\x18ftypheic\0\0\0\0", PictureFault::Kind("HEIC")),
            (b"\0\0\0\x18ftyphevx\0\0\0\0", PictureFault::Kind("HEIC")),
            (b"\0\0\0\x18ftypavif\0\0\0\0", PictureFault::Kind("AVIF")),
            (b"%PDF-1.7", PictureFault::NoPicture("PDF")),
            (
                b"\n<!DOCTYPE html><title>404</title>",
                PictureFault::NoPicture("HTML"),
            ),
            (b"", PictureFault::Empty),
            (b"notes", PictureFault::Unknown),
        ] {
            assert_eq!(make(bytes, Use::Poster), Err(fault.clone()));
            assert_eq!(look(bytes), Err(fault));
        }
    }

    #[test]
    fn a_picture_that_claims_too_many_pixels_is_not_decoded() {
        let mut bytes = png(4, 4);
        // Width and height stand in the header chunk, from byte 16; its checksum from byte 29.
        bytes[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let checksum = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(
            make(&bytes, Use::Poster),
            Err(PictureFault::TooManyPixels {
                width: 20_000,
                height: 20_000
            })
        );
    }

    #[test]
    fn drawings_are_flat_and_photographs_are_not() {
        let drawing = RgbImage::from_fn(800, 600, |x, y| match (x / 80 + y / 60) % 3 {
            0 => Rgb([20, 90, 160]),
            1 => Rgb([255, 255, 255]),
            // A soft edge.
            _ => Rgb([(x % 60) as u8, 90, 160]),
        });
        assert!(is_flat(&drawing.into()));
        let photograph = RgbImage::from_fn(800, 600, |x, y| {
            let noise = (x * 7919 + y * 104_729) % 31;
            Rgb([(x / 4) as u8, (y / 3) as u8, ((x + y) / 8 + noise) as u8])
        });
        assert!(!is_flat(&photograph.into()));
    }

    #[test]
    fn what_a_phone_takes_is_taken() {
        // The header of a photograph of 8064 x 6048: nothing of it is decoded for a look.
        let mut bytes = png(4, 4);
        bytes[16..24].copy_from_slice(&[0, 0, 0x1f, 0x80, 0, 0, 0x17, 0xa0]);
        let checksum = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(look(&bytes), Ok(()));
        assert!(!fits_browsers(&bytes));
        assert!(fits_browsers(&png(40, 40)));
    }

    #[test]
    fn a_damaged_picture_says_so() {
        let whole = png(300, 300);
        assert!(matches!(
            make(&whole[..whole.len() / 2], Use::Poster),
            Err(PictureFault::Damaged(_))
        ));
    }

    #[test]
    fn a_look_finds_what_decoding_would_and_decodes_nothing() {
        let whole = png(300, 300);
        assert_eq!(look(&whole), Ok(()));
        assert!(matches!(
            look(&whole[..whole.len() / 2]),
            Err(PictureFault::Damaged(_))
        ));
        let mut jpeg = Cursor::new(Vec::new());
        let picture = RgbImage::new(64, 64);
        picture.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let mut jpeg = jpeg.into_inner();
        assert_eq!(look(&jpeg), Ok(()));
        jpeg.truncate(jpeg.len() - 2);
        assert!(matches!(look(&jpeg), Err(PictureFault::Damaged(_))));
    }

    /// The checksum of PNG chunks.
    fn crc32(bytes: &[u8]) -> u32 {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum()
    }
}
