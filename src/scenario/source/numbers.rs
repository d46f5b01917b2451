//! Times, amounts and regions: exact, and within bounds.

use std::ops::Range;

use super::Spanned;
use super::fields::Reader;
use crate::scenario::check::{bad_number, wrong_type};
use crate::scenario::graph::{Key, Region, Track};
use crate::scenario::edit::write;
use crate::scenario::syntax::{Group, Value, ValueKind, clock_seconds, decimal, integer};
use crate::time::MediaTime;

impl Reader<'_> {
    /// Seconds, 0 to 100 hours.
    pub(crate) fn seconds(&mut self, value: Option<&Value>, what: &str) -> Option<Spanned<MediaTime>> {
        let value = value?;
        if value.kind != ValueKind::Number {
            let meant = match &value.kind {
                ValueKind::Text(text) => seconds_meant(text),
                _ => None,
            };
            let example = meant.as_ref().map_or("a number such as 12.4".to_owned(), |meant| format!("{meant} without quotes"));
            self.wrong_type(value, what, "a number of seconds", &example);
            if let Some(meant) = meant {
                self.findings.mend(value.span.clone(), meant);
            }
            return None;
        }
        let nanos = decimal(&self.digits(value), 9);
        match nanos.filter(|nanos| (0..=MediaTime::from_secs(360_000).nanos()).contains(nanos)) {
            Some(nanos) => Some(Spanned { value: MediaTime::from_nanos(nanos), span: value.span.clone() }),
            None => {
                let message = format!("{what} cannot be `{}` seconds", self.written(value));
                let meant = seconds_meant(self.written(value));
                let cure = match &meant {
                    Some(meant) => format!("write {meant}"),
                    None => "write seconds from 0 to 360000, such as 12.4".to_owned(),
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
    pub(crate) fn whole(&mut self, value: Option<&Value>, what: &str, bounds: Range<i64>) -> Option<i32> {
        let value = value?;
        if value.kind != ValueKind::Number {
            let meant = match &value.kind {
                ValueKind::Text(text) => integer(text.trim()),
                _ => None,
            };
            let example = meant.map_or("a number such as 1".to_owned(), |meant| format!("{meant} without quotes"));
            self.wrong_type(value, what, "a whole number", &example);
            if let Some(meant) = meant {
                self.findings.mend(value.span.clone(), meant.to_string());
            }
            return None;
        }
        let number = integer(&self.digits(value)).filter(|number| bounds.contains(number));
        let number = number.and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            let message = format!("{what} cannot be `{}`", self.written(value));
            let cure = format!("write a whole number from {} to {}", bounds.start, bounds.end - 1);
            self.tell(&bad_number::RULE, value.span.clone(), message, cure);
        }
        number
    }

    /// `(x, y, width, height)`, or `[(seconds, (x, y, width, height)), …]` by ascending time.
    pub(crate) fn track(&mut self, value: Option<&Value>, what: &str) -> Option<Track> {
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
                self.wrong_type(item, &format!("a place in {what}"), "a pair of seconds and place", EXAMPLE);
                whole = false;
                continue;
            };
            let ([time, region], []) = (pair.as_slice(), fields.as_slice()) else {
                let message = format!("a place in {what} is a pair: seconds, and (left, top, width, height)");
                self.tell(&wrong_type::RULE, self.head_of(item), message, format!("write {EXAMPLE}"));
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
                let message = format!("{what} goes back in time: {} s stands after a later place", seconds.value);
                self.tell(&bad_number::RULE, seconds.span, message, "put the places in the order of their seconds, each later than the one before");
                whole = false;
                continue;
            }
            keys.push(Key { time: seconds.value, region });
        }
        if whole { Track::through(keys) } else { None }
    }

    /// `(x, y, width, height)` in fractions of the picture.
    pub(crate) fn region(&mut self, value: Option<&Value>, what: &str) -> Option<Region> {
        const EXAMPLE: &str = "(0.1, 0.2, 0.3, 0.4)";
        let value = value?;
        let items = match &value.kind {
            ValueKind::Group(Group { name: None, items, fields }) if items.len() == 4 && fields.is_empty() => items,
            ValueKind::Group(Group { items, .. }) | ValueKind::List(items) => {
                let message = format!("{what} is four numbers: left, top, width, height");
                let meant = self.with_decimal_points(items).unwrap_or(EXAMPLE.to_owned());
                self.tell(&wrong_type::RULE, self.head_of(value), message, format!("write {meant}"));
                return None;
            }
            _ => {
                self.wrong_type(value, what, "four numbers (left, top, width, height)", EXAMPLE);
                return None;
            }
        };
        const WHOLE: i64 = 1_000_000;
        let mut parts = [0_i64; 4];
        for (part, item) in parts.iter_mut().zip(items) {
            if item.kind != ValueKind::Number {
                self.wrong_type(item, what, "four numbers", EXAMPLE);
                return None;
            }
            let Some(number) = decimal(&self.digits(item), 6) else {
                let message = format!("{what} cannot hold `{}`", self.written(item));
                self.tell(&bad_number::RULE, item.span.clone(), message, format!("write fractions such as {EXAMPLE}"));
                return None;
            };
            *part = number;
        }
        let [x, y, w, h] = parts;
        #[expect(clippy::cast_precision_loss, reason = "at most 1,000,000, exact in f32, in a rectangle that is inside")]
        let fraction = |part: i64| part as f32 / WHOLE as f32;
        let inside = x >= 0 && y >= 0 && w > 0 && h > 0 && x <= WHOLE && y <= WHOLE && w <= WHOLE - x && h <= WHOLE - y;
        if !inside {
            let message = format!("{what} reaches beyond the picture");
            let percents: Vec<String> = parts.iter().map(|part| write::fraction(fraction(part / 100))).collect();
            let cure = if parts.iter().all(|part| (0..=100 * WHOLE).contains(part)) && parts.iter().any(|part| *part > 2 * WHOLE) {
                format!("if these are percents, write ({}): 1 is the whole picture", percents.join(", "))
            } else {
                "left + width and top + height are at most 1, and width and height more than 0".to_owned()
            };
            self.tell(&bad_number::RULE, value.span.clone(), message, cure);
            return None;
        }
        Some(Region { x: fraction(x), y: fraction(y), w: fraction(w), h: fraction(h) })
    }

    /// Eight whole numbers that are four with decimal commas, as a place on the picture.
    fn with_decimal_points(&self, items: &[Value]) -> Option<String> {
        let digits: Vec<&str> = items.iter().filter(|item| item.kind == ValueKind::Number).map(|item| self.written(item)).collect();
        let is_whole = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
        if digits.len() != 8 || items.len() != 8 || !digits.iter().all(is_whole) {
            return None;
        }
        let numbers: Vec<String> = digits.chunks(2).map(|pair| pair.join(".")).collect();
        Some(format!("({}) with decimal points", numbers.join(", ")))
    }
}

/// What was probably meant by a time that is no number of seconds: `1:05`, `8.2s`, `8,2`.
fn seconds_meant(written: &str) -> Option<String> {
    let written = written.trim();
    let bare = written.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ')).replace(',', ".");
    let is_plain = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    clock_seconds(written).or_else(|| decimal(&bare, 9).filter(|_| is_plain).map(|_| bare))
}
