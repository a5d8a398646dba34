//! ejabberd (23 and later): the form for large events, on as many nodes as are needed. Its rules are literal as to names.

use std::fmt::Write as _;

use feed::event::Live;
use live::VisitorId;
use live::topic::{ORGANISER_USER, desk_user};

use super::{PORTS, nginx};

/// The configuration of each node. Desks come through the visitors' door: their names ask for their passwords.
pub(super) fn configuration(event: &str, host: &str, live: &Live, booths: &[&str]) -> String {
    let path = nginx::path(&live.broker).unwrap_or_else(|| "/live".to_owned());
    let desks = nginx::path(live.desks_door()).unwrap_or_else(|| path.clone());
    let port = PORTS[0];
    let mut handlers = format!("      \"{path}\": mod_mqtt\n");
    if desks != path {
        let _ = writeln!(handlers, "      \"{desks}\": mod_mqtt");
    }
    // Nobody but who has a visitor's id is one: a rule for `v/%u/+` lets whoever calls himself `+` listen to `v/+/+`.
    let mut out = format!(
        "# Every node has this file: see README.md.\n\
         hosts:\n  - \"{host}\"\n\
         loglevel: warning\n\
         auth_method: [internal, anonymous]\n\
         anonymous_protocol: login_anon\n\
         allow_multiple_connections: true\n\
         listen:\n  \
           -\n    \
             port: {port}\n    \
             ip: \"127.0.0.1\"\n    \
             module: ejabberd_http\n    \
             request_handlers:\n{handlers}\
         acl:\n  \
           id:\n    user_regexp: \"^[a-z2-7]{{{}}}$\"\n  \
           {ORGANISER_USER}:\n    user: {ORGANISER_USER}\n",
        VisitorId::CHARACTERS
    );
    for booth in booths {
        let name = desk_user(booth);
        let _ = write!(out, "  \"{name}\":\n    user: \"{name}\"\n");
    }
    let _ = write!(
        out,
        "access_rules:\n  \
           visitor:\n    - allow: id\n  \
           organiser_only:\n    - allow: {ORGANISER_USER}\n"
    );
    for booth in booths {
        let name = desk_user(booth);
        let _ = write!(out, "  \"{name}\":\n    - allow: \"{name}\"\n");
    }
    let mut publish = String::new();
    let mut subscribe = String::new();
    let rule = |out: &mut String, topic: &str, who: &str| {
        let _ = writeln!(out, "      \"bw/{event}/{topic}\": \"{who}\"");
    };
    for topic in ["h/+/+/%u", "n/+/%u", "b/+/%u", "r/%u"] {
        rule(&mut publish, topic, "visitor");
    }
    rule(&mut publish, "o/#", "organiser_only");
    for topic in ["h/+/+/+", "s/+", "t/+", "o/#"] {
        rule(&mut subscribe, topic, "all");
    }
    rule(&mut subscribe, "v/%u/+", "visitor");
    rule(&mut subscribe, "r/+", "organiser_only");
    for booth in booths {
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
    let _ = write!(
        out,
        "modules:\n  \
           mod_mqtt:\n    \
             max_queue: 1000\n    \
             session_expiry: 2 hours\n    \
             access_publish:\n{publish}    \
             access_subscribe:\n{subscribe}"
    );
    out
}

/// The desks' accounts, to be made once on one node: the others know them.
pub(super) fn desks(users: &[(String, String)]) -> String {
    let mut out = String::from(
        "#!/bin/sh\n# Secret. On one node: sh ejabberd-desks.sh HOST, with the host of ejabberd.yml. A renewed code changes its desk's password.\n\
         set -eu\n",
    );
    for (user, password) in users {
        let _ = writeln!(
            out,
            "ejabberdctl register {user} \"$1\" {password} || ejabberdctl change_password {user} \"$1\" {password}"
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_has_an_id_is_a_visitor() {
        let live = Live {
            broker: "wss://fair.example/live".to_owned(),
            desks: None,
            desk: None,
            features: None,
        };
        let text = configuration("fair", "fair.example", &live, &["acme"]);
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
