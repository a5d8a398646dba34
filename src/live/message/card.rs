//! Cards (presence): how somebody walks and looks. Not where they are now: a walk from here to there since then, which every
//! page computes along the same route.
//!
//! `2+2 from x and z, 2+2 to x and z (signed, 5 cm), 4 started (tenths of a second), 2 pace (mm/s), 2 yaw (signed, 65,536 to
//! the turn), 1 figure, 1 flags (1 hand, 2 away), 2 booth (65,535 none), languages`

use std::f32::consts::TAU;

use super::Languages;
use crate::LiveTime;
use crate::wire::{Malformed, Reader, Writer};

/// Steps of a metre: 5 cm is less than anybody sees, and two bytes reach 1.6 km, farther than the largest hall.
const STEPS: f32 = 20.0;
/// Steps of a turn.
const TURN: f32 = 65_536.0;
/// At no booth.
const NO_BOOTH: u16 = u16::MAX;

/// How somebody walks, and looks.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Where the walk began: x and z on the hall's floor, metres.
    pub from: [f32; 2],
    /// Where it leads.
    pub to: [f32; 2],
    /// When it began.
    pub started: LiveTime,
    /// Metres a second; 0 stands.
    pub pace: f32,
    /// Where they look when they stand, radians.
    pub yaw: f32,
    /// Number of their figure.
    pub figure: u8,
    /// Whether a hand is raised.
    pub hand: bool,
    /// Whether they look elsewhere (a hidden tab).
    pub away: bool,
    /// What they speak.
    pub languages: Languages,
    /// The booth whose panel is open, as its place in the hall.
    pub booth: Option<u16>,
}

impl Card {
    pub(super) fn write(&self, to: &mut Writer) {
        for metres in self.from.into_iter().chain(self.to) {
            // Casts from floats saturate, and take NaN for zero.
            to.i16((metres * STEPS).round() as i16);
        }
        let turns = self.yaw / TAU;
        to.u32(self.started.tenths())
            .u16((self.pace * 1_000.0).round() as u16)
            // Half a turn to the right is half a turn to the left.
            .i16(((turns - turns.round()) * TURN).round() as i32 as i16)
            .u8(self.figure)
            .u8(u8::from(self.hand) | u8::from(self.away) << 1)
            .u16(self.booth.unwrap_or(NO_BOOTH));
        self.languages.write(to);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut metres = || from.i16().map(|steps| f32::from(steps) / STEPS);
        let (start, end) = ([metres()?, metres()?], [metres()?, metres()?]);
        let started = LiveTime::from_tenths(from.u32()?);
        let pace = f32::from(from.u16()?) / 1_000.0;
        let yaw = f32::from(from.i16()?) / TURN * TAU;
        let figure = from.u8()?;
        let flags = from.u8()?;
        let booth = Some(from.u16()?).filter(|&booth| booth != NO_BOOTH);
        let languages = Languages::read(from)?;
        let (hand, away) = (flags & 1 != 0, flags & 2 != 0);
        Ok(Self {
            from: start,
            to: end,
            started,
            pace,
            yaw,
            figure,
            hand,
            away,
            languages,
            booth,
        })
    }
}
