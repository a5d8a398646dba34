//! What a sign says and how it is set out, as a list of simple things to draw: the browser's own text engine draws them.

use feed::Booth;
use feed::colour::Colour;
use feed::text::Shown;
use venue::booth::Shows;

use super::booth_colours::colours;
use super::film_still;
use super::wall_print;
use super::wrap::{LEADING, fit};

/// A sign: its own units are 100 to its height.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Units across.
    pub width: f32,
    /// What fills it.
    pub ground: Colour,
    /// What of its tile is frame and shadow, as a share of its width and of its height, on each side; 0 for none.
    pub margin: [f32; 2],
    /// What stands on it, back to front.
    pub items: Vec<SignItem>,
}

/// Something on a sign. Rectangles are left, top, width and height in the sign's units.
#[derive(Clone, Debug, PartialEq)]
pub enum SignItem {
    /// A filled rectangle.
    Band([f32; 4], Colour),
    /// A filled shape, by its corners.
    Shape(Vec<[f32; 2]>, Colour),
    /// A picture fitted into a rectangle: its path as the booth file writes it.
    Picture([f32; 4], String),
    /// A line of text.
    Line(SignLine),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct SignLine {
    /// The words.
    pub text: String,
    /// BCP 47 tag of their language, for the right shapes of shared characters.
    pub language: String,
    /// Left edge, or middle when centred; and the middle of the letters' height.
    pub at: [f32; 2],
    /// Height of the letters.
    pub size: f32,
    /// Whether `at` is the middle.
    pub centred: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// Its ink.
    pub ink: Colour,
}

/// Measures a text: words, language, bold; its width at size 1.
pub type Measure<'a> = &'a dyn Fn(&str, &str, bool) -> f32;

/// White of plates and posters.
const PLATE: Colour = Colour {
    rgb: [248, 247, 244],
};

/// The sign for a face with these proportions (width by height). `words` are what a status sign and a print say besides.
pub fn sheet(
    shows: Shows,
    number: u32,
    booth: Option<&Booth>,
    words: &str,
    aspect: f32,
    language: &str,
    measure: Measure<'_>,
) -> Sheet {
    let width = 100.0 * aspect;
    let [main, accent] = colours(booth);
    let mut sheet = Sheet {
        width,
        ground: main,
        margin: [0.0; 2],
        items: Vec::new(),
    };
    let setter = Setter { language, measure };
    match shows {
        Shows::Number => {
            sheet.ground = PLATE;
            let words = number.to_string();
            setter.put(
                &mut sheet,
                &words,
                None,
                [8.0, 12.0, width - 16.0, 76.0],
                70.0,
                SignStyle::middle(Colour::INK),
            );
        }
        Shows::Fascia => fascia(&mut sheet, booth, number, &setter),
        Shows::Counter => counter(&mut sheet, booth, accent, &setter),
        Shows::Status => {
            sheet.ground = PLATE;
            sheet
                .items
                .push(SignItem::Band([0.0, 0.0, 12.0, 100.0], accent));
            let area = [22.0, 10.0, width - 32.0, 80.0];
            let style = SignStyle::middle(Colour::INK);
            match booth {
                // Nobody is announced: the plate says what the booth is about, or at least whose it is. It hangs there anyway.
                Some(booth) if words.is_empty() => {
                    let about = [&booth.tagline, &booth.name];
                    let about = about.into_iter().find(|text| !text.is_empty());
                    if let Some(about) = about {
                        setter.shown(&mut sheet, about.shown(language), area, 26.0, style);
                    }
                }
                _ => {
                    setter.put(&mut sheet, words, Some(language), area, 40.0, style);
                }
            }
        }
        Shows::Materials => materials(&mut sheet, booth, main, &setter),
        Shows::Side => side(&mut sheet, booth, number, accent, &setter),
        Shows::Print => {
            if let Some(booth) = booth {
                wall_print::set(&mut sheet, booth, accent, words, &setter);
            }
        }
        Shows::Screen => {
            if let Some(booth) = booth {
                film_still::set(&mut sheet, booth, &setter);
            }
        }
        Shows::Poster(index) => {
            poster(&mut sheet, booth, usize::from(index), main, accent, &setter);
        }
    }
    sheet
}

/// Sets words.
pub(super) struct Setter<'a> {
    pub(super) language: &'a str,
    pub(super) measure: Measure<'a>,
}

/// How words are set.
#[derive(Clone, Copy)]
pub(super) struct SignStyle {
    centred: bool,
    /// Lines stand in the middle of their box's height, not at its top.
    middle: bool,
    bold: bool,
    ink: Colour,
}

