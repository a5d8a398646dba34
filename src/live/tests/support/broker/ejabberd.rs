//! Two nodes of ejabberd on this machine, joined as the README of `hosting/live` says, with the accounts that its script makes.
//! The tests of the command use this file as well, with the files that it has written.
//!
//! Nothing of the system's own ejabberd is used but its program: folders, names and the table of names (epmd) are the test's,
//! so that many pairs can stand side by side and nothing is left of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use super::process::{LISTENS_WITHIN, end, free_ports, listens, program};

const MISSING: &str = "ejabberd is missing. Debian, Ubuntu: apt-get install ejabberd, of which only the program is used.";
const NAMES: [&str; 2] = ["one", "two"];

/// What a pair is told.
pub struct Files<'a> {
    /// Configuration of the node at a port of this machine.
    pub configuration: &'a dyn Fn(u16) -> String,
    /// Source of the module that each node needs.
    pub module: &'a str,
    /// The script that makes the desks' accounts, and the host that it is told.
    pub accounts: &'a str,
    pub host: &'a str,
}

/// Both nodes.
pub struct Pair {
    folder: PathBuf,
    names: Child,
    /// Port of the table of names.
    table: u16,
    ports: [u16; 2],
    nodes: [Child; 2],
}

impl Pair {
    /// Starts one in a folder of its own, which is gone with it.
    pub fn start(folder: PathBuf, files: &Files<'_>) -> Self {
        let [table, first, second] = free_ports();
        let ports = [first, second];
        let mut names = Command::new(program("epmd", MISSING))
            .args(["-port", &table.to_string(), "-address", "127.0.0.1"])
            .stdout(Stdio::null())
            // It speaks of who knocks to see whether it listens.
            .stderr(Stdio::null())
            .spawn()
            .expect(MISSING);
        // A node that does not find it ends.
        assert!(listens(&mut names, &[table]), "epmd does not start");
        let nodes = [0, 1].map(|at| {
            let place = folder.join(NAMES[at]);
            fs::create_dir_all(&place).unwrap();
            let rules = (files.configuration)(ports[at]);
            fs::write(place.join("ejabberd.yml"), rules).unwrap();
            compile(&place, files.module);
            run(&folder, table, at)
        });
        let mut pair = Self {
            folder,
            names,
            table,
            ports,
            nodes,
        };
        pair.control();
        (0..2).for_each(|at| pair.started(at));
        pair.ejabberdctl(1, &["join_cluster", &full(0)]);
        pair.started(1);
        pair.make_accounts(files.accounts, files.host);
        pair
    }

    /// Runs the script that makes the desks' accounts, or changes their passwords, as the README says: on one node.
    pub fn make_accounts(&self, accounts: &str, host: &str) {
        let script = self.folder.join("ejabberd-desks.sh");
        fs::write(&script, accounts).unwrap();
        // The script's own words are those of somebody who uses it: they are shown if it fails.
        let made = Command::new("sh")
            .arg(&script)
            .arg(host)
            .env("PATH", self.path())
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
    }

    /// The nodes' ports.
    pub fn ports(&self) -> [u16; 2] {
        self.ports
    }

    #[allow(dead_code, reason = "the load test alone asks for it")]
    pub fn pids(&self) -> Vec<u32> {
        self.nodes.iter().map(Child::id).collect()
    }

    /// Other rules for both while they run, as the README says: `ejabberdctl reload_config`.
    #[allow(dead_code, reason = "the tests of the command alone change rules")]
    pub fn reload(&self, configuration: &dyn Fn(u16) -> String) {
        for (at, port) in self.ports.into_iter().enumerate() {
            let file = self.folder.join(NAMES[at]).join("ejabberd.yml");
            fs::write(file, configuration(port)).unwrap();
            self.ejabberdctl(at, &["reload_config"]);
        }
    }

    /// `kill -9` for one of them.
    #[allow(dead_code, reason = "the tests of the command kill none")]
    pub fn kill(&mut self, at: usize) {
        end(&mut self.nodes[at]);
    }

    /// Starts one again: it knows by itself which cluster it is of.
    #[allow(dead_code, reason = "the tests of the command kill none")]
    pub fn start_again(&mut self, at: usize) {
        self.nodes[at] = run(&self.folder, self.table, at);
        self.started(at);
    }

