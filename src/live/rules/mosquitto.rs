//! mosquitto (2 and later): the form for one machine.
//!
//! Visitors and desks come through two doors (listeners), because a visitor's name is not proved: at the visitors' door
//! the rules speak of `%u` alone, so that nobody there can meet a desk's rules by calling himself like one. Where entry is by
//! ticket the name is proved as well.

use std::fmt::Write as _;

use crate::{
    group,
    limits::{self, PACKET_BYTES},
    topic::{ORGANISER_USER, desk_user},
};

/// Messages that wait for somebody who is away. A thread has fewer lines in two hours; a flood ends here.
pub const LARGEST_QUEUE: u32 = 200;
/// Hours for which the broker keeps a session at most, whatever a client asks for: a day of the fair.
const SESSION_HOURS: u32 = 12;

/// Rules of the visitors' door. Each place to which they write is named, because mosquitto keeps what is said at any
/// other as well, without end: two kilobytes of memory for fifty bytes, if hall and group are made up.
#[must_use]
pub fn visitors<'a>(
    event: &str,
    halls: impl IntoIterator<Item = &'a str>,
    booths: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut rules = format!(
        "# Visitors of {event}. %u is the name they give, which is their id; what they sign shows whether it is theirs.
pattern read bw/{event}/s/+
pattern read bw/{event}/t/+
pattern read bw/{event}/o/#
pattern read bw/{event}/h/+/+/+
pattern read bw/{event}/v/%u/+
pattern readwrite bw/{event}/d/%u
pattern write bw/{event}/r/%u
"
    );
    // mosquitto reads rules from the first to the last. Most is written to the first groups; in the very last one nobody is:
    // `check --online` tries the doors there. Writing to a String cannot fail.
    let halls: Vec<&str> = halls.into_iter().collect();
    for group in (0..=group::LAST).chain([limits::GROUP]) {
        for hall in &halls {
            let _ = writeln!(rules, "pattern write bw/{event}/h/{hall}/{group}/%u");
        }
    }
    for booth in booths {
        for kind in ["b", "n"] {
            let _ = writeln!(rules, "pattern write bw/{event}/{kind}/{booth}/%u");
        }
    }
    rules
}

/// Rules of the desks' door: each booth its own, and the organiser's.
#[must_use]
pub fn desks<'a>(event: &str, booths: impl IntoIterator<Item = &'a str>) -> String {
    let mut rules = format!(
        "# The staff of {event}: each desk writes for its own booth, the organiser for the event.
user {ORGANISER_USER}
topic readwrite bw/{event}/o/#
topic read bw/{event}/r/+
topic read bw/{event}/s/+
topic read bw/{event}/h/+/+/+
"
    );
    for booth in booths {
        let name = desk_user(booth);
        // Writing to a String cannot fail.
        let _ = write!(
            rules,
            "
user {name}
topic readwrite bw/{event}/s/{booth}
topic readwrite bw/{event}/t/{booth}
topic readwrite bw/{event}/q/{booth}/+
topic read bw/{event}/b/{booth}/+
topic read bw/{event}/n/{booth}/+
topic write bw/{event}/v/+/{booth}
topic read bw/{event}/o/#
topic read bw/{event}/h/+/+/+
"
        );
    }
    rules
}

/// What mosquitto has to be told.
#[derive(Debug, Clone)]
pub struct Doors<'a> {
    /// Address both doors listen at; loopback, with nginx before them, or for one machine.
    pub address: &'a str,
    /// Port of the visitors' door.
    pub visitors: u16,
    /// Port of the desks' door.
    pub desks: u16,
    /// A port of loopback at which nobody is let in: mosquitto 2.0.11 (Debian 12) does not start with WebSocket alone.
    pub spare: u16,
    /// Folder with `visitors.acl`, `desks.acl` and `desks.pw`, without a slash at its end.
    pub folder: &'a str,
    /// Whether visitors are let in by their tickets alone, which stand in `visitors.pw` of the folder.
    pub tickets: bool,
    /// Folder in which the broker keeps what outlives it, or `None` if nothing shall.
    pub keep: Option<&'a str>,
    /// The system's user to run as, if it is started by root and shall not be `mosquitto`.
    pub user: Option<&'a str>,
}

