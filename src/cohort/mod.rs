//! Many attempts of one scenario together. It marks nobody anew: what one attempt earned is `scoring`'s to say.

pub mod coverage;
