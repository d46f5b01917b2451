//! How a number bends the word beside it.

use super::Language;

/// How a whole number bends the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plural {
    One,
    Few,
    Many,
}

impl Plural {
    /// The form among one, few and many.
    pub(crate) fn of_three<T: Copy>(self, forms: [T; 3]) -> T {
        let [one, few, many] = forms;
        match self {
            Self::One => one,
            Self::Few => few,
            Self::Many => many,
        }
    }

    /// The form among one and other.
    pub(crate) fn of_two<T: Copy>(self, forms: [T; 2]) -> T {
        let [one, other] = forms;
        if self == Self::One { one } else { other }
    }
}

/// The category of a whole number; English knows no few. Source: CLDR 48, plural rules (pl, en, uk).
pub(crate) fn plural(language: Language, n: u64) -> Plural {
    let few = matches!(n % 10, 2..=4) && !matches!(n % 100, 12..=14);
    let one = match language {
        Language::Pl | Language::En => n == 1,
        Language::Uk => n % 10 == 1 && n % 100 != 11,
    };
    match (one, few && language != Language::En) {
        (true, _) => Plural::One,
        (false, true) => Plural::Few,
        (false, false) => Plural::Many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: Node `Intl.PluralRules`, ICU 78.2, CLDR 48.
    #[test]
    fn plurals_are_those_of_cldr() {
        for (language, form, numbers) in [
            (Language::Pl, Plural::One, &[1][..]),
            (Language::Pl, Plural::Few, &[2, 3, 4, 22, 122]),
            (Language::Pl, Plural::Many, &[0, 5, 11, 12, 13, 14, 21, 25, 101, 111, 112, 1_000_000]),
            (Language::Uk, Plural::One, &[1, 21, 101]),
            (Language::Uk, Plural::Few, &[2, 3, 4, 22, 122]),
            (Language::Uk, Plural::Many, &[0, 5, 11, 12, 13, 14, 25, 111, 112, 1_000_000]),
            (Language::En, Plural::One, &[1]),
            (Language::En, Plural::Many, &[0, 2, 4, 21, 101]),
        ] {
            for n in numbers {
                assert_eq!(plural(language, *n), form, "{language} {n}");
            }
        }
    }
}
