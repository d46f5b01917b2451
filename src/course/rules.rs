//! The rules by which `course.ron` is judged, beside those of form that scenarios have, too.

use crate::diagnostic::{Rule, Severity};

macro_rules! rule {
    ($name:ident, $id:literal, $severity:ident, $headline:literal, what: $what:literal, why: $why:literal, $example:literal => $instead:literal) => {
        #[doc = $headline]
        pub static $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            headline: $headline,
            what: $what,
            why: $why,
            example: $example,
            instead: $instead,
        };
    };
}

rule!(BAD_DAY, "bad-day", Error, "A date is no day of the calendar",
    what: "Finds dates of a course that are not written year-month-day, or that no calendar has.",
    why: "Laptops and station must agree on when a course begins, ends and is deleted.",
    r#"begins: "22.11.2026""# => r#"begins: "2026-11-22""#);
rule!(ENDS_BEFORE_IT_BEGINS, "ends-before-it-begins", Error, "A course ends before it begins",
    what: "Finds a course whose last day is before its first.",
    why: "One of the two is mistyped, and results would be looked for in the wrong days.",
    r#"begins: "2026-11-24", ends: "2026-11-22""# => r#"begins: "2026-11-22", ends: "2026-11-24""#);
rule!(KEPT_TOO_SHORT, "kept-too-short", Error, "Results would be deleted before the course is over",
    what: "Finds a `retain_until` before `ends`.",
    why: "Retention runs by itself: results would be deleted while people still play.",
    r#"ends: "2026-11-24", retain_until: "2026-01-01""# => r#"ends: "2026-11-24", retain_until: "2027-01-01""#);
rule!(UNKNOWN_SCENARIO, "unknown-scenario", Error, "A course names a scenario that is not on this machine",
    what: "Finds scenarios of a course that lie in none of the scenario folders (see `ias help scenarios`).",
    why: "A trainee would enter the code and find nothing to play. On another machine it may be there: install its pack here to check.",
    r#"(scenario: "harvest-vna")"# => r#"(scenario: "harvest-van")"#);
rule!(BAD_CODE, "bad-code", Error, "A code on the roster is no code",
    what: "Finds codes with a wrong length, a letter that no code has, or a check digit that does not fit.",
    why: "The trainee's laptop would refuse it, or a name was written where only codes may stand.",
    r#"roster: ["p-7Q4K-2M9E"]"# => r#"roster: ["p-7Q4K-2M9D"]"#);
rule!(DUPLICATE_CODE, "duplicate-code", Error, "A code stands twice on the roster",
    what: "Finds codes that stand more than once.",
    why: "Two people would share a card, and nobody could tell their results apart.",
    r#"roster: ["p-7Q4K-2M9D", "p-7Q4K-2M9D"]"# => r#"roster: ["p-7Q4K-2M9D"]"#);
rule!(BAD_RECIPIENT, "bad-recipient", Error, "The trainer's public key is no key",
    what: "Finds a `recipient` that is not a public key of age (X25519): 62 characters that begin with age1, the last six a check sum.",
    why: "Results would be sealed to nobody, or could not be sealed at all.",
    r#"recipient: "age1abc""# => "the key that `ias course key show` tells");
rule!(BAD_TICKET, "bad-ticket", Error, "The course's ticket is not 64 hexadecimal digits",
    what: "Finds a `ticket` of another length, with other characters, or with nothing but zeros.",
    why: "By the ticket the station knows results of this course from forged ones.",
    r#"ticket: "1234""# => "the ticket that `ias course new` wrote");
rule!(TEST_PLAYED_BEFORE, "test-played-before", Error, "A test is on a scenario that the course plays before it",
    what: "Finds a pre-test or post-test whose scenario stands earlier in the list.",
    why: "Whoever has played a film knows what to look for: the test would show memory. Pre-test and post-test need parallel scenarios.",
    r#"[(scenario: "a", purpose: PreTest), (scenario: "a", purpose: PostTest)]"# => r#"[(scenario: "a", purpose: PreTest), (scenario: "b", purpose: PostTest)]"#);
rule!(LONELY_TEST, "lonely-test", Warning, "A course has a test before or after, but not both",
    what: "Finds courses with a pre-test and no post-test, or the reverse.",
    why: "What was gained is the difference of the two.",
    r#"[(scenario: "a", purpose: PostTest)]"# => r#"[(scenario: "a", purpose: PreTest), …, (scenario: "b", purpose: PostTest)]"#);
rule!(TEST_IN_PRACTICE, "test-in-practice", Warning, "A test is played in practice mode",
    what: "Finds pre-tests and post-tests with `mode: Practice`.",
    why: "Practice tells at once what a flag was, so that the rest of the test is no test.",
    r#"(scenario: "a", purpose: PreTest, mode: Practice)"# => r#"(scenario: "a", purpose: PreTest, mode: Exam)"#);
rule!(EMPTY_ROSTER, "empty-roster", Warning, "Nobody takes part",
    what: "Finds a course without codes.",
    why: "No laptop would let anybody in.",
    r#"roster: []"# => "`ias course roster ID --add 20`");

/// Every rule of this module.
pub static RULES: &[&Rule] = &[
    &BAD_DAY,
    &ENDS_BEFORE_IT_BEGINS,
    &KEPT_TOO_SHORT,
    &UNKNOWN_SCENARIO,
    &BAD_CODE,
    &DUPLICATE_CODE,
    &BAD_RECIPIENT,
    &BAD_TICKET,
    &TEST_PLAYED_BEFORE,
    &LONELY_TEST,
    &TEST_IN_PRACTICE,
    &EMPTY_ROSTER,
];
