//! Which booth stands where: parts one behind the other, plots along them, doors at the ends.
//!
//! Two rows stand along the side walls, their fronts to the aisles. The strip in the middle belongs to islands and,
//! in large halls, to pairs of booths back to back. See `slots` for how many bays that takes and who gets which plot.

mod place;
mod request;
mod seatings;
mod slots;
mod styles;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::HashMap;
use std::f32::consts::PI;

use feed::Exhibition;
use feed::booth::{Size, Style};
use feed::event::Theme;
use glam::{Quat, Vec2, Vec3};

use crate::angle::{direction, turn, wrap, yaw_towards};
use crate::booth::{self, Form, half_extent};
use crate::measures::{BAY_LENGTH, VISITOR_RADIUS};
use crate::mesh_builder::Detail;
use crate::themes::{HallPart, Obstacle, seating, spec};
pub use place::Standpoint;
pub use request::{HallRequest, PlotRequest};
use slots::Numbered;

/// From a doorway's threshold to where one stands after coming through it, metres.
const ARRIVAL: f32 = 2.0;
/// From the axis to the middle of the aisles, metres.
const AISLE: f32 = 4.85;
/// Whoever comes in looks along the axis, unless a booth stands there within so many metres: then along the aisle on the right.
const OUTLOOK: f32 = 12.0;
/// How far one's look turns to a booth where the screen is upright, radians: the row behind it is seen as well.
const GLANCE: f32 = 0.42;
/// From a booth's front to where one stands to read it, metres: all of its sign is in view. From nearer where something is in the way.
const fn reading_distance(size: Size) -> f32 {
    match size {
        Size::Standard => 3.2,
        // Twice as wide as a standard one; nearer than a visitor may be to one that is named.
        Size::Wide | Size::Island => 3.95,
    }
}
/// Nearer than this one does not stand, metres.
const LEAST_DISTANCE: f32 = 2.0;
/// How much nearer one tries to stand each time, metres.
const NEARER: f32 = 0.4;
/// Room behind a visitor who reads, to the booth at their back, metres: others pass there.
const ROOM_BEHIND: f32 = 0.85;

/// A hall's floor plan. Metres, in the hall's coordinates.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its look.
    pub theme: Theme,
    /// Tail, bays and head with the z at which each begins.
    pub parts: Vec<PlacedPart>,
    /// One plot a booth, in the order of the wishes.
    pub plots: Vec<Plot>,
    /// Plots that no booth stands on, from the entrance to the far end: of those that the organiser asks for.
    pub free: Vec<Plot>,
    /// Where one can sit down.
    pub seatings: Vec<Seating>,
    /// The doorways at its ends.
    pub doors: [Door; 2],
    /// From the entrance to the far end, metres.
    pub length: f32,
    /// Indices of the plots by the way numbers run: from the entrance to the far end. What "next booth" follows.
    pub walking_order: Vec<usize>,
}

/// A part of the hall in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedPart {
    /// Which part.
    pub part: HallPart,
    /// The z at which it begins; it reaches towards negative z.
    pub z: f32,
}

/// The ground of one booth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Number on the sign and on the map, from 1.
    pub number: u32,
    /// Number of its place on the walk through the hall, from 1: another one where the place of the sign's number was not to be had.
    pub place: u32,
    /// How much ground it is.
    pub size: Size,
    /// How the booth on it is built.
    pub style: Style,
    /// Its middle.
    pub centre: Vec2,
    /// The direction its front faces, radians: a booth with yaw 0 is open towards -z in the hall.
    pub yaw: f32,
    /// Index into [`Plan::parts`] of the part it stands in.
    pub part: usize,
    /// Where its plinth stands, in the booth's own coordinates, when it has one.
    pub plinth: Option<Vec2>,
}

/// A seating area in its place ([`seating`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seating {
    /// Its middle.
    pub centre: Vec2,
    /// Turned by so many radians.
    pub yaw: f32,
    /// Index into [`Plan::parts`] of the part it stands in.
    pub part: usize,
}

/// Which end of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// At z = 0.
    Tail,
    /// At the far end.
    Head,
}