    /// Waits until a node is of the cluster and lets people in.
    fn started(&mut self, at: usize) {
        let began = Instant::now();
        let listens = listens(&mut self.nodes[at], &[self.ports[at]]);
        assert!(listens, "{}", self.words(at));
        while !self.try_ejabberdctl(at, &["status"]) {
            assert!(began.elapsed() < LISTENS_WITHIN, "{}", self.words(at));
            sleep(Duration::from_millis(100));
        }
    }

    /// What a node said.
    fn words(&self, at: usize) -> String {
        fs::read_to_string(self.folder.join(NAMES[at]).join("out")).unwrap_or_default()
    }

    /// Writes what its script calls `ejabberdctl`: the same module, asked at one of our nodes.
    fn control(&self) {
        let text = format!(
            "#!/bin/sh\nexport ERL_LIBS='{}' ERL_EPMD_PORT={}\n\
             exec '{}' -sname \"ctl-$$@localhost\" -setcookie boothwalk -start_epmd false -hidden -noinput +sbwt none \
             -s ejabberd_ctl -extra \"${{EJABBERD_NODE:-{}}}\" \"$@\"\n",
            libraries().display(),
            self.table,
            program("erl", MISSING).display(),
            full(0),
        );
        let file = self.folder.join("ejabberdctl");
        fs::write(&file, text).unwrap();
        let made = Command::new("chmod").arg("+x").arg(&file).status().unwrap();
        assert!(made.success());
    }

    fn path(&self) -> String {
        let path = std::env::var("PATH").unwrap_or_default();
        format!("{}:{path}", self.folder.display())
    }

    fn ejabberdctl(&self, at: usize, args: &[&str]) {
        assert!(
            self.try_ejabberdctl(at, args),
            "{args:?}: {}",
            self.words(at)
        );
    }

    fn try_ejabberdctl(&self, at: usize, args: &[&str]) -> bool {
        let done = Command::new(self.folder.join("ejabberdctl"))
            .args(args)
            .env("EJABBERD_NODE", full(at))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        self.nodes.iter_mut().for_each(end);
        end(&mut self.names);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A node's name, by which the other one finds it.
fn full(at: usize) -> String {
    format!("{}@localhost", NAMES[at])
}

/// The module, in the folder where a node is started: it is looked for there.
fn compile(place: &Path, module: &str) {
    fs::write(place.join("mod_boothwalk.erl"), module).unwrap();
    let compiled = Command::new(program("erlc", MISSING))
        .arg("mod_boothwalk.erl")
        .current_dir(place)
        .status();
    assert!(compiled.expect(MISSING).success());
}

/// What Debian's `ejabberdctl` does to start one, without the system's user and folders.
fn run(folder: &Path, table: u16, at: usize) -> Child {
    let place = folder.join(NAMES[at]);
    let log = fs::File::create(place.join("out")).unwrap();
    Command::new(program("erl", MISSING))
        .args([
            "-sname",
            &full(at),
            "-setcookie",
            "boothwalk",
            "-start_epmd",
            "false",
        ])
        // Its own port is nobody's but this machine's; and it does not wait for work by turning round and round.
        .args([
            "-kernel",
            "inet_dist_use_interface",
            "{127,0,0,1}",
            "+sbwt",
            "none",
            "+S",
            "2:2",
        ])
        .args([
            "-mnesia",
            "dir",
            &format!("\"{}\"", place.join("data").display()),
        ])
        .args(["-s", "ejabberd", "-noinput"])
        .current_dir(&place)
        .env("ERL_LIBS", libraries())
        .env("ERL_EPMD_PORT", table.to_string())
        .env("ERL_CRASH_DUMP", "/dev/null")
        .env("EJABBERD_CONFIG_PATH", place.join("ejabberd.yml"))
        .env("EJABBERD_LOG_PATH", place.join("log"))
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .expect(MISSING)
}

/// The folder of Erlang's libraries, ejabberd among them: Debian names it after the machine.
fn libraries() -> PathBuf {
    let has_it = |folder: &PathBuf| {
        fs::read_dir(folder).is_ok_and(|mut entries| {
            entries.any(|entry| {
                entry
                    .is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("ejabberd-"))
            })
        })
    };
    let folders = fs::read_dir("/usr/lib").expect(MISSING);
    let mut folders = folders.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    folders.find(has_it).expect(MISSING)
}
