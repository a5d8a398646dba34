//! CSV files as programs of many countries write them.

use super::*;
use encoding_rs::{EUC_JP, ISO_2022_JP, WINDOWS_874};

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let rows = table(bytes, &Ask::default()).unwrap().rows;
    rows.into_iter().map(|row| row.cells).collect()
}

#[test]
fn encodings_and_delimiters_are_found_out() {
    let wanted = vec![vec!["会社名", "国"], vec!["㈱青葉, 横浜", "日本"]];
    for text in [
        "会社名,国\n\"㈱青葉, 横浜\",日本\n",
        "会社名\t国\n㈱青葉, 横浜\t日本\n",
        "会社名;国\n㈱青葉, 横浜;日本\n",
    ] {
        assert_eq!(cells(text.as_bytes()), wanted);
        assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), wanted);
        assert_eq!(cells(&SHIFT_JIS.encode(text).0), wanted);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&wide), wanted);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(cells(&wide), wanted);
    }
}

#[test]
fn other_countries_encodings_are_read_or_refused_and_never_garbled() {
    for (encoding, text) in [
        (
            WINDOWS_1252,
            "Company,City\nCrédit Agricole,Montréal\nMünchner Rück,München\n",
        ),
        (
            EUC_JP,
            "会社名,国\n株式会社青葉水道,日本\n若葉電力ホールディングス,タイ\n",
        ),
        (ISO_2022_JP, "会社名,国\n株式会社青葉水道,日本\n"),
        (
            GBK,
            "公司名称,国家\n北京水务有限公司,中国\n上海电力公司,中国\n",
        ),
        (
            BIG5,
            "公司名稱,國家\n臺北水務有限公司,臺灣\n高雄電力公司,臺灣\n",
        ),
        (WINDOWS_874, "ชื่อบริษัท,ประเทศ\nบริษัทน้ำกรุงเทพ,ไทย\n"),
    ] {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        match decode(&bytes, None) {
            Ok((read, _)) => assert_eq!(read, text, "{}", encoding.name()),
            Err(fault) => assert!(matches!(fault, FormatFault::Encoding { .. })),
        }
        assert_eq!(decode(&bytes, Some(encoding)).unwrap().0, text);
    }
    // Read as something else it is refused.
    let bytes = WINDOWS_1252.encode("Company\nCrédit Agricole\n").0;
    assert!(decode(&bytes, Some(SHIFT_JIS)).is_err());
    // A Macintosh's, which its letters within words give away.
    for text in [
        "Company\nCrédit Agricole\n",
        "Company\nMünchner Rück\n",
        "Company\nStadt Köln\n",
    ] {
        let bytes: Vec<u8> = text.chars().flat_map(mac).collect();
        assert!(decode(&bytes, None).is_err(), "{text}");
        assert_eq!(decode(&bytes, Some(MACINTOSH)).unwrap().0, text);
    }
    // A computer's of before Windows, whose é begins a wide letter in Japan.
    assert!(decode(b"Company\nCr\x82dit Agricole\nM\x81nchner\n", None).is_err());
    // And a Greek one's, `Υδάτινη`.
    let greek = b"Company\n\x93\x9b\xe1\xab\xa0\xa4\x9e \x80\x84\n";
    assert!(decode(greek, None).is_err());
    for text in [
        "Company\nŠkoda\n",
        "Company\n5 ½ Zoll – 10 ¢, ¡Olé!\n",
        "Company\nCœur de ville – « l’eau »\n",
        "Company\nÉCOLE SÃO\n",
    ] {
        let bytes = WINDOWS_1252.encode(text).0;
        assert_eq!(decode(&bytes, Some(WINDOWS_1252)).unwrap().0, text);
    }
}

/// A letter as MacRoman has it.
fn mac(letter: char) -> Option<u8> {
    (0..=255_u8).find(|byte| {
        MACINTOSH
            .decode_without_bom_handling(&[*byte])
            .0
            .chars()
            .eq([letter])
    })
}

