//! `hosting/live/`: what the broker of an event and the server in front of it have to be told. Nothing secret is among it: the
//! passwords of desks and tickets lie beside the event, in `.boothwalk/live/`.

mod nginx;

use std::path::Path;

use anyhow::Result;
use feed::event::LiveSettings;
use feed::link::Policy;
use feed::{Exhibition, Origin};
use live::rules::ejabberd::{self, ClusterNode};
use live::rules::mosquitto::{self, Doors};

use super::desk_codes::{self, DeskCodes};
use super::is_by_ticket;
use super::password_file::password_file;
use super::secrets;
use super::tickets::Tickets;
use super::visitors_rules;
use crate::files::OWN_FOLDER;

/// Where the files stand in the site.
const FOLDER: &str = "hosting/live";
/// Where mosquitto finds its files: what the README tells to do.
const AT_BROKER: &str = "/etc/mosquitto/boothwalk";
/// Where Debian's mosquitto keeps what outlives it.
const KEEPS: &str = "/var/lib/mosquitto";
/// Ports of the broker's doors on its machine: visitors, desks, nobody.
const PORTS: [u16; 3] = [9001, 9002, 9003];
/// How many connections mosquitto and nginx may have, for systemd, which allows 1,024 unless it is told: see the READMEs.
const LIMITS: &str = include_str!("limits.conf");
/// The READMEs, in the organisers' languages.
const TEXTS: [(&str, &str); 2] = [
    ("README.md", include_str!("readme.en.md")),
    ("README.ja.md", include_str!("readme.ja.md")),
];

/// The files of an event that is live: path in the site, and content. `site` is where its pages stand.
pub(crate) fn files(
    exhibition: &Exhibition,
    live: &LiveSettings,
    site: Option<&Origin>,
) -> Vec<(String, String)> {
    let event = &*exhibition.event.id;
    let booths: Vec<&str> = desk_codes::booths(exhibition).collect();
    let [visitors, desks, spare] = PORTS;
    let conf = mosquitto::configuration(&Doors {
        address: "127.0.0.1",
        visitors,
        desks,
        spare,
        folder: AT_BROKER,
        tickets: is_by_ticket(live),
        keep: Some(KEEPS),
        user: None,
    });
    let host = Policy::Socket.read(&live.broker).ok();
    let host = host.as_ref().and_then(|url| url.host());
    let host = host.map_or("localhost", feed::Host::as_str);
    let nodes = ejabberd::configuration(&ClusterNode {
        event,
        host,
        booths: &booths,
        tickets: is_by_ticket(live),
        doors: &nginx::paths(live),
        address: "127.0.0.1",
        port: visitors,
    });
    let own = [
        ("mosquitto.conf", conf),
        ("visitors.acl", visitors_rules(exhibition)),
        ("desks.acl", mosquitto::desks(event, booths.iter().copied())),
        ("nginx-http.conf", nginx::http(site)),
        ("nginx-site.conf", nginx::site(live)),
        ("nginx-stream.conf", nginx::stream()),
        ("limits.conf", LIMITS.to_owned()),
        ("ejabberd.yml", nodes),
        ("mod_boothwalk.erl", ejabberd::MODULE.to_owned()),
    ];
    let texts = TEXTS.map(|(name, text)| {
        let text = text
            .replace("{host}", host)
            .replace("{broker}", &live.broker)
            .replace("{desks}", live.desks_door());
        (name, text)
    });
    let all = own.into_iter().chain(texts);
    all.map(|(name, text)| (format!("{FOLDER}/{name}"), text))
        .collect()
}

/// Writes the secrets that a broker needs beside the event: they are never part of a site.
///
/// # Errors
/// When they cannot be written.
pub(crate) fn write_secrets(
    folder: &Path,
    exhibition: &Exhibition,
    codes: &DeskCodes,
    tickets: &Tickets,
) -> Result<()> {
    let live = exhibition.event.live.as_ref();
    let is_by_ticket = live.is_some_and(is_by_ticket);
    let desks = codes.users(exhibition);
    let visitors = if is_by_ticket {
        tickets.users()
    } else {
        Vec::new()
    };
    let place = folder.join(OWN_FOLDER).join("live");
    if is_by_ticket {
        // Without tickets nobody comes in, and the broker finds its file all the same.
        secrets::write(&place.join("visitors.pw"), &password_file(&visitors))?;
    }
    if desks.is_empty() && visitors.is_empty() {
        return Ok(());
    }
    secrets::write(&place.join("desks.pw"), &password_file(&desks))?;
    secrets::write(
        &place.join("ejabberd-desks.sh"),
        &ejabberd::accounts(&desks, &visitors),
    )
}
