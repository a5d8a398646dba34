//! Settings: how one walks, sees and reads, and what the device remembers.

use egui::{Context, Id, Slider, Ui};
use page::records::{FIELD_OF_VIEW, Quality, Settings, TEXT_SCALE};

use crate::Action;
use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets::{self, Weight};

/// Draws the settings.
pub fn ui(context: &Context, scene: &mut Scene<'_>) {
    let title = scene.t("settings");
    panel::show(
        context,
        scene,
        "settings",
        Stand::Card(560.0),
        |ui, scene| panel::head(ui, scene, &title),
        content,
    );
}

fn content(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let before = scene.view.records.settings.clone();
    let mut settings = before.clone();
    language(ui, scene);
    walking(ui, scene, &mut settings);
    seeing(ui, scene, &mut settings);
    if settings != before {
        scene.ask(Action::Set(settings));
    }
    widgets::heading(ui, &look, &scene.t("settings-device"));
    widgets::caption(ui, &look, &scene.t("settings-device-hint"));
    forget(ui, scene);
}

fn language(ui: &mut Ui, scene: &mut Scene<'_>) {
    if scene.view.languages.len() < 2 {
        return;
    }
    let look = scene.look;
    widgets::text(ui, &look, Voice::Heading, style::INK, &scene.t("language"));
    let names: Vec<String> = scene
        .view
        .languages
        .iter()
        .map(|tag| i18n::own_name(tag).to_owned())
        .collect();
    let chosen = scene
        .view
        .languages
        .iter()
        .position(|tag| tag == scene.view.language);
    if let Some(index) = widgets::choice(ui, &look, &names, chosen.unwrap_or(usize::MAX))
        && let Some(tag) = scene.view.languages.get(index)
    {
        scene.ask(Action::Speak(tag.clone()));
    }
}

fn walking(ui: &mut Ui, scene: &Scene<'_>, settings: &mut Settings) {
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("settings-walking"));
    let names = [scene.t("pace-calm"), scene.t("pace-brisk")];
    if let Some(index) = widgets::choice(ui, &look, &names, usize::from(settings.brisk)) {
        settings.brisk = index == 1;
    }
    widgets::caption(ui, &look, &scene.t("motion"));
    let names = [
        scene.t("motion-device"),
        scene.t("motion-less"),
        scene.t("motion-full"),
    ];
    let chosen = match settings.reduced_motion {
        None => 0,
        Some(true) => 1,
        Some(false) => 2,
    };
    if let Some(index) = widgets::choice(ui, &look, &names, chosen) {
        settings.reduced_motion = [None, Some(true), Some(false)]
            .get(index)
            .copied()
            .flatten();
    }
    for (key, hint, value) in [
        ("stick", "stick-hint", &mut settings.stick),
        ("letter-keys", "letter-keys-hint", &mut settings.letter_keys),
    ] {
        if widgets::switch(ui, &look, &scene.t(key), &scene.t(hint), *value).clicked() {
            *value = !*value;
        }
    }
}

fn seeing(ui: &mut Ui, scene: &Scene<'_>, settings: &mut Settings) {
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("settings-seeing"));
    widgets::caption(ui, &look, &scene.t("text-size"));
    // Steps one can tell apart, within what the records keep.
    let sizes = [0.85, 1.0, 1.25, 1.5, 2.0].map(|size: f32| size.clamp(TEXT_SCALE.0, TEXT_SCALE.1));
    let names = sizes.map(|size| format!("{} %", (size * 100.0).round()));
    let nearest = (0..sizes.len()).min_by(|a, b| {
        let far = |index: usize| (sizes[index] - settings.text_scale).abs();
        far(*a).total_cmp(&far(*b))
    });
    if let Some(index) = widgets::choice(ui, &look, &names, nearest.unwrap_or(1)) {
        settings.text_scale = sizes[index];
    }
    let name = scene.t("field-of-view");
    widgets::caption(ui, &look, &name);
    let mut degrees = settings.field_of_view.round();
    ui.spacing_mut().slider_width = (ui.available_width() - 90.0).clamp(100.0, 320.0);
    let slider = Slider::new(&mut degrees, FIELD_OF_VIEW.0..=FIELD_OF_VIEW.1)
        .step_by(5.0)
        .fixed_decimals(0)
        .suffix("°");
    if ui.add(slider).changed() {
        settings.field_of_view = degrees;
    }
    widgets::caption(ui, &look, &scene.t("quality"));
    let kinds = [Quality::Auto, Quality::Full, Quality::Half];
    let names = [
        scene.t("quality-auto"),
        scene.t("quality-full"),
        scene.t("quality-half"),
    ];
    let chosen = kinds.iter().position(|kind| *kind == settings.quality);
    if let Some(index) = widgets::choice(ui, &look, &names, chosen.unwrap_or(0)) {
        settings.quality = kinds[index];
    }
}

/// Two presses forget everything: the first only asks.
fn forget(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let id = Id::new("overlay-forget");
    let asked = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if !asked {
        if widgets::button(ui, &look, None, &scene.t("forget"), Weight::Quiet).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
        return;
    }
    widgets::text(
        ui,
        &look,
        Voice::Body,
        style::FAULT,
        &scene.t("forget-sure"),
    );
    ui.horizontal_wrapped(|ui| {
        if widgets::button(
            ui,
            &look,
            Some(Icon::Warning),
            &scene.t("forget-yes"),
            Weight::Primary,
        )
        .clicked()
        {
            ui.data_mut(|data| data.remove::<bool>(id));
            scene.ask(Action::Forget);
        }
        if widgets::button(ui, &look, None, &scene.t("forget-no"), Weight::Quiet).clicked() {
            ui.data_mut(|data| data.remove::<bool>(id));
        }
    });
}
