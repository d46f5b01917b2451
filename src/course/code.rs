//! Trainees' codes: `p-7Q4K-2M9D`. Made at random, typed by people.
//!
//! Eight of Crockford's 32 digits, which leave out I, L, O and U. Seven are random, the last is a check digit: over the field
//! of 32 elements the digits, each times another power of 2, add up to a fixed sum. One digit mistyped, or any two of them
//! swapped, never add up; of other slips one in 32 does. A code says nothing about a person.

use std::fmt;

use crate::session::TraineeCode;
use crate::text::{Language, Phrase, phrase};

/// Crockford's digits by value. Source: <https://www.crockford.com/base32.html>.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many digits a code has.
const LENGTH: usize = 8;
/// To what the weighted digits add up. Not 0, so that eight zeros are no code.
const SUM: u8 = 24;

/// A code from 35 random bits.
///
/// ```
/// use ias::course::code;
/// let made = code::made([1, 2, 3, 4, 5]);
/// assert_eq!(code::typed(&made.0.to_lowercase()), Ok(made));
/// ```
#[must_use]
pub fn made(random: [u8; 5]) -> TraineeCode {
    let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut digits = [0; LENGTH];
    for (at, digit) in digits.iter_mut().take(LENGTH - 1).enumerate() {
        *digit = u8::try_from(bits >> (5 * at) & 31).expect("five bits");
    }
    // The last digit's weight is 1, so that it is what is missing.
    digits[LENGTH - 1] = sum(&digits) ^ SUM;
    written(&digits)
}

/// As many codes as asked for, all different, and none of those taken.
pub fn fresh(count: usize, taken: &[TraineeCode], mut random: impl FnMut() -> [u8; 5]) -> Vec<TraineeCode> {
    let mut known: std::collections::BTreeSet<TraineeCode> = taken.iter().cloned().collect();
    let mut codes = Vec::with_capacity(count);
    while codes.len() < count {
        let code = made(random());
        if known.insert(code.clone()) {
            codes.push(code);
        }
    }
    codes
}

/// Why what was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// It has another number of letters and digits.
    Length {
        /// How many.
        found: usize,
    },
    /// It has a character that no code has.
    Character {
        /// Which.
        found: char,
    },
    /// Its digits do not add up: something was mistyped.
    Slip,
}

impl NoCode {
    /// What is wrong with it, for a finding.
    #[must_use]
    pub fn told(&self) -> Phrase {
        match self {
            Self::Length { found } => phrase! {
                pl: "kod ma po `p-` 8 liter i cyfr, a ten ma ich {found}", en: "a code has 8 letters and digits after `p-`, this has {found}",
                uk: "код має після `p-` 8 літер і цифр, а цей має {found}"; found
            },
            Self::Character { found } => phrase! { pl: "żaden kod nie ma `{found}`", en: "no code has a `{found}`", uk: "жоден код не має `{found}`"; found },
            Self::Slip => Phrase::fixed("jest w nim literówka", "a letter or digit is mistyped", "у ньому одруківка"),
        }
    }
}

impl fmt::Display for NoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told().get(Language::En))
    }
}

impl std::error::Error for NoCode {}

/// The code that somebody meant who typed that: letter case, blanks, hyphens, the `p-` before it, O for 0, I and L for 1,
/// and Cyrillic letters that look like Latin ones do not matter.
///
/// # Errors
/// [`NoCode`]
pub fn typed(text: &str) -> Result<TraineeCode, NoCode> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}');
    let characters: Vec<char> = text.chars().filter(|c| !blank(*c)).take(64).flat_map(char::to_uppercase).map(latin).collect();
    let parted = text.trim_start().chars().nth(1).is_some_and(blank);
    let digits = match characters.split_first() {
        Some(('P', rest)) if parted || rest.len() == LENGTH => rest,
        _ => &characters[..],
    };
    let mut values = [0; LENGTH];
    if let Some(found) = digits.iter().find(|c| value(**c).is_none()) {
        return Err(NoCode::Character { found: *found });
    }
    if digits.len() != LENGTH {
        return Err(NoCode::Length { found: digits.len() });
    }
    for (to, digit) in values.iter_mut().zip(digits) {
        *to = value(*digit).unwrap_or(0);
    }
    if sum(&values) == SUM { Ok(written(&values)) } else { Err(NoCode::Slip) }
}

/// The Latin letter that looks like a Cyrillic one, as it stands on a Ukrainian keyboard by mistake.
fn latin(letter: char) -> char {
    const ALIKE: [(char, char); 14] = [
        ('А', 'A'), ('В', 'B'), ('С', 'C'), ('Е', 'E'), ('Н', 'H'), ('І', '1'), ('К', 'K'),
        ('М', 'M'), ('О', '0'), ('Р', 'P'), ('Т', 'T'), ('Х', 'X'), ('У', 'Y'), ('З', '3'),
    ];
    ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map_or(letter, |(_, latin)| *latin)
}

