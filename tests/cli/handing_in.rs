//! From two laptops by a stick to the trainer's station: handed in, gathered, proved; and what is left after a kill.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ias::course::{self, Course, Part, Purpose, code};
use ias::handin::file::{self, Draft};
use ias::keys::{Identity, LaptopKey, Passphrase, Station, open_whole, seal};
use ias::session::{Mode, TraineeCode};
use ias::store::Gathered;
use ias::store::gathered::Choice;
use ias::text::Language;

use super::fixture::{Fixture, Ran};

const PASSPHRASE: &str = "four words that fit badly";

/// A trainer's station, two laptops, and a course that all three know.
struct Training {
    fixture: Fixture,
    course: Course,
    keys: Vec<Identity>,
    /// The keys as `ias course key export` writes them.
    exported: String,
}

impl Training {
    fn new() -> Self {
        let fixture = Fixture::new();
        let station = Station::in_folder(fixture.path("trainer/station"));
        let unlocked = station.set_up(&Passphrase::new(PASSPHRASE.to_owned()), [3; 16], &[4; 32].into()).expect("a station");
        let day = |text: &str| text.parse().expect("a day");
        let course = Course {
            id: "lublin-2026".into(),
            edition: 1,
            title: "Signs".into(),
            place: "Lublin".to_owned(),
            begins: day("2026-11-23"),
            ends: day("2026-11-24"),
            parts: vec![Part { scenario: "test-van".into(), purpose: Purpose::PreTest, mode: Mode::Practice }],
            language: Language::En,
            pass_mark: Some(990),
            retain_until: day("2031-12-31"),
            recipient: unlocked.recipient().to_string(),
            ticket: [9; 32],
            roster: (1..=2).map(|number| code::made([number; 5])).collect(),
        };
        for computer in ["trainer", "laptop-1", "laptop-2"] {
            let folder = fixture.path(computer).join("courses/lublin-2026");
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("course.ron"), course::write(&course, None)).expect("written");
        }
        let exported = unlocked.export_keys().to_string();
        Self { keys: unlocked.keys().to_vec(), exported, fixture, course }
    }

    fn code(&self, number: usize) -> &TraineeCode {
        &self.course.roster[number - 1]
    }

    /// Plays the plan on a laptop as a part of the course.
    fn play(&self, laptop: usize, stick: &str) -> Ran {
        let (data, code) = (format!("laptop-{laptop}"), self.code(laptop).to_string());
        let arguments =
            ["rehearse", "test-van", "--plan", "plan.txt", "--data", &data, "--course", "lublin-2026", "--code", &code, "--stick", stick];
        self.fixture.run(&arguments)
    }

    /// Runs a command on the trainer's computer, with the passphrase.
    fn trainer(&self, arguments: &[&str]) -> Ran {
        let arguments = [arguments, &["--data", "trainer"]].concat();
        let mut command = self.fixture.command(&arguments);
        command.env("IAS_PASSPHRASE", PASSPHRASE);
        Ran::of(&arguments, command.output().expect("the program starts"))
    }

    /// The result files of a folder, by name.
    fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.fixture.path(folder)).expect("a folder").map(|entry| entry.expect("reads").path()).collect();
        files.sort();
        files
    }
}