#[test]
fn what_may_be_two_encodings_is_asked_for() {
    // Kana of Japanese cash registers, which are whole letters to Chinese programs.
    let (kana, ..) = SHIFT_JIS.encode("ID,NAME\n1,ｱｵﾊﾞ\n2,ﾜｶﾊﾞ\n");
    assert!(matches!(
        decode(&kana, None),
        Err(FormatFault::Encoding { line: 2, .. })
    ));
    let (text, _) = decode(&kana, Some(SHIFT_JIS)).unwrap();
    assert_eq!(text, "ID,NAME\n1,ｱｵﾊﾞ\n2,ﾜｶﾊﾞ\n");
    // Beside kanji nobody takes them for others.
    let (mixed, ..) = SHIFT_JIS.encode("会社名,カナ\n青葉,ｱｵﾊﾞ\n");
    assert_eq!(decode(&mixed, None).unwrap().1, [SHIFT_JIS]);
    // One word is a word in several: 竹中 is Т|ТЖ to old Russian programs, 清水 and 横浜 are 玻赏 and 蓝垮 in GBK, 格力 is 목제.
    for (encoding, words) in [
        (SHIFT_JIS, "竹中"),
        (EUC_JP, "清水\n横浜"),
        (GBK, "格力电器"),
        (EUC_KR, "한화"),
    ] {
        let (bytes, ..) = encoding.encode(words);
        let list = [b"Company\n", &*bytes, b"\n"].concat();
        assert!(
            matches!(decode(&list, None), Err(FormatFault::Encoding { .. })),
            "{words}"
        );
        assert!(decode(&list, Some(encoding)).unwrap().0.contains(words));
    }
    // A few Latin letters are common, and Latin in whatever is near.
    let (latin, ..) = WINDOWS_1252.encode("Company\nCrédit\n");
    assert!(decode(&latin, None).unwrap().0.contains("Crédit"));
}

#[test]
fn a_euro_and_a_letter_of_ones_own_are_those_of_their_encodings() {
    let euro = b"Company,Description\nCaf\xe9 Zo\xeb,Costs 5 \xa4\n";
    assert_eq!(
        decode(euro, None).unwrap().0,
        "Company,Description\nCafé Zoë,Costs 5 €\n"
    );
    assert_eq!(
        decode(b"Company\n\xbcuvre & Fils\nPrix 10\xa4\n", None)
            .unwrap()
            .0,
        "Company\nŒuvre & Fils\nPrix 10€\n"
    );
    let mut own = SHIFT_JIS.encode("会社名\n").0.into_owned();
    own.extend(b"\xf0\x40");
    own.extend(SHIFT_JIS.encode("橋商事\n").0.iter());
    assert_eq!(decode(&own, None).unwrap().0, "会社名\n\u{e000}橋商事\n");
}

#[test]
fn chinese_in_seven_bits_is_read_or_told() {
    let list = b"Company,Country\n~{11>)K.Nq~},China\n~{IO:#5gA&~},China\n";
    let rows = cells(list);
    assert_eq!(rows[1], ["北京水务", "China"]);
    assert_eq!(rows[2], ["上海电力", "China"]);
    let Err(FormatFault::Encoding { line, near }) = decode(&list[..list.len() - 16], None) else {
        panic!()
    };
    assert_eq!((line, near.as_str()), (3, "…"));
}

#[test]
fn breaks_of_other_programs_are_line_feeds() {
    assert_eq!(
        cells(b"Company,Description\nAcme,\"one\x0btwo\"\n\x1a"),
        [["Company", "Description"], ["Acme", "one\ntwo"]]
    );
}

#[test]
fn wide_marks_and_kanji_within_latin_words_are_text() {
    let list = "会社名,紹介文\n青葉工業,pumps，valves／info＠aoba.example\n若葉電機,Web用app と smartphone版app\n港湾の会,岸壁の設計とBioÉnergie\n";
    assert_eq!(decode(list.as_bytes(), None).unwrap().0, list);
    for encoding in [UTF_16LE, UTF_16BE] {
        let units = list.encode_utf16();
        let bytes: Vec<u8> = match encoding == UTF_16LE {
            true => units.flat_map(u16::to_le_bytes).collect(),
            false => units.flat_map(u16::to_be_bytes).collect(),
        };
        assert_eq!(decode(&bytes, Some(encoding)).unwrap().0, list);
    }
    let list = list.replace('É', "E");
    let bytes = SHIFT_JIS.encode(&list).0.into_owned();
    assert_eq!(decode(&bytes, None).unwrap().0, list);
    // Half of what it has of kanji stands within words.
    let bytes = WINDOWS_1252
        .encode("Company\nCrédit Agricole\nSociété Générale\n")
        .0;
    assert!(!decode(&bytes, None).unwrap().0.contains('馘'));
    assert!(decode(&bytes, Some(SHIFT_JIS)).is_err());
}

#[test]
fn what_was_garbled_before_is_not_written() {
    for bytes in [
        "Company\nCrÃ©dit Agricole\n".as_bytes(),
        "Company\nWater â€“ Power\n".as_bytes(),
        b"Company\nAcme\nCaf\xc3\n",
        "会社名\n青\u{fffd}葉\n".as_bytes(),
    ] {
        assert!(decode(bytes, None).is_err(), "{bytes:?}");
    }
}

