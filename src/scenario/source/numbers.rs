//! Times, amounts and regions: exact, and within bounds.

use std::ops::Range;

use super::Spanned;
use super::fields::{Reader, cannot_be};
use crate::scenario::check::{bad_number, wrong_type};
use crate::scenario::graph::{Key, Region, Track};
use crate::scenario::edit::write;
use crate::scenario::syntax::{Group, Value, ValueKind, clock_seconds, decimal, integer};
use crate::text::{Phrase, Said, phrase};
use crate::time::MediaTime;

impl Reader<'_> {
    /// Seconds, 0 to 100 hours.
    pub(crate) fn seconds(&mut self, value: Option<&Value>, what: impl Said + Copy) -> Option<Spanned<MediaTime>> {
        let value = value?;
        if value.kind != ValueKind::Number {
            let meant = match &value.kind {
                ValueKind::Text(text) => seconds_meant(text),
                _ => None,
            };
            let example = meant.as_ref().map_or_else(|| such_as("12.4"), without_quotes);
            self.wrong_type(value, what, Phrase::fixed("liczba sekund", "a number of seconds", "кількість секунд"), example);
            if let Some(meant) = meant {
                self.findings.mend(value.span.clone(), meant);
            }
            return None;
        }
        let nanos = decimal(&self.digits(value), 9);
        match nanos.filter(|nanos| (0..=MediaTime::from_secs(360_000).nanos()).contains(nanos)) {
            Some(nanos) => Some(Spanned { value: MediaTime::from_nanos(nanos), span: value.span.clone() }),
            None => {
                let message = phrase! {
                    pl: "{what} nie może mieć `{written}` sekund", en: "{what} cannot be `{written}` seconds", uk: "{what} не може мати `{written}` секунд";
                    what, written = self.written(value)
                };
                let meant = seconds_meant(self.written(value));
                let cure = match &meant {
                    Some(meant) => phrase! { pl: "napisz {meant}", en: "write {meant}", uk: "напишіть {meant}"; meant },
                    None => Phrase::fixed(
                        "napisz sekundy od 0 do 360000, na przykład 12.4",
                        "write seconds from 0 to 360000, such as 12.4",
                        "напишіть секунди від 0 до 360000, наприклад 12.4",
                    ),
                };
                self.tell(&bad_number::RULE, value.span.clone(), message, cure);
                if let Some(meant) = meant {
                    self.findings.mend(value.span.clone(), meant);
                }
                None
            }
        }
    }

    /// A whole number within bounds.
    pub(crate) fn whole(&mut self, value: Option<&Value>, what: impl Said + Copy, bounds: Range<i64>) -> Option<i32> {
        let value = value?;
        if value.kind != ValueKind::Number {
            let meant = match &value.kind {
                ValueKind::Text(text) => integer(text.trim()),
                _ => None,
            };
            let example = meant.as_ref().map_or_else(|| such_as("1"), without_quotes);
            self.wrong_type(value, what, Phrase::fixed("liczba całkowita", "a whole number", "ціле число"), example);
            if let Some(meant) = meant {
                self.findings.mend(value.span.clone(), meant.to_string());
            }
            return None;
        }
        let number = integer(&self.digits(value)).filter(|number| bounds.contains(number));
        let number = number.and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            let cure = phrase! {
                pl: "napisz liczbę całkowitą od {least} do {most}", en: "write a whole number from {least} to {most}",
                uk: "напишіть ціле число від {least} до {most}"; least = bounds.start, most = bounds.end - 1
            };
            self.tell(&bad_number::RULE, value.span.clone(), cannot_be(what, self.written(value)), cure);
        }
        number
    }

    /// `(x, y, width, height)`, or `[(seconds, (x, y, width, height)), …]` by ascending time.
    pub(crate) fn track(&mut self, value: Option<&Value>, what: impl Said + Copy) -> Option<Track> {
        const EXAMPLE: &str = "[(2.0, (0.1, 0.2, 0.3, 0.4)), (4.5, (0.5, 0.2, 0.3, 0.4))]";
        let value = value?;
        let ValueKind::List(items) = &value.kind else {
            return self.region(Some(value), what).map(Track::from);
        };
        // Four bare numbers in a list are a rectangle in the wrong brackets.
        if items.is_empty() || items.iter().any(|item| item.kind == ValueKind::Number) {
            return self.region(Some(value), what).map(Track::from);
        }
        let mut keys: Vec<Key> = Vec::with_capacity(items.len());
        let mut whole = true;
        for item in items {
            let ValueKind::Group(Group { name: None, items: pair, fields }) = &item.kind else {
                let place = phrase! { pl: "miejsce w {what}", en: "a place in {what}", uk: "місце в {what}"; what };
                self.wrong_type(item, &place, Phrase::fixed("para: sekundy i miejsce", "a pair of seconds and place", "пара: секунди й місце"), EXAMPLE);
                whole = false;
                continue;
            };
            let ([time, region], []) = (pair.as_slice(), fields.as_slice()) else {
                let message = phrase! {
                    pl: "miejsce w {what} to para: sekundy i (od lewej, od góry, szerokość, wysokość)",
                    en: "a place in {what} is a pair: seconds, and (left, top, width, height)",
                    uk: "місце в {what} — це пара: секунди й (зліва, згори, ширина, висота)"; what
                };
                self.tell(&wrong_type::RULE, self.head_of(item), message, write_this(EXAMPLE));
                whole = false;
                continue;
            };
            let seconds = self.seconds(Some(time), what);
            let region = self.region(Some(region), what);
            let (Some(seconds), Some(region)) = (seconds, region) else {
                whole = false;
                continue;
            };
            if keys.last().is_some_and(|last| last.time >= seconds.value) {
                let message = phrase! {
                    pl: "{what} cofa się w czasie: {seconds} s stoi po późniejszym miejscu", en: "{what} goes back in time: {seconds} s stands after a later place",
                    uk: "{what} іде назад у часі: {seconds} с стоїть після пізнішого місця"; what, seconds = seconds.value
                };
                let cure = Phrase::fixed(
                    "ustaw miejsca w kolejności ich sekund, każde później niż poprzednie",
                    "put the places in the order of their seconds, each later than the one before",
                    "розставте місця за порядком їхніх секунд, кожне пізніше за попереднє",
                );
                self.tell(&bad_number::RULE, seconds.span, message, cure);
                whole = false;
                continue;
            }
            keys.push(Key { time: seconds.value, region });
        }
        if whole { Track::through(keys) } else { None }
    }

    /// `(x, y, width, height)` in fractions of the picture.
    pub(crate) fn region(&mut self, value: Option<&Value>, what: impl Said + Copy) -> Option<Region> {
        const EXAMPLE: &str = "(0.1, 0.2, 0.3, 0.4)";
        let value = value?;
        let items = match &value.kind {
            ValueKind::Group(Group { name: None, items, fields }) if items.len() == 4 && fields.is_empty() => items,
            ValueKind::Group(Group { items, .. }) | ValueKind::List(items) => {
                let message = phrase! {
                    pl: "{what} to cztery liczby: od lewej, od góry, szerokość, wysokość", en: "{what} is four numbers: left, top, width, height",
                    uk: "{what} — це чотири числа: зліва, згори, ширина, висота"; what
                };
                let meant = self.with_decimal_points(items).unwrap_or_else(|| Phrase::same(EXAMPLE));
                self.tell(&wrong_type::RULE, self.head_of(value), message, write_this(meant));
                return None;
            }
            _ => {
                let wanted = Phrase::fixed(
                    "cztery liczby (od lewej, od góry, szerokość, wysokość)",
                    "four numbers (left, top, width, height)",
                    "чотири числа (зліва, згори, ширина, висота)",
                );
                self.wrong_type(value, what, wanted, EXAMPLE);
                return None;
            }
        };
        const WHOLE: i64 = 1_000_000;
        let mut parts = [0_i64; 4];
        for (part, item) in parts.iter_mut().zip(items) {
            if item.kind != ValueKind::Number {
                self.wrong_type(item, what, Phrase::fixed("cztery liczby", "four numbers", "чотири числа"), EXAMPLE);
                return None;
            }
            let Some(number) = decimal(&self.digits(item), 6) else {
                let message = phrase! {
                    pl: "{what} nie może zawierać `{written}`", en: "{what} cannot hold `{written}`", uk: "{what} не може містити `{written}`";
                    what, written = self.written(item)
                };
                let cure = phrase! {
                    pl: "napisz ułamki, na przykład {example}", en: "write fractions such as {example}", uk: "напишіть дроби, наприклад {example}";
                    example = EXAMPLE
                };
                self.tell(&bad_number::RULE, item.span.clone(), message, cure);
                return None;
            };
            *part = number;
        }
        let [x, y, w, h] = parts;
        #[expect(clippy::cast_precision_loss, reason = "at most 1,000,000, exact in f32, in a rectangle that is inside")]
        let fraction = |part: i64| part as f32 / WHOLE as f32;
        let inside = x >= 0 && y >= 0 && w > 0 && h > 0 && x <= WHOLE && y <= WHOLE && w <= WHOLE - x && h <= WHOLE - y;
        if !inside {
            let message = if w == 0 || h == 0 {
                phrase! { pl: "{what} nie ma szerokości albo wysokości", en: "{what} has no width or no height", uk: "{what} не має ширини або висоти"; what }
            } else {
                phrase! { pl: "{what} wychodzi poza obraz", en: "{what} reaches beyond the picture", uk: "{what} виходить за межі зображення"; what }
            };
            let percents: Vec<String> = parts.iter().map(|part| write::fraction(fraction(part / 100))).collect();
            let cure = if parts.iter().all(|part| (0..=100 * WHOLE).contains(part)) && parts.iter().any(|part| *part > 2 * WHOLE) {
                phrase! {
                    pl: "jeśli to procenty, napisz ({parts}): 1 to cały obraz", en: "if these are percents, write ({parts}): 1 is the whole picture",
                    uk: "якщо це відсотки, напишіть ({parts}): 1 — це все зображення"; parts = percents.join(", ")
                }
            } else if parts.iter().all(|part| *part >= 0) && parts.iter().any(|part| *part > 100 * WHOLE) {
                Phrase::fixed(
                    "jeśli to piksele, podziel pierwszą i trzecią liczbę przez szerokość obrazu, a drugą i czwartą przez jego wysokość",
                    "if these are pixels, divide the first and the third number by the picture's width, the second and the fourth by its height",
                    "якщо це пікселі, поділіть перше і третє число на ширину зображення, а друге й четверте — на його висоту",
                )
            } else if x >= 0 && y >= 0 && x < w && y < h && w <= WHOLE && h <= WHOLE {
                let corners = [x, y, w - x, h - y].map(|part| write::fraction(fraction(part)));
                phrase! {
                    pl: "trzecia i czwarta liczba to szerokość i wysokość; jeśli to drugi róg, napisz ({corners})",
                    en: "the third and the fourth number are width and height; if they are the other corner, write ({corners})",
                    uk: "третє і четверте число — ширина й висота; якщо це другий кут, напишіть ({corners})"; corners = corners.join(", ")
                }
            } else {
                Phrase::fixed(
                    "od lewej + szerokość oraz od góry + wysokość to najwyżej 1, a szerokość i wysokość są większe niż 0",
                    "left + width and top + height are at most 1, and width and height more than 0",
                    "зліва + ширина та згори + висота — не більше ніж 1, а ширина й висота більші за 0",
                )
            };
            self.tell(&bad_number::RULE, value.span.clone(), message, cure);
            return None;
        }
        Some(Region { x: fraction(x), y: fraction(y), w: fraction(w), h: fraction(h) })
    }

    /// Eight whole numbers that are four with decimal commas, as a place on the picture.
    fn with_decimal_points(&self, items: &[Value]) -> Option<Phrase> {
        let digits: Vec<&str> = items.iter().filter(|item| item.kind == ValueKind::Number).map(|item| self.written(item)).collect();
        let is_whole = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
        if digits.len() != 8 || items.len() != 8 || !digits.iter().all(is_whole) {
            return None;
        }
        let numbers: Vec<String> = digits.chunks(2).map(|pair| pair.join(".")).collect();
        Some(phrase! {
            pl: "({numbers}) z kropkami dziesiętnymi", en: "({numbers}) with decimal points", uk: "({numbers}) із десятковими крапками";
            numbers = numbers.join(", ")
        })
    }
}

fn such_as(number: &str) -> Phrase {
    phrase! { pl: "liczbę, na przykład {number}", en: "a number such as {number}", uk: "число, наприклад {number}"; number }
}

fn without_quotes(meant: impl Said) -> Phrase {
    phrase! { pl: "{meant} bez cudzysłowu", en: "{meant} without quotes", uk: "{meant} без лапок"; meant }
}

fn write_this(example: impl Said) -> Phrase {
    phrase! { pl: "napisz {example}", en: "write {example}", uk: "напишіть {example}"; example }
}

/// What was probably meant by a time that is no number of seconds: `1:05`, `8.2s`, `8,2`.
fn seconds_meant(written: &str) -> Option<String> {
    let written = written.trim();
    let bare = written.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ')).replace(',', ".");
    let is_plain = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    clock_seconds(written).or_else(|| decimal(&bare, 9).filter(|_| is_plain).map(|_| bare))
}
