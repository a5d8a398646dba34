//! `boothwalk plan`: a floor plan of each hall for print and for choosing plots, as SVG in the hall's true proportions on a sheet of
//! paper.

use std::fmt::Write as _;
use std::fs;

use anyhow::Result;
use feed::Exhibition;
use i18n::value;
use typeface::line_break;
use unicode_width::UnicodeWidthStr;
use venue::Vec2;
use venue::floorplan::{Floorplan, Outline};
use venue::plan::Plan;

use crate::cli::PlanArgs;
use crate::console::Console;
use crate::source;

/// Millimetres on paper for a metre of the hall from which on names in booths can be read.
const SCALE: f32 = 4.0;
/// What printers leave white around a sheet, millimetres.
const EDGE: f32 = 5.0;
/// Room around the hall for its title and the scale, metres.
const MARGIN: f32 = 4.0;
/// Height of letters in the booths, metres.
const LETTERS: f32 = 0.42;
/// Letters of half width that fit a line of a standard booth (3 m).
const LINE: usize = 13;

/// A sheet of the A series of ISO 216.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PaperSize {
    A4,
    A3,
    A2,
    A1,
    A0,
}

impl PaperSize {
    /// Width and height of the upright sheet, millimetres: halls are longer than wide.
    fn size(self) -> Vec2 {
        match self {
            Self::A4 => Vec2::new(210.0, 297.0),
            Self::A3 => Vec2::new(297.0, 420.0),
            Self::A2 => Vec2::new(420.0, 594.0),
            Self::A1 => Vec2::new(594.0, 841.0),
            Self::A0 => Vec2::new(841.0, 1189.0),
        }
    }

    /// Millimetres on this sheet for a metre of a drawing of this size, which fills it.
    fn scale(self, metres: Vec2) -> f32 {
        let room = (self.size() - Vec2::splat(2.0 * EDGE)) / metres;
        room.min_element()
    }

    /// The smallest sheet on which names can be read, or the largest there is.
    fn for_drawing(metres: Vec2) -> Self {
        [Self::A4, Self::A3, Self::A2, Self::A1]
            .into_iter()
            .find(|paper| paper.scale(metres) >= SCALE)
            .unwrap_or(Self::A0)
    }
}

/// Writes the plans, one file a hall: in `language` where one was asked for, else in the first of the event's, which those read
/// who choose plots.
///
/// # Errors
/// When the event cannot be shown, or the files cannot be written.
pub(crate) fn run(args: &PlanArgs, language: Option<&str>, console: &Console) -> Result<()> {
    let source = source::read(&args.event, console)?;
    let not_written = |error: std::io::Error| {
        let folder = ("folder", value(args.out.display().to_string()));
        console.failure(
            "build-not-writable",
            &[folder, ("reason", value(console.reason(&error)))],
        )
    };
    fs::create_dir_all(&args.out).map_err(not_written)?;
    let event = &source.exhibition.event;
    let language = language.or_else(|| event.languages.first().map(String::as_str));
    let language = language.unwrap_or_else(|| console.language());
    let mut plans = Vec::new();
    for (index, hall) in event.halls.iter().enumerate() {
        let path = args.out.join(format!("plan-{}.svg", hall.id));
        let svg = draw(&source.exhibition, index, args.paper, language);
        fs::write(&path, svg).map_err(not_written)?;
        if !console.json() {
            console.print(&format!("{}\n", path.display()))?;
        }
        plans.push(path.display().to_string());
    }
    console.json_result(&serde_json::json!({ "plans": plans }))?;
    console.step("plan-done", &[("halls", value(event.halls.len()))]);
    Ok(())
}

