//! Sticks as they come back from trainings: every file sealed as a laptop seals it, a few damaged, forged or doubled, and how
//! much of what was put on them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::plays::{self, Dice, Film, NOBODY, Play};
use crate::course::{Course, CourseId, Part, Purpose, code};
use crate::handin::file::{self, Draft, ScoreLine};
use crate::handin::gather::Opener;
use crate::handin::outbox::name_of;
use crate::keys::{Identity, LaptopKey, Recipient, seal};
use crate::session::log::{FORMAT, Header, line_of};
use crate::session::{AttemptId, Mode, TraineeCode};
use crate::store::new_attempt_id;
use crate::text::{Language, LocalizedText};
use crate::time::{Day, WallTime};

const COURSES: usize = 21;
const STICKS: usize = 60;
/// Plays of each film and mode from which attempts are made.
const PLAYS: usize = 64;
/// Stands in a play for the attempt that it becomes.
const NO_ATTEMPT: &str = "00000000-0000-7000-8000-000000000000";
const MONDAY: i64 = 1_795_392_000_000;
const DAY: i64 = 86_400_000;

/// How large a programme is.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::bench) struct Scale {
    pub(in crate::cli::bench) trainees: usize,
    pub(in crate::cli::bench) attempts: usize,
    pub(in crate::cli::bench) seed: u64,
}

/// What lies on the sticks.
#[derive(Clone, Debug, Default)]
pub(in crate::cli::bench) struct Expected {
    pub(in crate::cli::bench) files: usize,
    pub(in crate::cli::bench) bytes: u64,
    /// Attempts of which a good copy is there.
    pub(in crate::cli::bench) attempts: usize,
    pub(in crate::cli::bench) trainees: usize,
    pub(in crate::cli::bench) courses: usize,
    pub(in crate::cli::bench) events: u64,
    /// Faulty files without a good copy.
    pub(in crate::cli::bench) damaged: usize,
    pub(in crate::cli::bench) forged: usize,
    pub(in crate::cli::bench) shown: u64,
    pub(in crate::cli::bench) noticed: u64,
}

/// A programme on its sticks.
pub(in crate::cli::bench) struct Programme {
    pub(in crate::cli::bench) opener: Opener,
    pub(in crate::cli::bench) sticks: Vec<PathBuf>,
    pub(in crate::cli::bench) expected: Expected,
}

/// A play in the form from which files are made.
struct Template {
    log: String,
    score: ScoreLine,
    events: u64,
    shown: u64,
    noticed: u64,
}

/// What is wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Good,
    /// Damaged, and the only copy.
    Damaged,
    /// Damaged, with a good copy on another stick.
    DamagedCopy,
    Forged,
    Doubled,
}

impl Fate {
    /// Two in a hundred are not simply good, half a hundredth of each kind.
    fn of(dice: &mut Dice) -> Self {
        match dice.below(200) {
            0 => Self::Damaged,
            1 => Self::DamagedCopy,
            2 => Self::Forged,
            3 => Self::Doubled,
            _ => Self::Good,
        }
    }
}

