//! Tickets: where entry is by ticket, each participant has one, and comes in under a name that the broker knows.
//!
//! A ticket is a code like a desk's ([`crate::code`]), and its password and the seed of its Ed25519 key are derived alike. The key's
//! id ([`VisitorId`](crate::VisitorId)) is the user name: so the broker's rules for `%u`, which without tickets hold for a name
//! that anybody may give, hold for one that is proved. A ticket is in use
//! on one device at a time, and the one that came last has it ([`crate::turn`]).

use std::fmt;

use crate::DeskCode;

/// A participant's secret. It is shown only by [`fmt::Display`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket(DeskCode);

impl Ticket {
    /// A new ticket of 16 fresh random bytes.
    #[must_use]
    pub fn from_fresh(fresh: [u8; 16]) -> Self {
        Self(DeskCode::from_fresh(fresh))
    }

    /// Reads a ticket as a link or a person writes it; see [`DeskCode::parse`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DeskCode::parse(text).map(Self)
    }

    /// The password at the broker.
    #[must_use]
    pub fn password(&self) -> String {
        self.0.password()
    }

    /// The seed of the key that signs.
    #[must_use]
    pub fn sign_seed(&self) -> [u8; 32] {
        self.0.sign_seed()
    }

    /// Whom the broker knows by it: the user name.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn id(&self) -> crate::VisitorId {
        crate::VisitorId::from_key(&crate::signer::Signer::from_seed(&self.sign_seed()).key())
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_and_a_typed_ticket_are_the_same_and_each_secret_is_its_own() {
        let (one, other) = (Ticket::from_fresh([5; 16]), Ticket::from_fresh([6; 16]));
        let typed = one.to_string().to_lowercase().replace('-', " ");
        assert_eq!(Ticket::parse(&typed), Some(one.clone()));
        assert_ne!(one.id(), other.id());
        assert_ne!(one.password(), other.password());
        assert_eq!(format!("{one:?}"), "Ticket(DeskCode(…))");
    }
}
