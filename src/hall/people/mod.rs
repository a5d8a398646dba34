//! Other people in the hall: visitors who walk along, and the staff of booths at their counters. The page tells of them
//! ([`news`]); here they walk ([`walk`]), are chosen and drawn ([`crowd`]).

pub mod crowd;
pub mod news;
mod staff;
pub mod symbols;
pub mod tell;
pub mod walk;

use std::collections::HashMap;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use i18n::{Domain, Messages, value};
use page::records::Quality;
use venue::light::on_floor;

use self::crowd::{Figures, Guise, MOST, PeopleView, Pose, is_far};
use self::news::{PeopleNews, VisitorCard};
use self::staff::Counter;
use self::symbols::Symbol;
use self::walk::OtherVisitor;
use crate::booths::merge::{BakedLight, BoothShapes};
use crate::clock::WallClock;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::frame_quality::FrameQuality;
use crate::hall_mesh::HallMesh;
use crate::locale::CurrentLocale;
use crate::messages::{HallEvent, PageRequest, PeopleTold, arrived};
use crate::mood::HourMood;
use crate::options::Options;
use crate::redraw::{Redraw, WakeIn};
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::screen::PageHidden;
use crate::visitor::body::{NAMED, Visitor};
use crate::visitor::camera::sees;
use crate::visitor::framing::Camera;
use crate::visitor_records::VisitorRecords;

/// Without a graphics card others move so often, seconds, and less often still where frames are slow even so.
const EVERY: f64 = 1.0 / 15.0;
const SELDOM: f64 = 1.0 / 6.0;
/// Who walks out of view is looked after so often, seconds: they may come into it.
const UNSEEN: f64 = 0.2;
/// A reaction is shown for so long, milliseconds.
const SHOWN_FOR: f64 = 4000.0;
/// Whoever is so near, metres, is beside the visitor; of them something is said at most so often, seconds.
const BESIDE: f32 = 5.0;
const SELDOM_SAID: f64 = 5.0;
/// So fast somebody comes and goes, shares a second.
const FADE: f32 = 4.0;

/// The other visitors in this hall.
#[derive(Resource, Default)]
pub struct OtherVisitors {
    /// Everybody else.
    pub others: Vec<OtherVisitor>,
}

/// What panels and signs say of people. Changes seldom.
#[derive(Resource, Default, PartialEq)]
pub struct Together {
    /// Whether the visitor lets others see them.
    pub joined: bool,
    /// Whether the visitor holds up a hand.
    pub hand: bool,
    /// Booths whose desk is live.
    pub desks: Vec<news::StaffedBooth>,
    /// How many walk along, in the page's words.
    pub counts: String,
}

/// What is drawn of them.
#[derive(Resource, Default)]
pub struct Crowd {
    figures: Figures,
    guises: Vec<Guise>,
    /// How they are seen.
    pub view: PeopleView,
    counters: Vec<Counter>,
    /// Whether anybody is on their way, in view or not.
    pub moves: bool,
    /// When they were last looked after, when they are to be looked after next if that is so, and when the hall is woken for it;
    /// seconds since the start.
    at: f64,
    next: Option<f64>,
    wakes: f64,
}

impl Crowd {
    /// How many people are drawn, in view or not.
    pub fn count(&self) -> usize {
        self.guises.len()
    }

