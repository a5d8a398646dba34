//! ejabberd (23 and later): the form for large events, on as many nodes as are needed. Its rules are literal as to names.

use std::fmt::Write as _;

use crate::VisitorId;
use crate::topic::{ORGANISER_USER, desk_user};

/// Connections that may wait to be let in: a hall comes in at once when the fair opens, or when another node dies.
const WAITING: u32 = 1024;

/// What each node needs besides: a module that lets it know what is kept at the others, and locks desks without an account.
pub const MODULE: &str = include_str!("mod_boothwalk.erl");

/// What a node has to be told.
#[derive(Debug, Clone)]
pub struct ClusterNode<'a> {
    /// Id of the event.
    pub event: &'a str,
    /// Name of the broker's host, the same at all nodes.
    pub host: &'a str,
    /// Ids of the booths that have a desk.
    pub booths: &'a [&'a str],
    /// Whether visitors are let in by their tickets alone, which are accounts like the desks'.
    pub tickets: bool,
    /// Paths at which it listens, one for all doors or one a door.
    pub doors: &'a [String],
    /// Address at which it listens; loopback, with nginx before it.
    pub address: &'a str,
    /// Port at which it listens.
    pub port: u16,
}

/// The configuration of each node. Desks come through the visitors' door: their names ask for their passwords.
#[must_use]
pub fn configuration(node: &ClusterNode<'_>) -> String {
    let ClusterNode {
        event,
        host,
        booths,
        tickets,
        doors,
        address,
        port,
    } = node;
    let enter = if *tickets {
        "auth_method: [internal]\n"
    } else {
        "auth_method: [internal, anonymous]\n\
         anonymous_protocol: login_anon\n\
         allow_multiple_connections: true\n"
    };
    let mut handlers = String::new();
    for (at, door) in doors.iter().enumerate() {
        if !doors[..at].contains(door) {
            let _ = writeln!(handlers, "      \"{door}\": mod_mqtt");
        }
    }
    // Nobody but who has a visitor's id is one: a rule for `v/%u/+` lets whoever calls himself `+` listen to `v/+/+`.
    let mut out = format!(
        "# Every node has this file: see README.md.\n\
         hosts:\n  - \"{host}\"\n\
         loglevel: warning\n\
         {enter}\
         listen:\n  \
           -\n    \
             port: {port}\n    \
             ip: \"{address}\"\n    \
             backlog: {WAITING}\n    \
             module: ejabberd_http\n    \
             request_handlers:\n{handlers}\
         acl:\n  \
           id:\n    user_regexp: \"^[a-z2-7]{{{}}}$\"\n  \
           {ORGANISER_USER}:\n    user: {ORGANISER_USER}\n",
        VisitorId::CHARACTERS
    );
    for booth in *booths {
        let name = desk_user(booth);
        let _ = write!(out, "  \"{name}\":\n    user: \"{name}\"\n");
    }
    let _ = write!(
        out,
        "access_rules:\n  \
           visitor:\n    - allow: id\n  \
           organiser_only:\n    - allow: {ORGANISER_USER}\n"
    );
    for booth in *booths {
        let name = desk_user(booth);
        let _ = write!(out, "  \"{name}\":\n    - allow: \"{name}\"\n");
    }
    let mut publish = String::new();
    let mut subscribe = String::new();
    let rule = |out: &mut String, topic: &str, who: &str| {
        let _ = writeln!(out, "      \"bw/{event}/{topic}\": \"{who}\"");
    };
    for topic in ["h/+/+/%u", "n/+/%u", "b/+/%u", "r/%u", "d/%u"] {
        rule(&mut publish, topic, "visitor");
    }
    rule(&mut publish, "o/#", "organiser_only");
    for topic in ["h/+/+/+", "s/+", "t/+", "o/#"] {
        rule(&mut subscribe, topic, "all");
    }
    rule(&mut subscribe, "v/%u/+", "visitor");
    rule(&mut subscribe, "d/%u", "visitor");
    rule(&mut subscribe, "r/+", "organiser_only");
    for booth in *booths {
        let name = desk_user(booth);
        for topic in [
            format!("s/{booth}"),
            format!("t/{booth}"),
            format!("q/{booth}/+"),
            format!("v/+/{booth}"),
        ] {
            rule(&mut publish, &topic, &name);
        }
        for kind in ["b", "n", "q"] {
            rule(&mut subscribe, &format!("{kind}/{booth}/+"), &name);
        }
    }
    let names = booths.iter().map(|booth| desk_user(booth));
    let names = names.chain([ORGANISER_USER.to_owned()]);
    let names: String = names.map(|name| format!("      - \"{name}\"\n")).collect();
    let _ = write!(
        out,
        "modules:\n  \
           # Lets ejabberdctl change passwords.\n  \
           mod_admin_extra: {{}}\n  \
           mod_boothwalk:\n    \
             desks:\n{names}  \
           mod_mqtt:\n    \
             max_queue: 1000\n    \
             session_expiry: 2 hours\n    \
             access_publish:\n{publish}    \
             access_subscribe:\n{subscribe}"
    );
    out
}

/// The accounts of desks and tickets, to be made once on one node: the others know them. A ticket that is no more loses its own.
#[must_use]
pub fn accounts(desks: &[(String, String)], tickets: &[(String, String)]) -> String {
    let mut out = String::from(
        "#!/bin/sh\n# Secret. On one node: sh ejabberd-desks.sh HOST, with the host of ejabberd.yml. A renewed code changes its desk's password.\n\
         set -eu\n",
    );
    for (user, password) in desks.iter().chain(tickets) {
        let _ = writeln!(
            out,
            "ejabberdctl change_password {user} \"$1\" {password} || ejabberdctl register {user} \"$1\" {password}"
        );
    }
    if tickets.is_empty() {
        return out;
    }
    let names: Vec<&str> = tickets.iter().map(|(name, _)| &**name).collect();
    let _ = write!(
        out,
        "ejabberdctl registered_users \"$1\" | while read -r user; do\n  \
           [ ${{#user}} = {} ] || continue\n  \
           case ' {} ' in *\" $user \"*) continue ;; esac\n  \
           case \"$user\" in *[!a-z2-7]*) ;; *) ejabberdctl unregister \"$user\" \"$1\" ;; esac\n\
         done\n",
        VisitorId::CHARACTERS,
        names.join(" ")
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(tickets: bool) -> String {
        configuration(&ClusterNode {
            event: "fair",
            host: "fair.example",
            booths: &["acme"],
            tickets,
            doors: &["/live".to_owned(), "/live".to_owned()],
            address: "127.0.0.1",
            port: 9001,
        })
    }

    #[test]
    fn by_ticket_nobody_is_let_in_without_an_account() {
        assert!(with(false).contains("auth_method: [internal, anonymous]"));
        let text = with(true);
        assert!(
            text.contains("auth_method: [internal]\nlisten:\n"),
            "{text}"
        );
        assert!(!text.contains("anonymous"), "{text}");
    }

    #[test]
    fn only_who_has_an_id_is_a_visitor() {
        let text = with(false);
        assert_eq!(text.matches(": mod_mqtt\n").count(), 1, "{text}");
        let rules = text.split_once("access_rules:\n").unwrap().1;
        let rules = rules.split_once("modules:").unwrap().0;
        assert!(
            rules.starts_with("  visitor:\n    - allow: id\n"),
            "{rules}"
        );
        assert!(!rules.contains("all\n"), "{rules}");
        assert!(text.contains("  id:\n    user_regexp: \"^[a-z2-7]{24}$\"\n"));
    }
}
