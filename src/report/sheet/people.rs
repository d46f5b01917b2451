//! Who did what, what each keeps missing and should play next; from before the training to after it; what films leave out.

use super::{Block, Cell, Figure, Maker, Mark, Plot, Section, Slope, Table, ends, section};
use crate::cohort::group::{Because, GainLine, IndicatorText, OfficerLine};
use crate::cohort::roll::{Did, Roll, Task};
use crate::course::Purpose;
use crate::report::words::{common as c, group as w};
use crate::session::TraineeCode;
use crate::time::Day;

impl Maker<'_> {
    /// Everybody, with what they did of each task.
    pub(super) fn roll(self, roll: &Roll) -> Section {
        let words = self.words;
        let tasks: Vec<&Task> = roll.tasks().collect();
        let column = |(scenario, purpose): &Task| {
            let film = Some(self.film(scenario)).filter(|film| !film.is_empty()).unwrap_or(&scenario.0);
            match purpose {
                Purpose::Training => film.to_owned(),
                Purpose::PreTest => format!("{film} ({})", words.t(w::ROLL_PRE)),
                Purpose::PostTest => format!("{film} ({})", words.t(w::ROLL_POST)),
            }
        };
        let rows: Vec<Vec<Cell>> = roll
            .lines()
            .map(|(code, line)| {
                let cells = tasks.iter().map(|task| match line.did(task) {
                    Some(did) => self.did(did),
                    None if line.is_expected(task) => Cell::of(words.t(w::ROLL_NOTHING)),
                    None => Cell::of(words.t(c::NOTHING)),
                });
                std::iter::once(code_cell(code)).chain(cells).collect()
            })
            .collect();
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            let absent = roll.absent().count() as u64;
            if absent > 0 {
                blocks.push(Block::Text(words.n(w::ROLL_ABSENT, absent)));
            }
            let columns = std::iter::once(self.say(w::CODE)).chain(tasks.iter().map(|task| column(task))).collect();
            blocks.push(Block::Table(Table { title: self.say(w::ROLL), columns, rows }));
        }
        section("roll", words.t(w::ROLL), blocks)
    }

    fn did(self, did: &Did) -> Cell {
        let words = self.words;
        let mark = words.percent(did.overall.unwrap_or_default());
        let cell = match (did.overall, did.passed) {
            (None, _) => Cell::of(words.t(c::NOTHING)).mark(Mark::Neutral),
            (Some(_), Some(true)) => Cell::of(format!("{mark} · {}", words.t(w::ROLL_PASSED))).mark(Mark::Hit),
            (Some(_), Some(false)) => Cell::of(format!("{mark} · {}", words.t(w::ROLL_NOT_PASSED))).mark(Mark::Miss),
            (Some(_), None) => Cell::of(mark).mark(Mark::Neutral),
        };
        let mut detail = vec![words.day(Day::of(did.finished))];
        if !did.came_to_an_end {
            detail.push(self.say(w::ROLL_UNFINISHED));
        }
        if did.attempts > 1 {
            detail.push(words.n(w::TRIES, did.attempts.into()));
        }
        cell.detail(detail.join(" · "))
    }

    pub(super) fn officers(self) -> Vec<Block> {
        if self.report.officers.is_empty() {
            return Vec::new();
        }
        let says = [w::CODE, w::ATTEMPTS, w::LAST, w::NOTICED, w::SUSPECTED, w::KEEPS_MISSING, w::NEXT];
        let rows = self.report.officers.iter().map(|officer| self.officer(officer)).collect();
        vec![Block::Table(Table { title: self.say(w::OFFICERS), columns: says.map(|say| self.say(say)).to_vec(), rows })]
    }

    fn officer(self, officer: &OfficerLine) -> Vec<Cell> {
        let words = self.words;
        let nothing = || Cell::of(words.t(c::NOTHING));
        let missing: Vec<String> = officer
            .keeps_missing
            .iter()
            .map(|kept| {
                let text = self.text(&kept.text);
                let what = if text.is_empty() { &kept.indicator.0 } else { text };
                words.fill(w::MISSED_TIMES, &[("what", what), ("missed", &kept.missed.to_string()), ("shown", &kept.shown.to_string())])
            })
            .collect();
        let next = officer.next.as_ref().map_or_else(nothing, |next| {
            let title = if self.text(&next.title).is_empty() { &next.scenario.0 } else { self.text(&next.title) };
            let because = match next.because {
                Because::KeepsMissing => w::BECAUSE_KEEPS,
                Because::MissedOnce => w::BECAUSE_ONCE,
                Because::Refresh => w::BECAUSE_REFRESH,
            };
            Cell::of(words.fill(w::NEXT_FROM, &[("title", title), ("day", &words.day(next.due))])).detail(words.t(because))
        });
        let last = officer.last_overall.map_or_else(nothing, |overall| Cell::of(words.share(overall)));
        vec![
            code_cell(&officer.trainee),
            Cell::of(officer.attempts.to_string()),
            last.detail(words.day(officer.last_day)),
            officer.noticed.share.map_or_else(nothing, |share| Cell::of(words.share(share))),
            officer.suspected.share.map_or_else(nothing, |share| Cell::of(words.share(share))),
            if missing.is_empty() { nothing() } else { Cell::of(missing.join("; ")) },
            next,
        ]
    }

    pub(super) fn gain(self) -> Vec<Block> {
        let (words, gain) = (self.words, &self.report.gain);
        if gain.pre_scenarios.is_empty() && gain.post_scenarios.is_empty() {
            return Vec::new();
        }
        let pairs = words.fill(w::GAIN_PAIRS, &[("n", &gain.pairs.to_string())]);
        let mut blocks = vec![Block::Text(format!(
            "{}: {}. {}: {}. {pairs}",
            words.t(w::BEFORE),
            self.films(&gain.pre_scenarios),
            words.t(w::AFTER),
            self.films(&gain.post_scenarios)
        ))];
        let lines: Vec<&GainLine> = gain.measures.iter().filter(|line| line.pre.count > 0).collect();
        if !lines.is_empty() {
            let rows = lines.iter().map(|line| {
                vec![
                    Cell::of(self.measure(line.measure)),
                    Cell::of(self.spread(&line.pre)),
                    Cell::of(self.spread(&line.post)),
                    Cell::of(self.told(&line.normalised, |g| words.decimal(*g, 2))),
                    Cell::of(self.told(&line.cohens_d, |d| words.decimal(*d, 2))),
                ]
            });
            let says = [w::MEASURE, w::BEFORE, w::AFTER, w::NORMALISED, w::COHEN];
            let table = Table { title: self.say(w::GAIN), columns: says.map(|say| self.say(say)).to_vec(), rows: rows.collect() };
            let slopes = lines.iter().filter_map(|line| {
                Some(Slope {
                    name: self.measure(line.measure).to_owned(),
                    means: [line.pre.mean?, line.post.mean?],
                    intervals: [ends(line.pre.interval), ends(line.post.interval)],
                    said: [self.spread(&line.pre), self.spread(&line.post)],
                })
            });
            let plot = Plot::Slopes { ends: [self.say(w::BEFORE), self.say(w::AFTER)], lines: slopes.collect() };
            blocks.push(Block::Figure(Figure { title: self.say(w::GAIN), plot, table }));
            // g and d stand in the table only.
            let told = lines.iter().map(|line| {
                let g = self.told(&line.normalised, |g| words.decimal(*g, 2));
                let d = self.told(&line.cohens_d, |d| words.decimal(*d, 2));
                format!("{}. {}: {g}. {}: {d}", self.measure(line.measure), words.t(w::NORMALISED), words.t(w::COHEN))
            });
            blocks.push(Block::List(told.collect()));
            blocks.push(Block::Hint(self.say(w::GAIN_HELP)));
        }
        let who = |codes: &[TraineeCode]| codes.iter().map(|code| code.0.to_string()).collect::<Vec<_>>().join(", ");
        for (say, codes) in [(w::GAIN_ONLY_PRE, &gain.only_pre), (w::GAIN_ONLY_POST, &gain.only_post)] {
            if !codes.is_empty() {
                blocks.push(Block::Hint(words.fill(say, &[("who", &who(codes))])));
            }
        }
        if !gain.caveats.is_empty() {
            blocks.push(Block::List(gain.caveats.iter().map(|caveat| self.gain_caveat(caveat)).collect()));
        }
        blocks
    }

    pub(super) fn gaps(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let of = |one: &IndicatorText| {
            let text = self.text(&one.text);
            if text.is_empty() { one.indicator.to_string() } else { format!("{text} ({})", one.indicator) }
        };
        for gap in &self.report.gaps {
            let title = if self.text(&gap.title).is_empty() { &gap.catalogue.0 } else { self.text(&gap.title) };
            let places = [("title", title), ("exercised", &gap.exercised.to_string()), ("n", &gap.indicators.to_string())];
            blocks.push(Block::Heading(self.words.fill(w::GAPS_OF, &places)));
            for (say, list) in [(w::NEVER_MET, &gap.never_met), (w::NEVER_EXERCISED, &gap.never_exercised)] {
                if !list.is_empty() {
                    blocks.push(Block::Text(format!("{}:", self.words.t(say))));
                    blocks.push(Block::List(list.iter().map(of).collect()));
                }
            }
        }
        blocks
    }
}

fn code_cell(code: &TraineeCode) -> Cell {
    Cell { code: Some(code.clone()), ..Cell::of(&*code.0) }
}