impl SignStyle {
    pub(super) fn middle(ink: Colour) -> Self {
        Self {
            centred: true,
            middle: true,
            bold: true,
            ink,
        }
    }

    pub(super) fn top(ink: Colour, bold: bool) -> Self {
        Self {
            centred: false,
            middle: false,
            bold,
            ink,
        }
    }
}

impl Setter<'_> {
    /// Sets words into a box; the height they take.
    pub(super) fn put(
        &self,
        sheet: &mut Sheet,
        words: &str,
        language: Option<&str>,
        [left, top, width, height]: [f32; 4],
        largest: f32,
        style: SignStyle,
    ) -> f32 {
        let language = language.unwrap_or(self.language);
        let measure = |text: &str| (self.measure)(text, language, style.bold);
        let fit = fit(words, width, height, largest, largest * 0.3, &measure);
        let row = fit.size * LEADING;
        let taken = row * fit.lines.len() as f32;
        let first = if style.middle {
            top + (height - taken) / 2.0
        } else {
            top
        };
        for (index, text) in fit.lines.into_iter().enumerate() {
            let x = if style.centred {
                left + width / 2.0
            } else {
                left
            };
            sheet.items.push(SignItem::Line(SignLine {
                text,
                language: language.to_owned(),
                at: [x, first + row * (index as f32 + 0.5)],
                size: fit.size,
                centred: style.centred,
                bold: style.bold,
                ink: style.ink,
            }));
        }
        taken
    }

    pub(super) fn shown(
        &self,
        sheet: &mut Sheet,
        shown: Shown<'_>,
        area: [f32; 4],
        largest: f32,
        style: SignStyle,
    ) -> f32 {
        self.put(sheet, shown.text, shown.language, area, largest, style)
    }
}

/// The outside of a wing: the name in the exhibitor's colour, the plot's number below on a plate.
fn side(
    sheet: &mut Sheet,
    booth: Option<&Booth>,
    number: u32,
    accent: Colour,
    setter: &Setter<'_>,
) {
    let (left, width) = (8.0, sheet.width - 16.0);
    let plate = [0.0, 76.0, sheet.width, 24.0];
    if let Some(booth) = booth {
        let name = booth.name.shown(setter.language);
        let style = SignStyle::middle(sheet.ground.legible_on());
        setter.shown(sheet, name, [left, 8.0, width, 62.0], 13.0, style);
    }
    sheet.items.push(SignItem::Band(plate, PLATE));
    sheet
        .items
        .push(SignItem::Band([0.0, 74.0, sheet.width, 2.0], accent));
    let style = SignStyle::middle(Colour::INK);
    let area = [left, 78.0, width, 20.0];
    setter.put(sheet, &number.to_string(), None, area, 17.0, style);
}

/// Logo and name.
fn fascia(sheet: &mut Sheet, booth: Option<&Booth>, number: u32, setter: &Setter<'_>) {
    let ink = sheet.ground.legible_on();
    let mut left = 12.0;
    if let Some(logo) = booth.and_then(|booth| booth.logo.as_ref()) {
        // Logos are drawn for white paper.
        let plate = [10.0, 10.0, 120.0_f32.min(sheet.width * 0.3), 80.0];
        sheet.items.push(SignItem::Band(plate, PLATE));
        let inner = [
            plate[0] + 6.0,
            plate[1] + 6.0,
            plate[2] - 12.0,
            plate[3] - 12.0,
        ];
        sheet.items.push(SignItem::Picture(inner, logo.src.clone()));
        left = plate[0] + plate[2] + 12.0;
    }
    let area = [left, 8.0, sheet.width - left - 12.0, 84.0];
    match booth {
        Some(booth) => {
            setter.shown(
                sheet,
                booth.name.shown(setter.language),
                area,
                52.0,
                SignStyle::middle(ink),
            );
        }
        // Not read yet, or not readable: the plot is still a place.
        None => {
            setter.put(
                sheet,
                &number.to_string(),
                None,
                area,
                52.0,
                SignStyle::middle(ink),
            );
        }
    }
}

/// The logo, or the letters that the name is known by.
fn counter(sheet: &mut Sheet, booth: Option<&Booth>, accent: Colour, setter: &Setter<'_>) {
    if let Some(logo) = booth.and_then(|booth| booth.logo.as_ref()) {
        sheet.ground = PLATE;
        let area = [8.0, 10.0, sheet.width - 16.0, 80.0];
        sheet.items.push(SignItem::Picture(area, logo.src.clone()));
        return;
    }
    sheet
        .items
        .push(SignItem::Band([0.0, 92.0, sheet.width, 8.0], accent));
    let name = booth.map(|booth| booth.name.shown(setter.language));
    let letters = name.map_or_else(String::new, |name| feed::monogram(name.text));
    if !letters.is_empty() {
        let ink = sheet.ground.legible_on();
        // Two letters are half as broad again as one is high.
        let size = if letters.chars().nth(1).is_some() {
            50.0
        } else {
            66.0
        };
        let area = [5.0, 4.0, sheet.width - 10.0, 86.0];
        setter.put(sheet, &letters, None, area, size, SignStyle::middle(ink));
    }
}

