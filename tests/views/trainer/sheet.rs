//! What attempts tell, drawn: of nobody, of one person, of a group that all did the same, of many.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Vec2;
use egui_kittest::kittest::{NodeT, Queryable};
use ias::app::views::UiCommand;
use ias::app::views::trainer::TrainerCommand;
use ias::app::views::trainer::results::{ExportView, ResultsCommand, ResultsView, show};
use ias::cohort::group::{GroupBy, GroupReport};
use ias::cohort::library::Library;
use ias::cohort::record::{About, Conclusion, Noise, Record, Signal};
use ias::cohort::roll::Roll;
use ias::cohort::{Cohort, Wishes};
use ias::course::Purpose;
use ias::report::sheet::{Block, Figure, Plot, Sheet, sheet};
use ias::scenario::graph::ContentHash;
use ias::scoring::{Naming, PartKind, Sign};
use ias::session::{AttemptId, Confidence, Finish, Mode, Timers};
use ias::text::Language;
use ias::time::WallTime;

use crate::{asked, look, shown};

const DAY: i64 = 86_400_000;

/// An attempt at a film of eight signs and eight innocent moments, of which that many were noticed and suspected.
fn record(who: usize, course: &str, purpose: Purpose, noticed: usize, suspected: usize) -> Record {
    let started = WallTime((19_000 + i64::from(purpose == Purpose::PostTest)) * DAY);
    let share = u32::try_from(noticed * 125).expect("at most 1000");
    Record {
        about: About {
            attempt: AttemptId::from(format!("{who}-{course}-{}", purpose.name()).as_str()),
            course: Some(course.into()),
            purpose,
            language: Language::Pl,
            started,
            finished: WallTime(started.0 + 600_000),
        },
        trainee: format!("p-{who:04}").as_str().into(),
        scenario: if purpose == Purpose::PostTest { "after".into() } else { "before".into() },
        played_under: ContentHash("v1".to_owned()),
        scored_under: ContentHash("v1".to_owned()),
        mode: Mode::Exam,
        timers: vec![Timers::Percent(100)],
        finish: Some(Finish::Ended { ending: "end".into() }),
        overall: Some(share),
        overall_of_best: Some(share),
        passed: Some(noticed > 4),
        parts: vec![(PartKind::Detection, Some(share))],
        signals: (0..8)
            .map(|at| Signal {
                node: "lane".into(),
                sign: Sign::Cue(format!("cue-{at}").as_str().into()),
                indicator: format!("D2-0{at}").as_str().into(),
                noticed: at < noticed,
                points: if at < noticed { 4000 } else { 0 },
                latency_millis: (at < noticed).then_some(1500),
                naming: (at < noticed).then_some(Naming::Exact),
            })
            .collect(),
        noise: (0..8)
            .map(|at| Noise { node: "lane".into(), sign: Sign::Lure(format!("lure-{at}").as_str().into()), suspected: at < suspected, named: None })
            .collect(),
        choices: Vec::new(),
        conclusions: vec![Conclusion { confidence: Confidence(70), right: noticed > 4 }],
        referrals: Vec::new(),
        strays: 0,
    }
}

fn told(records: &[Record], group_by: GroupBy) -> (GroupReport, Roll) {
    let mut roll = Roll::default();
    roll.expect(&"p-9999".into(), [("before".into(), Purpose::PreTest)]);
    records.iter().for_each(|record| roll.add(record));
    let cohort: Cohort = records.iter().cloned().collect();
    (cohort.report(&Library::default(), Wishes { group_by, ..Wishes::default() }), roll)
}

