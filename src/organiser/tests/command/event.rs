//! A small event to work on, and an engine for its site.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

/// A folder with an event, an engine and a place for everything else.
pub struct Bench {
    folder: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        let bench = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        bench.write(
            "event/event.json",
            r##"{
  "version": 1,
  "id": "harbour-days",
  "title": { "ja": "みなと見本市", "en": "Harbour Days" },
  "languages": ["ja", "en"],
  "timeZone": "Asia/Tokyo",
  "organiser": { "name": "Harbour Office" },
  "halls": [
    { "id": "dock", "title": { "ja": "ドック", "en": "Dock" }, "booths": ["booths/ropes.json", "booths/sails.json"] }
  ]
}
"##,
        );
        bench.write(
            "event/booths/ropes.json",
            r##"{
  "version": 1,
  "id": "ropes",
  "name": { "ja": "ロープ工房", "en": "Rope Works" },
  "tagline": { "ja": "結び目ひとつから", "en": "From one knot on" },
  "colours": { "main": "#1b4965" },
  "posters": [
    { "image": "pictures/rope.png", "alt": { "ja": "ロープ", "en": "A rope" }, "title": { "ja": "麻", "en": "Hemp" } }
  ],
  "materials": [{ "kind": "pdf", "title": { "ja": "案内", "en": "Leaflet" }, "url": "leaflet.pdf" }]
}
"##,
        );
        bench.write("event/booths/leaflet.pdf", "%PDF-1.4 not much of one");
        bench.write_bytes("event/booths/pictures/rope.png", &png(2400, 1200));
        bench.write(
            "event/booths/sails.json",
            r#"{ "version": 1, "id": "sails", "name": { "ja": "帆の会", "en": "Sail Makers" } }"#,
        );
        bench.write("engine/boot.js", &"// a page's script\n".repeat(100));
        bench.write("engine/hall.js", "export default () => {};");
        bench.write_bytes("engine/hall_bg.wasm", &b"\0asm\x01\0\0\0".repeat(1000));
        bench
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// `boothwalk build` of the event into `site`, without compression.
    pub fn build(&self, site: &str) -> assert_cmd::Command {
        let mut command = self.build_whole(site);
        command
            .arg("--quick")
            .env("BOOTHWALK_CACHE", self.path("cache"));
        command
    }

    /// `boothwalk build` as for visitors. Compressing typefaces takes a while, so these builds share a cache.
    pub fn build_whole(&self, site: &str) -> assert_cmd::Command {
        let mut command = crate::boothwalk(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"));
        command
            .arg("build")
            .arg(self.path("event"))
            .arg("--out")
            .arg(self.path(site));
        command.arg("--engine").arg(self.path("engine"));
        command
    }
}

/// A picture with some grain in it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x / 9) as u8, (y / 7) as u8, ((x ^ y) / 16) as u8])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Every file below a folder with its bytes, by name.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                files.push((name, fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
