//! Reasons in words: why a booth was found, and why it matches.

use finder::{Because, Nearness, Reason, Why};

use super::ViewContext;

/// Why a booth was found, where the marks do not show it.
pub fn found(context: &ViewContext<'_>, why: &[Why]) -> Option<String> {
    let locale = context.locale;
    let mut said: Vec<String> = Vec::new();
    for why in why {
        let words = match &why.reason {
            Reason::Shown(_) | Reason::Reading => None,
            Reason::OtherLanguage { language, .. } => Some(locale.format(
                "hit-other-language",
                &[
                    ("language", locale.language_name(language).into()),
                    ("words", why.typed.clone().into()),
                ],
            )),
            Reason::Topic { id, .. } => {
                Some(locale.format("hit-vocabulary", &[("words", context.topic(id).0.into())]))
            }
            Reason::Goal(goal) => {
                let name = format!("{} {goal}", locale.t("facet-sdg"));
                Some(locale.format("hit-vocabulary", &[("words", name.into())]))
            }
            Reason::Session { id } => {
                let sessions = &context.exhibition.programme.sessions;
                let session = sessions.iter().find(|session| session.id == *id);
                session.map(|session| {
                    let title = locale.words(&session.title);
                    locale.format("hit-session", &[("words", title.into())])
                })
            }
        };
        said.extend(words);
        if let Some(instead) = &why.instead {
            said.push(locale.format("hit-typo", &[("words", instead.clone().into())]));
        }
    }
    said.dedup();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// Why an exhibitor matches a visitor.
pub fn matched(context: &ViewContext<'_>, because: &Because) -> String {
    let locale = context.locale;
    let title = |id: &str| context.topic(id).0;
    match because {
        Because::TheyOffer {
            need,
            offer,
            nearness,
        } => match nearness {
            Nearness::Same => locale.format("match-seek", &[("topic", title(need).into())]),
            _ => locale.format(
                "match-seek-near",
                &[
                    ("wanted", title(need).into()),
                    ("found", title(offer).into()),
                ],
            ),
        },
        Because::TheyNeed {
            offer,
            need,
            nearness,
        } => match nearness {
            Nearness::Same => locale.format("match-offer", &[("topic", title(offer).into())]),
            _ => locale.format(
                "match-offer-near",
                &[
                    ("wanted", title(offer).into()),
                    ("found", title(need).into()),
                ],
            ),
        },
        Because::TheyAreAbout { topic } => {
            locale.format("match-about", &[("topic", title(topic).into())])
        }
        Because::TheySpeak { language } => locale.format(
            "match-speak",
            &[("language", locale.language_name(language).into())],
        ),
    }
}
