//! Many attempts together. It marks nobody anew: what one attempt earned is `scoring`'s to say.
//!
//! [`coverage`] counts who went where in one scenario; [`record`] is what one attempt adds to every statistic. A [`Cohort`]
//! takes records in any order and tells what the group learned: [`group::GroupReport`], which reports draw and screens
//! plot. [`library`] is what is known beside the attempts, [`statistics`] holds the formulae, [`spacing`] the pauses
//! between tests.
//!
//! ```
//! use ias::cohort::library::Library;
//! use ias::cohort::{Cohort, Wishes};
//! let nobody = Cohort::default().report(&Library::default(), Wishes::default());
//! assert_eq!((nobody.counts.attempts, nobody.sensitivity.d_prime), (0, None));
//! ```

mod compute;
pub mod coverage;
pub mod group;
pub mod library;
pub mod record;
pub mod roll;
mod sitting;
pub mod spacing;
pub mod statistics;
#[cfg(test)]
mod tests;
mod view;

pub use compute::LEAST_PEOPLE;
pub use sitting::Cohort;
pub use view::Wishes;
