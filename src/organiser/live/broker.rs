//! The broker of `serve --live`: mosquitto as a child process on loopback, with generated configuration, started again when it
//! dies and stopped with the command.

use std::env;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use feed::event::{Admission, LiveSettings};
use feed::{Event, Exhibition};
use live::rules::mosquitto::{self, Doors};
use tempfile::TempDir;

use super::desk_codes::{self, DeskCodes};
use super::password_file::password_file;
use super::secrets;
use super::tickets::Tickets;
use super::visitors_rules;
use crate::console::Console;

/// Where mosquitto lies besides the search path: systems keep servers apart from what people start.
const PLACES: [&str; 5] = [
    "/usr/sbin",
    "/usr/local/sbin",
    "/opt/homebrew/sbin",
    "C:\\Program Files\\mosquitto",
    "C:\\Program Files (x86)\\mosquitto",
];
/// It answers in milliseconds; a busy machine takes longer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(15);
/// Between two looks at it.
const LOOK: Duration = Duration::from_millis(100);
/// It is not started again at once, so that one that cannot run costs nothing.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// The doors of a broker on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ports {
    /// The visitors'.
    pub visitors: u16,
    /// The desks'.
    pub desks: u16,
    /// That of nobody: see [`Doors::spare`].
    spare: u16,
}

impl Ports {
    /// Ports that nobody listens on.
    ///
    /// # Errors
    /// When the system has none.
    pub fn free() -> io::Result<Self> {
        // All at once, so that they differ.
        let bound = [0, 0, 0].map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)));
        let port = |bound: &io::Result<TcpListener>| match bound {
            Ok(bound) => Ok(bound.local_addr()?.port()),
            Err(error) => Err(io::Error::from(error.kind())),
        };
        let [visitors, desks, spare] = &bound;
        Ok(Self {
            visitors: port(visitors)?,
            desks: port(desks)?,
            spare: port(spare)?,
        })
    }

    /// What the served event says of it: everything that is on in the event's own file, at these doors.
    pub fn live(self, event: &Event) -> LiveSettings {
        let own = event.live.as_ref();
        let at = |port: u16| format!("ws://{}:{port}/", Ipv4Addr::LOCALHOST);
        LiveSettings {
            broker: at(self.visitors),
            desks: Some(at(self.desks)),
            desk: own.and_then(|live| live.desk.clone()),
            entry: own.map(|live| live.entry).unwrap_or_default(),
            features: own.and_then(|live| live.features.clone()),
        }
    }
}

