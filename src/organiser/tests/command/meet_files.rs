//! `meet`: what exhibitors' own files, desks and message forms say counts, too.

use std::fs;

use crate::event::Bench;
use crate::meet::{bench, findings, meet, meetings};

/// Has an exhibitor's file say when and where it meets visitors.
fn meets(bench: &Bench, booth: &str, meetings: &str) {
    let file = format!("event/booths/{booth}.json");
    let text = bench.read(&file);
    let end = text.trim_end().strip_suffix('}').unwrap();
    bench.write(&file, &format!("{end}, \"meetings\": {meetings} }}"));
}

#[test]
fn exhibitors_meet_when_and_where_their_own_files_say_unless_a_row_does() {
    let bench = bench(
        "Name,1st choice,2nd choice,When\nAnn,ropes,sails,all day\nBob,ropes,,all day\nCid,ropes,,all day\n",
    );
    meets(
        &bench,
        "ropes",
        r#"{ "minutes": 30, "atOnce": 2, "url": "https://call.example/ropes", "place": { "en": "Room 3" },
            "spans": [{ "start": "2030-05-15T11:00:00+09:00", "end": "2030-05-15T12:00:00+09:00" }] }"#,
    );
    meets(
        &bench,
        "sails",
        r#"{ "minutes": 30, "spans": [{ "start": "2030-05-15T10:30:00+09:00", "end": "2030-05-15T11:00:00+09:00" }] }"#,
    );
    let (code, said) = meet(&bench, &["wishes.csv"]);
    assert_eq!((code, findings(&said)), (Some(0), vec![]), "{said}");
    // From half past ten to twelve in half hours; two at once in the second.
    assert_eq!(said["slots"], 3);
    let found = meetings(&said);
    assert_eq!(found[0], "01:30 sails Ann");
    assert_eq!(
        found
            .iter()
            .filter(|one| one.starts_with("02:00 ropes"))
            .count(),
        2
    );
    let page = |folder: &str, end: &str| -> String {
        let files = fs::read_dir(bench.path(&format!("meetings/{folder}"))).unwrap();
        let mut texts = files.map(|file| file.unwrap().path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with("ann") && name.ends_with(end)
        });
        fs::read_to_string(texts.next().unwrap()).unwrap()
    };
    let ann = page("participants", ".html");
    assert!(
        ann.contains(
            "Room 3, <a href=\"https://call.example/ropes\">https://call.example/ropes</a>"
        ),
        "{ann}"
    );
    let ann = page("participants", ".ics");
    assert!(
        ann.contains("\r\nURL:https://call.example/ropes\r\n"),
        "{ann}"
    );
    assert!(ann.contains("LOCATION:Rope Works\\, Room 3\r\n"), "{ann}");
    let sheet = bench.read("meetings/meetings.csv");
    assert!(
        sheet.contains("\"Room 3, https://call.example/ropes\""),
        "{sheet}"
    );
    // What a row says counts, also where it is not understood.
    for (row, slots, count) in [
        ("ropes,,,13:00-13:30\n", 2, 2),
        ("ropes,,,after lunch\n", 1, 1),
    ] {
        let table = bench.read("wishes.csv") + row;
        bench.write("more.csv", &table);
        let said = meet(&bench, &["more.csv", "--dry-run"]).1;
        assert_eq!(said["slots"], slots, "{row} {said}");
        assert!(meetings(&said).len() >= count, "{row} {said}");
    }
    let short = meet(
        &bench,
        &[
            "wishes.csv",
            "--dry-run",
            "--length",
            "15",
            "--at-once",
            "1",
        ],
    )
    .1;
    assert_eq!(short["slots"], 6);
}

#[test]
fn the_table_of_a_desk_and_the_letters_of_a_form_are_read() {
    let bench = bench(
        "name,organisation,booth,rank,meetings,kind,date\n\
         An,Firm,ropes,1,2030-05-15T10:00:00+09:00/2030-05-15T10:30:00+09:00,meeting,2030-05-15\n\
         #7,,ropes,2,2030-05-15T01:30:00Z/2030-05-15T02:00:00Z; 2030-05-15T11:00:00+09:00/2030-05-15T11:30:00+09:00,wish,2030-05-15\n",
    );
    meets(
        &bench,
        "ropes",
        r#"{ "spans": [{ "start": "2030-05-15T10:00:00+09:00", "end": "2030-05-15T12:00:00+09:00" }] }"#,
    );
    // As the endpoint of a form keeps what it was sent.
    bench.write(
        "letters.csv",
        "id,booth,name,email,message,meetings,calendar\n\
         k,ropes,Bo,bo@visitor.example,Hello,\"2030-05-15T10:30:00+09:00/2030-05-15T11:00:00+09:00, 2030-05-15T11:30:00+09:00/2030-05-15T12:00:00+09:00\",x\n",
    );
    let said = meet(&bench, &["wishes.csv", "letters.csv", "--dry-run"]).1;
    let told = findings(&said);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].2.contains("left out: id, email, message, calendar"),
        "{told:?}"
    );
    let found = meetings(&said);
    assert_eq!(found.len(), 3, "{said}");
    assert_eq!(found[0], "01:00 ropes An");
    assert_eq!(said["unplaced"].as_array().unwrap().len(), 0, "{said}");
}
