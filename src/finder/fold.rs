//! Folding: writing texts so that what people consider the same is the same. Width, case, accents, katakana and
//! hiragana, long marks, separators, old and new forms of kanji.

use unicode_normalization::char::canonical_combining_class;

use crate::normal::{bare, nfkc};

/// One folded character and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The folded character.
    pub is: char,
    /// First byte in the original text.
    pub from: usize,
    /// Byte after it in the original text.
    pub to: usize,
    /// Whether a word begins here: after a separator, or where the script changes.
    pub begins: bool,
}

/// Folds a text, letter by letter; separators are left out.
pub(crate) fn letters(text: &str, mut tell: impl FnMut(Letter)) {
    let mut chars = text.char_indices().peekable();
    let mut before = Script::None;
    while let Some((from, first)) = chars.next() {
        let mut to = from + first.len_utf8();
        // Most text is plain: no marks follow, and normalising would change nothing.
        if first.is_ascii() && !chars.peek().is_some_and(|&(_, next)| joins(next)) {
            if first.is_ascii_alphanumeric() {
                let begins = before != Script::Latin;
                before = Script::Latin;
                let is = first.to_ascii_lowercase();
                tell(Letter {
                    is,
                    from,
                    to,
                    begins,
                });
            } else {
                before = Script::None;
            }
            continue;
        }
        // Marks belong to the letter before them, half-width voicing marks too.
        while let Some((at, next)) = chars.next_if(|&(_, next)| joins(next)) {
            to = at + next.len_utf8();
        }
        let cluster = text.get(from..to).unwrap_or("");
        for c in nfkc(cluster).chars().flat_map(char::to_lowercase) {
            if is_long_mark(c) {
                continue;
            }
            let script = script(c);
            if script == Script::None {
                before = Script::None;
                continue;
            }
            // Endings of Japanese words are written in hiragana: they begin nothing.
            let begins = before == Script::None || (before != script && script != Script::Hiragana);
            before = script;
            let mut begins = begins;
            folded(c, |is| {
                tell(Letter {
                    is,
                    from,
                    to,
                    begins,
                });
                begins = false;
            });
        }
    }
}

/// A text folded as a whole.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    letters(text, |letter| out.push(letter.is));
    out
}

/// Scripts, as far as a change between them divides words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    None,
    Latin,
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

pub(crate) fn script(c: char) -> Script {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            if c.is_alphanumeric() {
                Script::Latin
            } else {
                Script::None
            }
        }
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}' => Script::Katakana,
        '\u{3005}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Kanji,
        _ if c.is_alphanumeric() => Script::Other,
        _ => Script::None,
    }
}

/// Marks that belong to the letter before: combining marks, half-width voicing marks, vowels and finals of Hangul
/// written in parts.
fn joins(c: char) -> bool {
    match c {
        '\u{0}'..='\u{2ff}' => false,
        '\u{ff9e}' | '\u{ff9f}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' => true,
        _ => canonical_combining_class(c) != 0,
    }
}

/// コンピューター and コンピュータ are the same word.
fn is_long_mark(c: char) -> bool {
    matches!(c, '\u{30fc}' | '〜' | '～')
}

fn folded(c: char, mut tell: impl FnMut(char)) {
    // Without its accents first: ǽ is æ then, and that is two letters.
    let c = match c {
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => bare(c),
        _ => c,
    };
    match c {
        'ß' => "ss".chars().for_each(tell),
        'æ' => "ae".chars().for_each(tell),
        'œ' => "oe".chars().for_each(tell),
        'đ' | 'ð' => tell('d'),
        'ø' => tell('o'),
        'ł' => tell('l'),
        'ı' => tell('i'),
        // ヶ and ヵ are small only on paper.
        'ヶ' | 'ゖ' => tell('け'),
        'ヵ' | 'ゕ' => tell('か'),
        'ヰ' | 'ゐ' => tell('い'),
        'ヱ' | 'ゑ' => tell('え'),
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
            tell(char::from_u32(u32::from(c) - 0x60).unwrap_or(c));
        }
        '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => tell(new_form(c)),
        _ => tell(c),
    }
}