    /// After how many seconds the hall is to be woken for them, where it is not going to be by then.
    fn alarm(&mut self, now: f64) -> Option<f64> {
        let next = self.next?;
        let is_set = now < self.wakes && self.wakes <= next;
        (!is_set).then(|| {
            self.wakes = next;
            next - now
        })
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<OtherVisitors>();
    app.init_resource::<Together>();
    app.add_plugins(tell::plugin);
    app.add_systems(Update, say.in_set(FrameStep::Tell));
    app.init_resource::<Crowd>();
    app.add_systems(Update, hear.in_set(FrameStep::Receive));
    app.add_systems(Update, (man, advance).chain().in_set(FrameStep::Mark));
}

/// Takes what the page tells.
fn hear(
    mut events: MessageReader<HallEvent>,
    room: Option<Res<CurrentHall>>,
    clock: Res<WallClock>,
    mut people: ResMut<OtherVisitors>,
    mut together: ResMut<Together>,
) {
    for PeopleTold(news) in arrived(&mut events) {
        match news {
            PeopleNews::Joined(on) => together.joined = *on,
            PeopleNews::Hand(up) => together.hand = *up,
            PeopleNews::Counts(words) => together.counts.clone_from(words),
            PeopleNews::Desks(desks) => together.desks.clone_from(desks),
            PeopleNews::Others(cards) => {
                if let Some(room) = &room {
                    people.meet(cards, room, millis(&clock));
                }
            }
        }
    }
}

/// Now, milliseconds since 1970.
fn millis(clock: &WallClock) -> f64 {
    clock.now().as_millisecond() as f64
}

impl OtherVisitors {
    /// Everybody by their new cards; who is known goes on from where they are.
    fn meet(&mut self, cards: &[VisitorCard], room: &CurrentHall, now: f64) {
        let mut before = std::mem::take(&mut self.others);
        self.others = cards
            .iter()
            .map(|card| {
                let known = before
                    .iter()
                    .position(|person| person.card.person == card.person);
                match known {
                    Some(index) => {
                        let mut person = before.swap_remove(index);
                        person.take(*card, &room.ground, now);
                        person
                    }
                    None => OtherVisitor::new(*card, &room.ground, now),
                }
            })
            .collect();
    }
}

impl Together {
    /// How a booth is staffed right now, in the page's words; nothing when its desk is not live.
    pub fn words(&self, booth: &str) -> Option<&str> {
        let desk = self.desks.iter().find(|desk| desk.booth == booth);
        desk.map(|desk| desk.words.as_str())
            .filter(|words| !words.is_empty())
    }
}

/// Says to those who listen how somebody beside the visitor reacts, and who holds up a hand: the newest, and not too often.
fn say(
    people: Res<OtherVisitors>,
    visitor: Res<Visitor>,
    records: Res<VisitorRecords>,
    locale: If<Res<CurrentLocale>>,
    time: Res<Time<Real>>,
    mut requests: MessageWriter<PageRequest>,
    (mut said, mut known): (Local<f64>, Local<HashMap<u32, (f64, bool)>>),
) {
    if !people.is_changed() {
        return;
    }
    let (here, now) = (visitor.stance().position, time.elapsed_secs_f64());
    let mut words = None;
    let mut present = HashMap::new();
    for OtherVisitor { card, .. } in &people.others {
        let began = card.reaction.map_or(0.0, |(_, began)| began);
        let before = known
            .get(&card.person)
            .copied()
            .unwrap_or((began, card.hand));
        present.insert(card.person, (began, card.hand));
        let is_near = Vec2::from(card.to).distance(here) < BESIDE;
        if !is_near || records.settings.hide_others {
            continue;
        }
        match card.reaction {
            Some((reaction, began)) if began > before.0 => {
                words = Some(format!("reaction-{}", reaction as u8));
            }
            _ if card.hand && !before.1 => words = Some("hand-up".to_owned()),
            _ => {}
        }
    }
    *known = present;
    if let Some(key) = words.filter(|_| now - *said > SELDOM_SAID || *said == 0.0) {
        *said = now;
        let messages = Messages::load(&locale.language, &[Domain::HALL]);
        let what = messages.get(&key);
        requests.write(PageRequest::Announce(
            messages.format("beside-you", &[("what", value(what))]),
        ));
    }
}

/// Puts staff at their counters.
fn man(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    together: Res<Together>,
    (mut people, mut hall): (ResMut<OtherVisitors>, Local<usize>),
    (shapes, baked, mood): (Res<BoothShapes>, Res<BakedLight>, Res<HourMood>),
    mut crowd: ResMut<Crowd>,
) {
    // Who was in the hall before is not in this one.
    if std::mem::replace(&mut *hall, room.hall) != room.hall {
        people.others.clear();
    }
    let relit = baked.is_changed() || mood.is_changed();
    if together.is_changed() || room.is_changed() || relit || event.is_changed() {
        let day = mood.grade(room.plan.theme).day;
        let light = |plot: &venue::plan::Plot, local: Vec2| {
            let form = plot.form();
            let lit = baked.light.booth(form, venue::mesh_builder::Detail::Fine);
            on_floor(&shapes.of(form).mesh, lit, local, day)
        };
        crowd.counters = staff::at_counters(&event, &room, &together.desks, &crowd.counters, light);
    }
}

/// What people are seen by.
#[derive(SystemParam)]
struct Seen<'w> {
    room: If<Res<'w, CurrentHall>>,
    visitor: Res<'w, Visitor>,
    records: Res<'w, VisitorRecords>,
    camera: Res<'w, Camera>,
    hidden: Res<'w, PageHidden>,
    options: Res<'w, Options>,
    quality: Res<'w, FrameQuality>,
    mesh: Res<'w, HallMesh>,
    mood: Res<'w, HourMood>,
    clock: Res<'w, WallClock>,
    time: Res<'w, Time<Real>>,
}

