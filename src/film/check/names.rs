//! What a storyboard names: sets, anchors, looks, figures, poses, props, states, lights, lines, voices, sounds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Findings, Tree, words};
use crate::film::FilmError;
use crate::film::rules::{DRAWING, NOT_SEEN, UNKNOWN_NAME};
use crate::film::sound::{ambience, effects};
use crate::film::stage::acting::Casting;
use crate::film::stage::set::{Item, Set, What};
use crate::film::stage::{EXPRESSIONS, REST};
use crate::film::storyboard::{Beat, Fx, LightChange, Prop, Shot, Storyboard, from_ron};
use crate::scenario::syntax::Value;
use crate::text::{Phrase, phrase};

/// Tells every name that nothing bears, and every drawing that cannot be read.
pub(super) fn check(board: &Storyboard, tree: &Tree, assets: &Path, findings: &mut Findings) {
    let library = Library::open(assets);
    if let Some(library) = &library {
        for (key, character) in &board.cast {
            if character.figure != "none" && !library.casting.contains_key(&character.figure) {
                let entry = Tree::pair(tree.root, "cast", key).map(|(_, value)| value);
                let known = library.casting.keys().map(String::as_str);
                findings.unknown(&UNKNOWN_NAME, Tree::span(Tree::field(entry, "figure")), words::FIGURE, &character.figure, known);
            }
        }
    }
    for (number, scene) in board.scenes.iter().enumerate() {
        let place = tree.scene(number);
        for (at, bed) in scene.bed.iter().enumerate().filter(|(_, bed)| !ambience::NAMES.contains(&bed.0.as_str())) {
            findings.unknown(&UNKNOWN_NAME, Tree::span(Tree::item(Tree::entry(place, "bed", at), 0)), words::AMBIENCE, &bed.0, ambience::NAMES);
        }
        for (at, sound) in scene.sounds.iter().enumerate().filter(|(_, sound)| !effects::NAMES.contains(&sound.1.as_str())) {
            findings.unknown(&UNKNOWN_NAME, Tree::span(Tree::item(Tree::entry(place, "sounds", at), 1)), words::EFFECT, &sound.1, effects::NAMES);
        }
        for (index, shot) in scene.shots.iter().enumerate() {
            let mut look = Look { board, shot, place: tree.shot(number, index), findings: &mut *findings };
            look.lines();
            if let Some(library) = &library {
                look.drawn(library);
            }
        }
    }
}

/// The drawings that there are.
struct Library {
    film: PathBuf,
    casting: Casting,
    sets: BTreeSet<String>,
    props: BTreeSet<String>,
}

impl Library {
    fn open(assets: &Path) -> Option<Self> {
        let film = assets.join("film");
        let casting = film.join("casting.ron");
        let casting = from_ron(&casting, &std::fs::read_to_string(&casting).ok()?).ok()?;
        let folders = |name: &str| -> BTreeSet<String> {
            let all = std::fs::read_dir(film.join(name)).into_iter().flatten().flatten();
            all.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        };
        Some(Self { sets: folders("sets"), props: folders("props"), casting, film })
    }
}

/// One shot looked at.
struct Look<'a, 'f, 's> {
    board: &'a Storyboard,
    shot: &'a Shot,
    place: Option<&'a Value>,
    findings: &'f mut Findings<'s>,
}

