//! What films showed and what was made of it: scenarios, indicators, cues, lures, choices.

use serde::{Deserialize, Serialize};

use super::{Marks, Rate};
use crate::catalogue::{CatalogueId, DimensionId, IndicatorId, Strength};
use crate::scenario::graph::{ContentHash, NodeId, OptionId, Rating, ScenarioId};
use crate::scoring::Sign;
use crate::text::LocalizedText;

/// What kind of film a scenario is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioKind {
    /// It shows signs.
    WithSigns,
    /// It shows none: nothing is wrong in it.
    Innocent,
    /// The scenario is not on this machine, so that it is not known.
    Unknown,
}

/// A scenario that was played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioLine {
    /// Which.
    pub scenario: ScenarioId,
    /// Its title; empty when it is not on this machine.
    pub title: LocalizedText,
    /// What kind it is.
    pub kind: ScenarioKind,
    /// Trainees who played it.
    pub trainees: u32,
    /// Attempts.
    pub attempts: u32,
    /// Those that count.
    pub counted: u32,
    /// Under which versions' keys they are marked, by hash.
    pub versions: Vec<VersionLine>,
    /// The whole of the attempts that count.
    pub marks: Marks,
    /// Passed, of those that could pass or fail.
    pub passed: Rate,
    /// Signs noticed, of those shown.
    pub noticed: Rate,
    /// Innocent moments wrongly suspected, of those shown.
    pub suspected: Rate,
    /// Flags that were neither hit, false alarm nor repeat: an attempt's mean; `None` without attempts that count.
    pub strays: Option<f64>,
    /// Conclusions that were right, of those reached.
    pub concluded_rightly: Rate,
    /// Where it ended, by node, of the attempts that count.
    pub endings: Vec<EndingLine>,
}

/// A version of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Whose key marked.
    pub scored_under: ContentHash,
    /// Attempts that count.
    pub counted: u32,
    /// Those of them that were played under another version.
    pub rescored: u32,
    /// Whether it is the one on this machine.
    pub is_installed: bool,
}

/// An ending that was come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EndingLine {
    /// Which; `None`: given up, or led nowhere.
    pub ending: Option<NodeId>,
    /// Its title; empty when not known.
    pub title: LocalizedText,
    /// How many came to it, of the attempts that count.
    pub came: Rate,
}

/// How signs that were noticed were named. Marks on exhibits are not named and not counted here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// As what they are.
    pub exact: u32,
    /// As another indicator of the same dimension.
    pub near: u32,
    /// As one of another dimension.
    pub wrong: u32,
    /// Not at all.
    pub unnamed: u32,
}

impl Names {
    /// Named rightly, of those that were noticed and could be named.
    #[must_use]
    pub fn rightly(self) -> Rate {
        Rate::of(self.exact, self.exact + self.near + self.wrong + self.unnamed)
    }
}

/// An indicator over every showing of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorLine {
    /// Its catalogue; `None`: the scenario that shows it is not on this machine.
    pub catalogue: Option<CatalogueId>,
    /// Which.
    pub indicator: IndicatorId,
    /// What it is; empty when not known.
    pub text: LocalizedText,
    /// Its dimension, if known.
    pub dimension: Option<DimensionId>,
    /// Its weight, if its catalogue has weights.
    pub strength: Option<Strength>,
    /// Rests on something nobody confirmed yet.
    pub verify: bool,
    /// Trainees to whom it was shown.
    pub trainees: u32,
    /// Noticed, of the times it was shown; the others were missed.
    pub noticed: Rate,
    /// How it was named when it was noticed.
    pub names: Names,
    /// Times that an innocent moment was taken for this.
    pub suspected: u32,
    /// Mean points for *when*, 0..=5, over every showing, a missed one counting 0; `None` when never shown.
    pub points: Option<f64>,
}

/// Noticing by indicator (row) and group (column).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatMap {
    /// One row for each of [`GroupReport::indicators`], in its order; in it one cell for each of [`GroupReport::groups`], in
    /// its order. A cell `of` 0: never shown there.
    pub rows: Vec<Vec<Rate>>,
}

