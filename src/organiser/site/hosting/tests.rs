//! What the writers write, read by the real servers.

use std::path::Path;

use super::{apache, caddy, nginx};

#[path = "../../tests/command/http.rs"]
mod http;
#[path = "../../tests/command/servers.rs"]
mod servers;

/// Each printable character in a text of its own, what servers give a meaning to, and all that can be written at once.
fn texts(quoted: fn(&str) -> Option<String>) -> Vec<String> {
    let mut texts: Vec<String> = (' '..='~').map(|letter| format!("a{letter}b")).collect();
    let odd = [
        "'self'; x \"y\" 'z'",
        "a\\\\b",
        "a\\\"b",
        "100%",
        "%{HTTP_HOST}e",
        "{http.request.host}",
        "{env.HOME}",
        "\\n",
        "a\\",
        "{a\\}",
        "a}{b",
        "#",
        "a;b",
        "`x`",
        "//",
        "/*",
        "~x",
        "+x",
        "?x",
        "${HOME}",
        "{$HOME}",
        "$uri",
        "expr=x",
    ];
    texts.extend(odd.map(str::to_owned));
    texts.retain(|text| quoted(text).is_some());
    let all: String = (' '..='~')
        .filter(|letter| quoted(&letter.to_string()).is_some())
        .collect();
    texts.push(format!("a{all}b"));
    texts
}

/// Whether a server says in the headers `x-0`, `x-1` … what was meant.
fn arrives(server: &servers::Server, texts: &[String]) {
    let (head, _) = http::ask(server.port, "/index.txt", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for (index, text) in texts.iter().enumerate() {
        let start = format!("x-{index}: ");
        let said = head.lines().find_map(|line| line.strip_prefix(&start));
        assert_eq!(said, Some(text.to_lowercase().as_str()), "{start}");
    }
}

fn lines(texts: &[String], write: impl Fn(usize, &str) -> Option<String>) -> String {
    let lines = texts.iter().enumerate();
    lines
        .map(|(index, text)| write(index, text).unwrap() + "\n")
        .collect()
}

fn www(at: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(at, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(at.join("index.txt"), "here").unwrap();
}

#[test]
fn whatever_nginx_is_told_arrives() {
    let at = tempfile::tempdir().unwrap();
    www(at.path());
    let texts = texts(nginx::quoted);
    let headers = lines(&texts, |index, text| {
        Some(format!("add_header x-{index} {};", nginx::quoted(text)?))
    });
    let server = servers::nginx(
        at.path(),
        &format!("root {};\n{headers}", at.path().display()),
    );
    arrives(&server, &texts);
    assert!(texts.len() > 100, "nearly everything can be written");
}

#[test]
fn whatever_apache_is_told_arrives() {
    let at = tempfile::tempdir().unwrap();
    www(at.path());
    let texts = texts(apache::quoted);
    let headers = lines(&texts, |index, text| {
        Some(format!(
            "Header always set x-{index} {}",
            apache::quoted(text)?
        ))
    });
    std::fs::write(at.path().join(".htaccess"), headers).unwrap();
    let server = servers::apache(at.path(), at.path(), &servers::MODULES);
    arrives(&server, &texts);
    assert!(texts.len() > 100, "nearly everything can be written");
}

#[test]
fn whatever_caddy_is_told_arrives() {
    let at = tempfile::tempdir().unwrap();
    www(at.path());
    let texts = texts(caddy::quoted);
    let headers = lines(&texts, |index, text| {
        Some(format!("\theader x-{index} {}", caddy::quoted(text)?))
    });
    let sites = format!(
        "http://localhost:{{port}} {{\n\troot * {}\n\tfile_server\n{headers}}}\n",
        at.path().display()
    );
    let server = servers::caddy(at.path(), &sites);
    arrives(&server, &texts);
    assert!(texts.len() > 100, "nearly everything can be written");
}

#[test]
fn what_a_server_cannot_write_is_not_written() {
    assert_eq!(nginx::quoted("a$uri"), None);
    assert_eq!(apache::quoted("${PATH}"), None);
    assert_eq!(caddy::quoted("{$HOME}"), None);
    for quoted in [nginx::quoted, apache::quoted, caddy::quoted] {
        assert_eq!(quoted("a\nb"), None);
        assert_eq!(quoted("a\rb"), None);
        assert_eq!(quoted("a\0b"), None);
    }
    assert_eq!(super::static_hosts::written("a\nset-cookie: b"), None);
}
