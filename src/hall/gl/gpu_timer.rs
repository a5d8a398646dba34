//! The graphics card's clock: how long it took for a frame (EXT_disjoint_timer_query_webgl2). It answers some frames later.

use super::context::{TIMER, has};
use super::port::{Gl, Value, WebGlQuery};
use crate::frame_quality::CardClock;

/// Numbers of the extension.
const TIME_ELAPSED: u32 = 0x88BF;
const GPU_DISJOINT: u32 = 0x8FBB;

/// Asks about one frame at a time.
pub struct GpuTimer {
    gl: Gl,
    query: WebGlQuery,
    /// Whether an answer is awaited.
    asked: bool,
    /// Whether it has answered nothing: some browsers round until nothing is left.
    silent: bool,
}

impl GpuTimer {
    /// That of a context, where the browser lets one ask.
    pub fn of(gl: &Gl) -> Option<Self> {
        has(gl, TIMER).then_some(())?;
        Some(Self {
            gl: gl.clone(),
            query: gl.create_query()?,
            asked: false,
            silent: false,
        })
    }

    /// Starts to count, unless an answer is awaited; whether it did.
    pub fn start(&mut self) -> bool {
        if self.asked || self.silent {
            return false;
        }
        self.gl.begin_query(TIME_ELAPSED, &self.query);
        true
    }

    /// Ends what was `started` in this frame, and says what is known.
    pub fn read(&mut self, started: bool) -> CardClock {
        if started {
            self.gl.end_query(TIME_ELAPSED);
            self.asked = true;
            return CardClock::Running;
        }
        if self.silent {
            return CardClock::Silent;
        }
        let answer = |what| self.gl.get_query_parameter(&self.query, what);
        if !answer(Gl::QUERY_RESULT_AVAILABLE).is_truthy() {
            return CardClock::Running;
        }
        self.asked = false;
        let disjoint = self.gl.get_parameter(GPU_DISJOINT);
        if disjoint.is_ok_and(|it: Value| it.is_truthy()) {
            return CardClock::Running;
        }
        let nanoseconds = answer(Gl::QUERY_RESULT).as_f64().unwrap_or(0.0);
        self.silent = nanoseconds <= 0.0;
        CardClock::Took((nanoseconds * 1e-9) as f32)
    }
}