/// Old and other forms of kanji that names are written with, each followed by the form of today.
const FORMS: &str = "亞亜惡悪圍囲爲為逸逸榮栄營営衞衛圓円鹽塩應応歐欧櫻桜奧奥價価假仮會会繪絵擴拡學学覺覚樂楽關関觀観\
歸帰氣気舊旧據拠擧挙狹狭曉暁區区驅駆徑径惠恵溪渓經経輕軽藝芸縣県檢検權権險険顯顕驗験嚴厳廣広號号國国\
濟済齋斎斉斎劑剤櫻桜雜雑參参慘惨贊賛絲糸辭辞實実寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙奬奨將将燒焼證証條条\
狀状疊畳讓譲釀醸觸触寢寝愼慎眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢聲声靜静齊斎攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭\
禪禅雙双壯壮爭争莊荘搜捜裝装騷騒總総聰聡臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾\
斷断癡痴遲遅晝昼鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届繩縄貳弐腦脳霸覇廢廃拜拝\
賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜頻頻甁瓶佛仏變変邊辺邉辺辨弁瓣弁辯弁舖舗寶宝豐豊萠萌沒没飜翻槇槙萬万滿満默黙彌弥\
藥薬譯訳豫予餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑壘塁勵励禮礼靈霊齡齢戀恋爐炉勞労樓楼灣湾\
嶋島嶌島髙高﨑崎嵜崎桒桑曻昇冨富舘館會会畧略峯峰淵渕壹壱";

fn new_form(c: char) -> char {
    // A few hundred pairs, and only kanji come here: a table in order would be read faster, but this one can be read.
    static TABLE: std::sync::LazyLock<Vec<(char, char)>> = std::sync::LazyLock::new(|| {
        let forms: Vec<char> = FORMS.chars().collect();
        let pair = |&[old, new]: &[char; 2]| (old, new);
        let mut table: Vec<(char, char)> = forms.as_chunks().0.iter().map(pair).collect();
        feed::order::sort_by_key(&mut table, |&(old, _)| old);
        table
    });
    TABLE
        .binary_search_by_key(&c, |&(old, _)| old)
        .map_or(c, |at| TABLE.get(at).map_or(c, |&(_, new)| new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_is_the_same() {
        for (a, b) in [
            ("ＮＥＣ", "nec"),
            ("ﾌｧｲﾝﾃｯｸ", "ファインテック"),
            ("ｴﾝｼﾞﾆｱﾘﾝｸﾞ", "えんじにありんぐ"),
            ("コンピューター", "コンピュータ"),
            ("スマート・シティ", "スマートシティ"),
            ("co-creation", "Co Creation"),
            ("か\u{3099}", "ガ"),
            ("Ōsumi", "osumi"),
            ("Mạng lưới Đồng", "mang luoi dong"),
            ("齋藤", "斎藤"),
            ("つつじヶ丘", "つつじケ丘"),
            ("髙橋", "高橋"),
            ("Straße", "strasse"),
            ("①", "1"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("がく"), fold("かく"));
        assert_ne!(fold("横浜"), fold("横須賀"));
    }

    #[test]
    fn pairs_of_forms_are_pairs() {
        assert_eq!(FORMS.chars().count() % 2, 0);
        for (old, new) in [
            ('濱', '浜'),
            ('國', '国'),
            ('邉', '辺'),
            ('壹', '壱'),
            ('亞', '亜'),
        ] {
            assert_eq!(new_form(old), new);
        }
    }

    #[test]
    fn words_begin_where_they_should() {
        let mut begins = String::new();
        letters("Smart-City 横浜のまち2050年", |letter| {
            if letter.begins {
                begins.push('|');
            }
            begins.push(letter.is);
        });
        assert_eq!(begins, "|smart|city|横浜のまち|2050|年");
    }

    #[test]
    fn every_letter_stays_as_it_is_folded() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c} (U+{:04X})", u32::from(c));
        }
    }

    proptest! {
        /// Every letter points at a whole piece of the text, in order.
        #[test]
        fn letters_point_home(text in "\\PC{0,40}") {
            let mut last = 0;
            letters(&text, |letter| {
                assert!(text.get(letter.from..letter.to).is_some_and(|piece| !piece.is_empty()));
                assert!(letter.from >= last);
                last = letter.from;
            });
        }
    }
}
