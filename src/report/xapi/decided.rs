//! What was decided: options taken, exhibits left, conclusions reached, institutions notified.

use serde_json::json;

use super::statement::{Activity, Component, Definition, MarkScore, Outcome, thousandths};
use super::vocabulary::{ANSWERED, EXHIBIT, INTERACTED, INTERACTION};
use super::writer::{Profile, Said, Stay, Writer, duration, extensions};
use crate::catalogue::InstitutionId;
use crate::scenario::graph::{NodeKind, OptionId, Rating, Refer};
use crate::scoring::conduct::{choice_of, rating_points};
use crate::scoring::{AssessmentResult, ChoiceResult, ReferralResult};
use crate::session::{ChoiceBy, Event, Ground, Recorded};
use crate::text::LocalizedText;

/// Parts what belongs together in an answer.
const AND: &str = "[,]";

/// Every option taken, and every exhibit left.
pub(super) fn choices(writer: &mut Writer<'_>) {
    let told = writer.told;
    for choice in &told.score.conduct.choices {
        self::choice(writer, choice);
    }
    for visit in 0..writer.stays.len() {
        let stay = writer.stays[visit];
        exhibit(writer, stay);
    }
}

/// The event of that stay that `is` finds.
fn event<'a>(writer: &Writer<'a>, visit: usize, is: impl Fn(&Event) -> bool) -> Option<(Stay<'a>, &'a Recorded)> {
    let stay = *writer.stays.get(visit)?;
    stay.events.iter().find(|recorded| is(&recorded.event)).map(|at| (stay, at))
}

fn component(writer: &Writer<'_>, id: &str, text: Option<&LocalizedText>) -> Component {
    Component { id: id.to_owned(), description: text.map(|text| writer.texts(text)).unwrap_or_default() }
}

fn choice(writer: &mut Writer<'_>, choice: &ChoiceResult) {
    let Some((stay, at)) = event(writer, choice.visit, |event| matches!(event, Event::ChoiceMade { .. })) else { return };
    let offered: Vec<OptionId> = stay
        .events
        .iter()
        .find_map(|recorded| match &recorded.event {
            Event::ChoiceOpened { offered } => Some(offered.clone()),
            _ => None,
        })
        .unwrap_or_default();
    let ask = writer.kind(&choice.node).and_then(choice_of);
    let known = |id: &OptionId| ask?.options.iter().find(|option| option.id == *id);
    // The best on offer, as scores mean it.
    let is_best = |id: &OptionId| {
        let points = known(id).and_then(|option| option.rating).map(rating_points);
        choice.best > 0 && points.is_some_and(|points| 1000 * u64::from(points) == choice.best)
    };
    let definition = Definition {
        description: ask.map(|ask| writer.texts(&ask.prompt)).unwrap_or_default(),
        kind: INTERACTION,
        interaction_type: Some("choice"),
        correct_responses_pattern: offered.iter().filter(|id| is_best(id)).map(ToString::to_string).collect(),
        choices: offered.iter().map(|id| component(writer, &id.0, known(id).map(|option| &option.text))).collect(),
        ..Definition::default()
    };
    let result = Outcome {
        score: MarkScore::of(choice.points, choice.best),
        success: (choice.best > 0).then_some(choice.points == choice.best),
        response: Some(choice.option.to_string()),
        duration: Some(duration(choice.took_millis)),
        extensions: extensions([("timed-out", json!(choice.by == ChoiceBy::Timeout))]),
        ..Outcome::default()
    };
    let id = writer.home.node(&writer.told.score.scenario, "choice", &choice.node);
    answer(writer, at, Activity::new(id, definition), result);
}

fn answer(writer: &mut Writer<'_>, at: &Recorded, object: Activity, result: Outcome) {
    let said = Said {
        at,
        place: format!("event/{}", at.seq),
        verb: ANSWERED,
        object,
        result,
        profile: Profile::Scorm,
        extensions: super::Extensions::new(),
    };
    writer.say(said);
}

fn exhibit(writer: &mut Writer<'_>, stay: Stay<'_>) {
    let Some(left) = stay.events.iter().find(|recorded| matches!(recorded.event, Event::ExhibitLeft)) else { return };
    let (name, description) = match writer.kind(stay.node) {
        Some(NodeKind::Exhibit(exhibit)) => (writer.texts(&exhibit.title), writer.texts(&exhibit.prompt)),
        _ => Default::default(),
    };
    let id = writer.home.node(&writer.told.score.scenario, "exhibit", stay.node);
    let entered = stay.events.first().map_or(left.wall, |first| first.wall);
    let said = Said {
        at: left,
        place: format!("event/{}", left.seq),
        verb: INTERACTED,
        object: Activity::new(id, Definition { name, description, kind: EXHIBIT, ..Definition::default() }),
        result: Outcome { duration: Some(duration(left.wall.0.saturating_sub(entered.0))), ..Outcome::default() },
        profile: Profile::Scorm,
        extensions: super::Extensions::new(),
    };
    writer.say(said);
}