/// Makes the programme's sticks below that folder.
pub(in crate::cli::bench) fn make(films: &[Film], scale: Scale, place: &Path) -> io::Result<Programme> {
    let mut dice = Dice::of(scale.seed);
    let station = Identity::of(&dice.bytes());
    let mut courses: Vec<Course> = (0..COURSES).map(|at| course(at, films, &station, &mut dice)).collect();
    for officer in 0..scale.trainees {
        courses[officer % COURSES].roster.push(trainee(officer));
    }
    let templates: Vec<[Vec<Template>; 2]> =
        films.iter().map(|film| [Mode::Practice, Mode::Exam].map(|mode| templates(film, mode, &mut dice))).collect();
    let sticks: Vec<PathBuf> = (0..STICKS).map(|at| place.join(format!("stick-{at:02}"))).collect();
    sticks.iter().try_for_each(fs::create_dir_all)?;
    let made: Vec<Officer> = (0..scale.trainees)
        .into_par_iter()
        .map(|officer| {
            let hand = Hand { courses: &courses, films: &templates, sticks: &sticks, scale };
            hand.officer(officer)
        })
        .collect::<io::Result<_>>()?;
    let mut expected = Expected::default();
    let mut held = BTreeSet::new();
    for (at, officer) in made.into_iter().enumerate() {
        expected.files += officer.files;
        expected.bytes += officer.bytes;
        expected.attempts += officer.attempts;
        expected.trainees += usize::from(officer.attempts > 0);
        expected.events += officer.events;
        expected.damaged += officer.damaged;
        expected.forged += officer.forged;
        expected.shown += officer.shown;
        expected.noticed += officer.noticed;
        if officer.attempts > 0 {
            held.insert(at % COURSES);
        }
    }
    expected.courses = held.len();
    let courses: BTreeMap<CourseId, Course> = courses.into_iter().map(|course| (course.id.clone(), course)).collect();
    Ok(Programme { opener: Opener { keys: vec![station], courses }, sticks, expected })
}

fn course(at: usize, films: &[Film], station: &Identity, dice: &mut Dice) -> Course {
    let begins = Day::of(WallTime(MONDAY + at as i64 * 7 * DAY));
    let purposes = [Purpose::PreTest, Purpose::Training, Purpose::PostTest];
    let part = |(film, purpose): (&Film, &Purpose)| Part {
        scenario: film.graph().id.clone(),
        purpose: *purpose,
        mode: if *purpose == Purpose::Training { Mode::Practice } else { Mode::Exam },
    };
    Course {
        id: CourseId::from(format!("bench-{:02}", at + 1).as_str()),
        edition: 1,
        title: LocalizedText::from(format!("Course {}", at + 1).as_str()),
        place: format!("Place {}", at + 1),
        begins,
        ends: begins.later(1),
        parts: films.iter().zip(purposes.iter().cycle()).map(part).collect(),
        language: Language::Pl,
        pass_mark: None,
        retain_until: begins.later(3_650),
        recipient: station.recipient().to_string(),
        ticket: dice.bytes(),
        roster: Vec::new(),
    }
}

/// The code of an officer.
fn trainee(number: usize) -> TraineeCode {
    let [.., a, b, c, d, e] = (number as u64).to_be_bytes();
    code::made([a, b, c, d, e])
}

fn templates(film: &Film, mode: Mode, dice: &mut Dice) -> Vec<Template> {
    (0..PLAYS).filter_map(|_| plays::play(film, mode, dice)).map(|play| template(film, mode, play)).collect()
}

fn template(film: &Film, mode: Mode, play: Play) -> Template {
    let Play { events, score } = play;
    let header = Header {
        ias_log: FORMAT,
        scenario: film.graph().id.clone(),
        content_hash: film.graph().content_hash.clone(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        attempt: AttemptId::from(NO_ATTEMPT),
        trainee: NOBODY.into(),
        mode,
    };
    let mut log = serde_json::to_string(&header).expect("a header is plain data") + "\n";
    for event in &events {
        log += &line_of(event);
        log.push('\n');
    }
    let signals = &score.detection.signals;
    Template {
        log,
        events: events.len() as u64,
        shown: signals.len() as u64,
        noticed: signals.iter().filter(|signal| signal.found_by.is_some()).count() as u64,
        score: ScoreLine {
            content_hash: score.scored_under.clone(),
            computed: WallTime(MONDAY),
            reason: String::new(),
            score,
        },
    }
}

/// What one officer's files add to the totals.
#[derive(Default)]
struct Officer {
    files: usize,
    bytes: u64,
    attempts: usize,
    events: u64,
    damaged: usize,
    forged: usize,
    shown: u64,
    noticed: u64,
}

/// Everything from which files are made.
struct Hand<'a> {
    courses: &'a [Course],
    films: &'a [[Vec<Template>; 2]],
    sticks: &'a [PathBuf],
    scale: Scale,
}

