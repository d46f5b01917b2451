//! Bech32: how `age` writes its keys, with a check sum that tells a slip of copying.
//!
//! Source: BIP 173; `age` takes it without the limit of 90 characters.

/// The digits, by value.
const DIGITS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// How many digits the check sum has.
const CHECK: usize = 6;

/// The bytes under a prefix, lower case.
pub(crate) fn encode(prefix: &str, bytes: &[u8]) -> String {
    let mut values = Vec::with_capacity(bytes.len() * 8 / 5 + 1 + CHECK);
    let (mut kept, mut bits) = (0_u32, 0);
    for byte in bytes {
        kept = (kept << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push(low_five(kept >> bits));
        }
    }
    if bits > 0 {
        values.push(low_five(kept << (5 - bits)));
    }
    let sum = check_sum(prefix.bytes(), values.iter().copied().chain([0; CHECK])) ^ 1;
    values.extend((0..CHECK).map(|at| low_five(sum >> (5 * (CHECK - 1 - at)))));
    let digits = values.iter().map(|value| char::from(DIGITS[usize::from(*value)]));
    prefix.chars().chain(['1']).chain(digits).collect()
}

/// Prefix (lower case) and bytes of a text, all in lower or all in upper case; `None` when it is not sound.
pub(crate) fn decode(text: &str) -> Option<(String, Vec<u8>)> {
    let lower = text.to_ascii_lowercase();
    if text != lower && text != text.to_ascii_uppercase() {
        return None;
    }
    let (prefix, digits) = lower.rsplit_once('1')?;
    if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_graphic()) || digits.len() < CHECK {
        return None;
    }
    let value = |digit: u8| DIGITS.iter().position(|known| *known == digit).and_then(|at| u8::try_from(at).ok());
    let values: Vec<u8> = digits.bytes().map(value).collect::<Option<_>>()?;
    if check_sum(prefix.bytes(), values.iter().copied()) != 1 {
        return None;
    }
    let data = &values[..values.len() - CHECK];
    let mut bytes = Vec::with_capacity(data.len() * 5 / 8);
    let (mut kept, mut bits) = (0_u32, 0);
    for value in data {
        kept = (kept << 5 | u32::from(*value)) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((kept >> bits) & 0xff).ok()?);
        }
    }
    // What is left over is padding: fewer than five bits, all zero.
    (bits < 5 && kept & ((1 << bits) - 1) == 0).then(|| (prefix.to_owned(), bytes))
}

fn low_five(value: u32) -> u8 {
    u8::try_from(value & 31).expect("five bits")
}

fn check_sum(prefix: impl Iterator<Item = u8> + Clone, values: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let expanded = prefix.clone().map(|byte| byte >> 5).chain([0]).chain(prefix.map(|byte| byte & 31));
    expanded.chain(values).fold(1, |sum, value| {
        let top = sum >> 25;
        let shifted = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        (0..).zip(GENERATOR).filter(|(bit, _)| top >> bit & 1 == 1).fold(shifted, |sum, (_, generator)| sum ^ generator)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: BIP 173, test vectors.
    #[test]
    fn the_standards_own_vectors() {
        for good in ["A12UEL5L", "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"] {
            assert!(decode(good).is_some(), "{good}");
        }
        for bad in ["pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8", "10a06t8", "1qzzfhee", "a12UEL5L", ""] {
            assert!(decode(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_a_slip_is_not() {
        let bytes: Vec<u8> = (0..32).map(|n| n * 7).collect();
        let text = encode("age", &bytes);
        assert_eq!(decode(&text), Some(("age".to_owned(), bytes)));
        for at in 0..text.len() {
            let mut slipped = text.clone().into_bytes();
            slipped[at] = if slipped[at] == b'q' { b'p' } else { b'q' };
            assert_eq!(decode(&String::from_utf8(slipped).expect("ASCII")), None, "at {at}");
        }
    }
}
