//! The IAS: an interactive branching film that trains officers to notice the signs of trafficking in human beings and to
//! act well on them.
//!
//! # Bird's-eye view
//!
//! A trainer writes a *scenario*: a folder with `scenario.ron` and its media. [`scenario`] reads it into a [`Graph`], or
//! tells every fault with its place and its cure. A trainee plays it: [`session`] is a pure machine that turns inputs
//! ("flagged at 12.4 s", "took option B") into *events*; the events are the only truth, [`store`] keeps each before the
//! screen moves on, and replaying them gives the same state and the same score on any machine. [`scoring`] marks the log,
//! [`debrief`] turns log, score and graph into what to show. [`media`] plays the film: it joins segments without a gap
//! and knows nothing of sessions. `app` puts both on a screen; [`cli`] does without one.
//!
//! ```text
//! scenario.ron ─ scenario::load ─▶ Graph ─┐                     ┌─ scoring ─▶ Score ─ debrief ─▶ screens, reports
//!                                         ├─ session::step ─▶ Event… ─ store (SQLite)
//! trainee ─ app / cli (plan) ─▶ Input ────┘                     └─ replay ─▶ the same State, anywhere
//! film/*.mp4 + sound/*.ogg + captions/*.vtt ─ media::reel ─▶ frames, samples, captions ─▶ app
//! ```
//!
//! # Code map
//!
//! Right may import left, never the reverse (`tests/architecture.rs` reads the `use` lines and keeps it so):
//! `time text diagnostic` ← `catalogue` ← `scenario` ← `session` ← `scoring` ← `proof`, `debrief`; `course` stands beside `scoring`, `cohort` to the right of both,
//! `keys` to the right of `course`. `media` stands beside them,
//! `store` uses `session` and `scoring`, `pack` uses `scenario`, `film` uses `time`, `text`, `diagnostic`,
//! `media::captions` and the tree of `scenario::syntax`, which knows RON and nothing of scenarios; only `cli` and `app` join them.
//!
//! - [`time`], [`text`]: media time in integer nanoseconds; languages, localized texts, and phrases: sentences in all three.
//!   **Invariant:** no clock is read here, or in any module named before `media`: time arrives as an argument.
//! - [`diagnostic`]: what is wrong with a file, where, and the cure, in three languages; drawn for a terminal, as JSON or SARIF.
//!   **Invariant:** an author's mistake is a value that is collected, never an `Err` that stops, never a panic.
//! - [`catalogue`]: indicators, institutions and principles as data with source and date.
//!   **Invariant:** no legal fact, number or weight stands in code.
//! - [`scenario`]: syntax (lossless tree) → source (as written) → graph (as played) → check (one rule a file); edit (changes of
//!   the text that leave the rest of it alone); format (lays a text out); form (the table of fields that the reader, the schema
//!   and the reference share); starter (begins a new one); draw (where everything stands on a picture of the flow).
//!   **Invariant:** whoever holds a `Graph` need not check it again; only this module and the data loaders know RON.
//! - [`session`]: the machine, its log, its replay, and the plan's little language.
//!   **Invariant:** the state is the fold of the events and nothing else.
//! - [`scoring`]: matching, detection, sensitivity, conduct, assessment, referral, rubric.
//!   **Invariant:** a score is integers; floating point only in statistics; a score never says "trafficked".
//! - [`proof`]: every play of a scenario looked at: reachability, score ranges, what guessing earns, with plans that show it.
//!   **Invariant:** what it claims of scores is what [`scoring`] would mark; what it could not look at, it says.
//! - [`debrief`]: what to show afterwards, in order, as plain data. **Invariant:** it decides nothing.
//! - [`course`]: a training event as the laptops know it: what is played, how, by which codes. **Invariant:** no name is in it.
//! - [`handin`]: a result as a sealed, signed, chained file; the outbox of a laptop; gathering at a station.
//!   **Invariant:** a result reaches a folder whole or not at all, and nothing that was handed in is lost or counted twice.
//! - [`cohort`]: many attempts together: who went where, what a group learned, how far the numbers can be trusted.
//!   **Invariant:** it marks nobody anew, and nothing it tells depends on the order in which attempts came.
//! - [`keys`]: the trainer's station and its passphrase, the laptop's key, sealing and opening; the names behind codes.
//!   **Invariant:** a name is on the disk only sealed; nothing secret is written but whole or not at all.
//! - [`report`]: what leaves the application to be read elsewhere: HTML, tables, statements. **Invariant:** no name is in it,
//!   and no number that `scoring` or `cohort` did not give; the same attempt gives the same statements, to the byte.
//! - [`programme`]: all finished attempts of a computer, gathered and played, gone through for reports and exports.
//!   **Invariant:** an attempt comes once; what cannot be read, or is left out, is told with its reason.
//! - [`push`]: hands statements to a record store in batches. **Invariant:** a cut loses nothing and doubles nothing.
//! - [`media`]: demux, decode, captions, reel, clock, each apart, fakes beside each trait.
//!   **Invariant:** lower layers never call up; the caller polls. Sound is the master clock, the picture follows.
//! - [`store`]: the trait, SQLite behind it, an in-memory one for tests; [`store::gathered`]: what a trainer gathered of all laptops.
//!   **Invariant:** `append` has returned only when the event would survive a power cut.
//! - [`privacy`]: what is kept of a code on this computer, handed over, deleted, and deleted in time.
//!   **Invariant:** a cut leaves something that the next try finds; nothing is left out in silence.
//! - [`pack`]: a scenario as one signed file: built, proved, installed whole or not at all.
//!   **Invariant:** nothing of a pack reaches the disk before its signature was found good and its key trusted.
//! - `film` (feature `film`): storyboard → frames and sound → encoder. **Invariant:** frames depend on time and seed only.
//! - [`platform`]: folders, clock, chance, display and desktop of this machine. **Invariant:** only `cli` and `app` ask it.
//! - [`cli`]: one file a command. **Invariant:** arguments and exit codes are known here alone (`ias film` hands its own on to `film`).
//! - `app` (feature `app`): Bevy, egui and kira. `views` are plain egui functions from a view model to commands.
//!   **Invariant:** no system and no view holds a rule of the film.
//!
//! # Where would it go?
//!
//! - *A node kind*: `scenario/graph.rs` (as played), `scenario/source` (as written), `session/machine` (what it accepts),
//!   `app/views` (how it looks); the compiler names the rest.
//! - *A check rule*: a file in `scenario/check/`, one line in its registry, a folder in `tests/cases/check/`, its pages in
//!   `cli/explain/`. What it tells is a `phrase!`, which wants all three languages.
//! - *A codec*: an implementation of the decoder trait in `media/decode/`, chosen in one place by the demuxer.
//! - *A screen*: a view in `app/views/`, its plugin in `app/screens/`, its texts in `assets/lang/*/`.
//! - *A language*: `text::Language`, a folder in `assets/lang/`; the tests name every missing key.
//! - *A scoring rule*: its file in `scoring/`, its vector beside it.
//!
//! # Cross-cutting
//!
//! **Errors.** Authors' mistakes are diagnostics; an environment's failures are one enum a boundary with `source()` and a
//! remedy; our own bugs panic. Log or return, never both.
//! **Tests.** Folders of input and expected trace in `tests/cases`; properties with proptest; views with kittest; the real
//! window on a virtual display. No sleeping on a clock that can be given, no network.
//! **Features.** Without features the crate has no Bevy, egui, kira or wgpu in its tree.
//!
//! # Where building changed the design
//!
//! - *Scenario files are read by a reader of our own* (`scenario/syntax`), not by serde: it goes on after a fault, so that
//!   fifty faults in a file are fifty findings, and keeps every byte, so that an editor can write a single value back. That
//!   it agrees with the `ron` crate is tested.
//! - *The film is no material on a mesh* but one pass of the camera's own schedule (`app/reel_view`): where the processor
//!   computes the graphics, Bevy's 2D path costs twice as much as the film itself. There the planes are also mixed before
//!   they go up; a graphics card mixes them in the shader.
//! - *The exploration stands in `proof`, not in `scenario`*: ranges of scores need the real scores, which stand to the right.
//! - *Naming is a part of its own in the rubric*, beside noticing, because when and what are separate results.
//! - *Both release and test build by one profile*, and two dependencies are listed only to fix their features: on a small
//!   machine nothing may make Bevy be built twice.
//!
//! [`Graph`]: scenario::graph::Graph

#[cfg(feature = "app")]
pub mod app;
pub mod catalogue;
pub mod cli;
pub mod cohort;
pub mod course;
pub mod debrief;
pub mod diagnostic;
#[cfg(feature = "film")]
pub mod film;
pub mod handin;
pub mod keys;
pub mod media;
pub mod pack;
pub mod platform;
pub mod privacy;
pub mod programme;
pub mod proof;
pub mod push;
pub mod report;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod store;
pub mod text;
pub mod time;