impl Seen<'_> {
    /// How many are drawn: the nearest, and fewer where frames are dear.
    fn most(&self) -> usize {
        match self.records.settings.quality {
            Quality::Full => MOST,
            _ if self.quality.share < 1.0 => MOST / 6,
            _ if !self.options.card => MOST / 2,
            _ => MOST,
        }
    }

    /// After how many seconds others have moved on; at once with a graphics card.
    fn every(&self) -> f64 {
        match (self.options.card, self.quality.share < 1.0) {
            (true, _) => 0.0,
            (false, false) => EVERY,
            (false, true) => SELDOM,
        }
    }
}

/// Somebody who may be drawn.
struct Candidate {
    guise: Guise,
    pose: Pose,
    distance: f32,
    moves: bool,
    /// After how many seconds what is over their head goes.
    until: Option<f64>,
    /// Index among the others; none for staff.
    other: Option<usize>,
}

/// Lets everybody go on, and says what is to be drawn of them.
fn advance(
    seen: Seen,
    mut people: ResMut<OtherVisitors>,
    mut crowd: ResMut<Crowd>,
    (mut queue, mut redraw): (ResMut<RenderQueue>, ResMut<Redraw>),
    mut alarm: MessageWriter<WakeIn>,
) {
    let now = seen.time.elapsed_secs_f64();
    let news = people.is_changed() || crowd.is_changed();
    let (people, crowd) = (
        people.bypass_change_detection(),
        crowd.bypass_change_detection(),
    );
    if people.others.is_empty() && crowd.counters.is_empty() && crowd.guises.is_empty() {
        return;
    }
    if seen.hidden.0 {
        // Nobody looks; whoever comes back finds everybody where they are by then.
        return;
    }
    let due = now - crowd.at + 0.004 >= seen.every();
    if !(due || news || seen.visitor.moved) {
        // Woken for what has been seen to since, and too early for what comes.
        let earliest = crowd.at + seen.every();
        crowd.next = crowd.next.map(|next| next.max(earliest));
        alarm.write_batch(crowd.alarm(now).map(WakeIn));
        return;
    }
    // After a rest, or a hidden tab, everybody is where they are.
    let secs = ((now - crowd.at) as f32).min(1.0);
    crowd.at = now;
    let mut candidates = candidates(&seen, people, crowd, secs);
    candidates.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    candidates.truncate(seen.most());
    for (nearer, candidate) in candidates.iter_mut().enumerate() {
        let who = candidate.guise.who;
        let before = crowd.guises.iter().find(|guise| guise.who == who);
        candidate.guise.far = is_far(candidate.distance, nearer, before.map(|guise| guise.far));
    }
    // In an order that stays, so that the buffer does.
    candidates.sort_by_key(|candidate| candidate.guise.who);
    let stance = seen.visitor.stance();
    let clip = seen.camera.lens.clip_from_world(stance);
    let looks_at = seen
        .visitor
        .booth(&seen.room, NAMED)
        .and_then(|slot| seen.room.plot(slot))
        .and_then(|plot| seen.room.plan.plots.get(plot));
    let day = seen.mood.grade(seen.room.plan.theme).day;
    let (mut moves, mut moves_unseen) = (false, false);
    let mut view = PeopleView::default();
    for candidate in &mut candidates {
        let at = candidate.pose.place.position;
        let foot = Vec3::new(at.x, 0.0, at.y);
        let (low, high) = (
            foot - Vec3::new(0.5, 0.0, 0.5),
            foot + Vec3::new(0.5, 2.3, 0.5),
        );
        if !sees(&clip, low, high) {
            moves_unseen |= candidate.moves;
            view.poses.extend([Vec4::ZERO; 3]);
            continue;
        }
        let wanted = crowd::seen(
            at,
            stance.position,
            looks_at.filter(|_| candidate.other.is_some()),
        );
        let shown = &mut candidate.pose.shown;
        let most = FADE * secs;
        *shown += (wanted - *shown).clamp(-most, most);
        if (wanted - *shown).abs() < 0.01 {
            *shown = wanted;
        } else {
            candidate.moves = true;
        }
        if let Some(person) = candidate
            .other
            .and_then(|index| people.others.get_mut(index))
        {
            person.shown = *shown;
        }
        moves |= candidate.moves;
        view.guises.push(candidate.guise);
        if candidate.other.is_some() {
            candidate.pose.light = seen.mesh.floor().at(&seen.room.plan, at, day);
        }
        view.poses.extend(candidate.pose.packed());
    }
    let guises: Vec<Guise> = candidates.iter().map(|candidate| candidate.guise).collect();
    if guises != crowd.guises {
        let (buffer, shadows) = crowd.figures.buffer(&guises);
        queue.push(RenderCommand::Figures(buffer, shadows));
        crowd.guises = guises;
    }
    crowd.view = view;
    crowd.moves = moves || moves_unseen;
    let every = seen.every();
    redraw.request_frame_if(moves && every == 0.0);
    let waits = [
        (moves && every > 0.0).then_some(every),
        moves_unseen.then_some(UNSEEN),
    ];
    let ends = candidates.iter().filter_map(|candidate| candidate.until);
    let wait = waits.into_iter().flatten().chain(ends).reduce(f64::min);
    crowd.next = wait.map(|wait| now + wait);
    alarm.write_batch(crowd.alarm(now).map(WakeIn));
}

