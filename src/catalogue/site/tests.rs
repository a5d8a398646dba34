//! The prerendered site of a small event, read as text.

use url::Url;

use super::*;

fn exhibition() -> Exhibition {
    let event = r#"{"version": 1, "id": "fair", "title": {"ja": "見本市", "en": "Fair"}, "languages": ["ja", "en"],
        "timeZone": "Asia/Tokyo", "organiser": {"name": "We"}, "topics": [{"id": "water", "title": {"ja": "水", "en": "Water"}}],
        "texts": [{"id": "rules", "title": "Rules", "body": "Be **kind**. <script>alert(1)</script>"}],
        "halls": [{"id": "h", "title": "Hall", "booths": [
            {"version": 1, "id": "one", "name": {"ja": "一社", "en": "</script><b>One"}, "tagline": {"th": "สวัสดี"},
             "description": "A [link](https://one.example/) and [bad](javascript:alert(1))",
             "logo": {"src": "images/logo.png"}, "topics": ["water"],
             "posters": [{"title": "Far", "image": "https://third.example/p.png"}]}, 7]}]}"#;
    Exhibition::open(feed::Event::parse(event.as_bytes(), "event.json")).unwrap()
}

fn site() -> Vec<Page> {
    let options = SiteOptions {
        site: Some(Url::parse("https://fair.example/2021/").unwrap()),
        ..SiteOptions::default()
    };
    prerender(&exhibition(), &options)
}

fn find<'a>(pages: &'a [Page], path: &str) -> &'a str {
    let page = pages.iter().find(|page| page.path == path);
    &page.unwrap_or_else(|| panic!("no {path}")).html
}

#[test]
fn every_page_stands_in_every_language() {
    let pages = site();
    let paths: Vec<_> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "index.html",
            "programme/index.html",
            "map/index.html",
            "texts/rules/index.html",
            "booths/one/index.html",
            "en/index.html",
            "en/programme/index.html",
            "en/map/index.html",
            "en/texts/rules/index.html",
            "en/booths/one/index.html",
            "sitemap.xml",
        ]
    );
    assert!(find(&pages, "index.html").contains("<html lang=\"ja\""));
    assert!(find(&pages, "en/booths/one/index.html").contains("<html lang=\"en\""));
}

#[test]
fn a_site_is_the_same_on_any_number_of_cores() {
    let mut event = (*exhibition().event).clone();
    let hall = &mut event.halls[0];
    let feed::event::BoothSource::Inline(one) = hall.booths[0].clone() else {
        panic!("no booth in the event");
    };
    hall.booths.extend((0..200).map(|number| {
        let mut booth = one.clone();
        booth.id = format!("booth-{number}");
        feed::event::BoothSource::Inline(booth)
    }));
    let exhibition = Exhibition::new(event);
    let on = |cores: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build();
        pool.unwrap()
            .install(|| prerender(&exhibition, &SiteOptions::default()))
    };
    let one = on(1);
    assert_eq!(one.len(), 2 * (4 + 201));
    assert!(on(7) == one);
}

#[test]
fn an_event_that_says_nothing_of_itself_has_no_heading_for_it() {
    let says = |event: feed::Event| {
        let pages = prerender(&Exhibition::new(event), &SiteOptions::default());
        find(&pages, "en/index.html").contains("About this event")
    };
    let mut event = (*exhibition().event).clone();
    assert!(says(event.clone()), "its texts");
    event.texts.clear();
    assert!(!says(event.clone()));
    event.description = "What it is about.".into();
    assert!(says(event));
}

#[test]
fn a_tour_is_a_page_that_door_and_map_offer() {
    let mut event = (*exhibition().event).clone();
    let stop = |booth: &str| feed::tour::TourStop {
        booth: booth.to_owned(),
        text: "Look <here>.".into(),
    };
    let tour = |id: &str, stops: &[&str]| feed::Tour {
        id: id.to_owned(),
        title: "A walk".into(),
        summary: "Short.".into(),
        stops: stops.iter().map(|booth| stop(booth)).collect(),
    };
    event.tours = vec![tour("round", &["gone", "one"]), tour("empty", &["gone"])].into();
    let pages = prerender(&Exhibition::new(event), &SiteOptions::default());
    let page = find(&pages, "en/tours/round/index.html");
    assert!(page.contains("<title>A walk – Fair</title>"), "{page}");
    assert!(page.contains("Look &lt;here&gt;."));
    assert!(page.contains("../../#/hall/h/tour/round"));
    assert_eq!(
        page.matches("<h2>").count(),
        1,
        "nobody stands at the other"
    );
    let start = find(&pages, "index.html");
    assert!(start.contains("href=\"tours/round/\""), "{start}");
    assert!(start.contains("data-route=\"#/tour/round\""));
    assert!(find(&pages, "map/index.html").contains("href=\"../tours/round/\""));
    assert!(!pages.iter().any(|page| page.path.contains("tours/empty")));
    assert!(!find(&site(), "index.html").contains("class=\"tours\""));
}

