//! A course on this laptop: who is there, what is theirs, and handing in what they did.
//!
//! What a code may do is the course's to say, how a result is sealed and handed in is `handin`'s. Here both meet the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::marks::marks;
use super::{Application, Moment, Screen};
use crate::app::faults;
use crate::app::attempt::{Player, Scenario};
use crate::app::trainer::work::Work;
use crate::app::views::UiCommand;
use crate::app::views::library::course::{CourseCommand, CourseView, HandInView, PartRow, PartState};
use crate::app::views::look::Look;
use crate::course::disk::{Installed, Shelf, ShelfError};
use crate::course::{Course, CourseId, NotAdmitted, Part, Purpose};
use crate::handin::courier::{Courier, News};
use crate::handin::HandInError;
use crate::handin::outbox::{self, Outbox};
use crate::keys::LaptopKey;
use crate::report::words::Words;
use crate::session::{AttemptId, Mode, TraineeCode};
use crate::store::{Attempt, Filter};

/// The courses of this laptop, and who sits before it.
#[derive(Default)]
pub(super) struct CourseDesk {
    courses: Vec<Arc<Course>>,
    /// The course on screen, by its id.
    open: Option<CourseId>,
    /// The library is shown without a course.
    outside: bool,
    typed: String,
    refusal: Option<NotAdmitted>,
    trainee: Option<TraineeCode>,
    /// The part whose briefing is on screen or whose film runs.
    part: Option<Part>,
    courier: Option<Courier>,
    /// Sticks that are there, as paths; looked for on a thread: one may be slow to answer.
    sticks: Vec<String>,
    looking: Option<Work<Vec<PathBuf>>>,
    /// How many results are on their way to a folder.
    under_way: usize,
    message: Option<Told>,
    /// What the store holds of the course on screen.
    kept: Vec<Kept>,
}

/// A finished or unfinished attempt of the course.
struct Kept {
    attempt: Attempt,
    handed: bool,
    /// Where it stands, e.g. a scene's name and time.
    stands: String,
}

/// What there is to tell, in no language yet.
#[derive(Debug)]
enum Told {
    Installed { title: String, how: Installed },
    NotInstalled(ShelfError),
    HandedIn(String),
    Waits(HandInError),
}

/// Whether a file may be a course.
fn is_course_file(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"))
}

impl Application {
    fn shelf_of_courses(&self) -> Option<Shelf> {
        Some(Shelf::in_folder(self.data.as_ref()?.courses()))
    }

    /// Reads the courses of this laptop. The one that began last is shown, unless another was chosen.
    pub(super) fn read_courses(&mut self) {
        let Some(shelf) = self.shelf_of_courses() else { return };
        let mut courses: Vec<Arc<Course>> = shelf.all().into_iter().flatten().map(|kept| Arc::new(kept.course)).collect();
        courses.sort_by(|one, two| two.begins.cmp(&one.begins).then(one.id.cmp(&two.id)));
        let known = |id: &CourseId| courses.iter().any(|course| course.id == *id);
        if !self.courses.open.as_ref().is_some_and(known) {
            self.courses.open = courses.first().map(|course| course.id.clone());
            self.courses.trainee = None;
        }
        self.courses.courses = courses;
    }

    /// The course on screen; `None`: there is none, or the library is shown without.
    pub(super) fn course(&self) -> Option<&Arc<Course>> {
        let open = self.courses.open.as_ref().filter(|_| !self.courses.outside)?;
        self.courses.courses.iter().find(|course| course.id == *open)
    }

    /// Whether there is a course on this laptop that the library does not show.
    pub(super) fn course_is_aside(&self) -> bool {
        self.courses.outside && !self.courses.courses.is_empty()
    }

    /// The part whose briefing is on screen.
    pub(super) fn part(&self) -> Option<&Part> {
        self.courses.part.as_ref()
    }

    /// Takes a course file that was dropped on the window; whether it was one.
    pub(super) fn receive_course(&mut self, path: &Path) -> bool {
        if !is_course_file(path) {
            return false;
        }
        let Some(shelf) = self.shelf_of_courses() else { return false };
        let done = crate::course::disk::text_of(path).and_then(|text| shelf.install(path, &text));
        self.courses.message = Some(match done {
            Ok((course, how)) => {
                self.courses.open = Some(course.id.clone());
                self.courses.outside = false;
                self.courses.trainee = None;
                Told::Installed { title: course.title.get(self.preferences.language).to_owned(), how }
            }
            Err(error) => Told::NotInstalled(error),
        });
        self.read_courses();
        self.read_lists();
        true
    }

