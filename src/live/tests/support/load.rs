//! Walkers in groups on one broker: what share of their cards arrives, after how long, and what it costs the broker.

use std::{
    collections::HashMap,
    fs,
    time::{Duration, Instant},
};

use live::{
    BrokerTopic, LiveTime, Message, VisitorId,
    envelope::{Unsigned, read},
    message::{Card, Languages},
    session::{Publication, SessionEvent, SessionSettings},
    signer::Signer,
    topic::VISITOR_PASSWORD,
};

use super::{
    broker::{Broker, EVENT},
    client::Client,
    people::{HALL, code, fresh},
};

/// How many walk, and how.
pub struct Plan {
    pub people: usize,
    /// People in a group; each sees all others of it.
    pub group: usize,
    /// Cards a second of each.
    pub rate: f64,
    pub time: Duration,
    /// Whether the broker is killed at the end, and started again.
    pub kills: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// Cards that others should have got, and those that they got.
    pub due: u64,
    pub delivered: u64,
    /// Milliseconds on the way: half of them, and all but one in a hundred.
    pub p50: f64,
    pub p99: f64,
    /// Cores that the broker used.
    pub broker_cores: f64,
    pub broker_megabytes: u64,
    /// Deliveries a second.
    pub a_second: f64,
    /// Seconds after which everybody is back at a broker that was killed, and half of them.
    pub back: Option<[f64; 2]>,
}

struct Walker {
    client: Client,
    signer: Signer,
    topic: BrokerTopic,
    next: Instant,
}

