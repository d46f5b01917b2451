//! What the rules look at: a scenario as written, its media, and ways through it.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::Rule;
use crate::diagnostic::{SourceText, nearest};
use crate::scenario::load::{is_fit_path, promised_languages};
use crate::scenario::media_facts::{CaptionLine, Located, MediaFacts, MediaKind, Medium};
use crate::scenario::source::{
    ChoiceOption, Choose, Effect, Findings, LocalizedPath, Name, Node, NodeKind, Path, Rubric, Scenario, Scene, Text, Then, Variable,
};
use crate::text::{Language, Localized, Phrase};
use crate::time::MediaTime;

/// How far a window may reach beyond its scene: about a frame, for lengths that authors round.
pub(super) const TOLERANCE: MediaTime = MediaTime::from_millis(50);

pub(super) struct Subject<'a> {
    text: &'a SourceText,
    scenario: &'a Scenario,
    pub(super) media: &'a dyn MediaFacts,
    /// Those promised in full.
    pub(super) languages: Vec<Language>,
    /// How many cues there are.
    pub(super) cue_count: u32,
    places: HashMap<&'a str, usize>,
    variables: HashMap<&'a str, &'a Variable>,
    named: Vec<NamedMedium<'a>>,
    caption_files: OnceCell<Vec<CaptionFile<'a>>>,
    probed: RefCell<HashMap<(String, MediaKind), Result<Medium, Phrase>>>,
}

/// A medium that a scenario names.
pub(super) struct NamedMedium<'a> {
    pub(super) path: &'a Path,
    pub(super) kind: MediaKind,
}

