//! `--online`, what is live: tries the doors of the event's broker as an attacker would. A broker whose rules leak is refused;
//! so is one at which nobody is let in, and one that lets in visitors without a ticket where entry is by ticket.
//!
//! What is tried changes nothing for others: the names are fresh, the group of the hall is one that nobody is sent to, and
//! nothing is kept by the broker.

mod client;

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Result, anyhow};
use feed::Severity;
use feed::event::LiveSettings;
use i18n::value;
use live::session::SessionSettings;
use live::topic::{ORGANISER_USER, Subject, VISITOR_PASSWORD, desk_user};
use live::{BrokerTopic, DeskCode, Ticket, VisitorId, limits};
use ring::rand::{SecureRandom as _, SystemRandom};
use url::Url;

use self::client::{Client, DoorEntered};
use crate::console::Console;
use crate::live::desk_codes::{self, DeskCodes};
use crate::live::is_by_ticket;
use crate::live::tickets::Tickets;
use crate::report::Finding;
use crate::source::{EVENT_FILE, Source};

/// What crosses a cluster takes longer than what a door says at once.
const CROSSES_WITHIN: Duration = Duration::from_millis(500);
/// No group that visitors are sent to.
const GROUP: u16 = limits::GROUP;

/// What is wrong with a broker: the key of its sentence, and what is named in it.
type Fault = (&'static str, String);

/// Tries the doors of an event that is live.
pub(super) fn findings(
    source: &Source,
    live: &LiveSettings,
    secrets: (&DeskCodes, &Tickets),
    wait: Duration,
    site: Option<&Url>,
    console: &Console,
) -> Vec<Finding> {
    console.step("doors-trying", &[("broker", value(live.broker.clone()))]);
    let tried = Attack::new(source, live, secrets, wait, site).and_then(|attack| attack.run());
    let faults = tried.unwrap_or_else(|error| vec![("doors-unreachable", format!("{error:#}"))]);
    let finding = |(key, what): Fault| {
        let values = [
            ("broker", value(live.broker.clone())),
            ("what", value(what)),
        ];
        let severity = Severity::Error;
        Finding::ours(severity, EVENT_FILE, "live", key, &values, console)
    };
    let mut all: Vec<_> = faults.into_iter().map(finding).collect();
    let (codes, tickets) = secrets;
    let no_tickets = is_by_ticket(live) && tickets.all().len() < 2;
    for (is_untried, key) in [
        (codes.booths.is_empty(), "doors-without-codes"),
        (no_tickets, "doors-without-tickets"),
    ] {
        if is_untried {
            let note = Severity::Note;
            all.push(Finding::ours(note, EVENT_FILE, "live", key, &[], console));
        }
    }
    all
}

/// What came through to where it should not, under a name.
fn leak(key: &'static str, name: &str, topics: &BTreeSet<String>) -> Option<Fault> {
    let list = topics
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    (!topics.is_empty()).then(|| (key, format!("{name} → {list}")))
}

/// Who tries what.
struct Attack<'a> {
    event: &'a str,
    hall: &'a str,
    live: &'a LiveSettings,
    wait: Duration,
    /// The event's pages, whose browsers say it.
    origin: Option<String>,
    /// A booth and its code; another booth, where there is one.
    booth: &'a str,
    code: Option<&'a DeskCode>,
    other: Option<&'a str>,
    organiser: Option<&'a DeskCode>,
    /// Whose words and place are attacked.
    victim: Guest,
    /// Who watches, and where entry is by ticket attacks as well; none where there is no second ticket.
    witness: Option<Guest>,
}

/// A visitor: their id, and the password that goes with it.
struct Guest {
    id: VisitorId,
    password: String,
}

impl Guest {
    /// Somebody who has not been here yet.
    fn stranger() -> Result<Self> {
        Ok(Self {
            id: fresh_id()?,
            password: VISITOR_PASSWORD.to_owned(),
        })
    }

    fn of_ticket(ticket: &Ticket) -> Self {
        Self {
            id: ticket.id(),
            password: ticket.password(),
        }
    }
}

