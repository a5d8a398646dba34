//! The numbers on the booths' signs in the halls, for those who look for a booth there.

use std::cell::OnceCell;

use feed::Exhibition;
use venue::plan::{Plan, Wish};

/// The numbers of an exhibition's booths; worked out when one is first asked for.
#[derive(Default)]
pub struct Numbers(OnceCell<Vec<u32>>);

impl Numbers {
    /// The number on the sign of the booth in this slot.
    pub fn of(&self, exhibition: &Exhibition, slot: usize) -> Option<u32> {
        let numbers = self.0.get_or_init(|| numbers(exhibition));
        numbers.get(slot).copied()
    }
}

/// By slot; slots stand hall by hall.
fn numbers(exhibition: &Exhibition) -> Vec<u32> {
    (0..exhibition.event.halls.len())
        .flat_map(|hall| plan(exhibition, hall).plots)
        .map(|plot| plot.number)
        .collect()
}

/// The floor plan of a hall, one plot a booth in the organiser's order.
pub fn plan(exhibition: &Exhibition, hall: usize) -> Plan {
    let wishes: Vec<Wish> = exhibition
        .hall_slots(hall)
        .map(|(_, slot)| {
            slot.booth().map_or_else(Wish::default, |booth| Wish {
                size: booth.size,
                number: booth.plot,
            })
        })
        .collect();
    Plan::new(exhibition.theme(hall), &wishes)
}
