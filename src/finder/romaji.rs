//! Readings in Latin letters, written so that every way of typing Japanese comes out the same: Hepburn and Kunrei,
//! long vowels written once, twice, with `h` or with a macron.

/// The kana in the order of Unicode, from ぁ to ゖ, as they sound by themselves.
const KANA: &str = "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za si zi su zu se ze so zo \
ta da ti zi - tu zu te de to do na ni nu ne no ha ba pa hi bi pi hu bu pu he be pe ho bo po \
ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu ka ke";

/// How a reading sounds. Takes folded kana. By a table of our own, because those of crates know Japanese words only: with
/// them, ファ is read as hua and ティ as tei.
pub(crate) fn of_kana(kana: &str) -> String {
    let mut out = String::with_capacity(kana.len());
    let (mut before, mut doubled) = (' ', false);
    for c in kana.chars() {
        let place = u32::from(c).checked_sub(u32::from('ぁ'));
        let place = place.and_then(|place| usize::try_from(place).ok());
        let Some(sound) = place.and_then(|place| KANA.split(' ').nth(place)) else {
            continue;
        };
        let small = matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゃ' | 'ゅ' | 'ょ');
        if c == 'っ' {
            doubled = true;
        } else if let Some((cut, glide)) = small.then(|| together(before, c)).flatten() {
            out.truncate(out.len() - cut);
            out.push_str(glide);
            out.push_str(sound);
        } else {
            let first = sound.chars().next();
            out.extend(first.filter(|first| doubled && !"aiueo".contains(*first)));
            out.push_str(sound);
            doubled = false;
        }
        before = c;
    }
    of_romaji(&out)
}

/// Letters that a kana loses to a small one after it, and what stands in their place: シャ, ティ, ファ.
fn together(before: char, small: char) -> Option<(usize, &'static str)> {
    let vowel = !matches!(small, 'ゃ' | 'ゅ' | 'ょ');
    Some(match before {
        'し' | 'じ' | 'ち' | 'ぢ' if small == 'ぇ' => (1, "y"),
        'き' | 'ぎ' | 'し' | 'じ' | 'ち' | 'ぢ' | 'に' | 'ひ' | 'び' | 'ぴ' | 'み' | 'り'
        | 'く'
            if !vowel =>
        {
            (1, "")
        }
        'て' | 'で' if matches!(small, 'ぃ' | 'ゅ') => (1, ""),
        'と' | 'ど' if small == 'ぅ' => (1, ""),
        'ふ' => (2, "f"),
        'ゔ' => (1, ""),
        'つ' if vowel => (1, "s"),
        'う' | 'く' | 'ぐ' if vowel => (1, "w"),
        _ => return None,
    })
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
        ("jjy", "zzy"),
        ("jji", "zzi"),
        ("jj", "zzy"),
        ("ji", "zi"),
        ("jy", "zy"),
        ("j", "zy"),
        ("ffu", "hhu"),
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
    use crate::fold::fold_sounding;
    use proptest::prelude::*;

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
            ("ふぁいんてっく", "faintekku"),
            ("すまとしてぃ", "sumaatoshiti sumatositi"),
            ("うぇぶでざいん", "webudezain"),
            ("ちぇっくあうと", "chekkuauto"),
            ("ゔぃーなす", "viinasu vinasu"),
            ("ばっじ", "bajji bazzi"),
            ("でゅあるしょっぷ", "dyuarushoppu"),
        ] {
            let sound = of_kana(&fold_sounding(kana));
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

    proptest! {
        /// Japanese words sound as others write them.
        #[test]
        fn sounds_are_those_of_others(kana in "([あいうえおか-ちつ-もやゆよらりるれろわをん]|[きぎしじちぢにひびぴみり][ゃゅょ]|っ[か-ぢつ-どは-ぽ]){0,12}") {
            let others = wana_kana::ConvertJapanese::to_romaji(kana.as_str());
            prop_assert_eq!(of_kana(&kana), of_romaji(&others));
        }

        #[test]
        fn whatever_is_read_sounds(kana in "[ぁ-ゖー横a]{0,12}") {
            prop_assert!(of_kana(&kana).bytes().all(|byte| byte.is_ascii_lowercase()));
        }
    }
}
