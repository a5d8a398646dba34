//! Picture metadata: takes out of a picture's file whatever is not the picture (EXIF with its place and previews, XMP, comments,
//! what stands behind the end). Colour profile and orientation stay, because the picture is another one without them.

use image::ImageFormat;
use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF, ImageICC};

/// Bytes of a colour profile that goes with a picture; the usual ones have 3 kB, those of presses more than a megabyte.
const PROFILE_BYTES: usize = 16 * 1024;

/// A PNG, JPEG, WebP or GIF file without anything but the picture. `None` where it is of another kind, or cannot be taken apart.
pub(crate) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let whole = Bytes::copy_from_slice(bytes);
    match image::guess_format(bytes).ok()? {
        ImageFormat::Jpeg => jpeg(&whole),
        ImageFormat::Png => png(whole),
        ImageFormat::WebP => webp(whole),
        ImageFormat::Gif => gif(bytes),
        _ => None,
    }
}

/// A WebP file of ours with the colour profile that its picture was made for. Those of other colour models say nothing about
/// the colours it has by now.
pub(crate) fn with_profile(webp: Vec<u8>, profile: Option<Vec<u8>>) -> Vec<u8> {
    let of_rgb = |profile: &Vec<u8>| {
        profile.len() <= PROFILE_BYTES && profile.get(16..20) == Some(b"RGB ".as_slice())
    };
    let Some(profile) = profile.filter(of_rgb) else {
        return webp;
    };
    match WebP::from_bytes(Bytes::copy_from_slice(&webp)) {
        Ok(mut picture) => {
            picture.set_icc_profile(Some(Bytes::from(profile)));
            picture.encoder().bytes().to_vec()
        }
        Err(_) => webp,
    }
}

/// The orientation alone, as EXIF says it; `None` where the picture stands upright.
fn upright(exif: Option<Bytes>) -> Option<Bytes> {
    let turned = Orientation::from_exif_chunk(&exif?)?;
    // One entry: tag 0x0112, one short number.
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    *tiff.get_mut(19)? = turned.to_exif();
    (turned != Orientation::NoTransforms).then(|| Bytes::from(tiff))
}

fn jpeg(whole: &Bytes) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(whole.clone()).ok()?;
    let exif = upright(picture.exif());
    let segments = picture.segments_mut();
    let last = segments
        .pop()
        .filter(|last| last.marker() == markers::SOS)?;
    let behind = last.len_with_entropy() - last.len();
    let scans = scans(whole.get(whole.len().checked_sub(behind)?..)?)?;
    segments.retain(|segment| is_of_jpeg(segment.marker(), segment.contents()));
    for segment in segments.iter_mut() {
        if segment.marker() == markers::APP0 {
            // Without the preview that may follow.
            let mut about = segment.contents().get(..12)?.to_vec();
            about.extend([0, 0]);
            *segment = JpegSegment::new_with_contents(markers::APP0, about.into());
        }
    }
    if let Some(exif) = exif {
        let text = [b"Exif\0\0".as_slice(), &exif].concat();
        let place = segments.len().min(1);
        let segment = JpegSegment::new_with_contents(markers::APP1, text.into());
        segments.insert(place, segment);
    }
    let last = last.contents().clone();
    segments.push(JpegSegment::new_with_entropy(
        markers::SOS,
        last,
        scans.into(),
    ));
    Some(picture.encoder().bytes().to_vec())
}

/// The scans of a JPEG file behind the head of the first one, up to the end of the picture.
fn scans(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        // A zero behind the sign is data, and so are the signs to begin anew at.
        let is_marker = |pair: &[u8]| {
            pair.first() == Some(&markers::P)
                && pair.get(1).is_some_and(|&marker| {
                    !matches!(
                        marker,
                        markers::Z | markers::P | markers::RST0..=markers::RST7
                    )
                })
        };
        let at = rest.windows(2).position(is_marker)?;
        out.extend(rest.get(..at)?);
        let marker = *rest.get(at + 1)?;
        if marker == markers::EOI {
            out.extend([markers::P, marker]);
            return Some(out);
        }
        let size = [*rest.get(at + 2)?, *rest.get(at + 3)?];
        let end = at + 2 + usize::from(u16::from_be_bytes(size));
        let segment = rest.get(at..end)?;
        if is_of_jpeg(marker, segment.get(4..)?) {
            out.extend(segment);
        }
        rest = rest.get(end..)?;
    }
}

/// Whether a segment is needed to draw the picture.
fn is_of_jpeg(marker: u8, contents: &[u8]) -> bool {
    match marker {
        markers::APP0 => contents.starts_with(b"JFIF\0"),
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        // Which colour model the numbers are of.
        markers::APP14 => contents.starts_with(b"Adobe"),
        markers::SOF0..=markers::SOF15 | markers::SOS..=markers::EXP => true,
        _ => false,
    }
}

fn png(whole: Bytes) -> Option<Vec<u8>> {
    // Colours, transparency, and the frames of moving pictures.
    const OF_PNG: [&[u8; 4]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
        b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut picture = Png::from_bytes(whole).ok()?;
    let exif = upright(picture.exif());
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| OF_PNG.contains(&&chunk.kind()));
    picture.set_exif(exif);
    Some(picture.encoder().bytes().to_vec())
}

