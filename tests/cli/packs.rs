//! From one data folder to another by a pack, with the keys of this program and of the `minisign` command.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::fixture::Fixture;

/// A fixture with a key in the data folder `anna`, and a pack signed with it.
fn packed() -> Fixture {
    let fixture = Fixture::new();
    fixture.run(&["pack", "keygen", "--name", "Anna", "--no-passphrase", "--data", "anna"]).ends(0).says("Your public key: anna");
    fixture.run(&["pack", "build", "test-van", "--data", "anna", "--to", "van.iaspack"]).ends(0).says("test-van version 1, en");
    fixture
}

#[test]
fn a_scenario_goes_from_a_trainer_to_a_trainee() {
    let fixture = packed();
    fixture.run(&["pack", "install", "van.iaspack", "--data", "boris"]).ends(2).complains("not trusted").complains("ias pack trust");
    fixture.run(&["pack", "keys", "--data", "boris"]).ends(0).says("No key is trusted");
    fixture.run(&["pack", "trust", "anna/keys/pack.pub", "--data", "boris"]).ends(0).says("Anna");
    fixture.run(&["pack", "verify", "van.iaspack", "--data", "boris"]).ends(0).says("Good: test-van version 1").says("Signed by Anna");
    fixture.run(&["pack", "install", "van.iaspack", "--data", "boris"]).ends(0).says("Installed test-van version 1, made by Anna.");
    fixture.run(&["pack", "install", "van.iaspack", "--data", "boris"]).ends(0).says("nothing was changed");
    let list = fixture.run(&["pack", "list", "--data", "boris", "--format", "json"]).ends(0).json();
    assert_eq!(list[0]["manifest"]["version"], 1);
    fs::remove_dir_all(fixture.path("scenarios")).expect("the trainee has only the pack");
    fixture.run(&["check", "test-van", "--data", "boris"]).ends(0).says("no findings");
    fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--data", "boris"]).ends(0);
    fixture.run(&["pack", "remove", "test-van", "--data", "boris"]).ends(2).complains("--yes");
    fixture.run(&["pack", "remove", "test-van", "--yes", "--data", "boris"]).ends(0).says("Removed test-van");
    fixture.run(&["pack", "list", "--data", "boris"]).ends(0).says("No pack is installed");
    let id = fixture.run(&["pack", "keys", "--data", "boris", "--format", "json"]).ends(0).json()[0]["id"].as_str().map(str::to_owned);
    fixture.run(&["pack", "distrust", &id.expect("an id"), "--data", "boris"]).ends(0).says("Not trusted any more");
}

#[test]
fn a_later_edition_is_not_replaced_by_accident() {
    let fixture = packed();
    let file = fixture.path("scenarios/test-van/scenario.ron");
    let text = fs::read_to_string(&file).expect("read").replace("format: 1,", "format: 1, version: 2,");
    fs::write(&file, text).expect("written");
    fixture.run(&["pack", "build", "test-van", "--data", "anna", "--to", "two.iaspack"]).ends(0).says("version 2");
    fixture.run(&["pack", "install", "two.iaspack", "--data", "anna"]).ends(0);
    fixture.run(&["pack", "install", "van.iaspack", "--data", "anna"]).ends(2).complains("older version 1").complains("--replace");
    fixture.run(&["pack", "install", "van.iaspack", "--data", "anna", "--replace"]).ends(0).says("in place of version 2");
}

