//! Plots that booths ask for and do not get: a hall has one place for each of its booths, and a number beyond those, or one of a place
//! of another size, stands on the sign alone.

use feed::Exhibition;
use feed::problem::Severity;
use i18n::value;
use venue::plan::{Plan, PlotRequest};

use crate::console::Console;
use crate::report::Finding;

/// Looks at the booths of every hall.
pub(super) fn findings(exhibition: &Exhibition, console: &Console) -> Vec<Finding> {
    let mut findings = Vec::new();
    for hall in 0..exhibition.event.halls.len() {
        let wishes = PlotRequest::of_hall(exhibition, hall);
        if wishes.iter().all(|wish| wish.number.is_none()) {
            continue;
        }
        let plan = Plan::new(exhibition.theme(hall), &wishes);
        // Where nobody asks, numbers follow the walk: the first place is 1.
        let unasked: Vec<_> = wishes
            .iter()
            .map(|wish| PlotRequest {
                number: None,
                ..*wish
            })
            .collect();
        let places = Plan::new(exhibition.theme(hall), &unasked).plots;
        let slots = exhibition.hall_slots(hall);
        for (((index, slot), wish), plot) in slots.zip(&wishes).zip(&plan.plots) {
            // Whoever has asked for a number that is another's is told of that.
            let Some(number) = wish.number.filter(|number| *number == plot.number) else {
                continue;
            };
            let place = places.iter().find(|place| place.number == number);
            let key = match place {
                Some(place) if place.centre == plot.centre => continue,
                Some(place) if place.size != wish.size => "plot-other-size",
                // Its place went to one that was listed before.
                Some(_) => continue,
                None => "plot-beyond",
            };
            let booth = slot
                .booth()
                .map_or(slot.id.as_str(), |booth| booth.id.as_str());
            let values = [
                ("id", value(booth.to_owned())),
                ("plot", value(number.to_string())),
                ("plots", value(places.len())),
            ];
            let file = exhibition.file(index);
            findings.push(Finding::ours(
                Severity::Note,
                &file,
                "plot",
                key,
                &values,
                console,
            ));
        }
    }
    findings
}
