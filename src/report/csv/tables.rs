//! Three tables of attempts: a row an attempt, a row a sign that was shown, a row a choice.

use std::io::{self, Write};

use super::{Cell, Dialect, Rows};
use crate::cohort::record::{Choice, Noise, Record, Signal};
use crate::scoring::{Naming, PartKind, Sign};
use crate::session::{ChoiceBy, Finish, Timers};
use crate::text::Language;

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    /// An attempt.
    #[default]
    Attempts,
    /// A sign or an innocent moment that was shown in an attempt.
    Signs,
    /// An option taken in an attempt.
    Choices,
}

/// A column: its name for programs, and for people in Polish, English and Ukrainian.
type Column = (&'static str, [&'static str; 3]);

/// What every row begins with.
const WHOSE: [Column; 5] = [
    ("attempt", ["próba", "attempt", "спроба"]),
    ("course", ["kurs", "course", "курс"]),
    ("purpose", ["cel", "purpose", "мета"]),
    ("trainee", ["kod uczestnika", "trainee's code", "код учасника"]),
    ("scenario", ["scenariusz", "scenario", "сценарій"]),
];

const ATTEMPTS: [Column; 24] = [
    ("mode", ["tryb", "mode", "режим"]),
    ("language", ["język", "language", "мова"]),
    ("timers", ["limity czasu", "time limits", "обмеження часу"]),
    ("started_utc", ["początek (UTC)", "began (UTC)", "початок (UTC)"]),
    ("finished_utc", ["koniec (UTC)", "ended (UTC)", "кінець (UTC)"]),
    ("ending", ["zakończenie", "ending", "кінцівка"]),
    ("overall_percent", ["wynik %", "result %", "результат %"]),
    ("of_best_percent", ["wynik wobec najlepszej drogi %", "result against the best path %", "результат відносно найкращого шляху %"]),
    ("passed", ["zaliczone", "passed", "зараховано"]),
    ("detection_percent", ["zauważanie %", "noticing %", "помічання %"]),
    ("classification_percent", ["nazywanie %", "naming %", "називання %"]),
    ("conduct_percent", ["postępowanie %", "acting %", "дії %"]),
    ("assessment_percent", ["ocena %", "assessing %", "оцінка %"]),
    ("referral_percent", ["powiadamianie %", "notifying %", "повідомлення %"]),
    ("signs_shown", ["przesłanki pokazane", "signs shown", "показані ознаки"]),
    ("hits", ["zauważone", "noticed", "помічені"]),
    ("misses", ["przeoczone", "missed", "пропущені"]),
    ("innocent_shown", ["chwile niewinne", "innocent moments shown", "невинні моменти"]),
    ("false_alarms", ["niesłuszne podejrzenia", "wrong suspicions", "хибні підозри"]),
    ("strays", ["zgłoszenia poza oknami", "stray flags", "позначки поза вікнами"]),
    ("timeouts", ["wybory po upływie czasu", "choices by time-out", "вибори після спливання часу"]),
    ("conclusions_right", ["wnioski trafne", "conclusions right", "правильні висновки"]),
    ("confidence_percent", ["pewność %", "confidence %", "упевненість %"]),
    ("rescored", ["ocenione ponownie", "marked again", "оцінено повторно"]),
];

const SIGNS: [Column; 10] = [
    ("node", ["scena", "scene", "сцена"]),
    ("kind", ["rodzaj", "kind", "вид"]),
    ("sign", ["przesłanka", "sign", "ознака"]),
    ("indicator", ["wskaźnik", "indicator", "показник"]),
    ("is_sign", ["jest przesłanką", "is a sign", "є ознакою"]),
    ("flagged", ["zgłoszona", "flagged", "позначено"]),
    ("points", ["punkty", "points", "бали"]),
    ("latency_s", ["opóźnienie (s)", "latency (s)", "затримка (с)"]),
    ("taken_for", ["wzięte za", "taken for", "прийнято за"]),
    ("naming", ["nazwanie", "naming", "називання"]),
];

const CHOICES: [Column; 5] = [
    ("node", ["scena", "scene", "сцена"]),
    ("option", ["opcja", "option", "варіант"]),
    ("by", ["przez", "by", "ким"]),
    ("points", ["punkty", "points", "бали"]),
    ("best", ["najwięcej możliwych", "most possible", "найбільше можливих"]),
];

/// Writes one of the tables, attempt by attempt.
pub struct Tables<W: Write> {
    table: Table,
    rows: Rows<W>,
}

impl<W: Write> Tables<W> {
    /// Begins the table. `language` is for the headings that people read.
    ///
    /// # Errors
    /// What the output says.
    pub fn begin(out: W, table: Table, dialect: Dialect, language: Language) -> io::Result<Self> {
        let more: &[Column] = match table {
            Table::Attempts => &ATTEMPTS,
            Table::Signs => &SIGNS,
            Table::Choices => &CHOICES,
        };
        let at = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
        let heading = |(id, names): &Column| if dialect == Dialect::Lms { *id } else { names[at] };
        let headings: Vec<&str> = WHOSE.iter().chain(more).map(heading).collect();
        Ok(Self { table, rows: Rows::begin(out, dialect, language, &headings)? })
    }