/// The plan of one hall.
fn draw(exhibition: &Exhibition, hall: usize, paper: Option<PaperSize>, language: &str) -> String {
    let slots: Vec<_> = exhibition.hall_slots(hall).map(|(_, slot)| slot).collect();
    let plan = Plan::of_hall(exhibition, hall);
    let floor = Floorplan::new(&plan);
    let needed = floor.max - floor.min + Vec2::splat(2.0 * MARGIN);
    let paper = paper.unwrap_or_else(|| PaperSize::for_drawing(needed));
    // The sheet in metres of the hall, which stands in its middle.
    let size = paper.size() / paper.scale(needed);
    let from = (floor.min + floor.max - size) / 2.0;
    let title = exhibition
        .event
        .halls
        .get(hall)
        .map_or("", |hall| hall.title.get(language));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"{} {} {} {}\" \
         font-family=\"sans-serif\" lang=\"{}\">\n<title>{}</title>\n<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n",
        paper.size().x,
        paper.size().y,
        from.x,
        from.y,
        size.x,
        size.y,
        escaped(language),
        escaped(title),
        from.x,
        from.y,
        size.x,
        size.y,
    );
    // Writing to a string cannot fail.
    for wall in &floor.walls {
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#222\" stroke-width=\".2\"/>",
            points(wall)
        );
    }
    for door in &floor.doors {
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#999\" stroke-width=\".12\" stroke-dasharray=\".4\"/>",
            points(&door.threshold)
        );
    }
    for obstacle in &floor.obstacles {
        let _ = writeln!(out, "{}", outline(obstacle, "#bbb"));
    }
    for free in &plan.free {
        let _ = writeln!(
            out,
            "<g><polygon points=\"{}\" fill=\"none\" stroke=\"#999\" stroke-width=\".06\" stroke-dasharray=\".3\"/>\
             <text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"#666\" text-anchor=\"middle\">{}</text></g>",
            points(&free.corners()),
            free.centre.x,
            free.centre.y + LETTERS / 2.0,
            LETTERS * 1.5,
            free.number,
        );
    }
    for (booth, slot) in floor.booths.iter().zip(&slots) {
        let _ = writeln!(
            out,
            "<g><polygon points=\"{}\" fill=\"#f3efe6\" stroke=\"#222\" stroke-width=\".06\"/>",
            points(&booth.corners)
        );
        // The open side.
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" stroke=\"#b5532a\" stroke-width=\".16\"/>",
            points(&booth.corners[..2])
        );
        let name = slot
            .booth()
            .map_or(slot.id.as_str(), |booth| booth.name.get(language));
        let lines = wrapped(name);
        let first = booth.centre.y - LETTERS * 1.2 * lines.len() as f32 / 2.0;
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"bold\" text-anchor=\"middle\">{}</text>",
            booth.centre.x,
            first,
            LETTERS * 1.5,
            booth.number,
        );
        for (index, line) in lines.iter().enumerate() {
            let y = first + LETTERS * 1.2 * (index + 1) as f32;
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{y}\" font-size=\"{LETTERS}\" text-anchor=\"middle\">{}</text>",
                booth.centre.x,
                escaped(line)
            );
        }
        out.push_str("</g>\n");
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"1.2\" font-weight=\"bold\">{}</text>",
        floor.min.x,
        floor.min.y - 1.6,
        escaped(title)
    );
    let (x, y) = (floor.min.x, floor.max.y + 2.0);
    let _ = writeln!(
        out,
        "<path d=\"M{x} {y}h5m-5 -.3v.6m5 0v-.6\" fill=\"none\" stroke=\"#222\" stroke-width=\".1\"/>"
    );
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\".6\">5 m</text>\n</svg>",
        x + 5.4,
        y + 0.2
    );
    out
}

fn outline(outline: &Outline, fill: &str) -> String {
    match outline {
        Outline::Round { centre, radius } => {
            format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" fill=\"{fill}\"/>",
                centre.x, centre.y
            )
        }
        Outline::Quad(corners) => {
            format!("<polygon points=\"{}\" fill=\"{fill}\"/>", points(corners))
        }
    }
}

/// Centimetres are as fine as a plan on paper shows.
fn points(corners: &[Vec2]) -> String {
    let each = corners
        .iter()
        .map(|corner| format!("{:.2},{:.2}", corner.x, corner.y));
    each.collect::<Vec<_>>().join(" ")
}

/// A name in at most three lines that fit a booth.
fn wrapped(name: &str) -> Vec<String> {
    let width = |text: &str| text.width() as f32;
    let mut lines = line_break::wrap(name, LINE as f32, &width).lines;
    if lines.len() > 3 {
        lines.truncate(3);
        if let Some(line) = lines.last_mut() {
            line.push('…');
        }
    }
    lines
}

/// Text inside XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_where_their_language_does() {
        assert_eq!(wrapped("City of Yokohama"), ["City of", "Yokohama"]);
        assert_eq!(wrapped("日本電気株式会社"), ["日本電気", "株式会社"]);
        assert_eq!(wrapped(&"長い名前".repeat(9)).len(), 3);
    }

    #[test]
    fn a_hall_stands_on_the_smallest_sheet_it_can_be_read_on() {
        let hall = |length| Vec2::new(28.0, length);
        let of = |length| PaperSize::for_drawing(hall(length));
        assert_eq!(of(52.0), PaperSize::A4);
        // 287 mm of an A4 sheet can be printed: 71.75 m.
        assert_eq!(of(71.7), PaperSize::A4);
        assert_eq!(of(71.8), PaperSize::A3);
        assert_eq!(of(250.0), PaperSize::A0);
        assert_eq!(of(2000.0), PaperSize::A0);
        assert_eq!(PaperSize::A0.scale(hall(2000.0)), 1179.0 / 2000.0);
        assert_eq!(PaperSize::A4.scale(hall(143.5)), 2.0);
        assert_eq!(PaperSize::A4.scale(hall(52.0)), 287.0 / 52.0);
    }

    #[test]
    fn names_cannot_end_the_drawing() {
        assert_eq!(escaped("<b>&\""), "&lt;b&gt;&amp;&quot;");
    }
}
