//! Addresses that are followed, and those that are not.

use super::*;
use proptest::prelude::*;

fn fault(policy: Policy, text: &str) -> Option<UrlFault> {
    policy.read(text).err()
}

#[test]
fn what_is_followed() {
    for text in [
        "https://example.com/",
        "https://例え.jp/道?q=1#x",
        "http://localhost:8080/a.json",
        "http://127.0.0.1/",
        "http://[::1]/",
        "posters/a%20b.png",
        "posters/横浜.png",
        "./a.pdf#page=2",
        "a/../b.png",
    ] {
        assert_eq!(fault(Policy::File, text), None, "{text}");
    }
    assert_eq!(
        fault(Policy::Link, "mailto:info@city.example?subject=x"),
        None
    );
    assert_eq!(fault(Policy::Link, "tel:+81-45-000-0000"), None);
    assert_eq!(fault(Policy::Page, "../showcase/"), None);
}

#[test]
fn http_reaches_this_machine_alone_however_it_is_written() {
    for text in [
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[0:0::1]/",
        "http://hall.localhost/",
    ] {
        assert_eq!(fault(Policy::File, text), None, "{text}");
    }
    for text in [
        "http://127.0.0.1.example/",
        "http://127.evil.example/",
        "http://128.0.0.1/",
        "http://[::2]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost.example/",
    ] {
        assert!(fault(Policy::File, text).is_some(), "{text}");
    }
}

#[test]
fn files_are_named_as_cameras_name_them() {
    for (text, address) in [
        ("poster (1).png", "poster%20(1).png"),
        ("100%.png", "100%25.png"),
        ("100%25.png", "100%25.png"),
        ("poster #1.png", "poster%20%231.png"),
        ("a.pdf#page=2", "a.pdf#page=2"),
    ] {
        assert_eq!(
            Policy::File.read(text).map(|url| url.text),
            Ok(address.to_owned())
        );
    }
    let other = Policy::Link.read("a b.html");
    assert_eq!(other, Err(UrlFault::Characters));
}

#[test]
fn what_is_not() {
    use UrlFault as F;
    let scheme = |scheme: &str| F::Scheme(scheme.to_owned());
    for (text, why) in [
        ("", F::Empty),
        ("..%2fx.png", F::Outside),
        ("a/..%2F..%2f..%2fetc/passwd", F::Outside),
        ("%2e%2e%5cx.png", F::Outside),
        ("a.png%00.pdf", F::Outside),
        ("javascript:alert(1)", scheme("javascript")),
        ("JaVaScRiPt:alert(1)", scheme("javascript")),
        ("java\nscript:alert(1)", F::Characters),
        ("\u{1}javascript:alert(1)", F::Characters),
        ("./javascript:alert(1)", F::Malformed),
        ("x/../javascript:alert(1)", F::Malformed),
        ("data:text/html,x", scheme("data")),
        ("blob:https://example.com/x", scheme("blob")),
        ("file:///etc/passwd", scheme("file")),
        ("http://example.com/", F::Insecure),
        ("http://localhost.example.com/", F::Insecure),
        ("http://192.168.0.1/", F::Insecure),
        ("https://user:word@example.com/", F::Credentials),
        ("https://user@example.com/", F::Credentials),
        ("https://", F::Malformed),
        ("https://x.example;sandbox/f", F::Host),
        ("https://x;script-src-elem/a.png", F::Host),
        ("https://x\"y.example/a.png", F::Host),
        ("https://b.example;require-trusted-types-for/x", F::Host),
        ("https://*.example/", F::Host),
        ("https://*/a.png", F::Host),
        ("https://$uri.example/a.png", F::Host),
        ("https://{env.HOME}.example/a.png", F::Host),
        ("https://a,b.example/", F::Host),
        ("https://a'b.example/", F::Host),
        ("//example.com/x", F::Outside),
        (".//example.com/x", F::Malformed),
        (".///example.com/x", F::Malformed),
        ("\\\\host\\share", F::Characters),
        ("/etc/passwd", F::Outside),
        ("../x", F::Outside),
        ("a/../../x", F::Outside),
        ("%2e%2E/x", F::Outside),
        ("a/.%2e/%2e./x", F::Outside),
        (".", F::Malformed),
        ("#top", F::Malformed),
        ("a\tb.png", F::Characters),
        ("a b\\c.png", F::Characters),
        ("a b/../../c.png", F::Outside),
        ("mailto:a@b.example", F::NotAFile),
    ] {
        assert_eq!(fault(Policy::File, text), Some(why), "{text}");
    }
    for text in [
        "mailto:",
        "mailto:a@b.example,c@d.example",
        "mailto:a%0abcc:x@y.example",
        "tel:",
    ] {
        assert_eq!(fault(Policy::Link, text), Some(F::Malformed), "{text}");
    }
    for text in [
        "../javascript:alert(1)",
        "..//example.com",
        "../a/../../b",
        "/x",
        "..%2fx/../../y",
    ] {
        assert!(fault(Policy::Page, text).is_some(), "{text}");
    }
    assert_eq!(fault(Policy::Web, "a.png"), Some(F::NotWhole));
    let long = format!("https://example.com/{}", "x".repeat(limits::URL));
    assert_eq!(fault(Policy::Web, &long), Some(F::TooLong));
}

