//! Plays by dice: officers who flag, name, choose, conclude and notify at random, on the session's own machine.

use std::path::PathBuf;

use crate::catalogue::IndicatorId;
use crate::catalogue::disk::reference_from;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::find_scenario::available;
use crate::cli::load_scenario::{Loaded, load_scenario};
use crate::platform::DataFolder;
use crate::scenario::graph::{Graph, NodeKind, Spot};
use crate::scoring::explore::{DEFAULT_BOUND, best_path};
use crate::scoring::{BestPath, Score, score_against};
use crate::session::{
    ChoiceStage, Confidence, Event, Input, Mode, PauseReason, Phase, Recorded, SceneLengths, Settings, Stamped, State,
    TraineeCode, accept, phase,
};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

/// Whose plays they are until they get another code; as long as a real one, so that files have their real size.
pub(in crate::cli::bench) const NOBODY: &str = "p-0000-0000";

/// A generator of numbers that is the same everywhere. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014 (`SplitMix64`).
#[derive(Clone, Debug)]
pub(in crate::cli::bench) struct Dice(u64);

impl Dice {
    pub(in crate::cli::bench) fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub(in crate::cli::bench) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `below`, which is not 0.
    pub(in crate::cli::bench) fn below(&mut self, below: usize) -> usize {
        (self.roll() % below as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { from.get(self.below(from.len())) }
    }

    fn share(&mut self) -> f32 {
        self.below(1_000) as f32 / 1_000.0
    }

    pub(in crate::cli::bench) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    pub(in crate::cli::bench) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        bytes.iter_mut().for_each(|byte| *byte = self.roll() as u8);
        bytes
    }
}

/// A scenario with what marking its plays needs.
pub(in crate::cli::bench) struct Film {
    loaded: Loaded,
    best: BestPath,
}

impl Film {
    pub(in crate::cli::bench) fn graph(&self) -> &Graph {
        &self.loaded.graph
    }
}

/// Every sound scenario of those folders.
pub(in crate::cli::bench) fn films(folders: &[PathBuf], data: &DataFolder, console: &mut Console) -> Result<Vec<Film>, Failure> {
    let (reference, _) = reference_from(&data.root);
    let mut films = Vec::new();
    for (id, folder) in available(folders) {
        match load_scenario(&folder, &reference, Language::Pl) {
            Ok(loaded) => {
                let best = best_path(&loaded.graph, DEFAULT_BOUND);
                films.push(Film { loaded, best });
            }
            Err(_) => console.tell(&format!("ias: {id} is left out: `ias check {id}` tells what is wrong with it.")),
        }
    }
    if films.is_empty() {
        return Err(Failure::new("There is no scenario to play.", "Run it where scenarios lie; `ias help scenarios` tells where they are looked for."));
    }
    Ok(films)
}

/// A play to its end, and what it earned.
pub(in crate::cli::bench) struct Play {
    pub(in crate::cli::bench) events: Vec<Recorded>,
    pub(in crate::cli::bench) score: Score,
}

/// Plays the film by dice.
pub(in crate::cli::bench) fn play(film: &Film, mode: Mode, dice: &mut Dice) -> Option<Play> {
    /// No play of a sound scenario is nearly as long.
    const LONGEST: usize = 5_000;
    let Loaded { graph, lengths, .. } = &film.loaded;
    let mut player = Player { graph, lengths, state: State::default(), events: Vec::new(), wall: 1_795_400_000_000, mode };
    let settings = Settings { mode, ..Settings::default() };
    player.tell(None, Input::Begin { trainee: TraineeCode::from(NOBODY), settings });
    while player.events.len() < LONGEST {
        if !player.turn(dice) {
            break;
        }
    }
    matches!(phase(&player.state), Phase::Over { .. }).then_some(())?;
    let score = score_against(graph, &player.state, lengths, film.best.clone())?;
    Some(Play { events: player.events, score })
}

struct Player<'a> {
    graph: &'a Graph,
    lengths: &'a SceneLengths,
    state: State,
    events: Vec<Recorded>,
    wall: i64,
    mode: Mode,
}

