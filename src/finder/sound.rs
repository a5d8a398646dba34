//! Readings in Latin letters, written so that every way of typing Japanese comes out the same: Hepburn and Kunrei,
//! long vowels written once, twice, with `h` or with a macron.

/// How a reading sounds. Takes folded kana.
pub(crate) fn of_kana(kana: &str) -> String {
    of_romaji(&wana_kana::ConvertJapanese::to_romaji(kana))
}

/// How romaji sounds. Takes folded Latin letters; what is no romaji comes out as something that no reading sounds like,
/// or as itself.
pub(crate) fn of_romaji(romaji: &str) -> String {
    let mut sound: String = romaji.chars().filter(char::is_ascii_alphabetic).collect();
    // From the longest spelling to the shortest, so that no rule takes a part of another.
    for (written, sounds) in [
        ("tch", "tty"),
        ("cch", "tty"),
        ("ssh", "ssy"),
        ("sh", "sy"),
        ("ch", "ty"),
        ("tsu", "tu"),
        ("dzu", "zu"),
        ("du", "zu"),
        ("ji", "zi"),
        ("jy", "zy"),
        ("j", "zy"),
        ("fu", "hu"),
        ("syi", "si"),
        ("tyi", "ti"),
        ("zyi", "zi"),
        ("mb", "nb"),
        ("mp", "np"),
        ("mm", "nm"),
        ("nn", "n"),
        ("ou", "o"),
        ("oo", "o"),
        ("uu", "u"),
        ("aa", "a"),
        ("ii", "i"),
        ("ee", "e"),
    ] {
        if sound.contains(written) {
            sound = sound.replace(written, sounds);
        }
    }
    without_long_h(&sound)
}

/// `oh` before a consonant or at the end is a long vowel: Ohsumi, Itoh.
fn without_long_h(sound: &str) -> String {
    let mut out = String::with_capacity(sound.len());
    let mut chars = sound.chars().peekable();
    while let Some(c) = chars.next() {
        let vowel_next = chars.peek().is_some_and(|next| "aiueoy".contains(*next));
        if c == 'h' && out.ends_with('o') && !vowel_next {
            continue;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn ways_of_typing_are_one() {
        for (kana, typed) in [
            (
                "たけなかこうむてん",
                "takenakakoumuten takenakakomuten takenakakohmuten",
            ),
            ("しおみけいそく", "shiomikeisoku siomikeisoku"),
            ("おおすみ", "osumi oosumi ohsumi"),
            ("にっぽんでんき", "nippondenki"),
            ("しんばし", "shimbashi shinbashi sinbasi"),
            ("つくば", "tsukuba tukuba"),
            ("ふじ", "fuji huzi"),
            ("まっちゃ", "matcha maccha mattya"),
            ("ちぢみ", "chijimi tizimi"),
            ("じゅんかん", "junkan jyunkan zyunkan"),
            ("ぐーん", "guun gun"),
            ("かんい", "kani kan'i"),
        ] {
            let sound = of_kana(&fold(kana));
            for typed in typed.split(' ') {
                assert_eq!(of_romaji(typed), sound, "{kana} {typed}");
            }
        }
    }

    #[test]
    fn different_readings_stay_different() {
        assert_ne!(of_kana("にほん"), of_kana("にっぽん"));
        assert_ne!(of_kana("かく"), of_kana("がく"));
    }
}
