//! The library's and the briefing's data.

use super::marks::marks;
use super::{Application, Moment, Screen};
use crate::app::faults::{self, diagnostic_line};
use crate::app::shelf::Volume;
use crate::app::views::briefing::BriefingView;
use crate::app::views::library::{LibraryView, Past, Poster, Problem, Unfinished};
use crate::app::views::look::Look;
use crate::scenario::graph::{NodeKind, Then};
use crate::session::TraineeCode;
use crate::store::{Attempt, Filter};
use crate::text::Language;

/// How many past results are listed.
const PAST_LISTED: usize = 8;

/// What the store holds of the trainee.
#[derive(Default)]
pub(super) struct Lists {
    attempts: Vec<Attempt>,
    places: Vec<Option<(String, String)>>,
}

/// Whether a trainee may be known by that code: 3 to 24 letters, digits or hyphens.
pub(super) fn is_code(code: &str) -> bool {
    let length = code.chars().count();
    (3..=24).contains(&length) && code.chars().all(|c| c.is_alphanumeric() || c == '-') && TraineeCode::from(code).is_valid()
}

/// A new code from random bytes, without letters that are taken for one another: `p-7Q4K-2M9D`.
pub(super) fn new_code(random: [u8; 10]) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let (first, second): (String, String) = (random[..4].iter().map(letter).collect(), random[4..8].iter().map(letter).collect());
    format!("p-{first}-{second}")
}

impl Application {
    pub(super) fn open_library(&mut self, ctx: &egui::Context, at: Moment) {
        if self.screen == Screen::Film {
            self.close(ctx, at);
        }
        self.with_finished(ctx, at, |finished, desk| finished.stop(desk));
        if self.back_to_author() {
            return;
        }
        self.leave_author(ctx, at);
        self.attempt = None;
        self.finished = None;
        if self.screen == Screen::Trainer {
            // A trainee may sit down next.
            self.lock_trainer(ctx, at);
            self.read_courses();
        }
        self.screen = Screen::Library;
        self.leave_part();
        self.read_lists();
    }

    pub(super) fn type_trainee(&mut self, code: String) {
        self.preferences.trainee = code.trim().to_owned();
        self.keep_preferences();
        self.read_lists();
    }

    /// Reads the trainee's attempts from the store.
    pub(super) fn read_lists(&mut self) {
        self.lists = Lists::default();
        self.read_course_attempts();
        let Some(store) = &self.store else { return };
        if !is_code(&self.preferences.trainee) {
            return;
        }
        let filter = Filter { trainee: Some(TraineeCode::from(self.preferences.trainee.as_str())), ..Filter::default() };
        let own = store.attempts(&filter);
        // What a group did belongs to nobody: whoever sits here may go on with it.
        let all = own.and_then(|own| Ok((own, store.attempts(&Filter::default())?)));
        match all {
            Ok((mut attempts, all)) => {
                let own = filter.trainee.as_ref();
                attempts.extend(all.into_iter().filter(|attempt| is_plenary(attempt) && Some(&attempt.begun.trainee) != own));
                let place = |attempt: &Attempt| {
                    let position = store.position(&attempt.begun.id).ok().flatten()?;
                    Some((position.node.to_string(), position.media.clock()))
                };
                self.lists.places = attempts.iter().map(place).collect();
                self.lists.attempts = attempts;
            }
            Err(error) => self.store_notice = Some(faults::line(faults::store_fault(&error, self.preferences.language))),
        }
    }

    pub(super) fn put_on_shelf(&mut self, volume: Volume, ctx: &egui::Context) {
        self.shelf.volumes.retain(|known| known.id != volume.id);
        self.shelf.volumes.insert(0, volume);
        self.shelf_changed(ctx);
    }

    /// Uploads the posters of what was found.
    pub(super) fn shelf_changed(&mut self, ctx: &egui::Context) {
        for volume in &mut self.shelf.volumes {
            if let Some(pixels) = volume.poster.take() {
                self.pictures.put(ctx, &format!("poster/{}", volume.id), &pixels);
            }
        }
    }

    /// What an attempt is called in a list.
    fn name_of(&self, attempt: &Attempt, look: &Look) -> String {
        let title = self.title_of(attempt.begun.scenario.as_ref(), look.language);
        if is_plenary(attempt) { look.t_with("plenary-listed", &[("title", (&title).into())]) } else { title }
    }

    fn title_of(&self, scenario: &str, language: Language) -> String {
        let known = self.shelf.scenario(scenario).map(|known| known.graph.title.get(language).to_owned());
        known.unwrap_or_else(|| scenario.to_owned())
    }

