//! A visit: one address with one browser on one day, known by a salted hash that is kept in memory only.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;

/// Makes hashes. The salt of each day is new in each run, so that nobody is known again, neither on another day nor in another
/// run, and a list of all addresses there are cannot be held against the hashes of an earlier one.
#[derive(Default)]
pub(super) struct Visits {
    salts: Vec<RandomState>,
}

impl Visits {
    /// The hash of a visit. `day` counts from 0.
    pub fn of(&mut self, day: usize, address: &str, agent: Option<&str>) -> u64 {
        while self.salts.len() <= day {
            self.salts.push(RandomState::new());
        }
        let who = (network(address), agent);
        self.salts.get(day).map_or(0, |salt| salt.hash_one(who))
    }
}

/// Who asks, without the port. Of an IPv6 address the half that names the network: devices change the other half by themselves.
fn network(address: &str) -> Result<IpAddr, &str> {
    let bare = address.trim_start_matches('[');
    let bare = bare.split(']').next().unwrap_or(bare);
    let parsed = bare
        .parse::<IpAddr>()
        .or_else(|fault| match address.rsplit_once(':') {
            Some((before, _)) => before.parse(),
            None => Err(fault),
        });
    match parsed {
        Ok(IpAddr::V6(ip)) => Ok(match ip.to_ipv4_mapped() {
            Some(ip) => IpAddr::V4(ip),
            None => IpAddr::V6((u128::from(ip) >> 64 << 64).into()),
        }),
        Ok(ip) => Ok(ip),
        // A name, or an address that the server itself has cut short.
        Err(_) => Err(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_however_it_is_written() {
        for (one, other) in [
            ("192.0.2.7", "192.0.2.7:50123"),
            ("192.0.2.7", "::ffff:192.0.2.7"),
            ("2001:db8::1", "2001:db8:0:0:ffff::2"),
            ("2001:db8::1", "[2001:db8::9]:443"),
            ("host.example", "host.example"),
        ] {
            assert_eq!(network(one), network(other), "{one} {other}");
        }
        for (one, other) in [
            ("192.0.2.7", "192.0.2.8"),
            ("2001:db8::1", "2001:db8:0:1::1"),
            ("a", "b"),
        ] {
            assert_ne!(network(one), network(other), "{one} {other}");
        }
    }

    #[test]
    fn nobody_is_known_again_on_another_day_or_in_another_run() {
        let (mut visits, mut others) = (Visits::default(), Visits::default());
        let first = visits.of(0, "192.0.2.7", Some("x"));
        assert_eq!(first, visits.of(0, "192.0.2.7", Some("x")));
        assert_ne!(first, visits.of(0, "192.0.2.7", Some("y")));
        assert_ne!(first, visits.of(1, "192.0.2.7", Some("x")));
        assert_ne!(first, others.of(0, "192.0.2.7", Some("x")));
    }
}
