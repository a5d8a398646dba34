//! A built site behind Debian's nginx with the configuration that `build` writes, at the host's root and below a path.
//! Where no nginx is installed there is nothing to try; tests/run.sh installs it.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::event::Bench;
use crate::http;

struct Nginx {
    child: Child,
    port: u16,
}

impl Nginx {
    /// Serves `root` with the site's own configuration. `None` where there is no nginx.
    fn start(bench: &Bench, root: &str, site: &str) -> Option<Self> {
        let installed = Command::new("nginx")
            .arg("-v")
            .stderr(Stdio::null())
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            eprintln!("nginx is not installed: nothing is tried");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let here = bench.path("nginx");
        std::fs::create_dir_all(&here).unwrap();
        let at = here.display();
        let folders: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {at}/{kind};"))
            .concat();
        bench.write(
            "nginx/nginx.conf",
            &format!(
                "daemon off; pid {at}/pid; error_log {at}/error.log; user root; events {{}}\n\
                 http {{ include /etc/nginx/mime.types; access_log off; {folders}\n\
                 server {{ listen 127.0.0.1:{port}; root {}; include {}/hosting/nginx.conf; }} }}\n",
                bench.path(root).display(),
                bench.path(site).display(),
            ),
        );
        let nginx = Command::new("nginx")
            .arg("-c")
            .arg(here.join("nginx.conf"))
            .args(["-e", &format!("{at}/error.log")])
            .stderr(Stdio::null())
            .spawn()
            .map(|child| Self { child, port })
            .unwrap();
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(nginx);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nginx does not start: {}", bench.read("nginx/error.log"));
    }

    /// Status line and headers in lower case, and the body.
    fn ask(&self, target: &str, headers: &str) -> (String, Vec<u8>) {
        http::ask(self.port, target, headers)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it only when it is asked, not when it is killed.
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        if asked.is_err() {
            self.child.kill().unwrap();
        }
        self.child.wait().unwrap();
    }
}

/// What every site must answer, whatever stands before its addresses.
fn holds(nginx: &Nginx, bench: &Bench, site: &str, root: &str) {
    let (head, body) = nginx.ask(root, "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(
        head.contains("content-type: text/html; charset=utf-8"),
        "{head}"
    );
    assert!(
        head.contains("content-security-policy: default-src 'none'"),
        "{head}"
    );
    assert!(head.contains("cache-control: no-cache"), "{head}");
    assert_eq!(body, bench.read(&format!("{site}/index.html")).as_bytes());

    let engine: serde_json::Value =
        serde_json::from_str(&bench.read(&format!("{site}/engine/engine.json"))).unwrap();
    let module = &engine["files"]["hall_bg.wasm"];
    let wasm = format!("{root}engine/{}", module["name"].as_str().unwrap());
    let (head, body) = nginx.ask(&wasm, "accept-encoding: gzip\r\n");
    assert!(head.contains("content-type: application/wasm"), "{head}");
    assert!(head.contains("content-encoding: gzip"), "{head}");
    assert!(head.contains("immutable"), "{head}");
    assert!(head.contains("content-security-policy:"), "{head}");
    assert_eq!(body.len() as u64, module["gzip"].as_u64().unwrap());

    let (head, body) = nginx.ask(&format!("{root}no/such/page"), "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    assert!(String::from_utf8_lossy(&body).contains("There is no page here"));
    assert!(String::from_utf8_lossy(&body).contains(&format!("href=\"{root}engine/style.css\"")));
    let (head, _) = nginx.ask(&format!("{root}.htaccess"), "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    let (head, _) = nginx.ask(&format!("{root}service-worker.js"), "");
    assert!(head.contains("javascript"), "{head}");
    assert!(head.contains("cache-control: no-cache"), "{head}");
}

#[test]
fn nginx_serves_a_site_as_it_should() {
    let bench = Bench::new();
    bench.build_whole("www").assert().success();
    if let Some(nginx) = Nginx::start(&bench, "www", "www") {
        holds(&nginx, &bench, "www", "/");
    }
}

#[test]
fn nginx_serves_a_site_below_a_path() {
    let bench = Bench::new();
    bench
        .build_whole("www/2026/fair")
        .args(["--base", "https://host.example/2026/fair/"])
        .assert()
        .success();
    if let Some(nginx) = Nginx::start(&bench, "www", "www/2026/fair") {
        holds(&nginx, &bench, "www/2026/fair", "/2026/fair/");
    }
}
