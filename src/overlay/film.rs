//! A booth's film: what stands of it in the booth's panel, and what the page needs to play it over the hall, where the browser's own
//! player has captions, sound and keys.

use egui::{Rect, Sense, Ui, WidgetType, vec2};
use feed::booth::Screen;
use feed::link::Policy;
use feed::tracks::Track;

use crate::icons::Icon;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Film, FilmCaptions, PictureRef, panel};

/// The film with its picture and words, and the button that plays it. `file` is the booth's.
pub(crate) fn ui(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, screen: &Screen, file: &str) {
    let Ok(address) = Policy::File.read(&screen.video) else {
        return;
    };
    let address = address.beside(file);
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("material-video"));
    let alt = cx.words(&screen.alt);
    let poster = screen.poster.as_deref();
    let picture = poster.and_then(|src| (cx.view.pictures)(PictureRef { slot, src }));
    if let Some(picture) = picture {
        let room = vec2(ui.available_width(), metrics.px(300.0));
        let room = Rect::from_min_size(egui::Pos2::ZERO, room);
        let size = style::fitted(picture.size, room).size();
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        egui::Image::from_texture(picture).paint_at(ui, rect);
        widgets::say(&response, WidgetType::Image, None, &alt);
    }
    let title = cx.words(&screen.title);
    for (role, words) in [(TextRole::Strong, &title), (TextRole::Body, &alt)] {
        if !words.is_empty() {
            widgets::text(ui, &metrics, role, style::INK, words);
        }
    }
    let track = screen.track();
    let about = [
        track
            .language
            .as_deref()
            .map(|tag| i18n::own_name(tag).to_owned()),
        track.captions_in_words(cx.messages),
        screen.size_in_words(),
    ];
    for words in about.into_iter().flatten() {
        widgets::caption(ui, &metrics, &words);
    }
    let words = cx.t("film-play");
    let response = widgets::button(ui, &metrics, Some(Icon::Film), &words, ButtonWeight::Quiet);
    let action = action(cx, screen, &track, address, file);
    panel::on(&response, cx, action);
}

/// What a press on the film leads to. What lies on another host, and was not copied, is left for; the page says which one.
fn action(
    cx: &PanelContext<'_>,
    screen: &Screen,
    track: &Track,
    address: String,
    file: &str,
) -> Action {
    match is_elsewhere(&address) && !cx.view.exhibition.event.direct {
        true => Action::Open(address),
        false => Action::Play(Box::new(film(cx, screen, track, address, file))),
    }
}

/// The screen in the hall was pressed, of the booth with this slot.
pub(crate) fn press(cx: &mut PanelContext<'_>, slot: usize) {
    let Some(screen) = cx
        .booth(slot)
        .and_then(|booth| booth.screen.as_ref()?.get())
    else {
        return;
    };
    let file = cx.slot(slot).and_then(|slot| slot.source.clone());
    let file = file.unwrap_or_default();
    if let Ok(address) = Policy::File.read(&screen.video) {
        let address = address.beside(&file);
        let action = action(cx, screen, &screen.track(), address, &file);
        cx.ask(action);
    }
}

/// Whether the page fetches a film by itself: it lies with the event, or the event has its files asked for where they lie. `file` is
/// the booth's.
pub fn is_own(screen: &Screen, file: &str, direct: bool) -> bool {
    let address = Policy::File.read(&screen.video);
    address.is_ok_and(|address| direct || !is_elsewhere(&address.beside(file)))
}

fn is_elsewhere(address: &str) -> bool {
    let read = Policy::File.read(address);
    read.is_ok_and(|address| address.host().is_some())
}

/// The film as the page takes it.
fn film(cx: &PanelContext<'_>, screen: &Screen, track: &Track, url: String, file: &str) -> Film {
    let wanted = cx.view.language;
    let beside = |address: &str| Some(Policy::File.read(address).ok()?.beside(file));
    let shown = match track.is_in(wanted) {
        true => None,
        false => track.caption_in(wanted),
    };
    let captions = track.captions.iter().filter_map(|caption| {
        let language = caption.language.as_ref().or(track.language.as_ref());
        // Browsers take captions from the page's own host alone.
        let src = beside(&caption.src).filter(|src| !is_elsewhere(src))?;
        Some(FilmCaptions {
            src,
            language: language.cloned().unwrap_or_default(),
            label: caption.in_words(track, cx.messages),
            translates: language != track.language.as_ref(),
            shown: shown == Some(caption),
        })
    });
    let poster = screen.poster.as_deref().and_then(beside);
    let size = screen.size_in_words().map(|size| format!(" ({size})"));
    Film {
        url,
        poster: poster.unwrap_or_default(),
        title: match screen.title.is_empty() {
            true => cx.t("material-video"),
            false => cx.words(&screen.title),
        },
        language: screen
            .title
            .shown(wanted)
            .language
            .unwrap_or_default()
            .to_owned(),
        captions: captions.collect(),
        words: [
            cx.t("close"),
            cx.t("speed"),
            cx.t("film-file") + &size.unwrap_or_default(),
            cx.t("film-fault"),
        ],
    }
}
