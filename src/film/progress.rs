//! How far a long work is: one line that is written over on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write};
use std::time::Instant;

/// A bar with the time that is left, on the error stream.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    told: Option<Instant>,
    all: u32,
    on_terminal: bool,
}

impl Progress {
    /// Of so many steps, beginning now.
    #[must_use]
    pub fn of(all: u32) -> Self {
        Self { started: Instant::now(), told: None, all, on_terminal: std::io::stderr().is_terminal() }
    }

    /// `passed` steps are behind, `done` of them were done now and not found done; before the first, no time is known.
    pub fn tell(&mut self, what: &str, passed: u32, done: u32) {
        if done == 0 {
            return;
        }
        let pause = if self.on_terminal { 0.2 } else { 10.0 };
        if self.told.unwrap_or(self.started).elapsed().as_secs_f64() < pause {
            return;
        }
        self.told = Some(Instant::now());
        let left = self.seconds() / f64::from(done) * f64::from(self.all.saturating_sub(passed));
        let line = bar(what, passed, self.all, left);
        if self.on_terminal { over(&format!("\r{line}\x1b[K")) } else { super::command::complain(line) }
    }

    /// Takes the bar away, for what is told instead.
    pub fn clear(&self) {
        if self.on_terminal && self.told.is_some() {
            over("\r\x1b[K");
        }
    }

    /// Seconds since it began.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}

/// Writes over the line that stands there. That it cannot be told is no reason to stop.
fn over(line: &str) {
    let _ = write!(std::io::stderr(), "{line}");
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes")]
fn bar(what: &str, passed: u32, all: u32, left: f64) -> String {
    const WIDE: u32 = 24;
    let passed = passed.min(all);
    let filled = (passed * WIDE / all.max(1)).min(WIDE) as usize;
    let (minutes, seconds) = (left as u64 / 60, left as u64 % 60);
    let bar = format!("{}{}", "#".repeat(filled), "-".repeat(WIDE as usize - filled));
    format!("[{bar}] {:3} %  {minutes}:{seconds:02} left  {what}", passed * 100 / all.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_and_tells_what_is_left() {
        assert_eq!(bar("lane", 0, 200, 61.0), "[------------------------]   0 %  1:01 left  lane");
        assert_eq!(bar("lane", 100, 200, 9.5), "[############------------]  50 %  0:09 left  lane");
        assert_eq!(bar("lane", 300, 200, 0.0), "[########################] 100 %  0:00 left  lane");
        assert!(bar("nothing", 0, 0, 0.0).contains("  0 %"));
    }
}
