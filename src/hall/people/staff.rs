//! Staff at their counters: who is there stands behind the desk of their booth, looks up when somebody comes, and is at
//! work while busy.

use bevy::prelude::*;
use feed::Exhibition;
use venue::angle::{wrap, yaw_towards};
use venue::booth::CARPET;
use venue::plan::{Plot, Standpoint};

use super::crowd::Pose;
use super::news::StaffedBooth;
use crate::booths::booth_colours::booth_colours;
use crate::current_hall::CurrentHall;

/// Staff see whoever comes so near, metres.
const NEAR: f32 = 3.0;
/// How fast they turn, radians a second.
const TURN: f32 = 2.4;
/// Of a look aside the head does so much, radians, and the body the rest.
const HEAD: f32 = 0.6;
/// Numbers of staff are beyond those of visitors.
const FIRST: u32 = 1 << 24;

/// Somebody of a booth's staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counter {
    /// Who it is: the slot of the booth and their place at it.
    pub who: u32,
    /// Which figure.
    pub figure: u8,
    /// The colour of their vest.
    pub vest: [u8; 3],
    /// Where they stand, and where they look while nobody comes.
    pub place: Standpoint,
    busy: bool,
    light: Vec3,
    /// Where they look, beside the way they stand, radians.
    aside: f32,
}

/// Puts everybody at their counters; who stood there before goes on looking where they looked.
pub fn at_counters(
    exhibition: &Exhibition,
    room: &CurrentHall,
    desks: &[StaffedBooth],
    before: &[Counter],
    light: impl Fn(&Plot, Vec2) -> Vec3,
) -> Vec<Counter> {
    let mut all = Vec::new();
    for desk in desks {
        let here = exhibition
            .hall_slots(room.hall)
            .find(|(_, slot)| slot.id == desk.booth);
        let Some((slot, known)) = here else { continue };
        let Some(plot) = room.plot(slot).and_then(|plot| room.plan.plots.get(plot)) else {
            continue;
        };
        let colours = booth_colours(known.booth().map(AsRef::as_ref));
        let places = venue::booth::staff_places(plot.form());
        for (nth, ((figure, busy), local)) in desk.members.iter().zip(places).enumerate() {
            let who = FIRST + (slot as u32) * 8 + nth as u32;
            let aside = before
                .iter()
                .find(|it| it.who == who)
                .map_or(0.0, |it| it.aside);
            all.push(Counter {
                who,
                figure: *figure,
                vest: colours.main,
                place: Standpoint {
                    position: plot.to_hall(local.position),
                    yaw: wrap(plot.yaw + local.yaw),
                },
                busy: *busy,
                light: light(plot, local.position),
                aside,
            });
        }
    }
    all
}

impl Counter {
    /// Turns to the nearest of these people, if one is near, for so many seconds. Whether that is still to be seen.
    pub fn turn(&mut self, people: &[Vec2], secs: f32) -> bool {
        let here = self.place.position;
        let nearest = people
            .iter()
            .filter(|at| at.distance(here) < NEAR)
            .min_by(|a, b| a.distance(here).total_cmp(&b.distance(here)));
        let wanted = nearest.map_or(0.0, |at| {
            wrap(yaw_towards(*at - here) - self.place.yaw).clamp(-2.2, 2.2)
        });
        let most = TURN * secs;
        self.aside += (wanted - self.aside).clamp(-most, most);
        let there = (wanted - self.aside).abs() < 0.02;
        if there {
            self.aside = wanted;
        }
        !there
    }

    /// How they stand.
    pub fn pose(&self) -> Pose {
        let look = self.aside.clamp(-HEAD, HEAD);
        Pose {
            place: Standpoint {
                yaw: wrap(self.place.yaw + self.aside - look),
                ..self.place
            },
            hands: if self.busy { -1.0 } else { 0.0 },
            look,
            floor: CARPET,
            light: self.light,
            shown: 1.0,
            ..Pose::default()
        }
    }
}
