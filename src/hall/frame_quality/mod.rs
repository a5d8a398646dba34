//! Frame quality: how much work goes into a frame. Walking, frames have to follow one another: where that takes too long, what
//! is missed least is given up. Standing still one looks at things: the hall is then refined once.
//!
//! - `card`: with a graphics card: what is given up, in which order, and when it comes back.
//! - `software`: without one, where every pixel is dear.
//! - [`idle`]: what is drawn once one stands still.

mod card;
pub mod idle;
mod software;

use bevy::prelude::*;
use page::records::Quality;

use crate::diagnostics::Diagnostics;
use crate::options::Options;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor::body::Visitor;
use crate::visitor_records::VisitorRecords;
use card::{CardScaler, FrameReading, Screenful};
use idle::IdleRefinement;
use software::{HALF, ResolutionScaler};

/// How the hall comes onto the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FrameMode {
    /// With this share of the pixels each way, enlarged: while one walks and every pixel would take too long.
    Scaled(f32),
    /// Every pixel, straight onto the canvas.
    Direct,
    /// Every pixel, with smooth edges: [`FrameQuality::samples`].
    Smoothed,
    /// Every pixel with all care, into a picture that is kept (on very large screens straight onto the canvas).
    Refined,
    /// As the picture that was kept: the hall is the same, the panels are not (on very large screens drawn again).
    Cached,
}

/// The size of a picture with this share of the pixels each way.
pub fn scaled(size: UVec2, share: f32) -> UVec2 {
    (size.as_vec2() * share).round().as_uvec2().max(UVec2::ONE)
}

/// How well frames of a walk are drawn.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct FrameQuality {
    /// Share of the pixels each way.
    pub share: f32,
    /// Samples a pixel; 0 leaves edges as they are.
    pub samples: u32,
    /// Whether something is given up that comes back once one stands still.
    pub hurries: bool,
}

/// What the graphics card says of the time that it takes.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub enum CardClock {
    /// Nothing: the browser does not tell.
    #[default]
    Silent,
    /// Not yet.
    Running,
    /// So many seconds for the last frame that it knows of.
    Took(f32),
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<CardClock>();
    app.add_systems(Startup, begin);
    app.add_systems(Update, choose.in_set(FrameStep::Mark));
}

fn begin(mut commands: Commands, options: Res<Options>) {
    commands.insert_resource(IdleRefinement::default());
    commands.insert_resource(FrameQuality {
        share: 1.0,
        samples: 0,
        hurries: !options.card,
    });
}

/// The visitor's setting, or what frames cost.
fn choose(
    time: Res<Time<Real>>,
    (records, options): (Res<VisitorRecords>, Res<Options>),
    (visitor, screen): (Res<Visitor>, Res<Viewport>),
    (diagnostics, clock): (Res<Diagnostics>, Res<CardClock>),
    mut quality: ResMut<FrameQuality>,
    mut software: Local<ResolutionScaler>,
    mut card: Local<CardScaler>,
) {
    let screenful = Screenful::of(&screen);
    let (moved, drawn) = (visitor.moved, diagnostics.frames);
    let wanted = match (records.settings.quality, options.card) {
        (Quality::Full, true) => card::best(screenful),
        (Quality::Full, false) => plain(1.0),
        (Quality::Half, _) => plain(HALF),
        (Quality::Auto, true) => {
            let seen = FrameReading {
                secs: time.delta_secs(),
                clock: *clock,
                moved,
                drawn,
                now: time.elapsed_secs_f64(),
            };
            card.count(screenful, &seen)
        }
        (Quality::Auto, false) => {
            software.count(time.delta_secs(), moved, drawn);
            plain(software.scale())
        }
    };
    quality.set_if_neq(wanted);
}

/// With this share of the pixels each way, and nothing that takes more than it must.
fn plain(share: f32) -> FrameQuality {
    FrameQuality {
        share,
        samples: 0,
        hurries: true,
    }
}

/// Samples a pixel of the picture that is kept; 0 where it would take too much memory (36 bytes a pixel), or where pixels are
/// too small for edges to show.
pub fn refined_samples(screen: &Viewport, card: bool) -> u32 {
    Screenful::of(screen).samples(card)
}
