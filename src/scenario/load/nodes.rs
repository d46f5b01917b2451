//! Nodes with everything in them looked up.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::names::Resolver;
use super::nouns::{self, Noun};
use super::{availability, plain};
use crate::catalogue::InstitutionId;
use crate::scenario::check::{bad_number, bad_window, conflicting_fields, timer_default};
use crate::scenario::graph::{
    Assess, ChoiceOption, Choose, Conclusion, ConclusionId, Cue, CueId, Ending, Exhibit, Lure, LureId, Mark, MarkId,
    Node, NodeId, NodeKind, OptionId, Picture, Refer, Route, Scene, Then,
};
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::{self, Name, Scenario, Spanned};
use crate::text::{Phrase, phrase};
use crate::time::{MediaTime, Window};

const MORE_THAN_0: Phrase = Phrase::fixed("napisz więcej niż 0", "write more than 0", "напишіть більше ніж 0");

impl Resolver<'_> {
    /// Every node that is the first of its id and has no fault, in the order of the file.
    pub(super) fn nodes(&mut self, scenario: &Scenario) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(scenario.nodes.len());
        for node in &scenario.nodes {
            let kind = node.kind.as_ref().and_then(|kind| self.kind(kind, &node.id));
            if let Some(kind) = kind.filter(|_| self.is_first(&node.id)) {
                nodes.push(Node { id: NodeId(Arc::clone(&node.id.value)), kind });
            }
        }
        nodes
    }

    fn kind(&mut self, kind: &source::NodeKind, id: &Name) -> Option<NodeKind> {
        Some(match kind {
            source::NodeKind::Scene(scene) => NodeKind::Scene(self.scene(scene, id)?),
            source::NodeKind::Exhibit(exhibit) => NodeKind::Exhibit(self.exhibit(exhibit)?),
            source::NodeKind::Choose(choose) => {
                if let Some(opens) = &choose.opens {
                    let message = Phrase::fixed(
                        "wybór, który stoi sam, otwiera się od razu, więc nie ma `opens`",
                        "a choice that stands alone opens at once, so it has no `opens`",
                        "вибір, що стоїть окремо, відкривається одразу, тож не має `opens`",
                    );
                    let cure = Phrase::fixed("usuń `opens`", "take `opens` away", "приберіть `opens`");
                    self.tell(&conflicting_fields::RULE, opens.span.clone(), message, cure);
                }
                NodeKind::Choose(self.choose(choose)?)
            }
            source::NodeKind::Route(route) => NodeKind::Route(self.route(route)?),
            source::NodeKind::Assess(assess) => NodeKind::Assess(self.assess(assess)?),
            source::NodeKind::Refer(refer) => NodeKind::Refer(self.refer(refer)?),
            source::NodeKind::Ending(ending) => NodeKind::Ending(Ending {
                title: plain(ending.title.as_ref()),
                text: plain(ending.text.as_ref()),
                outcome: ending.outcome,
            }),
        })
    }

    fn scene(&mut self, scene: &source::Scene, id: &Name) -> Option<Scene> {
        let picture = self.picture(scene, id);
        let sound = self.localized_path(&scene.sound, MediaKind::Sound);
        let captions = self.localized_path(&scene.captions, MediaKind::Captions);
        let mut cues: Vec<Cue> = scene.cues.iter().filter_map(|cue| self.cue_of(cue)).collect();
        let mut lures: Vec<Lure> = scene.lures.iter().filter_map(|lure| self.lure_of(lure)).collect();
        // Stable, so that the order of the file decides between equal openings.
        cues.sort_by_key(|cue| cue.window.from);
        lures.sort_by_key(|lure| lure.window.from);
        let effects = self.effects(&scene.effects);
        let then = match scene.then.as_ref()? {
            source::Then::Goto(name) => Then::Goto(self.node(name)?),
            source::Then::Choose(choose) => Then::Choose(self.choose(choose)?),
        };
        Some(Scene {
            title: plain(scene.title.as_ref()),
            picture: picture?,
            sound,
            captions,
            cues,
            lures,
            effects,
            then,
        })
    }

    fn picture(&mut self, scene: &source::Scene, id: &Name) -> Option<Picture> {
        let film = scene.film.as_ref().map(|path| (path, self.path(path, MediaKind::Film)));
        let still = scene.still.as_ref().map(|path| (path, self.path(path, MediaKind::Picture)));
        let rule = &conflicting_fields::RULE;
        if let Some(seconds) = scene.seconds.as_ref().filter(|seconds| seconds.value == MediaTime::ZERO) {
            let message =
                Phrase::fixed("scena, która trwa 0 sekund, niczego nie pokazuje", "a scene of 0 seconds shows nothing", "сцена тривалістю 0 секунд нічого не показує");
            self.tell(&bad_number::RULE, seconds.span.clone(), message, MORE_THAN_0);
        }
        match (film, still) {
            _ if scene.has_faulty_picture => None,
            (Some(_), Some((still, _))) => {
                let message = phrase! {
                    pl: "scena `{id}` pokazuje i film, i obraz", en: "the scene `{id}` shows both a film and a still",
                    uk: "сцена `{id}` показує і фільм, і зображення"; id = id.value
                };
                let cure = Phrase::fixed("usuń jedno z nich", "take one of them away", "приберіть одне з них");
                self.tell(rule, still.span.clone(), message, cure);
                None
            }
            (Some((_, film)), None) => {
                if let Some(seconds) = &scene.seconds {
                    let message = Phrase::fixed(
                        "film trwa tyle, ile trwa, więc jego scena nie ma `seconds`",
                        "a film lasts as long as it is, so its scene has no `seconds`",
                        "фільм триває стільки, скільки триває, тож його сцена не має `seconds`",
                    );
                    let cure = Phrase::fixed("usuń `seconds`", "take `seconds` away", "приберіть `seconds`");
                    self.tell(rule, seconds.span.clone(), message, cure);
                }
                film.map(Picture::Film)
            }
            (None, Some((written, still))) => {
                if scene.seconds.is_none() && scene.sound.is_empty() {
                    let message = phrase! {
                        pl: "nic nie mówi, jak długo trwa scena `{id}`", en: "nothing says how long the scene `{id}` lasts",
                        uk: "ніщо не каже, скільки триває сцена `{id}`"; id = id.value
                    };
                    let cure = Phrase::fixed("dodaj `seconds: …` albo `sound`", "add `seconds: …`, or a `sound`", "додайте `seconds: …` або `sound`");
                    self.tell(rule, written.span.clone(), message, cure);
                }
                still.map(|path| Picture::Still { path, seconds: scene.seconds.as_ref().map(|seconds| seconds.value) })
            }
            (None, None) => {
                let message = phrase! {
                    pl: "scena `{id}` niczego nie pokazuje", en: "the scene `{id}` shows nothing", uk: "сцена `{id}` нічого не показує"; id = id.value
                };
                let cure = Phrase::fixed(
                    "dodaj `film: \"…\"` albo `still: \"…\"`",
                    "add `film: \"…\"`, or `still: \"…\"`",
                    "додайте `film: \"…\"` або `still: \"…\"`",
                );
                self.tell(rule, id.span.clone(), message, cure);
                None
            }
        }
    }

    fn window(&mut self, from: Option<&Spanned<MediaTime>>, to: Option<&Spanned<MediaTime>>) -> Option<Window> {
        let (from, to) = (from?, to?);
        if from.value < to.value {
            return Some(Window { from: from.value, to: to.value });
        }
        let message = phrase! {
            pl: "okno zamyka się w {to} s, a nie po otwarciu w {from} s", en: "the window closes at {to} s, not after it opens at {from} s",
            uk: "вікно закривається на {to} с, а не після відкриття на {from} с"; to = to.value, from = from.value
        };
        let cure = Phrase::fixed(
            "napisz `to` późniejsze niż `from`",
            "write a `to` that is later than `from`",
            "напишіть `to`, пізніше за `from`",
        );
        self.tell(&bad_window::RULE, to.span.clone(), message, cure);
        None
    }

    fn cue_of(&mut self, cue: &source::Cue) -> Option<Cue> {
        let window = self.window(cue.from.as_ref(), cue.to.as_ref());
        let indicator = cue.indicator.as_ref().and_then(|name| self.indicator(name));
        Some(Cue {
            id: CueId(Arc::clone(&cue.id.value)),
            indicator: indicator?,
            window: window?,
            at: cue.at.clone(),
            note: plain(cue.note.as_ref()),
        })
    }

    fn lure_of(&mut self, lure: &source::Lure) -> Option<Lure> {
        let window = self.window(lure.from.as_ref(), lure.to.as_ref())?;
        Some(Lure { id: LureId(Arc::clone(&lure.id.value)), window, at: lure.at.clone(), why: plain(lure.why.as_ref()) })
    }

    fn choose(&mut self, choose: &source::Choose) -> Option<Choose> {
        self.tell_repeated(choose.options.iter().map(|option| &option.id), &nouns::OPTION);
        let idle = choose.idle.as_ref().and_then(|path| self.path(path, MediaKind::Film));
        let resolved: Vec<Option<ChoiceOption>> =
            choose.options.iter().map(|option| self.choice_option(option)).collect();
        let on_timeout = self.timer(choose);
        let options: Vec<ChoiceOption> = resolved.into_iter().collect::<Option<_>>()?;
        availability::check(self, choose, &options);
        Some(Choose {
            prompt: plain(choose.prompt.as_ref()),
            opens: choose.opens.as_ref().map(|opens| opens.value),
            limit: choose.seconds.as_ref().map(|seconds| seconds.value),
            on_timeout,
            cut: choose.cut,
            idle,
            options,
        })
    }

    fn choice_option(&mut self, option: &source::ChoiceOption) -> Option<ChoiceOption> {
        let goto = option.goto.as_ref().and_then(|name| self.node(name));
        let principles = self.principles(&option.principles);
        let effects = self.effects(&option.effects);
        let when = match &option.when {
            Some(when) => Some(self.condition(when)?),
            None => None,
        };
        Some(ChoiceOption {
            id: OptionId(Arc::clone(&option.id.value)),
            text: plain(option.text.as_ref()),
            when,
            goto: goto?,
            rating: option.rating,
            principles,
            effects,
            why: plain(option.why.as_ref()),
        })
    }

    /// The option that is taken when the time runs out; tells what does not fit.
    fn timer(&mut self, choose: &source::Choose) -> Option<usize> {
        let rule = &timer_default::RULE;
        if let Some(seconds) = choose.seconds.as_ref().filter(|seconds| seconds.value == MediaTime::ZERO) {
            let message = Phrase::fixed("nikt nie wybierze w 0 sekund", "nobody can choose within 0 seconds", "ніхто не вибере за 0 секунд");
            self.tell(&bad_number::RULE, seconds.span.clone(), message, MORE_THAN_0);
        }
        match (&choose.seconds, &choose.on_timeout) {
            _ if choose.has_faulty_timer => None,
            (None, None) => None,
            (Some(seconds), None) => {
                let message = Phrase::fixed(
                    "czas jest ograniczony, ale nic nie mówi, co się stanie, gdy minie",
                    "the time is limited, but nothing says what happens when it runs out",
                    "час обмежено, але ніщо не каже, що буде, коли він мине",
                );
                let cure = Phrase::fixed(
                    "dodaj `on_timeout: \"…\"` z id jednej z opcji",
                    "add `on_timeout: \"…\"` with the id of an option",
                    "додайте `on_timeout: \"…\"` з id одного з варіантів",
                );
                self.tell(rule, seconds.span.clone(), message, cure);
                None
            }
            (limit, Some(name)) => {
                if limit.is_none() {
                    let message = Phrase::fixed(
                        "`on_timeout` nigdy nie zadziała, bo czas nie jest ograniczony",
                        "`on_timeout` is never used, because the time is not limited",
                        "`on_timeout` ніколи не спрацює, бо час не обмежено",
                    );
                    let cure = Phrase::fixed(
                        "dodaj `seconds: …` albo usuń `on_timeout`",
                        "add `seconds: …`, or take `on_timeout` away",
                        "додайте `seconds: …` або приберіть `on_timeout`",
                    );
                    self.tell(rule, name.span.clone(), message, cure);
                }
                let Some(place) = choose.options.iter().position(|option| option.id.value == name.value) else {
                    let ids: Vec<&str> = choose.options.iter().map(|option| &*option.id.value).collect();
                    let what = Phrase::fixed("w tym wyborze opcji", "option of this choice", "у цьому виборі варіанта");
                    self.unknown(rule, name, &what, &ids);
                    return None;
                };
                let conditional = choose.options.get(place).and_then(|option| option.when.as_ref());
                if let Some(when) = conditional {
                    let message = phrase! {
                        pl: "opcja `{name}` jest brana, gdy czas minie, ale nie zawsze jest dostępna",
                        en: "`{name}` is taken when the time runs out, but is not always offered",
                        uk: "варіант `{name}` береться, коли мине час, але пропонується не завжди"; name = name.value
                    };
                    let cure = Phrase::fixed(
                        "usuń jej `when` albo podaj inną w `on_timeout`",
                        "take its `when` away, or name another in `on_timeout`",
                        "приберіть його `when` або назвіть інший в `on_timeout`",
                    );
                    self.tell(rule, when.span.clone(), message, cure);
                }
                Some(place)
            }
        }
    }

    fn exhibit(&mut self, exhibit: &source::Exhibit) -> Option<Exhibit> {
        self.tell_repeated(exhibit.marks.iter().map(|mark| &mark.id), &nouns::MARK);
        let image = exhibit.image.as_ref().and_then(|path| self.path(path, MediaKind::Picture));
        let goto = exhibit.goto.as_ref().and_then(|name| self.node(name));
        let effects = self.effects(&exhibit.effects);
        let mut marks = Vec::with_capacity(exhibit.marks.len());
        for mark in &exhibit.marks {
            let indicator = match &mark.indicator {
                Some(name) => Some(self.indicator(name)?),
                None => None,
            };
            marks.push(Mark {
                id: MarkId(Arc::clone(&mark.id.value)),
                at: mark.at?,
                indicator,
                note: plain(mark.note.as_ref()),
            });
        }
        Some(Exhibit {
            title: plain(exhibit.title.as_ref()),
            prompt: plain(exhibit.prompt.as_ref()),
            image: image?,
            marks,
            goto: goto?,
            effects,
        })
    }

    fn route(&mut self, route: &source::Route) -> Option<Route> {
        let otherwise = route.otherwise.as_ref().and_then(|name| self.node(name));
        let resolved: Vec<_> = route
            .branches
            .iter()
            .map(|(when, goto)| {
                let when = when.as_ref().and_then(|when| self.condition(when));
                let goto = goto.as_ref().and_then(|name| self.node(name));
                when.zip(goto)
            })
            .collect();
        Some(Route { branches: resolved.into_iter().collect::<Option<_>>()?, otherwise: otherwise? })
    }

    fn assess(&mut self, assess: &source::Assess) -> Option<Assess> {
        self.tell_repeated(assess.conclusions.iter().map(|conclusion| &conclusion.id), &nouns::CONCLUSION);
        let own = assess.goto.as_ref().and_then(|name| self.node(name));
        let mut conclusions = Vec::with_capacity(assess.conclusions.len());
        let mut first_goto = None;
        for conclusion in &assess.conclusions {
            let goto = match &conclusion.goto {
                Some(name) => Some(self.node(name)?),
                None => None,
            };
            first_goto = first_goto.or(goto);
            conclusions.push(Conclusion {
                id: ConclusionId(Arc::clone(&conclusion.id.value)),
                text: plain(conclusion.text.as_ref()),
                rating: conclusion.rating?,
                why: plain(conclusion.why.as_ref()),
                goto,
            });
        }
        // The node's own way on may be left out when every conclusion has one.
        let goto = if assess.goto.is_some() { own } else { first_goto };
        Some(Assess { prompt: plain(assess.prompt.as_ref()), conclusions, goto: goto? })
    }

    fn refer(&mut self, refer: &source::Refer) -> Option<Refer> {
        let offered = self.institutions(&refer.offered);
        let key = self.institutions(&refer.key);
        let allowed = self.institutions(&refer.allowed);
        // That nothing is offered was told.
        for name in refer.key.iter().chain(&refer.allowed).filter(|_| !refer.offered.is_empty()) {
            let known = self.institution_named(&name.value).is_some();
            let is_offered = refer.offered.iter().any(|one| self.institution_meant(&one.value).is_some_and(|id| *id.0 == *name.value));
            if known && !is_offered {
                let message = phrase! {
                    pl: "instytucja `{name}` jest tu właściwa, ale nie ma jej do wyboru", en: "`{name}` is right here, but is not offered",
                    uk: "установа `{name}` тут правильна, але її немає серед запропонованих"; name = name.value
                };
                let cure = phrase! {
                    pl: "dodaj \"{name}\" do `offered`", en: "add \"{name}\" to `offered`", uk: "додайте \"{name}\" до `offered`"; name = name.value
                };
                self.tell(&conflicting_fields::RULE, name.span.clone(), message, cure);
            }
        }
        for name in refer.allowed.iter().filter(|name| refer.key.iter().any(|key| key.value == name.value)) {
            let message = phrase! {
                pl: "instytucja `{name}` stoi i w `key`, i w `allowed`", en: "`{name}` stands in `key` and in `allowed`",
                uk: "установа `{name}` стоїть і в `key`, і в `allowed`"; name = name.value
            };
            let cure = Phrase::fixed(
                "zostaw ją w `key`, jeśli trzeba ją zawiadomić, a w `allowed`, jeśli tylko wolno",
                "leave it in `key` if it must be notified, in `allowed` if it only may be",
                "залиште її в `key`, якщо її треба повідомити, а в `allowed`, якщо лише можна",
            );
            self.tell(&conflicting_fields::RULE, name.span.clone(), message, cure);
        }
        let goto = refer.goto.as_ref().and_then(|name| self.node(name));
        Some(Refer {
            prompt: plain(refer.prompt.as_ref()),
            offered: offered?,
            key: key?,
            allowed: allowed?,
            ordered: refer.ordered,
            why: plain(refer.why.as_ref()),
            goto: goto?,
        })
    }

    fn institutions(&mut self, names: &[Name]) -> Option<Vec<InstitutionId>> {
        self.tell_listed_twice(names, &nouns::INSTITUTION);
        let found: Vec<Option<InstitutionId>> = names.iter().map(|name| self.institution(name)).collect();
        found.into_iter().collect()
    }

    /// Tells ids that stand twice among these.
    fn tell_repeated<'n>(&mut self, names: impl Iterator<Item = &'n Name>, what: &Noun) {
        let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
        for name in names.filter(|name| !name.value.is_empty()) {
            match seen.get(&*name.value) {
                Some(first) => self.tell_duplicate(name, first.clone(), what),
                None => drop(seen.insert(&name.value, name.span.clone())),
            }
        }
    }
}
