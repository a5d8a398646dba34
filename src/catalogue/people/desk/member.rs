//! The member: what visitors read and see of them, whether they can be asked, and how they want to notice a request.

use html::{button, details, div, fieldset, input, label, legend, p, span, summary};
use live::limits::NAME_CHARACTERS;
use live::message::MemberState;

use super::state::{OpenDesk, now};
use crate::app::reactive::*;
use crate::people::choices;
use crate::people::port::{self, Notices};
use crate::people::staff::state_key;

/// Whether they can be asked, how they notice, and who they are.
pub fn member(desk: OpenDesk) -> View {
    let live = desk.live;
    (
        state(desk),
        notices(desk),
        details().child((
            summary().child(live.t("desk-you")),
            name(desk),
            figure(desk),
            languages(desk),
        )),
    )
        .into_view()
}

fn state(desk: OpenDesk) -> View {
    let live = desk.live;
    let buttons = [MemberState::Free, MemberState::Busy, MemberState::Away].map(|state| {
        let is_so = move || desk.seat(|seat| seat.state(now())) == Some(state);
        button()
            .r#type("button")
            .class("button")
            .aria_pressed(move || if is_so() { "true" } else { "false" }.to_owned())
            .on("click", move |_| desk.choose(state))
            .child(live.t(state_key(state)))
    });
    fieldset()
        .child((
            legend().child(live.t("desk-state")),
            div()
                .class("actions")
                .child(buttons.into_iter().collect::<Vec<_>>()),
            p().class("quiet").child(live.t("desk-state-hint")),
        ))
        .into_view()
}

fn notices(desk: OpenDesk) -> View {
    let live = desk.live;
    let allowed = RwSignal::new(port::notices());
    (
        label().class("choice").child((
            input()
                .r#type("checkbox")
                .prop("checked", move || desk.kept.read().sound)
                .on("change", move |event| {
                    let wanted = html::checked(&event);
                    desk.keep(|kept| kept.sound = wanted);
                    if wanted {
                        // Heard at once: whoever asks for it knows then how loud it is.
                        port::ring();
                    }
                }),
            span().child(live.t("desk-sound")),
        )),
        move || match allowed.get() {
            Notices::Allowed => p()
                .class("quiet")
                .child(live.t("desk-notices-on"))
                .into_view(),
            Notices::Refused => p()
                .class("quiet")
                .child(live.t("desk-notices-off"))
                .into_view(),
            Notices::Unasked => p()
                .class("actions")
                .child(
                    button()
                        .r#type("button")
                        .class("button")
                        .on("click", move |_| {
                            port::ask_for_notices(move |now| allowed.set(now));
                        })
                        .child(live.t("desk-notices")),
                )
                .into_view(),
        },
    )
        .into_view()
}

fn name(desk: OpenDesk) -> View {
    div()
        .class("field")
        .child((
            label().r#for("desk-name").child(desk.live.t("desk-name")),
            input()
                .id("desk-name")
                .r#type("text")
                .autocomplete("off")
                .attr("maxlength", NAME_CHARACTERS.to_string())
                .prop("value", desk.kept.read_untracked().name.clone())
                .on("change", move |event| {
                    let name = html::value(&event).trim().to_owned();
                    if !name.is_empty() {
                        desk.describe(|kept| kept.name = name);
                    }
                }),
        ))
        .into_view()
}

fn figure(desk: OpenDesk) -> View {
    let shown = move || desk.kept.read().figure;
    let choose = move |figure| desk.describe(|kept| kept.figure = figure);
    choices::figures(desk.live, "desk-figure", shown, choose).into_view()
}

fn languages(desk: OpenDesk) -> View {
    let live = desk.live;
    let tags = live.app.exhibition.read_untracked().event.languages.clone();
    let boxes: Vec<_> = tags
        .into_iter()
        .map(|tag| {
            let (of_check, name) = (tag.clone(), i18n::own_name(&tag).to_owned());
            label().class("choice").child((
                input()
                    .r#type("checkbox")
                    .prop("checked", move || {
                        desk.kept.read().languages.contains(&of_check)
                    })
                    .on("change", move |event| {
                        let is_spoken = html::checked(&event);
                        desk.describe(|kept| {
                            kept.languages.retain(|one| *one != tag);
                            if is_spoken {
                                kept.languages.push(tag.clone());
                            }
                        });
                    }),
                span().child(name),
            ))
        })
        .collect();
    fieldset()
        .child((legend().child(live.t("live-languages")), boxes))
        .into_view()
}
