//! The bake: computes the halls' light and paints their textures once, into `assets/halls`, and shows them without a browser.

mod air;
mod gather;
mod halls;
mod paint;
mod preview;
mod raster;
mod scene;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use feed::event::Theme;
use gather::Effort;
use venue::light::Light;
use venue::themes::mood::Mood;

const HELP: &str = "\
bake                                  everything: textures, light and pictures of every theme
bake textures                         assets/halls/surfaces.webp
bake light [THEME]                    assets/halls/THEME.light; what still fits its geometry is kept
bake pictures                         assets/halls/THEME.webp and THEME-tall.webp, for the start page
bake preview THEME [--view NAME|all] [--booths N] [--rough|--plain] [--people] [--mood NAME] OUT.png
                                      a picture from entrance, aisle, booth, up, head or back;
                                      (or --from X,Y,Z,YAW,PITCH in metres and degrees);
                                      all: one picture each, OUT-NAME.png;
                                      --rough bakes quickly first, --plain takes the light without a bake;
                                      moods are Day, Afternoon and Evening
bake samples OUT.png                  every surface on a board

Run it in the repository's root.";

/// The effort of what is kept.
const FULL: Effort = Effort {
    rays: 384,
    bounces: 3,
};

/// The effort of a look in between.
const ROUGH: Effort = Effort {
    rays: 64,
    bounces: 2,
};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}\n\n{HELP}")]
    Usage(String),
    #[error("{path}: {source}")]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{path}: {source}")]
    Picture {
        path: PathBuf,
        source: image::ImageError,
    },
    #[error("{theme}.light: {source}")]
    Stale {
        theme: &'static str,
        source: venue::light::Stale,
    },
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(failure) = run(&arguments) {
        eprintln!("{failure}");
        std::process::exit(1);
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => {
            textures()?;
            for &theme in Theme::ALL {
                light(theme)?;
            }
            pictures()
        }
        ["textures"] => textures(),
        ["light"] => Theme::ALL.iter().copied().try_for_each(light),
        ["light", theme] => light(named(theme)?),
        ["pictures"] => pictures(),
        ["samples", out] => save(&preview::samples(&raster::Textures::new()), Path::new(out)),
        ["preview", theme, ref rest @ ..] => show(named(theme)?, rest),
        _ => Err(Failure::Usage("What is to be done?".into())),
    }
}

fn named(word: &str) -> Result<Theme, Failure> {
    Theme::ALL
        .iter()
        .copied()
        .find(|theme| theme.name() == word)
        .ok_or_else(|| {
            Failure::Usage({
                let names: Vec<_> = Theme::ALL.iter().map(|theme| theme.name()).collect();
                format!("There is no theme {word}; there are {}.", names.join(", "))
            })
        })
}

fn asset(file: &str) -> PathBuf {
    Path::new("assets/halls").join(file)
}

fn write(path: PathBuf, bytes: &[u8]) -> Result<(), Failure> {
    println!("{}: {} bytes", path.display(), bytes.len());
    fs::write(&path, bytes).map_err(|source| Failure::File { path, source })
}

fn save(picture: &image::RgbImage, path: &Path) -> Result<(), Failure> {
    picture.save(path).map_err(|source| Failure::Picture {
        path: path.to_owned(),
        source,
    })
}

fn webp(picture: &image::RgbImage, path: PathBuf, quality: f32) -> Result<(), Failure> {
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    write(path, &encoder.encode(quality))
}

fn textures() -> Result<(), Failure> {
    // Fine grain must outlive the compression: it is what keeps large plain surfaces from banding.
    webp(&paint::strip(), asset("surfaces.webp"), 92.0)
}

fn baked(theme: Theme, effort: Effort, kept: Option<Light>) -> Light {
    let start = Instant::now();
    let tell = |step: &str, share: f32| {
        eprintln!(
            "{}: {step} {:.0} % after {:.0} s",
            theme.name(),
            share * 100.0,
            start.elapsed().as_secs_f32()
        );
    };
    let mut light = halls::light(theme, effort, kept, &tell);
    halls::part_day(theme, ROUGH, &mut light, &tell);
    eprintln!(
        "{}: baked in {:.0} s",
        theme.name(),
        start.elapsed().as_secs_f32()
    );
    light
}

