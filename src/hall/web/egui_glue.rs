//! bevy_egui's part: egui's context, the pointer and keys that it hears, and what it says to the browser.

use bevy::camera::Camera;
use bevy::prelude::*;
use bevy_egui::{
    EguiContext, EguiContextSettings, EguiFullOutput, EguiGlobalSettings, EguiInput,
    EguiInputSystemSettings, EguiPlugin, EguiPreUpdateSet, PrimaryEguiContext,
};

use crate::panels::state::PanelEgui;
use crate::schedule::Step;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default());
    app.insert_resource(EguiGlobalSettings {
        auto_create_primary_context: false,
        // The page has the text fields; egui has none.
        enable_ime: false,
        input_system_settings: settings(),
        ..EguiGlobalSettings::default()
    });
    app.add_systems(PreStartup, (spawn, adopt).chain());
    app.add_systems(
        PreUpdate,
        hear.after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    );
    app.add_systems(Update, answer.after(Step::Show));
}

/// Wheel and touch are ours (see `panels::input`), and nothing of the rest is used.
fn settings() -> EguiInputSystemSettings {
    EguiInputSystemSettings {
        run_write_mouse_wheel_messages_system: false,
        run_write_window_touch_messages_system: false,
        run_write_non_window_touch_messages_system: false,
        run_write_non_window_pointer_moved_messages_system: false,
        run_write_ime_messages_system: false,
        run_write_file_dnd_messages_system: false,
        ..EguiInputSystemSettings::default()
    }
}

/// egui's input wants a camera to know its window by; nothing is drawn through it.
fn spawn(mut commands: Commands) {
    commands.spawn((
        Camera::default(),
        PrimaryEguiContext,
        EguiContextSettings {
            run_manually: true,
            input_system_settings: settings(),
            ..EguiContextSettings::default()
        },
    ));
}

/// The panels' context is bevy_egui's.
fn adopt(
    mut context: Single<&mut EguiContext, With<PrimaryEguiContext>>,
    mut egui: ResMut<PanelEgui>,
) {
    egui.context = context.get_mut().clone();
}

/// What bevy_egui heard.
fn hear(mut input: Single<&mut EguiInput, With<PrimaryEguiContext>>, mut egui: ResMut<PanelEgui>) {
    egui.input.append(input.take());
}

/// bevy_egui asks for an output of every frame, also of those in which nothing ran.
fn answer(
    mut full: Single<&mut EguiFullOutput, With<PrimaryEguiContext>>,
    mut egui: ResMut<PanelEgui>,
) {
    full.0 = Some(egui::FullOutput {
        platform_output: std::mem::take(&mut egui.output),
        pixels_per_point: egui.context.pixels_per_point(),
        ..egui::FullOutput::default()
    });
}
