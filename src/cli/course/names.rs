//! `ias course names`: who is behind the codes. Sealed on the trainer's station, and nowhere else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::station::{shelf, unlock};
use super::{counted, unwritten};
use crate::course::disk::write_whole;
use crate::course::{CourseId, code};
use crate::keys::{Names, NotBrought, Person, Unlocked, read_list, write_list};
use crate::platform::DataFolder;
use crate::session::TraineeCode;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course names",
    summary: "Tell, write, bring in or take out the names behind codes; asks for the station's passphrase.",
    usage: "[--set CODE | --import FILE | --export FILE] [--format FORMAT] [--data DIR]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "set", value: Some("CODE"), help: "Write who is behind a code; without any of the three below, the code's entry is taken out." },
        Opt { long: "name", value: Some("NAME"), help: "Name and surname." },
        Opt { long: "id-number", value: Some("NUMBER"), help: "Service number, or the ID number of a learning platform." },
        Opt { long: "email", value: Some("ADDRESS"), help: "E-mail address." },
        Opt { long: "import", value: Some("FILE"), help: "Bring in a list (CSV UTF-8) with the headings code, name, surname, ID number, email." },
        Opt { long: "course", value: Some("ID"), help: "import: people without a code get the free codes of that course, in order." },
        Opt { long: "export", value: Some("FILE"), help: "Write the list, in clear, for a spreadsheet." },
        FORMAT,
        DATA,
    ],
    examples: &[
        ("ias course names --import list.csv --course szczecin-11", "Give every person of a list a code of the course."),
        ("ias course names --set p-7Q4K-2M9D --name \"Anna Nowak\" --id-number 4711", "Write down who got which card."),
        ("ias course names", "Who is behind which code."),
    ],
    notes: "Lists in clear are personal data: delete them when they are brought in.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let chosen = ["set", "import", "export"].into_iter().filter(|option| parsed.switch(option)).count();
    if chosen > 1 {
        return Err(Failure::usage(&SPEC, "Take one of --set, --import and --export.", None));
    }
    let unlocked = unlock(&data)?;
    let mut names = unlocked.names()?;
    if let Some(typed) = parsed.text("set")? {
        return set(parsed, typed, &data, &unlocked, names, console);
    }
    if let Some(from) = parsed.value("import").map(Path::new) {
        let free = match parsed.text("course")? {
            Some(id) => shelf(&data).get(&CourseId::from(id))?.course.roster,
            None => Vec::new(),
        };
        return import(from, free, &data, &unlocked, &mut names, console);
    }
    if let Some(to) = parsed.value("export").map(Path::new) {
        write_whole(to, &write_list(&names)).map_err(|error| unwritten(to, &error))?;
        console.line(&format!("{}: {}, in clear. Delete the file when it has served.", to.display(), counted(names.len(), "person", "people")));
        return Ok(Exit::Fine);
    }
    match format {
        Format::Json => console.line(&Value::from_iter(names.all().map(|(code, person)| json!({"code": code, "person": person}))).to_string()),
        Format::Text if names.is_empty() => console.line("No names are kept. `ias course names --import FILE --course ID` brings a list in."),
        Format::Text => {
            for (code, person) in names.all() {
                let known = [&person.name, &person.id_number, &person.email];
                let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
                console.line(&format!("{code}  {}", known.join("  ")));
            }
        }
    }
    Ok(Exit::Fine)
}

fn set(parsed: &Parsed, typed: &str, data: &DataFolder, unlocked: &Unlocked, mut names: Names, console: &mut Console) -> Result<Exit, Failure> {
    let code = code::typed(typed).map_err(|why| Failure::new(format!("`{typed}` is no code: {why}."), "Type it as it stands on the card."))?;
    let given = |option| Ok::<_, Failure>(parsed.text(option)?.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned));
    let person = Person { name: given("name")?, id_number: given("id-number")?, email: given("email")? };
    let gone = person.is_unknown();
    if !gone && !on_rosters(data)?.contains(&code) {
        return Err(stranger(&code));
    }
    names.set(code.clone(), person);
    unlocked.keep_names(&names)?;
    console.line(&if gone { format!("{code}: nobody is known behind it now.") } else { format!("{code}: written down.") });
    Ok(Exit::Fine)
}

/// The codes of all courses here: names stand behind no others.
fn on_rosters(data: &DataFolder) -> Result<BTreeSet<TraineeCode>, Failure> {
    let mut known: BTreeSet<TraineeCode> = BTreeSet::new();
    for kept in shelf(data).all() {
        known.extend(kept?.course.roster);
    }
    Ok(known)
}

fn stranger(code: &TraineeCode) -> Failure {
    Failure::new(
        format!("{code} is on the roster of no course on this computer; nothing was written down."),
        "Is it the right code? `ias course roster ID` tells those of a course; `ias course install FILE` brings a course in.",
    )
}

fn import(from: &Path, free: Vec<TraineeCode>, data: &DataFolder, unlocked: &Unlocked, names: &mut Names, console: &mut Console) -> Result<Exit, Failure> {
    let bytes = fs::read(from).map(zeroize::Zeroizing::new).map_err(|error| Failure::new(format!("{error}: {}", from.display()), "Name a CSV file that you may read."))?;
    let listed = read_list(&bytes).map_err(|wrong| {
        let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        Failure::new(format!("{}, {}.", from.display(), lines.join("; ")), "Nothing was brought in. Mend the list, and try again.")
    })?;
    let count = names.bring_in(listed, &free, &on_rosters(data)?).map_err(|why| match why {
        NotBrought::Stranger { code } => stranger(&code),
        NotBrought::TooFewCodes { without, free } => Failure::new(
            format!("{} of the list have no code, and {} free.", counted(without, "person", "people"), counted(free, "code is", "codes are")),
            "Name the course with --course ID, and make more codes there: `ias course roster ID --add NUMBER`. Nothing was brought in.",
        ),
    })?;
    unlocked.keep_names(names)?;
    console.line(&format!("{} brought in and sealed. Delete {} now: it holds names in clear.", counted(count, "person", "people"), from.display()));
    Ok(Exit::Fine)
}
