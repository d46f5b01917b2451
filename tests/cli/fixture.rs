//! A small scenario with its plan in a folder of its own, and a way to run the program on it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// Three scenes of stills, a choice while the film runs, an exhibit, an assessment, a referral, two endings.
pub const SCENARIO: &str = r#"#![enable(implicit_some)]
Scenario(
    format: 1,
    title: "The test van",
    languages: ["en"],
    state: {"trust": (start: 0, min: -3, max: 3)}, rubric: (must_do: ["IP-08"]),
    nodes: {
        "lane": Scene(
            still: "still.png", seconds: 24,
            cues: [
                (id: "holds-passports", indicator: "D2-05", from: 5, to: 10, note: "He keeps them all."),
                (id: "answers-for-all", indicator: "D3-05", from: 12, to: 20, note: "He lets nobody speak."),
            ],
            lures: [(id: "old-van", from: 1, to: 4, why: "An old van is no sign.")],
            then: Choose(
                prompt: "What now?", opens: 20, seconds: 30, on_timeout: "wave",
                options: [
                    (id: "apart", text: "Talk to them apart", goto: "talk", rating: Best, principle: "IP-08", effects: [Add("trust", 1)], when: Not(AtLeast("trust", 3))),
                    (id: "wave", text: "Wave them on", goto: "end-missed", rating: Poor),
                ],
            ),
        ),
        "talk": Scene(
            still: "still.png", seconds: 30,
            cues: [(id: "debt", indicator: "D4-03", from: 3, to: 12, note: "A debt.")],
            lures: [(id: "tired", from: 15, to: 20, why: "Everybody is tired at night.")],
            then: Goto("papers"),
        ),
        "papers": Exhibit(
            prompt: "What is wrong here?", image: "still.png", goto: "decide",
            marks: [(id: "list", at: (0.1, 0.1, 0.3, 0.3), indicator: "D2-05")],
        ),
        "decide": Assess(
            prompt: "What do you conclude?", goto: "tell",
            conclusions: [
                (id: "possible", text: "There are grounds", rating: Best),
                (id: "nothing", text: "There are none", rating: Poor),
            ],
        ),
        "tell": Refer(prompt: "Whom do you tell?", offered: ["kcik"], key: ["kcik"], goto: "end-good"),
        "end-good": Ending(title: "Safe", outcome: Good),
        "end-missed": Ending(title: "Gone", outcome: Bad),
    },
)
"#;

/// A play of it from beginning to end.
pub const PLAN: &str = "\
trainee p-7Q4K
flag 2.0
flag 5.0 0.30 0.65 as D2-05
flag 14.5 as D3-05
withdraw 1
choose apart at 21.5
end
flag 4.0
name 4 as D4-03
wait 2
pause
resume
flag 25
mark 0.2 0.2
mark 0.9 0.9
unmark 2
leave
assess possible because holds-passports debt confidence 80
refer kcik
";

/// A folder with the scenario `test-van`, its plan, and room for data.
pub struct Fixture {
    folder: tempfile::TempDir,
}

impl Fixture {
    pub fn new() -> Self {
        let fixture = Self { folder: tempfile::tempdir().expect("a folder") };
        let van = fixture.path("scenarios/test-van");
        fs::create_dir_all(&van).expect("a folder");
        fs::write(van.join("scenario.ron"), SCENARIO).expect("written");
        image::RgbImage::new(16, 9).save(van.join("still.png")).expect("a picture");
        fs::write(fixture.path("plan.txt"), PLAN).expect("written");
        fixture
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program in the folder, knowing nothing of this machine's user, display or language.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ias"));
        command.current_dir(self.folder.path()).args(arguments).env_clear();
        command.env("HOME", self.path("home")).env("APPDATA", self.path("home"));
        if let Some(root) = std::env::var_os("SYSTEMROOT") {
            command.env("SYSTEMROOT", root);
        }
        command
    }

    /// Runs it with variables in its environment.
    pub fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
        Ran::of(arguments, self.command(arguments).envs(variables.iter().copied()).output().expect("the program starts"))
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(arguments, self.command(arguments).output().expect("the program starts"))
    }
}

/// What a run left.
pub struct Ran {
    arguments: Vec<String>,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(arguments: &[&str], output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Fails with everything one needs to see, unless the program ended so.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "ias {}\n-- stdout --\n{}\n-- stderr --\n{}",
            self.arguments.join(" "),
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    pub fn says(self, what: &str) -> Self {
        assert!(self.out.contains(what), "ias {}: no {what:?} in:\n{}", self.arguments.join(" "), self.out);
        self
    }

    #[track_caller]
    pub fn complains(self, what: &str) -> Self {
        assert!(self.err.contains(what), "ias {}: no {what:?} in:\n{}", self.arguments.join(" "), self.err);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in:\n{}", self.out))
    }
}
