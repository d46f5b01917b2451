//! Nasty cells, both dialects, and the grade book.

use super::moodle::{Gradebook, People, Person, Take};
use super::tables::{Table, Tables};
use super::{Cell, Dialect, Rows};
use crate::cohort::record::{About, Choice, Conclusion, Noise, Record, Referral, Signal};
use crate::course::Purpose;
use crate::scenario::graph::ContentHash;
use crate::scoring::{Naming, PartKind, Sign};
use crate::session::{AttemptId, ChoiceBy, Confidence, Finish, Mode, Timers, TraineeCode};
use crate::text::Language;
use crate::time::WallTime;

fn record(attempt: &str, trainee: &str, overall: u32, finished: i64) -> Record {
    Record {
        about: About {
            attempt: AttemptId::from(attempt),
            course: Some("kurs-1".into()),
            purpose: Purpose::PostTest,
            language: Language::Uk,
            started: WallTime(1_783_501_926_250),
            finished: WallTime(1_783_501_926_250 + finished),
        },
        trainee: trainee.into(),
        scenario: "harvest-van".into(),
        played_under: ContentHash("a".into()),
        scored_under: ContentHash("a".into()),
        mode: Mode::Exam,
        timers: vec![Timers::Percent(100), Timers::Off],
        finish: Some(Finish::Ended { ending: "end-safe".into() }),
        overall: Some(overall),
        overall_of_best: Some(500),
        passed: Some(overall >= 600),
        parts: vec![(PartKind::Detection, Some(285)), (PartKind::Referral, None)],
        signals: vec![Signal {
            node: "lane".into(),
            sign: Sign::Cue("keeps;papers".into()),
            indicator: "D2-05".into(),
            noticed: true,
            points: 4000,
            latency_millis: Some(1540),
            naming: Some(Naming::Near),
        }],
        noise: vec![Noise { node: "lane".into(), sign: Sign::Lure("old-van".into()), suspected: true, named: Some("D3-05".into()) }],
        choices: vec![Choice { node: "lane".into(), option: "apart".into(), by: ChoiceBy::Timeout, points: 2000, best: 3000 }],
        conclusions: vec![
            Conclusion { confidence: Confidence(80), right: true },
            Conclusion { confidence: Confidence(55), right: false },
        ],
        referrals: vec![Referral { node: "tell".into(), share: 667 }],
        strays: 2,
    }
}

fn table(table: Table, dialect: Dialect, language: Language, records: &[Record]) -> String {
    let mut out = Vec::new();
    let mut tables = Tables::begin(&mut out, table, dialect, language).expect("a vector takes all");
    records.iter().for_each(|record| tables.add(record).expect("a vector takes all"));
    tables.finish().expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_formula_becomes_a_text_and_a_number_stays_one() {
    let mut out = Vec::new();
    let mut rows = Rows::begin(&mut out, Dialect::Lms, Language::En, &["a", "b", "c", "d", "e", "f"]).expect("begins");
    let texts = ["=1+1", "+48 22", "-5", "@SUM(A1)", "\tx", "a=b"].map(Cell::text);
    rows.row(&texts).expect("written");
    let numbers =
        [Cell::Whole(-5), Cell::Thousandths(-1540), Cell::Thousandths(250), Cell::Flag(true), Cell::Empty, Cell::text("a\"b,c\nd")];
    rows.row(&numbers).expect("written");
    rows.finish().expect("written");
    let text = String::from_utf8(out).expect("UTF-8");
    assert_eq!(text, "a,b,c,d,e,f\r\n'=1+1,'+48 22,'-5,'@SUM(A1),'\tx,a=b\r\n-5,-1.54,0.25,1,,\"a\"\"b,c\nd\"\r\n");
}

#[test]
fn a_row_too_short_is_an_error_and_no_shifted_table() {
    let mut rows = Rows::begin(Vec::new(), Dialect::Lms, Language::En, &["a", "b"]).expect("begins");
    assert!(rows.row(&[Cell::Empty]).is_err());
}

#[test]
fn an_attempt_is_a_row_in_either_dialect() {
    let lms = table(Table::Attempts, Dialect::Lms, Language::Pl, &[record("a-1", "p-7Q4K", 814, 60_000)]);
    let (head, row) = lms.trim_end().split_once("\r\n").expect("two lines");
    let pairs: Vec<(&str, &str)> = head.split(',').zip(row.split(',')).collect();
    assert_eq!(head.split(',').count(), row.split(',').count());
    for wanted in [
        ("attempt", "a-1"), ("course", "kurs-1"), ("purpose", "post-test"), ("trainee", "p-7Q4K"), ("mode", "exam"),
        ("timers", "100% off"), ("started_utc", "2026-07-08T09:12:06.250Z"), ("ending", "end-safe"), ("overall_percent", "81.4"), ("passed", "1"),
        ("detection_percent", "28.5"), ("conduct_percent", ""), ("referral_percent", ""), ("hits", "1"), ("misses", "0"),
        ("false_alarms", "1"), ("strays", "2"), ("timeouts", "1"), ("conclusions_right", "1"), ("confidence_percent", "67.5"),
        ("rescored", "0"),
    ] {
        assert!(pairs.contains(&wanted), "{wanted:?} in {pairs:?}");
    }
    let excel = table(Table::Attempts, Dialect::ExcelPl, Language::Pl, &[record("a-1", "p-7Q4K", 814, 60_000)]);
    assert!(excel.starts_with("\u{feff}próba;kurs;cel;kod uczestnika;"), "{excel}");
    for wanted in [";81,4;", ";tak;", ";2026-07-08 09:12:06;", ";nie\r\n"] {
        assert!(excel.contains(wanted), "{wanted} in {excel}");
    }
}

#[test]
fn signs_and_choices_are_rows_of_their_own() {
    let records = [record("a-1", "p-1", 814, 0)];
    let signs = table(Table::Signs, Dialect::ExcelPl, Language::En, &records);
    let rows: Vec<&str> = signs.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "a-1;kurs-1;post-test;p-1;harvest-van;lane;cue;\"keeps;papers\";D2-05;yes;yes;4;1,54;;near",
            "a-1;kurs-1;post-test;p-1;harvest-van;lane;lure;old-van;;no;yes;;;D3-05;",
        ]
    );
    let choices = table(Table::Choices, Dialect::Lms, Language::En, &records);
    assert_eq!(choices.lines().nth(1), Some("a-1,kurs-1,post-test,p-1,harvest-van,lane,apart,timeout,2,3"));
}