    /// Adds what the attempt has to say.
    ///
    /// # Errors
    /// What the output says.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let whose = whose(record);
        let mut put = |cells: Vec<Cell>| self.rows.row(&[&whose[..], &cells].concat());
        match self.table {
            Table::Attempts => put(attempt(record)),
            Table::Signs => {
                record.signals.iter().try_for_each(|signal| put(self::signal(signal)))?;
                record.noise.iter().try_for_each(|noise| put(self::noise(noise)))
            }
            Table::Choices => record.choices.iter().try_for_each(|choice| put(self::choice(choice))),
        }
    }

    /// Writes out what is still waiting.
    ///
    /// # Errors
    /// What the output says.
    pub fn finish(self) -> io::Result<()> {
        self.rows.finish()
    }
}

fn whose(record: &Record) -> [Cell; 5] {
    let about = &record.about;
    [
        Cell::text(&about.attempt),
        about.course.as_ref().map_or(Cell::Empty, Cell::text),
        Cell::text(about.purpose.name()),
        Cell::text(&record.trainee),
        Cell::text(&record.scenario),
    ]
}

fn count(items: usize) -> Cell {
    Cell::Whole(i64::try_from(items).unwrap_or(i64::MAX))
}

fn attempt(record: &Record) -> Vec<Cell> {
    let part = |kind: PartKind| {
        Cell::percent(record.parts.iter().find(|(known, _)| *known == kind).and_then(|(_, share)| *share))
    };
    let timers: Vec<String> = record
        .timers
        .iter()
        .map(|timers| match timers {
            Timers::Percent(percent) => format!("{percent}%"),
            Timers::Off => "off".to_owned(),
        })
        .collect();
    let hits = record.signals.iter().filter(|signal| signal.noticed).count();
    let alarms = record.noise.iter().filter(|noise| noise.suspected).count();
    let made = i64::try_from(record.conclusions.len()).unwrap_or(i64::MAX);
    let sure: i64 = record.conclusions.iter().map(|conclusion| 1000 * i64::from(conclusion.confidence.0)).sum();
    let mut cells = vec![
        Cell::text(record.mode.name()),
        Cell::text(record.about.language),
        Cell::text(timers.join(" ")),
        Cell::Moment(record.about.started),
        Cell::Moment(record.about.finished),
        ending(record),
        Cell::percent(record.overall),
        Cell::percent(record.overall_of_best),
        record.passed.map_or(Cell::Empty, Cell::Flag),
    ];
    cells.extend(PartKind::ALL.map(part));
    cells.extend([
        count(record.signals.len()),
        count(hits),
        count(record.signals.len() - hits),
        count(record.noise.len()),
        count(alarms),
        Cell::Whole(i64::from(record.strays)),
        count(record.choices.iter().filter(|choice| choice.by == ChoiceBy::Timeout).count()),
        if made == 0 { Cell::Empty } else { count(record.conclusions.iter().filter(|one| one.right).count()) },
        sure.checked_div(made).map_or(Cell::Empty, Cell::Thousandths),
        Cell::Flag(record.played_under != record.scored_under),
    ]);
    cells
}

fn ending(record: &Record) -> Cell {
    match &record.finish {
        Some(Finish::Ended { ending }) => Cell::text(ending),
        Some(Finish::Stuck { .. }) => Cell::text("stuck"),
        Some(Finish::Abandoned) => Cell::text("abandoned"),
        None => Cell::Empty,
    }
}

fn kind_and_id(sign: &Sign) -> [Cell; 2] {
    match sign {
        Sign::Cue(id) => [Cell::text("cue"), Cell::text(id)],
        Sign::Lure(id) => [Cell::text("lure"), Cell::text(id)],
        Sign::Mark(id) => [Cell::text("mark"), Cell::text(id)],
    }
}

fn thousandths(points: u64) -> Cell {
    Cell::Thousandths(i64::try_from(points).unwrap_or(i64::MAX))
}

fn signal(signal: &Signal) -> Vec<Cell> {
    let [kind, id] = kind_and_id(&signal.sign);
    let naming = signal.naming.map(|naming| match naming {
        Naming::Exact => "exact",
        Naming::Near => "near",
        Naming::Wrong => "wrong",
        Naming::Unnamed => "unnamed",
    });
    vec![
        Cell::text(&signal.node),
        kind,
        id,
        Cell::text(&signal.indicator),
        Cell::Flag(true),
        Cell::Flag(signal.noticed),
        thousandths(signal.points),
        signal.latency_millis.map_or(Cell::Empty, Cell::Thousandths),
        Cell::Empty,
        naming.map_or(Cell::Empty, Cell::text),
    ]
}

fn noise(noise: &Noise) -> Vec<Cell> {
    let [kind, id] = kind_and_id(&noise.sign);
    let taken_for = noise.named.as_ref().map_or(Cell::Empty, Cell::text);
    let none = || Cell::Empty;
    let tail = [none(), Cell::Flag(false), Cell::Flag(noise.suspected), none(), none(), taken_for, none()];
    [vec![Cell::text(&noise.node), kind, id], tail.to_vec()].concat()
}

fn choice(choice: &Choice) -> Vec<Cell> {
    let marked = |points| if choice.best == 0 { Cell::Empty } else { thousandths(points) };
    vec![
        Cell::text(&choice.node),
        Cell::text(&choice.option),
        Cell::text(match choice.by {
            ChoiceBy::Trainee => "trainee",
            ChoiceBy::Timeout => "timeout",
        }),
        marked(choice.points),
        marked(choice.best),
    ]
}