    /// Looks for sticks to hand in to.
    fn look_for_sticks(&mut self) {
        // Without a thread the folder is typed.
        self.courses.looking = Work::begin("sticks", &self.wake, crate::platform::sticks).ok();
    }

    /// Reads what the store holds of the course on screen, and looks for sticks.
    pub(super) fn read_course_attempts(&mut self) {
        self.courses.kept.clear();
        if self.course().is_some() {
            self.look_for_sticks();
        }
        let (Some(course), Some(store)) = (self.course().cloned(), &self.store) else { return };
        let attempts = store.attempts(&Filter::default()).unwrap_or_default();
        let of_course = attempts.into_iter().filter(|attempt| attempt.begun.course.as_ref() == Some(&course.id));
        self.courses.kept = of_course
            .map(|attempt| {
                let handed = store.handed_in(&attempt.begun.id).is_ok_and(|places| !places.is_empty());
                let position = store.position(&attempt.begun.id).ok().flatten();
                let stands = position.map(|position| position.media.clock()).unwrap_or_default();
                Kept { attempt, handed, stands }
            })
            .collect();
    }

    /// Carries out what concerns a trainee's course; whether it did.
    pub(super) fn carry_out_course(&mut self, command: &UiCommand) -> bool {
        let UiCommand::Course(command) = command else { return false };
        match command {
            CourseCommand::TypeCode(text) => {
                self.courses.typed.clone_from(text);
                self.courses.refusal = None;
            }
            CourseCommand::EnterCode => self.enter_code(),
            CourseCommand::LeaveCode => {
                self.courses.trainee = None;
                self.courses.typed.clear();
                self.courses.message = None;
            }
            CourseCommand::Open(id) => {
                self.courses.open = Some(CourseId::from(id.as_str()));
                self.courses.trainee = None;
                self.courses.typed.clear();
                self.read_course_attempts();
            }
            CourseCommand::Outside(outside) => {
                self.courses.outside = *outside;
                self.courses.trainee = None;
                self.courses.part = None;
                self.read_lists();
            }
            CourseCommand::BeginPart(place) => self.brief_for_part(*place),
            CourseCommand::HandInTo(folder) => {
                self.preferences.hand_in_to.clone_from(folder);
                self.keep_preferences();
            }
            CourseCommand::HandInAgain => self.hand_in_finished(|kept| !kept.handed),
            CourseCommand::HandInAll => self.hand_in_finished(|_| true),
            CourseCommand::LookForSticks => self.look_for_sticks(),
            CourseCommand::DismissNews => self.courses.message = None,
        }
        true
    }

    fn enter_code(&mut self) {
        let Some(course) = self.course().cloned() else { return };
        match course.admit(&self.courses.typed) {
            Ok(code) => {
                self.courses.trainee = Some(code);
                self.courses.refusal = None;
                self.courses.message = self.courses.message.take().filter(Told::is_of_hand_in);
                self.courses.typed.clear();
                self.read_course_attempts();
                // Whoever comes for the first time finds the course's language; a later change of theirs stays.
                let own = self.courses.trainee.as_ref();
                if !self.courses.kept.iter().any(|kept| Some(&kept.attempt.begun.trainee) == own) {
                    self.preferences.language = course.language;
                }
            }
            Err(refusal) => self.courses.refusal = Some(refusal),
        }
    }

    fn brief_for_part(&mut self, place: usize) {
        let Some(course) = self.course().cloned() else { return };
        let Some(part) = course.parts.get(place) else { return };
        if self.courses.trainee.is_some() && self.shelf.scenario(&part.scenario.0).is_some() {
            self.courses.part = Some(part.clone());
            self.screen = Screen::Briefing(part.scenario.to_string());
        }
    }

    /// Who plays now: the trainee of the course if its part is on, else whoever is set.
    pub(super) fn player(&self) -> Player {
        match (self.course(), &self.courses.trainee, &self.courses.part) {
            (Some(course), Some(code), Some(part)) => Player::OfCourse {
                code: code.clone(),
                course: course.id.clone(),
                purpose: part.purpose,
                mode: part.mode,
            },
            _ => Player::Trainee,
        }
    }