impl<'a> Attack<'a> {
    fn new(
        source: &'a Source,
        live: &'a LiveSettings,
        (codes, tickets): (&'a DeskCodes, &Tickets),
        wait: Duration,
        site: Option<&Url>,
    ) -> Result<Self> {
        let exhibition = &source.exhibition;
        let mut booths = desk_codes::booths(exhibition);
        let hall = exhibition.event.halls.first();
        let mut tickets = tickets
            .all()
            .iter()
            .map(|(_, ticket)| Guest::of_ticket(ticket));
        let (victim, witness) = if is_by_ticket(live) {
            (tickets.next(), tickets.next())
        } else {
            (None, Some(Guest::stranger()?))
        };
        Ok(Self {
            event: &exhibition.event.id,
            hall: hall.map_or("hall", |hall| &*hall.id),
            live,
            wait,
            origin: site.map(|site| site.origin().ascii_serialization()),
            booth: booths.next().unwrap_or("booth"),
            code: desk_codes::booths(exhibition)
                .next()
                .and_then(|booth| codes.booths.get(booth)),
            other: booths.next(),
            organiser: codes.organiser.as_ref(),
            victim: victim.map_or_else(Guest::stranger, Ok)?,
            witness,
        })
    }

    fn run(&self) -> Result<Vec<Fault>> {
        let mut faults = self.desks_doors()?;
        if is_by_ticket(self.live) {
            faults.extend(self.without_ticket()?);
        }
        // A second visitor: a session does not hear what it says itself.
        let Some(witness_is) = &self.witness else {
            return Ok(faults);
        };
        let (victim, witness) = (self.guest(&self.victim)?, self.guest(witness_is)?);
        let (DoorEntered::In(mut victim), DoorEntered::In(mut witness)) = (victim, witness) else {
            let is_by_ticket = is_by_ticket(self.live);
            let key = if is_by_ticket {
                "doors-ticket-refused"
            } else {
                "doors-shut"
            };
            faults.push((key, String::new()));
            return Ok(faults);
        };
        let mut desk = self.desk(self.booth, self.code)?;
        let mut organiser = match self.organiser {
            Some(code) => self.inside(self.live.desks_door(), ORGANISER_USER, code)?,
            None => None,
        };
        for (there, known, who) in [
            (desk.is_some(), self.code.is_some(), desk_user(self.booth)),
            (
                organiser.is_some(),
                self.organiser.is_some(),
                ORGANISER_USER.to_owned(),
            ),
        ] {
            if known && !there {
                faults.push(("doors-code-refused", who));
            }
        }
        // Everybody hears what is theirs to hear: there one sees what came through.
        let own = [
            BrokerTopic::filter_group(self.event, self.hall, GROUP),
            BrokerTopic::filter_to_visitor(self.event, &self.victim.id),
            BrokerTopic::filter_status(self.event),
            BrokerTopic::filter_slots(self.event),
            BrokerTopic::filter_organiser(self.event),
            BrokerTopic::Device { id: self.victim.id }.name(self.event),
        ];
        victim.listen(&own)?;
        witness.listen(&[BrokerTopic::filter_group(self.event, self.hall, GROUP)])?;
        if let Some(desk) = &mut desk {
            let of_booth = [
                BrokerTopic::filter_to_desk(self.event, self.booth),
                BrokerTopic::filter_here(self.event, self.booth),
                BrokerTopic::filter_queue(self.event, self.booth),
            ];
            desk.listen(&of_booth)?;
        }
        if let Some(organiser) = &mut organiser {
            organiser.listen(&[BrokerTopic::filter_report(self.event)])?;
        }
        // What is a visitor's own must go through, or nothing works.
        victim.say(&self.card(self.victim.id), "own")?;
        if !witness.hears("own", self.wait)? {
            faults.push(("doors-mute", String::new()));
            return Ok(faults);
        }
        for (name, password) in self.attackers()? {
            let shown = if name.is_empty() {
                "\"\"".to_owned()
            } else {
                name.clone()
            };
            let DoorEntered::In(mut attacker) = self.visitor(&name, &password)? else {
                continue;
            };
            attacker.listen(&self.everything())?;
            for topic in self.forbidden() {
                attacker.say(&topic, &format!("forged {topic}"))?;
            }
            self.whisper(&mut victim, desk.as_mut())?;
            // What came after all of that has come: so has all of that, if it was let through.
            let (end, seen) = (
                format!("end {}", fresh_id()?),
                format!("end {}", fresh_id()?),
            );
            victim.say(&self.card(self.victim.id), &end)?;
            witness.say(&self.card(witness_is.id), &seen)?;
            victim.hears(&seen, self.wait)?;
            attacker.hears(&end, CROSSES_WITHIN)?;
            let mut listeners = vec![&mut victim];
            listeners.extend(desk.as_mut());
            listeners.extend(organiser.as_mut());
            let written: BTreeSet<String> = listeners
                .into_iter()
                .flat_map(|listener| listener.heard_of("forged "))
                .collect();
            let read = attacker.heard_of("secret ");
            faults.extend(leak("doors-write", &shown, &written));
            faults.extend(leak("doors-read", &shown, &read));
        }
        if let (Some(desk), Some(other)) = (&mut desk, self.other) {
            let theirs = [
                BrokerTopic::Status {
                    booth: other.to_owned(),
                },
                BrokerTopic::Slots {
                    booth: other.to_owned(),
                },
                BrokerTopic::ToVisitor {
                    id: self.victim.id,
                    booth: other.to_owned(),
                },
                BrokerTopic::Organiser(Subject::Counts),
            ];
            for topic in theirs.map(|topic| topic.name(self.event)) {
                desk.say(&topic, &format!("forged {topic}"))?;
            }
            victim.hears("never", CROSSES_WITHIN)?;
            let name = desk_user(self.booth);
            let written = victim.heard_of("forged ");
            faults.extend(leak("doors-write", &name, &written));
        }
        Ok(faults)
    }

    /// The desks' door lets nobody in without the right code.
    fn desks_doors(&self) -> Result<Vec<Fault>> {
        let wrong = DeskCode::from_fresh(random()?).password();
        let mut faults = Vec::new();
        for user in [desk_user(self.booth), ORGANISER_USER.to_owned()] {
            for password in [None, Some(&*wrong), Some("")] {
                let door = self.live.desks_door();
                if matches!(self.enter(door, Some(&user), password)?, DoorEntered::In(_)) {
                    faults.push(("doors-no-code", user.clone()));
                    break;
                }
            }
        }
        Ok(faults)
    }

    /// Where entry is by ticket: nobody comes in without one, nor by the name of another's alone.
    fn without_ticket(&self) -> Result<Vec<Fault>> {
        let own = self.victim.id.to_string();
        let stranger = fresh_id()?.to_string();
        let other = self.witness.as_ref().map(|guest| &*guest.password);
        let tries = [
            (None, None),
            (Some(&stranger), Some(VISITOR_PASSWORD)),
            (Some(&own), Some(VISITOR_PASSWORD)),
            (Some(&own), None),
            (Some(&own), other),
        ];
        for (name, password) in tries {
            let entered = self.enter(&self.live.broker, name.map(|name| &**name), password)?;
            if matches!(entered, DoorEntered::In(_)) {
                let shown = name.map_or_else(|| "\"\"".to_owned(), Clone::clone);
                return Ok(vec![("doors-no-ticket", shown)]);
            }
        }
        Ok(Vec::new())
    }

    /// The names under which somebody comes who is up to no good, with their passwords: patterns, nobody, a desk, the organiser,
    /// a stranger, and whoever has a ticket of their own.
    fn attackers(&self) -> Result<Vec<(String, String)>> {
        let names = self.names()?.into_iter();
        let mut all: Vec<_> = names
            .map(|name| (name, VISITOR_PASSWORD.to_owned()))
            .collect();
        if let (true, Some(Guest { id, password })) = (is_by_ticket(self.live), &self.witness) {
            all.push((id.to_string(), password.clone()));
        }
        Ok(all)
    }

    fn names(&self) -> Result<Vec<String>> {
        let odd = ["+", "#", "", "%u", "*", "$SYS", ORGANISER_USER];
        let mut names: Vec<String> = odd.map(str::to_owned).into();
        names.push(desk_user(self.booth));
        names.push(format!("{}/+", fresh_id()?));
        names.push(fresh_id()?.to_string());
        Ok(names)
    }

    /// Topics on which nobody but their owners may write.
    fn forbidden(&self) -> Vec<String> {
        let booth = || self.booth.to_owned();
        let id = self.victim.id;
        let topics = [
            BrokerTopic::Presence {
                hall: self.hall.to_owned(),
                group: GROUP,
                id,
            },
            BrokerTopic::Here { booth: booth(), id },
            BrokerTopic::ToDesk { booth: booth(), id },
            BrokerTopic::ToVisitor { id, booth: booth() },
            BrokerTopic::Status { booth: booth() },
            BrokerTopic::Queue { booth: booth(), id },
            BrokerTopic::Slots { booth: booth() },
            BrokerTopic::Organiser(Subject::Counts),
            BrokerTopic::Report { id },
            BrokerTopic::Device { id },
        ];
        topics.map(|topic| topic.name(self.event)).into()
    }

    /// Filters for all that can be heard, one by one: a broker may refuse some.
    fn everything(&self) -> Vec<String> {
        let event = self.event;
        let mut filters = vec![
            "#".to_owned(),
            format!("bw/{event}/#"),
            format!("bw/{event}/v/#"),
            format!("bw/{event}/b/#"),
            BrokerTopic::filter_to_visitor(event, &self.victim.id),
            BrokerTopic::filter_to_desk(event, self.booth),
            BrokerTopic::filter_here(event, self.booth),
            BrokerTopic::filter_queue(event, self.booth),
            BrokerTopic::filter_report(event),
            BrokerTopic::Device { id: self.victim.id }.name(event),
            BrokerTopic::filter_group(event, self.hall, GROUP),
        ];
        filters.push(format!("bw/{event}/v/+/+"));
        filters
    }

    /// What is for one pair of eyes: the victim's words to a booth, and the booth's to them.
    fn whisper(&self, victim: &mut Client, desk: Option<&mut Client>) -> Result<()> {
        let (id, booth) = (self.victim.id, || self.booth.to_owned());
        let mine = [
            BrokerTopic::Here { booth: booth(), id },
            BrokerTopic::ToDesk { booth: booth(), id },
            BrokerTopic::Report { id },
            BrokerTopic::Device { id },
        ];
        for topic in mine.map(|topic| topic.name(self.event)) {
            victim.say(&topic, &format!("secret {topic}"))?;
        }
        if let Some(desk) = desk {
            let theirs = [
                BrokerTopic::ToVisitor { id, booth: booth() },
                BrokerTopic::Queue { booth: booth(), id },
            ];
            for topic in theirs.map(|topic| topic.name(self.event)) {
                desk.say(&topic, &format!("secret {topic}"))?;
            }
        }
        Ok(())
    }

    fn card(&self, id: VisitorId) -> String {
        let hall = self.hall.to_owned();
        BrokerTopic::Presence {
            hall,
            group: GROUP,
            id,
        }
        .name(self.event)
    }

    fn guest(&self, guest: &Guest) -> Result<DoorEntered> {
        self.visitor(&guest.id.to_string(), &guest.password)
    }

    fn visitor(&self, name: &str, password: &str) -> Result<DoorEntered> {
        self.enter(&self.live.broker, Some(name), Some(password))
    }

    fn desk(&self, booth: &str, code: Option<&DeskCode>) -> Result<Option<Client>> {
        match code {
            Some(code) => self.inside(self.live.desks_door(), &desk_user(booth), code),
            None => Ok(None),
        }
    }

    fn inside(&self, door: &str, user: &str, code: &DeskCode) -> Result<Option<Client>> {
        match self.enter(door, Some(user), Some(&code.password()))? {
            DoorEntered::In(client) => Ok(Some(client)),
            DoorEntered::Refused => Ok(None),
            // A busy broker has not said that it does not know the code.
            DoorEntered::Silent => Err(anyhow!("{door}: {user}: {} s", self.wait.as_secs())),
        }
    }

    fn enter(&self, door: &str, user: Option<&str>, password: Option<&str>) -> Result<DoorEntered> {
        let id = u128::from_be_bytes(random()?);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let mut settings = SessionSettings::new(format!("{id:032x}"), owned(user), owned(password));
        // Nothing of it stays at the broker.
        settings.session_expiry_secs = 0;
        Client::enter(door, self.origin.as_deref(), settings, self.wait)
    }
}

fn random() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    let filled = SystemRandom::new().fill(&mut bytes);
    filled.map_err(|_| anyhow!("no random numbers"))?;
    Ok(bytes)
}

fn fresh_id() -> Result<VisitorId> {
    let [_, id @ ..] = random()?;
    Ok(VisitorId::from_bytes(id))
}