impl Look<'_, '_, '_> {
    /// The value of a beat: the thing itself, or one of its values.
    fn beat(&self, at: usize, item: usize) -> std::ops::Range<usize> {
        let beat = Tree::item(Tree::entry(self.place, "beats", at), 1);
        Tree::span(Tree::item(beat, item).or(beat))
    }

    fn lines(&mut self) {
        for (at, (_, beat)) in self.shot.beats.iter().enumerate() {
            let Beat::Say(key, _) = beat else { continue };
            let Some(line) = self.board.lines.get(key) else {
                let known = self.board.lines.keys().map(String::as_str);
                self.findings.unknown(&UNKNOWN_NAME, self.beat(at, 0), words::LINE, key, known);
                continue;
            };
            if !self.board.voices.contains_key(&line.who) {
                let known = self.board.voices.keys().map(String::as_str);
                self.findings.unknown(&UNKNOWN_NAME, self.beat(at, 0), words::VOICE, &line.who, known);
            }
        }
    }

    fn read(&mut self, path: &Path, span: std::ops::Range<usize>) -> Option<Set> {
        match Set::read(path) {
            Ok(set) => Some(set),
            Err(error) => {
                let cure = if matches!(error, FilmError::File { .. }) {
                    Phrase::fixed("zapisz ten plik albo podaj inny folder", "write that file, or name another folder", "запишіть цей файл або назвіть іншу теку")
                } else {
                    Phrase::fixed("popraw go tam", "mend it there", "виправте це там")
                };
                self.findings.tell(&DRAWING, span, error.told(), cure);
                None
            }
        }
    }

    fn drawn(&mut self, library: &Library) {
        let shot = self.shot;
        let span = Tree::span(Tree::field(self.place, "set"));
        let mut set = None;
        if library.sets.contains(&shot.set) {
            set = self.read(&library.film.join("sets").join(&shot.set).join("set.ron"), span);
        } else {
            self.findings.unknown(&UNKNOWN_NAME, span, words::SET, &shot.set, library.sets.iter().map(String::as_str));
        }
        let mut props = BTreeMap::new();
        for (name, prop) in &shot.props {
            let entry = Tree::pair(self.place, "props", name).map(|(_, value)| value);
            let span = Tree::span(Tree::field(entry, "kind"));
            if library.props.contains(&prop.kind) {
                if let Some(read) = self.read(&library.film.join("props").join(&prop.kind).join("prop.ron"), span) {
                    props.insert(name.as_str(), read);
                }
            } else {
                self.findings.unknown(&UNKNOWN_NAME, span, words::PROP, &prop.kind, library.props.iter().map(String::as_str));
            }
        }
        for (name, prop) in &shot.props {
            if let Some(drawn) = props.get(name.as_str()) {
                self.details(name, prop, drawn);
            }
        }
        if let Some(set) = &set {
            self.anchors(set);
            self.weather(set, &props);
        }
        self.people(library, set.as_ref());
        self.things(set.as_ref(), &props);
        self.marks(set.as_ref());
    }

    /// What is said `with` a thing, and it knows nothing of it.
    fn details(&mut self, name: &str, prop: &Prop, drawn: &Set) {
        let known = || drawn.details.keys().map(String::as_str).chain(drawn.lights());
        for detail in prop.with.keys().filter(|detail| known().all(|known| known != detail.as_str())) {
            let entry = Tree::pair(self.place, "props", name).map(|(_, value)| value);
            let span = Tree::span(Tree::pair(entry, "with", detail).map(|(key, _)| key));
            if known().next().is_none() {
                let message = phrase! {
                    pl: "nie ma w tym rekwizycie szczegółu \"{detail}\"", en: "there is no detail of this prop \"{detail}\"",
                    uk: "немає у цьому реквізиті деталі \"{detail}\""; detail
                };
                let cure = phrase! {
                    pl: "usuń to: \"{kind}\" rysuje się zawsze tak samo", en: "take it away: \"{kind}\" is always drawn alike",
                    uk: "приберіть це: \"{kind}\" завжди малюється однаково"; kind = prop.kind
                };
                self.findings.tell(&UNKNOWN_NAME, span, message, cure);
            } else {
                self.findings.unknown(&UNKNOWN_NAME, span, words::DETAIL, detail, known());
            }
        }
    }

    /// Weather for which the set has no room: it would not be seen.
    fn weather(&mut self, set: &Set, props: &BTreeMap<&str, Set>) {
        let room = |fits: &dyn Fn(&Item) -> bool| set.items.iter().chain(props.values().flat_map(|prop| &prop.items)).any(fits);
        let rooms: [(&str, bool); 4] = [
            ("Rain", room(&|item| matches!(item.what, What::RainFar | What::RainNear))),
            ("Ripples", room(&|item| matches!(item.what, What::Ripples(..)))),
            ("Dust", room(&|item| matches!(item.what, What::Dust(_)))),
            ("Wipers", room(&|item| item.wipes != 0.0)),
        ];
        for (at, fx) in self.shot.fx.iter().enumerate() {
            let name = match fx {
                Fx::Rain(..) => "Rain",
                Fx::Ripples(_) => "Ripples",
                Fx::Dust(_) => "Dust",
                Fx::Wipers(_) => "Wipers",
                Fx::Steam(_) | Fx::Exhaust(_) => continue,
            };
            if rooms.contains(&(name, false)) {
                let span = Tree::span(Tree::entry(self.place, "fx", at));
                let has = rooms.iter().filter(|(_, has)| *has).map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                let cure = if has.is_empty() {
                    Phrase::fixed("usuń to albo wybierz inną dekorację", "take it away, or choose another set", "приберіть це або виберіть іншу декорацію")
                } else {
                    phrase! {
                        pl: "usuń to albo wybierz inną dekorację; ta ma miejsce na {has}", en: "take it away, or choose another set; this one has room for {has}",
                        uk: "приберіть це або виберіть іншу декорацію; ця має місце для {has}"; has
                    }
                };
                let message = phrase! {
                    pl: "`{name}` nie będzie widać w dekoracji \"{set}\"", en: "`{name}` is not seen in the set \"{set}\"",
                    uk: "`{name}` не буде видно в декорації \"{set}\""; name, set = self.shot.set
                };
                self.findings.tell(&NOT_SEEN, span, message, cure);
            }
        }
    }

    fn anchor(&mut self, set: &Set, name: &str, span: std::ops::Range<usize>) {
        if !set.anchors.contains_key(name) {
            self.findings.unknown(&UNKNOWN_NAME, span, words::ANCHOR, name, set.anchors.keys().map(String::as_str));
        }
    }

    fn anchors(&mut self, set: &Set) {
        let shot = self.shot;
        for (at, key) in shot.cam.iter().enumerate() {
            let span = Tree::span(Tree::item(Tree::entry(self.place, "cam", at), 1));
            self.anchor(set, &key.1, span);
        }
        for (map, name, anchor) in
            shot.cast.iter().map(|(n, a)| ("cast", n, &a.at)).chain(shot.props.iter().map(|(n, p)| ("props", n, &p.at)))
        {
            let entry = Tree::pair(self.place, map, name).map(|(_, value)| value);
            self.anchor(set, anchor, Tree::span(Tree::field(entry, "at")));
        }
        for (at, fx) in shot.fx.iter().enumerate() {
            if let Fx::Steam(anchor) | Fx::Exhaust(anchor) = fx {
                let span = Tree::span(Tree::item(Tree::entry(self.place, "fx", at), 0));
                self.anchor(set, anchor, span);
            }
        }
        for (at, light) in shot.lights.iter().enumerate() {
            if let LightChange::Glow(anchor, ..) = light {
                let span = Tree::span(Tree::item(Tree::entry(self.place, "lights", at), 0));
                self.anchor(set, anchor, span);
            }
        }
        for (at, (_, beat)) in shot.beats.iter().enumerate() {
            if let Beat::Move(_, anchor, _) | Beat::Walk(_, anchor, _) = beat {
                let span = self.beat(at, 1);
                self.anchor(set, anchor, span);
            }
        }
    }

    fn people(&mut self, library: &Library, set: Option<&Set>) {
        let shot = self.shot;
        let roles = |name: &str| self.board.cast.get(name).and_then(|character| library.casting.get(&character.figure));
        let mut poses: Vec<(&str, &str, std::ops::Range<usize>)> = Vec::new();
        let mut faces: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
        let mut strangers: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
        for (name, actor) in &shot.cast {
            let pair = Tree::pair(self.place, "cast", name);
            let entry = pair.map(|(_, value)| value);
            if self.board.cast.contains_key(name) {
                let span = Tree::span(Tree::field(entry, "pose").or(pair.map(|(key, _)| key)));
                poses.push((name, actor.pose.as_deref().unwrap_or(REST), span));
            } else {
                let known = self.board.cast.keys().map(String::as_str);
                self.findings.unknown(&UNKNOWN_NAME, Tree::span(pair.map(|(key, _)| key)), words::CHARACTER, name, known);
            }
            faces.extend(actor.expr.as_deref().map(|expr| (expr, Tree::span(Tree::field(entry, "expr")))));
        }
        for (at, (_, beat)) in shot.beats.iter().enumerate() {
            let who = match beat {
                Beat::Pose(who, pose, _) => {
                    poses.push((who, pose, self.beat(at, 1)));
                    who
                }
                Beat::Expr(who, expr, _) => {
                    faces.push((expr, self.beat(at, 1)));
                    who
                }
                Beat::Look(who, target) | Beat::Glance(who, target, _) => {
                    if let Some(set) = set.filter(|set| target != "down" && !set.looks.contains_key(target)) {
                        let span = self.beat(at, 1);
                        self.findings.unknown(&UNKNOWN_NAME, span, words::LOOK, target, set.looks.keys().map(String::as_str).chain(["down"]));
                    }
                    who
                }
                Beat::Blink(who) | Beat::Nod(who) | Beat::Walk(who, ..) | Beat::Turn(who, _) => who,
                _ => continue,
            };
            if !shot.cast.iter().any(|(name, _)| name == who) {
                strangers.push((who, self.beat(at, 0)));
            }
        }
        for (who, span) in strangers {
            self.findings.unknown(&UNKNOWN_NAME, span, words::PERSON_HERE, who, shot.cast.iter().map(|(name, _)| name.as_str()));
        }
        for (who, pose, span) in poses {
            let Some(roles) = roles(who) else { continue };
            match roles.get(pose) {
                None => self.findings.unknown(&UNKNOWN_NAME, span, words::POSE, pose, roles.keys().map(String::as_str)),
                Some(role) => {
                    let drawing = library.film.join("figures").join(format!("{}.ron", role.figure));
                    if !drawing.is_file() {
                        let message = phrase! { pl: "nie ma {path}", en: "{path} is not there", uk: "немає {path}"; path = drawing.display() };
                        let cure = Phrase::fixed("popraw casting.ron albo narysuj to", "mend casting.ron, or draw it", "виправте casting.ron або намалюйте це");
                        self.findings.tell(&DRAWING, span, message, cure);
                    }
                }
            }
        }
        for (expr, span) in faces {
            if !EXPRESSIONS.contains(&expr) {
                self.findings.unknown(&UNKNOWN_NAME, span, words::EXPRESSION, expr, EXPRESSIONS);
            }
        }
    }

    /// States and lights that beats name.
    fn things(&mut self, set: Option<&Set>, props: &BTreeMap<&str, Set>) {
        let shot = self.shot;
        if props.len() < shot.props.len() || set.is_none() {
            // Without all drawings it cannot be told what they know.
            return;
        }
        let lights: BTreeSet<&str> = set.into_iter().chain(props.values()).flat_map(Set::lights).collect();
        for (at, (_, beat)) in shot.beats.iter().enumerate() {
            match beat {
                Beat::Prop(name, state) => {
                    let own = props.get(name.as_str()).map(|prop| &prop.items);
                    let of_set = set.map(|set| &set.items);
                    let states: BTreeSet<&str> = own.into_iter().chain(of_set).flatten().flat_map(|item| item.on.keys()).map(String::as_str).collect();
                    if !states.contains(state.as_str()) && state != "wipers-off" {
                        let span = self.beat(at, 1);
                        self.findings.unknown(&UNKNOWN_NAME, span, words::STATE, state, states);
                    }
                }
                Beat::Move(name, ..) if !props.contains_key(name.as_str()) => {
                    let span = self.beat(at, 0);
                    self.findings.unknown(&UNKNOWN_NAME, span, words::PROP_HERE, name, props.keys().copied());
                }
                Beat::Light(name, ..) if !lights.contains(name.as_str()) => {
                    let span = self.beat(at, 0);
                    self.findings.unknown(&UNKNOWN_NAME, span, words::LIGHT, name, lights.iter().copied());
                }
                _ => {}
            }
        }
    }

    fn marks(&mut self, set: Option<&Set>) {
        let shot = self.shot;
        let Some(set) = set else { return };
        for (at, mark) in shot.marks.iter().enumerate() {
            let span = Tree::span(Tree::field(Tree::entry(self.place, "marks", at), "on"));
            let people = || shot.cast.iter().map(|(name, _)| name.as_str());
            if let Some((who, point)) = mark.on.split_once('/') {
                if !people().any(|name| name == who) {
                    let known: Vec<String> = people().map(|name| format!("{name}/{point}")).collect();
                    self.findings.unknown(&UNKNOWN_NAME, span, words::PERSON_TO_MARK, &mark.on, known.iter().map(String::as_str));
                }
                continue;
            }
            let known = || people().chain(shot.props.iter().map(|(name, _)| name.as_str())).chain(set.anchors.keys().map(String::as_str));
            if !known().any(|name| name == mark.on) {
                self.findings.unknown(&UNKNOWN_NAME, span, words::THING_TO_MARK, &mark.on, known());
            }
        }
    }
}
