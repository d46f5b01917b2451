//! The part of a scene that the time line shows.

/// The least that is shown, in seconds.
const LEAST: f64 = 0.4;

/// From when to when, in seconds of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Span {
    /// The whole of a scene.
    pub(super) fn whole(length: f64) -> Self {
        Self { from: 0.0, to: length }
    }

    /// How long it is.
    pub(super) fn length(self) -> f64 {
        self.to - self.from
    }

    /// Whether all of a scene is shown.
    pub(super) fn is_whole(self, length: f64) -> bool {
        self.length() >= length - 1e-6
    }

    /// Shorter by a factor; the moment `at` stays where it is on the line.
    pub(super) fn zoomed(self, at: f64, factor: f64, length: f64) -> Self {
        let long = (self.length() / factor).clamp(LEAST.min(length), length);
        let share = ((at - self.from) / self.length()).clamp(0.0, 1.0);
        Self { from: at - share * long, to: at + (1.0 - share) * long }.within(length)
    }

    /// Moved along the scene.
    pub(super) fn moved(self, by: f64, length: f64) -> Self {
        Self { from: self.from + by, to: self.to + by }.within(length)
    }

    /// With a moment in sight: moved on by pages, so that the line stands still while a film runs over it.
    pub(super) fn showing(self, at: f64, length: f64) -> Self {
        if (self.from..=self.to).contains(&at) {
            return self.within(length);
        }
        let from = if at > self.to { at - self.length() * 0.05 } else { at - self.length() * 0.5 };
        Self { from, to: from + self.length() }.within(length)
    }

    fn within(self, length: f64) -> Self {
        let long = self.length().min(length);
        let from = self.from.clamp(0.0, (length - long).max(0.0));
        Self { from, to: from + long }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pointed_at_stays_and_nothing_beyond_the_scene_is_shown() {
        let whole = Span::whole(26.0);
        let near = whole.zoomed(10.0, 4.0, 26.0);
        assert!((near.length() - 6.5).abs() < 1e-9 && (near.from - 7.5).abs() < 1e-9, "{near:?}");
        let share = |span: Span| (10.0 - span.from) / span.length();
        assert!((share(near) - share(whole)).abs() < 1e-9, "it stays where it was on the line");
        assert_eq!(near.zoomed(10.0, 0.01, 26.0), whole);
        assert!((near.zoomed(10.0, 1e9, 26.0).length() - LEAST).abs() < 1e-9);
        assert_eq!(near.moved(-100.0, 26.0).from, 0.0);
        assert_eq!(near.moved(100.0, 26.0).to, 26.0);
        assert!(whole.is_whole(26.0) && !near.is_whole(26.0));
        assert_eq!(Span::whole(0.2).zoomed(0.1, 5.0, 0.2), Span::whole(0.2), "a short scene is shown whole");
    }

    #[test]
    fn a_film_that_runs_out_of_sight_turns_the_page() {
        let near = Span { from: 4.0, to: 8.0 };
        assert_eq!(near.showing(6.0, 26.0), near);
        let next = near.showing(8.1, 26.0);
        assert!((next.from - 7.9).abs() < 1e-9 && (next.length() - 4.0).abs() < 1e-9, "{next:?}");
        let before = near.showing(1.0, 26.0);
        assert!(before.from == 0.0 && before.to == 4.0);
    }
}