#[test]
fn texts_of_the_feed_are_text() {
    for page in site() {
        assert!(!page.html.contains("<script>alert"), "{}", page.path);
        assert!(!page.html.contains("<b>One"), "{}", page.path);
        assert!(!page.html.contains("javascript:"), "{}", page.path);
    }
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_third_parties() {
    for page in site() {
        assert!(!page.html.contains(" style=\""), "{}", page.path);
        assert!(!page.html.contains("<style"), "{}", page.path);
        assert!(!page.html.contains("onclick"), "{}", page.path);
        assert!(
            !page.html.contains("src=\"https://third.example"),
            "{}",
            page.path
        );
        for script in page.html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            let is_data = tag.contains("json");
            assert!(is_data || tag.contains("src="), "{tag}");
        }
    }
}

#[test]
fn other_languages_are_marked_and_paths_lead_home() {
    let pages = site();
    let start = find(&pages, "index.html");
    assert!(start.contains("<span lang=\"th\">สวัสดี</span>"));
    assert!(start.contains("href=\"booths/one/\""));
    assert!(start.contains("src=\"event/images/logo.png\""), "{start}");
    let booth = find(&pages, "en/booths/one/index.html");
    assert!(booth.contains("href=\"../../../engine/style.css\""));
    assert!(booth.contains("href=\"../../#/hall/h/booth/one\""));
    assert!(
        booth.contains("<link rel=\"canonical\" href=\"https://fair.example/2021/en/booths/one/\"")
    );
    assert!(booth.contains("hreflang=\"ja\" href=\"https://fair.example/2021/booths/one/\""));
}

#[test]
fn the_map_shows_every_hall_and_leads_to_every_booth() {
    let event = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en", "ja"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "halls": [
            {"id": "a", "title": {"en": "First", "ja": "第一"}, "booths": [
                {"version": 1, "id": "one", "name": "One & Only"}, {"version": 1, "id": "two", "name": "Two", "plot": 1}]},
            {"id": "b", "title": "Second", "theme": "warehouse", "booths": []}]}"#;
    let event = feed::Event::parse(event.as_bytes(), "event.json");
    let exhibition = Exhibition::open(event).unwrap();
    let pages = prerender(&exhibition, &SiteOptions::default());
    let map = find(&pages, "map/index.html");
    assert_eq!(map.matches("<svg ").count(), 2);
    assert_eq!(map.matches("<foreignObject ").count(), 2);
    assert!(
        map.contains(r#"id="at-one" href="../booths/one/""#),
        "{map}"
    );
    assert!(
        map.contains(r#"<a href="../booths/one/">One &amp; Only</a>"#),
        "{map}"
    );
    // In the list by the numbers on the signs, whatever the order in the file.
    let numbers = views::BoothNumbers::default();
    let of = |slot| numbers.of(&exhibition, slot).unwrap();
    assert!(of(1) < of(0));
    let at = |number| map.find(&format!("<li value=\"{number}\">")).unwrap();
    assert!(at(of(1)) < at(of(0)));
    assert!(find(&pages, "ja/map/index.html").contains("<h1 tabindex=\"-1\">地図</h1>"));
    // From a hall and from a booth to their places on it.
    let start = find(&pages, "index.html");
    assert!(start.contains("href=\"map/#hall-a\"") && !start.contains("map/#hall-b"));
    assert!(find(&pages, "booths/one/index.html").contains("href=\"../../map/#at-one\""));
}

#[test]
fn recordings_are_links_by_language_and_told_to_search_engines() {
    let event = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en", "ja"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "halls": [], "programme": {"version": 1, "sessions": [
        {"id": "s", "title": "S", "day": "2027-06-01", "stream": "https://tube.example/live", "recording": [
            {"url": "films/s.webm", "language": "ja", "captions": [
                {"src": "films/s.vtt", "language": "en", "kind": "machine"}]},
            {"url": "https://tube.example/s", "language": "en", "kind": "interpretation"}]}]}}"#;
    let event = feed::Event::parse(event.as_bytes(), "event.json");
    let options = SiteOptions {
        site: Some("https://fair.example/2021/".parse().unwrap()),
        ..SiteOptions::default()
    };
    let pages = prerender(&Exhibition::open(event).unwrap(), &options);
    let page = find(&pages, "ja/programme/index.html");
    let (own, other) = (
        page.find("href=\"../../event/films/s.webm\">日本語</a>")
            .unwrap(),
        page.find("href=\"https://tube.example/s\"").unwrap(),
    );
    assert!(own < other, "the page's language first");
    assert!(page.contains("字幕：English（自動生成）"));
    assert!(page.contains("English</span> · 同時通訳 · tube.example"));
    let page = find(&pages, "programme/index.html");
    let (own, other) = (
        page.find("films/s.webm\">"),
        page.find("href=\"https://tube.example/s\""),
    );
    assert!(other < own, "the page's language first");
    let (_, data) = page.split_once("application/ld+json\">").unwrap();
    let data: serde_json::Value =
        serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let session = &data["subEvent"][0];
    assert_eq!(session["inLanguage"], serde_json::json!(["en", "ja"]));
    assert_eq!(
        session["recordedIn"],
        serde_json::json!([
            {"@type": "VideoObject", "name": "S", "inLanguage": "ja",
                "contentUrl": "https://fair.example/2021/event/films/s.webm", "caption": [{"@type": "MediaObject",
                    "contentUrl": "https://fair.example/2021/event/films/s.vtt", "encodingFormat": "text/vtt",
                    "inLanguage": "en"}]},
            {"@type": "VideoObject", "name": "S", "inLanguage": "en", "url": "https://tube.example/s"},
        ])
    );
}

