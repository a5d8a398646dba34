//! The hall the visitor is in: its plan, its ground, and who stands where.

use bevy::prelude::*;
use feed::Exhibition;
use venue::ground::Ground;
use venue::plan::{End, HallRequest, Plan};

/// The event as far as it has been read.
#[derive(Resource, Deref, DerefMut)]
pub struct CurrentExhibition(pub Exhibition);

/// The hall the visitor is in.
#[derive(Resource)]
pub struct CurrentHall {
    /// Index of the hall in the event.
    pub hall: usize,
    /// Its floor plan.
    pub plan: Plan,
    /// Where one can walk in it.
    pub ground: Ground,
    /// For each plot, the index of its slot in the exhibition.
    pub plot_slots: Vec<usize>,
    /// What was asked for when the plan was drawn.
    request: HallRequest,
    /// Whether its doors lead to other halls.
    open: bool,
}

impl CurrentHall {
    /// Draws the plan of a hall from what is known of its booths.
    pub fn new(exhibition: &Exhibition, hall: usize) -> Self {
        let request = HallRequest::of(exhibition, hall);
        let plan = Plan::of_request(exhibition.theme(hall), &request);
        // Halls stand in a ring, so that both ends of each lead on; a single hall has no other to lead to.
        let open = exhibition.event.halls.len() > 1;
        let ground = Ground::new(&plan, [open; 2]);
        let plot_slots = exhibition.hall_slots(hall).map(|(slot, _)| slot).collect();
        Self {
            hall,
            plan,
            ground,
            plot_slots,
            request,
            open,
        }
    }

    /// Whether what is known by now asks for another plan.
    pub fn is_stale(&self, exhibition: &Exhibition) -> bool {
        HallRequest::of(exhibition, self.hall) != self.request
    }

    /// Id of the hall, as the event file has it.
    pub fn id<'a>(&self, exhibition: &'a Exhibition) -> &'a str {
        let hall = exhibition.event.halls.get(self.hall);
        hall.map_or("", |hall| hall.id.as_str())
    }

    /// Whether one would see no difference: the same booths on the same plan, between doors that lead on as before.
    pub fn is_like(&self, other: &Self) -> bool {
        self.hall == other.hall
            && self.plan.theme == other.plan.theme
            && self.open == other.open
            && self.plot_slots == other.plot_slots
            && self.request == other.request
    }

    /// The plot of the booth with this slot, when it is in this hall.
    pub fn plot(&self, slot: usize) -> Option<usize> {
        self.plot_slots.iter().position(|&held| held == slot)
    }

    /// The slot of the booth nearest to a point, at most `within` metres away.
    pub fn nearest(&self, position: Vec2, within: f32) -> Option<usize> {
        let plot = self.plan.nearest_plot(position, within)?;
        self.plot_slots.get(plot).copied()
    }

    /// The hall behind one of its doors: towards the head the next one, towards the tail the one before.
    pub fn beyond(&self, exhibition: &Exhibition, end: End) -> usize {
        let halls = exhibition.event.halls.len().max(1);
        match end {
            End::Head => (self.hall + 1) % halls,
            End::Tail => (self.hall + halls - 1) % halls,
        }
    }
}