fn light(theme: Theme) -> Result<(), Failure> {
    let kept = fs::read(asset(&format!("{}.light", theme.name()))).ok();
    let meshes = venue::light::meshes(theme);
    let kept = kept.and_then(|bytes| Light::kept(&bytes, theme, &meshes).ok());
    let bytes = baked(theme, FULL, kept).to_bytes(theme);
    write(asset(&format!("{}.light", theme.name())), &bytes)
}

fn kept(theme: Theme) -> Result<Light, Failure> {
    let path = asset(&format!("{}.light", theme.name()));
    let bytes = fs::read(&path).map_err(|source| Failure::File { path, source })?;
    Light::parse(&bytes, theme, &venue::light::meshes(theme)).map_err(|source| Failure::Stale {
        theme: theme.name(),
        source,
    })
}

/// Five numbers with commas between them.
fn place(word: &str) -> Option<[f32; 5]> {
    let numbers: Vec<f32> = word.split(',').filter_map(|n| n.parse().ok()).collect();
    numbers.try_into().ok()
}

fn show(theme: Theme, options: &[&str]) -> Result<(), Failure> {
    let (mut view, mut booths, mut out, mut own) = ("entrance", 14, None, None);
    let (mut from, mut peopled, mut mood) = (None, false, None);
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match *word {
            "--view" => view = words.next().copied().unwrap_or(view),
            "--booths" => {
                let number = words.next().and_then(|n| n.parse().ok());
                booths = number.ok_or_else(|| Failure::Usage("--booths wants a number.".into()))?;
            }
            "--rough" => own = Some(baked(theme, ROUGH, None)),
            "--mood" => {
                let name = words.next();
                let named = |mood: &Mood| name.is_some_and(|it| *it == format!("{mood:?}"));
                mood = Mood::ALL.into_iter().find(named);
            }
            "--from" => from = words.next().and_then(|word| place(word)),
            "--people" => peopled = true,
            "--plain" => own = Some(Light::simple(theme)),
            file => out = Some(PathBuf::from(file)),
        }
    }
    let out = out.ok_or_else(|| Failure::Usage("Where is the picture to go?".into()))?;
    let light = own.map_or_else(|| kept(theme), Ok)?;
    let textures = raster::Textures::new();
    let views: &[&str] = if view == "all" {
        &preview::VIEWS
    } else {
        &[view]
    };
    for view in views {
        let path = if views.len() == 1 {
            out.clone()
        } else {
            out.with_file_name(format!(
                "{}-{view}.png",
                out.file_stem().unwrap_or_default().to_string_lossy()
            ))
        };
        let picture = preview::picture(
            theme,
            booths,
            &light,
            (view, from, peopled),
            mood,
            (1280, 720),
            &textures,
        );
        save(&picture, &path)?;
    }
    Ok(())
}

/// Booths in the start page's pictures: so few that no island stands before the middle with its seats.
const ON_THE_START_PAGE: usize = 5;

/// Quality of the start page's pictures, 0 to 100: they lie under words and shade, and on slow lines before the hall.
const ON_THE_WAY: f32 = 65.0;

/// Pixels across of what a narrow screen shows of a picture.
const TALL: u32 = 480;

fn pictures() -> Result<(), Failure> {
    let textures = raster::Textures::new();
    for &theme in Theme::ALL {
        let light = kept(theme)?;
        let picture = preview::picture(
            theme,
            ON_THE_START_PAGE,
            &light,
            ("entrance", None, false),
            None,
            (1200, 675),
            &textures,
        );
        webp(
            &picture,
            asset(&format!("{}.webp", theme.name())),
            ON_THE_WAY,
        )?;
        let middle = image::imageops::crop_imm(&picture, (1200 - TALL) / 2, 0, TALL, 675);
        let tall = asset(&format!("{}-tall.webp", theme.name()));
        webp(&middle.to_image(), tall, ON_THE_WAY)?;
    }
    Ok(())
}
