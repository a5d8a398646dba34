//! Options: what the page hands over when it starts the hall.

use bevy::prelude::*;
use feed::event::Theme;
use feed::json::Node;

/// What the page hands over.
#[derive(Resource, Clone, Debug, Default)]
pub struct Options {
    /// Selector of the canvas.
    pub canvas: String,
    /// Address of the engine's own files (`halls/`, `fonts/`), with a slash at its end.
    pub assets: String,
    /// Address of the list of typefaces, seen from `assets`; `fonts/fonts.json` when the page names none.
    pub fonts: Option<String>,
    /// Address of the event file.
    pub event: String,
    /// Whether the list has just read the event's files: the hall need not ask their host once more.
    pub read: bool,
    /// BCP 47 tag of the language the page shows.
    pub language: Option<String>,
    /// Whose baked light the page has had fetched by itself, while the module was made ready.
    pub light: Option<Theme>,
    /// Whether a graphics card draws: then edges are smoothed and floors stay sharp, which software would pay for dearly.
    pub card: bool,
    /// Whether `window.boothwalk.probe()` is offered, for tests and benches.
    pub probe: bool,
    /// Repeat the booths up to so many, for tests of scale.
    pub booths: Option<usize>,
}

impl Options {
    /// Reads what the page says; `canvas` is the id of the canvas, where it hands over the canvas itself.
    pub fn read(from: &Node, canvas: Option<String>) -> Self {
        let text = |name: &str| from.field(name).and_then(Node::as_text).map(str::to_owned);
        let is_on = |name: &str| from.field(name) == Some(&Node::Bool(true));
        let canvas = canvas.map(|id| format!("#{id}")).or_else(|| text("canvas"));
        let booths = from.field("booths").and_then(Node::as_u32);
        let light = from.field("light").and_then(|light| light.field("theme"));
        let light = light.and_then(Node::as_text);
        let is_lit = |theme: &Theme| Some(theme.name()) == light;
        Self {
            canvas: canvas.unwrap_or_else(|| "#hall".to_owned()),
            assets: text("assets").unwrap_or_else(|| "engine/".to_owned()),
            fonts: text("fonts"),
            event: text("event").unwrap_or_else(|| "event.json".to_owned()),
            read: is_on("read"),
            language: text("language"),
            light: Theme::ALL.iter().copied().find(is_lit),
            card: is_on("card"),
            probe: is_on("probe"),
            booths: booths.and_then(|count| count.try_into().ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_does_not_say_has_its_usual_value() {
        let options = Options::read(&Node::Null, None);
        assert_eq!(options.canvas, "#hall");
        assert_eq!(
            (options.assets.as_str(), options.event.as_str()),
            ("engine/", "event.json")
        );
        assert!(!options.card && !options.probe && options.booths.is_none());
        assert_eq!(options.light, None);
        let said = r#"{"canvas": {}, "card": true, "booths": 500, "language": "ja", "probe": null,
            "light": {"theme": "warehouse"}}"#;
        let options = Options::read(&serde_json::from_str(said).unwrap(), Some("stage".into()));
        assert_eq!(options.canvas, "#stage");
        assert_eq!(
            (options.card, options.probe, options.booths),
            (true, false, Some(500))
        );
        assert_eq!(options.language.as_deref(), Some("ja"));
        assert_eq!(options.light, Some(Theme::Warehouse));
    }
}