/// A doorway, across the hall's axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Door {
    /// Which end it is at.
    pub end: End,
    /// Middle of its threshold.
    pub centre: Vec2,
    /// Where a visitor stands who has just come through it, looking into the hall.
    pub arrival: Standpoint,
}

impl Door {
    /// Out of the hall, unit length.
    pub fn outwards(&self) -> Vec2 {
        match self.end {
            End::Tail => Vec2::Y,
            End::Head => Vec2::NEG_Y,
        }
    }
}

/// The numbers on the signs of a hall's booths, in the organiser's order: those of its plan, which is not drawn for them.
pub fn numbers_of_hall(exhibition: &Exhibition, hall: usize) -> Vec<u32> {
    let HallRequest { booths, plots } = HallRequest::of(exhibition, hall);
    let assignment = slots::assign(&booths, plots);
    let booths = assignment.booths.into_iter();
    booths.map(|booth| booth.sign).collect()
}

impl Plan {
    /// The plan of a hall of this exhibition, one plot a booth in the organiser's order.
    pub fn of_hall(exhibition: &Exhibition, hall: usize) -> Self {
        Self::of_request(exhibition.theme(hall), &HallRequest::of(exhibition, hall))
    }

    /// Lays out a hall for these booths alone.
    pub fn new(theme: Theme, booths: &[PlotRequest]) -> Self {
        let booths = booths.to_vec();
        Self::of_request(theme, &HallRequest { booths, plots: 0 })
    }

    /// Lays out a hall. The same wishes give the same plan, always.
    pub fn of_request(theme: Theme, request: &HallRequest) -> Self {
        let wishes = request.booths.as_slice();
        let assignment = slots::assign(wishes, request.plots);
        let bays = assignment.bays;
        let mut parts = Vec::with_capacity(bays + 2);
        let mut z = 0.0;
        let kinds = std::iter::once(HallPart::Tail)
            .chain(std::iter::repeat_n(HallPart::Bay, bays))
            .chain(std::iter::once(HallPart::Head));
        for part in kinds {
            parts.push(PlacedPart { part, z });
            z -= spec(theme).length(part);
        }
        let seatings = seatings::seatings(&assignment)
            .into_iter()
            .map(|(bay, yaw)| Seating {
                centre: Vec2::new(0.0, parts[bay + 1].z - BAY_LENGTH / 2.0),
                yaw,
                part: bay + 1,
            })
            .collect();
        let plot = |numbered: &Numbered| {
            let slot = numbered.slot;
            let part = slot.bay + 1;
            Plot {
                number: numbered.sign,
                place: numbered.place,
                size: slot.size,
                style: Style::Kit,
                centre: Vec2::new(slot.x, parts[part].z - slot.depth),
                yaw: slot.yaw,
                part,
                plinth: None,
            }
        };
        let mut plots: Vec<Plot> = assignment.booths.iter().map(plot).collect();
        let free = assignment.free.iter().map(plot).collect();
        let styles = styles::assign(wishes, &plots);
        for (plot, style) in plots.iter_mut().zip(styles) {
            plot.style = style;
        }
        // Looked for once for each form.
        let mut plinths: HashMap<Form, Vec2> = HashMap::new();
        for (plot, _) in plots.iter_mut().zip(wishes).filter(|it| it.1.object) {
            let form = plot.form();
            let place = plinths
                .entry(form)
                .or_insert_with(|| booth::object_place(form));
            plot.plinth = Some(*place);
        }
        let door = |end, z: f32, inwards: f32, yaw| {
            let before =
                |plot: &Plot| plot.centre.x.abs() < AISLE && (plot.centre.y - z).abs() < OUTLOOK;
            let aside = if plots.iter().any(before) { AISLE } else { 0.0 };
            Door {
                end,
                centre: Vec2::new(0.0, z),
                arrival: Standpoint {
                    position: Vec2::new(aside * -inwards, z + ARRIVAL * inwards),
                    yaw,
                },
            }
        };
        let doors = [door(End::Tail, 0.0, -1.0, 0.0), door(End::Head, z, 1.0, PI)];
        let mut walking_order: Vec<_> = (0..plots.len()).collect();
        feed::sort::sort_by_key(&mut walking_order, |index| (plots[*index].number, *index));
        Self {
            theme,
            parts,
            plots,
            free,
            seatings,
            doors,
            length: -z,
            walking_order,
        }
    }