#[test]
fn mistakes_with_packs_are_told() {
    let fixture = packed();
    fixture.run(&["pack", "instal", "x"]).ends(2).complains("Did you mean `ias pack install`?");
    fixture.run(&["pack", "install"]).ends(2).complains("needs a pack");
    fixture.run(&["pack", "build", "test-van", "--data", "nobody"]).ends(2).complains("ias pack keygen");
    fixture.run(&["pack", "keygen", "--data", "anna"]).ends(2).complains("There is a key already");
    fixture.run(&["pack", "keygen", "--data", "carl"]).ends(2).complains("--no-passphrase");
    fixture.run(&["pack", "install", "plan.txt", "--data", "anna"]).ends(2).complains("no whole pack");
    fixture.run(&["pack", "trust", "plan.txt"]).ends(2).complains("no public key");
    fixture.run(&["pack", "distrust", "FFFF", "--data", "anna"]).ends(2).complains("ias pack keys");
    let file = fixture.path("scenarios/test-van/scenario.ron");
    fs::write(&file, "Scenario(format: 1)").expect("written");
    fixture.run(&["pack", "build", "test-van", "--data", "anna"]).ends(2).complains("with errors is not packed");
}

/// Each proves what the other signed.
#[test]
fn minisign_and_we_understand_each_other() {
    let here = |folder: &Path, arguments: &[&str]| Command::new("minisign").args(arguments).current_dir(folder).output();
    let fixture = packed();
    let folder = fixture.path("");
    assert!(here(&folder, &["-v"]).is_ok(), "the command minisign is missing: `scripts/test` installs it, or apt-get install minisign");
    let bytes = fs::read(fixture.path("van.iaspack")).expect("read");
    let between = |from: &[u8], to: &[u8]| {
        let start = bytes.windows(from.len()).position(|part| part == from).expect("there") + from.len();
        let end = start + bytes[start..].windows(to.len()).position(|part| part == to).expect("there");
        bytes[start..end].to_vec()
    };
    // Stored entries stand in the pack as they are: name, content, the next header.
    fs::write(fixture.path("manifest.json"), between(b"manifest.json", b"PK\x03\x04")).expect("written");
    fs::write(fixture.path("manifest.json.minisig"), between(b"manifest.json.minisig", b"PK\x03\x04")).expect("written");
    let proved = here(&folder, &["-V", "-p", "anna/keys/pack.pub", "-m", "manifest.json"]).expect("ran");
    assert!(proved.status.success(), "{}", String::from_utf8_lossy(&proved.stderr));
    assert!(String::from_utf8_lossy(&proved.stdout).contains("test-van version 1"));
    let made = here(&folder, &["-G", "-W", "-p", "m.pub", "-s", "m.key"]).expect("ran");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    fixture.run(&["pack", "build", "test-van", "--key", "m.key", "--to", "m.iaspack"]).ends(0);
    fixture.run(&["pack", "trust", "m.pub", "--data", "boris"]).ends(0);
    fixture.run(&["pack", "verify", "m.iaspack", "--data", "boris"]).ends(0).says("Good");
}

#[cfg(target_os = "linux")]
#[test]
fn the_desktop_is_told_of_the_program_and_forgets_it() {
    let fixture = Fixture::new();
    let home = fixture.path("desktop").display().to_string();
    // The system's tools are found by PATH; the fixture's commands have none of it.
    let path = std::env::var("PATH").unwrap_or_default();
    let desktop = |verb: &str| fixture.run_with(&[("XDG_DATA_HOME", home.as_str()), ("PATH", path.as_str())], &["desktop", verb]);
    desktop("show").ends(1).says("ias desktop add");
    let has_tool = std::env::split_paths(&path).any(|folder| folder.join("update-mime-database").is_file());
    if has_tool {
        desktop("add").ends(0).says("opens");
    } else {
        desktop("add").ends(2).complains("shared-mime-info");
    }
    desktop("show").ends(0).says(env!("CARGO_BIN_EXE_ias"));
    let entry = fs::read_to_string(Path::new(&home).join("applications/ias.desktop")).expect("written");
    assert!(entry.contains(&format!("Exec=\"{}\" %f", env!("CARGO_BIN_EXE_ias"))), "{entry}");
    desktop("remove");
    desktop("show").ends(1);
    desktop("forget").ends(2).complains("add, remove or show");
}