fn grades(take: Take, people: Option<&People>) -> (String, Vec<TraineeCode>) {
    let mut book = Gradebook::new(take);
    for (attempt, trainee, overall, finished) in
        [("a-1", "p-1", 500, 10), ("a-2", "p-1", 814, 20), ("a-3", "p-1", 700, 30), ("a-4", "p-2", 333, 5)]
    {
        book.add(&record(attempt, trainee, overall, finished));
    }
    let mut practice = record("a-5", "p-2", 1000, 9);
    practice.about.purpose = Purpose::Training;
    book.add(&practice);
    let mut sitting = record("a-6", "p-2", 990, 9);
    sitting.mode = Mode::Plenary;
    book.add(&sitting);
    let mut out = Vec::new();
    let unknown = book.write(&mut out, people).expect("a vector takes all");
    (String::from_utf8(out).expect("UTF-8"), unknown)
}

#[test]
fn a_grade_book_has_a_row_a_trainee_and_a_column_a_scenario() {
    let head = "ID number,Email address,harvest-van,harvest-van post-test\r\n";
    assert_eq!(grades(Take::Best, None).0, format!("{head}p-1,,,81.4\r\np-2,,100,33.3\r\n"));
    assert!(grades(Take::First, None).0.contains("p-1,,,50\r\n"));
    assert!(grades(Take::Last, None).0.contains("p-1,,,70\r\n"));
    let person = Person { id_number: "=SG 17".into(), email: "Anna@x.pl".into() };
    let people = People([(TraineeCode::from("p-2"), person)].into());
    let (text, unknown) = grades(Take::Best, Some(&people));
    assert_eq!(text, format!("{head}'=SG 17,Anna@x.pl,100,33.3\r\n"));
    assert_eq!(unknown, [TraineeCode::from("p-1")], "whoever is not in the join is told, never guessed");
}

#[test]
fn who_is_who_is_read_as_a_spreadsheet_saves_it() {
    let read = |text: &str| People::read(text.as_bytes());
    let one = |id: &str, email: &str| Person { id_number: id.into(), email: email.into() };
    let wanted = People([("p-1".into(), one("17", "")), ("p-2".into(), one("", "a@b.pl"))].into());
    assert_eq!(read("\u{feff}kod;numer;e-mail\r\np-1;17;\r\n;;\r\np-2;;a@b.pl\r\n"), Ok(wanted.clone()));
    assert_eq!(read("p-1,17,\np-2,\"\",a@b.pl"), Ok(wanted));
    for (text, line) in [("p-1", 1), ("p-1,1\np-1,2", 2), ("p-1,,", 1), ("p-1,1\np-2,2,c,d", 2), ("p-1,1\n,5", 2)] {
        assert_eq!(read(text).map_err(|error| error.line), Err(line), "{text}");
    }
}