    /// Where a visitor first stands: inside the tail's doorway, looking along the hall.
    pub fn entrance(&self) -> Standpoint {
        self.doors[0].arrival
    }

    /// Where a visitor stands who has come through this door. An upright screen shows little of what stands left and right of
    /// the way: in a broad hall one looks towards the nearest booth a little.
    pub fn arrival(&self, end: End, upright: bool) -> Standpoint {
        let arrival = self.door(end).arrival;
        let along_an_aisle = arrival.position.x.abs() > 0.0;
        let to = |plot: &Plot| plot.centre - arrival.position;
        let nearest = self
            .plots
            .iter()
            .min_by(|a, b| to(a).length().total_cmp(&to(b).length()));
        match nearest {
            Some(nearest) if upright && !along_an_aisle => Standpoint {
                yaw: arrival.yaw
                    + wrap(yaw_towards(to(nearest)) - arrival.yaw).clamp(-GLANCE, GLANCE),
                ..arrival
            },
            _ => arrival,
        }
    }

    /// The doorway at this end.
    pub fn door(&self, end: End) -> &Door {
        match end {
            End::Tail => &self.doors[0],
            End::Head => &self.doors[1],
        }
    }

    /// Index into [`Plan::parts`] of the part that `z` lies in; outside the hall, of the nearest one.
    pub fn bay_of(&self, z: f32) -> usize {
        self.parts
            .partition_point(|part| part.z >= z)
            .saturating_sub(1)
    }

    /// Index of the plot nearest to a position, by the distance to its edge, if it is no farther than `within` metres.
    pub fn nearest_plot(&self, position: Vec2, within: f32) -> Option<usize> {
        self.plots
            .iter()
            .map(|plot| plot.distance(position))
            .enumerate()
            .filter(|(_, distance)| *distance <= within)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(index, _)| index)
    }

    /// What stands on the floor of this part except booths, in the hall's coordinates.
    pub fn obstacles(&self, part: usize) -> Vec<Obstacle> {
        let PlacedPart { part: kind, z } = self.parts[part];
        let built = spec(self.theme)
            .obstacles(kind)
            .into_iter()
            .map(|obstacle| obstacle.moved(Vec2::new(0.0, z), 0.0));
        let here = self.seatings.iter().filter(|seating| seating.part == part);
        let seats = here.flat_map(|seating| {
            seating::obstacles().map(|obstacle| obstacle.moved(seating.centre, seating.yaw))
        });
        built.chain(seats).collect()
    }

    /// What one cannot walk through of each booth, in the order of [`Plan::plots`] and in the hall's coordinates.
    pub fn booth_obstacles(&self) -> impl Iterator<Item = Vec<Obstacle>> {
        // A shape is built with its mesh, the smallest will do, so once for each form.
        let mut shapes: HashMap<Form, Vec<Obstacle>> = HashMap::new();
        self.plots.iter().map(move |plot| {
            let solid = shapes
                .entry(plot.form())
                .or_insert_with(|| booth::shape_at(plot.form(), Detail::Far).obstacles);
            let plinth = plot.plinth.map(booth::plinth_obstacle);
            solid
                .iter()
                .chain(&plinth)
                .map(|obstacle| obstacle.moved(plot.centre, plot.yaw))
                .collect()
        })
    }

    /// The walls of this part at the floor as polylines, in the hall's coordinates.
    pub fn walls(&self, part: usize) -> Vec<Vec<Vec2>> {
        let PlacedPart { part, z } = self.parts[part];
        let mut walls = spec(self.theme).walls(part);
        for corner in walls.iter_mut().flatten() {
            corner.y += z;
        }
        walls
    }
}

impl Seating {
    /// Where the origin of its mesh comes to lie.
    pub fn origin(&self) -> Vec3 {
        Vec3::new(self.centre.x, 0.0, self.centre.y)
    }
}