fn webp(whole: Bytes) -> Option<Vec<u8>> {
    const OF_WEBP: [&[u8; 4]; 7] = [
        b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
    ];
    /// Where the head says that there is XMP.
    const XMP: u8 = 4;
    let mut picture = WebP::from_bytes(whole).ok()?;
    let exif = upright(picture.exif());
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| OF_WEBP.contains(&&chunk.id()));
    for chunk in chunks.iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
        if let RiffContent::Data(about) = chunk.content_mut() {
            let mut head = about.to_vec();
            *head.first_mut()? &= !XMP;
            *about = head.into();
        }
    }
    picture.set_exif(exif);
    Some(picture.encoder().bytes().to_vec())
}

/// The frames of a GIF file, with how long each stays and how often they are shown (GIF89a, and the extension that Netscape
/// made). Comments, text over pictures, which nobody draws, and what programs add are left out.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    const EXTENSION: u8 = 0x21;
    const FRAME: u8 = 0x2c;
    const END: u8 = 0x3b;
    const CONTROL: u8 = 0xf9;
    const APPLICATION: u8 = 0xff;
    const REPEATS: [&[u8; 11]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];
    let colours = |packed: u8| match packed & 0x80 {
        0 => 0,
        _ => 3 << ((packed & 7) + 1),
    };
    let head = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..head)?.to_vec();
    let mut rest = bytes.get(head..)?;
    // It is the next frame's, unless that is none.
    let mut control: &[u8] = &[];
    loop {
        // Some programs forget the end.
        let size = match *rest.first().unwrap_or(&END) {
            END => {
                out.push(END);
                return Some(out);
            }
            FRAME => {
                let data = 11 + colours(*rest.get(9)?);
                data + blocks(rest.get(data..)?)?
            }
            EXTENSION => 2 + blocks(rest.get(2..)?)?,
            _ => return None,
        };
        let (block, after) = rest.split_at_checked(size)?;
        match (*block.first()?, *block.get(1)?) {
            (FRAME, _) => {
                out.extend(control);
                out.extend(block);
                control = &[];
            }
            (_, CONTROL) => control = block,
            (_, APPLICATION) => {
                let is_known = |id: &[u8]| REPEATS.iter().any(|known| known.as_slice() == id);
                if block.get(3..14).is_some_and(is_known) {
                    out.extend(block);
                }
            }
            _ => control = &[],
        }
        rest = after;
    }
}

