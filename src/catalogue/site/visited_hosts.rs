//! Third parties: the hosts that hear of a visit, because the page loads files of theirs without a click. The footer names them.

use std::collections::BTreeSet;

use feed::Exhibition;
use feed::fields::LinkUse;
use feed::link::Policy;

/// Their names, in order.
pub fn visited_hosts(exhibition: &Exhibition) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    let mut take = |address: &str| {
        let host = Policy::File.read(address).ok();
        let host = host.as_ref().and_then(|url| url.host());
        hosts.extend(host.map(ToString::to_string));
    };
    let mut loaded = |_: &str, address: &str, to: LinkUse| {
        let by_itself = matches!(
            to,
            LinkUse::Logo
                | LinkUse::Poster
                | LinkUse::Object
                | LinkUse::Booth
                | LinkUse::Programme
                | LinkUse::Counter
        );
        // Nothing is copied there: who presses asks the film's host.
        if by_itself || (to == LinkUse::Film && exhibition.event.direct) {
            take(address);
        }
    };
    exhibition.event.visit_links(&mut loaded);
    for slot in &exhibition.slots {
        // What lies beside a booth file of another host lies on that host.
        if let Some(source) = &slot.source {
            loaded("", source, LinkUse::Booth);
        }
        if let Some(booth) = slot.booth() {
            booth.visit_links(&mut loaded);
        }
    }
    hosts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_hears_of_a_visit_is_named() {
        let event = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We", "url": "https://city.example/"}, "analytics": "https://count.example/visit",
            "halls": [{"id": "h", "title": "Hall", "booths": ["https://far.example/booth.json",
                {"version": 1, "id": "one", "name": "One", "logo": {"src": "https://pictures.example/a.png"},
                 "materials": [{"kind": "pdf", "title": "P", "url": "https://pressed.example/a.pdf"}]}]}]}"#;
        let hosts = |event: &str| -> Vec<String> {
            let parsed = feed::Event::parse(event.as_bytes(), "event.json");
            let exhibition = Exhibition::open(parsed).unwrap();
            visited_hosts(&exhibition).into_iter().collect()
        };
        let without = ["far.example", "pictures.example"];
        assert_eq!(hosts(event), [&["count.example"][..], &without].concat());
        assert_eq!(hosts(&event.replace("analytics", "other")), without);
    }
}