#[test]
fn files_of_two_encodings_that_were_joined_are_read_line_by_line() {
    let wanted = [
        ["会社名", "国"],
        ["株式会社青葉水道", "日本"],
        ["若葉電力ホールディングス", "タイ"],
        ["㈱髙橋商事", "日本"],
    ];
    let line = |row: &[&str; 2]| format!("{},{}\r\n", row[0], row[1]);
    let jis = |row: &[&str; 2]| SHIFT_JIS.encode(&line(row)).0.into_owned();
    let utf = |row: &[&str; 2]| line(row).into_bytes();
    let marked = |row: &[&str; 2]| format!("\u{feff}{}", line(row)).into_bytes();
    for parts in [
        [
            utf(&wanted[0]),
            utf(&wanted[1]),
            jis(&wanted[2]),
            jis(&wanted[3]),
        ],
        [
            jis(&wanted[0]),
            jis(&wanted[1]),
            utf(&wanted[2]),
            utf(&wanted[3]),
        ],
        [
            jis(&wanted[0]),
            jis(&wanted[1]),
            marked(&wanted[2]),
            utf(&wanted[3]),
        ],
        [
            marked(&wanted[0]),
            utf(&wanted[1]),
            jis(&wanted[2]),
            jis(&wanted[3]),
        ],
    ] {
        assert_eq!(cells(&parts.concat()), wanted);
    }
    // Also where the organiser names the one of them, and where a mark stands before a quotation mark.
    let both = [utf(&wanted[1]), jis(&wanted[2])].concat();
    for said in [None, Some(SHIFT_JIS), Some(UTF_8)] {
        assert_eq!(decode(&both, said).unwrap().1, [UTF_8, SHIFT_JIS]);
    }
    assert_eq!(
        cells("a,b\n\u{feff}\"青葉, 横浜\",日本\n".as_bytes())[1][0],
        "青葉, 横浜"
    );
    // Others are told.
    let both = [
        utf(&wanted[1]),
        EUC_JP.encode(&line(&wanted[2])).0.into_owned(),
    ]
    .concat();
    let Err(FormatFault::Encoding { line, .. }) = decode(&both, None) else {
        panic!()
    };
    assert_eq!(line, 2);
}

#[test]
fn a_cut_character_names_its_cell() {
    let mut bytes = "会社名,国\n青葉水道,日本\n若葉電".as_bytes().to_vec();
    bytes.pop();
    bytes.extend_from_slice(",タイ\n".as_bytes());
    let Err(FormatFault::Encoding { line, near }) = decode(&bytes, None) else {
        panic!()
    };
    assert_eq!((line, near.as_str()), (3, "若葉…"));
    assert!(decode(b"Company\nAcme\0\n", None).is_err());
}

#[test]
fn an_open_quotation_mark_names_its_row() {
    for text in [
        "Company,Description\nAcme,\"Pumps\nBora,Wind\nCeta,Water",
        "Company,Description\nAcme,\"Pumps\nBora,\"Wind\"\n",
    ] {
        assert!(
            matches!(
                table(text.as_bytes(), &Ask::default()),
                Err(FormatFault::Quote(2))
            ),
            "{text}"
        );
    }
    assert_eq!(cells(b"a,b\n1, \"x, y\"\n"), [["a", "b"], ["1", "x, y"]]);
    assert_eq!(cells(b"a,b\n1,5\" pipe\n"), [["a", "b"], ["1", "5\" pipe"]]);
}

#[test]
fn texts_that_were_forced_on_excel_are_texts() {
    let wanted = [["青葉", "007"], ["=HYPERLINK(\"x\")", "=1"]];
    assert_eq!(
        cells("=\"青葉\",\"=\"\"007\"\"\"\n=HYPERLINK(\"x\"),=1\n".as_bytes()),
        wanted
    );
}

#[test]
fn rows_keep_their_numbers() {
    let numbers = |text: &str| -> Vec<usize> {
        table(text.as_bytes(), &Ask::default())
            .unwrap()
            .rows
            .iter()
            .map(|row| row.number)
            .collect()
    };
    assert_eq!(numbers("name\n\n , \n\nNEC\n"), [1, 5]);
    assert_eq!(numbers("name\rNEC\r"), [1, 2]);
    assert_eq!(numbers("name\n\"a\nb\"\nNEC\n"), [1, 2, 4]);
}
