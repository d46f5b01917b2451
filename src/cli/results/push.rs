//! `ias results push`: results to a learning record store, as statements, resumable.

use std::fs;
use std::io::{IsTerminal as _, stdin};
use std::ops::ControlFlow;
use std::path::Path;

use zeroize::Zeroizing;

use super::cohort::{COURSE, FROM, SCENARIO, TRAINEE, UNTIL, ground, wanted};
use super::export::{HOME, home, only_one, tell_missing};
use super::ID;
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use crate::platform::{self, DataFolder};
use crate::programme::sending::{Ended, LeftOut, Sent, planned, send};
use crate::programme::source::Wanted;
use crate::push::{Address, Authority, Credentials, HttpStore, Limits, Position, PushError, Stage, Summary};
use crate::report::xapi::Home;
use crate::time::WallTime;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results push",
    summary: "Send results to a learning record store (xAPI); goes on where it stopped.",
    usage: "[ID] --lrs URL [--dry-run] [--home URL] [WHICH] [--data DIR]",
    positionals: &[ID],
    count: (0, 1),
    options: &[
        Opt { long: "lrs", value: Some("URL"), help: "The store's xAPI endpoint, e.g. https://lrs.example.org/xapi." },
        Opt { long: "login", value: None, help: "Ask for key and secret, keep them in the system's keyring, and send nothing." },
        Opt { long: "ask", value: None, help: "Ask for key and secret for this time; nothing keeps them." },
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
        Opt { long: "ca", value: Some("FILE"), help: "Trust the authority whose certificate is in FILE (PEM, or Windows' .cer), and no other." },
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
nowhere else. Where no keyring is, --ask asks for them each time. Only https:// is used, but to this very machine.

Exit code 1 when the store set something aside, which is told and noted; 2 when it had to stop.",
    reads_itself: false,
};

impl From<PushError> for Failure {
    fn from(error: PushError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

impl From<Ended> for Failure {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Store(error) => error.into(),
            Ended::Push(error) => error.into(),
        }
    }
}

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let Some(url) = parsed.text("lrs")? else {
        return Err(Failure::usage(&SPEC, "--lrs URL is missing.", None));
    };
    let address = Address::parse(url).map_err(|error| Failure::usage(&SPEC, format!("{error}."), None))?;
    let modes: Vec<&str> = ["login", "logout", "dry-run", "ask"].into_iter().filter(|mode| parsed.switch(mode)).collect();
    match modes[..] {
        ["login"] => return login(&address, console),
        ["logout"] => return logout(&address, console),
        [] | ["dry-run" | "ask"] => {}
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
    let authority = parsed.value("ca").map(|file| authority(Path::new(file))).transpose()?;
    let credentials = if parsed.switch("ask") { asked(&address, console)? } else { Credentials::found(&address)? };
    let mut store = HttpStore::new(&address, &credentials, authority.as_ref());
    position.begin(&address, home.address(), again)?;
    sent(&data, &wanted, &home, &mut store, &mut position, limits, console)
}

fn authority(file: &Path) -> Result<Authority, Failure> {
    let read = fs::read(file).map_err(|error| unreadable(file, &error))?;
    Authority::read(&read).map_err(|error| Failure::new(format!("{} (--ca {})", error, file.display()), error.remedy()))
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

/// Asks a person for key and secret.
fn asked(address: &Address, console: &mut Console) -> Result<Credentials, Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::new(
            "There is nobody here to type the secret.",
            "Call it in a terminal; a program gives them in IAS_LRS_KEY and IAS_LRS_SECRET.",
        ));
    }
    console.tell(&format!("Key for {address}:"));
    let mut key = String::new();
    let unread = |error: std::io::Error| Failure::new(format!("Nothing could be read: {error}."), "Call it in a terminal.");
    stdin().read_line(&mut key).map_err(unread)?;
    let secret = Zeroizing::new(rpassword::prompt_password("Secret (it does not show): ").map_err(unread)?);
    Credentials::new(key.trim(), &secret).ok_or_else(|| PushError::Misshapen.into())
}

fn login(address: &Address, console: &mut Console) -> Result<Exit, Failure> {
    asked(address, console)?.keep(address)?;
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
    let planned = planned(&ground(data), wanted, home, position, |_| ControlFlow::Continue(()))?;
    tell_missing(&planned.left_out.missing, console);
    tell_left_out(&planned.left_out, "would not be sent", console);
    console.line(&format!(
        "Would send {} statements of {} attempt(s) to {address}, under the home {}; {} were sent before.",
        planned.statements,
        planned.attempts,
        home.address(),
        planned.before
    ));
    Ok(if planned.left_out.is_whole() { Exit::Fine } else { Exit::Findings })
}

fn tell_left_out(left_out: &LeftOut, what: &str, console: &mut Console) {
    for fault in &left_out.faults {
        console.tell(&format!("{what}: {fault}"));
    }
    for (attempt, why) in &left_out.passed.unreadable {
        console.tell(&format!("{what}: the attempt {attempt}: {why}"));
    }
}

/// How often progress is told, in milliseconds.
const TELL_EVERY: i64 = 2_000;

fn sent(
    data: &DataFolder,
    wanted: &Wanted,
    home: &Home,
    store: &mut HttpStore,
    position: &mut Position,
    limits: Limits,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let mut told = WallTime(platform::now().0 + TELL_EVERY);
    let mut hear = |summary: &Summary, stage| {
        if let Stage::Wait(pause) = stage {
            eprintln!("The record store does not answer well; again in {} s …", pause.as_secs());
            std::thread::sleep(pause);
        }
        let now = platform::now();
        if now >= told {
            eprintln!("{} statements of {} attempt(s) are there …", summary.statements, summary.attempts);
            told = WallTime(now.0 + TELL_EVERY);
        }
        ControlFlow::Continue(())
    };
    let sent = send(&ground(data), wanted, home, store, position, limits, &mut hear);
    let is_whole = sent.is_whole();
    let Sent { summary, left_out, ended } = sent;
    tell_missing(&left_out.missing, console);
    tell_left_out(&left_out, "not sent", console);
    for aside in &summary.aside {
        console.tell(&format!("set aside: {} of attempt {}: {}", aside.statement, aside.attempt, aside.why));
    }
    if summary.set_aside > summary.aside.len() as u64 {
        console.tell(&format!("… and {} more; all of them stand in {}.", summary.set_aside - summary.aside.len() as u64, data.root.join("push").display()));
    }
    if ended.is_ok() || summary.statements > 0 {
        console.line(&format!(
            "{} statements of {} attempt(s) are in the record store; {} attempt(s) were there before; {} statement(s) set aside.",
            summary.statements, summary.attempts, summary.before, summary.set_aside
        ));
    }
    ended?;
    Ok(if is_whole { Exit::Fine } else { Exit::Findings })
}
