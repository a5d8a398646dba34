//! One mosquitto: started, killed and started again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use live::rules::mosquitto::{Doors, configuration, desks, visitors};

use super::super::people::HALL;
use super::{
    EVENT, folder,
    process::{end, free_ports, listens, program},
};

const MISSING: &str = "mosquitto is missing. Debian, Ubuntu: apt-get install mosquitto. Fedora: dnf install mosquitto. \
    macOS: brew install mosquitto. Windows: winget install EclipseFoundation.Mosquitto.";

/// A running mosquitto.
pub struct Mosquitto {
    folder: PathBuf,
    /// Port of the visitors' door.
    pub visitors: u16,
    /// Port of the desks' door.
    pub desks: u16,
    child: Child,
}

impl Mosquitto {
    pub fn start(name: &str, booths: &[&str], users: &[(String, String)]) -> Self {
        let folder = folder(name);
        let places = visitors(EVENT, [HALL], booths.iter().copied());
        fs::write(folder.join("visitors.acl"), places).unwrap();
        fs::write(
            folder.join("desks.acl"),
            desks(EVENT, booths.iter().copied()),
        )
        .unwrap();
        let passwords: String = users
            .iter()
            .map(|(user, password)| format!("{user}:{password}\n"))
            .collect();
        fs::write(folder.join("desks.pw"), passwords).unwrap();
        let hashed = Command::new(program("mosquitto_passwd", MISSING))
            .arg("-U")
            .arg(folder.join("desks.pw"))
            .status()
            .expect(MISSING);
        assert!(hashed.success());
        // A port that is free now may be somebody's a moment later: then others are tried.
        let started = (0..5).find_map(|_| {
            let [visitors, desks, spare] = free_ports();
            let doors = Doors {
                address: "127.0.0.1",
                visitors,
                desks,
                spare,
                folder: folder.to_str().unwrap(),
                tickets: false,
                keep: None,
                // Started by root it would become `mosquitto`, who cannot read this folder.
                user: Some("root"),
            };
            fs::write(folder.join("mosquitto.conf"), configuration(&doors)).unwrap();
            run(&folder, &[visitors, desks]).map(|child| (visitors, desks, child))
        });
        let (visitors, desks, child) =
            started.expect("mosquitto does not start: its words stand above");
        Self {
            folder,
            visitors,
            desks,
            child,
        }
    }

    pub fn kill(&mut self) {
        end(&mut self.child);
    }

    /// Starts it again, on the same ports.
    pub fn start_again(&mut self) {
        self.child =
            run(&self.folder, &[self.visitors, self.desks]).expect("its ports are free again");
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Mosquitto {
    fn drop(&mut self) {
        self.kill();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// `None` if it ends at once.
fn run(folder: &Path, ports: &[u16]) -> Option<Child> {
    let mut child = Command::new(program("mosquitto", MISSING))
        .arg("-c")
        .arg(folder.join("mosquitto.conf"))
        .stdout(Stdio::null())
        .spawn()
        .expect(MISSING);
    listens(&mut child, ports).then_some(child)
}