/// Nobody, one person, five who all did the same, sixty in eight courses before and after.
fn groups() -> [(&'static str, Vec<Record>); 4] {
    let same = (0..5).map(|who| record(who, "one", Purpose::Training, 8, 0)).collect();
    let many = (0..60).flat_map(|who| {
        let course = format!("course-{}", who % 8);
        let (noticed, suspected) = (2 + who % 5, who % 4);
        [record(who, &course, Purpose::PreTest, noticed, suspected), record(who, &course, Purpose::PostTest, noticed + 1, suspected / 2)]
    });
    [
        ("nobody", Vec::new()),
        ("one person", vec![record(1, "one", Purpose::PreTest, 3, 1)]),
        ("all the same", same),
        ("many", many.collect()),
    ]
}

/// What a screen reader says of a node: the name of a control, the words of a text.
fn read_aloud(node: egui_kittest::Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}

fn figures(sheet: &Sheet) -> Vec<&Figure> {
    let blocks = sheet.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None }).collect()
}

#[test]
fn every_figure_has_the_same_numbers_as_a_table() {
    for (name, records) in groups() {
        let (report, roll) = told(&records, GroupBy::Course);
        for language in Language::ALL {
            let sheet = sheet(&report, Some(&roll), language);
            assert!(sheet.sections.iter().all(|section| !section.blocks.is_empty()), "{name}: an empty section");
            let written = format!("{sheet:?}");
            assert!(!written.contains(['\u{2032}', '\u{3b1}']), "{name}, {language}: letters that the screen's fonts lack");
            for figure in figures(&sheet) {
                let width = figure.table.columns.len();
                assert!(figure.table.rows.iter().all(|row| row.len() == width), "{name}: {}", figure.title);
                match &figure.plot {
                    Plot::Shares(rows) => {
                        assert_eq!(rows.len(), figure.table.rows.len(), "{name}: {}", figure.title);
                        for (row, cells) in rows.iter().zip(&figure.table.rows) {
                            assert_eq!((&row.name, &row.said[0], &row.said[1]), (&cells[0].text, &cells[1].text, &cells[2].text));
                            let within = row.value.zip(row.interval).is_none_or(|(value, (low, high))| low <= value && value <= high);
                            assert!(within, "{name}: {row:?}");
                        }
                    }
                    Plot::Heat(heat) => {
                        assert_eq!(heat.columns.len() + 1, width, "{name}");
                        assert!(heat.rows.iter().all(|(_, fields)| fields.len() == heat.columns.len()), "{name}");
                    }
                    Plot::Calibration { points, .. } => assert_eq!(points.len(), figure.table.rows.len(), "{name}"),
                    Plot::Slopes { lines, .. } => assert!(lines.len() <= figure.table.rows.len(), "{name}"),
                    Plot::Tenths(counts) => assert_eq!((counts.len(), figure.table.rows.len()), (10, 10), "{name}"),
                }
            }
        }
    }
}

#[test]
fn numbers_are_those_of_the_attempts() {
    let [_, (_, one), (_, same), (_, many)] = groups();
    let words = |records: &[Record]| {
        let (report, roll) = told(records, GroupBy::Course);
        format!("{:?}", sheet(&report, Some(&roll), Language::En))
    };
    let of_one = words(&one);
    assert!(of_one.contains("3 of 8") && of_one.contains("1 of 8"), "{of_one}");
    assert!(of_one.contains("1 person on the list has handed in nothing yet"), "{of_one}");
    let of_same = words(&same);
    assert!(of_same.contains("40 of 40") && of_same.contains("0 of 40"), "{of_same}");
    assert!(of_same.contains("people: 5, it takes 30"), "what few cannot tell is withheld");
    // 60 × (2+…+6)/5 = 240 before, 300 after, of 480 each.
    assert!(words(&many).contains("540 of 960"), "both tests together");
    assert!(words(&many).contains("People who did both tests: 60."));
}