impl Plot {
    /// The form of the booth on it.
    pub fn form(&self) -> Form {
        Form {
            size: self.size,
            style: self.style,
        }
    }

    /// From the booth's own floor coordinates to the hall's.
    pub fn to_hall(&self, local: Vec2) -> Vec2 {
        self.centre + turn(local, self.yaw)
    }

    /// From the hall's floor coordinates to the booth's own.
    pub fn to_local(&self, position: Vec2) -> Vec2 {
        turn(position - self.centre, -self.yaw)
    }

    /// How a booth's mesh is turned before it is moved to [`Plot::origin`].
    pub fn rotation(&self) -> Quat {
        Quat::from_rotation_y(self.yaw)
    }

    /// Where the origin of a booth's mesh comes to lie.
    pub fn origin(&self) -> Vec3 {
        Vec3::new(self.centre.x, 0.0, self.centre.y)
    }

    /// Unit vector from the booth's middle out through its front.
    pub fn front(&self) -> Vec2 {
        direction(self.yaw)
    }

    /// The four corners of its ground: front left, front right, back right, back left, as seen from inside, looking out.
    pub fn corners(&self) -> [Vec2; 4] {
        let half = half_extent(self.size);
        [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
            .map(|(x, z)| self.to_hall(half * Vec2::new(x, z)))
    }

    /// From a position to the edge of its ground, metres; 0 on it.
    pub fn distance(&self, position: Vec2) -> f32 {
        let outside = self.to_local(position).abs() - half_extent(self.size);
        outside.max(Vec2::ZERO).length()
    }

    /// Where to stand to read the booth: before its front, looking at it, beside whatever else stands there.
    pub fn viewpoint(&self, plan: &Plan) -> Standpoint {
        let obstacles: Vec<_> = (self.part.saturating_sub(1)..=self.part + 1)
            .filter(|part| *part < plan.parts.len())
            .flat_map(|part| plan.obstacles(part))
            .collect();
        let neighbours: Vec<_> = plan
            .plots
            .iter()
            .filter(|other| other.part.abs_diff(self.part) <= 1)
            .collect();
        let half = half_extent(self.size);
        let far = reading_distance(self.size);
        let steps = ((far - LEAST_DISTANCE) / NEARER).round() as usize;
        // Nearer before aside: a booth is best read from its axis.
        let position = [0.0, 0.5, -0.5, 1.0, -1.0]
            .into_iter()
            .flat_map(|aside| (0..=steps).map(move |step| (aside, far - step as f32 * NEARER)))
            .map(|(aside, before)| self.to_hall(Vec2::new(aside, -half.y - before)))
            .find(|position| {
                let past =
                    |obstacle: &Obstacle| obstacle.distance(*position) > VISITOR_RADIUS + 0.1;
                obstacles.iter().all(past)
                    && neighbours
                        .iter()
                        .all(|plot| plot.distance(*position) > ROOM_BEHIND)
            })
            .unwrap_or_else(|| self.to_hall(Vec2::new(0.0, -half.y - far)));
        Standpoint {
            position,
            yaw: yaw_towards(self.centre - position),
        }
    }
}

impl Obstacle {
    /// Turned by `yaw` around the origin, then moved.
    pub fn moved(self, by: Vec2, yaw: f32) -> Self {
        match self {
            Self::Round { centre, radius } => Self::Round {
                centre: by + turn(centre, yaw),
                radius,
            },
            Self::Box {
                centre,
                half,
                yaw: own,
            } => Self::Box {
                centre: by + turn(centre, yaw),
                half,
                yaw: own + yaw,
            },
        }
    }

    /// From a position to its edge, metres; 0 inside.
    pub fn distance(&self, position: Vec2) -> f32 {
        match *self {
            Self::Round { centre, radius } => (position.distance(centre) - radius).max(0.0),
            Self::Box { centre, half, yaw } => (turn(position - centre, -yaw).abs() - half)
                .max(Vec2::ZERO)
                .length(),
        }
    }
}