    pub(super) fn library_view(&self, look: &Look) -> LibraryView {
        let playable = self.shelf.volumes.iter().filter_map(|volume| Some((volume, volume.scenario.as_ref()?)));
        let posters = playable.map(|(volume, scenario)| Poster {
            id: volume.id.clone(),
            title: scenario.graph.title.get(look.language).to_owned(),
            summary: scenario.graph.summary.get(look.language).to_owned(),
            languages: scenario.graph.languages.clone(),
            picture: self.pictures.get(&format!("poster/{}", volume.id)),
            best: self.best_of(&volume.id),
        });
        let problems = self.shelf.volumes.iter().filter(|volume| volume.scenario.is_none());
        LibraryView {
            course: self.course_view(look),
            course_aside: self.course_is_aside(),
            trainee: self.preferences.trainee.clone(),
            trainee_accepted: is_code(&self.preferences.trainee),
            wanted: self.wanted.as_ref().and_then(|id| Some((id.clone(), self.shelf.scenario(id)?.graph.title.get(look.language).to_owned()))),
            posters: posters.collect(),
            unfinished: self.unfinished(look),
            past: self.past(look),
            problems: problems.map(|volume| self.problem(volume)).collect(),
            searched: self.folders.iter().map(|folder| folder.display().to_string()).collect(),
            looking: self.shelf.is_looking(),
            pack_news: self.pack_news(look),
            course_news: self.course_news(look),
            incoming: self.incoming_view(look),
            offered: self.offered,
            store_notice: self.store_notice.clone(),
            retention: self.retention_news(look),
        }
    }

    fn best_of(&self, scenario: &str) -> Option<u32> {
        let done = self.lists.attempts.iter().filter(|attempt| attempt.begun.scenario.as_ref() == scenario && !is_plenary(attempt));
        done.filter_map(|attempt| marks(attempt)?.0).max()
    }

    fn unfinished(&self, look: &Look) -> Vec<Unfinished> {
        let open = self.lists.attempts.iter().zip(&self.lists.places).filter(|(attempt, _)| attempt.finished.is_none());
        open.map(|(attempt, place)| {
            let scenario = attempt.begun.scenario.as_ref();
            let known = self.shelf.scenario(scenario);
            let hindrance = match known {
                None if self.shelf.is_looking() => Some(look.t("play-opening")),
                None => Some(look.t("library-missing")),
                Some(known) if known.graph.content_hash != attempt.begun.content_hash => Some(look.t("library-changed")),
                Some(_) => None,
            };
            let place = place.as_ref().map(|(node, time)| {
                let title = known.map(|known| crate::app::attempt::title_of(&known.graph, &node.as_str().into(), look.language));
                format!("{} · {time}", title.unwrap_or_else(|| node.clone()))
            });
            Unfinished {
                attempt: attempt.begun.id.to_string(),
                title: self.name_of(attempt, look),
                place: place.unwrap_or_default(),
                when: look.moment(attempt.begun.started),
                hindrance,
            }
        })
        .collect()
    }

    fn past(&self, look: &Look) -> Vec<Past> {
        let done = self.lists.attempts.iter().filter_map(|attempt| {
            let (score, passed) = marks(attempt)?;
            Some(Past {
                attempt: attempt.begun.id.to_string(),
                title: self.name_of(attempt, look),
                when: look.moment(attempt.finished?),
                score: score.unwrap_or(0),
                passed,
            })
        });
        done.take(PAST_LISTED).collect()
    }

    fn problem(&self, volume: &Volume) -> Problem {
        let errors = volume.diagnostics.iter().filter(|finding| finding.is_error()).count();
        Problem {
            id: volume.id.clone(),
            folder: volume.folder.display().to_string(),
            errors,
            warnings: volume.diagnostics.len() - errors,
            diagnostics: volume.diagnostics.iter().map(diagnostic_line).collect(),
            open: self.unfolded.contains(&volume.id),
        }
    }

    pub(super) fn briefing_view(&self, id: &str, look: &Look) -> Option<BriefingView> {
        let graph = &self.shelf.scenario(id)?.graph;
        let timed = graph.nodes.iter().any(|node| match &node.kind {
            NodeKind::Choose(ask) => ask.limit.is_some(),
            NodeKind::Scene(scene) => matches!(&scene.then, Then::Choose(ask) if ask.limit.is_some()),
            _ => false,
        });
        Some(BriefingView {
            title: graph.title.get(look.language).to_owned(),
            role: graph.briefing.role.get(look.language).to_owned(),
            caveat: crate::app::attempt::caveat(look.language),
            caveat_source: "UNODC".to_owned(),
            content_warning: graph.briefing.content_warning.get(look.language).to_owned(),
            spoken: graph.languages.clone(),
            timed,
            trainee: self.code_here(),
            part: self.part().map(|part| super::course::purpose_text(part.purpose, part.mode, look)),
            is_exam: match self.part() {
                Some(part) => part.mode == crate::session::Mode::Exam,
                None => self.preferences.mode == crate::app::preferences::PlayMode::Exam,
            },
            flag_key: self.flag_key_name(look),
            preferences: self.preferences.clone(),
        })
    }
}

/// Whether a group played it.
fn is_plenary(attempt: &Attempt) -> bool {
    attempt.begun.mode == crate::session::Mode::Plenary.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_plain() {
        for good in ["p-7Q4K-2M9D", "abc", "ćma-1"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "ab", "a b c", "abcdefghijklmnopqrstuvwxyz", "a/b/c"] {
            assert!(!is_code(bad), "{bad}");
        }
    }

    #[test]
    fn a_new_code_is_a_code() {
        let code = new_code([0, 255, 31, 32, 33, 64, 128, 7, 9, 9]);
        assert_eq!(code, "p-2ZZ2-3229");
        assert!(is_code(&code));
    }
}
