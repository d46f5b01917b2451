//! The shapes of single values: addresses, times, languages.

use crate::time::Day;

/// Whether it is a UUID as xAPI writes one: RFC 4122, so of version 1 to 5.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok_and(|id| (1..=5).contains(&id.get_version_num()))
}

/// Whether it is an absolute IRI: a scheme, a colon, and something after it without blanks.
pub(super) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !rest.trim_matches('/').is_empty()
        && !rest.contains(forbidden)
}

/// Whether it is `2026-07-08T09:12:06.250Z`: RFC 3339, in UTC, with seconds.
pub(super) fn is_timestamp(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let Some(time) = time.strip_suffix('Z') else { return false };
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let below = |at: usize, limit: u32| {
        parts.get(at).is_some_and(|part| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number < limit))
    };
    day.parse::<Day>().is_ok()
        && parts.len() == 3
        && below(0, 24)
        && below(1, 60)
        && below(2, 60)
        && !fraction.is_empty()
        && fraction.len() <= 9
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is an ISO 8601 duration of hours, minutes and seconds, seconds with two decimals at most.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix("PT").filter(|rest| !rest.is_empty()) else { return false };
    for unit in ['H', 'M', 'S'] {
        let Some((number, after)) = rest.split_once(unit) else { continue };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || fraction.len() > 2 || (unit != 'S' && number.contains('.')) {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

/// Whether it has the shape of a BCP 47 tag.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const G: usize, const B: usize>(is: fn(&str) -> bool, good: [&str; G], bad: [&str; B]) {
        for text in good {
            assert!(is(text), "{text}");
        }
        for text in bad {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn each_shape_lets_its_own_through() {
        sorted(
            is_uuid,
            ["5b1027db-ef3a-59da-8f55-40ceabc79fd5"],
            ["0197f3a2-0000-7000-8000-000000000001", "0197f3a2000070008000000000000001", "{0197f3a2-0000-7000-8000-00000000001}", "x", ""],
        );
        sorted(is_iri, ["https://ias.invalid/a", "urn:x"], ["played", "https://", "https://a b", ":x", "1a:b", "a:{b}"]);
        sorted(
            is_timestamp,
            ["2026-07-08T09:12:06.250Z", "2026-07-08T23:59:59Z"],
            ["2026-07-08 09:12", "2026-07-08T09:12:06+02:00", "2026-07-08T09:12Z", "2026-02-30T00:00:00Z", "2026-07-08T24:00:00Z", "2026-07-08T09:12:06.Z"],
        );
        sorted(is_duration, ["PT6.42S", "PT1H", "PT1H2M5.1S", "PT0S"], ["6.42s", "PT", "P1D", "PT1.5M", "PT6.421S", "PT5S3M", "PTS"]);
        sorted(is_language, ["pl", "uk-UA", "en"], ["english", "p", "pl_PL", "", "pl-"]);
    }
}