#[test]
fn what_laptops_hand_in_the_trainer_gathers() {
    let training = Training::new();
    let fixture = &training.fixture;
    fs::create_dir_all(fixture.path("stick")).expect("a stick");
    training.play(1, "stick").ends(0);
    // The second laptop's stick was pulled: the result waits, and is handed in later.
    training.play(2, "pulled").ends(0).complains("The folder pulled is not there.").complains("hand in again");
    assert_eq!(training.files("stick").len(), 1);
    assert_eq!(training.files("laptop-2/outbox").len(), 1);
    assert!(!fixture.path("pulled").exists(), "no folder is made in the place of a pulled stick");
    fixture.run(&["results", "send", "pulled", "--data", "laptop-2"]).ends(1).complains("is not there");
    fixture.run(&["results", "send", "stick", "--data", "laptop-2"]).ends(0).says("Handed in to stick: 1.");
    fixture.run(&["results", "send", "stick", "--data", "laptop-2"]).ends(0).says("nothing to hand in");
    let before = training.files("stick").iter().map(|file| fs::read(file).expect("reads")).collect::<Vec<_>>();
    fixture.run(&["results", "send", "stick", "--again", "--data", "laptop-1"]).ends(0).says("Handed in to stick: 1.");
    let after = training.files("stick").iter().map(|file| fs::read(file).expect("reads")).collect::<Vec<_>>();
    assert!(before.len() == 2 && before == after, "handing in again is the very same file");

    let gathered = training.trainer(&["results", "gather", "stick", "--format", "json"]).ends(0).json();
    assert_eq!((&gathered["gathered"]["new"], &gathered["store"]["trainees"]), (&2.into(), &2.into()), "{gathered}");
    training.trainer(&["results", "gather", "stick"]).ends(0).says("0 new, 2 here already");
    let store = Gathered::open_to_read(&fixture.path("trainer")).expect("opens").expect("there");
    let records: Vec<_> = store.records(&Choice::default()).map(|record| record.expect("reads")).collect();
    assert_eq!(records.iter().map(|record| record.about.purpose).collect::<Vec<_>>(), [Purpose::PreTest; 2]);
    assert_eq!(records[0].passed, Some(false), "the course's pass mark stands in place of the scenario's");

    // What is sealed in a file is what the laptop kept, and playing it again gives its score.
    let file = training.files("stick").remove(0).display().to_string();
    let id = Path::new(&file).file_stem().expect("a name").to_string_lossy().into_owned();
    let own = fixture.run(&["results", "export", &id, "--data", "laptop-1"]).ends(0).out;
    assert_eq!(training.trainer(&["results", "open", &file]).ends(0).out, own);
    assert_eq!(store.log(&id.as_str().into()).expect("reads"), own);
    training.trainer(&["results", "verify", &file, "--replay"]).ends(0).says("sound").says("gives the same score");

    // Deleted on the laptop, nothing is left in its outbox.
    fixture.run(&["results", "delete", &id, "--yes", "--data", "laptop-1"]).ends(0);
    assert_eq!(training.files("laptop-1/outbox").len(), 0);
}

#[test]
fn who_was_forgotten_does_not_come_back_from_an_old_stick() {
    let training = Training::new();
    fs::create_dir_all(training.fixture.path("stick")).expect("a stick");
    training.play(1, "stick").ends(0);
    training.play(2, "stick").ends(0);
    training.trainer(&["results", "gather", "stick"]).ends(0).says("2 new");
    let code = training.code(1).to_string();
    training.trainer(&["course", "forget", &code, "--yes"]).ends(0).says("1 result");
    let again = training.trainer(&["results", "gather", "stick"]).ends(1);
    again.says("0 new, 1 here already").says("stranger").says("not on the roster of the course lublin-2026");
    assert!(!training.trainer(&["results", "aside"]).ends(1).says("stranger").out.contains(&code), "the code is not kept here either");
    assert!(!training.trainer(&["results", "list"]).out.contains(&code));
}

