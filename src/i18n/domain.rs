//! Message domains: which messages belong together, and the languages in which they are there.

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// Messages that are loaded together: some files of each language's folder.
#[derive(Clone, Copy, Debug)]
pub struct Domain {
    /// Each file in all languages that have it: tag and Fluent source.
    pub(crate) files: &'static [&'static [(&'static str, &'static str)]],
}

impl Domain {
    /// What the language itself is like: its name, plural rules, dates, lists.
    pub const LOCALE: Self = Self::of(&[LOCALE]);
    /// The hall's panels.
    pub const HALL: Self = Self::of(&[LOCALE, COMMON, HALL]);
    /// The catalogue's list and search.
    pub const LIST: Self = Self::of(&[LOCALE, PAGE_LIST]);
    /// The rest of the catalogue.
    pub const MORE: Self = Self::of(&[COMMON, PAGE_MORE]);
    /// Live: visitors, staff and organiser on the page.
    pub const LIVE: Self = Self::of(&[LOCALE, PAGE_LIVE]);
    /// The page around the catalogue: prerendered, and said by its scripts.
    pub const PAGE: Self = Self::of(&[PAGE]);
    /// Names of countries: `country-JP`.
    pub const COUNTRIES: Self = Self::of(&[COUNTRIES]);
    /// What is wrong with a file of the feed, and what to do about it.
    pub const FEED: Self = Self::of(&[LOCALE, FEED, FEED_ADVICE]);
    /// What is wrong with a file of the feed, as visitors see it.
    pub const PROBLEMS: Self = Self::of(&[LOCALE, FEED]);
    /// The organiser's command.
    pub const ORGANISER: Self = Self::of(&[LOCALE, ORGANISER]);

    const fn of(files: &'static [&'static [(&'static str, &'static str)]]) -> Self {
        Self { files }
    }

    /// The Fluent sources in one language, by the tag of its folder. None in the browser, which is given bundles.
    pub fn sources(self, language: &str) -> impl Iterator<Item = &'static str> {
        let of_language = move |file: &&'static [(&'static str, &'static str)]| {
            let (_, source) = file.iter().find(|(tag, _)| *tag == language)?;
            Some(*source)
        };
        self.files.iter().filter_map(of_language)
    }
}

/// What a language calls itself, whoever looks for a language reads it; the tag itself for one that is not listed.
pub fn own_name(tag: &str) -> &str {
    if let Some((_, name)) = OWN_NAMES.iter().find(|(shipped, _)| *shipped == tag) {
        return name;
    }
    match tag.split('-').next().unwrap_or(tag) {
        "ja" => "日本語",
        "en" => "English",
        "zh" => "中文",
        "ko" => "한국어",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        "id" => "Bahasa Indonesia",
        "ms" => "Bahasa Melayu",
        "fil" | "tl" => "Filipino",
        "fr" => "Français",
        "de" => "Deutsch",
        "es" => "Español",
        "pt" => "Português",
        "it" => "Italiano",
        "nl" => "Nederlands",
        "sv" => "Svenska",
        "ru" => "Русский",
        "ar" => "العربية",
        "hi" => "हिन्दी",
        "km" => "ភាសាខ្មែរ",
        "lo" => "ລາວ",
        "my" => "မြန်မာ",
        "mn" => "Монгол",
        _ => tag,
    }
}