#[test]
fn mail_and_telephone_bring_no_surprises() {
    let read = |text: &str| Policy::Link.read(text).map(|url| url.as_str().to_owned());
    for (text, is) in [
        ("mailto:a@b.example", "mailto:a@b.example"),
        (
            "mailto:a@b.example?bcc=x@evil.example&body=hi",
            "mailto:a@b.example",
        ),
        (
            "mailto:a@b.example?cc=x@e.example&Subject=Visit%20us&body=x",
            "mailto:a@b.example?Subject=Visit%20us",
        ),
        (
            "mailto:a@b.example?subject=x&subject=y#z",
            "mailto:a@b.example?subject=x",
        ),
        ("tel:+81-45-000-0000", "tel:+81-45-000-0000"),
        ("tel:045%20000%200000", "tel:045%20000%200000"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(is), "{text}");
    }
    for text in [
        "tel:*21*0900123#",
        "tel:*21*0900123%23",
        "tel:**21",
        "tel:0900;phone-context=x",
        "tel:0900?x=1",
        "tel:+",
        "tel:1+2",
    ] {
        assert_eq!(read(text), Err(UrlFault::Malformed), "{text}");
    }
}

#[test]
fn paths_are_seen_from_their_file() {
    let from = |file: &str| {
        Policy::File
            .read("img/a.png")
            .map(|url| url.beside(file))
            .ok()
    };
    assert_eq!(from("booths/nec.json").as_deref(), Some("booths/img/a.png"));
    assert_eq!(from("event.json").as_deref(), Some("img/a.png"));
    assert_eq!(
        from("https://x.example/b/nec.json?v=2").as_deref(),
        Some("https://x.example/b/img/a.png")
    );
}

#[test]
fn mail_addresses() {
    assert!(is_mail("info+fair@city.yokohama.example"));
    for wrong in [
        "",
        "a",
        "@b",
        "a@",
        "a@b@c",
        "a b@c",
        "a@b,c@d",
        "A <a@b>",
        "a@b\r\nbcc: x",
        "a@-b",
        "a@b..c",
    ] {
        assert!(!is_mail(wrong), "{wrong}");
    }
}

proptest! {
    /// Whatever is accepted stays accepted, and joins to nothing but its folder or its own host.
    #[test]
    fn accepted_addresses_are_what_they_seem(text in "[./\\\\%2eEa:?#@ \t]{0,16}|\\PC{0,30}|(https?|javascript|mailto|data)?:?/{0,3}[\\PC]{0,12}") {
        for policy in [Policy::Link, Policy::File, Policy::Page, Policy::Web] {
            let Ok(url) = policy.read(&text) else { continue };
            prop_assert!(policy.read(url.as_str()).as_ref() == Ok(&url), "{text:?} {url:?}");
            let base = "https://host.example/a/b/c/";
            let joined = Address::parse(base).and_then(|base| base.join(url.as_str()));
            prop_assert!(joined.is_ok());
            let Ok(joined) = joined else { continue };
            match url.kind() {
                UrlKind::Beside if policy == Policy::Page => {
                    prop_assert_eq!(joined.host(), "host.example");
                }
                UrlKind::Beside => prop_assert!(joined.as_str().starts_with(base), "{}", joined),
                UrlKind::Web => prop_assert!(joined.as_str() == url.as_str()),
                UrlKind::Mail | UrlKind::Telephone => prop_assert_eq!(policy, Policy::Link),
            }
        }
    }
}
