//! MP4 (ISO base media): boxes, each with its length and four letters for its kind.

use super::{FilmFault, FilmHeader, number};

/// Brands of files that end otherwise, and are no films for browsers.
const BRANDS: [(&[u8], &str); 5] = [
    (b"qt  ", "MOV (QuickTime)"),
    (b"heic", "HEIC"),
    (b"mif1", "HEIF"),
    (b"avif", "AVIF"),
    (b"crx ", "CR3"),
];

/// What browsers play.
const PICTURE: [&[u8]; 5] = [b"avc1", b"avc3", b"vp08", b"vp09", b"av01"];
const SOUND: [&[u8]; 4] = [b"mp4a", b"Opus", b".mp3", b"fLaC"];

/// What cameras and editors write besides, by the names that people know.
const OTHERS: [(&[u8], &str); 17] = [
    (b"hvc1", "HEVC (H.265)"),
    (b"hev1", "HEVC (H.265)"),
    (b"dvh1", "Dolby Vision"),
    (b"dvhe", "Dolby Vision"),
    (b"vvc1", "VVC (H.266)"),
    (b"apch", "ProRes"),
    (b"apcn", "ProRes"),
    (b"apcs", "ProRes"),
    (b"apco", "ProRes"),
    (b"ap4h", "ProRes"),
    (b"ap4x", "ProRes"),
    (b"mp4v", "MPEG-4 Part 2"),
    (b"mjpg", "Motion JPEG"),
    (b"jpeg", "Motion JPEG"),
    (b"encv", "DRM"),
    (b"ac-3", "Dolby AC-3"),
    (b"ec-3", "Dolby E-AC-3"),
];

/// H.264 profiles that browsers play: eight bits a colour, colours at half the size.
const PROFILES: [u8; 4] = [66, 77, 88, 100];

/// Bytes of a picture's description before the boxes in it, and of a sample description before its first entry.
const VISUAL: usize = 78;
const LISTED: usize = 8;

pub(super) fn look(bytes: &[u8]) -> Result<FilmHeader, FilmFault> {
    let (mut index, mut media_first) = (None, false);
    let mut boxes = Boxes { rest: bytes };
    while let Some((kind, inside)) = boxes.next_box()? {
        match &kind {
            b"ftyp" => {
                let brand = inside.get(..4).unwrap_or_default();
                if let Some((_, kind)) = BRANDS.iter().find(|(known, _)| *known == brand) {
                    return Err(FilmFault::Kind((*kind).to_owned()));
                }
            }
            b"mdat" => media_first |= index.is_none(),
            b"moov" => index = Some(inside),
            _ => {}
        }
    }
    let index = index.ok_or(FilmFault::Damaged)?;
    let (mut size, mut sound) = (None, false);
    let mut tracks = Boxes { rest: index };
    while let Some((kind, track)) = tracks.next_box()? {
        if &kind != b"trak" {
            continue;
        }
        let media = child(track, b"mdia")?.ok_or(FilmFault::Damaged)?;
        let handler = child(media, b"hdlr")?.and_then(|inside| inside.get(8..12));
        if !matches!(handler, Some(b"vide" | b"soun")) {
            continue;
        }
        let is_picture = handler == Some(b"vide");
        let entry = entry(media)?.ok_or(FilmFault::Damaged)?;
        if is_picture && size.is_none() {
            size = Some(picture(entry)?);
        } else if !is_picture {
            if !SOUND.contains(&&entry.0[..]) {
                return Err(FilmFault::Sound(name(&entry.0)));
            }
            sound = true;
        }
    }
    Ok(FilmHeader {
        end: "mp4",
        size: size.ok_or(FilmFault::NoPicture)?,
        sound,
        late: media_first,
    })
}

/// The size of a picture that browsers play.
fn picture((kind, inside): Entry<'_>) -> Result<(u32, u32), FilmFault> {
    if !PICTURE.contains(&&kind[..]) {
        return Err(FilmFault::Codec(name(&kind)));
    }
    let side = |at: usize| {
        let side = number(inside.get(at..at + 2)?)?;
        u32::try_from(side).ok()
    };
    let size = side(24).zip(side(26)).ok_or(FilmFault::Damaged)?;
    if kind.starts_with(b"avc") {
        let parts = inside.get(VISUAL..).unwrap_or_default();
        let profile = child(parts, b"avcC")?.and_then(|inside| inside.get(1));
        if profile.is_some_and(|profile| !PROFILES.contains(profile)) {
            return Err(FilmFault::Codec("H.264, 10 bit / 4:2:2".to_owned()));
        }
    }
    Ok(size)
}

/// A kind's four letters, or the name that people know.
fn name(kind: &[u8; 4]) -> String {
    let known = OTHERS.iter().find(|(other, _)| *other == kind);
    known.map_or_else(
        || kind.escape_ascii().to_string(),
        |(_, name)| (*name).to_owned(),
    )
}

type Entry<'a> = ([u8; 4], &'a [u8]);

/// The first description of what a track holds.
fn entry(media: &[u8]) -> Result<Option<Entry<'_>>, FilmFault> {
    let mut inside = media;
    for kind in [b"minf", b"stbl", b"stsd"] {
        inside = child(inside, kind)?.ok_or(FilmFault::Damaged)?;
    }
    Boxes {
        rest: inside.get(LISTED..).unwrap_or_default(),
    }
    .next_box()
}

/// What stands in the first box of a kind.
fn child<'a>(around: &'a [u8], wanted: &[u8; 4]) -> Result<Option<&'a [u8]>, FilmFault> {
    let mut boxes = Boxes { rest: around };
    while let Some((kind, inside)) = boxes.next_box()? {
        if &kind == wanted {
            return Ok(Some(inside));
        }
    }
    Ok(None)
}

struct Boxes<'a> {
    rest: &'a [u8],
}

impl<'a> Boxes<'a> {
    /// The next box; an error when it is longer than what it stands in. Fewer bytes than a box has are padding.
    fn next_box(&mut self) -> Result<Option<Entry<'a>>, FilmFault> {
        let Some((head, after)) = self.rest.split_at_checked(8) else {
            return Ok(None);
        };
        let (length, kind) = head.split_at(4);
        let kind: [u8; 4] = kind.try_into().map_err(|_| FilmFault::Damaged)?;
        let (taken, length) = match number(length) {
            // To the end.
            Some(0) => (8, self.rest.len() as u64),
            Some(1) => {
                let length = after.get(..8).and_then(number);
                (16, length.ok_or(FilmFault::Damaged)?)
            }
            length => (8, length.unwrap_or_default()),
        };
        let length = usize::try_from(length).map_err(|_| FilmFault::Damaged)?;
        let inside = self.rest.get(taken..length).ok_or(FilmFault::Damaged)?;
        self.rest = self.rest.get(length..).unwrap_or_default();
        Ok(Some((kind, inside)))
    }
}
