//! Sending to a record store from the screen: looked at first, sent as codes, stopped, gone on with; no secret stays anywhere.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ias::app::views::trainer::TrainerCommand;
use ias::app::views::trainer::results::{ResultsCommand, SendingCommand};
use ias::app::views::widgets::Secret;
use serde_json::Value;

use super::door::say;
use super::results::{Session, session, station};
use crate::flow::Bench;

/// Says it without waiting for what it begins.
fn tell(bench: &mut Bench, command: SendingCommand) {
    bench.ask(say(TrainerCommand::Results(ResultsCommand::Sending(command))));
}

fn send(bench: &mut Bench, command: SendingCommand) {
    tell(bench, command);
    bench.settle();
}

/// A record store that answers everybody who has the right secret with `status`, and keeps what it took.
struct Lrs {
    url: String,
    status: Arc<AtomicU16>,
    took: Arc<Mutex<Vec<String>>>,
}

impl Lrs {
    fn new(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/xapi", listener.local_addr().expect("an address"));
        let (status, took) = (Arc::new(AtomicU16::new(status)), Arc::new(Mutex::new(Vec::new())));
        let (say, shelf) = (Arc::clone(&status), Arc::clone(&took));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = BufReader::new(stream.expect("a connection"));
                let (mut length, mut is_known) = (0, false);
                loop {
                    let mut line = String::new();
                    stream.read_line(&mut line).expect("a header");
                    let line = line.trim_end();
                    if line.is_empty() {
                        break;
                    }
                    // `trainer:hush-hush`
                    is_known |= line.eq_ignore_ascii_case("authorization: Basic dHJhaW5lcjpodXNoLWh1c2g=");
                    if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
                        length = value.parse().expect("a number");
                    }
                }
                let mut body = vec![0; length];
                stream.read_exact(&mut body).expect("the body");
                let status = if is_known { say.load(Ordering::Relaxed) } else { 401 };
                if status == 204 {
                    shelf.lock().expect("no panic").push(String::from_utf8(body).expect("UTF-8"));
                }
                write!(stream.get_mut(), "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").expect("answered");
            }
        });
        Self { url, status, took }
    }

    fn took(&self) -> Vec<Value> {
        let took = self.took.lock().expect("no panic");
        took.iter().flat_map(|body| serde_json::from_str::<Vec<Value>>(body).expect("a list")).collect()
    }
}

/// The station with both results gathered.
fn gathered(session: &Session) -> Bench {
    let mut bench = station(session.station.path());
    for command in [ResultsCommand::AddFolder(session.stick.path().display().to_string()), ResultsCommand::Gather] {
        bench.ask(say(TrainerCommand::Results(command)));
        bench.settle();
    }
    bench
}

fn type_in(bench: &mut Bench, lrs: &Lrs, secret: &str) {
    send(bench, SendingCommand::TypeAddress(lrs.url.clone()));
    send(bench, SendingCommand::TypeKey("trainer".to_owned()));
    send(bench, SendingCommand::TypeSecret(Secret::new(secret.to_owned())));
    // No test touches the keyring of whoever runs it.
    send(bench, SendingCommand::Keep(false));
}

/// Whether a file below the folder holds those words.
fn holds(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).expect("a folder").flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, words);
        }
        std::fs::read(&path).expect("a file").windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[test]