fn view(records: &[Record], language: Language, as_tables: bool) -> ResultsView {
    let (report, roll) = told(records, GroupBy::Course);
    ResultsView {
        sheet: Some(Arc::new(sheet(&report, Some(&roll), language))),
        names: as_tables.then(|| Arc::new(BTreeMap::from([("p-0001".into(), "Żaneta Wiśniewska-Brzęczyszczykiewicz".to_owned())]))),
        as_tables,
        export: ExportView { folder: "/media/trener/PENDRIVE".to_owned(), can_write: !records.is_empty(), ..ExportView::default() },
        ..ResultsView::default()
    }
}

#[test]
fn every_group_is_drawn_as_figures_and_as_tables_in_every_language() {
    for language in Language::ALL {
        // Drawing sixty people takes its time: once, in the language of the longest texts.
        for (name, records) in groups().into_iter().filter(|(name, _)| *name != "many" || language == Language::Uk) {
            for as_tables in [false, true] {
                let view = view(&records, language, as_tables);
                let look = look(language);
                let is_long = records.len() > 60;
                let harness = shown(Vec2::new(1180.0, 9000.0), look, move |ui, commands| show(ui, &look, &view, commands));
                let labels: Vec<String> = harness.root().children_recursive().filter_map(read_aloud).collect();
                let says = |text: &str| labels.iter().any(|label| label.contains(text));
                // The last of sixty-one stands on the second page.
                assert!(says(if is_long { "p-0001" } else { "p-9999" }), "{name}, {language}: who did nothing stands there, too");
                assert_eq!(says("Wiśniewska"), as_tables && !records.is_empty(), "{name}, {language}: names where they are wanted");
                if !records.is_empty() {
                    assert!(says("95"), "{name}, {language}: intervals");
                }
                let finds = harness.query_all_by_role(egui::accesskit::Role::TextInput).count();
                // The folders to gather from and to write to, two days, and a field for each long table.
                assert!(finds >= if is_long { 6 } else { 4 }, "{name}, {language}: {finds} fields");
                assert!(asked(&harness).is_empty(), "{name}, {language}: nothing is asked by drawing");
            }
        }
    }
}

#[test]
fn a_long_table_is_gone_through_by_keyboard_and_searched() {
    let [.., (_, many)] = groups();
    let look = look(Language::En);
    let view = view(&many, Language::En, false);
    let mut harness = shown(Vec2::new(1180.0, 12_000.0), look, move |ui, commands| show(ui, &look, &view, commands));
    let says = |harness: &egui_kittest::Harness<'_, _>, text: &str| {
        harness.root().children_recursive().filter_map(read_aloud).any(|label| label.contains(text))
    };
    assert!(says(&harness, "Code: p-0049") && !says(&harness, "Code: p-0055"), "fifty rows a page");
    harness.get_by_label("Who did what: Later rows").focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert!(says(&harness, "51–61 of 61"), "the next page");
    harness.get_by_label("Find in the table: Who did what").focus();
    harness.run_steps(2);
    harness.get_by_label("Find in the table: Who did what").type_text("p0007");
    harness.run_steps(3);
    assert!(says(&harness, "1–1 of 1") && says(&harness, "Code: p-0007"), "found without its hyphen");
}

#[test]
fn buttons_ask_for_what_they_say() {
    let [_, (_, one), ..] = groups();
    let look = look(Language::En);
    let view = view(&one, Language::En, false);
    let mut harness = shown(Vec2::new(1180.0, 9000.0), look, move |ui, commands| show(ui, &look, &view, commands));
    harness.get_by_label("Tables in place of figures").click();
    harness.run_steps(2);
    harness.get_by_label("Grades for Moodle").click();
    harness.run_steps(2);
    let said: Vec<ResultsCommand> = asked(&harness)
        .into_iter()
        .filter_map(|command| match command {
            UiCommand::Trainer(command) => match *command {
                TrainerCommand::Results(command) => Some(command),
                _ => None,
            },
            _ => None,
        })
        .collect();
    use ias::app::views::trainer::results::Export;
    assert_eq!(said, [ResultsCommand::AsTables(true), ResultsCommand::Write(Export::Grades, Language::En)]);
}
