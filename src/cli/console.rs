//! Where a command writes: results to the output stream, complaints and progress to the error stream.
//!
//! A reader that went away (`ias results list | head`) is no failure; an output that cannot be written is.

use std::io::{self, BufWriter, Write};

use super::failure::Failure;

/// The two streams of a command.
pub(super) struct Console {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Why the output stream takes nothing any more.
    closed: Option<io::Error>,
}

impl Console {
    /// On the process's own streams. Text is UTF-8 everywhere.
    pub(super) fn of_process() -> Self {
        Self { out: Box::new(BufWriter::new(io::stdout())), err: Box::new(io::stderr()), closed: None }
    }

    /// Writes results as they are.
    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Writes a piece of results, which may end within a letter.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        if self.closed.is_none()
            && let Err(error) = self.out.write_all(bytes)
        {
            self.closed = Some(error);
        }
    }

    /// Writes a line of results.
    pub(super) fn line(&mut self, line: &str) {
        self.text(line);
        self.text("\n");
    }

    /// Brings what was written to the reader now.
    pub(super) fn flush(&mut self) {
        if self.closed.is_none()
            && let Err(error) = self.out.flush()
        {
            self.closed = Some(error);
        }
    }

    /// Tells something beside the results. That it cannot be told is no reason to stop.
    pub(super) fn tell(&mut self, line: &str) {
        self.flush();
        let _ = writeln!(self.err, "{line}");
    }

    /// Tells why the command could not run.
    pub(super) fn fail(&mut self, failure: &Failure) {
        self.tell(&failure.to_string());
    }

    /// Brings everything to the reader; whether nothing was lost that somebody waits for.
    pub(super) fn finish(mut self) -> bool {
        self.flush();
        match self.closed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let _ = writeln!(self.err, "ias: The output could not be written: {error}.");
                false
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn finishes_after(kind: io::ErrorKind) -> bool {
        let mut console = Console { out: Box::new(Failing(kind)), err: Box::new(Vec::new()), closed: None };
        console.line("x");
        console.line("y");
        console.finish()
    }

    #[test]
    fn a_reader_that_left_is_no_failure_but_a_full_disk_is() {
        assert!(finishes_after(io::ErrorKind::BrokenPipe));
        assert!(!finishes_after(io::ErrorKind::StorageFull));
    }
}
