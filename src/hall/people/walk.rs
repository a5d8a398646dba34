//! Another visitor's walk: the same steps over the same ground that their own hall takes, up to the present moment.

use bevy::prelude::*;
use venue::angle::wrap;
use venue::figure::gait::STRIDE;
use venue::ground::Ground;
use venue::plan::Standpoint;
use venue::walk::{Intent, WALKING, Walker};
use venue::way::Way;

use super::news::VisitorCard;

/// Longest step of a walk that is caught up with, seconds.
const STEP: f32 = 0.05;
/// Whoever set out longer ago than this, seconds, is there by now: halls are not that long.
const LONGEST: f64 = 180.0;
/// So fast what was shown wrongly is put right: by this share of it in a second, and at once from so far off, metres.
const EASE: f32 = 5.0;
const ELSEWHERE: f32 = 4.0;
/// Below this, metres and radians, it is right.
const RIGHT: f32 = 0.005;
/// So fast legs begin and cease to swing, shares a second.
const SWING: f32 = 5.0;

/// Somebody in this hall.
pub struct OtherVisitor {
    /// What they last told.
    pub card: VisitorCard,
    walker: Walker,
    /// Up to when their walk has been followed, milliseconds since 1970.
    until: f64,
    /// What is shown less what is so: metres and radians, dwindling.
    off: Vec2,
    off_yaw: f32,
    /// Where in their stride they are, radians, and how far their limbs swing.
    pub phase: f32,
    /// 0 standing, 1 at walking pace.
    pub swing: f32,
    /// How much of them is shown: they come and go softly beside one.
    pub shown: f32,
}

impl OtherVisitor {
    /// Somebody who has just been told of, where they are by now.
    pub fn new(card: VisitorCard, ground: &Ground, now: f64) -> Self {
        let mut person = Self {
            card,
            walker: Walker::default(),
            until: now,
            off: Vec2::ZERO,
            off_yaw: 0.0,
            phase: 0.0,
            swing: 0.0,
            shown: 0.0,
        };
        person.set_out(card, ground, now);
        person
    }

    /// Takes a newer card: who is shown elsewhere comes over from there.
    pub fn take(&mut self, card: VisitorCard, ground: &Ground, now: f64) {
        let walks = |card: &VisitorCard| (card.from, card.to, card.started, card.pace, card.yaw);
        let (before, same) = (self.place(), walks(&card) == walks(&self.card));
        self.card = card;
        if same {
            return;
        }
        self.set_out(card, ground, now);
        let right = self.walker.stance;
        self.off = before.position - right.position;
        self.off_yaw = wrap(before.yaw - right.yaw);
        if self.off.length() > ELSEWHERE {
            (self.off, self.off_yaw) = (Vec2::ZERO, 0.0);
        }
    }

    fn set_out(&mut self, card: VisitorCard, ground: &Ground, now: f64) {
        let [from, to] = [card.from, card.to].map(Vec2::from);
        let stands = card.pace <= 0.0 || from == to;
        let long_ago = now - card.started > LONGEST * 1000.0;
        let position = if long_ago { to } else { from };
        self.walker = Walker::new(Standpoint {
            position,
            yaw: card.yaw,
        });
        if !stands && !long_ago {
            if let Some(way) = Way::to_point(ground, from, to) {
                self.walker.follow(way);
            }
            self.until = card.started.min(now);
            self.follow(ground, now);
        }
        self.until = now;
    }

    /// Follows the walk up to now; metres walked since.
    fn follow(&mut self, ground: &Ground, now: f64) -> f32 {
        let mut walked = 0.0;
        while self.walker.way().is_some() && self.until < now {
            let step = (((now - self.until) / 1000.0) as f32).min(STEP);
            let before = self.walker.stance.position;
            self.walker
                .step(step, Intent::default(), ground, self.card.pace);
            walked += before.distance(self.walker.stance.position);
            self.until += f64::from(step) * 1000.0;
            // Shorter than a millisecond's share: as good as now.
            if step < 1e-4 {
                break;
            }
        }
        self.until = now;
        walked
    }

    /// Goes on to now, `secs` after the last time. Whether anything of them moves.
    pub fn advance(&mut self, ground: &Ground, now: f64, secs: f32) -> bool {
        let before = self.place();
        self.follow(ground, now);
        let left = (-EASE * secs).exp();
        self.off *= left;
        self.off_yaw *= left;
        if self.off.length() < RIGHT && self.off_yaw.abs() < RIGHT {
            (self.off, self.off_yaw) = (Vec2::ZERO, 0.0);
        }
        let walked = before.position.distance(self.place().position);
        self.phase = (self.phase + walked / STRIDE * std::f32::consts::TAU)
            .rem_euclid(std::f32::consts::TAU);
        let wanted = if secs > 0.0 {
            (walked / secs / WALKING).min(1.2)
        } else {
            0.0
        };
        let most = SWING * secs;
        self.swing += (wanted - self.swing).clamp(-most, most);
        if !self.moves() && self.swing < 0.01 {
            (self.swing, self.phase) = (0.0, 0.0);
        }
        self.moves() || self.swing > 0.0
    }

