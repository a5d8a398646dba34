//! A real mosquitto on loopback, with the rules that an event has: started, killed and started again.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use live::{
    DeskCode,
    rules::{Doors, desks, mosquitto, visitors},
    topic::{ORGANISER_USER, desk_user},
};

const MISSING: &str = "mosquitto is missing. Debian, Ubuntu: apt-get install mosquitto. Fedora: dnf install mosquitto. \
    macOS: brew install mosquitto. Windows: winget install EclipseFoundation.Mosquitto.";

/// The event of these tests.
pub const EVENT: &str = "fair";

/// A running broker. It ends with this value.
pub struct Broker {
    folder: PathBuf,
    /// Port of the visitors' door.
    pub visitors: u16,
    /// Port of the desks' door.
    pub desks: u16,
    child: Child,
}

impl Broker {
    /// Starts one for a test of this name, with these booths' desks and an organiser.
    pub fn start(name: &str, codes: &[(&str, &DeskCode)], organiser: &DeskCode) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broker-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let booths = codes.iter().map(|(booth, _)| *booth);
        fs::write(folder.join("visitors.acl"), visitors(EVENT)).unwrap();
        fs::write(folder.join("desks.acl"), desks(EVENT, booths)).unwrap();
        let mut passwords = format!("{ORGANISER_USER}:{}\n", organiser.password());
        for (booth, code) in codes {
            passwords += &format!("{}:{}\n", desk_user(booth), code.password());
        }
        fs::write(folder.join("desks.pw"), passwords).unwrap();
        let hashed = Command::new(program("mosquitto_passwd"))
            .arg("-U")
            .arg(folder.join("desks.pw"))
            .status()
            .expect(MISSING);
        assert!(hashed.success());
        // A port that is free now may be somebody's a moment later: then others are tried.
        let started = (0..5).find_map(|_| {
            let ports = free_ports();
            let doors = Doors {
                address: "127.0.0.1",
                visitors: ports[0],
                desks: ports[1],
                spare: ports[2],
                folder: folder.to_str().unwrap(),
                keep: None,
                // Started by root it would become `mosquitto`, who cannot read this folder.
                user: Some("root"),
            };
            fs::write(folder.join("mosquitto.conf"), mosquitto(&doors)).unwrap();
            run(&folder, &ports).map(|child| (ports, child))
        });
        let (ports, child) = started.expect("mosquitto does not start: its words stand above");
        Self {
            folder,
            visitors: ports[0],
            desks: ports[1],
            child,
        }
    }

    /// `kill -9`, as when the machine's memory is full. Nothing is kept.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again, on the same ports.
    pub fn start_again(&mut self) {
        self.child =
            run(&self.folder, &[self.visitors, self.desks]).expect("its ports are free again");
    }

    /// Its process.
    #[allow(dead_code, reason = "the load test alone asks for it")]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn free_ports() -> Vec<u16> {
    let free: Vec<TcpListener> = (0..3)
        .map(|_| TcpListener::bind("127.0.0.1:0").unwrap())
        .collect();
    free.iter()
        .map(|listener| listener.local_addr().unwrap().port())
        .collect()
}

/// `None` if it ends at once.
fn run(folder: &Path, ports: &[u16]) -> Option<Child> {
    let conf = folder.join("mosquitto.conf");
    let mut child = Command::new(program("mosquitto"))
        .arg("-c")
        .arg(conf)
        .stdout(Stdio::null())
        .spawn()
        .expect(MISSING);
    let began = Instant::now();
    let listens = |port: &u16| TcpStream::connect(("127.0.0.1", *port)).is_ok();
    while began.elapsed() < Duration::from_secs(20) {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        if ports.iter().all(listens) {
            return Some(child);
        }
        sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    let _ = child.wait();
    panic!("mosquitto does not listen");
}

/// Debian has it in a folder that is not on everybody's `PATH`.
fn program(name: &str) -> PathBuf {
    let usual = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"].map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(usual)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .expect(MISSING)
}