#[test]
fn a_reader_hears_what_was_left_out() {
    let ids: Vec<_> = (0..300).map(|n| format!("\"t{n}\"")).collect();
    let topics: Vec<_> = ids
        .iter()
        .map(|id| format!("{{\"id\": {id}, \"title\": \"T\"}}"))
        .collect();
    let sessions = r#"{"id": "s", "title": "S", "day": "2027-06-01", "abstract": "LONG"}"#
        .replace("LONG", &"s ".repeat(5000));
    let event = format!(
        r#"{{"version": 1, "id": "fair", "title": "Fair", "languages": ["en", "ja"], "timeZone": "Asia/Tokyo",
        "organiser": {{"name": "We"}}, "topics": [{}], "texts": [{{"id": "rules", "title": "Rules", "body": "{}"}}],
        "programme": {{"version": 1, "sessions": [{sessions}]}},
        "halls": [{{"id": "h", "title": "Hall", "booths": [
            {{"version": 1, "id": "one", "name": "One", "topics": [{}], "description": "{}"}},
            {{"version": 1, "id": "two", "name": "Two", "topics": ["t1"], "description": "And so on…"}}]}}]}}"#,
        topics.join(","),
        "w ".repeat(40_000),
        ids.join(","),
        "横浜市".repeat(4000),
    );
    let event = feed::Event::parse(event.as_bytes(), "event.json");
    let pages = prerender(&Exhibition::open(event).unwrap(), &SiteOptions::default());
    let cut = ("too long to be shown in full", "途中までを表示");
    for path in ["booths/one/", "programme/", "texts/rules/"] {
        assert!(
            find(&pages, &format!("{path}index.html")).contains(cut.0),
            "{path}"
        );
        assert!(
            find(&pages, &format!("ja/{path}index.html")).contains(cut.1),
            "{path}"
        );
    }
    assert!(find(&pages, "booths/one/index.html").contains("Only the first 30 of 300 are shown."));
    assert!(find(&pages, "ja/booths/one/index.html").contains("全300件のうち、最初の30件を表示"));
    let short = find(&pages, "booths/two/index.html");
    assert!(
        !short.contains(cut.0) && !short.contains("Only the first"),
        "{short}"
    );
}

