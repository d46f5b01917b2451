//! `ias pack`: builds, proves, installs and lists packs, and keeps the keys that are trusted.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::load_scenario::load_scenario;
use super::spec::{DATA, FINDINGS_LANG, FORMAT, Opt, Spec};
use super::{Exit, find_scenario};
use crate::catalogue::disk::reference_from;
use crate::diagnostic::nearest;
use crate::pack::{self, EXTENSION, Edition, Installed, KeyId, Manifest, Pack, PackError, PublicKey, SecretKey, TrustedKeys, Wish};
use crate::platform::{self, DataFolder};
use crate::text::Language;

/// Holds the passphrase of a secret key, for scripts.
const PASSPHRASE: &str = "IAS_PASSPHRASE";

pub(super) static SPEC: Spec = Spec {
    name: "pack",
    summary: "Hand over a scenario as one signed file, and install one that was handed over.",
    usage: "keygen|build|verify|install|list|remove|trust|distrust|keys [WHAT] [--data DIR]",
    positionals: &[
        (
            "DO",
            "keygen (make your key), build (a pack of a scenario), verify (a pack), install (a pack), list (what is installed), \
             remove (what is installed), trust (a public key), distrust (a key), keys (those trusted).",
        ),
        ("WHAT", "A scenario to build, a pack to verify or install, an id to remove, a .pub file or key to trust, a key's id to distrust."),
    ],
    count: (1, 2),
    options: &[
        Opt { long: "to", value: Some("FILE"), help: "build: the pack to write. Without it, ID-VERSION.iaspack here." },
        Opt { long: "key", value: Some("FILE"), help: "build: the secret key to sign with. Without it, the one that keygen made." },
        Opt { long: "name", value: Some("NAME"), help: "keygen, trust: whose key it is." },
        Opt { long: "no-passphrase", value: None, help: "keygen: do not lock the key. Whoever copies it can sign in your name." },
        Opt { long: "replace", value: None, help: "install: replace a later edition, or another one of the same version." },
        Opt { long: "yes", value: None, help: "remove: really." },
        FINDINGS_LANG,
        FORMAT,
        DATA,
    ],
    examples: &[
        ("ias pack keygen --name \"Anna Nowak, training centre\"", "Once: make your key. Give pack.pub to all who shall trust it."),
        ("ias pack build harvest-van", "Write harvest-van-1.iaspack, signed."),
        ("ias pack trust pack.pub", "On each laptop, once: trust that key."),
        ("ias pack install harvest-van-1.iaspack", "Put it among the scenarios of this machine."),
        ("ias pack verify harvest-van-1.iaspack", "Prove it, and tell what is in it; nothing is installed."),
    ],
    notes: "\
A pack is a zip: manifest.json names every file with its SHA-256, manifest.json.minisig signs it. `minisign -V`
proves it without this program, and keys made by `minisign -G` do as well as ours. A pack that is unsigned, changed,
or signed by a key that is not trusted is refused. An older edition never replaces a later one by itself: count
`version` up in scenario.ron. A locked key asks for its passphrase, or takes it from the environment variable
IAS_PASSPHRASE.",
    reads_itself: false,
};

const DO: [&str; 9] = ["keygen", "build", "verify", "install", "list", "remove", "trust", "distrust", "keys"];

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let asked = parsed.positionals[0].to_string_lossy().into_owned();
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let trusted = TrustedKeys::in_folder(data.trusted_keys());
    match asked.as_str() {
        "keygen" => keygen(parsed, &data, &trusted, console),
        "build" => build(parsed, &data, console),
        "verify" => {
            let path = what(parsed, "a pack")?;
            let mut pack = Pack::open(&path, &trusted)?;
            pack.verify(&mut progress(console, "proving"))?;
            show(&pack, format, console);
            Ok(Exit::Fine)
        }
        "install" => install(parsed, &data, &trusted, console),
        "list" => {
            list(&pack::installed(&data.scenarios()), format, console);
            Ok(Exit::Fine)
        }
        "remove" => remove(parsed, &data, console),
        "trust" => trust(parsed, &trusted, console),
        "distrust" => distrust(parsed, &trusted, console),
        "keys" => {
            keys(&trusted.all(), format, console);
            Ok(Exit::Fine)
        }
        other => {
            let hint = nearest(other, DO).map(|meant| format!("Did you mean `ias pack {meant}`?"));
            Err(Failure::usage(&SPEC, format!("`{other}` is not one of {}.", DO.join(", ")), hint))
        }
    }
}

/// The second argument.
fn what(parsed: &Parsed, needed: &str) -> Result<PathBuf, Failure> {
    let asked = parsed.positionals[0].to_string_lossy();
    parsed.positionals.get(1).map(PathBuf::from).ok_or_else(|| Failure::usage(&SPEC, format!("`ias pack {asked}` needs {needed}."), None))
}