fn value(digit: char) -> Option<u8> {
    let digit = match digit {
        'O' => '0',
        'I' | 'L' => '1',
        digit => digit,
    };
    DIGITS.iter().position(|known| char::from(*known) == digit).and_then(|at| u8::try_from(at).ok())
}

fn written(digits: &[u8; LENGTH]) -> TraineeCode {
    let shown: String = digits.iter().map(|digit| char::from(DIGITS[usize::from(*digit)])).collect();
    TraineeCode::from(format!("p-{}-{}", &shown[..LENGTH / 2], &shown[LENGTH / 2..]).as_str())
}

/// The digits, the last times 1, the one before times 2 and so on, added in the field of 32 elements.
fn sum(digits: &[u8; LENGTH]) -> u8 {
    digits.iter().fold(0, |sum, digit| double(sum) ^ digit)
}

/// Times 2, modulo x⁵ + x² + 1.
fn double(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits_of(code: &TraineeCode) -> [u8; LENGTH] {
        let mut digits = [0; LENGTH];
        let plain = code.0.trim_start_matches("p-").replace('-', "");
        for (to, digit) in digits.iter_mut().zip(plain.chars()) {
            *to = value(digit).expect("a digit");
        }
        digits
    }

    fn some() -> Vec<TraineeCode> {
        let mut seed = 1_u64;
        fresh(50, &[], || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let [.., a, b, c, d, e] = seed.rotate_left(32).to_be_bytes();
            [a, b, c, d, e]
        })
    }

    #[test]
    fn the_example_of_the_books_is_a_code() {
        assert_eq!(typed("p-7Q4K-2M9D"), Ok("p-7Q4K-2M9D".into()));
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code: TraineeCode = "p-7Q4K-2M9D".into();
        for way in ["7q4k2m9d", "P7Q4K2M9D", " p 7q4k 2m9d ", "7Q4K–2M9D", "p-7q4к-2м9d", "р-7q4k-2m9d"] {
            assert_eq!(typed(way), Ok(code.clone()), "{way}");
        }
        for code in some() {
            let sloppy = code.0.replace('0', "o").replace('1', "l").to_lowercase();
            assert_eq!(typed(&sloppy), Ok(code.clone()));
            assert_eq!(typed(&code.0.replace('1', "І")), Ok(code));
        }
    }

    #[test]
    fn one_wrong_digit_and_any_swap_are_noticed() {
        for code in some() {
            let digits = digits_of(&code);
            for at in 0..LENGTH {
                for wrong in (0..32).filter(|wrong| *wrong != digits[at]) {
                    let mut slipped = digits;
                    slipped[at] = wrong;
                    assert_eq!(typed(&written(&slipped).0), Err(NoCode::Slip), "{code}: digit {at} as {wrong}");
                }
                for other in (0..at).filter(|other| digits[*other] != digits[at]) {
                    let mut swapped = digits;
                    swapped.swap(at, other);
                    assert_eq!(typed(&written(&swapped).0), Err(NoCode::Slip), "{code}: {at} and {other}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_why() {
        for (text, why) in [
            ("", NoCode::Length { found: 0 }),
            ("p-7Q4K-2M9", NoCode::Length { found: 7 }),
            ("7Q4K-2M9", NoCode::Length { found: 7 }),
            ("p-7Q4K-2M9DD", NoCode::Length { found: 9 }),
            ("p-7U4K-2M9D", NoCode::Character { found: 'U' }),
            ("Zofia Wiłk", NoCode::Character { found: 'Ł' }),
            ("00000000", NoCode::Slip),
        ] {
            assert_eq!(typed(text), Err(why), "{text}");
        }
    }

    #[test]
    fn fresh_codes_differ_from_each_other_and_from_those_taken() {
        let mut draws = [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [2, 2, 2, 2, 2], [3, 3, 3, 3, 3]].into_iter();
        let taken = [made([2, 2, 2, 2, 2])];
        let codes = fresh(2, &taken, || draws.next().expect("enough"));
        assert_eq!(codes, [made([1, 1, 1, 1, 1]), made([3, 3, 3, 3, 3])]);
    }

    #[test]
    fn every_random_bit_shows() {
        let base = made([0; 5]);
        let different = (0..35).filter(|bit| {
            let mut random = [0; 5];
            random[4 - bit / 8] = 1 << (bit % 8);
            made(random) != base
        });
        assert_eq!(different.count(), 35);
    }
}
