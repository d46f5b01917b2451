//! Many attempts together. It marks nobody anew: what one attempt earned is `scoring`'s to say.
//!
//! [`coverage`] counts who went where in one scenario; [`record`] is what one attempt adds to every statistic.

pub mod coverage;
pub mod record;
