//! `ias results delete`: one attempt, for good.

use super::{ID, pick, reader, shown};
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use crate::handin::outbox::Outbox;
use crate::platform::{self, DataFolder};
use crate::privacy::House;
use crate::store::{SqliteStore, Store};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results delete",
    summary: "Delete one attempt, so that it can not be read from the disk any more.",
    usage: "ID --yes [--data DIR]",
    positionals: &[ID],
    count: (1, 1),
    options: &[Opt { long: "yes", value: None, help: "Really." }, DATA],
    examples: &[("ias results delete 0197f3 --yes", "Gone for good.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    delete(&parsed.data_folder()?, parsed.first_text().as_deref(), parsed.switch("yes"), console)
}

fn delete(data: &DataFolder, id: Option<&str>, really: bool, console: &mut Console) -> Result<Exit, Failure> {
    let Some(id) = id else {
        return Err(Failure::usage(&SPEC, "Deleting needs the id of an attempt.", None));
    };
    let attempt = pick(&reader(data)?, Some(id), data)?;
    if !really {
        console.text(&shown(&attempt, None));
        return Err(Failure::new("Nothing was deleted.", format!("To delete it for good: `ias results delete {id} --yes`.")));
    }
    let opened = SqliteStore::open(&data.root, &platform::date(platform::now()))?;
    let mut store = opened.store;
    store.delete(&attempt.begun.id)?;
    let outbox = Outbox::in_folder(data.outbox());
    outbox.remove(&attempt.begun.id).map_err(|error| Failure::new(error.to_string(), error.remedy()))?;
    console.line(&format!("Deleted {}.", attempt.begun.id));
    for on in House::at_opening(&data.root, platform::now()).forget_handed_on()? {
        console.tell(&format!(
            "ias: It was sent to the record store {}, which keeps it.\n     Ask its administrator to delete there, too, the attempt {}.",
            on.store, attempt.begun.id
        ));
    }
    Ok(Exit::Fine)
}
