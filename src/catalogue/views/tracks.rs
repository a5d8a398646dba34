//! Language tracks: the streams and recordings of a session, the one that suits the page's language first. What lies on the
//! event's own host plays in place where there are scripts; everything else is a link that says to whom it leads.

use std::rc::Rc;

use feed::event::ProgrammeSource;
use feed::programme::Session;
use feed::time::live_stream;
use feed::tracks::{Track, TrackKind, Tracks};
use html::{Element, IntoView, View, button, div, element, label, option, p, select, span};

use super::parts::leads;
use super::playing::{Player, Playing};
use super::{Extras, ViewContext};
use crate::locale::PageLocale;

/// Ends of the names of films and sound that browsers play, of those that a site carries.
const PLAYED: [&str; 4] = [".mp4", ".m4v", ".webm", ".mp3"];
/// How fast a film may go: the usual speed is 1.
const SPEEDS: [&str; 5] = ["0.75", "1", "1.25", "1.5", "2"];
/// Id of what plays; one thing does at a time.
pub const PLAYER: &str = "player";

/// Where a session can be followed live, and seen afterwards.
pub fn watch(context: &ViewContext<'_>, session: &Session, extras: &dyn Extras) -> Option<View> {
    let player = extras.player();
    let one = |key, tracks| choices(context, key, &session.id, tracks, player.as_ref());
    // The prerendered page has no clock.
    let stream = match context.clock {
        Some(clock) => live_stream(session, clock.now),
        None => Some(&session.stream),
    };
    let both = (
        stream.and_then(|stream| one("watch-live", stream)),
        one("watch-recording", &session.recording),
    );
    (both.0.is_some() || both.1.is_some()).then(|| div().child(both).into_view())
}

/// The programme's file, which paths in it are beside.
pub fn file<'a>(context: &ViewContext<'a>) -> Option<&'a str> {
    match &context.exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => Some(at),
        _ => None,
    }
}

/// A button or a link for each language, and below them what plays.
fn choices(
    context: &ViewContext<'_>,
    key: &str,
    session: &str,
    tracks: &Tracks,
    player: Option<&Player>,
) -> Option<View> {
    let locale = context.locale;
    let mut plays = None;
    let mut choices: Vec<View> = Vec::new();
    for track in tracks.for_language(locale.language()) {
        let words = match tracks {
            Tracks::One(_) => locale.t(key).into_view(),
            Tracks::List(_) => name(context, track),
        };
        let choice = match (player, own(context, track)) {
            (Some(player), Some(address)) => {
                let is_on = player
                    .playing
                    .as_ref()
                    .filter(|playing| playing.session == session && playing.url == track.url);
                if let Some(playing) = is_on {
                    plays = Some(in_place(context, player, track, &address, playing.from));
                }
                press(player, session, track, is_on.is_some())
                    .child(words)
                    .into_view()
            }
            _ => match leads(context, file(context), &track.url, words) {
                Some(link) => link,
                None => continue,
            },
        };
        choices.push(span().child((choice, captions(context, track))).into_view());
    }
    let named =
        matches!(tracks, Tracks::List(_)).then(|| span().class("quiet").child(locale.t(key)));
    (!choices.is_empty()).then(|| (p().class("watch").child((named, choices)), plays).into_view())
}

/// What a track is called: its language marked as such, then the rest.
fn name(context: &ViewContext<'_>, track: &Track) -> View {
    let locale = context.locale;
    let language = track.language.as_deref().map(|tag| {
        let own = locale.language_name(tag);
        super::span(own, locale.mark(Some(tag)))
    });
    let about = track.about(locale.messages());
    let between = (language.is_some() && about.is_some()).then_some(" · ");
    (language, between, about).into_view()
}

/// The button of a track that plays in place; pressed again it stops.
fn press(player: &Player, session: &str, track: &Track, is_on: bool) -> Element {
    let play = Rc::clone(&player.play);
    let this = (!is_on).then(|| Playing {
        session: session.to_owned(),
        url: track.url.clone(),
        from: 0,
    });
    button()
        .r#type("button")
        .class("keep")
        .aria_pressed(if is_on { "true" } else { "false" })
        .on("click", move |_| play(this.clone()))
}

/// The address of a track on the event's own host that browsers play.
fn own(context: &ViewContext<'_>, track: &Track) -> Option<String> {
    let path = track.url.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    let is_played = PLAYED.iter().any(|end| path.ends_with(end));
    is_played.then(|| context.links.own(file(context), &track.url))?
}

/// The film or the sound with its captions, and how fast it goes.
fn in_place(
    context: &ViewContext<'_>,
    player: &Player,
    track: &Track,
    address: &str,
    from: u32,
) -> View {
    let captions: Vec<View> = texts(context, file(context), track);
    // Sound with captions is a film without a picture: browsers show no captions with mere sound.
    let is_sound = track.kind == TrackKind::Audio && captions.is_empty();
    let place = if from > 0 {
        format!("{address}#t={from}")
    } else {
        address.to_owned()
    };
    let film = element(if is_sound { "audio" } else { "video" })
        .key(track.url.clone())
        .id(PLAYER)
        .src(place)
        .attr("controls", true)
        .attr("autoplay", true)
        .attr("playsinline", true)
        .child(captions);
    let speeds = speeds(context.locale, player.speed);
    div().class("player").child((film, speeds)).into_view()
}

/// How fast what plays goes, to be chosen.
pub(super) fn speeds(locale: &PageLocale, speed: fn(&str)) -> View {
    let speeds = SPEEDS.map(|speed| {
        option()
            .value(speed)
            .selected(speed == "1")
            .child(format!("{speed}×"))
    });
    let speeds = select()
        .id("player-speed")
        .on("change", move |event| speed(&html::value(&event)))
        .child(Vec::from(speeds));
    let words = label().child((locale.t("speed"), " ", speeds));
    p().class("watch").child(words).into_view()
}

/// The captions of a track that lie on the event's own host; the page's language is shown where another one is spoken.
pub(super) fn texts(context: &ViewContext<'_>, source: Option<&str>, track: &Track) -> Vec<View> {
    let wanted = context.locale.language();
    let shown = match track.is_in(wanted) {
        true => None,
        false => track.caption_in(wanted),
    };
    let text = |caption: &feed::tracks::Caption| {
        let address = context.links.own(source, &caption.src)?;
        let language = caption.language.clone().or(track.language.clone());
        let same = caption.language.is_none() || caption.language == track.language;
        Some(
            element("track")
                .attr("kind", if same { "captions" } else { "subtitles" })
                .src(address)
                .attr("srclang", language)
                .attr("label", caption.in_words(track, context.locale.messages()))
                .attr("default", shown == Some(caption))
                .into_view(),
        )
    };
    track.captions.iter().filter_map(text).collect()
}

/// In which languages a track has captions.
fn captions(context: &ViewContext<'_>, track: &Track) -> Option<View> {
    let words = track.captions_in_words(context.locale.messages())?;
    Some((" ", span().class("quiet").child(words)).into_view())
}