impl Hand<'_> {
    /// Makes all files of one officer. Each has dice of their own, so that the order of work does not show.
    fn officer(&self, number: usize) -> io::Result<Officer> {
        let mut dice = Dice::of(self.scale.seed ^ (number as u64 + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let course = &self.courses[number % self.courses.len()];
        let to: Recipient = course.recipient.parse().expect("a key of our own");
        // Ten laptops a course.
        let mut secret = [0x5a; 32];
        secret[0] = u8::try_from(number % self.courses.len()).unwrap_or(0);
        secret[1] = u8::try_from(number / self.courses.len() % 10).unwrap_or(0);
        let laptop = LaptopKey::of(&secret);
        let trainee = trainee(number);
        let mut officer = Officer::default();
        for turn in 0..self.scale.attempts {
            let film = dice.below(self.films.len());
            let part = &course.parts[film];
            let plays = &self.films[film][usize::from(part.mode == Mode::Exam)];
            let Some(template) = plays.get(dice.below(plays.len().max(1))) else { continue };
            let started = WallTime(MONDAY + (number % COURSES * 7 + turn / 10) as i64 * DAY + (turn % 10) as i64 * 2_700_000);
            let attempt = new_attempt_id(started, dice.bytes());
            let own = |text: &str| text.replace(NO_ATTEMPT, &attempt.0).replace(NOBODY, &trainee.0);
            let mut score = template.score.clone();
            score.score.trainee = trainee.clone();
            let draft = Draft {
                app_version: env!("CARGO_PKG_VERSION").to_owned(),
                purpose: part.purpose,
                started,
                finished: WallTime(started.0 + 1_500_000),
                log: own(&template.log),
                scores: vec![score],
            };
            let (plain, _) = file::write(&draft, course, &laptop).expect("plays are sound logs");
            let fate = Fate::of(&mut dice);
            let sealed = |plain: &str| seal(&to, plain.as_bytes());
            let (home, other) = (dice.below(self.sticks.len()), dice.below(self.sticks.len()));
            let mut put = |stick: usize, name: &str, bytes: &[u8]| {
                officer.files += 1;
                officer.bytes += bytes.len() as u64;
                fs::write(self.sticks[stick].join(name), bytes)
            };
            let name = name_of(&attempt);
            match fate {
                Fate::Good => put(home, &name, &sealed(&plain))?,
                Fate::Doubled => {
                    let bytes = sealed(&plain);
                    put(home, &name, &bytes)?;
                    put(other, &format!("copy-{name}"), &bytes)?;
                }
                Fate::Damaged => put(home, &name, &damaged(sealed(&plain), &mut dice))?,
                Fate::DamagedCopy => {
                    // Under its own name, so that the good copy is known to be of the same attempt.
                    fs::create_dir_all(self.sticks[other].join("old"))?;
                    put(other, &format!("old/{name}"), &damaged(sealed(&plain), &mut dice))?;
                    put(home, &name, &sealed(&plain))?;
                }
                Fate::Forged => {
                    let better = plain.replacen("\"noticed\":", "\"noticed\": ", 1).replacen("\"overall\":", "\"overall\":1", 1);
                    put(home, &name, &sealed(&better))?;
                }
            }
            match fate {
                Fate::Damaged => officer.damaged += 1,
                Fate::Forged => officer.forged += 1,
                Fate::Good | Fate::Doubled | Fate::DamagedCopy => {
                    officer.attempts += 1;
                    officer.events += template.events;
                    officer.shown += template.shown;
                    officer.noticed += template.noticed;
                }
            }
        }
        Ok(officer)
    }
}

/// Cut short, or one bit changed behind the first lines, which tell to whom it is sealed.
fn damaged(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    const FIRST_LINES: usize = 250;
    let at = FIRST_LINES + dice.below(bytes.len() - FIRST_LINES);
    if dice.below(2) == 0 {
        bytes.truncate(at);
    } else {
        bytes[at] ^= 1 << dice.below(8);
    }
    bytes
}
