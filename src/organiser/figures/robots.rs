//! Robots: user agents that are programs on their own, by the list that crawler-user-agents keeps, and our own checks.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use regex::bytes::{Regex, RegexBuilder};

use crate::http;

/// The list with its licence.
pub(crate) const LIST: &str = include_str!("robots.txt");

/// Answers that are kept: visitors of an event have some hundred browsers between them.
const KEPT: usize = 10_000;

/// Tells robots from people's browsers.
#[derive(Clone)]
pub(super) struct Robots {
    known: Regex,
    /// Answers by a hash of the user agent.
    kept: HashMap<u64, bool>,
    hasher: RandomState,
}

impl Robots {
    /// # Errors
    /// When the list is no list of regular expressions, which a test looks after.
    pub fn new() -> Result<Self, regex::Error> {
        let patterns: Vec<String> = patterns().map(|pattern| format!("(?:{pattern})")).collect();
        let known = RegexBuilder::new(&patterns.join("|"))
            .unicode(false)
            .size_limit(64 << 20)
            .build()?;
        Ok(Self {
            known,
            kept: HashMap::new(),
            hasher: RandomState::new(),
        })
    }

    /// Whether this user agent is none of a person's. No browser leaves it out.
    pub fn is(&mut self, agent: &str) -> bool {
        let hash = self.hasher.hash_one(agent);
        if let Some(answer) = self.kept.get(&hash) {
            return *answer;
        }
        let is = agent.is_empty()
            || agent.starts_with(http::NAME)
            || self.known.is_match(agent.as_bytes());
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        self.kept.insert(hash, is);
        is
    }
}

fn patterns() -> impl Iterator<Item = &'static str> {
    LIST.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_told_from_browsers() {
        let mut robots = Robots::new().unwrap();
        for robot in [
            "",
            "Boothwalk/0.1.0",
            "curl/8.5.0",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "python-requests/2.31",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
        ] {
            assert!(robots.is(robot), "{robot}");
            assert!(robots.is(robot), "{robot}");
        }
        for browser in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Mozilla/5.0 (Linux; Android 8.1; CUBOT_P20) AppleWebKit/537.36 Chrome/70.0.3538.80 Mobile Safari/537.36",
        ] {
            assert!(!robots.is(browser), "{browser}");
        }
    }
}
