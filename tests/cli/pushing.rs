//! `ias results push` to an encrypted record store on the loopback: whose certificate is believed, what is told when it is not,
//! and where key and secret come from. `tests/tls/make.sh` made the certificates.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

use crate::exports::played;
use crate::fixture::{Fixture, Ran};

fn tls(name: &str) -> String {
    format!("{}/tests/tls/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A strict record store: what it was handed, by id.
struct Lrs {
    url: String,
    kept: Arc<Mutex<BTreeMap<String, Value>>>,
}

impl Lrs {
    /// With that certificate. It hangs up on the batches of these numbers, after it took them.
    fn new(certificate: &str, cuts: &'static [usize]) -> Self {
        let chain = vec![CertificateDer::from_pem_file(tls(certificate)).expect("a certificate")];
        let key = PrivateKeyDer::from_pem_file(tls("server.key")).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("TLS 1.2 and 1.3")
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .expect("they belong together");
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("https://localhost:{}/xapi", listener.local_addr().expect("an address").port());
        let kept = Arc::new(Mutex::new(BTreeMap::new()));
        let shelf = Arc::clone(&kept);
        std::thread::spawn(move || {
            let mut batch = 0;
            for stream in listener.incoming() {
                let connection = ServerConnection::new(Arc::clone(&config)).expect("a sound configuration");
                let mut stream = BufReader::new(StreamOwned::new(connection, stream.expect("a connection")));
                // A client that does not believe us says so, and goes.
                let Some((authorized, body)) = asked(&mut stream) else { continue };
                batch += 1;
                let answer = if !authorized {
                    "401 Unauthorized"
                } else {
                    let statements: Vec<Value> = serde_json::from_slice(&body).expect("a list of statements");
                    let mut shelf = shelf.lock().expect("no panic before");
                    for statement in statements {
                        let id = statement["id"].as_str().expect("an id").to_owned();
                        assert!(shelf.get(&id).is_none_or(|kept| *kept == statement), "the same id says the same");
                        shelf.insert(id, statement);
                    }
                    "204 No Content"
                };
                if !cuts.contains(&batch) {
                    let _ = write!(stream.get_mut(), "HTTP/1.1 {answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                    stream.get_mut().conn.send_close_notify();
                    let _ = stream.get_mut().flush();
                }
            }
        });
        Self { url, kept }
    }

    fn count(&self) -> usize {
        self.kept.lock().expect("no panic before").len()
    }
}

/// A request: whether key and secret are right, and its body.
fn asked(stream: &mut impl std::io::BufRead) -> Option<(bool, Vec<u8>)> {
    let (mut length, mut authorized) = (0, false);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        // `t:s`
        authorized |= line.eq_ignore_ascii_case("authorization: basic dDpz");
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
            length = value.parse().expect("a number");
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((authorized, body))
}

fn push(fixture: &Fixture, lrs: &str, secret: &str, more: &[&str]) -> Ran {
    let arguments = [&["results", "push", "--lrs", lrs, "--data", "data"], more].concat();
    fixture.run_with(&[("IAS_LRS_KEY", "t"), ("IAS_LRS_SECRET", secret)], &arguments)
}

#[test]
fn an_institutions_own_authority_is_trusted_when_it_is_named_and_the_store_gets_it_all() {
    let fixture = played();
    let lrs = Lrs::new("good.pem", &[]);
    let exported = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(0).out.lines().count();
    push(&fixture, &lrs.url, "s", &[]).ends(2).complains("no authority that is trusted here vouches for it").complains("--ca FILE");
    assert_eq!((lrs.count(), noted(&fixture)), (0, 0), "nothing was said to a stranger, and nothing is noted as sent");
    push(&fixture, &lrs.url, "wrong", &["--ca", &tls("authority.pem")]).ends(2).complains("does not know this key and secret");
    push(&fixture, &lrs.url, "s", &["--ca", &tls("authority.pem")]).ends(0).says("2 attempt(s) are in the record store");
    assert_eq!((lrs.count(), noted(&fixture)), (exported, 2));
}

/// How many attempts are noted as sent.
fn noted(fixture: &Fixture) -> usize {
    let texts = fs::read_dir(fixture.path("data/push")).into_iter().flatten().map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("text"));
    texts.map(|text| text.lines().filter(|line| line.contains("\"attempt\"")).count()).sum()
}

#[test]
fn whoever_is_not_the_store_gets_nothing_and_each_reason_has_its_own_cure() {
    let fixture = played();
    let own = tls("authority.pem");
    for (certificate, authority, why, cure) in [
        ("good.pem", "stranger.pem", "no authority that is trusted here", "--ca FILE"),
        ("expired.pem", "authority.pem", "its last day was 2021-01-01", "date of this computer"),
        ("elsewhere.pem", "authority.pem", "it is that of lrs.example.org", "Write the address as"),
        // The store's own certificate is no authority's.
        ("good.pem", "good.pem", "cannot be trusted", "it may be somebody else"),
    ] {
        let lrs = Lrs::new(certificate, &[]);
        push(&fixture, &lrs.url, "s", &["--ca", &tls(authority)]).ends(2).complains(why).complains(cure);
        assert_eq!(lrs.count(), 0, "{certificate}");
    }
    let lrs = Lrs::new("good.pem", &[]);
    push(&fixture, &lrs.url, "s", &["--ca", &tls("server.key")]).ends(2).complains("no certificate in the file").complains("server.key").complains(".cer");
    push(&fixture, &lrs.url, "s", &["--ca", "nowhere.pem"]).ends(2).complains("nowhere.pem cannot be read");
    push(&fixture, &lrs.url.replace("https", "http"), "s", &["--ca", &own]).ends(2).complains("cannot be reached");
    assert_eq!(lrs.count(), 0);
}

#[test]
fn what_answers_in_clear_where_it_should_be_encrypted_is_told_at_once() {
    let fixture = played();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://localhost:{}/xapi", listener.local_addr().expect("an address").port());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut hello = [0; 64];
            let _ = stream.read(&mut hello);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        }
    });
    push(&fixture, &url, "s", &["--ca", &tls("authority.pem")]).ends(2).complains("not encrypted").complains("and its port");
}