#[test]
fn the_station_writes_the_debrief_of_what_it_gathered() {
    let training = Training::new();
    let fixture = &training.fixture;
    fs::create_dir_all(fixture.path("stick")).expect("a stick");
    training.trainer(&["results", "report", "trainee"]).ends(2).complains("No attempts are kept");
    for laptop in 1..=2 {
        training.play(laptop, "stick").ends(0);
    }
    training.trainer(&["results", "gather", "stick"]).ends(0).says("2 new");
    for laptop in 1..=2 {
        let outbox = training.files(&format!("laptop-{laptop}/outbox")).remove(0);
        let id = outbox.file_stem().expect("a name").to_string_lossy().into_owned();
        let report = ["results", "report", "trainee", &id, "--no-pictures"];
        let own = fixture.run(&[&report[..], &["--data", &format!("laptop-{laptop}")]].concat()).ends(0).out;
        let stations = training.trainer(&report).ends(0).out;
        assert!(own.contains(&training.code(laptop).to_string()), "{own}");
        assert_eq!(stations, own, "the station tells what the laptop tells");
        training.trainer(&["results", "report", "trainee", "--all", "--no-pictures", "--out", "debriefs"]).ends(0);
        assert_eq!(fs::read_to_string(fixture.path(&format!("debriefs/{id}.html"))).expect("written"), own);
    }
    assert_eq!(training.files("debriefs").len(), 2);
    let last = training.trainer(&["results", "report", "trainee", "--no-pictures"]).ends(0).out;
    assert!(last.contains(&training.code(2).to_string()), "without an id, the last begun");
    training.trainer(&["results", "report", "trainee", "0000"]).ends(2).complains("There is no attempt 0000");
    training.trainer(&["results", "report", "trainee", "0"]).ends(2).complains("2 attempts have an id that begins with 0.");
}

#[test]
fn what_was_gathered_is_listed_and_shown_beside_what_was_played_here() {
    let training = Training::new();
    let fixture = &training.fixture;
    fs::create_dir_all(fixture.path("stick")).expect("a stick");
    for laptop in 1..=2 {
        training.play(laptop, "stick").ends(0);
    }
    training.trainer(&["results", "gather", "stick"]).ends(0).says("2 new");
    // The trainer plays, too, outside the course.
    fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--data", "trainer"]).ends(0);
    let list = |more: &[&str]| training.trainer(&[&["results", "list", "--format", "json"], more].concat()).ends(0).json();
    let kept = |list: &serde_json::Value| {
        let mut kept: Vec<String> = list.as_array().expect("a list").iter().map(|one| one["kept"].as_str().expect("text").to_owned()).collect();
        kept.sort();
        kept
    };
    assert_eq!(kept(&list(&[])), ["gathered", "gathered", "here"]);
    training.trainer(&["results", "list"]).ends(0).says("KEPT").says("  gathered  ").says("  here  ").says(" %");
    assert_eq!(kept(&list(&["--course", "lublin-2026"])), ["gathered", "gathered"]);
    assert_eq!(kept(&list(&["--place", &training.course.place])), ["gathered", "gathered"]);
    assert_eq!(kept(&list(&["--until", "2000-01-01"])), [""; 0]);
    training.trainer(&["results", "list", "--course", "chelm"]).ends(0).says("No attempt in trainer is meant.");
    let one = list(&["--trainee", &training.code(2).to_string()]);
    assert_eq!(kept(&one), ["gathered"]);
    let id = one[0]["id"].as_str().expect("an id");
    let own = fixture.run(&["results", "show", id, "--data", "laptop-2", "--format", "json"]).ends(0).json();
    let stations = training.trainer(&["results", "show", id, "--format", "json"]).ends(0).json();
    assert_eq!(stations["kept"], "gathered");
    for field in ["trainee", "scenario", "content_hash", "app_version", "mode", "started", "finished", "events", "course", "scores", "result"] {
        assert_eq!(stations[field], own[field], "{field}: the station shows what the laptop shows");
    }
    training.trainer(&["results", "show", id]).ends(0).says("kept      gathered").says("detection");
    training.trainer(&["results", "show", "0"]).ends(2).complains("3 attempts have an id that begins with 0.");
    // Gathered where it was played: one attempt, kept twice.
    let both = training.trainer(&["results", "show", "--format", "json"]).ends(0).json();
    assert_eq!(both["kept"], "here", "without an id, the last begun");
}