    /// Whether they are on their way, or shown where they are not.
    fn moves(&self) -> bool {
        self.is_walking() || self.off != Vec2::ZERO || self.off_yaw != 0.0
    }

    /// Whether they are on their way.
    pub fn is_walking(&self) -> bool {
        self.walker.way().is_some()
    }

    /// Where they are shown.
    pub fn place(&self) -> Standpoint {
        let stance = &self.walker.stance;
        Standpoint {
            position: stance.position + self.off,
            yaw: wrap(stance.yaw + self.off_yaw),
        }
    }
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;
    use venue::plan::{Plan, PlotRequest};

    use super::*;

    fn ground() -> (Plan, Ground) {
        let plan = Plan::new(Theme::Dockyard, &[PlotRequest::default(); 14]);
        let ground = Ground::new(&plan, [true; 2]);
        (plan, ground)
    }

    fn card(from: Vec2, to: Vec2) -> VisitorCard {
        VisitorCard {
            from: from.into(),
            to: to.into(),
            started: 1_000_000.0,
            pace: WALKING,
            ..VisitorCard::default()
        }
    }

    /// What the visitor's own hall makes of the same goal after so many seconds, at sixty frames a second.
    fn own(plan: &Plan, ground: &Ground, to: Vec2, secs: f32) -> Vec2 {
        let mut walker = Walker::new(plan.entrance());
        walker.follow(Way::to_point(ground, plan.entrance().position, to).unwrap());
        for _ in 0..(secs * 60.0) as usize {
            walker.step(1.0 / 60.0, Intent::default(), ground, WALKING);
        }
        walker.stance.position
    }

    #[test]
    fn others_see_one_where_one_is_whenever_they_hear_of_it() {
        let (plan, ground) = ground();
        let from = plan.entrance().position;
        let to = plan.plots[9].viewpoint(&plan).position;
        for secs in [0.5_f32, 3.0, 7.0, 12.0, 60.0] {
            let now = 1_000_000.0 + f64::from(secs) * 1000.0;
            let late = OtherVisitor::new(card(from, to), &ground, now);
            let right = own(&plan, &ground, to, secs);
            let apart = late.place().position.distance(right);
            assert!(apart < 0.3, "{secs} s: {apart} m");
            // And whoever has watched them all the way.
            let mut watched = OtherVisitor::new(card(from, to), &ground, 1_000_000.0);
            for nth in 1..=(secs * 15.0) as u32 {
                let now = 1_000_000.0 + f64::from(nth) * 1000.0 / 15.0;
                watched.advance(&ground, now, 1.0 / 15.0);
            }
            let apart = watched.place().position.distance(right);
            assert!(apart < 0.3, "{secs} s: {apart} m");
        }
    }

    #[test]
    fn who_arrives_stands_and_then_nothing_of_them_moves() {
        let (plan, ground) = ground();
        let from = plan.entrance().position;
        let to = from - Vec2::Y * 2.0;
        let mut person = OtherVisitor::new(card(from, to), &ground, 1_000_000.0);
        let mut moved = 0;
        for nth in 1..=200 {
            let now = 1_000_000.0 + f64::from(nth) * 50.0;
            if person.advance(&ground, now, 0.05) {
                moved = nth;
            }
        }
        assert!((30..100).contains(&moved), "{moved}");
        assert!(person.place().position.distance(to) < 0.05);
        assert_eq!((person.swing, person.phase), (0.0, 0.0));
    }

    #[test]
    fn a_new_card_is_come_over_to_and_a_far_one_is_jumped_to() {
        let (plan, ground) = ground();
        let from = plan.entrance().position;
        let mut person = OtherVisitor::new(card(from, from), &ground, 1_000_000.0);
        let near = from + Vec2::new(0.8, -0.4);
        person.take(card(near, near), &ground, 1_000_100.0);
        assert!(person.place().position.distance(from) < 0.01, "not at once");
        for nth in 1..=20 {
            person.advance(&ground, 1_000_100.0 + f64::from(nth) * 50.0, 0.05);
        }
        assert!(
            person.place().position.distance(near) < 0.05,
            "within a second"
        );
        let far = from - Vec2::Y * 30.0;
        person.take(card(far, far), &ground, 1_002_000.0);
        assert_eq!(person.place().position, far);
    }
}
