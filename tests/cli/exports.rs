//! Results for other programs: `ias results export` and `push`.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::Output;

use serde_json::Value;

use super::fixture::Fixture;

pub fn played() -> Fixture {
    let fixture = Fixture::new();
    fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--data", "data"]).ends(0);
    fs::write(fixture.path("short.txt"), "trainee p-2M9D\nflag 6\nchoose wave\n").expect("written");
    fixture.run(&["rehearse", "test-van", "--plan", "short.txt", "--data", "data"]).ends(0);
    fs::write(fixture.path("open.txt"), "trainee p-2M9D\nflag 6\n").expect("written");
    fixture.run(&["rehearse", "test-van", "--plan", "open.txt", "--data", "data"]).ends(0);
    fixture
}

fn statements(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a statement a line")).collect()
}

#[test]
fn statements_are_the_same_each_time_and_sound() {
    let fixture = played();
    let first = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(0).complains("2 finished attempt(s)");
    let again = fixture.run(&["results", "export", "--format", "xapi", "--data", "data", "--out", "all.jsonl"]).ends(0);
    assert_eq!(fs::read_to_string(fixture.path("all.jsonl")).expect("written"), first.out);
    assert!(again.out.is_empty());
    let all = statements(&first.out);
    for statement in &all {
        assert_eq!(ias::report::xapi::check::statement(statement), Vec::<String>::new());
    }
    let trainees: std::collections::BTreeSet<&str> = all.iter().filter_map(|one| one["actor"]["account"]["name"].as_str()).collect();
    assert_eq!(trainees.into_iter().collect::<Vec<_>>(), ["p-2M9D", "p-7Q4K"]);
    let one = fixture.run(&["results", "export", "--format", "xapi", "--data", "data", "--trainee", "p-2M9D"]).ends(0);
    assert!(!one.out.contains("p-7Q4K") && one.out.contains("\"The test van\""), "{}", one.out);
    fs::create_dir(fixture.path("each")).expect("a folder");
    fixture.run(&["results", "export", "--format", "xapi", "--data", "data", "--out", "each"]).ends(0);
    assert_eq!(fs::read_dir(fixture.path("each")).expect("a folder").count(), 2, "a file for each attempt");
    let home = fixture.run(&["results", "export", "--format", "xapi", "--data", "data", "--home", "https://sg.example.org/"]).ends(0);
    assert!(home.out.contains("https://sg.example.org/trainee") && !home.out.contains("ias.invalid/trainee"));
}

#[test]
fn a_code_that_looks_like_a_name_goes_nowhere() {
    let fixture = Fixture::new();
    fs::write(fixture.path("named.txt"), "trainee anna@example.org\nflag 6\nchoose wave\n").expect("written");
    fixture.run(&["rehearse", "test-van", "--plan", "named.txt", "--data", "data"]).ends(0);
    let told = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(1).complains("as names and addresses do");
    assert!(told.out.is_empty() && !told.err.contains("anna"), "{}", told.err);
}

#[test]
fn without_the_scenario_statements_have_ids_and_it_is_told() {
    let fixture = played();
    fs::remove_dir_all(fixture.path("scenarios")).expect("gone");
    let bare = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(0).complains("test-van is not here");
    assert!(!bare.out.contains("The test van") && statements(&bare.out).len() > 10);
}

#[test]
fn tables_and_grades_say_what_the_attempts_say() {
    let fixture = played();
    let csv = fixture.run(&["results", "export", "--format", "csv", "--data", "data"]).ends(0);
    assert_eq!(csv.out.lines().count(), 3, "a heading and two finished attempts: {}", csv.out);
    let excel = fixture.run(&["results", "export", "--format", "csv", "--dialect", "excel-pl", "--table", "signs", "--data", "data"]).ends(0);
    assert!(excel.out.starts_with("\u{feff}próba;"), "{}", excel.out);
    excel.says(";holds-passports;D2-05;tak;");
    fs::write(fixture.path("who.csv"), "code;ID\np-7Q4K;SG-17\n").expect("written");
    let grades = ["results", "export", "--format", "moodle", "--data", "data", "--id-numbers", "who.csv"];
    let told = fixture.run(&grades).ends(1).says("ID number,Email address,test-van\r\nSG-17,,").complains("p-2M9D has no line");
    assert!(!told.out.contains("p-7Q4K"), "the code is joined away");
    fs::write(fixture.path("who.csv"), "code;ID\np-7Q4K;\n").expect("written");
    fixture.run(&grades).ends(2).complains("line 2").complains("neither an ID number");
    fixture.run(&["results", "export", "--format", "moodle", "--data", "data"]).ends(0).says("p-2M9D,,");
}

