//! What waits for the broker: said in order, said again after a reconnect, given up when it is too old.

use super::{BrokerSession, Effect, Link, Millis, Publication, SessionEvent, Token, reason};

/// Of the messages that wait, how many are under way at once: no broker allows fewer by default.
const UNDER_WAY: usize = 16;

#[derive(Debug)]
pub(super) struct Pending {
    pub token: Token,
    pub message: Publication,
    pub since: Millis,
    /// Packet id once it was sent in this session of the broker's.
    pub packet: Option<u16>,
}

impl BrokerSession {
    /// Says again what was under way when the connection was lost: with its packet id if the broker still knows it.
    pub(super) fn resend(&mut self, resumed: bool, now: Millis) {
        self.expire(now);
        let Link::Joined { protocol, .. } = &mut self.link else {
            return;
        };
        for pending in &mut self.pending {
            let Some(packet) = pending.packet else {
                continue;
            };
            let sent = if resumed && protocol.has_room() {
                protocol
                    .publish(
                        &pending.message,
                        expiry_left(pending, now),
                        Some(packet),
                        true,
                    )
                    .is_ok()
            } else {
                false
            };
            if !sent {
                pending.packet = None;
            }
        }
        self.effects
            .extend(protocol.take_out().into_iter().map(Effect::Send));
    }

    fn expire(&mut self, now: Millis) {
        let effects = &mut self.effects;
        self.pending.retain(|pending| {
            let keep = expiry_left(pending, now) != Some(0);
            if !keep {
                effects.push_back(Effect::Tell(SessionEvent::Expired {
                    token: pending.token,
                }));
            }
            keep
        });
    }

    /// Sends what waits, in order, as far as the broker takes it.
    pub(super) fn send_pending(&mut self, now: Millis) {
        if !self.is_joined() {
            return;
        }
        self.expire(now);
        let mut under_way = self
            .pending
            .iter()
            .filter(|pending| pending.packet.is_some())
            .count();
        let mut at = 0;
        while at < self.pending.len() {
            if self.pending[at].packet.is_some() {
                at += 1;
                continue;
            }
            let packet = self.free_packet();
            let Link::Joined {
                last_sent,
                protocol,
                ..
            } = &mut self.link
            else {
                return;
            };
            if under_way >= UNDER_WAY || !protocol.has_room() {
                break;
            }
            let pending = &mut self.pending[at];
            if protocol
                .publish(
                    &pending.message,
                    expiry_left(pending, now),
                    Some(packet),
                    false,
                )
                .is_ok()
            {
                pending.packet = Some(packet);
                *last_sent = now;
                under_way += 1;
                at += 1;
            } else {
                let token = pending.token;
                self.pending.remove(at);
                self.effects.push_back(Effect::Tell(SessionEvent::Refused {
                    token,
                    reason: reason::FIRST_FAILURE,
                }));
            }
        }
        if let Link::Joined { protocol, .. } = &mut self.link {
            self.effects
                .extend(protocol.take_out().into_iter().map(Effect::Send));
        }
    }
}

/// Seconds that a message still counts for; `None`: for ever.
fn expiry_left(pending: &Pending, now: Millis) -> Option<u32> {
    let gone = u32::try_from(now.saturating_sub(pending.since) / 1_000).unwrap_or(u32::MAX);
    pending
        .message
        .expiry_secs
        .map(|secs| secs.saturating_sub(gone))
}
