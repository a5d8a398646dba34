//! A booth: who of its staff is there now, who else stands there, and what is said with them.

use html::{IntoView, h2, li, p, section, span, ul};

use super::staff::state_key;
use super::state::{Connection, Live, live};
use super::talk_part;
use crate::app::reactive::*;
use crate::app::state::App;

/// The live part of a booth's page; nothing for a booth that has no desk, and without a connection.
pub fn booth(_: App, id: String) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    (move || {
        let has_talk = live.memory.read().talks.contains_key(&id);
        if !live.has_desk(&id) && !has_talk {
            return View::Nothing;
        }
        section()
            .class("live-booth")
            .id("live-booth")
            .child((
                {
                    let id = id.clone();
                    move || who(live, &id)
                },
                talk_part::talk(live, id.clone()),
            ))
            .into_view()
    })
    .into_view()
}

/// Who is there, from both sides of the counter.
fn who(live: Live, id: &str) -> View {
    if live.connection.get() != Connection::Joined {
        return View::Nothing;
    }
    let visitors = live.walkers.read();
    let visitors = visitors
        .iter()
        .filter(|walker| walker.booth.as_deref() == Some(id))
        .count();
    let visitors = (visitors > 0).then(|| {
        p().class("quiet")
            .child(live.say("live-at-booth", &[("n", visitors.into())]))
    });
    let staff = live.desk(id).map(|desk| {
        let members: Vec<_> = desk
            .members
            .iter()
            .map(|member| {
                let languages = member.languages.iter().map(String::as_str);
                li().child((
                    span().class("person").child(member.name.clone()),
                    " ",
                    span().class("kind").child(live.t(state_key(member.state))),
                    " ",
                    span()
                        .class("quiet")
                        .child(live.languages_in_words(languages)),
                ))
            })
            .collect();
        let waiting =
            (desk.waiting > 0).then(|| live.say("staff-waiting", &[("n", desk.waiting.into())]));
        let answer = desk.median_answer_secs.map(|secs| {
            // Whole minutes, a begun one counted: nobody is promised less than it takes.
            let minutes = secs.div_ceil(60).max(1);
            live.say("staff-answer", &[("n", minutes.into())])
        });
        let more: Vec<String> = waiting.into_iter().chain(answer).collect();
        (
            h2().child(live.t("staff-now")),
            ul().class("members").child(members),
            (!more.is_empty()).then(|| p().class("quiet").child(more.join(" "))),
        )
    });
    (staff, visitors).into_view()
}
