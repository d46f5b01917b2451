//! The texts of a node, and its ways on, as rows of the screen.

use super::Author;
use super::form::Offering;
use crate::app::views::author::{ExitRow, NodeSort, OptionCard, TextRow};
use crate::app::views::look::Look;
use crate::scenario::graph::Rating;
use crate::scenario::source::{ChoiceOption, Choose, Name, Node, NodeKind, Text, Then};
use crate::text::{Language, Localized};

/// A text of the file as a row.
pub(super) fn text_row(place: String, label: String, text: Option<&Text>) -> TextRow {
    let (plain, by_language) = match text.map(|text| &text.value) {
        Some(Localized::Plain(plain)) => (Some(plain.clone()), [None, None, None]),
        Some(Localized::ByLanguage(map)) => (None, Language::ALL.map(|language| map.get(&language).cloned())),
        None => (None, [None, None, None]),
    };
    TextRow { place, label, plain, by_language }
}

/// What a node is.
pub(super) fn sort_of(node: &Node) -> NodeSort {
    match &node.kind {
        Some(NodeKind::Scene(_)) => NodeSort::Scene,
        Some(NodeKind::Exhibit(_)) => NodeSort::Exhibit,
        Some(NodeKind::Choose(_)) => NodeSort::Choose,
        Some(NodeKind::Route(_)) => NodeSort::Route,
        Some(NodeKind::Assess(_)) => NodeSort::Assess,
        Some(NodeKind::Refer(_)) => NodeSort::Refer,
        Some(NodeKind::Ending(_)) => NodeSort::Ending,
        None => NodeSort::Faulty,
    }
}

fn rating_name(rating: Rating) -> &'static str {
    match rating {
        Rating::Best => "Best",
        Rating::Good => "Good",
        Rating::Poor => "Poor",
        Rating::Harmful => "Harmful",
    }
}

impl Author {
    /// The texts of the node that is worked on, in the order in which a trainee meets them.
    pub(super) fn text_rows(&self, look: &Look) -> Vec<TextRow> {
        let Some(node) = self.here() else { return self.whole_rows(look) };
        let base = format!("nodes/{}", self.node);
        let mut rows = Vec::new();
        let mut add = |place: &str, key: &str, name: &str, text: Option<&Text>| {
            let label = if name.is_empty() { look.t(key) } else { format!("{} · {name}", look.t(key)) };
            rows.push(text_row(format!("{base}/{place}"), label, text));
        };
        match &node.kind {
            Some(NodeKind::Scene(scene)) => {
                add("title", "author-text-title", "", scene.title.as_ref());
                for cue in &scene.cues {
                    let id = &*cue.id.value;
                    add(&format!("cues/{id}/note"), "author-text-note", id, cue.note.as_ref());
                }
                for lure in &scene.lures {
                    let id = &*lure.id.value;
                    add(&format!("lures/{id}/why"), "author-text-lure", id, lure.why.as_ref());
                }
                if let Some(Then::Choose(choose)) = &scene.then {
                    choose_rows("then/", choose, &mut add);
                }
            }
            Some(NodeKind::Choose(choose)) => choose_rows("", choose, &mut add),
            Some(NodeKind::Exhibit(exhibit)) => {
                add("title", "author-text-title", "", exhibit.title.as_ref());
                add("prompt", "author-text-prompt", "", exhibit.prompt.as_ref());
                for mark in &exhibit.marks {
                    let id = &*mark.id.value;
                    add(&format!("marks/{id}/note"), "author-text-note", id, mark.note.as_ref());
                }
            }
            Some(NodeKind::Assess(assess)) => {
                add("prompt", "author-text-prompt", "", assess.prompt.as_ref());
                for conclusion in &assess.conclusions {
                    let id = &*conclusion.id.value;
                    add(&format!("conclusions/{id}/text"), "author-text-conclusion", id, conclusion.text.as_ref());
                    add(&format!("conclusions/{id}/why"), "author-text-why", id, conclusion.why.as_ref());
                }
            }
            Some(NodeKind::Refer(refer)) => {
                add("prompt", "author-text-prompt", "", refer.prompt.as_ref());
                add("why", "author-text-why", "", refer.why.as_ref());
            }
            Some(NodeKind::Ending(ending)) => {
                add("title", "author-text-title", "", ending.title.as_ref());
                add("text", "author-text-ending", "", ending.text.as_ref());
            }
            Some(NodeKind::Route(_)) | None => {}
        }
        rows
    }

