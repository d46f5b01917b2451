//! `ias results push`: results to a learning record store, as statements, resumable.

use std::fs;
use std::io::{IsTerminal as _, stdin};
use std::path::Path;
use std::time::Duration;

use super::cohort::{COURSE, FROM, SCENARIO, TRAINEE, UNTIL, ground, wanted};
use super::export::{HOME, home, only_one, tell_missing};
use super::ID;
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use crate::platform::{self, DataFolder};
use crate::programme::export::lines;
use crate::programme::source::{Scenarios, Wanted, each};
use crate::push::{Address, Credentials, HttpStore, Limits, Position, PushError, Sender, Summary};
use crate::report::xapi::Home;
use crate::time::WallTime;

/// Hold the key and the secret where no keyring is.
const KEY: &str = "IAS_LRS_KEY";
const SECRET: &str = "IAS_LRS_SECRET";

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results push",
    summary: "Send results to a learning record store (xAPI); goes on where it stopped.",
    usage: "[ID] --lrs URL [--dry-run] [--home URL] [WHICH] [--data DIR]",
    positionals: &[ID],
    count: (0, 1),
    options: &[
        Opt { long: "lrs", value: Some("URL"), help: "The store's xAPI endpoint, e.g. https://lrs.example.org/xapi." },
        Opt { long: "login", value: None, help: "Ask for key and secret, keep them in the system's keyring, and send nothing." },
        Opt { long: "logout", value: None, help: "Take them out of the keyring, and send nothing." },
        Opt { long: "dry-run", value: None, help: "Only tell what would be sent." },
        COURSE,
        TRAINEE,
        SCENARIO,
        FROM,
        UNTIL,
        HOME,
        Opt { long: "again", value: None, help: "Forget what was sent before, and send everything; what the store has stays as it is." },
        Opt { long: "batch", value: Some("N"), help: "Statements at a time, 1 to 1000; 100 without it." },
        Opt { long: "ca", value: Some("FILE"), help: "Trust the authority whose certificate (PEM) is in FILE, and no other." },
        DATA,
    ],
    examples: &[
        ("ias results push --lrs https://lrs.example.org/xapi --login", "Once: keep key and secret."),
        ("ias results push --lrs https://lrs.example.org/xapi", "Send what was not sent yet."),
        ("ias results push --lrs https://lrs.example.org/xapi --dry-run", "See first how much that is."),
    ],
    notes: "\
Only finished attempts are sent, a trainee as a code, never a name. What was taken is noted in DIR/push, attempt by attempt:
after a cut, the same command goes on. A statement never changes its id, so the store takes it once.
Key and secret come from the environment (IAS_LRS_KEY, IAS_LRS_SECRET), else from the system's keyring; they are written
nowhere else. Only https:// is used, but to this very machine.

Exit code 1 when the store set something aside, which is told and noted; 2 when it had to stop.",
    reads_itself: false,
};

impl From<PushError> for Failure {
    fn from(error: PushError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let Some(url) = parsed.text("lrs")? else {
        return Err(Failure::usage(&SPEC, "--lrs URL is missing.", None));
    };
    let address = Address::parse(url).map_err(|error| Failure::usage(&SPEC, format!("{error}."), None))?;
    let modes: Vec<&str> = ["login", "logout", "dry-run"].into_iter().filter(|mode| parsed.switch(mode)).collect();
    match modes[..] {
        ["login"] => return login(&address, console),
        ["logout"] => return logout(&address, console),
        [] | ["dry-run"] => {}
        _ => return Err(Failure::usage(&SPEC, format!("--{} do not go together.", modes.join(" and --")), None)),
    }
    let data = parsed.data_folder()?;
    let wanted = wanted(&SPEC, parsed)?;
    only_one(&wanted, &data)?;
    let limits = Limits { batch: batch(parsed)?, ..Limits::default() };
    let mut position = Position::look(&data.root, &address)?;
    // Whoever named a home once need not again.
    let home = match (home(parsed, &SPEC)?, position.home()) {
        (Some(home), _) => home,
        (None, Some(known)) => Home::parse(known).unwrap_or_default(),
        (None, None) => Home::default(),
    };
    let again = parsed.switch("again");
    if parsed.switch("dry-run") {
        return dry_run(&data, &wanted, &home, (!again).then_some(&position), &address, console);
    }
    let credentials = credentials(&address)?;
    let authorities = parsed
        .value("ca")
        .map(|file| fs::read(file).map_err(|error| unreadable(Path::new(file), &error)))
        .transpose()?;
    let mut store = HttpStore::new(&address, &credentials, authorities.as_deref()).map_err(|_| {
        Failure::new("There is no certificate in the file given with --ca.", "Give the authority's certificate as PEM text.")
    })?;
    position.begin(&address, home.address(), again)?;
    send(&data, &wanted, &home, &mut store, &mut position, limits, console)
}

fn unreadable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be read: {error}.", file.display()), "Name a file that is there and that you may read.")
}

fn batch(parsed: &Parsed) -> Result<usize, Failure> {
    let Some(text) = parsed.text("batch")? else { return Ok(Limits::default().batch) };
    text.parse()
        .ok()
        .filter(|count| (1..=1000).contains(count))
        .ok_or_else(|| Failure::usage(&SPEC, format!("--batch {text}: not a whole number from 1 to 1000."), None))
}

