//! What texts and numbers stand for.

use std::ops::Range;

use super::words;
use crate::text::Phrase;

/// The text that `"…"` stands for, escapes resolved and line ends as `\n`; faults as bytes within `literal` and a message.
pub(super) fn text(literal: &str) -> (String, Vec<(Range<usize>, Phrase)>) {
    let body_start = 1;
    let body_end = if literal.len() > 1 && literal.ends_with('"') { literal.len() - 1 } else { literal.len() };
    let body = literal.get(body_start..body_end.max(body_start)).unwrap_or_default();
    if !body.contains(['\\', '\r']) {
        return (body.to_owned(), Vec::new());
    }
    let mut out = String::with_capacity(body.len());
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(c) = body.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += c.len_utf8();
        match c {
            '\r' if body.as_bytes().get(at) == Some(&b'\n') => {}
            '\\' => match escape(body, &mut at, &mut out) {
                Ok(()) => {}
                Err(message) => faults.push((body_start + start..body_start + at, message)),
            },
            c => out.push(c),
        }
    }
    (out, faults)
}

/// Reads one escape after its backslash at `at`, moves `at` behind it.
fn escape(body: &str, at: &mut usize, out: &mut String) -> Result<(), Phrase> {
    let Some(kind) = body.get(*at..).and_then(|rest| rest.chars().next()) else {
        return Err(words::ESCAPE_AT_END);
    };
    *at += kind.len_utf8();
    match kind {
        'n' => out.push('\n'),
        'r' => out.push('\r'),
        't' => out.push('\t'),
        '0' => out.push('\0'),
        '\\' | '"' | '\'' => out.push(kind),
        'x' => {
            let first = byte_escape(body, at).ok_or(words::ESCAPE_X)?;
            // Several byte escapes may spell one character in UTF-8.
            let mut bytes = vec![first];
            loop {
                if let Ok(decoded) = std::str::from_utf8(&bytes) {
                    out.push_str(decoded);
                    return Ok(());
                }
                if bytes.len() == 4 || !body.get(*at..).is_some_and(|rest| rest.starts_with("\\x")) {
                    return Err(words::ESCAPE_BYTES);
                }
                *at += 2;
                bytes.push(byte_escape(body, at).ok_or(words::ESCAPE_X)?);
            }
        }
        'u' => {
            let rest = body.get(*at..).unwrap_or_default();
            let wrong = || words::ESCAPE_U;
            let inner = rest.strip_prefix('{').ok_or_else(wrong)?;
            let length = inner.bytes().take(7).position(|byte| byte == b'}').ok_or_else(wrong)?;
            *at += length + 2;
            let digits = inner.get(..length).unwrap_or_default();
            let code = u32::from_str_radix(digits, 16).map_err(|_| wrong())?;
            out.push(char::from_u32(code).ok_or_else(|| words::no_character(digits))?);
        }
        '\n' => skip_blanks(body, at),
        '\r' if body.as_bytes().get(*at) == Some(&b'\n') => skip_blanks(body, at),
        other => {
            out.push('\\');
            out.push(other);
            return Err(words::no_escape(other));
        }
    }
    Ok(())
}

fn byte_escape(body: &str, at: &mut usize) -> Option<u8> {
    let digits = body.get(*at..*at + 2)?;
    let byte = u8::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    *at += 2;
    Some(byte)
}

fn skip_blanks(body: &str, at: &mut usize) {
    let rest = body.get(*at..).unwrap_or_default();
    *at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
}

/// The text that `r"…"` or `r#"…"#` stands for, line ends as `\n`.
pub(super) fn raw_text(literal: &str) -> String {
    let body = literal.trim_start_matches('r');
    let hashes = body.len() - body.trim_start_matches('#').len();
    let end = body.len().saturating_sub(hashes + 1);
    body.get(hashes + 1..end).unwrap_or_default().replace("\r\n", "\n")
}

/// The path in a text that is one of Windows, its backslashes no escapes: `"film\\lane.mp4"` was never meant with an escape.
pub(super) fn windows_path(literal: &str) -> Option<&str> {
    const ENDINGS: [&str; 20] = [
        "mp4", "mov", "avi", "mkv", "webm", "m4v", "wmv", "ogg", "opus", "flac", "wav", "mp3", "m4a", "png", "jpg", "jpeg", "gif",
        "bmp", "vtt", "srt",
    ];
    let path = literal.strip_prefix('"')?.strip_suffix('"')?;
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let is_one = path.contains('\\') && !path.contains("\\\\") && !path.contains(['\n', '"']) && (has_drive || !path.contains(' '));
    (is_one && ENDINGS.contains(&ending.as_str())).then_some(path)
}

