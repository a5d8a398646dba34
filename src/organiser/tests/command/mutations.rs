//! Mutations of sound files, by structure and by byte: whatever comes of them, `check` and `import` answer, and end by themselves.

use std::process::Output;
use std::time::Duration;

use serde_json::{Value, json};

use crate::boothwalk;
use crate::event::Bench;

/// The same numbers in every run (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// A few bytes changed, cut or repeated.
fn bent(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(out.len());
        match chance.below(5) {
            0 => out[at] = chance.below(256) as u8,
            1 => out.truncate(at.max(1)),
            2 => {
                let end = (at + chance.below(40)).min(out.len());
                let piece = out[at..end].to_vec();
                let to = chance.below(out.len());
                out.splice(to..to, piece);
            }
            3 => {
                out.insert(at, b"[]{}\",:\\=\t\n\0\x1b"[chance.below(13)]);
            }
            _ => {
                out.remove(at);
            }
        }
        if out.is_empty() {
            out.push(b'{');
        }
    }
    out
}

const ODD: [&str; 12] = [
    "null",
    "true",
    "-1",
    "1e300",
    "99999999999999999999",
    "\"\"",
    "[]",
    "{}",
    "\"\\u0000\\ud83d\\ude00\"",
    "\"javascript:alert(1)\"",
    "[[[[[]]]]]",
    "{\"en\": {\"en\": 1}}",
];

/// A value somewhere in the tree is another one, gone, or there twice.
fn twisted(value: &mut Value, chance: &mut Chance) {
    let odd = || -> Vec<Value> {
        ODD.iter()
            .map(|text| serde_json::from_str(text).unwrap())
            .collect()
    };
    let down = chance.below(4) > 0;
    match value {
        Value::Object(fields) if down && !fields.is_empty() => {
            let at = chance.below(fields.len());
            let name = fields.keys().nth(at).unwrap().clone();
            match chance.below(8) {
                0 => {
                    fields.remove(&name);
                }
                1 => {
                    let value = fields[&name].clone();
                    fields.insert(format!("{name}x"), value);
                }
                _ => twisted(&mut fields[&name], chance),
            }
        }
        Value::Array(entries) if down && !entries.is_empty() => {
            let at = chance.below(entries.len());
            if chance.below(6) == 0 {
                let entry = entries[at].clone();
                entries.resize(entries.len() + 3, entry);
            } else {
                twisted(&mut entries[at], chance);
            }
        }
        other => *other = odd().swap_remove(chance.below(ODD.len())),
    }
}

/// Says what it has to say, and neither panics (101) nor is ended by the system.
fn answers(output: &Output, what: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{what}: {:?} {told}",
        output.status
    );
    assert!(!told.contains("panicked"), "{what}: {told}");
}

const FULL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../feed/tests/v1/full");

#[test]
fn mutated_events_are_answered() {
    let bench = Bench::new();
    let read = |name: &str| std::fs::read(format!("{FULL}/{name}")).unwrap();
    let booth = read("booth.json");
    let programme = read("programme.json");
    let event = json!({"version": 1, "id": "e", "title": "E", "languages": ["en", "ja"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "O"}, "topics": [{"id": "t", "title": "T"}], "programme": "programme.json",
        "halls": [{"id": "h", "title": "H", "booths": ["booth.json", "other.json"]}]});
    let event = event.to_string().into_bytes();
    bench.write(
        "event/other.json",
        r#"{"version": 1, "id": "other", "name": "Other"}"#,
    );
    let sound = [
        ("event.json", event),
        ("booth.json", booth),
        ("programme.json", programme),
    ];
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for round in 0..120 {
        for (name, bytes) in &sound {
            bench.write_bytes(&format!("event/{name}"), bytes);
        }
        let (name, bytes) = &sound[chance.below(sound.len())];
        let mutated = if round % 2 == 0 {
            bent(bytes, &mut chance)
        } else {
            let mut value: Value = serde_json::from_slice(bytes).unwrap();
            for _ in 0..=chance.below(3) {
                twisted(&mut value, &mut chance);
            }
            value.to_string().into_bytes()
        };
        bench.write_bytes(&format!("event/{name}"), &mutated);
        let mut command = boothwalk(&bench.path("cache"));
        command.arg("check").arg(bench.path("event"));
        let output = command.timeout(Duration::from_secs(30)).output().unwrap();
        answers(
            &output,
            &format!("{name} {}", String::from_utf8_lossy(&mutated)),
        );
    }
}

#[test]
fn mutated_lists_are_answered() {
    let bench = Bench::new();
    let csv = "名前,Name,URL,Hall,E-mail\n港湾局,Harbour Office,https://harbour.example/,dock,a@harbour.example\nB,\"B, Ltd\",,,\n";
    let schedule = json!({"schedule": {"version": "1", "conference": {"title": "C", "start": "2030-11-05", "end": "2030-11-06",
        "time_zone_name": "Asia/Tokyo", "days": [{"index": 0, "date": "2030-11-05", "rooms": {"A": [
        {"guid": "1", "id": 1, "title": "T", "date": "2030-11-05T10:00:00+09:00", "start": "10:00", "duration": "00:30",
         "persons": [{"public_name": "P"}], "links": [{"url": "https://x.example/", "title": "L"}]}]}}]}}});
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in csv.lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            sheet.write(row as u32, column as u16, cell).unwrap();
        }
    }
    let sound = [
        ("list.csv", csv.as_bytes().to_vec()),
        ("list.xlsx", book.save_to_buffer().unwrap()),
        ("schedule.json", schedule.to_string().into_bytes()),
    ];
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for round in 0..90 {
        let (name, bytes) = &sound[round % sound.len()];
        bench.write_bytes(name, &bent(bytes, &mut chance));
        let mut command = boothwalk(&bench.path("cache"));
        command.arg("import").arg(bench.path("event"));
        command.arg(bench.path(name)).arg("--dry-run");
        let output = command.timeout(Duration::from_secs(30)).output().unwrap();
        answers(&output, &format!("{name} round {round}"));
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        let speaks = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!told.contains(speaks), "{name} round {round}: {told:?}");
    }
}