impl Player<'_> {
    /// Tells the machine something; whether it took it.
    fn tell(&mut self, media: Option<MediaTime>, what: Input) -> bool {
        self.wall += 700;
        match accept(self.graph, &mut self.state, &Stamped { media, wall: WallTime(self.wall), what }) {
            Ok(events) => {
                self.events.extend(events);
                true
            }
            Err(_) => false,
        }
    }

    /// One step on; `false` at the end, or where the dice know no way on.
    fn turn(&mut self, dice: &mut Dice) -> bool {
        match phase(&self.state) {
            Phase::NotBegun | Phase::Over { .. } => false,
            Phase::Classifying { .. } => {
                let flags: Vec<_> = self.state.flags_to_name().map(|flag| flag.id).collect();
                flags.into_iter().all(|flag| {
                    let indicator = self.indicator(dice);
                    self.tell(None, Input::Classify { flag, indicator })
                })
            }
            Phase::At { node, choice } => {
                let graph = self.graph;
                let Some(place) = graph.place(&node) else { return false };
                match &graph.node(place).kind {
                    NodeKind::Scene(_) => {
                        let length = self.lengths.0.get(&node).copied().unwrap_or(MediaTime::from_secs(20));
                        self.scene(length, &choice, dice)
                    }
                    NodeKind::Choose(_) => self.choose(None, dice) || self.tell(None, Input::OpenChoice),
                    NodeKind::Exhibit(_) => {
                        for _ in 0..dice.below(6) {
                            let spot = Spot { x: dice.share(), y: dice.share() };
                            self.tell(None, Input::MarkExhibit { spot });
                        }
                        self.tell(None, Input::LeaveExhibit)
                    }
                    NodeKind::Assess(assess) => {
                        let conclusion = dice.pick(&assess.conclusions).map(|conclusion| conclusion.id.clone());
                        let confidence = Confidence(u8::try_from(dice.below(101)).unwrap_or(100));
                        conclusion.is_some_and(|conclusion| {
                            self.tell(None, Input::SubmitAssessment { conclusion, grounds: Vec::new(), confidence })
                        })
                    }
                    NodeKind::Refer(refer) => {
                        let mut institutions = refer.offered.clone();
                        dice.shuffle(&mut institutions);
                        institutions.truncate(dice.below(institutions.len() + 1));
                        self.tell(None, Input::SubmitReferral { institutions })
                    }
                    _ => false,
                }
            }
        }
    }

    /// Flags and pauses over the scene's length, then its choice or its end.
    fn scene(&mut self, length: MediaTime, choice: &ChoiceStage, dice: &mut Dice) -> bool {
        let stands = self.state.here().is_some_and(|here| here.stopped);
        if *choice == ChoiceStage::Open && (stands || dice.below(3) > 0) && self.choose(Some(length), dice) {
            return true;
        }
        if !stands && *choice == ChoiceStage::Closed {
            let flags = 12 + dice.below(15);
            for number in 1..=flags {
                let at = MediaTime::from_nanos(length.nanos() / (flags as i64 + 1) * number as i64);
                self.flag(at, dice);
            }
        }
        self.tell(Some(length), Input::SceneEnded) || self.tell(Some(length), Input::OpenChoice) || self.choose(Some(length), dice)
    }

    /// A flag as officers raise them: named, named again, taken back, or followed by a pause.
    fn flag(&mut self, at: MediaTime, dice: &mut Dice) {
        let spot = (dice.below(2) == 0).then(|| Spot { x: dice.share(), y: dice.share() });
        if !self.tell(Some(at), Input::Flag { at, spot }) {
            return;
        }
        let raised = self.events.iter().rev().find_map(|event| match event.event {
            Event::Flagged { flag, .. } => Some(flag),
            _ => None,
        });
        let Some(flag) = raised else { return };
        if self.mode == Mode::Practice {
            for _ in 0..1 + dice.below(2) {
                let indicator = self.indicator(dice);
                self.tell(Some(at), Input::Classify { flag, indicator });
            }
        }
        match dice.below(8) {
            0 => {
                self.tell(Some(at), Input::Withdraw { flag });
            }
            1 | 2 => {
                self.tell(Some(at), Input::Pause { reason: PauseReason::Asked });
                self.tell(Some(at), Input::Resume);
            }
            _ => {}
        }
    }

    fn choose(&mut self, at: Option<MediaTime>, dice: &mut Dice) -> bool {
        let offered = self.state.here().and_then(|here| here.offered.clone()).unwrap_or_default();
        let option = dice.pick(&offered).cloned();
        option.is_some_and(|option| self.tell(at, Input::Choose { option }))
    }

    /// A sign of the catalogue, or "cannot say".
    fn indicator(&self, dice: &mut Dice) -> Option<IndicatorId> {
        if dice.below(10) == 0 { None } else { dice.pick(&self.graph.catalogue.indicators).map(|indicator| indicator.id.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::replay::replay;

    #[test]
    fn plays_by_dice_are_plays_and_come_again_with_their_seed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/harvest-van");
        let reference = crate::catalogue::Reference::embedded();
        let loaded = load_scenario(&folder, reference, Language::Pl).expect("sound");
        let film = Film { best: best_path(&loaded.graph, DEFAULT_BOUND), loaded };
        for mode in [Mode::Practice, Mode::Exam] {
            for seed in 0..10 {
                let played = play(&film, mode, &mut Dice::of(seed)).expect("comes to its end");
                assert!(played.events.len() > 50, "{}", played.events.len());
                let again = replay(film.graph(), &played.events).expect("the machine could have written it");
                assert!(again.missing.is_empty());
                assert_eq!(play(&film, mode, &mut Dice::of(seed)).expect("again").events, played.events);
            }
        }
    }
}
