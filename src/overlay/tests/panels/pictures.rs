//! Pictures of every panel, for people to look at: `PANEL_PICTURES=<folder> cargo test -p overlay pictures -- --ignored`.

use std::path::PathBuf;

use overlay::Panel;

use crate::raster::paint;
use crate::visitor::Visitor;

#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder =
        PathBuf::from(std::env::var_os("PANEL_PICTURES").expect("PANEL_PICTURES names a folder"));
    let only = std::env::var("PANEL_ONLY").unwrap_or_default();
    let panels = [
        ("none", Panel::None),
        ("welcome", Panel::Welcome),
        ("booth", Panel::Booth(0)),
        ("poster", Panel::Poster(0, 0)),
        ("map", Panel::Map),
        ("programme", Panel::Programme),
        ("settings", Panel::Settings),
        ("help", Panel::Help),
    ];
    for (event, language, size) in [
        ("ascc-2021", "ja", [1280.0, 720.0]),
        ("ascc-2021", "en", [1280.0, 720.0]),
        ("showcase", "ja", [390.0, 844.0]),
        ("ascc-2021", "en", [390.0, 844.0]),
        ("showcase", "en", [1280.0, 720.0]),
        ("showcase", "th", [1280.0, 720.0]),
        ("ascc-2025", "ja", [640.0, 360.0]),
    ] {
        for (name, panel) in &panels {
            let file = format!("{event}-{language}-{}-{name}.png", size[0]);
            if !file.contains(&only) {
                continue;
            }
            let mut visitor = Visitor::new(event, language, size);
            visitor.records.settings.stick = size[0] < 600.0;
            visitor.guided = Some(2);
            visitor
                .records
                .kept_booths
                .insert(visitor.exhibition.slots[1].id.clone(), String::new());
            visitor
                .records
                .visited
                .insert(visitor.exhibition.slots[2].id.clone(), ());
            visitor.overlay.panel = panel.clone();
            visitor.settle();
            paint(&visitor, size, &folder.join(file));
        }
    }
}
