//! Debian's web servers on a free port of this machine, each with a configuration of the test's: nginx-light, apache2-bin, caddy.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server, until it is dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

/// All modules that our settings ask for.
pub(crate) const MODULES: [&str; 6] = ["headers", "env", "rewrite", "alias", "mime", "deflate"];

/// The name of a server's access log among its own files, in the format that Debian sets it to.
pub(crate) const ACCESS_LOG: &str = "access.log";

/// nginx with this in its server block. `at` is an empty folder for its own files.
pub(crate) fn nginx(at: &Path, block: &str) -> Server {
    nginx_with(at, "", "", block)
}

/// The same with something at the top of the configuration, and something before the server block.
pub(crate) fn nginx_with(at: &Path, top: &str, before: &str, block: &str) -> Server {
    let (port, here) = (free_port(), at.display());
    let folders: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {here}/{kind};"))
        .concat();
    let config = format!(
        "{top}\ndaemon off; pid {here}/pid; error_log {here}/error.log; user root; events {{}}\n\
         http {{ include /etc/nginx/mime.types; access_log {here}/{ACCESS_LOG}; {folders}\n\
         {before}\nserver {{ listen 127.0.0.1:{port};\n{block}\n}} }}\n"
    );
    write(at, "nginx.conf", &config);
    let mut command = program("nginx");
    command.arg("-c").arg(at.join("nginx.conf"));
    command.args(["-e", &format!("{here}/error.log")]);
    started(command, at, port)
}

/// Apache that serves `root` as its `.htaccess` files say, with these modules beside those it cannot do without.
pub(crate) fn apache(at: &Path, root: &Path, modules: &[&str]) -> Server {
    let (port, here) = (free_port(), at.display());
    let needed = ["mpm_event", "authz_core", "dir"];
    let load: String = needed
        .iter()
        .chain(modules)
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .collect();
    let types = if modules.contains(&"mime") {
        "TypesConfig /etc/mime.types"
    } else {
        ""
    };
    let config = format!(
        "ServerRoot {here}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {here}/pid\nErrorLog {here}/error.log\n\
         CustomLog {here}/{ACCESS_LOG} \"%h %l %u %t \\\"%r\\\" %>s %O \\\"%{{Referer}}i\\\" \\\"%{{User-Agent}}i\\\"\"\n\
         {load}{types}\nUser www-data\nGroup www-data\nDocumentRoot {root}\nDirectoryIndex index.html\n\
         <Directory {root}>\n AllowOverride All\n Require all granted\n</Directory>\n",
        root = root.display(),
    );
    write(at, "apache.conf", &config);
    let mut command = program("apache2");
    command
        .arg("-f")
        .arg(at.join("apache.conf"))
        .arg("-DFOREGROUND");
    started(command, at, port)
}

/// Caddy with these sites; `{port}` in the text becomes the port.
pub(crate) fn caddy(at: &Path, sites: &str) -> Server {
    let port = free_port();
    let log = format!(
        "log {{\n\t\toutput file {}\n\t}}\n\troot *",
        at.join(ACCESS_LOG).display()
    );
    let sites = sites
        .replace("{port}", &port.to_string())
        .replace("root *", &log);
    let config = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{sites}");
    write(at, "Caddyfile", &config);
    let mut command = program("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]);
    command.arg(at.join("Caddyfile"));
    command
        .env("HOME", at)
        .env("XDG_DATA_HOME", at)
        .env("XDG_CONFIG_HOME", at);
    started(command, at, port)
}

/// Servers lie where only administrators have their path.
fn program(name: &str) -> Command {
    let aside = Path::new("/usr/sbin").join(name);
    if aside.exists() {
        Command::new(aside)
    } else {
        Command::new(name)
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn write(at: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(at).unwrap();
    std::fs::File::create(at.join(name))
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
}

fn started(mut command: Command, at: &Path, port: u16) -> Server {
    let log = std::fs::File::create(at.join("said.log")).unwrap();
    command.stdout(Stdio::null()).stderr(log);
    let child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; tests/run.sh installs it"));
    let mut server = Server { child, port };
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return server;
        }
        let ended = server.child.try_wait().unwrap();
        assert!(ended.is_none(), "{command:?} ends: {}", said(at));
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{command:?} does not start: {}", said(at));
}

fn said(at: &Path) -> String {
    ["said.log", "error.log"]
        .map(|name| std::fs::read_to_string(at.join(name)).unwrap_or_default())
        .concat()
}

impl Drop for Server {
    fn drop(&mut self) {
        // Their workers end with them only when they are asked, not when they are killed.
        let id = self.child.id().to_string();
        if Command::new("kill").arg(id).status().is_err() {
            self.child.kill().unwrap();
        }
        self.child.wait().unwrap();
    }
}
