//! Plans: an attempt written down, to be played without a window by `ias rehearse` and by tests.
//!
//! # The language
//!
//! One command a line; empty lines are skipped; `#` begins a comment, up to the end of the line. Words are separated by
//! blanks. Times are seconds of the scene on screen (`12.4`), spots are fractions of the picture's width and height from the
//! top left (`0.30 0.65`). A plan plays on a clock of its own: nothing waits.
//!
//! At the top, before anything is played:
//!
//! | command | meaning |
//! |---|---|
//! | `trainee CODE` | whose attempt it is; without it `plan` |
//! | `mode practice` or `mode exam` | practice without it |
//! | `timers 200%` or `timers off` | time limits twice as long, or none; `100%` without it. Later in the plan: a change from there on |
//! | `language pl` (`en`, `uk`) | Polish without it. Later in the plan: a change from there on |
//!
//! In a scene:
//!
//! | command | meaning |
//! |---|---|
//! | `flag 12.4` | lets the scene run to 12.4 s and flags |
//! | `flag 12.4 0.30 0.65` | the same by clicking on that spot |
//! | `flag 12.4 as D2-05` | flags, and names the sign; in an exam the name is given when it is asked, after the scene |
//! | `name 2 as D2-05` | names the attempt's second flag; `name 2 as unknown`: cannot say. In an exam in its scene, or right after the command that left it; what then has no name cannot be said |
//! | `withdraw 2` | takes the second flag back |
//! | `wait 3` | lets 3 seconds pass, in the scene or at a choice |
//! | `wait` | lets the scene run until its choice opens or it ends |
//! | `end` | lets the scene run to its end |
//! | `replay` | shows the scene again from its beginning |
//! | `fail TEXT` | the scene's media breaks here |
//!
//! Decisions:
//!
//! | command | meaning |
//! |---|---|
//! | `choose OPTION` | lets the scene run until its choice opens, and takes the option |
//! | `choose OPTION at 22.0` | the same at 22 s of the scene |
//! | `timeout` | lets the time run out |
//! | `mark 0.42 0.31` | marks that spot on the exhibit |
//! | `unmark 1` | takes the attempt's first mark back |
//! | `leave` | goes on from the exhibit |
//! | `assess CONCLUSION because CUE CUE confidence 80` | concludes; both `because …` and `confidence …` may be left out, then there are no grounds, and the confidence is 50 percent. A ground is a cue's id, `flag:2` (the second flag), `EXHIBIT/MARK`, or `mark:1` (the first mark placed) |
//! | `refer INSTITUTION INSTITUTION` | notifies, in this order; `refer nobody` |
//!
//! Around it: `pause`, `pause distress`, `resume`, `abandon`.
//!
//! A scene that waits for nothing plays to its end by itself when the next command belongs to what comes after it
//! (`choose`, `timeout`, `mark`, `leave`, `assess`, `refer`), and at the end of the plan. `flag`, `wait`, `replay` and `end`
//! speak of the scene on screen: to flag in the next one, write `end` first. A time limit that is over before the next
//! command takes the option that its author named. A scene whose length is not known ends when the plan says so.
//!
//! ```text
//! # The officer separates the driver and passes the case on.
//! flag 9.0 0.34 0.70 as D2-05
//! choose second-line at 23.5
//! end
//! assess possible-victim because driver-holds-passports confidence 80
//! refer unit-coordinator kcik
//! ```
//!
//! Faults are diagnostics with line and column: all faults of form at once ([`Plan::parse`]), and the first command that the
//! play did not take ([`Plan::play`]).

mod command;
mod parse;
mod play;
#[cfg(test)]
mod tests;
mod words;

pub use command::{Command, GroundWord, PlanLine};
pub use parse::Plan;
pub use play::{PlanFailure, Played};