/// A caption file and what it says.
pub(super) struct CaptionFile<'a> {
    pub(super) path: &'a Path,
    pub(super) lines: Vec<CaptionLine>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(text: &'a SourceText, scenario: &'a Scenario, media: &'a dyn MediaFacts) -> Self {
        let mut places = HashMap::new();
        for (at, node) in scenario.nodes.iter().enumerate() {
            places.entry(&*node.id.value).or_insert(at);
        }
        let variables = scenario.state.iter().rev().map(|variable| (&*variable.id.value, variable)).collect();
        let cues = scenario.nodes.iter().map(|node| match &node.kind {
            Some(NodeKind::Scene(scene)) => scene.cues.len(),
            _ => 0,
        });
        let cue_count = u32::try_from(cues.sum::<usize>()).unwrap_or(u32::MAX);
        let languages = promised_languages(scenario);
        let (named, caption_files, probed) = (named_media(scenario), OnceCell::new(), RefCell::default());
        Self { text, scenario, media, languages, cue_count, places, variables, named, caption_files, probed }
    }

    pub(super) fn tell(
        &self,
        findings: &mut Findings,
        rule: &'static Rule,
        span: &Range<usize>,
        message: Phrase,
        cure: Phrase,
    ) {
        findings.push(self.text.fault(rule.id, rule.severity, span.clone(), message).with_cure(cure));
    }

    /// The line of those bytes, from 1.
    pub(super) fn line_of(&self, span: &Range<usize>) -> usize {
        self.text.span(span.clone()).line as usize
    }

    pub(super) fn nodes(&self) -> &'a [Node] {
        &self.scenario.nodes
    }

    pub(super) fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.variables.get(name).copied()
    }

    /// The node that a name means: that of the name, else the nearest, which was told.
    fn meant(&self, name: &str) -> Option<usize> {
        /// Comparing each of thousands of wrong names with thousands of nodes would take minutes.
        const MOST: usize = 2_000;
        self.places.get(name).copied().or_else(|| {
            let nodes = self.nodes().iter().take(MOST).map(|node| &*node.id.value);
            nearest(name, nodes).and_then(|near| self.places.get(near).copied())
        })
    }

    /// Whether the node is the first of its id; the others were told.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.nodes().get(at).is_some_and(|node| self.places.get(&*node.id.value) == Some(&at))
    }

    /// Whether each node can be reached, conditions aside; `None` when it is not known where to start. What stands on a line
    /// with an error may lead to the nodes named there.
    pub(super) fn reachable(&self, findings: &Findings) -> Option<Vec<bool>> {
        let start = match &self.scenario.start {
            Some(name) => self.meant(&name.value)?,
            None => 0,
        };
        let mut reached = vec![false; self.nodes().len()];
        *reached.get_mut(start)? = true;
        let mut open = vec![start];
        if findings.has_errors() {
            for (at, node) in self.nodes().iter().enumerate() {
                let own_line = self.line_of(&node.id.span);
                if !reached[at] && findings.has_error_naming(&node.id.value, own_line) {
                    reached[at] = true;
                    open.push(at);
                }
            }
        }
        let mut wrong_names = 0;
        while let Some(at) = open.pop() {
            for name in self.ways_on(at) {
                let known = self.places.get(&*name.value).copied();
                wrong_names += usize::from(known.is_none());
                let Some(next) = known.or_else(|| self.meant(&name.value).filter(|_| wrong_names < 100)) else { continue };
                if !reached[next] {
                    reached[next] = true;
                    open.push(next);
                }
            }
        }
        Some(reached)
    }

    /// Of nodes that are not reached, the few behind which all the others lie, each with how many do.
    pub(super) fn heads(&self, reached: &[bool]) -> Vec<(usize, usize)> {
        let is_lost = |at: &usize| !reached[*at] && self.is_first(*at);
        let walk = |from: usize, seen: &mut Vec<bool>| -> usize {
            let mut open = vec![from];
            let mut count = 0;
            seen[from] = true;
            while let Some(at) = open.pop() {
                for next in self.ways_on(at).filter_map(|name| self.places.get(&*name.value).copied()).filter(is_lost) {
                    if !std::mem::replace(&mut seen[next], true) {
                        count += 1;
                        open.push(next);
                    }
                }
            }
            count
        };
        // Each lies behind no later one, so what is not behind the ones kept so far, from the last, is a head.
        let mut seen = vec![false; reached.len()];
        let mut begun = Vec::new();
        for at in (0..reached.len()).filter(is_lost) {
            if !seen[at] {
                walk(at, &mut seen);
                begun.push(at);
            }
        }
        let mut seen = vec![false; reached.len()];
        let mut heads = Vec::new();
        for at in begun.into_iter().rev() {
            if !seen[at] {
                heads.push((at, walk(at, &mut seen)));
            }
        }
        heads.reverse();
        heads
    }

    /// Whether an ending can be reached from each node. A node whose ways on are not all known counts as finishing: what
    /// is wrong with it was told.
    pub(super) fn finishing(&self) -> Vec<bool> {
        let mut coming_from: Vec<Vec<usize>> = vec![Vec::new(); self.nodes().len()];
        let mut finishes = vec![false; self.nodes().len()];
        let mut open = Vec::new();
        for (at, node) in self.nodes().iter().enumerate() {
            let mut known = !matches!(node.kind, None | Some(NodeKind::Ending(_)));
            let mut ways = 0;
            for name in self.ways_on(at) {
                ways += 1;
                match self.places.get(&*name.value) {
                    Some(next) => coming_from[*next].push(at),
                    None => known = false,
                }
            }
            if !known || ways == 0 {
                finishes[at] = true;
                open.push(at);
            }
        }
        while let Some(at) = open.pop() {
            for before in std::mem::take(&mut coming_from[at]) {
                if !finishes[before] {
                    finishes[before] = true;
                    open.push(before);
                }
            }
        }
        finishes
    }

    /// The names that a node leads to.
    fn ways_on(&self, at: usize) -> impl Iterator<Item = &'a Name> {
        let kind = self.nodes().get(at).and_then(|node| node.kind.as_ref());
        let mut ways: Vec<&Name> = Vec::new();
        match kind {
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Some(Then::Goto(name)) => ways.push(name),
                Some(Then::Choose(choose)) => {
                    ways.extend(choose.options.iter().filter_map(|option| option.goto.as_ref()))
                }
                None => {}
            },
            Some(NodeKind::Choose(choose)) => {
                ways.extend(choose.options.iter().filter_map(|option| option.goto.as_ref()))
            }
            Some(NodeKind::Exhibit(exhibit)) => ways.extend(&exhibit.goto),
            Some(NodeKind::Route(route)) => {
                ways.extend(route.branches.iter().filter_map(|(_, goto)| goto.as_ref()).chain(&route.otherwise));
            }
            Some(NodeKind::Assess(assess)) => {
                let own = assess.conclusions.iter().filter_map(|conclusion| conclusion.goto.as_ref());
                ways.extend(own.chain(&assess.goto));
            }
            Some(NodeKind::Refer(refer)) => ways.extend(&refer.goto),
            Some(NodeKind::Ending(_)) | None => {}
        }
        ways.into_iter()
    }

    /// Every medium whose path stays in the folder, in the order of the file.
    pub(super) fn media(&self) -> &[NamedMedium<'a>] {
        &self.named
    }

    /// Every choice, in a scene or alone, in the order of the file.
    pub(super) fn choices(&self) -> impl Iterator<Item = &'a Choose> {
        self.nodes().iter().filter_map(|node| match &node.kind {
            Some(NodeKind::Choose(choose)) => Some(choose),
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Some(Then::Choose(choose)) => Some(choose),
                _ => None,
            },
            _ => None,
        })
    }

    /// Whether a choice, or a whole node, could not be read, or an error was told of an option: what seems to be missing may
    /// stand there.
    pub(super) fn has_faulty_choices(&self, findings: &Findings) -> bool {
        let within = |name: &Name| findings.has_error_within(&name.span);
        self.nodes().is_empty()
            || self.nodes().iter().any(|node| node.kind.is_none())
            || self.choices().any(|ask| ask.options.is_empty() || ask.options.iter().flat_map(|option| &option.principles).any(within))
    }

    /// Every effect, in the order of the file.
    pub(super) fn effects(&self) -> impl Iterator<Item = &'a Effect> {
        self.nodes().iter().flat_map(|node| {
            let (own, options): (&[Effect], &[ChoiceOption]) = match &node.kind {
                Some(NodeKind::Scene(scene)) => match &scene.then {
                    Some(Then::Choose(choose)) => (&scene.effects, &choose.options),
                    _ => (&scene.effects, &[]),
                },
                Some(NodeKind::Choose(choose)) => (&[], &choose.options),
                Some(NodeKind::Exhibit(exhibit)) => (&exhibit.effects, &[]),
                _ => (&[], &[]),
            };
            own.iter().chain(options.iter().flat_map(|option| &option.effects))
        })
    }

    /// Where the text of a language stands that has nothing in it, `""`, among the texts written in `span`.
    pub(super) fn empty_text(&self, span: &Range<usize>, language: Language) -> Option<Range<usize>> {
        let start = self.start_of(span, language)?;
        self.text.text().get(start..).filter(|rest| rest.starts_with("\"\"")).map(|_| start..start + 2)
    }

    /// Where a language's text begins among the texts written in `span`, its first line; the whole when that is not plain.
    pub(super) fn text_in(&self, span: &Range<usize>, language: Language) -> Range<usize> {
        let Some(start) = self.start_of(span, language) else { return span.clone() };
        let rest = self.text.text().get(start..span.end).unwrap_or_default();
        let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '"' | '\n')).map_or(rest.len(), |(at, c)| at + usize::from(c == '"'));
        start..start + end
    }

    /// The byte after `"pl": ` among the texts written in `span`.
    fn start_of(&self, span: &Range<usize>, language: Language) -> Option<usize> {
        let written = self.text.text().get(span.clone())?;
        let key = format!("\"{}\"", language.tag());
        written.match_indices(&key).find_map(|(at, _)| {
            let after = written.get(at + key.len()..)?.trim_start().strip_prefix(':')?.trim_start();
            Some(span.end - after.len())
        })
    }

    /// Whether a text is written by language: what is one for all may be in any.
    pub(super) fn is_by_language(text: &Text) -> bool {
        matches!(text.value, Localized::ByLanguage(_))
    }

    pub(super) fn title(&self) -> Option<&'a Text> {
        self.scenario.title.as_ref()
    }

    pub(super) fn rubric(&self) -> Option<&'a Rubric> {
        self.scenario.rubric.as_ref()
    }

    pub(super) fn variables(&self) -> &'a [Variable] {
        &self.scenario.state
    }

    /// Every caption file that is there, once, with what it says.
    pub(super) fn caption_files(&self) -> &[CaptionFile<'a>] {
        self.caption_files.get_or_init(|| {
            let mut known = BTreeSet::new();
            let captions = self.named.iter().filter(|medium| medium.kind == MediaKind::Captions).map(|medium| medium.path);
            let here = captions.filter(|path| known.insert(&path.value) && self.media.locate(&path.value) == Located::Here);
            here.map(|path| CaptionFile { path, lines: self.media.captions(&path.value) }).collect()
        })
    }

    /// What a file that is there proved to be; each is opened once.
    pub(super) fn probed(&self, path: &str, kind: MediaKind) -> Option<Result<Medium, Phrase>> {
        if !is_fit_path(path) || self.media.locate(path) != Located::Here {
            return None;
        }
        let mut probed = self.probed.borrow_mut();
        Some(probed.entry((path.to_owned(), kind)).or_insert_with(|| self.media.probe(path, kind)).clone())
    }

    /// How long a scene lasts, the shortest sound counting under a still; `None` when that is not known.
    pub(super) fn scene_length(&self, scene: &Scene) -> Option<MediaTime> {
        let length = |path: &Path, kind| self.probed(&path.value, kind)?.ok()?.length;
        if let Some(film) = &scene.film {
            return length(film, MediaKind::Film);
        }
        match &scene.seconds {
            Some(seconds) => Some(seconds.value),
            None => scene.sound.iter().filter_map(|(_, path)| length(path, MediaKind::Sound)).min(),
        }
    }

    /// Every text with the field it stands in.
    pub(super) fn texts(&self) -> Vec<(&'a Text, &'static str)> {
        let scenario = self.scenario;
        let mut texts: Vec<(&'a Text, &'static str)> = Vec::new();
        let mut add = |text: Option<&'a Text>, what| texts.extend(text.map(|text| (text, what)));
        add(scenario.title.as_ref(), "title");
        add(scenario.summary.as_ref(), "summary");
        add(scenario.role.as_ref(), "role");
        add(scenario.content_warning.as_ref(), "content_warning");
        add(scenario.notes.as_ref(), "notes");
        for node in self.nodes() {
            match &node.kind {
                Some(NodeKind::Scene(scene)) => {
                    add(scene.title.as_ref(), "title");
                    scene.cues.iter().for_each(|cue| add(cue.note.as_ref(), "note"));
                    scene.lures.iter().for_each(|lure| add(lure.why.as_ref(), "why"));
                }
                Some(NodeKind::Exhibit(exhibit)) => {
                    add(exhibit.title.as_ref(), "title");
                    add(exhibit.prompt.as_ref(), "prompt");
                    exhibit.marks.iter().for_each(|mark| add(mark.note.as_ref(), "note"));
                }
                Some(NodeKind::Assess(assess)) => {
                    add(assess.prompt.as_ref(), "prompt");
                    for conclusion in &assess.conclusions {
                        add(conclusion.text.as_ref(), "text");
                        add(conclusion.why.as_ref(), "why");
                    }
                }
                Some(NodeKind::Refer(refer)) => {
                    add(refer.prompt.as_ref(), "prompt");
                    add(refer.why.as_ref(), "why");
                }
                Some(NodeKind::Ending(ending)) => {
                    add(ending.title.as_ref(), "title");
                    add(ending.text.as_ref(), "text");
                }
                Some(NodeKind::Choose(_) | NodeKind::Route(_)) | None => {}
            }
            let choose = match &node.kind {
                Some(NodeKind::Choose(choose)) => choose,
                Some(NodeKind::Scene(scene)) => match &scene.then {
                    Some(Then::Choose(choose)) => choose,
                    _ => continue,
                },
                _ => continue,
            };
            add(choose.prompt.as_ref(), "prompt");
            for option in &choose.options {
                add(option.text.as_ref(), "text");
                add(option.why.as_ref(), "why");
            }
        }
        texts
    }

    /// The sounds and captions of every scene that has some, with where they are written and what they are.
    pub(super) fn media_by_language(&self) -> impl Iterator<Item = (&'a LocalizedPath, Range<usize>, &'static str)> {
        self.nodes().iter().flat_map(|node| {
            let lists = match &node.kind {
                Some(NodeKind::Scene(scene)) => vec![(&scene.sound, "sound"), (&scene.captions, "captions")],
                _ => Vec::new(),
            };
            lists.into_iter().filter_map(|(list, what)| list.first().map(|(_, first)| (list, first.span.clone(), what)))
        })
    }
}