/// From the environment, else from the system's keyring.
fn credentials(address: &Address) -> Result<Credentials, Failure> {
    let given = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (given(KEY), given(SECRET)) {
        (Some(key), Some(secret)) => Credentials::new(&key, &secret).ok_or_else(misshapen),
        (None, None) => Credentials::kept(address)?.ok_or_else(|| {
            Failure::new(
                format!("No key for {address} is kept in this system's keyring."),
                format!("Keep one with `ias results push --lrs {address} --login`, or give it in {KEY} and {SECRET}."),
            )
        }),
        (Some(_), None) => Err(Failure::new(format!("{KEY} is there without {SECRET}."), "Give both, or neither.")),
        (None, Some(_)) => Err(Failure::new(format!("{SECRET} is there without {KEY}."), "Give both, or neither.")),
    }
}

fn misshapen() -> Failure {
    Failure::new("A key has no colon, and neither key nor secret has a line end.", "Copy them again from the store's administrator.")
}

fn login(address: &Address, console: &mut Console) -> Result<Exit, Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::new(
            "There is nobody here to type the secret.",
            format!("Call it in a terminal; a program gives them in {KEY} and {SECRET}."),
        ));
    }
    console.tell(&format!("Key for {address}:"));
    let mut key = String::new();
    let asked = |error: std::io::Error| Failure::new(format!("Nothing could be read: {error}."), "Call it in a terminal.");
    stdin().read_line(&mut key).map_err(asked)?;
    let secret = rpassword::prompt_password("Secret (it does not show): ").map_err(asked)?;
    let credentials = Credentials::new(key.trim(), &secret).ok_or_else(misshapen)?;
    credentials.keep(address)?;
    console.line(&format!("The keyring of this system keeps them for {address}."));
    Ok(Exit::Fine)
}

fn logout(address: &Address, console: &mut Console) -> Result<Exit, Failure> {
    let was = Credentials::forget(address)?;
    console.line(&if was { format!("Taken out of the keyring: {address}.") } else { format!("The keyring keeps nothing for {address}.") });
    Ok(Exit::Fine)
}

fn dry_run(
    data: &DataFolder,
    wanted: &Wanted,
    home: &Home,
    position: Option<&Position>,
    address: &Address,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let ground = ground(data);
    let mut scenarios = Scenarios::of(&ground);
    let (mut statements, mut attempts, mut before, mut faulty) = (0_usize, 0_u64, 0_u64, 0_usize);
    let passed = each(&ground, wanted, |kept| {
        let id = kept.about.attempt.to_string();
        if position.is_some_and(|position| position.has(&id, 1 + kept.rescored.len())) {
            before += 1;
            return Ok(());
        }
        let (lines, faults) = lines(&kept, home, &mut scenarios);
        attempts += 1;
        statements += lines.len();
        faulty += faults.len();
        Ok::<(), Failure>(())
    })?;
    tell_missing(&scenarios.missing, console);
    console.line(&format!(
        "Would send {statements} statements of {attempts} attempt(s) to {address}, under the home {}; {before} were sent before.",
        home.address()
    ));
    Ok(if faulty == 0 && passed.unreadable.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// How often progress is told, in milliseconds.
const TELL_EVERY: i64 = 2_000;

fn send(
    data: &DataFolder,
    wanted: &Wanted,
    home: &Home,
    store: &mut HttpStore,
    position: &mut Position,
    limits: Limits,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let ground = ground(data);
    let mut scenarios = Scenarios::of(&ground);
    let mut faults = Vec::new();
    let mut told = WallTime(platform::now().0 + TELL_EVERY);
    let mut tell = |summary: &Summary| {
        let now = platform::now();
        if now >= told {
            eprintln!("{} statements of {} attempt(s) are there …", summary.statements, summary.attempts);
            told = WallTime(now.0 + TELL_EVERY);
        }
    };
    let mut wait = |pause: Duration| {
        eprintln!("The record store does not answer well; again in {} s …", pause.as_secs());
        std::thread::sleep(pause);
    };
    let mut sender = Sender::new(store, position, limits, &mut wait, &mut tell);
    let passed = each(&ground, wanted, |kept| {
        let (lines, found) = lines(&kept, home, &mut scenarios);
        faults.extend(found);
        sender.add(&kept.about.attempt.to_string(), 1 + kept.rescored.len(), lines)?;
        Ok::<(), Failure>(())
    })?;
    let summary = sender.finish()?;
    tell_missing(&scenarios.missing, console);
    for fault in &faults {
        console.tell(&format!("not sent: {fault}"));
    }
    for (attempt, why) in &passed.unreadable {
        console.tell(&format!("not sent: the attempt {attempt}: {why}"));
    }
    for aside in &summary.aside {
        console.tell(&format!("set aside: {} of attempt {}: {}", aside.statement, aside.attempt, aside.why));
    }
    if summary.set_aside > summary.aside.len() as u64 {
        console.tell(&format!("… and {} more; all of them stand in {}.", summary.set_aside - summary.aside.len() as u64, data.root.join("push").display()));
    }
    console.line(&format!(
        "{} statements of {} attempt(s) are in the record store; {} attempt(s) were there before; {} statement(s) set aside.",
        summary.statements, summary.attempts, summary.before, summary.set_aside
    ));
    let whole = summary.set_aside == 0 && faults.is_empty() && passed.unreadable.is_empty();
    Ok(if whole { Exit::Fine } else { Exit::Findings })
}