    /// The code under which a film would begin now.
    pub(super) fn code_here(&self) -> String {
        match self.player() {
            Player::OfCourse { code, .. } => code.to_string(),
            _ => self.preferences.trainee.clone(),
        }
    }

    /// The part is over or was left.
    pub(super) fn leave_part(&mut self) {
        self.courses.part = None;
    }

    /// The scenario with the pass mark of a course in place of its own.
    pub(super) fn under_course(&self, scenario: Arc<Scenario>, course: Option<&CourseId>) -> Arc<Scenario> {
        let course = course.and_then(|id| self.courses.courses.iter().find(|known| known.id == *id));
        let Some(pass_mark) = course.and_then(|course| course.pass_mark) else { return scenario };
        let mut graph = scenario.graph.clone();
        graph.rubric.pass_mark = Some(pass_mark);
        Arc::new(Scenario { graph, folder: scenario.folder.clone() })
    }

    // -- handing in --

    /// Seals a finished attempt of a course and sends it on its way; nothing happens for other attempts.
    pub(super) fn hand_in(&mut self, attempt: &AttemptId) {
        let Some(data) = self.data.clone() else { return };
        let Some(store) = &self.store else { return };
        let Ok(kept) = store.attempt(attempt) else { return };
        let course = kept.begun.course.and_then(|id| self.courses.courses.iter().find(|course| course.id == id).cloned());
        let Some(course) = course else { return };
        let sealed = LaptopKey::of_laptop(&data.laptop_key(), crate::platform::random_bytes())
            .map_err(HandInError::Keys)
            .and_then(|key| outbox::seal_attempt(&**store, attempt, &course, &key));
        match sealed {
            Ok(sealed) => {
                let folder = self.preferences.hand_in_to.trim();
                let to = (!folder.is_empty()).then(|| PathBuf::from(folder));
                let courier = self.courses.courier.get_or_insert_with(|| Courier::of(Outbox::in_folder(data.outbox())));
                self.courses.under_way += usize::from(to.is_some());
                courier.take(sealed, to);
            }
            Err(error) => self.courses.message = Some(Told::Waits(error)),
        }
    }

    /// Hands in those finished attempts of the course. What lies there already, to the byte, is not written again.
    fn hand_in_finished(&mut self, which: impl Fn(&Kept) -> bool) {
        let waiting: Vec<AttemptId> =
            self.courses.kept.iter().filter(|kept| kept.attempt.finished.is_some() && which(kept)).map(|kept| kept.attempt.begun.id.clone()).collect();
        self.courses.message = None;
        for attempt in waiting {
            self.hand_in(&attempt);
        }
    }

    /// Takes in what the courier tells.
    pub(super) fn poll_courier(&mut self, at: Moment) {
        if let Some(sticks) = Work::taken(&mut self.courses.looking) {
            self.courses.sticks = sticks.iter().map(|stick| stick.display().to_string()).collect();
        }
        let news = self.courses.courier.as_ref().map(Courier::news).unwrap_or_default();
        if news.is_empty() {
            return;
        }
        for news in news {
            if !matches!(news, News::Kept { .. }) {
                self.courses.under_way = self.courses.under_way.saturating_sub(1);
            }
            self.courses.message = Some(match news {
                News::Kept { .. } => continue,
                News::HandedIn { attempt, chain, to } => {
                    let noted = self.store.as_mut().map(|store| outbox::note(&mut **store, &attempt, chain, &to, at.wall));
                    match noted {
                        Some(Err(error)) => Told::Waits(error),
                        _ => Told::HandedIn(to.display().to_string()),
                    }
                }
                News::Waits { error, .. } | News::NotKept { error, .. } => Told::Waits(error),
            });
        }
        self.read_course_attempts();
    }

    /// Whether results are on their way, so that the window must look again soon.
    pub(super) fn hands_in(&self) -> bool {
        self.courses.under_way > 0
    }

    // -- what is shown --