/// Every medium of a scenario whose path stays in the folder, in the order of the file.
fn named_media<'a>(scenario: &'a Scenario) -> Vec<NamedMedium<'a>> {
    let mut named = Vec::new();
    let mut add = |path: Option<&'a Path>, kind| {
        named.extend(path.filter(|path| is_fit_path(&path.value)).map(|path| NamedMedium { path, kind }));
    };
    add(scenario.poster.as_ref(), MediaKind::Picture);
    for node in &scenario.nodes {
        match &node.kind {
            Some(NodeKind::Scene(scene)) => {
                add(scene.film.as_ref(), MediaKind::Film);
                add(scene.still.as_ref(), MediaKind::Picture);
                scene.sound.iter().for_each(|(_, path)| add(Some(path), MediaKind::Sound));
                scene.captions.iter().for_each(|(_, path)| add(Some(path), MediaKind::Captions));
                if let Some(Then::Choose(choose)) = &scene.then {
                    add(choose.idle.as_ref(), MediaKind::Film);
                }
            }
            Some(NodeKind::Choose(choose)) => add(choose.idle.as_ref(), MediaKind::Film),
            Some(NodeKind::Exhibit(exhibit)) => add(exhibit.image.as_ref(), MediaKind::Picture),
            _ => {}
        }
    }
    named
}