/// Every conclusion reached.
pub(super) fn assessments(writer: &mut Writer<'_>) {
    let told = writer.told;
    for made in &told.score.assessments {
        assessment(writer, made);
    }
}

fn assessment(writer: &mut Writer<'_>, made: &AssessmentResult) {
    let Some((_, at)) = event(writer, made.visit, |event| matches!(event, Event::Assessed { .. })) else { return };
    let mut definition = Definition { kind: INTERACTION, interaction_type: Some("choice"), ..Definition::default() };
    if let Some(NodeKind::Assess(assess)) = writer.kind(&made.node) {
        let best = |rating: Rating| made.best > 0 && rating_points(rating) == made.best;
        definition.description = writer.texts(&assess.prompt);
        definition.choices =
            assess.conclusions.iter().map(|known| component(writer, &known.id.0, Some(&known.text))).collect();
        definition.correct_responses_pattern =
            assess.conclusions.iter().filter(|known| best(known.rating)).map(|known| known.id.to_string()).collect();
    }
    let grounds: Vec<String> = made
        .grounds
        .iter()
        .map(|ground| match &ground.ground {
            Ground::Flag(flag) => format!("flag:{}", flag.0),
            Ground::Cue(cue) => cue.to_string(),
            Ground::Placed(mark) => format!("mark:{}", mark.0),
            Ground::Mark { exhibit, mark } => format!("{exhibit}/{mark}"),
        })
        .collect();
    let holding = made.grounds.iter().filter(|ground| ground.holds).count();
    let mut told = extensions([
        ("confidence", json!(f64::from(made.confidence.0) / 100.0)),
        ("grounds", json!(grounds)),
        ("grounds-holding", json!(holding)),
        ("signs-shown", json!(made.shown)),
    ]);
    let share = made.grounds_share.map(|share| json!(thousandths(u64::from(share))));
    told.extend(share.map(|share| (super::vocabulary::own("grounds-share"), share)));
    let result = Outcome {
        score: MarkScore::of(1000 * u64::from(made.points), 1000 * u64::from(made.best)),
        success: (made.best > 0).then_some(made.points == made.best),
        response: Some(made.conclusion.to_string()),
        extensions: told,
        ..Outcome::default()
    };
    let id = writer.home.node(&writer.told.score.scenario, "assessment", &made.node);
    answer(writer, at, Activity::new(id, definition), result);
}

/// Every referral made.
pub(super) fn referrals(writer: &mut Writer<'_>) {
    let told = writer.told;
    for made in &told.score.referrals {
        referral(writer, made);
    }
}

fn referral(writer: &mut Writer<'_>, made: &ReferralResult) {
    let Some((_, at)) = event(writer, made.visit, |event| matches!(event, Event::Referred { .. })) else { return };
    let refer: Option<&Refer> = match writer.kind(&made.node) {
        Some(NodeKind::Refer(refer)) => Some(refer),
        _ => None,
    };
    // Without the scenario, whoever the log and the key name.
    let mut offered: Vec<InstitutionId> = refer.map(|refer| refer.offered.clone()).unwrap_or_default();
    for named in made.submitted.iter().chain(&made.key) {
        if !offered.contains(named) {
            offered.push(named.clone());
        }
    }
    let directory = writer.graph().map(|graph| &graph.institutions);
    let name = |id: &InstitutionId| directory.and_then(|all| all.iter().find(|known| known.id == *id)).map(|known| &known.name);
    let joined = |ids: &[InstitutionId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(AND);
    let definition = Definition {
        description: refer.map(|refer| writer.texts(&refer.prompt)).unwrap_or_default(),
        kind: INTERACTION,
        interaction_type: Some(if made.ordered { "sequencing" } else { "choice" }),
        correct_responses_pattern: if made.key.is_empty() { Vec::new() } else { vec![joined(&made.key)] },
        choices: offered.iter().map(|id| component(writer, &id.0, name(id))).collect(),
        ..Definition::default()
    };
    let result = Outcome {
        score: MarkScore::of(u64::from(made.share), 1000),
        success: Some(made.share == 1000),
        // Nobody was notified: there is no answer to write, and an empty one is none.
        response: (!made.submitted.is_empty()).then(|| joined(&made.submitted)),
        extensions: extensions([
            ("missing", json!(made.missing)),
            ("others", json!(made.others)),
        ]),
        ..Outcome::default()
    };
    let id = writer.home.node(&writer.told.score.scenario, "referral", &made.node);
    answer(writer, at, Activity::new(id, definition), result);
}
