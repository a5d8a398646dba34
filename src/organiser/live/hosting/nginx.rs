//! nginx in front of a broker: who may connect from where, how often, and how much they may send.

use std::fmt::Write as _;

use feed::Origin;
use feed::event::LiveSettings;
use feed::link::Policy;
use percent_encoding::percent_decode_str;

use super::PORTS;

/// Connections from one address: an office behind one address is many people.
const CONNECTIONS: u32 = 60;
/// New connections from one address: so many at once, for an office that comes back to a broker that was started again, and
/// one a second after them. Each may be another name, under which a broker keeps something.
const NEW_AT_ONCE: u32 = 2 * CONNECTIONS;
/// Bytes a second that a visitor may send; who walks sends about 40.
const VISITOR_RATE: &str = "2k";
/// The same for a desk, which answers many.
const DESK_RATE: &str = "20k";
/// A connection that says nothing for so long is closed; pages say something every three minutes.
const SILENCE: &str = "10m";
/// Ports between both halves of nginx, one a door.
const BETWEEN: [u16; 2] = [9401, 9402];

/// For the `http` block: zones, and from which pages a browser may connect.
pub(super) fn http(site: Option<&Origin>) -> String {
    let mut out = String::from(
        "# For the http block: cp this file to /etc/nginx/conf.d/boothwalk-live.conf\n\
         # Who has one address of IPv6 has all that begin like it: its first half is what counts, also where\n\
         # noughts are left out of it.\n\
         map $remote_addr $boothwalk_live_from {\n    \
             default $remote_addr;\n    \
             \"~^(?<boothwalk_live_net>(?:[0-9a-f]+:){1,3}:|(?:[0-9a-f]+:){4})\" $boothwalk_live_net;\n}\n\
         limit_conn_zone $boothwalk_live_from zone=boothwalk_live:10m;\n\
         limit_req_zone $boothwalk_live_from zone=boothwalk_live_new:10m rate=1r/s;\n\
         # Pages of other sites may not connect. Programs that are no browsers say nothing or anything.\n",
    );
    match site {
        Some(site) => {
            let _ = write!(
                out,
                "map $http_origin $boothwalk_live_origin {{\n    default 0;\n    \"{site}\" 1;\n}}\n"
            );
        }
        None => out.push_str(
            "# Build the site with --base, or say here where it stands: default 0; \"https://city.example\" 1;\n\
             map $http_origin $boothwalk_live_origin {\n    default 1;\n}\n",
        ),
    }
    out
}

/// For the server block of the broker's host: the doors.
pub(super) fn site(live: &LiveSettings) -> String {
    let mut out = String::from(
        "# For the server block of the broker's host, which listens by ssl: include this file there.\n",
    );
    let doors = [&*live.broker, live.desks_door()];
    for (door, port) in doors.into_iter().zip(BETWEEN) {
        let Some(path) = path(door) else {
            let _ = writeln!(out, "# No location can be written for the path of {door}.");
            continue;
        };
        let _ = write!(
            out,
            "location = {path} {{\n    \
             if ($boothwalk_live_origin = 0) {{ return 403; }}\n    \
             limit_conn boothwalk_live {CONNECTIONS};\n    \
             limit_conn_status 429;\n    \
             limit_req zone=boothwalk_live_new burst={NEW_AT_ONCE} nodelay;\n    \
             limit_req_status 429;\n    \
             access_log off;\n    \
             proxy_pass http://127.0.0.1:{port};\n    \
             proxy_http_version 1.1;\n    \
             proxy_set_header Upgrade $http_upgrade;\n    \
             proxy_set_header Connection \"upgrade\";\n    \
             proxy_set_header Host $host;\n    \
             proxy_buffering off;\n    \
             proxy_read_timeout {SILENCE};\n    \
             proxy_send_timeout {SILENCE};\n}}\n"
        );
    }
    out
}

/// For the top of nginx.conf, where the stream module is: how much each connection may send.
pub(super) fn stream() -> String {
    let mut out = String::from(
        "# For the top level of /etc/nginx/nginx.conf, outside of http (Debian: apt-get install libnginx-mod-stream).\n\
         # One client that floods is slowed down here, before it costs the others anything.\nstream {\n",
    );
    let doors = [VISITOR_RATE, DESK_RATE].into_iter().zip(BETWEEN);
    for ((rate, between), broker) in doors.zip(PORTS) {
        let _ = write!(
            out,
            "    server {{\n        \
             listen 127.0.0.1:{between};\n        \
             proxy_pass 127.0.0.1:{broker};\n        \
             proxy_upload_rate {rate};\n        \
             proxy_timeout {SILENCE};\n    }}\n"
        );
    }
    out + "}\n"
}

/// The paths of both doors, for who listens behind nginx.
pub(super) fn paths(live: &LiveSettings) -> [String; 2] {
    let visitors = path(&live.broker).unwrap_or_else(|| "/live".to_owned());
    let desks = path(live.desks_door()).unwrap_or_else(|| visitors.clone());
    [visitors, desks]
}

/// The path of a door as a location has it; `None` where it has letters that mean something there.
fn path(door: &str) -> Option<String> {
    let url = Policy::Socket.read(door).ok()?;
    let address = feed::Address::parse(url.as_str()).ok()?;
    let path = percent_decode_str(address.path()).decode_utf8().ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    path.chars().all(plain).then(|| path.into_owned())
}