/// The titles of what can be taken along; the name and its line where there is nothing to take.
fn materials(sheet: &mut Sheet, booth: Option<&Booth>, main: Colour, setter: &Setter<'_>) {
    sheet.ground = PLATE;
    sheet
        .items
        .push(SignItem::Band([0.0, 0.0, sheet.width, 7.0], main));
    let Some(booth) = booth else { return };
    let (left, width) = (6.0, sheet.width - 12.0);
    let mut top = 13.0;
    if booth.materials.is_empty() {
        let name = booth.name.shown(setter.language);
        let area = [left, top, width, 40.0];
        top += setter.shown(sheet, name, area, 9.0, SignStyle::top(Colour::INK, true)) + 4.0;
        let tagline = booth.tagline.shown(setter.language);
        let area = [left, top, width, (94.0 - top).max(8.0)];
        setter.shown(
            sheet,
            tagline,
            area,
            6.5,
            SignStyle::top(Colour::INK, false),
        );
        return;
    }
    for material in booth.materials.iter().take(4) {
        let area = [left, top, width, 24.0_f32.min(96.0 - top)];
        if area[3] < 8.0 {
            break;
        }
        let style = SignStyle::top(Colour::INK, false);
        top += setter.shown(
            sheet,
            material.title.shown(setter.language),
            area,
            8.0,
            style,
        ) + 4.0;
        sheet
            .items
            .push(SignItem::Band([left, top - 2.6, width, 0.5], main));
    }
}

/// A poster: its picture alone, or set by us from its title and text.
fn poster(
    sheet: &mut Sheet,
    booth: Option<&Booth>,
    index: usize,
    main: Colour,
    accent: Colour,
    setter: &Setter<'_>,
) {
    sheet.ground = PLATE;
    let Some(poster) = booth.and_then(|booth| booth.posters.get(index)) else {
        return;
    };
    if let Some(image) = &poster.image {
        sheet.items.push(SignItem::Picture(
            [0.0, 0.0, sheet.width, 100.0],
            image.clone(),
        ));
        return;
    }
    set_poster(sheet, poster, main, accent, setter);
}

/// A poster without a picture, or whose picture cannot be shown.
fn set_poster(
    sheet: &mut Sheet,
    poster: &feed::booth::Poster,
    main: Colour,
    accent: Colour,
    setter: &Setter<'_>,
) {
    sheet.ground = PLATE;
    let width = sheet.width;
    sheet
        .items
        .push(SignItem::Band([0.0, 0.0, width, 34.0], main));
    sheet
        .items
        .push(SignItem::Band([0.0, 34.0, width, 1.4], accent));
    let ink = main.legible_on();
    let title = poster.title.shown(setter.language);
    setter.shown(
        sheet,
        title,
        [5.0, 4.0, width - 10.0, 27.0],
        9.0,
        SignStyle {
            middle: true,
            ..SignStyle::top(ink, true)
        },
    );
    let words = if poster.text.is_empty() {
        &poster.alt
    } else {
        &poster.text
    };
    let text = words.shown(setter.language);
    setter.shown(
        sheet,
        text,
        [5.0, 40.0, width - 10.0, 54.0],
        7.2,
        SignStyle::top(Colour::INK, false),
    );
}