/// Everybody who may be drawn, as they are by now.
fn candidates(
    seen: &Seen,
    people: &mut OtherVisitors,
    crowd: &mut Crowd,
    secs: f32,
) -> Vec<Candidate> {
    let (eye, now) = (seen.visitor.stance().position, millis(&seen.clock));
    let mut candidates = Vec::new();
    if !seen.records.settings.hide_others {
        for (index, person) in people.others.iter_mut().enumerate() {
            let card = person.card;
            let moves = person.advance(&seen.room.ground, now, secs);
            let reaction = card
                .reaction
                .filter(|(_, began)| (0.0..SHOWN_FOR).contains(&(now - began)));
            let symbol = reaction
                .map(|(reaction, _)| Symbol::Of(reaction))
                .or(card.hand.then_some(Symbol::Hand));
            let waves = matches!(reaction, Some((news::ShownReaction::Wave, _)));
            let place = person.place();
            let distance = place.position.distance(eye);
            candidates.push(Candidate {
                guise: Guise {
                    who: card.person,
                    figure: card.figure,
                    vest: None,
                    far: false,
                    symbol,
                },
                pose: Pose {
                    place,
                    phase: person.phase,
                    swing: person.swing,
                    hands: f32::from(u8::from(card.hand || waves)),
                    look: 0.0,
                    floor: 0.0,
                    light: Vec3::ONE,
                    shown: person.shown,
                },
                distance,
                moves,
                until: reaction.map(|(_, began)| (began + SHOWN_FOR - now) / 1000.0),
                other: Some(index),
            });
        }
    }
    let mut near: Vec<Vec2> = people
        .others
        .iter()
        .map(|person| person.place().position)
        .collect();
    near.push(eye);
    for counter in &mut crowd.counters {
        let moves = counter.turn(&near, secs);
        let distance = counter.place.position.distance(eye);
        candidates.push(Candidate {
            guise: Guise {
                who: counter.who,
                figure: counter.figure,
                vest: Some(counter.vest),
                far: false,
                symbol: None,
            },
            pose: counter.pose(),
            distance,
            moves,
            until: None,
            other: None,
        });
    }
    candidates
}
