//! Texture streaming: which signs are on the graphics card, and how large: the near ones, within a fixed budget, whatever the hall holds.

use bevy::prelude::*;
use feed::Booth;
use feed::time::{Staffed, booth_staffed};
use venue::booth::Shows;

use super::atlas::Class;
use super::hanging::{Sign, hang, share_walls};
use super::sign_atlas::{SignAtlas, submit};
use crate::clock::ShownTime;
use crate::current_hall::CurrentExhibition;
use crate::locale::CurrentLocale;
use crate::people::Together;
use crate::redraw::Redraw;
use crate::schedule::FrameStep;
use crate::visitor::body::Visitor;

/// The choice is made anew after so many metres: at walking pace about every half second.
const STRIDE: f32 = 0.7;
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SignAtlas>();
    app.add_systems(
        Update,
        (hang, share_walls, choose)
            .chain()
            .in_set(FrameStep::Furnish),
    );
    app.add_systems(Update, submit.in_set(FrameStep::Submit));
}

/// Chooses what is wanted from where the visitor stands, and anew when a status sign would say something else.
fn choose(
    event: If<Res<CurrentExhibition>>,
    locale: If<Res<CurrentLocale>>,
    (visitor, time, together): (Res<Visitor>, Res<ShownTime>, Res<Together>),
    mut atlas: ResMut<SignAtlas>,
    mut redraw: ResMut<Redraw>,
) {
    let here = visitor.stance().position;
    let walked = atlas.chosen_at.is_none_or(|at| at.distance(here) > STRIDE);
    if !walked
        && !time.is_changed()
        && !together.is_changed()
        && !event.is_changed()
        && !locale.is_changed()
    {
        return;
    }
    let requests = atlas
        .signs
        .iter()
        .enumerate()
        .filter_map(|(index, sign)| {
            let slot = event.slots.get(sign.slot)?;
            let live = together
                .words(&slot.id)
                .filter(|_| sign.shows == Shows::Status);
            let blank = live.is_none() && is_blank(sign.shows, slot.booth().map(AsRef::as_ref));
            if blank || sign.is_hidden() {
                return None;
            }
            let (class, distance) = request(sign, here)?;
            let staffed = match (sign.shows, slot.booth()) {
                (Shows::Status, Some(booth)) => booth_staffed(booth, &event.event, **time),
                _ => Staffed::Unknown,
            };
            let said = live.unwrap_or(&locale.language);
            let version = version(slot.revision, said, staffed);
            Some((distance, index, class, version))
        })
        .collect();
    atlas.chosen_at = Some(here);
    atlas.request(requests);
    redraw.request_frame_if(!atlas.jobs.is_empty());
}

/// Whether a sign has nothing to show.
fn is_blank(shows: Shows, booth: Option<&Booth>) -> bool {
    match shows {
        Shows::Poster(poster) => {
            booth.is_none_or(|booth| booth.posters.len() <= usize::from(poster))
        }
        Shows::Print => booth.is_none_or(|booth| !booth.posters.is_empty()),
        Shows::Screen => booth.is_none_or(|booth| booth.screen.is_none()),
        Shows::Materials | Shows::Status => booth.is_none(),
        Shows::Fascia | Shows::Counter | Shows::Number | Shows::Side => false,
    }
}

/// A hash of what a sign is drawn from: the same booth in the same language gives the same picture, and a status sign as
/// long as it says the same; what the staff's desk says of itself stands in place of the language.
fn version(revision: u32, language: &str, staffed: Staffed) -> u64 {
    let said = match staffed {
        Staffed::Unknown => 0,
        Staffed::Over => 1,
        // Moments are seconds; the last two bits tell the kinds apart.
        Staffed::Now { until } => until.as_second().cast_unsigned() << 2 | 2,
        Staffed::Next { from } => from.as_second().cast_unsigned() << 2 | 3,
    };
    let parts = [u64::from(revision), said].into_iter();
    parts
        .chain(language.bytes().map(u64::from))
        .fold(0, |hash, part| {
            hash.wrapping_mul(0x0000_0100_0000_01b3) ^ part
        })
}

/// The tile something deserves that hangs this far away, and how far that is; none when it could not be made out.
fn request(sign: &Sign, here: Vec2) -> Option<(Class, f32)> {
    let middle = sign.origin + (sign.right + sign.down) / 2.0;
    let to = Vec3::new(here.x, middle.y, here.y) - middle;
    let distance = to.length();
    // Its front is where right and down turn from one to the other; from behind there is nothing to see.
    let front = sign.down.cross(sign.right);
    if front.dot(to) < 0.0 && distance > 2.0 {
        return None;
    }
    let near = |limits: &[(f32, Class)]| {
        let found = limits.iter().find(|(limit, _)| distance < *limit);
        found.map(|(_, class)| (*class, distance))
    };
    match sign.shows {
        Shows::Poster(_) => near(&[
            (7.0, Class::Large),
            (14.0, Class::Medium),
            (40.0, Class::Small),
        ]),
        Shows::Screen => near(&[
            (9.0, Class::Large),
            (18.0, Class::Medium),
            (45.0, Class::Small),
        ]),
        // Broad ones want broad tiles.
        Shows::Print if sign.right.length() > 2.0 * sign.down.length() => near(&[
            (9.0, Class::Banner),
            (20.0, Class::Sign),
            (50.0, Class::Label),
        ]),
        Shows::Print => near(&[
            (9.0, Class::Large),
            (20.0, Class::Medium),
            (50.0, Class::Small),
        ]),
        Shows::Fascia => near(&[
            (7.0, Class::Banner),
            (16.0, Class::Sign),
            (70.0, Class::Label),
        ]),
        Shows::Counter => near(&[(6.0, Class::Medium), (25.0, Class::Small)]),
        Shows::Materials => near(&[(5.0, Class::Medium), (15.0, Class::Small)]),
        Shows::Status => near(&[(5.0, Class::Sign), (15.0, Class::Label)]),
        Shows::Number => near(&[(18.0, Class::Small)]),
        Shows::Side => near(&[(9.0, Class::Medium), (30.0, Class::Small)]),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_status_sign_is_another_once_it_says_something_else() {
        let at = |secs| Timestamp::from_second(secs).unwrap_or_default();
        let now = |secs| version(7, "en", Staffed::Now { until: at(secs) });
        let next = version(7, "en", Staffed::Next { from: at(600) });
        assert_eq!(now(600), now(600));
        let all = [
            now(600),
            now(660),
            next,
            version(7, "en", Staffed::Over),
            version(7, "en", Staffed::Unknown),
            version(8, "en", Staffed::Unknown),
            version(7, "ja", Staffed::Unknown),
        ];
        let different: std::collections::HashSet<u64> = all.into();
        assert_eq!(different.len(), all.len());
    }
}
