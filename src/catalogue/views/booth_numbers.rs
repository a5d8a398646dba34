//! The numbers on the booths' signs in the halls, for those who look for a booth there.

use std::cell::OnceCell;

use feed::Exhibition;
use venue::plan;

/// The numbers of an exhibition's booths; worked out when one is first asked for.
#[derive(Default)]
pub struct BoothNumbers(OnceCell<Vec<u32>>);

impl BoothNumbers {
    /// The number on the sign of the booth in this slot.
    pub fn of(&self, exhibition: &Exhibition, slot: usize) -> Option<u32> {
        let numbers = self.0.get_or_init(|| numbers(exhibition));
        numbers.get(slot).copied()
    }
}

/// By slot; slots stand hall by hall.
fn numbers(exhibition: &Exhibition) -> Vec<u32> {
    (0..exhibition.event.halls.len())
        .flat_map(|hall| plan::numbers_of_hall(exhibition, hall))
        .collect()
}