/// `mosquitto.conf`.
#[must_use]
pub fn configuration(doors: &Doors<'_>) -> String {
    let Doors {
        address,
        visitors,
        desks,
        spare,
        folder,
        tickets,
        keep,
        user,
    } = doors;
    let visitors_enter = if *tickets {
        format!("allow_anonymous false\npassword_file {folder}/visitors.pw")
    } else {
        "allow_anonymous true".to_owned()
    };
    let user = user
        .map(|user| format!("user {user}\n"))
        .unwrap_or_default();
    let keep = match keep {
        // The requests of those who wait are the one thing that must outlive the broker.
        Some(keep) => {
            format!("persistence true\npersistence_location {keep}/\nautosave_interval 30\n")
        }
        None => "persistence false\n".to_owned(),
    };
    format!(
        "# Visitors and desks come through two doors: see README.md.
{user}per_listener_settings true
max_packet_size {PACKET_BYTES}
max_queued_messages {LARGEST_QUEUE}
persistent_client_expiration {SESSION_HOURS}h
set_tcp_nodelay true
connection_messages false
log_dest stderr
log_type error
{keep}
listener {visitors} {address}
protocol websockets
{visitors_enter}
allow_zero_length_clientid false
acl_file {folder}/visitors.acl

listener {desks} {address}
protocol websockets
allow_anonymous false
password_file {folder}/desks.pw
allow_zero_length_clientid false
acl_file {folder}/desks.acl

# Nobody is let in here: some versions of mosquitto (2.0.11) do not start with WebSocket alone.
listener {spare} 127.0.0.1
allow_anonymous false
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visitors_write_only_where_their_own_name_stands() {
        let rules = visitors("fair", ["dock", "quay"], ["acme", "zenith"]);
        let writes: Vec<&str> = rules
            .lines()
            .filter_map(|line| line.strip_prefix("pattern ")?.split_once("write "))
            .map(|(_, topic)| topic)
            .collect();
        assert_eq!(writes.len(), 2 + 2 * 2 + 2 * 129);
        assert!(
            writes.iter().all(|topic| topic.ends_with("/%u")),
            "{writes:?}"
        );
        // Nor as much as they like: no name has more places than these.
        assert!(
            writes.iter().all(|topic| !topic.contains(['+', '#'])),
            "{writes:?}"
        );
        for known in ["h/quay/127", "h/dock/4095", "b/acme", "n/zenith"] {
            let topic = format!("bw/fair/{known}/%u");
            assert!(writes.contains(&&*topic), "{topic}");
        }
        // Without a pattern's word a rule would hold for people without a name, too.
        assert!(
            rules
                .lines()
                .all(|line| line.starts_with("pattern ") || line.starts_with('#')),
            "{rules}"
        );
    }

    #[test]
    fn by_ticket_no_door_lets_anybody_in_without_a_password() {
        let with = |tickets| {
            configuration(&Doors {
                address: "127.0.0.1",
                visitors: 1,
                desks: 2,
                spare: 3,
                folder: "/etc/x",
                tickets,
                keep: None,
                user: None,
            })
        };
        assert!(with(false).contains("allow_anonymous true"));
        let by_ticket = with(true);
        assert!(!by_ticket.contains("allow_anonymous true"), "{by_ticket}");
        let door = by_ticket.split("\nlistener ").nth(1).unwrap();
        assert!(
            door.starts_with("1 ") && door.contains("password_file /etc/x/visitors.pw\n"),
            "{door}"
        );
    }

    #[test]
    fn a_desk_writes_only_where_its_own_booth_stands() {
        let rules = desks("fair", ["acme", "zenith"]);
        let acme = rules
            .split("user desk-")
            .find_map(|part| part.strip_prefix("acme\n"))
            .unwrap();
        let writes: Vec<&str> = acme.lines().filter(|line| line.contains("write")).collect();
        assert_eq!(writes.len(), 4);
        assert!(
            writes
                .iter()
                .all(|line| line.ends_with("/acme") || line.ends_with("/acme/+")),
            "{writes:?}"
        );
    }
}
