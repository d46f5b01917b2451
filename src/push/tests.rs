//! Against a small server on the loopback, which plays every answer; no other network, and nobody waits.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::{Address, Credentials, HttpStore, Kept, Limits, Line, Position, PushError, Sender, Stage, Summary, Unheard, Why};

/// A request as the server got it.
#[derive(Clone, Debug)]
struct Asked {
    line: String,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Asked {
    fn ids(&self) -> Vec<String> {
        let statements: Value = serde_json::from_str(&self.body).unwrap_or_default();
        statements.as_array().into_iter().flatten().map(|one| one["id"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
enum Reply {
    /// Answers: status, a header line or nothing, body.
    Says(u16, &'static str, String),
    /// Closes the connection without a word, after the request was read.
    HangsUp,
}

fn says(status: u16) -> Reply {
    Reply::Says(status, "", String::new())
}

/// A server until the test's process ends, and everything that it was asked.
struct Server {
    address: Address,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    fn new(mut answer: impl FnMut(&Asked) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap_or(0) == 0 {
                    continue;
                }
                let mut headers = BTreeMap::new();
                loop {
                    let mut header = String::new();
                    reader.read_line(&mut header).expect("a header");
                    let Some((name, value)) = header.trim_end().split_once(": ") else { break };
                    headers.insert(name.to_ascii_lowercase(), value.to_owned());
                }
                let length = headers.get("content-length").map_or(0, |length| length.parse().expect("a number"));
                let mut body = vec![0; length];
                reader.read_exact(&mut body).expect("the body");
                let one = Asked { line: line.trim_end().to_owned(), headers, body: String::from_utf8(body).expect("UTF-8") };
                let reply = answer(&one);
                heard.lock().expect("no panic before").push(one);
                if let Reply::Says(status, header, body) = reply {
                    let extra = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
                    let head = format!("HTTP/1.1 {status} X\r\n{extra}Connection: close\r\nContent-Length: {}\r\n\r\n", body.len());
                    // A client that went away is its own test's matter.
                    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
                }
            }
        });
        Self { address: Address::parse(&format!("http://127.0.0.1:{port}/xapi")).expect("this machine"), asked }
    }

    /// A record store as the standard wants it: takes what is new or the same, refuses another statement of the same id.
    fn store() -> (Self, Arc<Mutex<BTreeMap<String, Value>>>) {
        let kept = Arc::new(Mutex::new(BTreeMap::new()));
        let shelf = Arc::clone(&kept);
        (Self::new(move |asked| shelve(&mut shelf.lock().expect("no panic before"), asked)), kept)
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic before").clone()
    }
}

fn shelve(shelf: &mut BTreeMap<String, Value>, asked: &Asked) -> Reply {
    if let Some((_, id)) = asked.line.split_once("statementId=") {
        let id = id.split(' ').next().unwrap_or_default();
        return shelf.get(id).map_or(says(404), |one| Reply::Says(200, "", one.to_string()));
    }
    let statements: Vec<Value> = serde_json::from_str(&asked.body).expect("a list");
    let id = |one: &Value| one["id"].as_str().expect("an id").to_owned();
    if statements.iter().any(|one| shelf.get(&id(one)).is_some_and(|kept| kept != one)) {
        return says(409);
    }
    shelf.extend(statements.into_iter().map(|one| (id(&one), one)));
    says(204)
}

fn statement(id: &str) -> Line {
    let statement = json!({"id": id, "actor": "p-1", "verb": "v", "object": {"id": "o", "definition": {"name": "n"}}, "timestamp": "t"});
    (id.to_owned(), statement.to_string())
}

fn lines(attempt: &str, count: usize) -> Vec<Line> {
    (0..count).map(|number| statement(&format!("{attempt}-{number}"))).collect()
}

/// One push of those attempts, and every wait in seconds.
fn push(
    server: &Server,
    data: &Path,
    limits: Limits,
    attempts: &[(&str, usize)],
) -> (Result<Summary, PushError>, Vec<u64>) {
    let mut waits = Vec::new();
    let result = (|| {
        let credentials = Credentials::new("key", "hush").expect("fits");
        let mut store = HttpStore::new(&server.address, &credentials, None);
        let mut position = Position::look(data, &server.address)?;
        position.begin(&server.address, "https://ias.invalid", false)?;
        let mut hear = |_: &Summary, stage| {
            if let Stage::Wait(pause) = stage {
                waits.push(pause.as_secs());
            }
            ControlFlow::Continue(())
        };
        let mut sender = Sender::new(&mut store, &mut position, limits, &mut hear);
        for (attempt, count) in attempts {
            sender.add(attempt, 1, lines(attempt, *count))?;
        }
        sender.finish()?;
        Ok(sender.summary().clone())
    })();
    (result, waits)
}

fn of(batch: usize) -> Limits {
    Limits { batch, ..Limits::default() }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn everything_arrives_once_in_batches_with_the_headers_of_the_standard() {
    let (server, kept) = Server::store();
    let data = folder();
    let (summary, waits) = push(&server, data.path(), of(4), &[("a", 3), ("b", 6), ("c", 0), ("d", 1)]);
    let summary = summary.expect("taken");
    assert_eq!((summary.statements, summary.attempts, summary.before, summary.set_aside), (10, 4, 0, 0));
    assert_eq!((kept.lock().expect("no panic").len(), waits.len()), (10, 0));
    let asked = server.asked();
    assert_eq!(asked.iter().map(|one| one.ids().len()).collect::<Vec<_>>(), [4, 4, 2]);
    for one in &asked {
        assert_eq!(one.line, "POST /xapi/statements HTTP/1.1");
        assert_eq!(one.headers["x-experience-api-version"], "1.0.3");
        assert_eq!(one.headers["content-type"], "application/json");
        assert_eq!(one.headers["authorization"], "Basic a2V5Omh1c2g=");
    }
    let (again, _) = push(&server, data.path(), of(4), &[("a", 3), ("b", 6), ("c", 0), ("d", 1)]);
    let again = again.expect("nothing to do");
    assert_eq!((again.statements, again.before, server.asked().len()), (0, 4, 3), "what is there is not sent again");
}

#[test]
fn after_a_cut_it_goes_on_and_doubles_nothing() {
    // Takes two batches, then the third without a word, then nothing any more.
    let kept = Arc::new(Mutex::new(BTreeMap::new()));
    let shelf = Arc::clone(&kept);
    let mut count = 0;
    let server = Server::new(move |asked| {
        count += 1;
        match count {
            1..=2 => shelve(&mut shelf.lock().expect("no panic before"), asked),
            3 => {
                shelve(&mut shelf.lock().expect("no panic before"), asked);
                Reply::HangsUp
            }
            4..=5 => Reply::HangsUp,
            _ => shelve(&mut shelf.lock().expect("no panic before"), asked),
        }
    });
    let data = folder();
    let limits = Limits { tries: 3, ..of(5) };
    let attempts = [("a", 4), ("b", 4), ("c", 4), ("d", 4)];
    let (cut, waits) = push(&server, data.path(), limits, &attempts);
    assert!(matches!(cut, Err(PushError::Unreachable { tries: 3, .. })), "{cut:?}");
    assert_eq!(waits, [1, 2]);
    let (summary, _) = push(&server, data.path(), limits, &attempts);
    let summary = summary.expect("taken");
    assert_eq!((summary.before, summary.attempts), (2, 2), "a and b were whole before the cut");
    assert_eq!(kept.lock().expect("no panic").len(), 16);
    let first_again = server.asked()[5].ids();
    assert_eq!(first_again[0], "c-0", "it begins with the attempt that was not whole");
}

#[test]
fn another_statement_of_the_same_id_is_set_aside_and_the_rest_goes_on() {
    let (server, kept) = Server::store();
    {
        let mut shelf = kept.lock().expect("no panic");
        let mut other: Value = serde_json::from_str(&statement("a-2").1).expect("JSON");
        other["verb"] = json!("another");
        shelf.insert("a-2".into(), other);
        // Only its texts differ: a spelling was mended since it was sent.
        let mut mended: Value = serde_json::from_str(&statement("a-5").1).expect("JSON");
        mended["object"]["definition"]["name"] = json!("N");
        mended["stored"] = json!("2026");
        shelf.insert("a-5".into(), mended);
    }
    let data = folder();
    let (summary, _) = push(&server, data.path(), of(100), &[("a", 7), ("b", 2)]);
    let summary = summary.expect("the rest is taken");
    assert_eq!((summary.statements, summary.attempts, summary.set_aside), (8, 2, 1));
    assert_eq!((summary.aside[0].statement.as_str(), &summary.aside[0].why), ("a-2", &Why::Conflict));
    let shelf = kept.lock().expect("no panic");
    assert_eq!((shelf.len(), &shelf["a-2"]["verb"]), (9, &json!("another")), "theirs stays as it was");
    let file = std::fs::read_dir(data.path().join("push")).expect("a folder").next().expect("a file").expect("readable").path();
    let noted = std::fs::read_to_string(file).expect("text");
    assert!(noted.contains("\"aside\":\"a-2\"") && noted.contains("\"attempt\":\"a\""), "{noted}");
    assert!(!noted.contains("p-1") && !noted.contains("hush"), "{noted}");
}

#[test]
fn what_the_store_calls_wrong_is_found_told_shortly_and_left_out() {
    let server = Server::new(|asked| {
        if asked.ids().contains(&"a-3".to_owned()) { Reply::Says(400, "", "bad\n\u{7}verb ".repeat(100)) } else { says(200) }
    });
    let (summary, _) = push(&server, folder().path(), of(100), &[("a", 6)]);
    let summary = summary.expect("the rest is taken");
    assert_eq!((summary.statements, summary.set_aside), (5, 1));
    let told = summary.aside[0].why.to_string();
    assert!(told.contains("bad verb") && told.ends_with('…') && told.len() < 300 && !told.contains('\n'), "{told}");
}

#[test]
fn too_much_at_once_makes_smaller_batches_for_good() {
    let server = Server::new(|asked| {
        let ids = asked.ids();
        if ids.len() > 3 || ids == ["a-9"] || (ids.len() > 1 && ids.contains(&"a-9".to_owned())) { says(413) } else { says(204) }
    });
    let (summary, _) = push(&server, folder().path(), of(8), &[("a", 20)]);
    let summary = summary.expect("the rest is taken");
    assert_eq!((summary.statements, summary.set_aside, &summary.aside[0].why), (19, 1, &Why::TooLarge));
    let largest = server.asked()[5..].iter().map(|one| one.ids().len()).max();
    assert!(largest <= Some(4), "{largest:?}");
    let small = Limits { bytes: 300, ..of(100) };
    let (server, _) = Server::store();
    push(&server, folder().path(), small, &[("a", 9)]).0.expect("taken");
    assert!(server.asked().iter().all(|one| one.body.len() <= 310), "as many as fit the bytes");
}

#[test]
fn a_store_that_is_not_well_is_asked_again_and_given_the_time_it_asks_for() {
    let script = Mutex::new(vec![
        says(204),
        Reply::Says(429, "Retry-After: 7", String::new()),
        Reply::Says(503, "Retry-After: 9999", String::new()),
        says(500),
        Reply::HangsUp,
    ]);
    let server = Server::new(move |_| script.lock().expect("no panic").pop().unwrap_or_else(|| says(204)));
    let (summary, waits) = push(&server, folder().path(), of(100), &[("a", 2)]);
    assert_eq!(summary.expect("taken in the end").statements, 2);
    assert_eq!(waits, [1, 2, 120, 7], "it doubles; what the store asks for counts, up to two minutes");
    let server = Server::new(|_| says(503));
    let (gave_up, waits) = push(&server, folder().path(), of(100), &[("a", 2)]);
    assert!(matches!(gave_up, Err(PushError::Unwell { status: 503, tries: 6 })), "{gave_up:?}");
    assert_eq!(waits, [1, 2, 4, 8, 16]);
}

#[test]
fn what_only_a_person_can_mend_stops_it_at_once() {
    for (status, wanted) in [(401, "does not know"), (403, "does not let"), (404, "no record store"), (307, "another address"), (418, "418"), (507, "no room left")] {
        let server = Server::new(move |_| Reply::Says(status, "Location: http://127.0.0.1:1/elsewhere", String::new()));
        let (stopped, waits) = push(&server, folder().path(), of(100), &[("a", 2)]);
        let told = stopped.expect_err("it stops").to_string();
        assert!(told.contains(wanted), "{status}: {told}");
        assert!(!told.contains("hush") && !told.contains("Basic"), "{told}");
        assert_eq!((waits.len(), server.asked().len()), (0, 1), "{status}: not tried again, not redirected");
    }
}

#[test]
fn a_position_with_a_torn_line_is_read_up_to_it() {
    let (server, _) = Server::store();
    let data = folder();
    push(&server, data.path(), of(100), &[("a", 2)]).0.expect("taken");
    let file = std::fs::read_dir(data.path().join("push")).expect("a folder").next().expect("a file").expect("readable").path();
    let mut text = std::fs::read_to_string(&file).expect("text");
    text.push_str("{\"attempt\":\"b\",\"sco");
    std::fs::write(&file, text).expect("written");
    let (summary, _) = push(&server, data.path(), of(100), &[("a", 2), ("b", 2)]);
    let summary = summary.expect("taken");
    assert_eq!((summary.before, summary.attempts), (1, 1), "b had not been noted whole");
    let (summary, _) = push(&server, data.path(), of(100), &[("a", 2), ("b", 2)]);
    assert_eq!(summary.expect("nothing to do").before, 2, "and its note does not hang on to the torn line");
}

#[test]
fn a_marking_anew_is_sent_and_another_home_is_refused_unless_asked_for() {
    let (server, kept) = Server::store();
    let data = folder();
    push(&server, data.path(), of(100), &[("a", 2)]).0.expect("taken");
    let mut position = Position::look(data.path(), &server.address).expect("readable");
    assert!(position.has("a", 1) && !position.has("a", 2), "a second score is new");
    let other = position.begin(&server.address, "https://sg.example.org", false);
    assert!(matches!(&other, Err(PushError::OtherHome { was }) if was == "https://ias.invalid"), "{other:?}");
    position.begin(&server.address, "https://sg.example.org", true).expect("asked for");
    assert!(!position.has("a", 1));
    drop(position);
    let position = Position::look(data.path(), &server.address).expect("readable");
    assert_eq!((position.home(), position.has("a", 1)), (Some("https://sg.example.org"), false));
    assert_eq!(kept.lock().expect("no panic").len(), 2);
}

/// A server that takes whatever comes, where no test cares.
fn nobody() -> Address {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    Address::parse(&format!("http://{}/xapi", listener.local_addr().expect("an address"))).expect("this machine")
}

#[test]
fn where_nobody_ever_answered_it_is_soon_told() {
    let server = Server { address: nobody(), asked: Arc::default() };
    let (stopped, waits) = push(&server, folder().path(), of(100), &[("a", 2)]);
    assert!(matches!(stopped, Err(PushError::Unreachable { tries: 2, why: Unheard::Refused })), "{stopped:?}");
    assert_eq!(waits, [1]);
}

#[test]
fn whoever_hears_it_stops_it_between_batches_and_while_it_waits() {
    let (server, kept) = Server::store();
    let data = folder();
    let credentials = Credentials::new("key", "hush").expect("fits");
    let stopped_after = |address: &Address, most: usize| {
        let mut store = HttpStore::new(address, &credentials, None);
        let mut position = Position::look(data.path(), address).expect("readable");
        position.begin(address, "https://ias.invalid", false).expect("writable");
        let mut heard = 0;
        let mut hear = |_: &Summary, _| {
            heard += 1;
            if heard == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut sender = Sender::new(&mut store, &mut position, of(2), &mut hear);
        let ended = ["a", "b", "c"].iter().try_for_each(|attempt| sender.add(attempt, 1, lines(attempt, 2)));
        assert!(matches!(ended, Err(PushError::Stopped)), "{ended:?}");
        sender.summary().clone()
    };
    let summary = stopped_after(&server.address, 2);
    assert_eq!((summary.attempts, summary.statements, kept.lock().expect("no panic").len()), (2, 4, 4));
    let (summary, _) = push(&server, data.path(), of(2), &[("a", 2), ("b", 2), ("c", 2)]);
    let summary = summary.expect("it goes on");
    assert_eq!((summary.before, summary.attempts), (2, 1));
    let sick = Server::new(|_| says(503));
    assert_eq!(stopped_after(&sick.address, 1).statements, 0);
    assert_eq!(sick.asked().len(), 1, "not asked again");
}

#[test]
fn notes_of_attempts_that_are_gone_are_taken_out_and_the_rest_stays() {
    let (server, _) = Server::store();
    let data = folder();
    push(&server, data.path(), of(100), &[("a", 2), ("b", 2), ("c", 1)]).0.expect("taken");
    let file = std::fs::read_dir(data.path().join("push")).expect("a folder").next().expect("a file").expect("readable").path();
    let text = std::fs::read_to_string(&file).expect("text") + "{\"aside\":\"b-1\",\"of\":\"b\",\"why\":\"409\"}\n{\"attempt\":\"b\",\"sc";
    let kept = Kept::of(&text, |attempt| Ok::<bool, ()>(attempt == "b")).expect("no fault").expect("b is gone");
    assert_eq!(kept.forgotten.iter().collect::<Vec<_>>(), ["b"]);
    assert_eq!(kept.store, server.address.statements());
    assert!(!kept.text.contains("\"b\"") && !kept.text.contains("b-1"), "{}", kept.text);
    std::fs::write(&file, &kept.text).expect("written");
    let position = Position::look(data.path(), &server.address).expect("readable");
    assert!(position.has("a", 1) && !position.has("b", 1) && position.has("c", 1));
    assert_eq!(position.home(), Some("https://ias.invalid"));
    assert_eq!(Kept::of(&kept.text, |_| Ok::<bool, ()>(false)), Ok(None), "nothing to write where nothing is gone");
}
