//! What was noticed, missed and wrongly suspected: in brief, by indicator, by group, film by film; and what was done.

use super::{Block, Cell, Field, Figure, Heat, Maker, Mark, Plot, Share, Table};
use crate::cohort::group::{CueLine, LureLine, Rate, ScenarioKind};
use crate::report::words::{common as c, group as w};
use crate::scenario::graph::Rating;

/// A screen tells for how many signs at most an innocent moment was taken; paper tells them all.
const MOST_TAKEN: usize = 3;

impl Maker<'_> {
    pub(super) fn overview(self) -> Vec<Block> {
        let counts = &self.report.sensitivity;
        let noticed = Rate::of(counts.hits, counts.hits + counts.misses);
        let suspected = Rate::of(counts.false_alarms, counts.false_alarms + counts.correct_rejections);
        let rows = vec![
            self.rate(self.say(w::NOTICED), "", Mark::Hit, &noticed),
            self.rate(self.say(w::SUSPECTED), "", Mark::FalseAlarm, &suspected),
        ];
        let mut blocks = vec![
            self.shares(self.words.t(w::OVERVIEW), self.words.t(w::WHAT), rows),
            Block::Hint(self.say(w::INTERVALS_OF_MARKS)),
            Block::Table(self.scenarios()),
        ];
        blocks.extend(self.report.scenarios.iter().filter(|line| line.marks.tenths.iter().any(|count| *count > 0)).map(|line| {
            let title = format!("{}: {}", self.words.t(w::TENTHS), self.film(&line.scenario));
            let rows = (0_u8..10).zip(&line.marks.tenths).map(|(at, count)| {
                let low = f64::from(at) / 10.0;
                let from = format!("{}\u{a0}%", self.words.span(low, low + 0.1));
                vec![Cell::of(from), Cell::of(self.words.number((*count).into()))]
            });
            let table = Table { title: title.clone(), columns: vec![self.say(w::MEAN_MARK), self.say(w::ATTEMPTS)], rows: rows.collect() };
            Block::Figure(Figure { title, plot: Plot::Tenths(line.marks.tenths.clone()), table })
        }));
        if self.report.groups.len() > 1 {
            blocks.push(Block::Table(self.groups()));
            let of = |mark, rate: fn(&crate::cohort::group::Group) -> &Rate| -> Vec<Share> {
                self.report.groups.iter().map(|group| self.rate(self.group_name(group), &group.place, mark, rate(group))).collect()
            };
            let word = self.words.t(self.group_word());
            blocks.push(self.shares(self.words.t(w::NOTICED), word, of(Mark::Hit, |group| &group.noticed)));
            blocks.push(self.shares(self.words.t(w::SUSPECTED), word, of(Mark::FalseAlarm, |group| &group.suspected)));
        }
        blocks
    }

    fn scenarios(self) -> Table {
        let columns = [w::SCENARIO, w::ATTEMPTS, w::MEAN_MARK, w::PASSED, w::NOTICED, w::SUSPECTED].map(|say| self.say(say)).to_vec();
        let rows = self.report.scenarios.iter().map(|line| {
            let kind = match line.kind {
                ScenarioKind::WithSigns => w::WITH_SIGNS,
                ScenarioKind::Innocent => w::INNOCENT,
                ScenarioKind::Unknown => w::UNKNOWN_KIND,
            };
            vec![
                Cell::of(self.film(&line.scenario)).detail(self.words.t(kind)),
                Cell::of(self.words.number(line.attempts.into())),
                Cell::of(self.spread(&line.marks.spread)),
                self.rate_cell(&line.passed),
                self.rate_cell(&line.noticed),
                self.rate_cell(&line.suspected),
            ]
        });
        Table { title: self.say(w::SCENARIOS), columns, rows: rows.collect() }
    }

    fn groups(self) -> Table {
        let says = [self.group_word(), w::TRAINEES, w::ATTEMPTS, w::MEAN_MARK, w::PASSED, w::NOTICED, w::SUSPECTED];
        let rows = self.report.groups.iter().map(|group| {
            let place = if group.place == group.id { "" } else { &group.place };
            vec![
                Cell::of(self.group_name(group)).detail(place),
                Cell::of(self.words.number(group.trainees.into())),
                Cell::of(self.words.number(group.attempts.into())),
                Cell::of(self.spread(&group.marks.spread)),
                self.rate_cell(&group.passed),
                self.rate_cell(&group.noticed),
                self.rate_cell(&group.suspected),
            ]
        });
        Table { title: self.say(w::GROUPS), columns: says.map(|say| self.say(say)).to_vec(), rows: rows.collect() }
    }

    pub(super) fn indicators(self) -> Vec<Block> {
        if self.report.indicators.is_empty() {
            return Vec::new();
        }
        let shown = self.by_missed().into_iter().filter(|at| self.report.indicators[*at].noticed.of > 0);
        let rows = shown.map(|at| {
            let line = &self.report.indicators[at];
            let mut detail = vec![line.indicator.to_string()];
            if line.verify {
                detail.push(self.say(c::UNCONFIRMED));
            }
            let named = line.names.rightly();
            if named.of > 0 {
                detail.push(format!("{}: {}", self.words.t(w::NAMED_RIGHTLY), self.count_of(&named)));
            }
            if line.suspected > 0 {
                detail.push(format!("{}: {}×", self.words.t(w::WRONGLY), line.suspected));
            }
            self.rate(self.indicator_name(at), detail.join(" · "), Mark::Hit, &line.noticed)
        });
        let rows: Vec<Share> = rows.collect();
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            blocks.push(Block::Hint(self.say(w::INDICATORS_HELP)));
            blocks.push(self.shares(self.words.t(w::INDICATORS), self.words.t(w::INDICATOR), rows));
        }
        blocks.extend(self.never_shown().map(Block::Table));
        blocks
    }

    /// Indicators that no film showed and something innocent was taken for.
    fn never_shown(self) -> Option<Table> {
        let (lines, places) = (&self.report.indicators, self.only_suspected());
        let row = |at: &usize| {
            let line = &lines[*at];
            vec![Cell::of(self.indicator_name(*at)).detail(line.indicator.to_string()), Cell::of(format!("{}×", line.suspected)).mark(Mark::FalseAlarm)]
        };
        (!places.is_empty()).then(|| Table {
            title: self.say(w::NEVER_SHOWN_SUSPECTED),
            columns: vec![self.say(w::INDICATOR), self.say(w::WRONGLY)],
            rows: places.iter().map(row).collect(),
        })
    }

    pub(super) fn heat(self) -> Vec<Block> {
        if self.report.groups.len() < 2 || self.report.indicators.is_empty() {
            return Vec::new();
        }
        let columns: Vec<String> = self.report.groups.iter().map(|group| self.group_name(group)).collect();
        let rows: Vec<(String, Vec<Field>)> = self
            .by_missed()
            .into_iter()
            .filter(|at| self.report.indicators[*at].noticed.of > 0)
            .map(|at| {
                let fields = self.report.heat.rows.get(at).into_iter().flatten().map(|rate| {
                    let missed = Rate { yes: rate.of - rate.yes, ..*rate };
                    rate.share.map(|share| (1.0 - share, self.count_of(&missed)))
                });
                (self.indicator_name(at), fields.collect())
            })
            .collect();
        let written = |field: &Field| match field {
            Some((missed, said)) => Cell::of(self.words.share(*missed)).detail(said),
            None => Cell::of(self.words.t(c::NOTHING)),
        };
        let table = Table {
            title: self.say(w::HEAT),
            columns: std::iter::once(self.say(w::INDICATOR)).chain(columns.iter().cloned()).collect(),
            rows: rows
                .iter()
                .map(|(name, fields)| std::iter::once(Cell::of(name)).chain(fields.iter().map(written)).collect())
                .collect(),
        };
        vec![
            Block::Hint(self.say(w::HEAT_HELP)),
            Block::Figure(Figure { title: self.say(w::HEAT), plot: Plot::Heat(Heat { columns, rows }), table }),
        ]
    }

    pub(super) fn contrast(self) -> Vec<Block> {
        let contrast = &self.report.contrast;
        if contrast.innocent.is_empty() && contrast.with_signs.is_empty() {
            return Vec::new();
        }
        let rows = [
            (w::CONTRAST_NOTICED, &contrast.noticed, Mark::Hit),
            (w::CONTRAST_INNOCENT, &contrast.suspected_in_innocent, Mark::FalseAlarm),
            (w::CONTRAST_BESIDE, &contrast.suspected_beside_signs, Mark::FalseAlarm),
            (w::CONTRAST_ATTEMPTS, &contrast.attempts_suspecting, Mark::FalseAlarm),
            (w::CONTRAST_RIGHT, &contrast.concluded_with_signs, Mark::Passed),
            (w::CONTRAST_RIGHT_INNOCENT, &contrast.concluded_innocent, Mark::Passed),
        ]
        .map(|(say, rate, mark)| self.rate(self.say(say), "", mark, rate));
        vec![
            Block::Text(self.say(w::CONTRAST_HELP)),
            self.shares(self.words.t(w::CONTRAST), self.words.t(w::WHAT), rows.to_vec()),
            Block::Hint(self.words.fill(w::CONTRAST_BOTH, &[("n", &contrast.trainees_with_both.to_string())])),
        ]
    }

    pub(super) fn moments(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for scenario in &self.report.scenarios {
            let film = self.film(&scenario.scenario);
            let cues: Vec<Share> = self.report.cues.iter().filter(|line| line.scenario == scenario.scenario).map(|line| self.cue(line)).collect();
            let lures: Vec<Share> = self.report.lures.iter().filter(|line| line.scenario == scenario.scenario).map(|line| self.lure(line)).collect();
            for (say, rows) in [(w::SIGNS_OF, cues), (w::LURES_OF, lures)] {
                if !rows.is_empty() {
                    blocks.push(self.shares(&self.words.fill(say, &[("film", film)]), self.words.t(w::MOMENT), rows));
                }
            }
        }
        blocks
    }

    fn cue(self, line: &CueLine) -> Share {
        let words = self.words;
        let note = self.text(&line.note);
        let mut detail = vec![self.place_name(&line.place, &line.node).to_owned(), line.indicator.to_string()];
        if let Some(latency) = line.latency {
            let seconds = words.fill(w::SECONDS, &[("seconds", &words.decimal(latency, 1))]);
            detail.push(format!("{} {seconds}", words.t(w::LATENCY)));
        }
        let named = line.names.rightly();
        if named.of > 0 {
            detail.push(format!("{}: {}", words.t(w::NAMED_RIGHTLY), self.count_of(&named)));
        }
        self.rate(if note.is_empty() { &line.indicator.0 } else { note }, detail.join(" · "), Mark::Hit, &line.noticed)
    }

    fn lure(self, line: &LureLine) -> Share {
        let place = self.place_name(&line.place, &line.node);
        let why = self.text(&line.why);
        let mut taken: Vec<String> = line
            .taken_for
            .iter()
            .take(MOST_TAKEN)
            .map(|taken| {
                let text = self.text(&taken.text);
                let what = if text.is_empty() { &taken.indicator.0 } else { text };
                self.words.fill(w::TAKEN_TIMES, &[("what", what), ("n", &taken.times.to_string())])
            })
            .collect();
        if line.taken_for.len() > MOST_TAKEN {
            taken.push("…".to_owned());
        }
        let mut detail = vec![place.to_owned()];
        if !taken.is_empty() {
            detail.push(format!("{}: {}", self.words.t(w::TAKEN_FOR), taken.join("; ")));
        }
        self.rate(if why.is_empty() { place } else { why }, detail.join(" · "), Mark::FalseAlarm, &line.suspected)
    }

    pub(super) fn choices(self) -> Vec<Block> {
        let of = |line: &crate::cohort::group::ChoiceLine| {
            let prompt = self.text(&line.prompt);
            let prompt = if prompt.is_empty() { &line.node.0 } else { prompt };
            let rows = line.options.iter().map(|option| {
                let (mark, said) = rating(option.rating);
                let text = self.text(&option.text);
                let mut detail = self.say(said);
                if option.by_timeout > 0 {
                    detail = format!("{detail} · {}", self.words.fill(w::BY_TIMEOUT, &[("n", &option.by_timeout.to_string())]));
                }
                self.rate(if text.is_empty() { &option.option.0 } else { text }, detail, mark, &option.taken)
            });
            self.shares(&format!("{}: {prompt}", self.film(&line.scenario)), self.words.t(w::OPTION), rows.collect())
        };
        self.report.choices.iter().map(of).collect()
    }
}

/// A rating's mark and word.
fn rating(rating: Option<Rating>) -> (Mark, crate::report::words::Say) {
    match rating {
        Some(Rating::Best) => (Mark::Hit, c::BEST),
        Some(Rating::Good) => (Mark::Passed, c::GOOD),
        Some(Rating::Poor) => (Mark::Miss, c::POOR),
        Some(Rating::Harmful) => (Mark::FalseAlarm, c::HARMFUL),
        None => (Mark::Neutral, c::UNRATED),
    }
}
