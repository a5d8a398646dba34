//! Words that cells have for the feed's values: kinds of organisations, sizes and styles of booths.

/// Words for the kinds of organisations, by what the feed calls them.
pub(super) const KINDS: &[(&str, &[&str])] = &[
    (
        "company",
        &[
            "company",
            "企業",
            "会社",
            "民間",
            "民間企業",
            "法人",
            "business",
            "corporation",
        ],
    ),
    (
        "startup",
        &[
            "startup",
            "スタートアップ",
            "ベンチャー",
            "ベンチャー企業",
            "venture",
        ],
    ),
    (
        "academic",
        &[
            "academic",
            "大学",
            "学術",
            "学術機関",
            "研究機関",
            "教育機関",
            "大学研究機関",
            "university",
            "research",
        ],
    ),
    (
        "public",
        &[
            "public",
            "自治体",
            "行政",
            "官公庁",
            "公共",
            "都市",
            "市",
            "国",
            "政府",
            "政府機関",
            "government",
            "city",
            "municipality",
        ],
    ),
    (
        "international",
        &[
            "international",
            "国際機関",
            "国際",
            "internationalorganisation",
            "internationalorganization",
        ],
    ),
    (
        "association",
        &[
            "association",
            "団体",
            "協会",
            "財団",
            "社団",
            "組合",
            "npo",
            "ngo",
            "foundation",
        ],
    ),
    ("other", &["other", "その他"]),
];

/// Words for the sizes of booths.
pub(super) const SIZES: &[(&str, &[&str])] = &[
    (
        "standard",
        &["standard", "標準", "通常", "1", "1小間", "s", "small"],
    ),
    ("wide", &["wide", "ワイド", "2", "2小間", "m", "double"]),
    (
        "island",
        &["island", "アイランド", "島", "4", "4小間", "l", "large"],
    ),
];

/// Words for how booths are built.
pub(super) const STYLES: &[(&str, &[&str])] = &[
    (
        "kit",
        &[
            "kit",
            "標準キット",
            "キット",
            "パッケージ",
            "package",
            "shell",
            "shellscheme",
        ],
    ),
    ("gallery", &["gallery", "ギャラリー", "ギャラリー風"]),
    ("garden", &["garden", "ガーデン", "庭", "ガーデン風"]),
    (
        "screen",
        &["screen", "スクリーン", "スクリーンウォール", "screenwall"],
    ),
    ("workshop", &["workshop", "ワークショップ", "工房"]),
];