#[test]
fn a_damaged_file_is_named_and_leaves_the_list_with_a_good_copy() {
    let training = Training::new();
    let fixture = &training.fixture;
    fs::create_dir_all(fixture.path("stick")).expect("a stick");
    training.play(1, "stick").ends(0);
    let file = training.files("stick").remove(0);
    let good = fs::read(&file).expect("reads");
    let mut bad = good.clone();
    let middle = bad.len() / 2;
    bad[middle] ^= 4;
    fs::write(&file, bad).expect("damaged");
    let shown = file.display().to_string();
    training.trainer(&["results", "verify", &shown]).ends(1).says("damaged: it was changed or cut in the 64 KiB from byte");
    let gathered = training.trainer(&["results", "gather", "stick", "gone", "--format", "json"]).ends(1).json();
    let aside = gathered["gathered"]["aside"].as_array().expect("a list");
    assert_eq!(aside.iter().map(|trouble| trouble["reason"].as_str().expect("text")).collect::<Vec<_>>(), ["unreadable", "damaged"]);
    training.trainer(&["results", "aside"]).ends(1).says("1 damaged").says(&shown).says("ias results send FOLDER --again");
    fixture.run(&["results", "send", "stick", "--again", "--data", "laptop-1"]).ends(0);
    assert!(fs::read(&file).expect("reads") == good, "the outbox mended the stick");
    training.trainer(&["results", "gather", "stick"]).ends(0).says("1 new");
    training.trainer(&["results", "aside"]).ends(0).says("Nothing is set aside.");
}

#[test]
fn only_the_trainer_opens_results_and_the_age_command_with_their_key() {
    let training = Training::new();
    let fixture = &training.fixture;
    fs::create_dir_all(fixture.path("stick")).expect("a stick");
    training.play(1, "stick").ends(0);
    let file = training.files("stick").remove(0);
    let shown = file.display().to_string();
    fixture.run(&["results", "open", &shown, "--data", "laptop-1"]).ends(2).complains("no trainer's station");
    fixture.run(&["results", "gather", "stick", "--data", "trainer"]).ends(2).complains("IAS_PASSPHRASE");
    let mut wrong = fixture.command(&["results", "gather", "stick", "--data", "trainer"]);
    let wrong = wrong.env("IAS_PASSPHRASE", "four words that fit well").output().expect("starts");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("not the station's passphrase"));

    // The foreign judge: Debian's age.
    fs::write(fixture.path("key.txt"), &training.exported).expect("written");
    let age = |arguments: &[&str]| Command::new("age").args(arguments).current_dir(fixture.path("")).output().expect("age is installed");
    let opened = age(&["-d", "-i", "key.txt", &shown]);
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let ours = open_whole(&training.keys, fs::File::open(&file).expect("opens")).expect("opens");
    assert!(opened.stdout == **ours && opened.stdout.starts_with(b"{\"chain\":\""));
    let key = fs::read_to_string(fixture.path("laptop-1/laptop.key")).expect("the laptop's key");
    assert!(!key.contains("AGE-SECRET-KEY"), "a laptop has nothing that opens");
    fs::write(fixture.path("other.txt"), format!("{}\n", *Identity::of(&[8; 32]).to_text())).expect("written");
    let refused = age(&["-d", "-i", "other.txt", &shown]);
    assert!(!refused.status.success() && refused.stdout.is_empty());
}

#[test]
fn a_play_outside_its_course_is_refused() {
    let training = Training::new();
    let code = training.code(1).to_string();
    let play = |course: &str, code: &[&str]| {
        let arguments = [&["rehearse", "test-van", "--plan", "plan.txt", "--data", "laptop-1", "--course", course], code].concat();
        training.fixture.run(&arguments).ends(2)
    };
    play("chelm", &["--code", &code]).complains("no course `chelm`");
    play("lublin-2026", &[]).complains("--code CODE");
    play("lublin-2026", &["--code", "p-XXXX"]).complains("no trainee's code");
    play("lublin-2026", &["--code", &code::made([7; 5]).to_string()]).complains("does not take part");
    training.fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--code", &code]).ends(2).complains("--code goes with --course");
}

