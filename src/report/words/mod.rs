//! What reports say, in three languages. Texts stand beside each other, so that whoever changes one sees the others; a
//! missing language does not compile.
//!
//! The interface's own texts are Fluent files; reports are made without the interface, on any machine, so theirs are data here.
//!
//! ```
//! use ias::report::words::Words;
//! use ias::text::Language;
//! let pl = Words { language: Language::Pl };
//! assert_eq!(pl.percent(645), "64,5\u{a0}%");
//! assert_eq!(pl.number(12_345), "12\u{a0}345");
//! ```

pub(crate) mod attempt;
pub(crate) mod common;
pub(crate) mod group;

use crate::text::Language;
use crate::text::plural::plural;
use crate::time::{Day, MediaTime};

/// One text in each language; `{name}` is a place to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Say {
    pub(crate) pl: &'static str,
    pub(crate) en: &'static str,
    pub(crate) uk: &'static str,
}

/// A text that bends to a number, which stands at `{n}`: one, few, many for Polish and Ukrainian, one and other for English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) pl: [&'static str; 3],
    pub(crate) en: [&'static str; 2],
    pub(crate) uk: [&'static str; 3],
}

/// Texts as constants, and `SAYS`, the list of them for the tests.
macro_rules! says {
    ($($name:ident = $pl:literal, $en:literal, $uk:literal;)*) => {
        $(pub(crate) const $name: crate::report::words::Say = crate::report::words::Say { pl: $pl, en: $en, uk: $uk };)*
        #[cfg(test)]
        pub(crate) const SAYS: &[(&str, crate::report::words::Say)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use says;

/// Counted texts as constants, and `COUNTS`, the list of them for the tests.
macro_rules! counts {
    ($($name:ident = $pl:expr, $en:expr, $uk:expr;)*) => {
        $(pub(crate) const $name: crate::report::words::Count = crate::report::words::Count { pl: $pl, en: $en, uk: $uk };)*
        #[cfg(test)]
        pub(crate) const COUNTS: &[(&str, crate::report::words::Count)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use counts;

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Which.
    pub language: Language,
}

impl Words {
    /// The text.
    pub(crate) fn t(self, say: Say) -> &'static str {
        match self.language {
            Language::Pl => say.pl,
            Language::En => say.en,
            Language::Uk => say.uk,
        }
    }

    /// The text with its places filled.
    pub(crate) fn fill(self, say: Say, places: &[(&str, &str)]) -> String {
        places.iter().fold(self.t(say).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The text that fits the number, with it.
    pub(crate) fn n(self, count: Count, n: u64) -> String {
        let form = plural(self.language, n);
        let text = match self.language {
            Language::Pl => form.of_three(count.pl),
            Language::En => form.of_two(count.en),
            Language::Uk => form.of_three(count.uk),
        };
        text.replace("{n}", &self.number(n))
    }

    /// A whole number; from five digits on, in groups of three.
    ///
    /// Source: CLDR 48: Polish groups from five digits on, Ukrainian and English from four; one habit for all three.
    #[must_use]
    pub fn number(self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let group = if self.language == Language::En { ',' } else { '\u{a0}' };
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        out
    }

    /// A number with that many decimals, and a true minus sign.
    #[must_use]
    pub fn decimal(self, value: f64, places: usize) -> String {
        let written = format!("{value:.places$}");
        let zero = written.trim_start_matches('-').bytes().all(|b| matches!(b, b'0' | b'.'));
        let written = if zero { written.trim_start_matches('-').to_owned() } else { written.replace('-', "\u{2212}") };
        if self.language == Language::En { written } else { written.replace('.', ",") }
    }

    /// Thousandths as percent, with a decimal where there is one.
    #[must_use]
    pub fn percent(self, thousandths: u32) -> String {
        let places = usize::from(!thousandths.is_multiple_of(10));
        self.percent_sign(&self.decimal(f64::from(thousandths) / 10.0, places))
    }

    /// A share (0 to 1) as whole percent.
    #[must_use]
    pub fn share(self, share: f64) -> String {
        self.percent_sign(&self.decimal(share * 100.0, 0))
    }

    fn percent_sign(self, number: &str) -> String {
        if self.language == Language::En { format!("{number}%") } else { format!("{number}\u{a0}%") }
    }

    /// A span of shares (0 to 1) in whole percent, without the sign: `32–81`.
    #[must_use]
    pub fn span(self, low: f64, high: f64) -> String {
        format!("{}\u{2013}{}", self.decimal(low * 100.0, 0), self.decimal(high * 100.0, 0))
    }

    /// A day as people of the language write it.
    #[must_use]
    pub fn day(self, day: Day) -> String {
        let iso = day.to_string();
        let (year, month, day) = (&iso[..4], &iso[5..7], &iso[8..]);
        match self.language {
            Language::Pl | Language::Uk => format!("{day}.{month}.{year}"),
            Language::En => format!("{} {} {year}", day.trim_start_matches('0'), Self::name_of(month)),
        }
    }

    /// From when to when, the same month or year only once.
    #[must_use]
    pub fn days(self, begins: Day, ends: Day) -> String {
        let parts = |day: Day| {
            let text = day.to_string();
            let mut parts = text.splitn(3, '-').map(str::to_owned);
            [(); 3].map(|()| parts.next().unwrap_or_default())
        };
        let ([from_year, from_month, from_day], [year, month, day]) = (parts(begins), parts(ends));
        let plain = |day: &str| day.trim_start_matches('0').to_owned();
        let (month_name, from_name) = (Self::whole_name_of(&month), Self::whole_name_of(&from_month));
        match (self.language, begins == ends, from_year == year, from_year == year && from_month == month) {
            (Language::En, true, ..) => format!("{} {month_name} {year}", plain(&day)),
            (Language::En, _, _, true) => format!("{}–{} {month_name} {year}", plain(&from_day), plain(&day)),
            (Language::En, _, true, _) => format!("{} {from_name} – {} {month_name} {year}", plain(&from_day), plain(&day)),
            (Language::En, ..) => format!("{} {from_name} {from_year} – {} {month_name} {year}", plain(&from_day), plain(&day)),
            (_, true, ..) => format!("{day}.{month}.{year}"),
            (_, _, _, true) => format!("{from_day}–{day}.{month}.{year}"),
            (_, _, true, _) => format!("{from_day}.{from_month}–{day}.{month}.{year}"),
            _ => format!("{from_day}.{from_month}.{from_year}–{day}.{month}.{year}"),
        }
    }

    /// A month that is written `2026-11`.
    #[must_use]
    pub fn month(self, month: &str) -> String {
        match (month.split_once('-'), self.language) {
            (Some((year, month)), Language::Pl | Language::Uk) => format!("{month}.{year}"),
            (Some((year, month)), Language::En) => format!("{} {year}", Self::name_of(month)),
            (None, _) => month.to_owned(),
        }
    }

    /// The English name of a month that is written `11`.
    fn name_of(month: &str) -> &str {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        month.parse::<usize>().ok().and_then(|number| MONTHS.get(number.wrapping_sub(1))).copied().unwrap_or(month)
    }

    /// The same, written out.
    fn whole_name_of(month: &str) -> &str {
        const MONTHS: [&str; 12] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        month.parse::<usize>().ok().and_then(|number| MONTHS.get(number.wrapping_sub(1))).copied().unwrap_or(month)
    }

    /// A moment of a film in minutes and whole seconds.
    #[must_use]
    pub fn clock(self, at: MediaTime) -> String {
        let whole = at.millis().max(0) / 1000;
        format!("{}:{:02}", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::time::WallTime;

    const PL: Words = Words { language: Language::Pl };
    const EN: Words = Words { language: Language::En };
    const UK: Words = Words { language: Language::Uk };

    #[test]
    fn numbers_as_each_language_writes_them() {
        assert_eq!([PL.percent(645), EN.percent(645), UK.percent(700)], ["64,5\u{a0}%", "64.5%", "70\u{a0}%"]);
        assert_eq!([PL.number(9_999), PL.number(60_000), EN.number(1_234_567)], ["9999", "60\u{a0}000", "1,234,567"]);
        assert_eq!([PL.decimal(-1.25, 1), EN.decimal(-0.04, 1), UK.decimal(0.5, 2)], ["\u{2212}1,2", "0.0", "0,50"]);
        assert_eq!([PL.share(0.585), EN.share(1.0)], ["58\u{a0}%", "100%"]);
        assert_eq!(PL.span(0.32, 0.814), "32–81");
        let day = Day::of(WallTime(1_783_501_926_250));
        assert_eq!([PL.day(day), EN.day(day)], ["08.07.2026", "8 Jul 2026"]);
        assert_eq!([UK.month("2026-11"), EN.month("2026-01"), PL.month("?")], ["11.2026", "Jan 2026", "?"]);
    }

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split('}').next().expect("closed")).collect()
    }

    #[test]
    fn every_text_is_written_and_has_the_same_places_in_each_language() {
        let says = [common::SAYS, attempt::SAYS, group::SAYS].concat();
        assert!(says.len() > 40);
        for (name, say) in says {
            for text in [say.pl, say.en, say.uk] {
                assert!(!text.trim().is_empty() && text.trim() == text, "{name}: {text:?}");
                assert_eq!(places(text), places(say.pl), "{name}");
            }
            assert!(!say.en.chars().any(|c| c > '\u{2fff}' || ('\u{400}'..'\u{530}').contains(&c)), "{name}: {}", say.en);
        }
    }

    #[test]
    fn every_counted_text_has_its_number_and_its_forms() {
        for (name, count) in [attempt::COUNTS, group::COUNTS].concat() {
            for text in count.pl.iter().chain(&count.en).chain(&count.uk) {
                assert_eq!(text.matches("{n}").count(), 1, "{name}: {text}");
            }
        }
        assert_eq!(PL.n(attempt::HITS, 22), "22 przesłanki zauważone");
        assert_eq!(UK.n(attempt::HITS, 21), "21 ознаку помічено");
        assert_eq!(EN.n(attempt::HITS, 21), "21 signs noticed");
    }

    #[test]
    fn no_report_gives_a_verdict_on_a_person() {
        for (name, say) in [common::SAYS, attempt::SAYS, group::SAYS].concat() {
            for text in [say.pl, say.en, say.uk] {
                let text = text.to_lowercase();
                for word in ["trafficked", "is a victim", "jest ofiar", "sprzedan", "є жертв"] {
                    assert!(!text.contains(word), "{name}: {text}");
                }
            }
        }
    }

    #[test]
    fn days_are_written_as_people_do() {
        let shown = |from: &str, to: &str, language| Words { language }.days(from.parse().expect("a day"), to.parse().expect("a day"));
        for (from, to, polish, english) in [
            ("2026-11-02", "2026-11-02", "02.11.2026", "2 November 2026"),
            ("2026-11-02", "2026-11-14", "02–14.11.2026", "2–14 November 2026"),
            ("2026-11-30", "2026-12-01", "30.11–01.12.2026", "30 November – 1 December 2026"),
            ("2026-12-31", "2027-01-01", "31.12.2026–01.01.2027", "31 December 2026 – 1 January 2027"),
        ] {
            assert_eq!(shown(from, to, Language::Pl), polish);
            assert_eq!(shown(from, to, Language::Uk), polish);
            assert_eq!(shown(from, to, Language::En), english);
        }
    }
}
