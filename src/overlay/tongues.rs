//! Names of languages, each in itself: whoever looks for a language reads it.

/// What a language calls itself; the tag itself for a language that is not in the list.
pub fn own_name(tag: &str) -> &str {
    let primary = tag.split('-').next().unwrap_or(tag);
    match primary {
        "ja" => "日本語",
        "en" => "English",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        "ko" => "한국어",
        "zh" => "中文",
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
        _ => tag,
    }
}
