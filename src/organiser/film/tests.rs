//! Films as cameras, editors and mistakes make them, by their headers.

use super::{FilmFault, FilmHeader, look, look_named};

fn part(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len() + 8).unwrap().to_be_bytes();
    [&length[..], kind, inside].concat()
}

/// A sample description that says how pictures are written: so wide, so high.
fn visual(codec: &[u8; 4], width: u16, height: u16, more: &[u8]) -> Vec<u8> {
    let mut inside = vec![0; 24];
    inside.extend(width.to_be_bytes());
    inside.extend(height.to_be_bytes());
    inside.resize(78, 0);
    inside.extend(more);
    part(codec, &inside)
}

fn track(handler: &[u8; 4], entry: &[u8]) -> Vec<u8> {
    let hdlr = [&[0; 8][..], handler, &[0; 12]].concat();
    let stsd = [&[0, 0, 0, 0, 0, 0, 0, 1][..], entry].concat();
    let stbl = part(b"minf", &part(b"stbl", &part(b"stsd", &stsd)));
    let mdia = [part(b"hdlr", &hdlr), stbl].concat();
    part(b"trak", &part(b"mdia", &mdia))
}

fn mp4(brand: &[u8; 4], tracks: &[Vec<u8>], late: bool) -> Vec<u8> {
    let moov = part(b"moov", &tracks.concat());
    let mdat = part(b"mdat", &[7; 40]);
    let rest = match late {
        true => [mdat, moov],
        false => [moov, mdat],
    };
    [part(b"ftyp", brand), rest.concat()].concat()
}

fn filmed(codec: &[u8; 4], width: u16, height: u16) -> Vec<u8> {
    let avc = part(b"avcC", &[1, 100, 0, 40]);
    let more = if codec == b"avc1" { &avc[..] } else { &[] };
    track(b"vide", &visual(codec, width, height, more))
}

fn recorded(codec: &[u8; 4]) -> Vec<u8> {
    track(b"soun", &part(codec, &[0; 28]))
}

fn showcase() -> Vec<u8> {
    let film = "/../../assets/events/showcase/booths/films/hikari-walk.webm";
    std::fs::read(format!("{}{film}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn what_browsers_play_is_told_by_size_sound_and_place_of_the_index() {
    let seen = |end, size, sound, late| {
        Ok(FilmHeader {
            end,
            size,
            sound,
            late,
        })
    };
    let both = [filmed(b"avc1", 1920, 1080), recorded(b"mp4a")];
    assert_eq!(
        look(&mp4(b"isom", &both, false)),
        seen("mp4", (1920, 1080), true, false)
    );
    assert_eq!(
        look(&mp4(b"isom", &both[..1], true)),
        seen("mp4", (1920, 1080), false, true)
    );
    assert_eq!(look(&showcase()), seen("webm", (480, 270), false, false));
}

#[test]
fn what_they_do_not_play_is_named() {
    let of = |tracks: &[Vec<u8>]| look(&mp4(b"isom", tracks, false)).unwrap_err();
    let codec = |name: &str| FilmFault::Codec(name.to_owned());
    for (kind, name) in [
        (b"hvc1", "HEVC (H.265)"),
        (b"hev1", "HEVC (H.265)"),
        (b"apcn", "ProRes"),
        (b"zzzz", "zzzz"),
    ] {
        assert_eq!(of(&[filmed(kind, 1280, 720)]), codec(name));
    }
    let ten_bit = part(b"avcC", &[1, 110, 0, 40]);
    let ten_bit = track(b"vide", &visual(b"avc1", 1280, 720, &ten_bit));
    assert_eq!(of(&[ten_bit]), codec("H.264, 10 bit / 4:2:2"));
    assert_eq!(
        of(&[filmed(b"avc1", 1280, 720), recorded(b"ac-3")]),
        FilmFault::Sound("Dolby AC-3".to_owned())
    );
    assert_eq!(of(&[recorded(b"mp4a")]), FilmFault::NoPicture);
    assert_eq!(
        of(&[filmed(b"av01", 7680, 4320)]),
        FilmFault::Pixels(7680, 4320)
    );
}

#[test]
fn what_is_no_film_is_named() {
    let kind = |name: &str| Err(FilmFault::Kind(name.to_owned()));
    let moved = mp4(b"qt  ", &[filmed(b"avc1", 640, 360)], false);
    assert_eq!(look(&moved), kind("MOV (QuickTime)"));
    assert_eq!(look(b""), Err(FilmFault::Empty));
    assert_eq!(look(b"PK\x03\x04\x14\0\0\0\x08\0"), kind("ZIP"));
    assert_eq!(look(b"\x89PNG\r\n\x1a\n0000"), kind("PNG"));
    assert_eq!(look(b"RIFF\0\0\0\0AVI LIST"), kind("AVI"));
    assert_eq!(look(b"nothing that anybody knows"), Err(FilmFault::Unknown));
    // The same container without the promise of its name.
    let mut other = showcase();
    let at = other.windows(4).position(|four| four == b"webm").unwrap();
    other[at..at + 4].copy_from_slice(b"mkv\0");
    assert_eq!(look(&other), kind("MKV (Matroska)"));
}

#[test]
fn a_name_ends_as_the_film_is() {
    let film = mp4(b"isom", &[filmed(b"avc1", 640, 360)], false);
    for name in ["a.mp4", "a/b.MP4", "b.m4v"] {
        assert!(look_named(name, &film).is_ok(), "{name}");
    }
    for name in ["a.webm", "a", "a.mov"] {
        assert_eq!(
            look_named(name, &film),
            Err(FilmFault::Ending("mp4")),
            "{name}"
        );
    }
    assert_eq!(
        look_named("a.mp4", &showcase()),
        Err(FilmFault::Ending("webm"))
    );
}

/// Whatever is cut off or spoiled is told, and takes nothing else with it.
#[test]
fn damage_is_told_wherever_it_is() {
    let film = mp4(
        b"isom",
        &[filmed(b"avc1", 640, 360), recorded(b"mp4a")],
        false,
    );
    assert_eq!(look(&film[..film.len() - 20]), Err(FilmFault::Damaged));
    assert_eq!(
        look(&mp4(b"isom", &[], false)[..16]),
        Err(FilmFault::Damaged),
        "no index at all"
    );
    let whole = showcase();
    assert_eq!(look(&whole[..whole.len() / 2]), Err(FilmFault::Damaged));
    for film in [&film, &whole[..400].to_vec()] {
        for at in 0..film.len() {
            look(&film[..at]).ok();
            for byte in [0, 1, 8, 0x7f, 0xff] {
                let mut spoiled = film.clone();
                spoiled[at] = byte;
                look(&spoiled).ok();
            }
        }
    }
}