/// The poster with this index, set by us: for a picture that cannot be shown.
pub fn poster_in_words(
    booth: &Booth,
    index: usize,
    aspect: f32,
    language: &str,
    measure: Measure<'_>,
) -> Sheet {
    let [main, accent] = booth.wears();
    let mut sheet = Sheet {
        width: 100.0 * aspect,
        ground: PLATE,
        margin: [0.0; 2],
        items: Vec::new(),
    };
    if let Some(poster) = booth.posters.get(index) {
        set_poster(
            &mut sheet,
            poster,
            main,
            accent,
            &Setter { language, measure },
        );
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booth(json: &str) -> Booth {
        let parsed = Booth::parse(json.as_bytes(), "booth.json");
        parsed.value.expect("a booth")
    }

    fn measure(text: &str, _: &str, _: bool) -> f32 {
        text.chars().count() as f32 * 0.6
    }

    fn lines(sheet: &Sheet) -> Vec<&SignLine> {
        let lines = sheet.items.iter().filter_map(|item| match item {
            SignItem::Line(line) => Some(line),
            _ => None,
        });
        lines.collect()
    }

    #[test]
    fn fascia_speaks_the_wanted_language() {
        let booth =
            booth(r#"{"version":1,"id":"a","name":{"ja":"横浜市","en":"City of Yokohama"}}"#);
        let sheet = sheet(Shows::Fascia, 3, Some(&booth), "", 6.0, "ja", &measure);
        let lines = lines(&sheet);
        assert_eq!(
            (lines[0].text.as_str(), lines[0].language.as_str()),
            ("横浜市", "ja")
        );
    }

    #[test]
    fn words_are_legible_on_any_colour() {
        for main in ["#000000", "#ffffff", "#777777", "#ffff00", "#0000ff"] {
            let json =
                format!(r#"{{"version":1,"id":"a","name":"A","colours":{{"main":"{main}"}}}}"#);
            let sheet = sheet(
                Shows::Fascia,
                3,
                Some(&booth(&json)),
                "",
                6.0,
                "en",
                &measure,
            );
            assert!(lines(&sheet)[0].ink.contrast(sheet.ground) >= 4.5, "{main}");
        }
    }

    #[test]
    fn nothing_leaves_its_sign() {
        let long = "Graduate School of Urban Social and Cultural Studies ".repeat(20);
        let json = format!(
            r#"{{"version":1,"id":"a","name":"{long}","posters":[{{"title":"{long}","text":"{long}"}}],
            "materials":[{{"kind":"pdf","title":"{long}","url":"a.pdf"}}]}}"#
        );
        let booth = booth(&json);
        for shows in [
            Shows::Fascia,
            Shows::Poster(0),
            Shows::Materials,
            Shows::Counter,
            Shows::Number,
            Shows::Side,
            Shows::Print,
        ] {
            let sheet = sheet(shows, 12, Some(&booth), &long, 1.5, "en", &measure);
            for line in lines(&sheet) {
                let half = line.size / 2.0;
                assert!(
                    line.at[1] - half >= 0.0 && line.at[1] + half <= 100.0,
                    "{shows:?}: {line:?}"
                );
            }
        }
    }

    #[test]
    fn the_status_plate_is_never_blank() {
        let said = |json: &str, words: &str| {
            let booth = booth(json);
            let sheet = sheet(Shows::Status, 1, Some(&booth), words, 4.0, "en", &measure);
            let lines = lines(&sheet);
            let lines: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
            lines.join(" ")
        };
        let name = r#"{"version":1,"id":"a","name":"Acme"}"#;
        let both = r#"{"version":1,"id":"a","name":"Acme","tagline":"Ropes"}"#;
        assert_eq!(said(both, "Here until 17:00"), "Here until 17:00");
        assert_eq!(said(both, ""), "Ropes");
        assert_eq!(said(name, ""), "Acme");
    }

    #[test]
    fn no_two_prints_are_alike_and_their_words_are_legible() {
        let mut seen = std::collections::HashSet::new();
        for nth in 0..300 {
            let main = ["#123456", "#f0e020", "#808080"][nth % 3];
            let json = format!(
                r#"{{"version":1,"id":"booth-{nth}","name":"A","tagline":"B","colours":{{"main":"{main}"}}}}"#
            );
            let sheet = sheet(
                Shows::Print,
                1,
                Some(&booth(&json)),
                "Water",
                1.4,
                "en",
                &measure,
            );
            let words: Vec<_> = lines(&sheet)
                .iter()
                .map(|line| line.text.as_str())
                .collect();
            assert_eq!(words, ["A", "B", "Water"]);
            assert!(lines(&sheet)[0].ink.contrast(sheet.ground) >= 4.5, "{main}");
            // Words stand on the plain ground, beside the pattern.
            let (from, to) = (lines(&sheet)[0].at[0], lines(&sheet)[0].at[0] + 20.0);
            for item in &sheet.items {
                if let SignItem::Shape(corners, _) = item {
                    let beside = |[x, _]: &[f32; 2]| *x <= from || *x >= to;
                    assert!(corners.iter().all(beside), "{nth}");
                    assert!(
                        corners
                            .iter()
                            .all(|[x, y]| (0.0..=sheet.width).contains(x)
                                && (0.0..=100.0).contains(y))
                    );
                }
            }
            let drawn: Vec<_> = sheet
                .items
                .iter()
                .filter(|item| matches!(item, SignItem::Shape(..)))
                .collect();
            assert!(seen.insert(format!("{drawn:?}")), "{nth} is like another");
        }
    }
}
