//! The hash chain, and the proof that a laptop had the course's ticket.

use sha2::{Digest, Sha256};

/// What the chain begins with, and what every proof names, so that none can stand for another.
pub(super) const DOMAIN: &str = "ias-result/1";

/// The last value of a growing chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Chain([u8; 32]);

impl Chain {
    /// Before the first line.
    pub(super) fn begin() -> Self {
        Self(Sha256::digest(DOMAIN).into())
    }

    /// With one line more.
    pub(super) fn with(self, content: &str) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(content).finalize().into())
    }

    /// In hexadecimal digits.
    pub(super) fn hex(&self) -> String {
        hex(&self.0)
    }

    /// What a laptop signs.
    pub(super) fn to_sign(self) -> String {
        format!("{DOMAIN} signature {}", self.hex())
    }
}

/// Proves the ticket for that attempt and laptop, in hexadecimal digits.
pub(super) fn ticket(secret: &[u8; 32], course: &str, attempt: &str, laptop: &str) -> String {
    let message = format!("{DOMAIN} ticket\n{course}\n{attempt}\n{laptop}");
    hex(&hmac(secret, message.as_bytes()))
}

/// HMAC-SHA-256 with a key no longer than the hash's block. Source: RFC 2104.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    const BLOCK: usize = 64;
    let padded = |pad: u8| {
        let mut block = [pad; BLOCK];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 4231, test cases 1, 2 and 3.
    #[test]
    fn keyed_hashes_are_those_of_the_standard() {
        let vectors: [(&[u8], &[u8], &str); 3] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        ];
        for (key, message, expected) in vectors {
            assert_eq!(hex(&hmac(key, message)), expected);
        }
    }

    #[test]
    fn a_ticket_is_bound_to_all_that_it_names() {
        let proof = ticket(&[1; 32], "lublin", "a-1", "ff");
        for other in [
            ticket(&[2; 32], "lublin", "a-1", "ff"),
            ticket(&[1; 32], "chelm", "a-1", "ff"),
            ticket(&[1; 32], "lublin", "a-2", "ff"),
            ticket(&[1; 32], "lublin", "a-1", "fe"),
        ] {
            assert_ne!(proof, other);
        }
    }
}
