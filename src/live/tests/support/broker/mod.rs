//! A real broker on loopback, with the rules that an event has: a mosquitto, or with `BOOTHWALK_BROKER=ejabberd` a pair of
//! ejabberd in a cluster, where visitors come in at one node and desks at the other.

mod ejabberd;
mod mosquitto;
mod process;

use std::{env, fs, io::Write as _, path::PathBuf};

use live::{
    DeskCode,
    rules::ejabberd::{ClusterNode, MODULE, accounts, configuration},
    topic::{ORGANISER_USER, desk_user},
};

use self::{
    ejabberd::{Files, Pair},
    mosquitto::Mosquitto,
};

/// The event of these tests.
pub const EVENT: &str = "fair";
/// The host of a cluster.
const HOST: &str = "fair.example";
/// A booth whose desk has rules, but no password yet.
pub const CODELESS: &str = "later";

/// Where a page connects: the ports of the nodes that a name leads to. The first that takes the connection has it.
pub type Door = Vec<u16>;

/// What is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Mosquitto,
    Ejabberd,
}

impl Kind {
    /// The one that is asked for.
    pub fn asked() -> Self {
        match env::var("BOOTHWALK_BROKER").as_deref() {
            Err(_) | Ok("mosquitto") => Self::Mosquitto,
            Ok("ejabberd") => Self::Ejabberd,
            Ok(other) => panic!("BOOTHWALK_BROKER is {other}, not mosquitto or ejabberd"),
        }
    }

    /// Whether this one is asked for; if not, it is said on the terminal what is left out, and why.
    pub fn can(self, what: &str, why: &str) -> bool {
        let asked = Self::asked();
        if asked != self {
            // Not by a macro: what macros print of a test that passes is not shown.
            let _ = writeln!(std::io::stderr(), "left out with {asked:?}: {what}: {why}");
        }
        asked == self
    }
}

/// A running broker. It ends with this value.
pub struct Broker {
    pub visitors: Door,
    pub desks: Door,
    /// Another way in for visitors: the other node, if there is one.
    pub round: Door,
    engine: Engine,
}

enum Engine {
    One(Mosquitto),
    Pair(Pair),
}

impl Broker {
    /// Starts one for a test of this name, with these booths' desks and an organiser.
    pub fn start(name: &str, codes: &[(&str, &DeskCode)], organiser: &DeskCode) -> Self {
        let mut booths: Vec<&str> = codes.iter().map(|(booth, _)| *booth).collect();
        booths.push(CODELESS);
        let mut users = vec![(ORGANISER_USER.to_owned(), organiser.password())];
        users.extend(
            codes
                .iter()
                .map(|(booth, code)| (desk_user(booth), code.password())),
        );
        match Kind::asked() {
            Kind::Mosquitto => {
                let one = Mosquitto::start(name, &booths, &users);
                Self {
                    visitors: vec![one.visitors],
                    desks: vec![one.desks],
                    round: vec![one.visitors],
                    engine: Engine::One(one),
                }
            }
            Kind::Ejabberd => {
                let rules = |port| {
                    configuration(&ClusterNode {
                        event: EVENT,
                        host: HOST,
                        booths: &booths,
                        tickets: false,
                        doors: &["/".to_owned()],
                        address: "127.0.0.1",
                        port,
                    })
                };
                let files = Files {
                    configuration: &rules,
                    module: MODULE,
                    accounts: &accounts(&users, &[]),
                    host: HOST,
                };
                let pair = Pair::start(folder(name), &files);
                let [first, second] = pair.ports();
                Self {
                    visitors: vec![first, second],
                    desks: vec![second, first],
                    round: vec![second, first],
                    engine: Engine::Pair(pair),
                }
            }
        }
    }

    /// `kill -9` for what visitors are connected to, as when the machine's memory is full. Nothing of it is kept.
    pub fn kill(&mut self) {
        match &mut self.engine {
            Engine::One(one) => one.kill(),
            Engine::Pair(pair) => pair.kill(0),
        }
    }

    /// Lets people back in: the one broker is started again. Of a pair there is the other one.
    pub fn recover(&mut self) {
        match &mut self.engine {
            Engine::One(one) => one.start_again(),
            Engine::Pair(_) => {}
        }
    }

    /// The pair, for what only a pair can do.
    #[allow(dead_code, reason = "the load test has no use for it")]
    pub fn pair(&mut self) -> &mut Pair {
        match &mut self.engine {
            Engine::One(_) => panic!("there is no second node"),
            Engine::Pair(pair) => pair,
        }
    }

    /// Its processes.
    #[allow(dead_code, reason = "the load test alone asks for it")]
    pub fn pids(&self) -> Vec<u32> {
        match &self.engine {
            Engine::One(one) => vec![one.pid()],
            Engine::Pair(pair) => pair.pids(),
        }
    }
}

/// A folder for the files of a test's broker, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("broker-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
