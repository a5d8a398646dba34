//! Plots that booths ask for and do not get: a number beyond those of the hall, or one of a place of another size, stands on the
//! sign alone.

use feed::Exhibition;
use feed::problem::Severity;
use i18n::value;
use venue::plan::Plan;

use crate::console::Console;
use crate::report::Finding;

/// Looks at the booths of every hall.
pub(super) fn findings(exhibition: &Exhibition, console: &Console) -> Vec<Finding> {
    let mut findings = Vec::new();
    for hall in 0..exhibition.event.halls.len() {
        let plan = Plan::of_hall(exhibition, hall);
        let plots = plan.plots.len() + plan.free.len();
        let slots = exhibition.hall_slots(hall);
        for ((index, slot), plot) in slots.zip(&plan.plots) {
            // Whoever has asked for a number that is another's is told of that.
            let asked = slot.booth().and_then(|booth| booth.plot);
            let Some(number) = asked.filter(|number| *number == plot.number) else {
                continue;
            };
            if number == plot.place {
                continue;
            }
            let is_beyond = number as usize > plots;
            let key = if is_beyond {
                "plot-beyond"
            } else {
                "plot-other-size"
            };
            let booth = slot
                .booth()
                .map_or(slot.id.as_str(), |booth| booth.id.as_str());
            let values = [
                ("id", value(booth.to_owned())),
                ("plot", value(number.to_string())),
                ("plots", value(plots)),
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