/// Puts `count` results on a stick, all made from one that was played.
fn many(training: &Training, count: usize) {
    fs::create_dir_all(training.fixture.path("one")).expect("a stick");
    training.play(1, "one").ends(0);
    let plain = open_whole(&training.keys, fs::File::open(training.files("one").remove(0)).expect("opens")).expect("opens");
    let result = file::read(&plain[..]).expect("sound");
    let laptop = LaptopKey::of(&[6; 32]);
    fs::create_dir_all(training.fixture.path("stick")).expect("a stick");
    for number in 0..count {
        let attempt = format!("0198aaaa-0000-7000-8000-{number:012}");
        let draft = Draft {
            app_version: result.header.app_version.clone(),
            purpose: result.header.purpose,
            started: result.header.started,
            finished: result.header.finished,
            log: result.log.replace(&*result.header.attempt.0, &attempt),
            scores: result.scores.clone(),
        };
        let (plain, _) = file::write(&draft, &training.course, &laptop).expect("sound");
        let path = training.fixture.path("stick").join(format!("{attempt}.ias-result"));
        fs::write(path, seal(&training.keys[0].recipient(), plain.as_bytes())).expect("written");
    }
}

#[test]
fn a_kill_while_gathering_loses_and_doubles_nothing() {
    const RESULTS: u64 = 600;
    let training = Training::new();
    many(&training, usize::try_from(RESULTS).expect("few"));
    let trainer = training.fixture.path("trainer");
    let kept = || -> u64 {
        let store = Gathered::open_to_read(&trainer).ok().flatten();
        store.and_then(|store| store.counts(&Choice::default()).ok()).map_or(0, |counts| counts.attempts)
    };
    let mut halves = 0;
    let mut before = 0;
    while halves < 2 {
        let mut child = training
            .fixture
            .command(&["results", "gather", "stick", "--data", "trainer"])
            .env("IAS_PASSPHRASE", PASSPHRASE)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let until = Instant::now() + Duration::from_secs(120);
        while kept() == before {
            assert!(Instant::now() < until && child.try_wait().expect("asks").is_none(), "nothing more was gathered");
        }
        child.kill().expect("is killed");
        child.wait().expect("it ends");
        let now = kept();
        assert!(now > before && now < RESULTS, "{now} of {RESULTS} when it was killed");
        before = now;
        halves += 1;
    }
    let rest = training.trainer(&["results", "gather", "stick", "--format", "json"]).ends(0).json();
    assert_eq!(rest["gathered"]["new"].as_u64(), Some(RESULTS - before), "{rest}");
    assert_eq!(rest["gathered"]["same"].as_u64(), Some(before));
    assert_eq!(rest["store"]["attempts"].as_u64(), Some(RESULTS));
    let store = Gathered::open_to_read(&trainer).expect("opens").expect("there");
    let mut attempts: Vec<_> = store.records(&Choice::default()).map(|record| record.expect("reads").about.attempt).collect();
    attempts.dedup();
    assert_eq!(attempts.len() as u64, RESULTS);
}

#[test]
fn a_simulated_programme_comes_out_exact() {
    let fixture = Fixture::new();
    let arguments = ["bench", "programme", "--trainees", "7,30", "--attempts", "6", "--folder", "room", "--format", "json"];
    fs::create_dir_all(fixture.path("room")).expect("a folder");
    let told = fixture.run(&arguments).ends(0).json();
    let rows = told["programmes"].as_array().expect("a list");
    assert_eq!(rows.len(), 2);
    for (row, most) in rows.iter().zip([42, 180]) {
        assert_eq!(row["exact"], true, "{row}");
        let attempts = row["attempts"].as_u64().expect("a number");
        assert!(attempts <= most && attempts * 10 > most * 9, "{row}");
    }
    assert_eq!(fs::read_dir(fixture.path("room")).expect("a folder").count(), 0, "nothing is left behind");
}
