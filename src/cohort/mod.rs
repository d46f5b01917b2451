//! Many attempts together. It marks nobody anew: what one attempt earned is `scoring`'s to say.
//!
//! [`coverage`] counts who went where in one scenario; [`record`] is what one attempt adds to every statistic; [`group`] is
//! what a group learned, as reports draw it; [`statistics`] holds the formulae.

pub mod coverage;
pub mod group;
pub mod record;
pub mod statistics;