    /// The texts of the scenario as a whole.
    fn whole_rows(&self, look: &Look) -> Vec<TextRow> {
        let source = &self.source;
        [
            ("title", "author-text-title", &source.title),
            ("summary", "author-text-summary", &source.summary),
            ("briefing/role", "author-text-role", &source.role),
            ("briefing/content_warning", "author-text-warning", &source.content_warning),
            ("notes", "author-text-notes", &source.notes),
        ]
        .into_iter()
        .map(|(place, key, text)| text_row(place.to_owned(), look.t(key), text.as_ref()))
        .collect()
    }

    /// The ways on from a node.
    pub(super) fn exit_rows(&self, node: &Node, look: &Look) -> Vec<ExitRow> {
        let base = format!("nodes/{}", node.id.value);
        let exit = |place: &str, label: String, goto: Option<&Name>| self.exit(format!("{base}/{place}"), label, goto);
        let on = || look.t("author-exit-on");
        match &node.kind {
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Some(Then::Goto(name)) => vec![exit("then/#0", on(), Some(name))],
                Some(Then::Choose(choose)) => self.option_exits(&format!("{base}/then"), choose, look.language),
                None => Vec::new(),
            },
            Some(NodeKind::Choose(choose)) => self.option_exits(&base, choose, look.language),
            Some(NodeKind::Exhibit(exhibit)) => vec![exit("goto", on(), exhibit.goto.as_ref())],
            Some(NodeKind::Refer(refer)) => vec![exit("goto", on(), refer.goto.as_ref())],
            Some(NodeKind::Assess(assess)) => {
                let own = assess.conclusions.iter().filter(|conclusion| conclusion.goto.is_some());
                let own = own.map(|conclusion| {
                    let id = &conclusion.id.value;
                    exit(&format!("conclusions/{id}/goto"), id.to_string(), conclusion.goto.as_ref())
                });
                own.chain(assess.goto.as_ref().map(|goto| exit("goto", on(), Some(goto)))).collect()
            }
            Some(NodeKind::Route(route)) => {
                let branches = route.branches.iter().enumerate().map(|(at, (_, goto))| {
                    let label = look.t_with("author-exit-branch", &[("number", (at + 1).into())]);
                    exit(&format!("branches/#{at}/goto"), label, goto.as_ref())
                });
                branches.chain([exit("otherwise", look.t("author-exit-otherwise"), route.otherwise.as_ref())]).collect()
            }
            Some(NodeKind::Ending(_)) | None => Vec::new(),
        }
    }

    fn option_exits(&self, place: &str, choose: &Choose, language: Language) -> Vec<ExitRow> {
        let label = |option: &ChoiceOption| match &option.text {
            Some(text) if !text.value.get(language).is_empty() => text.value.get(language).to_owned(),
            _ => option.id.value.to_string(),
        };
        let exit = |option: &ChoiceOption| {
            self.exit(format!("{place}/options/{}/goto", option.id.value), label(option), option.goto.as_ref())
        };
        choose.options.iter().map(exit).collect()
    }

    fn exit(&self, place: String, label: String, goto: Option<&Name>) -> ExitRow {
        let goto = goto.map(|name| name.value.to_string()).unwrap_or_default();
        let exists = self.source.nodes.iter().any(|node| *node.id.value == *goto);
        ExitRow { place, label, goto, exists }
    }

    /// The options of the node's choice.
    pub(super) fn option_cards(&self, look: &Look, offering: &Offering) -> Option<Vec<OptionCard>> {
        let (choose, place) = self.choice()?;
        let card = |option: &ChoiceOption| {
            let id = &*option.id.value;
            let place = format!("{place}/options/{id}");
            let label = |key: &str| format!("{} · {id}", look.t(key));
            OptionCard {
                id: id.to_owned(),
                rating: option.rating.map(rating_name),
                exit: self.exit(format!("{place}/goto"), label("author-leads-to"), option.goto.as_ref()),
                text: text_row(format!("{place}/text"), label("author-text-option"), option.text.as_ref()),
                why: text_row(format!("{place}/why"), label("author-text-why"), option.why.as_ref()),
                fields: self.option_rows(&place, look, offering),
                told: self.told_at(&place, false),
            }
        };
        Some(choose.options.iter().map(card).collect())
    }
}

fn choose_rows(prefix: &str, choose: &Choose, add: &mut impl FnMut(&str, &str, &str, Option<&Text>)) {
    add(&format!("{prefix}prompt"), "author-text-prompt", "", choose.prompt.as_ref());
    for option in &choose.options {
        let id = &*option.id.value;
        add(&format!("{prefix}options/{id}/text"), "author-text-option", id, option.text.as_ref());
        add(&format!("{prefix}options/{id}/why"), "author-text-why", id, option.why.as_ref());
    }
}