/// mosquitto, where this machine has it.
fn program() -> Option<PathBuf> {
    let name = format!("mosquitto{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain(PLACES.iter().map(PathBuf::from));
    places
        .map(|place| place.join(&name))
        .find(|file| file.is_file())
}

/// A running broker. It is stopped when this is dropped, or by [`Broker::stop`] before the process ends.
pub(crate) struct Broker {
    running: Arc<Running>,
}

struct Running {
    program: PathBuf,
    /// Configuration and rules; gone with the broker.
    folder: Mutex<Option<TempDir>>,
    child: Mutex<Option<Child>>,
    ends: AtomicBool,
    ports: Ports,
}

/// A mosquitto that is there and knows an event's rules, but does not run yet.
pub(crate) struct Prepared(Running);

impl Prepared {
    /// Looks for mosquitto and writes what it has to be told.
    ///
    /// # Errors
    /// When this machine has no mosquitto, with what to do; when nothing can be written.
    pub fn new(
        exhibition: &Exhibition,
        codes: &DeskCodes,
        tickets: &Tickets,
        console: &Console,
    ) -> Result<Self> {
        let program = program().ok_or_else(|| {
            let key = match env::consts::OS {
                "linux" => "live-no-mosquitto-linux",
                "macos" => "live-no-mosquitto-macos",
                "windows" => "live-no-mosquitto-windows",
                _ => "live-no-mosquitto",
            };
            console.failure(key, &[])
        })?;
        let ports = Ports::free()?;
        let folder = tempfile::Builder::new()
            .prefix("boothwalk-live-")
            .tempdir()?;
        write(folder.path(), exhibition, codes, tickets, ports)?;
        Ok(Self(Running {
            program,
            folder: Mutex::new(Some(folder)),
            child: Mutex::new(None),
            ends: AtomicBool::new(false),
            ports,
        }))
    }

    /// Its doors, once it runs.
    pub fn ports(&self) -> Ports {
        self.0.ports
    }

    /// Starts it and waits until it answers. When it dies, `died` is called and it is started again.
    ///
    /// # Errors
    /// When it cannot be started, or does not answer in time, with its own words.
    pub fn start(self, died: impl Fn() + Send + 'static) -> Result<Broker> {
        // From here on it is stopped whatever happens.
        let broker = Broker {
            running: Arc::new(self.0),
        };
        broker.running.spawn()?;
        broker.running.wait_until_it_answers()?;
        let running = Arc::clone(&broker.running);
        thread::spawn(move || running.watch(&died));
        Ok(broker)
    }
}

/// The files it is told to read.
fn write(
    folder: &Path,
    exhibition: &Exhibition,
    codes: &DeskCodes,
    tickets: &Tickets,
    ports: Ports,
) -> Result<()> {
    let is_by_ticket = ports.live(&exhibition.event).entry == Admission::Ticket;
    let event = &exhibition.event.id;
    let address = Ipv4Addr::LOCALHOST.to_string();
    let conf = mosquitto::configuration(&Doors {
        address: &address,
        visitors: ports.visitors,
        desks: ports.desks,
        spare: ports.spare,
        folder: &folder.display().to_string(),
        tickets: is_by_ticket,
        keep: None,
        // Nothing but the superuser may change into another; then its files are its own.
        user: Some("root"),
    });
    for (name, text) in [
        ("mosquitto.conf", conf),
        ("visitors.acl", visitors_rules(exhibition)),
        (
            "desks.acl",
            mosquitto::desks(event, desk_codes::booths(exhibition)),
        ),
        ("desks.pw", password_file(&codes.users(exhibition))),
        ("visitors.pw", password_file(&tickets.users())),
    ] {
        secrets::write(&folder.join(name), &text)?;
    }
    Ok(())
}

impl Running {
    fn with_folder<T>(&self, with: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
        let folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        match &*folder {
            Some(folder) => with(folder.path()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn spawn(&self) -> Result<()> {
        let spawned = self.with_folder(|folder| {
            let mut command = Command::new(&self.program);
            command
                .arg("-c")
                .arg(folder.join("mosquitto.conf"))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(fs::File::create(folder.join("log"))?);
            #[cfg(unix)]
            {
                use std::os::unix::process::CommandExt as _;
                // Ctrl+C is for us, who then stop it.
                command.process_group(0);
            }
            command.spawn()
        });
        let child = spawned.with_context(|| self.program.display().to_string())?;
        let mut place = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        *place = Some(child);
        Ok(())
    }

    /// Whether it has ended by itself.
    fn has_ended(&self) -> bool {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        match child.as_mut().map(Child::try_wait) {
            Some(Ok(None)) => false,
            Some(Ok(Some(_)) | Err(_)) | None => true,
        }
    }

    fn wait_until_it_answers(&self) -> Result<()> {
        let start = Instant::now();
        let doors = [self.ports.visitors, self.ports.desks];
        while !self.has_ended() && start.elapsed() < ANSWERS_WITHIN {
            let open = |port: &u16| {
                let door = SocketAddr::from((Ipv4Addr::LOCALHOST, *port));
                TcpStream::connect_timeout(&door, LOOK).is_ok()
            };
            if doors.iter().all(open) {
                return Ok(());
            }
            thread::sleep(LOOK);
        }
        let log = self.with_folder(|folder| fs::read_to_string(folder.join("log")));
        let name = self.program.display().to_string();
        Err(anyhow::anyhow!("{}", log.unwrap_or_default().trim())).context(name)
    }

    fn watch(&self, died: &dyn Fn()) {
        while !self.ends.load(Ordering::SeqCst) {
            if self.has_ended() && !self.ends.load(Ordering::SeqCst) {
                died();
                thread::sleep(AGAIN_AFTER);
                // What cannot be started now is tried again.
                if !self.ends.load(Ordering::SeqCst) {
                    self.spawn().ok();
                }
            }
            thread::sleep(LOOK);
        }
        // It may have been started while it was being stopped.
        self.kill();
    }

    fn kill(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mut child) = child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

impl Broker {
    /// Stops it and clears its files away.
    pub fn stop(&self) {
        self.running.ends.store(true, Ordering::SeqCst);
        self.running.kill();
        let mut folder = self
            .running
            .folder
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // What cannot be cleared away is the system's temporary folder's.
        folder.take().map(TempDir::close);
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.stop();
    }
}