fn what_would_go_out_is_told_first_and_then_it_goes_as_codes_alone() {
    let session = session();
    let mut bench = gathered(&session);
    let lrs = Lrs::new(204);
    type_in(&mut bench, &lrs, "hush-hush");
    send(&mut bench, SendingCommand::Send);
    assert!(lrs.took().is_empty(), "nothing goes out before it was looked at");
    send(&mut bench, SendingCommand::Look);
    assert!(bench.says("attempts: 2, statements: ") && bench.says("officers, as codes: 2. Sent before: 0."), "{}", bench.words());
    assert!(bench.says("as an account at https://ias.invalid/trainee"), "{}", bench.words());
    assert!(lrs.took().is_empty(), "looking asks nobody");

    // Something else is asked for: what was told holds no more.
    send(&mut bench, SendingCommand::TypeHome("https://sg.example.org".to_owned()));
    assert!(bench.says("look once more what would be sent"), "{}", bench.words());
    send(&mut bench, SendingCommand::Send);
    assert!(lrs.took().is_empty(), "what was not looked at does not go");
    send(&mut bench, SendingCommand::Look);
    send(&mut bench, SendingCommand::Send);
    assert!(bench.says("In the record store now: attempts: 2, statements: "), "{}", bench.words());

    let took = lrs.took();
    let accounts: BTreeSet<&str> = took.iter().filter_map(|one| one["actor"]["account"]["name"].as_str()).collect();
    assert_eq!(accounts, session.course.roster[..2].iter().map(|code| &*code.0).collect(), "each officer is a code");
    assert!(took.iter().all(|one| one["actor"]["account"]["homePage"] == "https://sg.example.org/trainee"));
    assert!(!Value::from(took).to_string().contains("Kowalski"));
    for secret in ["hush-hush", "dHJhaW5lcjpodXNoLWh1c2g="] {
        assert!(!holds(session.station.path(), secret), "the secret is in no file");
    }

    send(&mut bench, SendingCommand::TypeHome(String::new()));
    send(&mut bench, SendingCommand::Look);
    assert!(bench.says("Nothing is left to send. Sent before: 2."), "{}", bench.words());
    assert!(bench.says("were sent to this store under https://sg.example.org"), "{}", bench.words());

    // Another day the address is there still, and nothing secret.
    drop(bench);
    let mut bench = station(session.station.path());
    send(&mut bench, SendingCommand::Look);
    assert!(bench.says("Nothing is left to send. Sent before: 2."), "{}", bench.words());
}

#[test]
fn each_unhappy_way_is_told_with_its_cure_and_what_is_there_stays() {
    let session = session();
    let mut bench = gathered(&session);
    send(&mut bench, SendingCommand::TypeAddress("http://lrs.example.org".to_owned()));
    assert!(bench.says("would travel in clear"), "{}", bench.words());
    let lrs = Lrs::new(204);
    type_in(&mut bench, &lrs, "wrong");
    send(&mut bench, SendingCommand::Look);
    send(&mut bench, SendingCommand::Send);
    assert!(bench.says("does not know this key and secret") && bench.says("ask the store’s administrator for new ones"), "{}", bench.words());
    send(&mut bench, SendingCommand::TypeAuthority("/nowhere/authority.pem".to_owned()));
    assert!(bench.says("There is no such file here."), "{}", bench.words());
    let no_authority = session.stick.path().join("no-authority.txt");
    std::fs::write(&no_authority, "no certificate").expect("a file");
    send(&mut bench, SendingCommand::TypeAuthority(no_authority.display().to_string()));
    type_in(&mut bench, &lrs, "hush-hush");
    send(&mut bench, SendingCommand::Look);
    send(&mut bench, SendingCommand::Send);
    assert!(bench.says("no certificate in the file of the authority"), "{}", bench.words());
    send(&mut bench, SendingCommand::TypeAuthority(String::new()));
    assert!(lrs.took().is_empty());

    // The store is not well: the trainer stops, and goes on when it is.
    lrs.status.store(503, Ordering::Relaxed);
    tell(&mut bench, SendingCommand::Send);
    let until = Instant::now() + Duration::from_secs(30);
    while !bench.says("once more in") {
        assert!(Instant::now() < until, "{}", bench.words());
        bench.frames(1);
        std::thread::yield_now();
    }
    send(&mut bench, SendingCommand::Stop);
    assert!(bench.says("Sending was stopped") && bench.says("goes on from there"), "{}", bench.words());
    lrs.status.store(507, Ordering::Relaxed);
    type_in(&mut bench, &lrs, "hush-hush");
    send(&mut bench, SendingCommand::Look);
    send(&mut bench, SendingCommand::Send);
    assert!(bench.says("no room left") && bench.says("make room"), "{}", bench.words());
    lrs.status.store(204, Ordering::Relaxed);
    type_in(&mut bench, &lrs, "hush-hush");
    send(&mut bench, SendingCommand::Look);
    send(&mut bench, SendingCommand::Send);
    assert!(bench.says("In the record store now: attempts: 2"), "{}", bench.words());
}