#[test]
fn a_connection_that_is_cut_in_the_middle_loses_nothing_and_the_same_command_goes_on() {
    let fixture = played();
    let exported = fixture.run(&["results", "export", "--format", "xapi", "--data", "data"]).ends(0).out.lines().count();
    let ca = tls("authority.pem");
    let lrs = Lrs::new("good.pem", &[2]);
    push(&fixture, &lrs.url, "s", &["--ca", &ca, "--batch", "10"]).ends(0).complains("again in 1 s").says("2 attempt(s) are in the record store");
    assert_eq!(lrs.count(), exported);
    push(&fixture, &lrs.url, "s", &["--ca", &ca]).ends(0).says("0 statements of 0 attempt(s)").says("2 attempt(s) were there before");
}

#[test]
fn without_a_keyring_it_is_told_what_to_do_and_nothing_is_sent() {
    let fixture = played();
    let lrs = "http://127.0.0.1:1/xapi";
    // On Linux nobody listens there, whatever desktop the tests run on.
    let none = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")];
    let told = fixture.run_with(&none, &["results", "push", "--lrs", lrs, "--data", "data"]).ends(2);
    if cfg!(target_os = "linux") {
        told.complains("place for passwords cannot be used").complains("--ask").complains("IAS_LRS_SECRET");
    }
    assert!(!Path::new(&fixture.path("data/push")).exists());
    fixture.run(&["results", "push", "--lrs", lrs, "--data", "data", "--ask"]).ends(2).complains("nobody here to type the secret");
    fixture.run(&["results", "push", "--lrs", lrs, "--data", "data", "--ask", "--login"]).ends(2).complains("--login and --ask do not go together");
    fixture.run_with(&[("IAS_LRS_KEY", "t")], &["results", "push", "--lrs", lrs, "--data", "data"]).ends(2).complains("IAS_LRS_KEY is there without IAS_LRS_SECRET");
}