/// A Thai page with our English words; a booth that speaks Japanese, and Korean, which the event never declared.
#[test]
fn every_text_is_marked_with_its_own_language() {
    // There are no messages in Lao: such pages say ours in English.
    let event = r#"{"version": 1, "id": "fair", "title": {"ja": "見本市", "lo": "ງານວາງສະແດງ"}, "languages": ["ja", "lo"],
        "timeZone": "Asia/Tokyo", "organiser": {"name": "We"},
        "halls": [{"id": "h", "title": {"lo": "ອາຄານ"}, "booths": [
            {"version": 1, "id": "one", "name": {"ja": "一社"}, "tagline": {"ko": "물"}, "description": {"ko": "**도시**"},
             "city": {"lo": "ບາງກອກ"}, "posters": [{"alt": {"ko": "그림"}, "image": "p.png", "title": {"en": "Map"}}]}]}]}"#;
    let event = feed::Event::parse(event.as_bytes(), "event.json");
    let pages = prerender(&Exhibition::open(event).unwrap(), &SiteOptions::default());
    for (path, own, marked) in [
        (
            "booths/one/index.html",
            "ja",
            vec![
                ("ko", "물"),
                ("lo", "ບາງກອກ"),
                ("lo", "ອາຄານ"),
                ("en", "Map"),
            ],
        ),
        (
            "lo/booths/one/index.html",
            "en",
            vec![
                ("ja", "一社"),
                ("ko", "물"),
                ("lo", "ບາງກອກ"),
                ("lo", "ອາຄານ"),
            ],
        ),
    ] {
        let page = find(&pages, path);
        assert!(page.contains(&format!("<body lang=\"{own}\"")), "{page}");
        for (language, words) in marked {
            assert!(
                page.contains(&format!("lang=\"{language}\">{words}<")),
                "{path} {words}: {page}"
            );
        }
        assert!(
            page.contains("<div class=\"prose\" dir=\"auto\" lang=\"ko\"><p><strong>도시"),
            "{page}"
        );
        assert!(page.contains("alt=\"그림\" lang=\"ko\""), "{page}");
    }
    let start = find(&pages, "lo/index.html");
    assert!(start.contains("<html lang=\"lo\""));
    assert!(
        start.contains("data-text=\"title\" lang=\"lo\">ງານວາງສະແດງ<"),
        "{start}"
    );
    assert!(start.contains(r#""lang:title":"lo""#), "{start}");
}

#[test]
fn a_booth_that_cannot_be_read_says_so_and_the_rest_stands() {
    let pages = site();
    let start = find(&pages, "en/index.html");
    assert!(start.contains("card-waiting"));
    assert!(start.contains("class=\"problem\""));
}

/// The sample events as they lie in the repository.
fn sample(name: &str) -> Exhibition {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/events")
        .join(name);
    let read = |path: &str| {
        std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let event = feed::Event::parse(&read("event.json"), "event.json");
    let mut exhibition = Exhibition::open(event).unwrap();
    for index in 0..exhibition.slots.len() {
        if let Some(source) = exhibition.slots[index].source.clone() {
            exhibition.set_booth(index, feed::Booth::parse(&read(&source), &source));
        }
    }
    exhibition
}

/// What a reader sees of a page, without its white space.
fn seen(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        // A picture's words are read out.
        if let Some(alt) = tag.split("alt=\"").nth(1) {
            text.push_str(alt.split('"').next().unwrap_or_default());
        }
        text.push_str(words);
    }
    let text = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.split_whitespace().collect()
}

#[test]
fn every_word_of_a_booth_stands_on_its_page_in_every_language() {
    for event in ["ascc-2021", "showcase"] {
        let exhibition = sample(event);
        let pages = prerender(&exhibition, &SiteOptions::default());
        let first = &exhibition.event.languages[0];
        for language in &exhibition.event.languages {
            let folder = if language == first {
                String::new()
            } else {
                format!("{language}/")
            };
            for booth in exhibition
                .slots
                .iter()
                .filter_map(feed::exhibition::BoothSlot::booth)
            {
                let page = seen(find(
                    &pages,
                    &format!("{folder}booths/{}/index.html", booth.id),
                ));
                booth.texts(&mut |path, text| {
                    let words = feed::markdown::plain(text.get(language));
                    for word in
                        words.split(|c: char| c.is_whitespace() || "。、「」（）".contains(c))
                    {
                        assert!(
                            page.contains(word),
                            "{event} {} {path} ({language}): {word}",
                            booth.id
                        );
                    }
                });
            }
        }
    }
}