fn keygen(parsed: &Parsed, data: &DataFolder, trusted: &TrustedKeys, console: &mut Console) -> Result<Exit, Failure> {
    let path = parsed.value("key").map_or_else(|| data.signing_key(), PathBuf::from);
    if path.exists() {
        return Err(Failure::new(
            format!("There is a key already: {}", path.display()),
            "Go on using it: whoever trusts it would not know a new one. To have another beside it: --key FILE.",
        ));
    }
    let name = parsed.text("name")?.unwrap_or("IAS trainer");
    let passphrase = if parsed.switch("no-passphrase") { None } else { Some(new_passphrase()?) };
    let (secret, public) = SecretKey::generate(name, passphrase)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    }
    write_secret(&path, &secret).map_err(|error| unwritten(&path, &error))?;
    let beside = path.with_extension("pub");
    fs::write(&beside, public.to_text()).map_err(|error| unwritten(&beside, &error))?;
    trusted.trust(&public)?;
    console.line(&format!("Your secret key: {}\n  Keep it to yourself, and keep a copy in a safe place.", path.display()));
    console.line(&format!("Your public key: {}\n  Give it to all who shall install your packs. Its id: {}", beside.display(), public.id()));
    Ok(Exit::Fine)
}

/// Writes a file that only its owner may read.
fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{error}: {}", path.display()), "See that you may write there, or choose another place.")
}

fn new_passphrase() -> Result<String, Failure> {
    if let Ok(passphrase) = std::env::var(PASSPHRASE) {
        return Ok(passphrase);
    }
    let needs = || {
        Failure::new(
            "A key is locked with a passphrase, and there is no terminal to ask for it.",
            format!("Put it into the environment variable {PASSPHRASE}, or make an unlocked key with --no-passphrase."),
        )
    };
    if !stdin().is_terminal() {
        return Err(needs());
    }
    let first = rpassword::prompt_password("A passphrase for the new key: ").map_err(|_| needs())?;
    let second = rpassword::prompt_password("The same again: ").map_err(|_| needs())?;
    if first.is_empty() || first != second {
        return Err(Failure::new("The two differ, or are empty.", "Try again; to make an unlocked key: --no-passphrase."));
    }
    Ok(first)
}

fn known_passphrase() -> Option<String> {
    if let Ok(passphrase) = std::env::var(PASSPHRASE) {
        return Some(passphrase);
    }
    if stdin().is_terminal() { rpassword::prompt_password("The key's passphrase: ").ok() } else { None }
}

fn build(parsed: &Parsed, data: &DataFolder, console: &mut Console) -> Result<Exit, Failure> {
    let asked = what(parsed, "a scenario")?;
    let folder = find_scenario::find(asked.as_os_str(), &platform::scenario_folders(Some(data)))?;
    let (reference, _) = reference_from(&data.root);
    let graph = match load_scenario(&folder, &reference, Language::Pl) {
        Ok(loaded) => loaded.graph,
        Err(findings) => {
            super::check::show(&findings, parsed.findings_language()?, console);
            return Err(Failure::new("A scenario with errors is not packed.", "Mend what is told above; `ias check` tells it again."));
        }
    };
    let chosen = parsed.value("key").map(PathBuf::from);
    let path = chosen.clone().unwrap_or_else(|| data.signing_key());
    if chosen.is_none() && !path.exists() {
        return Err(Failure::new(
            "There is no key to sign with: an unsigned pack would be refused everywhere.",
            "Make yours once with `ias pack keygen --name \"YOUR NAME\"`, or name one with --key FILE.",
        ));
    }
    let key = SecretKey::read(&path, known_passphrase)?;
    let to = match parsed.value("to") {
        Some(to) => PathBuf::from(to),
        None => PathBuf::from(format!("{}-{}.{EXTENSION}", graph.id.0, graph.version)),
    };
    let manifest = pack::build(&folder, &graph, &key, &to, &mut progress(console, "packing"))?;
    let key = key.public("")?.id();
    console.line(&format!("{}: {}, signed with the key {key}.", to.display(), contents(&manifest)));
    Ok(Exit::Fine)
}

fn install(parsed: &Parsed, data: &DataFolder, trusted: &TrustedKeys, console: &mut Console) -> Result<Exit, Failure> {
    let path = what(parsed, "a pack")?;
    let (reference, _) = reference_from(&data.root);
    let mut pack = Pack::open(&path, trusted)?;
    let wish = if parsed.switch("replace") { Wish::Replace } else { Wish::Newer };
    let done = pack::install(&mut pack, &data.scenarios(), wish, &reference, &mut progress(console, "installing"));
    if let Err(PackError::Unplayable { faults }) = &done {
        super::check::show(faults, parsed.findings_language()?, console);
    }
    let done = done?;
    let manifest = pack.manifest();
    let name = format!("{} version {}", manifest.id, manifest.version);
    console.line(&match done {
        Installed::New => format!("Installed {name}, made by {}.", made_by(&pack.signer().key)),
        Installed::Replaced(old) => format!("Installed {name} in place of version {old}, made by {}.", made_by(&pack.signer().key)),
        Installed::Already => format!("{name} is installed already; nothing was changed."),
    });
    Ok(Exit::Fine)
}

