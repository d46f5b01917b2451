//! What leaves the application to be read elsewhere: reports to print, tables, statements for a learning record store.
//!
//! Everything here is a pure function from scores, debriefs, records and statistics to text. It marks nobody and counts
//! nothing anew: numbers come from `scoring` and `cohort`, judgements from the score or from the author's own words.
//! No report says of a person in a film what that person is, and none holds a trainee's name: codes at most.
//!
//! - [`cards`]: the codes of a course, to print and cut.
//! - [`xapi`]: an attempt as statements; [`csv`]: rows for spreadsheets and grade books.
//! - [`html`]: reports for a trainee, a group and a programme, each one file that needs no network and no script.
//! - [`sheet`]: what a group's report says, as plain data for a screen to draw.
//! - [`plot`]: the pictures in them, as SVG made of numbers.
//! - [`words`]: what they say, in three languages, with plurals and numbers as each language writes them.
//!
//! It must not know: the disk, clocks, screens, where results are kept.

pub mod cards;
pub mod csv;
pub mod html;
pub mod plot;
pub mod sheet;
pub(crate) mod tell;
pub mod words;
pub mod xapi;