/// Length of a row of blocks, each with its length before it, the empty one at its end included.
fn blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let size = usize::from(*bytes.get(at)?);
        at += 1 + size;
        if size == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, Rgb, RgbImage};

    use super::*;

    const SECRET: &[u8] = b"35.4437N 139.6380E for the family only";

    fn picture() -> RgbImage {
        RgbImage::from_fn(48, 32, |x, y| Rgb([x as u8 * 5, y as u8 * 7, 90]))
    }

    /// A profile by its head alone: nobody here looks further.
    fn profile() -> Vec<u8> {
        let mut profile = vec![0; 400];
        profile[16..20].copy_from_slice(b"RGB ");
        profile
    }

    fn exif() -> Vec<u8> {
        let turned = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        [turned.as_slice(), SECRET].concat()
    }

    fn read(bytes: &[u8]) -> (Option<Vec<u8>>, Orientation, DynamicImage) {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
        let mut decoder = reader.unwrap().into_decoder().unwrap();
        let profile = decoder.icc_profile().unwrap();
        let orientation = decoder.orientation().unwrap();
        let picture = DynamicImage::from_decoder(decoder).unwrap();
        (profile, orientation, picture)
    }

    /// The three kinds with a profile, a turn, and words that are nobody's business.
    fn loaded() -> Vec<(&'static str, Vec<u8>)> {
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
        encoder.set_icc_profile(profile()).unwrap();
        encoder.set_exif_metadata(exif()).unwrap();
        encoder.encode_image(&picture()).unwrap();
        let mut jpeg = Jpeg::from_bytes(jpeg.into()).unwrap();
        for marker in [markers::COM, markers::APP1, markers::APP2, markers::APP13] {
            let segment = JpegSegment::new_with_contents(marker, SECRET.into());
            jpeg.segments_mut().insert(1, segment);
        }
        let jpeg = jpeg.encoder().bytes().to_vec();

        let mut png = Vec::new();
        let mut encoder = PngEncoder::new(&mut png);
        encoder.set_icc_profile(profile()).unwrap();
        let (width, height) = picture().dimensions();
        let kind = image::ExtendedColorType::Rgb8;
        encoder
            .write_image(&picture(), width, height, kind)
            .unwrap();
        let mut png = Png::from_bytes(png.into()).unwrap();
        png.set_exif(Some(exif().into()));
        for kind in [b"tEXt", b"iTXt", b"tIME", b"prIv"] {
            let chunk = img_parts::png::PngChunk::new(*kind, SECRET.into());
            png.chunks_mut().insert(1, chunk);
        }
        let png = png.encoder().bytes().to_vec();

        let webp = webp::Encoder::from_rgb(&picture(), width, height)
            .encode_lossless()
            .to_vec();
        let mut webp = WebP::from_bytes(webp.into()).unwrap();
        webp.set_icc_profile(Some(profile().into()));
        webp.set_exif(Some(exif().into()));
        for id in [b"XMP ", b"prIv"] {
            let content = RiffContent::Data(SECRET.into());
            let chunk = img_parts::riff::RiffChunk::new(*id, content);
            webp.chunks_mut().push(chunk);
        }
        webp.set_exif(Some(exif().into()));
        let webp = webp.encoder().bytes().to_vec();
        vec![("jpeg", jpeg), ("png", png), ("webp", webp)]
    }

    #[test]
    fn the_picture_stays_and_nothing_else() {
        let has = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|at| at == words);
        for (name, mut bytes) in loaded() {
            let (profile, turned, before) = read(&bytes);
            assert_eq!(turned, Orientation::Rotate90, "{name}");
            assert!(profile.is_some(), "{name}");
            bytes.extend(b"\xff\xd8\xff\xe1 behind the end ");
            bytes.extend(SECRET);
            assert!(has(&bytes, b"139.6380E"), "{name}");
            let bare = stripped(&bytes).unwrap();
            for words in [b"139.6380E".as_slice(), b"family", b"behind the end"] {
                assert!(!has(&bare, words), "{name}");
            }
            assert!(read(&bare) == (profile, turned, before), "{name}");
            assert_eq!(stripped(&bare), Some(bare), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_taken_apart_is_not_passed_on() {
        for (name, bytes) in loaded() {
            for end in 0..bytes.len() {
                // No panic, and no half a picture that browsers would wait for.
                if let Some(bare) = stripped(&bytes[..end]) {
                    assert!(name == "png" || bare.len() <= end, "{name} {end}");
                }
            }
        }
        assert_eq!(stripped(b"GIF89a"), None);
        assert_eq!(stripped(b""), None);
    }

    #[test]
    fn our_own_pictures_keep_the_colours_they_were_made_for() {
        let encoded = webp::Encoder::from_rgb(&picture(), 48, 32)
            .encode(80.0)
            .to_vec();
        let with = with_profile(encoded.clone(), Some(profile()));
        assert_eq!(read(&with).0, Some(profile()));
        assert!(read(&with).2 == read(&encoded).2);
        let of_press = profile()
            .into_iter()
            .map(|byte| if byte == b'R' { b'X' } else { byte });
        assert_eq!(
            with_profile(encoded.clone(), Some(of_press.collect())),
            encoded
        );
        assert_eq!(with_profile(encoded.clone(), None), encoded);
    }

    #[test]
    fn moving_pictures_go_on_moving_and_carry_nothing_else() {
        use image::codecs::gif::{GifDecoder, GifEncoder, Repeat};
        use image::{AnimationDecoder, Delay, Frame};
        let mut plain = Vec::new();
        let mut encoder = GifEncoder::new(&mut plain);
        encoder.set_repeat(Repeat::Infinite).unwrap();
        for turn in 0..3_u8 {
            let picture =
                RgbImage::from_fn(48, 32, |x, y| Rgb([x as u8 * 5, y as u8 * 7, turn * 80]));
            let picture = DynamicImage::from(picture).to_rgba8();
            let delay = Delay::from_numer_denom_ms(120, 1);
            encoder
                .encode_frame(Frame::from_parts(picture, 0, 0, delay))
                .unwrap();
        }
        drop(encoder);
        let extension = |label: u8, first: &[u8]| {
            let size = |part: &[u8]| u8::try_from(part.len()).unwrap();
            let mut block = vec![0x21, label];
            for part in [first, SECRET] {
                block.push(size(part));
                block.extend(part);
            }
            block.push(0);
            block
        };
        let colours = if plain[10] & 0x80 == 0 {
            0
        } else {
            3 << ((plain[10] & 7) + 1)
        };
        let (head, body) = plain.split_at(13 + colours);
        let mut told = head.to_vec();
        told.extend(extension(0xfe, b"comment"));
        told.extend(extension(0xff, b"XMP DataXMP"));
        told.extend(body);
        told.extend(SECRET);
        let bare = stripped(&told).unwrap();
        assert_eq!(bare, plain);
        let frames = |bytes: &[u8]| {
            let decoder = GifDecoder::new(Cursor::new(bytes)).unwrap();
            let frames = decoder.into_frames().collect_frames().unwrap();
            let each = frames
                .into_iter()
                .map(|frame| (frame.delay(), frame.into_buffer()));
            each.collect::<Vec<_>>()
        };
        assert_eq!(frames(&bare), frames(&told));
        assert_eq!(frames(&bare).len(), 3);
        assert_eq!(stripped(&plain[..plain.len() - 1]), Some(plain.clone()));
        // Half a file is not passed on.
        assert_eq!(stripped(&told[..told.len() / 2]), None);
    }
}
