//! Servers of the system as children of a test: where they are, their ports, whether they listen, and their end.

use std::{
    env,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Child,
    thread::sleep,
    time::{Duration, Instant},
};

/// A broker that does not listen by then has failed.
pub const LISTENS_WITHIN: Duration = Duration::from_secs(120);

/// Ports that nobody listens on.
pub fn free_ports() -> [u16; 3] {
    // All at once, so that they differ.
    let free = [0; 3].map(|port| TcpListener::bind(("127.0.0.1", port)).unwrap());
    free.map(|listener| listener.local_addr().unwrap().port())
}

/// Waits until a server listens at all its ports; `false` if it ends instead.
pub fn listens(child: &mut Child, ports: &[u16]) -> bool {
    let began = Instant::now();
    let open = |port: &u16| TcpStream::connect(("127.0.0.1", *port)).is_ok();
    while began.elapsed() < LISTENS_WITHIN {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        if ports.iter().all(open) {
            return true;
        }
        sleep(Duration::from_millis(20));
    }
    end(child);
    panic!("the broker does not listen");
}

/// `kill -9`.
pub fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// A program. Debian has servers in a folder that is not on everybody's `PATH`.
pub fn program(name: &str, missing: &str) -> PathBuf {
    let usual = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"].map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(usual)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .expect(missing)
}
