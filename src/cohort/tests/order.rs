//! Neither the order of the attempts nor how they were split among threads can show.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::cohort::group::{Counting, GroupBy};

const SIGNS: [(&str, &str, &str); 4] =
    [("lane", "passports", "D2-02"), ("lane", "silence", "D2-03"), ("field", "beds", "D4-01"), ("field", "guard", "D2-02")];

fn world() -> Library {
    library([
        ("van", film("ilo-delphi-adult-labour", &SIGNS, &[("lane", "old-van")], &["lane"])),
        ("twin", film("border-signs", &[], &[("lane", "old-van")], &["lane"])),
    ])
}

/// What chance decides of an attempt: trainee, scenario, course, day, purpose, the answers, version, whole.
type Drawn = (u8, u8, u8, u8, u8, u32, bool, u32);

fn made(number: usize, (trainee, scenario, course, day, purpose, answers, version, overall): Drawn) -> Record {
    let bit = |at: u32| answers >> at & 1 == 1;
    let scenario = ["van", "twin", "unknown"][usize::from(scenario % 3)];
    let mut made = record(&format!("p-{trainee}"), scenario, i64::from(day));
    made.about.attempt = AttemptId::from(format!("a-{number}").as_str());
    made.about.course = (course > 0).then(|| format!("c{course}").as_str().into());
    made.about.purpose = [Purpose::Training, Purpose::PreTest, Purpose::PostTest][usize::from(purpose % 3)];
    made.scored_under = hash(if version { "v1" } else { "v2" });
    made.overall = (overall <= 1000).then_some(overall);
    made.parts = parts(made.overall);
    if bit(0) {
        made.finish = Some(Finish::Abandoned);
    }
    if scenario != "twin" {
        for (at, (node, cue, indicator)) in (1..).zip(SIGNS) {
            if bit(at) {
                made = made.sign(node, cue, indicator, bit(at + 8).then_some(u64::from(overall % 6)));
            }
        }
    }
    made = made.lure("lane", "old-van", bit(20)).choice("lane", if bit(21) { "stop" } else { "hide" }, u64::from(answers % 4));
    if bit(20) && bit(22) {
        made.noise[0].named = Some(["D2-02", "D5-01"][usize::from(bit(23))].into());
    }
    made.conclusions.push(concluded(u8::try_from(answers % 101).expect("at most 100"), bit(24)));
    made.strays = answers % 5;
    made
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_of_the_order_shows(
        drawn in prop::collection::vec((0_u8..9, 0_u8..3, 0_u8..3, 0_u8..200, 0_u8..3, any::<u32>(), any::<bool>(), 0_u32..1100), 0..60),
        shuffle in any::<u64>(),
        cut in any::<prop::sample::Index>(),
        by in 0_usize..4,
        every in any::<bool>(),
    ) {
        let library = world();
        let wishes = Wishes {
            group_by: [GroupBy::Course, GroupBy::Place, GroupBy::Month, GroupBy::All][by],
            counting: if every { Counting::Every } else { Counting::First },
        };
        let records: Vec<Record> = drawn.into_iter().enumerate().map(|(number, drawn)| made(number, drawn)).collect();
        let straight = report(records.clone(), &library, wishes);

        let mut shuffled = records.clone();
        shuffled.sort_by_key(|record| {
            let text = format!("{shuffle}{}", record.about.attempt);
            text.bytes().fold(shuffle, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        });
        prop_assert_eq!(&report(shuffled.clone(), &library, wishes), &straight);

        let at = if shuffled.is_empty() { 0 } else { cut.index(shuffled.len()) };
        let (left, right) = shuffled.split_at(at);
        let mut both: Cohort = left.iter().cloned().collect();
        both.merge(right.iter().cloned().collect());
        prop_assert_eq!(&both.report(&library, wishes), &straight);

        // The same attempts again change nothing.
        both.extend(&records);
        prop_assert_eq!(&both.report(&library, wishes), &straight);
    }

    #[test]
    fn a_report_survives_being_written_and_read(
        drawn in prop::collection::vec((0_u8..9, 0_u8..3, 0_u8..3, 0_u8..200, 0_u8..3, any::<u32>(), any::<bool>(), 0_u32..1100), 0..20),
    ) {
        let records = drawn.into_iter().enumerate().map(|(number, drawn)| made(number, drawn));
        let report = report(records, &world(), Wishes::default());
        let written = serde_json::to_value(&report).expect("plain data");
        let back: GroupReport = serde_json::from_str(&written.to_string()).expect("what was written");
        let again = serde_json::to_value(&back).expect("plain data");
        prop_assert!(alike(&written, &again), "{again} is not {written}");
    }
}

/// The same, but for the last digits of fractions, which a reader of JSON may miss.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one.is_f64() => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() <= 1e-12 * one.abs().max(1.0))
        }
        (Value::Array(one), Value::Array(other)) => one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other)),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| alike(value, other)))
        }
        (one, other) => one == other,
    }
}