fn remove(parsed: &Parsed, data: &DataFolder, console: &mut Console) -> Result<Exit, Failure> {
    let id = what(parsed, "the id of an installed scenario")?.to_string_lossy().into_owned();
    if !parsed.switch("yes") {
        return Err(Failure::new("Nothing was removed.", format!("Attempts that were played stay. To remove it: `ias pack remove {id} --yes`.")));
    }
    let gone = pack::remove(&data.scenarios(), &id)?;
    console.line(&format!("Removed {} version {}.", gone.manifest.id, gone.manifest.version));
    Ok(Exit::Fine)
}

fn trust(parsed: &Parsed, trusted: &TrustedKeys, console: &mut Console) -> Result<Exit, Failure> {
    let given = what(parsed, "a public key or its file")?;
    let text = if given.exists() {
        fs::read_to_string(&given).map_err(|error| Failure::new(format!("{error}: {}", given.display()), "Take the file that ends with .pub."))?
    } else {
        given.to_string_lossy().into_owned()
    };
    let mut key = PublicKey::read(&text)?;
    if let Some(name) = parsed.text("name")? {
        name.clone_into(&mut key.name);
    }
    trusted.trust(&key)?;
    console.line(&format!("Trusted from now on: {}, {}.", key.id(), made_by(&key)));
    Ok(Exit::Fine)
}

fn distrust(parsed: &Parsed, trusted: &TrustedKeys, console: &mut Console) -> Result<Exit, Failure> {
    let asked = what(parsed, "a key's id")?.to_string_lossy().to_uppercase();
    let known = trusted.all();
    let matching: Vec<&PublicKey> = known.iter().filter(|key| key.id().to_string().starts_with(&asked)).collect();
    match matching[..] {
        [key] => {
            trusted.distrust(key.id())?;
            console.line(&format!("Not trusted any more: {}, {}. What it signed and is installed stays.", key.id(), made_by(key)));
            Ok(Exit::Fine)
        }
        _ => Err(Failure::new(
            format!("{} trusted keys have an id that begins with {asked}.", matching.len()),
            "`ias pack keys` lists those trusted.",
        )),
    }
}

fn made_by(key: &PublicKey) -> String {
    if key.name.is_empty() { format!("the owner of the key {}", key.id()) } else { key.name.clone() }
}

fn contents(manifest: &Manifest) -> String {
    let languages: Vec<&str> = manifest.languages.iter().map(|language| language.tag()).collect();
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let size = manifest.bytes() as f64 / 1e6;
    format!("{} version {}, {}, {} files, {size:.1} MB", manifest.id, manifest.version, languages.join(" "), manifest.files.len())
}

fn show(pack: &Pack, format: Format, console: &mut Console) {
    let (manifest, signer) = (pack.manifest(), pack.signer());
    match format {
        Format::Json => {
            let key: KeyId = signer.key.id();
            console.line(&json!({"manifest": manifest, "key": key.to_string(), "signer": signer.key.name, "comment": signer.comment}).to_string());
        }
        Format::Text => {
            console.line(&format!("Good: {}.", contents(manifest)));
            console.line(&format!("Signed by {} with the trusted key {}.", made_by(&signer.key), signer.key.id()));
        }
    }
}

fn list(editions: &[Edition], format: Format, console: &mut Console) {
    match format {
        Format::Json => {
            let all: Vec<Value> = editions.iter().map(|edition| json!({"folder": edition.folder, "manifest": edition.manifest})).collect();
            console.line(&Value::from(all).to_string());
        }
        Format::Text if editions.is_empty() => console.line("No pack is installed. `ias pack install FILE.iaspack` installs one."),
        Format::Text => editions.iter().for_each(|edition| console.line(&contents(&edition.manifest))),
    }
}

fn keys(known: &[PublicKey], format: Format, console: &mut Console) {
    match format {
        Format::Json => {
            let all: Vec<Value> = known.iter().map(|key| json!({"id": key.id().to_string(), "name": key.name})).collect();
            console.line(&Value::from(all).to_string());
        }
        Format::Text if known.is_empty() => console.line("No key is trusted, so no pack can be installed. `ias pack trust KEY.pub` trusts one."),
        Format::Text => known.iter().for_each(|key| console.line(&format!("{}  {}", key.id(), key.name))),
    }
}

/// Tells each tenth of long work on the error stream.
fn progress<'c>(console: &'c mut Console, doing: &'c str) -> impl FnMut(u64, u64) + 'c {
    /// Work below this many bytes is over before one could read of it.
    const WORTH_TELLING: u64 = 64 << 20;
    let mut told = 0;
    move |done, all| {
        let tenths = (done * 10).checked_div(all).unwrap_or(10);
        if all > WORTH_TELLING && tenths > told {
            told = tenths;
            console.tell(&format!("{doing}: {} %", tenths * 10));
        }
    }
}
