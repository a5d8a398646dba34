//! The locale of the hall: which language is shown, and which can be chosen.

use bevy::prelude::*;

/// The language that is shown.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct CurrentLocale {
    /// BCP 47 tag of the language that is shown.
    pub language: String,
    /// The languages one can choose from.
    pub languages: Vec<String>,
}

impl CurrentLocale {
    /// The first of these languages that the event speaks, or else its first one.
    pub fn choose(languages: &[String], wanted: [Option<String>; 2]) -> Self {
        let language = wanted
            .into_iter()
            .flatten()
            .next()
            .filter(|tag| languages.contains(tag))
            .or_else(|| languages.first().cloned())
            .unwrap_or_else(|| "en".to_owned());
        Self {
            language,
            languages: languages.to_vec(),
        }
    }

    /// The event speaks other languages by now; whoever reads one that is gone reads the first.
    pub fn renew(&mut self, languages: &[String]) {
        self.languages = languages.to_vec();
        if !languages.contains(&self.language)
            && let Some(first) = languages.first()
        {
            self.language.clone_from(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn the_pages_language_comes_before_the_records_and_both_only_if_the_event_speaks_it() {
        let chosen = |page: Option<&str>, records: Option<&str>| {
            let wanted = [page, records].map(|tag| tag.map(str::to_owned));
            CurrentLocale::choose(&tags(&["ja", "en"]), wanted).language
        };
        assert_eq!(chosen(Some("en"), Some("ja")), "en");
        assert_eq!(chosen(None, Some("en")), "en");
        assert_eq!(chosen(Some("tlh"), None), "ja");
        assert_eq!(chosen(None, None), "ja");
    }

    #[test]
    fn a_language_that_is_gone_gives_way_to_the_first() {
        let mut locale = CurrentLocale::choose(&tags(&["en", "ja"]), [None, None]);
        locale.renew(&tags(&["ja", "en"]));
        assert_eq!(locale.language, "en");
        locale.renew(&tags(&["ja"]));
        assert_eq!(locale.language, "ja");
    }
}