#[test]
fn what_does_not_go_together_is_told() {
    let fixture = played();
    let export = |more: &[&str]| fixture.run(&[&["results", "export", "--data", "data"], more].concat());
    export(&["--table", "signs"]).ends(2).complains("--table goes with --format csv only");
    export(&["--format", "xapi", "--home", "nowhere"]).ends(2).complains("is no home page");
    export(&["--format", "csv", "--from", "22.11.2026"]).ends(2).complains("2026-11-22");
    export(&["--format", "csv", "--out", "no/such/folder.csv"]).ends(2).complains("cannot be written");
    export(&["--format", "csv", "0000"]).ends(2).complains("no finished attempt 0000");
    export(&["--format", "csv", "--until", "2000-01-01"]).ends(0).complains("No finished attempt");
    let push = |more: &[&str]| fixture.run(&[&["results", "push", "--data", "data"], more].concat());
    push(&[]).ends(2).complains("--lrs URL is missing");
    push(&["--lrs", "http://lrs.example.org"]).ends(2).complains("in clear");
    let told = push(&["--lrs", "https://key:hush@lrs.example.org"]).ends(2).complains("password stands in the address");
    assert!(!told.err.contains("hush"));
    push(&["--lrs", "http://127.0.0.1:1", "--login"]).ends(2).complains("IAS_LRS_KEY");
    push(&["--lrs", "http://127.0.0.1:1", "--batch", "0"]).ends(2).complains("1 to 1000");
}

#[test]
fn a_dry_run_sends_nothing_and_a_push_sends_what_the_export_says() {
    let fixture = played();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let lrs = format!("http://127.0.0.1:{}/xapi", listener.local_addr().expect("an address").port());
    let dry = ["results", "push", "--lrs", &lrs, "--data", "data", "--dry-run"];
    let exported = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(0).out;
    let count = exported.lines().count();
    fixture.run(&dry).ends(0).says(&format!("Would send {count} statements of 2 attempt(s)"));
    assert!(!fixture.path("data/push").exists());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
        let (mut length, mut authorized) = (0, false);
        for line in reader.by_ref().lines() {
            let line = line.expect("a header");
            if line.is_empty() {
                break;
            }
            let line = line.to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse().expect("a number");
            }
            authorized |= line == "authorization: basic ddpz";
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("the body");
        stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").expect("answered");
        (authorized, serde_json::from_slice::<Vec<Value>>(&body).expect("a list"))
    });
    let push = |secret: &str| -> Output {
        let mut command = fixture.command(&["results", "push", "--lrs", &lrs, "--data", "data"]);
        command.env("IAS_LRS_KEY", "t").env("IAS_LRS_SECRET", secret).output().expect("starts")
    };
    let pushed = push("s");
    let told = String::from_utf8_lossy(&pushed.stdout).into_owned() + &String::from_utf8_lossy(&pushed.stderr);
    assert_eq!(pushed.status.code(), Some(0), "{told}");
    let (authorized, sent) = server.join().expect("no panic");
    assert!(authorized);
    assert_eq!(sent, statements(&exported), "what is pushed is what is exported");
    assert!(told.contains("2 attempt(s) are in the record store"), "{told}");
    // Nobody listens any more: nothing is left to send, so nobody is asked.
    assert_eq!(push("s").status.code(), Some(0));
    fixture.run(&dry).ends(0).says("Would send 0 statements").says("2 were sent before");
    let noted: String = fs::read_dir(fixture.path("data/push"))
        .expect("a folder")
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("text"))
        .collect();
    assert!(!noted.contains("p-7Q4K") && !noted.contains("p-2M9D"), "{noted}");
}
