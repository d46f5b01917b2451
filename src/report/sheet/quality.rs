//! How far the numbers can be trusted: sensitivity, confidence, items, reliability.

use super::{Block, Cell, Figure, Maker, Mark, Plot, Point, Table, ends};
use crate::cohort::group::{Advice, ItemLine};
use crate::report::tell::scale;
use crate::report::words::{common as c, group as w};

impl Maker<'_> {
    pub(super) fn sensitivity(self) -> Vec<Block> {
        let (words, counts) = (self.words, &self.report.sensitivity);
        let said = match counts.d_prime.zip(counts.criterion) {
            Some((d, c)) => words.fill(w::SENSITIVITY_IS, &[("d", &words.decimal(d, 2)), ("c", &words.decimal(c, 2))]),
            None => self.say(w::SENSITIVITY_HIDDEN),
        };
        let marked = [
            (Mark::Hit, w::HIT, counts.hits),
            (Mark::Miss, w::MISS, counts.misses),
            (Mark::FalseAlarm, w::FALSE_ALARM, counts.false_alarms),
            (Mark::Passed, w::REJECTION, counts.correct_rejections),
        ]
        .map(|(mark, say, count)| (mark, format!("{}: {}", words.t(say), words.number(count.into()))));
        let mut blocks = vec![Block::Strong(said), Block::Marked(marked.to_vec())];
        if counts.d_prime.is_some() {
            blocks.push(Block::Hint(self.say(w::SENSITIVITY_HELP)));
        }
        blocks
    }

    pub(super) fn calibration(self) -> Vec<Block> {
        let (words, told) = (self.words, &self.report.calibration);
        let (Some(brier), Some(over)) = (told.brier, told.overconfidence) else {
            return vec![Block::Text(self.say(w::CALIBRATION_NONE))];
        };
        let over = words.fill(w::POINTS_OF_PERCENT, &[("points", &words.decimal(over * 100.0, 0))]);
        let over = match told.interval {
            Some(span) => words.fill(w::SHARE_AND_SPAN, &[("share", &over), ("span", &words.span(span.low, span.high))]),
            None => over,
        };
        let (count, brier) = (words.number(told.count.into()), words.decimal(brier, 2));
        let said = words.fill(w::CALIBRATION_IS, &[("n", &count), ("brier", &brier), ("over", &over)]);
        let mut points = Vec::new();
        let mut rows = Vec::new();
        for bin in &told.bins {
            let (Some(confidence), Some(right)) = (bin.confidence, bin.right.share) else { continue };
            let span = format!("{}\u{a0}%", words.span(bin.above, bin.up_to));
            let share = self.share(right, bin.right.interval);
            points.push(Point {
                confidence,
                right,
                interval: ends(bin.right.interval),
                count: bin.right.of,
                said: format!("{}: {span}\n{}: {share}, {}", words.t(w::CONFIDENCE), words.t(w::RIGHT), self.count_of(&bin.right)),
            });
            rows.push(vec![Cell::of(span), Cell::of(words.number(bin.right.of.into())), Cell::of(share)]);
        }
        let title = self.say(w::CALIBRATION);
        let table = Table { title: title.clone(), columns: [w::CONFIDENCE, w::TIMES, w::RIGHT].map(|say| self.say(say)).to_vec(), rows };
        let axes = [self.say(w::CALIBRATION_AXIS_X), self.say(w::CALIBRATION_AXIS_Y)];
        vec![
            Block::Text(said),
            Block::Figure(Figure { title, plot: Plot::Calibration { axes, points }, table }),
            Block::Hint(self.say(w::CALIBRATION_DESC)),
        ]
    }

    pub(super) fn items(self) -> Vec<Block> {
        let mut blocks = vec![Block::Hint(self.say(w::ITEMS_HELP))];
        for scenario in &self.report.scenarios {
            let items = self.report.items.iter().filter(|item| item.scenario == scenario.scenario);
            let rows: Vec<Vec<Cell>> = items.map(|item| self.item(item)).collect();
            if !rows.is_empty() {
                let says = [w::ITEM, w::SCALE, w::TRAINEES, w::DIFFICULTY, w::DISCRIMINATION, w::ADVICE];
                let title = format!("{}: {}", self.words.t(w::ITEMS), self.film(&scenario.scenario));
                blocks.push(Block::Table(Table { title, columns: says.map(|say| self.say(say)).to_vec(), rows }));
            }
        }
        if blocks.len() > 1 { blocks } else { Vec::new() }
    }

    fn item(self, item: &ItemLine) -> Vec<Cell> {
        let words = self.words;
        let spanned = |value: f64, low: f64, high: f64| {
            let span = format!("{} … {}", words.decimal(low, 2), words.decimal(high, 2));
            words.fill(w::SHARE_AND_SPAN, &[("share", &words.decimal(value, 2)), ("span", &span)])
        };
        let difficulty = match item.interval {
            Some(span) => spanned(item.difficulty, span.low, span.high),
            None => words.decimal(item.difficulty, 2),
        };
        let advice = item.advice.map(|advice| match advice {
            Advice::Good => (Mark::Hit, w::ADVICE_GOOD),
            Advice::Fair => (Mark::Passed, w::ADVICE_FAIR),
            Advice::Revise => (Mark::Miss, w::ADVICE_REVISE),
            Advice::CheckKey => (Mark::FalseAlarm, w::ADVICE_CHECK),
        });
        vec![
            Cell::of(self.item_name(item)),
            Cell::of(words.t(scale(item.scale))),
            Cell::of(words.number(item.trainees.into())),
            Cell::of(difficulty),
            Cell::of(self.told(&item.discrimination, |told| spanned(told.r, told.interval.low, told.interval.high))),
            advice.map_or_else(|| Cell::of(words.t(c::NOTHING)), |(mark, say)| Cell::of(words.t(say)).mark(mark)),
        ]
    }

    pub(super) fn reliability(self) -> Vec<Block> {
        if self.report.reliability.is_empty() {
            return Vec::new();
        }
        let words = self.words;
        let rows = self.report.reliability.iter().map(|line| {
            let alpha = self.told(&line.alpha, |told| {
                let (low, high) = (words.decimal(told.interval.low, 2), words.decimal(told.interval.high, 2));
                format!("{} ({low} … {high})", words.decimal(told.alpha, 2))
            });
            vec![
                Cell::of(self.film(&line.scenario)),
                Cell::of(words.t(scale(line.scale))),
                Cell::of(words.number(line.trainees.into())),
                Cell::of(line.items.to_string()),
                Cell::of(alpha),
            ]
        });
        let says = [w::SCENARIO, w::SCALE, w::TRAINEES, w::ITEM_COUNT, w::ALPHA];
        let table = Table { title: self.say(w::RELIABILITY), columns: says.map(|say| self.say(say)).to_vec(), rows: rows.collect() };
        vec![Block::Hint(self.say(w::RELIABILITY_HELP)), Block::Table(table)]
    }
}