/// A sign of a film.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CueLine {
    /// In which scenario.
    pub scenario: ScenarioId,
    /// In which scene or exhibit.
    pub node: NodeId,
    /// Its title; empty: show the node's id.
    pub place: LocalizedText,
    /// The cue or mark.
    pub sign: Sign,
    /// What it is.
    pub indicator: IndicatorId,
    /// What was there to notice; empty when not known.
    pub note: LocalizedText,
    /// Noticed, of the times it was shown; the others missed it.
    pub noticed: Rate,
    /// How it was named when it was noticed.
    pub names: Names,
    /// Mean points for *when*, 0..=5, over every showing, a missed one counting 0.
    pub points: Option<f64>,
    /// From the window's opening to the flag, in seconds, a mean over those who noticed; `None` for none, and on exhibits.
    pub latency: Option<f64>,
}

/// An innocent moment or detail of a film.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LureLine {
    /// In which scenario.
    pub scenario: ScenarioId,
    /// In which scene or exhibit.
    pub node: NodeId,
    /// Its title; empty: show the node's id.
    pub place: LocalizedText,
    /// The lure or mark.
    pub sign: Sign,
    /// Why it is innocent; empty when not known.
    pub why: LocalizedText,
    /// Wrongly suspected, of the times it was shown; the others rightly left it alone.
    pub suspected: Rate,
    /// For which indicators it was taken, most often first; those who named nothing are not in it.
    pub taken_for: Vec<TakenFor>,
}

/// What an innocent moment was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFor {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// What it is; empty when not known.
    pub text: LocalizedText,
    /// How often.
    pub times: u32,
}

/// What was done at a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceLine {
    /// In which scenario.
    pub scenario: ScenarioId,
    /// At which scene or choice.
    pub node: NodeId,
    /// The question; empty when not known.
    pub prompt: LocalizedText,
    /// The options, in the order of the file; one that nobody took stands there, too, when the scenario is known.
    pub options: Vec<OptionLine>,
}

/// An option and who took it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionLine {
    /// Which.
    pub option: OptionId,
    /// What it says; empty when not known.
    pub text: LocalizedText,
    /// How good it is; `None`: not marked, or not known.
    pub rating: Option<Rating>,
    /// Taken, of the times that something was taken here.
    pub taken: Rate,
    /// How many of these the time took, not the trainee.
    pub by_timeout: u32,
}

/// Innocent films beside those with signs: a good officer notices in the one and leaves alone in the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// Scenarios that show signs, by id.
    pub with_signs: Vec<ScenarioId>,
    /// Scenarios that show none, by id.
    pub innocent: Vec<ScenarioId>,
    /// Hit rate: signs noticed, in films with signs.
    pub noticed: Rate,
    /// False-suspicion rate: innocent moments wrongly suspected, in innocent films.
    pub suspected_in_innocent: Rate,
    /// The same in films with signs.
    pub suspected_beside_signs: Rate,
    /// Attempts at innocent films with at least one wrong suspicion (lure, detail or stray flag).
    pub attempts_suspecting: Rate,
    /// Right conclusions in films with signs.
    pub concluded_with_signs: Rate,
    /// Right conclusions in innocent films.
    pub concluded_innocent: Rate,
    /// Trainees who played both kinds.
    pub trainees_with_both: u32,
}

/// What a catalogue holds and the scenarios leave out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueGap {
    /// Which.
    pub catalogue: CatalogueId,
    /// Its title.
    pub title: LocalizedText,
    /// How many indicators it holds.
    pub indicators: u32,
    /// How many of them some sign of the scenarios is.
    pub exercised: u32,
    /// Those that none is, in the catalogue's order.
    pub never_exercised: Vec<IndicatorText>,
    /// Those that a film would have shown, but nobody came by.
    pub never_met: Vec<IndicatorText>,
}

/// An indicator with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorText {
    /// Which.
    pub indicator: IndicatorId,
    /// What it is; empty when not known.
    pub text: LocalizedText,
}
