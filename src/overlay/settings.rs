//! Settings: how one walks, sees and reads, and what the device remembers.

use egui::{Context, Id, Ui};
use page::records::{FIELD_OF_VIEW, Quality, Settings, TEXT_SCALE};

use crate::Action;
use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};

/// Draws the settings.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>) {
    let title = cx.t("settings");
    panel::show(
        context,
        cx,
        "settings",
        PanelPlacement::Card(560.0),
        |ui, cx| panel::head(ui, cx, &title),
        content,
    );
}

fn content(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let before = cx.view.records.settings.clone();
    let mut settings = before.clone();
    language(ui, cx);
    walking(ui, cx, &mut settings);
    seeing(ui, cx, &mut settings);
    if settings != before {
        cx.ask(Action::Set(settings));
    }
    widgets::heading(ui, &metrics, &cx.t("settings-device"));
    widgets::caption(ui, &metrics, &cx.t("settings-device-hint"));
    forget(ui, cx);
}

fn language(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    if cx.view.languages.len() < 2 {
        return;
    }
    let metrics = cx.metrics;
    widgets::text(
        ui,
        &metrics,
        TextRole::Heading,
        style::INK,
        &cx.t("language"),
    );
    let names: Vec<String> = cx
        .view
        .languages
        .iter()
        .map(|tag| i18n::own_name(tag).to_owned())
        .collect();
    let chosen = cx
        .view
        .languages
        .iter()
        .position(|tag| tag == cx.view.language);
    if let Some(index) = widgets::choice(ui, &metrics, &names, chosen.unwrap_or(usize::MAX))
        && let Some(tag) = cx.view.languages.get(index)
    {
        cx.ask(Action::Speak(tag.clone()));
    }
}

fn walking(ui: &mut Ui, cx: &PanelContext<'_>, settings: &mut Settings) {
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("settings-walking"));
    let names = [cx.t("pace-calm"), cx.t("pace-brisk")];
    if let Some(index) = widgets::choice(ui, &metrics, &names, usize::from(settings.brisk)) {
        settings.brisk = index == 1;
    }
    widgets::caption(ui, &metrics, &cx.t("motion"));
    let names = [
        cx.t("motion-device"),
        cx.t("motion-less"),
        cx.t("motion-full"),
    ];
    let chosen = match settings.reduced_motion {
        None => 0,
        Some(true) => 1,
        Some(false) => 2,
    };
    if let Some(index) = widgets::choice(ui, &metrics, &names, chosen) {
        settings.reduced_motion = [None, Some(true), Some(false)]
            .get(index)
            .copied()
            .flatten();
    }
    for (key, hint, value) in [
        ("stick", "stick-hint", &mut settings.stick),
        ("letter-keys", "letter-keys-hint", &mut settings.letter_keys),
    ] {
        if widgets::switch(ui, &metrics, &cx.t(key), &cx.t(hint), *value).clicked() {
            *value = !*value;
        }
    }
}

fn seeing(ui: &mut Ui, cx: &PanelContext<'_>, settings: &mut Settings) {
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("settings-seeing"));
    widgets::caption(ui, &metrics, &cx.t("text-size"));
    // Steps one can tell apart, within what the records keep.
    let sizes = [0.85, 1.0, 1.25, 1.5, 2.0].map(|size: f32| size.clamp(TEXT_SCALE.0, TEXT_SCALE.1));
    let names = sizes.map(|size| format!("{} %", (size * 100.0).round()));
    let chosen = nearest(&sizes, settings.text_scale);
    if let Some(index) = widgets::choice(ui, &metrics, &names, chosen) {
        settings.text_scale = sizes[index];
    }
    widgets::caption(ui, &metrics, &cx.t("field-of-view"));
    let angles = [50.0, 60.0, 75.0, 90.0, 110.0];
    let angles = angles.map(|angle: f32| angle.clamp(FIELD_OF_VIEW.0, FIELD_OF_VIEW.1));
    let names = angles.map(|angle| format!("{angle}°"));
    let chosen = nearest(&angles, settings.field_of_view);
    if let Some(index) = widgets::choice(ui, &metrics, &names, chosen) {
        settings.field_of_view = angles[index];
    }
    widgets::caption(ui, &metrics, &cx.t("quality"));
    let kinds = [Quality::Auto, Quality::Full, Quality::Half];
    let names = [
        cx.t("quality-auto"),
        cx.t("quality-full"),
        cx.t("quality-half"),
    ];
    let chosen = kinds.iter().position(|kind| *kind == settings.quality);
    if let Some(index) = widgets::choice(ui, &metrics, &names, chosen.unwrap_or(0)) {
        settings.quality = kinds[index];
    }
    let (name, hint) = (cx.t("hide-others"), cx.t("hide-others-hint"));
    if widgets::switch(ui, &metrics, &name, &hint, settings.hide_others).clicked() {
        settings.hide_others = !settings.hide_others;
    }
    let (name, hint) = (cx.t("still-films"), cx.t("still-films-hint"));
    if widgets::switch(ui, &metrics, &name, &hint, settings.still_films).clicked() {
        settings.still_films = !settings.still_films;
    }
    let (name, hint) = (cx.t("sound"), cx.t("sound-hint"));
    if widgets::switch(ui, &metrics, &name, &hint, settings.sound).clicked() {
        settings.sound = !settings.sound;
    }
}

/// Which of these steps a value is nearest to.
fn nearest(steps: &[f32], value: f32) -> usize {
    let away = |index: &usize| (steps[*index] - value).abs();
    let nearest = (0..steps.len()).min_by(|a, b| away(a).total_cmp(&away(b)));
    nearest.unwrap_or_default()
}

/// Two presses forget everything: the first only asks.
fn forget(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let id = Id::new("overlay-forget");
    let asked = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if !asked {
        if widgets::button(ui, &metrics, None, &cx.t("forget"), ButtonWeight::Quiet).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
        return;
    }
    widgets::text(
        ui,
        &metrics,
        TextRole::Body,
        style::FAULT,
        &cx.t("forget-sure"),
    );
    ui.horizontal_wrapped(|ui| {
        if widgets::button(
            ui,
            &metrics,
            Some(Icon::Warning),
            &cx.t("forget-yes"),
            ButtonWeight::Primary,
        )
        .clicked()
        {
            ui.data_mut(|data| data.remove::<bool>(id));
            cx.ask(Action::Forget);
        }
        if widgets::button(ui, &metrics, None, &cx.t("forget-no"), ButtonWeight::Quiet).clicked() {
            ui.data_mut(|data| data.remove::<bool>(id));
        }
    });
}
