//! Decoders that are used again instead of made and thrown away: their memory would not all come back.

use std::sync::{Arc, Mutex, PoisonError};

use super::super::error::MediaError;
use super::av1::Av1Decoder;

/// Decoders that wait are at most this many; a scene with more next scenes than that makes new ones for the rest.
const MAX_WAITING: usize = 8;

/// See the module's text.
#[derive(Debug, Default)]
pub struct DecoderPool {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Av1Decoder>,
    lent: usize,
}

/// A decoder on loan; goes back when dropped.
#[derive(Debug)]
pub struct Loan {
    decoder: Option<Av1Decoder>,
    pool: Arc<DecoderPool>,
}

impl DecoderPool {
    /// A decoder that knows nothing of any stream.
    ///
    /// # Errors
    /// When there is none waiting and none can be made.
    pub fn lend(self: &Arc<Self>) -> Result<Loan, MediaError> {
        let waiting = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.lent += 1;
            state.waiting.pop()
        };
        let mut loan = Loan { decoder: waiting, pool: Arc::clone(self) };
        if loan.decoder.is_none() {
            loan.decoder = Some(Av1Decoder::new().map_err(|why| MediaError::NoDecoder { why })?);
        }
        Ok(loan)
    }

    /// Decoders on loan and waiting.
    #[must_use]
    pub fn count(&self) -> usize {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.lent + state.waiting.len()
    }
}

impl Loan {
    /// The decoder.
    pub fn decoder(&mut self) -> &mut Av1Decoder {
        self.decoder.as_mut().expect("a loan holds its decoder until it is dropped")
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        let decoder = self.decoder.take().map(|mut decoder| {
            decoder.flush();
            decoder
        });
        let mut state = self.pool.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.lent -= 1;
        if state.waiting.len() < MAX_WAITING {
            state.waiting.extend(decoder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_loans_need_as_many_decoders_as_are_lent_at_once() {
        let pool = Arc::new(DecoderPool::default());
        for _ in 0..1_000 {
            let first = pool.lend().expect("lent");
            let second = pool.lend().expect("lent");
            assert_eq!(pool.count(), 2);
            drop((first, second));
        }
        assert_eq!(pool.count(), 2);
    }
}
