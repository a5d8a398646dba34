//! Precompressed copies of what a site serves: brotli for browsers, gzip for everybody else.

use std::io::{self, Write};

use crate::cache::Cache;

/// Files smaller than this fit into one network packet either way.
const WORTH_BYTES: usize = 1_000;

/// Larger files are somebody's tables or texts to take along: brotli's best would take minutes for each, and hosts compress as they
/// send.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Pages and lists larger than this are those of thousands of booths, and are made anew whenever one of them changes: brotli's best
/// would take most of such a build to make them a little smaller.
const LONG_BYTES: usize = 1024 * 1024;

/// The two compressed forms of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packed {
    /// Brotli; `None` where it gains nothing.
    pub brotli: Option<Vec<u8>>,
    /// Gzip; `None` where it gains nothing.
    pub gzip: Option<Vec<u8>>,
}

/// Whether files of this name gain anything by compression: pictures, films and archives are compressed already.
pub(crate) fn gains(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(
        extension,
        "html"
            | "css"
            | "js"
            | "json"
            | "wasm"
            | "svg"
            | "txt"
            | "xml"
            | "md"
            | "csv"
            | "ics"
            | "vcf"
            | "vtt"
            | "ttf"
            | "otf"
            | "bin"
            | "light"
            | "object"
            | "webmanifest"
    )
}

/// Compresses a file as far as it goes; results are kept, because brotli's best takes seconds a megabyte.
/// `known` is its brotli form where that was made before.
pub(crate) fn pack(
    name: &str,
    bytes: &[u8],
    known: Option<&[u8]>,
    cache: &Cache,
) -> io::Result<Packed> {
    if !gains(name) || !(WORTH_BYTES..=MOST_BYTES).contains(&bytes.len()) {
        return Ok(Packed::default());
    }
    let brotli = match known {
        Some(known) => known.to_vec(),
        None => {
            let quality = quality(name, bytes);
            let key = format!("brotli {quality}");
            cache.entry(&[key.as_bytes(), bytes], || brotli(bytes, quality))?
        }
    };
    let gzip = cache.entry(&[b"gzip 9", bytes], || gzip(bytes))?;
    // A tenth less is the least that is worth a second file.
    let smaller =
        |packed: Vec<u8>| Some(packed).filter(|packed| packed.len() < bytes.len() / 10 * 9);
    Ok(Packed {
        brotli: smaller(brotli),
        gzip: smaller(gzip),
    })
}

/// How hard brotli tries, up to 11. The engine's modules are compressed once and fetched by everybody.
fn quality(name: &str, bytes: &[u8]) -> i32 {
    if bytes.len() > LONG_BYTES && !name.ends_with(".wasm") {
        9
    } else {
        11
    }
}

fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        // The largest window that every browser takes.
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // No name and no time in the header: the same bytes in give the same bytes out.
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// What brotli made, as it was.
pub(crate) fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(packed.len() * 3);
    brotli::BrotliDecompress(&mut &*packed, &mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_comes_back_whole() {
        let text = "ドックヤードガーデン ".repeat(500).into_bytes();
        for quality in [9, 11] {
            let packed = brotli(&text, quality).unwrap();
            assert!(packed.len() < text.len() / 50, "{}", packed.len());
            assert_eq!(unpack(&packed).unwrap(), text);
        }
    }

    #[test]
    fn only_long_pages_and_lists_are_compressed_in_a_hurry() {
        let long = vec![b' '; LONG_BYTES + 1];
        assert_eq!(quality("index.html", &long), 9);
        assert_eq!(quality("event/event.json", &long), 9);
        assert_eq!(quality("index.html", &long[..LONG_BYTES]), 11);
        assert_eq!(quality("engine/hall_bg.wasm", &long), 11);
    }

    #[test]
    fn gzip_is_the_same_every_time() {
        let text = "Red Brick Warehouse ".repeat(100);
        assert_eq!(
            gzip(text.as_bytes()).unwrap(),
            gzip(text.as_bytes()).unwrap()
        );
    }
}