    pub(super) fn course_view(&self, look: &Look) -> Option<CourseView> {
        let course = self.course()?;
        let language = look.language;
        let days = Words { language }.days(course.begins, course.ends);
        let others = self.courses.courses.iter().filter(|other| other.id != course.id);
        let finished = || self.courses.kept.iter().filter(|kept| kept.attempt.finished.is_some());
        Some(CourseView {
            title: course.title.get(language).to_owned(),
            place: format!("{} · {days}", course.place),
            typed: self.courses.typed.clone(),
            refusal: self.courses.refusal.as_ref().map(|refusal| refused(refusal, look)),
            code: self.courses.trainee.as_ref().map(ToString::to_string),
            parts: match &self.courses.trainee {
                Some(code) => course.parts.iter().map(|part| self.part_row(part, code, look)).collect(),
                None => Vec::new(),
            },
            others: others.map(|course| (course.id.to_string(), course.title.get(language).to_owned())).collect(),
            hand_in: HandInView {
                folder: self.preferences.hand_in_to.clone(),
                sticks: self.courses.sticks.clone(),
                handed: finished().filter(|kept| kept.handed).count(),
                waiting: finished().filter(|kept| !kept.handed).count(),
                message: self.courses.message.as_ref().filter(|told| told.is_of_hand_in()).map(|told| told.shown(look)),
            },
        })
    }

    /// What became of a course that was brought.
    pub(super) fn course_news(&self, look: &Look) -> Option<(bool, String)> {
        self.courses.message.as_ref().filter(|told| !told.is_of_hand_in()).map(|told| told.shown(look))
    }

    fn part_row(&self, part: &Part, code: &TraineeCode, look: &Look) -> PartRow {
        let scenario = self.shelf.scenario(&part.scenario.0);
        let title = scenario.map_or_else(|| part.scenario.to_string(), |known| known.graph.title.get(look.language).to_owned());
        let own = |kept: &&Kept| {
            let begun = &kept.attempt.begun;
            begun.trainee == *code && begun.scenario == part.scenario && begun.purpose == part.purpose
        };
        let last = self.courses.kept.iter().find(own);
        let state = match (last, scenario) {
            (Some(kept), _) if kept.attempt.finished.is_some() => {
                let score = marks(&kept.attempt).and_then(|(score, _)| score);
                let words = score.map_or_else(|| "—".to_owned(), |score| crate::app::views::library::percent(look, score));
                PartState::Done(kept.attempt.begun.id.to_string(), words)
            }
            (_, None) if self.shelf.is_looking() => PartState::Missing(look.t("library-looking")),
            (_, None) => PartState::Missing(look.t("course-part-missing")),
            (Some(kept), Some(known)) if known.graph.content_hash != kept.attempt.begun.content_hash => PartState::ToDo,
            (Some(kept), _) => PartState::Begun(kept.attempt.begun.id.to_string(), kept.stands.clone()),
            (None, _) => PartState::ToDo,
        };
        PartRow { title, purpose: purpose_text(part.purpose, part.mode, look), state }
    }
}

/// What a part is played for and how, in words.
pub(in crate::app) fn purpose_text(purpose: Purpose, mode: Mode, look: &Look) -> String {
    let purpose = look.t(match purpose {
        Purpose::Training => "course-training",
        Purpose::PreTest => "course-pre-test",
        Purpose::PostTest => "course-post-test",
    });
    let mode = look.t(match mode {
        Mode::Practice => "mode-practice",
        Mode::Exam => "mode-exam",
        Mode::Plenary => "mode-plenary",
    });
    format!("{purpose} · {mode}")
}

fn refused(refusal: &NotAdmitted, look: &Look) -> String {
    match refusal {
        NotAdmitted::NoCode(_) => look.t("course-code-mistyped"),
        NotAdmitted::Stranger { code } => look.t_with("course-code-stranger", &[("code", (&code.to_string()).into())]),
    }
}

impl Told {
    /// It is told beside what was handed in.
    fn is_of_hand_in(&self) -> bool {
        matches!(self, Self::HandedIn(_) | Self::Waits(_))
    }

    /// In words, and whether it is good news.
    fn shown(&self, look: &Look) -> (bool, String) {
        match self {
            Self::Installed { title, how } => {
                let key = match how {
                    Installed::New => "course-installed",
                    Installed::Replaced(_) => "course-replaced",
                    Installed::Already => "course-already",
                };
                (true, look.t_with(key, &[("title", title.into())]))
            }
            Self::NotInstalled(error) => (false, faults::line(faults::shelf_fault(error, look.language))),
            Self::HandedIn(folder) => (true, look.t_with("course-handed-in", &[("folder", folder.into())])),
            Self::Waits(error) => {
                let told = faults::line(faults::hand_in_fault(error, look.language));
                (false, format!("{told} {}", look.t("course-kept-here")))
            }
        }
    }
}