/// Minutes and seconds, as a clock shows them, in seconds as they are written here: `1:05.5` is `65.5`.
pub(in crate::scenario) fn clock_seconds(written: &str) -> Option<String> {
    let written = written.replace(',', ".");
    let (before, seconds) = written.rsplit_once(':')?;
    let mut nanos = decimal(seconds, 9).filter(|nanos| (0..60_000_000_000).contains(nanos))?;
    let mut unit: i64 = 60;
    for part in before.rsplit(':') {
        let whole: i64 = part.parse().ok().filter(|part| (0..1_000).contains(part))?;
        nanos = nanos.checked_add(whole.checked_mul(unit)?.checked_mul(1_000_000_000)?)?;
        unit = unit.checked_mul(60)?;
    }
    Some(crate::time::MediaTime::from_nanos(nanos).to_string())
}

/// The whole number that a literal stands for: decimal, `0x`, `0o`, `0b`, with `_` and a type's name allowed.
pub(in crate::scenario) fn integer(literal: &str) -> Option<i64> {
    let (negative, rest) = match literal.as_bytes().first()? {
        b'-' => (true, literal.get(1..)?),
        b'+' => (false, literal.get(1..)?),
        _ => (false, literal),
    };
    let (radix, digits) = match rest.get(..2) {
        Some("0x") => (16, rest.get(2..)?),
        Some("0o") => (8, rest.get(2..)?),
        Some("0b") => (2, rest.get(2..)?),
        _ => (10, rest),
    };
    let digits = match digits.find(['i', 'u']) {
        Some(at) if matches!(digits.get(at + 1..)?, "8" | "16" | "32" | "64" | "128") => digits.get(..at)?,
        Some(_) => return None,
        None => digits,
    };
    let digits = digits.replace('_', "");
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let value = i64::from_str_radix(&digits, radix).ok()?;
    Some(if negative { -value } else { value })
}

/// Thousandths or finer: the decimal number that a literal stands for, as an exact count of `10^-places`, rounded to the
/// nearest (halves up); `None` when it is no finite decimal number or too large.
///
/// Exact because it never becomes a binary fraction: `8.2` seconds are 8,200,000,000 ns on every machine.
pub(in crate::scenario) fn decimal(literal: &str, places: u32) -> Option<i64> {
    let (negative, rest) = match literal.as_bytes().first()? {
        b'-' => (true, literal.get(1..)?),
        b'+' => (false, literal.get(1..)?),
        _ => (false, literal),
    };
    if matches!(rest.get(..2), Some("0x" | "0o" | "0b")) {
        return integer(literal)?.checked_mul(10_i64.checked_pow(places)?);
    }
    let rest = match rest.find(['f', 'i', 'u']) {
        Some(at)
            if matches!(
                rest.get(at..)?,
                "f32" | "f64" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64"
            ) =>
        {
            rest.get(..at)?
        }
        Some(_) => return None,
        None => rest,
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at)?, rest.get(at + 1..)?.replace('_', "").parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = whole.chars().chain(fraction.chars()).filter(|c| *c != '_').collect();
    if digits.is_empty() || digits.len() > 200 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let fraction_length = i32::try_from(fraction.chars().filter(|c| *c != '_').count()).ok()?;
    // The value is `digits` times 10^shift of the wanted unit.
    let shift = i32::try_from(places).ok()?.checked_add(exponent)?.checked_sub(fraction_length)?;
    let value = if shift >= 0 {
        let digits: i128 = digits.parse().ok()?;
        let scale = 10_i128.checked_pow(u32::try_from(shift).ok()?);
        if digits == 0 { 0 } else { digits.checked_mul(scale?)? }
    } else {
        let cut = usize::try_from(-i64::from(shift)).ok()?;
        let padded = format!("{digits:0>width$}", width = (cut + 1).min(400));
        if cut + 1 > 400 {
            0
        } else {
            let (kept, dropped) = padded.split_at(padded.len() - cut);
            kept.parse::<i128>().ok()? + i128::from(dropped.starts_with(['5', '6', '7', '8', '9']))
        }
    };
    let value = i64::try_from(value).ok()?;
    Some(if negative { -value } else { value })
}

/// Seconds as written to whole nanoseconds, exactly; see [`crate::time::MediaTime`]. `None` when it is no number.
///
/// ```
/// use ias::scenario::syntax::seconds_to_nanos;
/// assert_eq!(seconds_to_nanos("8.2"), Some(8_200_000_000));
/// assert_eq!(seconds_to_nanos("1e-9"), Some(1));
/// assert_eq!(seconds_to_nanos("inf"), None);
/// ```
#[must_use]
pub fn seconds_to_nanos(literal: &str) -> Option<i64> {
    decimal(literal, 9)
}