/// Lets everybody join, walk, and come to rest.
pub fn walk(name: &str, plan: &Plan) -> Outcome {
    let mut broker = Broker::start(name, &[], &code(3));
    let mut walkers: Vec<Walker> = (0..plan.people).map(|n| walker(&broker, plan, n)).collect();
    let began = Instant::now();
    // A few at a time: that is how people come, and a broker's queue of new connections is short.
    for at in 0..walkers.len() {
        walkers[at].client.step();
        if at % 50 == 49 {
            walkers[..=at]
                .iter_mut()
                .for_each(|walker| drop(walker.client.step()));
        }
    }
    while !walkers
        .iter()
        .all(|walker| walker.client.session.is_joined())
    {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "not everybody joins"
        );
        walkers
            .iter_mut()
            .for_each(|walker| drop(walker.client.step()));
    }
    let settled = Instant::now();
    while settled.elapsed() < Duration::from_millis(1_500) {
        walkers
            .iter_mut()
            .for_each(|walker| drop(walker.client.step()));
    }

    let mut sent: HashMap<(String, LiveTime), Instant> = HashMap::new();
    let mut millis: Vec<f64> = Vec::new();
    let (mut due, mut ticks) = (0, 0_u32);
    let (cpu, start) = (cpu_seconds(&broker.pids()), Instant::now());
    for (n, walker) in walkers.iter_mut().enumerate() {
        walker.next = start + Duration::from_secs_f64((n as f64 * 0.618).fract() / plan.rate);
    }
    let mut last_heard = Instant::now();
    while start.elapsed() < plan.time
        || (millis.len() < due as usize && last_heard.elapsed() < Duration::from_secs(5))
    {
        let mut idle = true;
        for (n, walker) in walkers.iter_mut().enumerate() {
            let members = plan.group.min(plan.people - n / plan.group * plan.group);
            let now = Instant::now();
            if walker.next <= now && start.elapsed() < plan.time {
                ticks += 1;
                // Each card has a time of its own, by which its receivers know when it was sent.
                let time = LiveTime::from_tenths(200_000_000 + ticks);
                let payload = card(walker, time);
                sent.insert((walker.topic.name(EVENT), time), now);
                let message = Message::Card(a_card());
                let publication = Publication::of(EVENT, &walker.topic, &message, payload, time);
                let session_now = walker.client.now();
                walker
                    .client
                    .session
                    .publish(publication, session_now)
                    .expect("a card goes out");
                walker.next += Duration::from_secs_f64(1.0 / plan.rate);
                due += members as u64 - 1;
            }
            for event in walker.client.step() {
                match event {
                    SessionEvent::Message { topic, payload, .. } => {
                        idle = false;
                        last_heard = Instant::now();
                        let time = LiveTime::from_tenths(u32::from_le_bytes(
                            payload[1..5].try_into().unwrap(),
                        ));
                        assert!(read(EVENT, &topic, &payload).is_ok());
                        if let Some(at) = sent.get(&(topic, time)) {
                            millis.push(at.elapsed().as_secs_f64() * 1_000.0);
                        }
                    }
                    SessionEvent::Lost { .. } => panic!("a connection was lost"),
                    _ => {}
                }
            }
        }
        if idle {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    let took = start.elapsed().as_secs_f64();
    let broker_cores = (cpu_seconds(&broker.pids()) - cpu) / took;
    millis.sort_by(f64::total_cmp);
    let quantile = |part: f64| {
        millis
            .get((millis.len().saturating_sub(1) as f64 * part) as usize)
            .copied()
            .unwrap_or(f64::NAN)
    };
    let broker_megabytes = megabytes(&broker.pids());
    let back = plan.kills.then(|| killed(&mut broker, &mut walkers));
    Outcome {
        due,
        delivered: millis.len() as u64,
        p50: quantile(0.5),
        p99: quantile(0.99),
        broker_cores,
        broker_megabytes,
        a_second: millis.len() as f64 / took,
        back,
    }
}

/// Kills the broker and starts it again, or one node of a pair. Seconds until everybody who was cut off is back, and half of them.
fn killed(broker: &mut Broker, walkers: &mut [Walker]) -> [f64; 2] {
    broker.kill();
    let (killed, mut back) = (Instant::now(), Vec::new());
    broker.recover();
    let mut all_are_in = false;
    // A socket that is closed is noticed at once.
    while !all_are_in || killed.elapsed() < Duration::from_secs(2) {
        let secs = killed.elapsed().as_secs_f64();
        assert!(secs < 120.0, "not everybody comes back");
        for walker in walkers.iter_mut() {
            let joined = |event: &SessionEvent| matches!(event, SessionEvent::Joined { .. });
            if walker.client.step().iter().any(joined) {
                back.push(killed.elapsed().as_secs_f64());
            }
        }
        all_are_in = walkers
            .iter()
            .all(|walker| walker.client.session.is_joined());
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(!back.is_empty(), "nobody was cut off");
    back.sort_by(f64::total_cmp);
    [back[back.len() - 1], back[back.len() / 2]]
}

fn walker(broker: &Broker, plan: &Plan, n: usize) -> Walker {
    let signer = Signer::from_seed(&fresh());
    let id = VisitorId::from_key(&signer.key());
    let group = (n / plan.group) as u16;
    let topic = BrokerTopic::Presence {
        hall: HALL.to_owned(),
        group,
        id,
    };
    let password = Some(VISITOR_PASSWORD.to_owned());
    let mut settings =
        SessionSettings::new(format!("{:032x}", n + 1), Some(id.to_string()), password);
    settings.will = Some(topic.name(EVENT));
    // Of a pair each node has half of everybody.
    let door = [&broker.visitors, &broker.round][n % 2];
    let mut client = Client::new(door, settings, n as u64);
    client
        .session
        .listen(BrokerTopic::filter_group(EVENT, HALL, group), false, 0);
    Walker {
        client,
        signer,
        topic,
        next: Instant::now(),
    }
}

fn a_card() -> Card {
    Card {
        from: [1.0, 2.0],
        to: [12.0, -7.0],
        started: LiveTime::from_tenths(200_000_000),
        pace: 1.4,
        yaw: 0.5,
        figure: 3,
        hand: false,
        away: false,
        languages: Languages::new(["ja", "en"]),
        booth: Some(4),
    }
}

fn card(walker: &Walker, time: LiveTime) -> Vec<u8> {
    let unsigned = Unsigned::new(
        EVENT,
        &walker.topic,
        &Message::Card(a_card()),
        time,
        &walker.signer.key(),
    )
    .unwrap();
    walker.signer.signed(&unsigned)
}

/// Processor time of processes, where the system tells it (Linux): a hundred ticks are a second.
fn cpu_seconds(pids: &[u32]) -> f64 {
    let ticks = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let ticks = |at: usize| {
            fields
                .get(at)
                .and_then(|field| field.parse::<f64>().ok())
                .unwrap_or(0.0)
        };
        ticks(11) + ticks(12)
    };
    pids.iter().map(ticks).sum::<f64>() / 100.0
}

fn megabytes(pids: &[u32]) -> u64 {
    let kilobytes = |pid: &u32| {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        resident
            .and_then(|line| line.split_whitespace().next())
            .and_then(|size| size.parse::<u64>().ok())
            .unwrap_or(0)
    };
    pids.iter().map(kilobytes).sum::<u64>() / 1_024
}
