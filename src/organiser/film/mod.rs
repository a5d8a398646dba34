//! Exhibitors' films: whether browsers play one, by the header of its file. Nothing is decoded.
//!
//! The headers are walked by hand: of the crates that read such files those for MP4 panic at damaged ones, and none says where the
//! index stands.

mod fault;
mod mp4;
#[cfg(test)]
mod tests;
mod webm;

pub(crate) use fault::FilmFault;

use feed::limits;

/// What the header of a film says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FilmHeader {
    /// The usual end of such files' names.
    pub end: &'static str,
    /// Pixels to the side and down.
    pub size: (u32, u32),
    /// Whether there is sound.
    pub sound: bool,
    /// Whether its index stands behind the picture, so that browsers have to fetch to the end before they play.
    pub late: bool,
}

/// Reads the header of a film.
///
/// # Errors
/// When browsers do not play it, or the file holds no film.
pub(crate) fn look(bytes: &[u8]) -> Result<FilmHeader, FilmFault> {
    let look = match bytes {
        [] => return Err(FilmFault::Empty),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => webm::look(bytes)?,
        _ if bytes.get(4..8) == Some(b"ftyp") => mp4::look(bytes)?,
        _ => return Err(fault::other(bytes)),
    };
    let (width, height) = look.size;
    if width.max(height) > limits::FILM_SIDE {
        return Err(FilmFault::Pixels(width, height));
    }
    Ok(look)
}

/// Reads the header of a film by the name of its file.
///
/// # Errors
/// Those of [`look`], and when the name ends like another kind of file.
pub(crate) fn look_named(name: &str, bytes: &[u8]) -> Result<FilmHeader, FilmFault> {
    let look = look(bytes)?;
    let named = name
        .rsplit_once('.')
        .map(|(_, end)| end.to_ascii_lowercase());
    let ends = match look.end {
        "mp4" => ["mp4", "m4v"].as_slice(),
        end => &[end],
    };
    if !named.is_some_and(|end| ends.contains(&end.as_str())) {
        return Err(FilmFault::Ending(look.end));
    }
    Ok(look)
}

/// A whole number of some bytes, the first the highest.
fn number(bytes: &[u8]) -> Option<u64> {
    let fits = !bytes.is_empty() && bytes.len() <= 8;
    let number = bytes
        .iter()
        .fold(0, |number, &byte| number << 8 | u64::from(byte));
    fits.then_some(number)
}
