//! WebM (Matroska): elements, each with a name of one to four bytes and a length of one to eight.

use super::{FilmFault, FilmHeader, number};

const HEADER: u64 = 0x1a45_dfa3;
const DOCUMENT: u64 = 0x4282;
const SEGMENT: u64 = 0x1853_8067;
const TRACKS: u64 = 0x1654_ae6b;
const TRACK: u64 = 0xae;
const TRACK_KIND: u64 = 0x83;
const CODEC: u64 = 0x86;
const PICTURE: u64 = 0xe0;
const WIDTH: u64 = 0xb0;
const HEIGHT: u64 = 0xba;

/// What browsers play.
const PICTURES: [&[u8]; 3] = [b"V_VP8", b"V_VP9", b"V_AV1"];
const SOUNDS: [&[u8]; 2] = [b"A_OPUS", b"A_VORBIS"];

pub(super) fn look(bytes: &[u8]) -> Result<FilmHeader, FilmFault> {
    let header = child(bytes, HEADER)?.ok_or(FilmFault::Damaged)?;
    if child(header, DOCUMENT)? != Some(b"webm") {
        return Err(FilmFault::Kind("MKV (Matroska)".to_owned()));
    }
    let segment = child(bytes, SEGMENT)?.ok_or(FilmFault::Damaged)?;
    let tracks = child(segment, TRACKS)?.ok_or(FilmFault::Damaged)?;
    let (mut size, mut sound) = (None, false);
    let mut entries = Elements { rest: tracks };
    while let Some((id, track)) = entries.next_element()? {
        if id != TRACK {
            continue;
        }
        let codec = child(track, CODEC)?.unwrap_or_default();
        let name = || codec.escape_ascii().to_string();
        match child(track, TRACK_KIND)?.and_then(number) {
            Some(1) if size.is_none() => {
                if !PICTURES.contains(&codec) {
                    return Err(FilmFault::Codec(name()));
                }
                let picture = child(track, PICTURE)?.unwrap_or_default();
                let side = |id| -> Result<u32, FilmFault> {
                    let side = child(picture, id)?.and_then(number);
                    side.and_then(|side| side.try_into().ok())
                        .ok_or(FilmFault::Damaged)
                };
                size = Some((side(WIDTH)?, side(HEIGHT)?));
            }
            Some(2) => {
                if !SOUNDS.contains(&codec) {
                    return Err(FilmFault::Sound(name()));
                }
                sound = true;
            }
            _ => {}
        }
    }
    Ok(FilmHeader {
        end: "webm",
        size: size.ok_or(FilmFault::NoPicture)?,
        sound,
        // Its index is for jumping only.
        late: false,
    })
}

/// What stands in the first element of this name.
fn child(around: &[u8], wanted: u64) -> Result<Option<&[u8]>, FilmFault> {
    let mut elements = Elements { rest: around };
    while let Some((id, inside)) = elements.next_element()? {
        if id == wanted {
            return Ok(Some(inside));
        }
    }
    Ok(None)
}

struct Elements<'a> {
    rest: &'a [u8],
}

impl<'a> Elements<'a> {
    fn next_element(&mut self) -> Result<Option<(u64, &'a [u8])>, FilmFault> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let id = self.taken(4)?;
        let id = number(id).unwrap_or_default();
        let length = self.taken(8)?;
        let bits = 7 * length.len();
        let value = number(length).unwrap_or_default() & ((1 << bits) - 1);
        // What is recorded live does not know its length: it goes to the end.
        let unknown = value == (1 << bits) - 1;
        let most = self.rest.len();
        let length = usize::try_from(value).unwrap_or(usize::MAX);
        let length = if unknown { most } else { length };
        let parts = self.rest.split_at_checked(length);
        let (inside, rest) = parts.ok_or(FilmFault::Damaged)?;
        self.rest = rest;
        Ok(Some((id, inside)))
    }

    /// The next number of variable length, at most so many bytes: as many as its first byte has zeros in front, and one more.
    fn taken(&mut self, most: usize) -> Result<&'a [u8], FilmFault> {
        let first = *self.rest.first().ok_or(FilmFault::Damaged)?;
        let length = first.leading_zeros() as usize + 1;
        if length > most {
            return Err(FilmFault::Damaged);
        }
        let taken = self.rest.split_at_checked(length);
        let (taken, rest) = taken.ok_or(FilmFault::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }
}
