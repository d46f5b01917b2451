//! One file: opened, proved, made small; or what is wrong with it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::super::error::Fault;
use super::super::file::{self, LARGEST};
use super::super::outbox::attempt_of;
use super::super::proof::hex;
use super::Opener;
use crate::session::AttemptId;
use crate::store::gathered::{Arrival, Brought, Incoming};

/// What sealing adds at most, and some more: a file beyond that is not read to its end.
const LARGEST_FILE: u64 = LARGEST + LARGEST / 1024;

/// A reader that takes the hash of all that passes.
struct Hashing<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.hash.update(&into[..read]);
        Ok(read)
    }
}

/// Opens a file and proves it; a fault is told as such. Never panics, whatever the bytes.
#[must_use]
pub fn open_file(path: &Path, opener: &Opener) -> Arrival {
    let shown = path.display().to_string();
    let named = || attempt_of(path).unwrap_or_else(|| AttemptId::from(&*path.file_stem().unwrap_or_default().to_string_lossy()));
    let fault = |attempt: Option<AttemptId>, fault: &Fault| Brought::Fault {
        attempt: attempt.unwrap_or_else(named),
        reason: fault.reason(),
        detail: fault.to_string(),
    };
    let input = match File::open(path) {
        Ok(input) => input,
        Err(error) => {
            return Arrival { digest: shown.clone(), file: shown, what: fault(None, &Fault::Unreadable(error)) };
        }
    };
    let mut hashing = Hashing { inner: input.take(LARGEST_FILE + 1), hash: Sha256::new() };
    let what = match proved(&mut hashing, opener) {
        Ok(incoming) => Brought::Result(Box::new(incoming)),
        Err((attempt, error)) => fault(attempt, &error),
    };
    // A file that was left early is read to its end, so that the same file has the same hash.
    let digest = match io::copy(&mut hashing, &mut io::sink()) {
        Ok(_) => hex(&hashing.hash.finalize()),
        Err(_) => shown.clone(),
    };
    Arrival { file: shown, digest, what }
}

fn proved(input: impl Read, opener: &Opener) -> Result<Incoming, (Option<AttemptId>, Fault)> {
    let result = file::open(&opener.keys, input)?;
    let attempt = result.header.attempt.clone();
    let told = |fault| (Some(attempt), fault);
    match opener.courses.get(&result.header.course) {
        None => Err(told(Fault::UnknownCourse { course: result.header.course.clone() })),
        Some(course) => match result.belongs_to(course) {
            Ok(()) => Ok(result.into_incoming()),
            Err(fault) => Err(told(fault)),
        },
    }
}
