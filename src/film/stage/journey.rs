//! Ways that things take over time: coming nearer in perspective, swinging to and fro.

use super::ease::{Ease, Track};

/// A journey in perspective: nearness grows as things do that come at an even speed, slowing at its end.
pub(super) fn travel(track: &mut Track<[f32; 3]>, at: f32, from: [f32; 3], to: [f32; 3], over: f32) {
    const STEPS: u8 = 24;
    let far = |near: f32| 1.0 / near.max(0.01);
    track.go(at, from, 0.0, Ease::Hold);
    for step in 1..=STEPS {
        let x = f32::from(step) / f32::from(STEPS);
        let gone = Ease::InOut.at(x);
        let near = 1.0 / (far(from[2]) + (far(to[2]) - far(from[2])) * gone);
        let spread = to[2] - from[2];
        let part = if spread.abs() > 1e-3 { (near - from[2]) / spread } else { gone };
        let at_step = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, near];
        let start = at + over * (x - 1.0 / f32::from(STEPS));
        track.go(start, at_step, over / f32::from(STEPS), Ease::Linear);
    }
}

/// Strokes to and fro, `stroke` seconds there and back, the last begun within `span` and finished after it.
pub(super) fn swing(track: &mut Track<[f32; 5]>, rest: [f32; 5], degrees: f32, span: (f32, f32), stroke: f32) {
    let stroke = stroke.max(0.2);
    let mut far = rest;
    far[3] += degrees;
    let mut at = span.0;
    while at < span.1 {
        track.go(at, far, stroke * 0.45, Ease::InOut);
        track.go(at + stroke * 0.5, rest, stroke * 0.45, Ease::InOut);
        at += stroke;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_that_comes_nearer_grows_faster_and_faster_midway() {
        let mut track = Track::steady([600.0, 300.0, 0.2]);
        travel(&mut track, 1.0, [600.0, 300.0, 0.2], [640.0, 500.0, 1.0], 4.0);
        let near = |t: f32| track.at(t, [0.0; 3])[2];
        assert_eq!(near(0.5), 0.2);
        assert!((near(5.1) - 1.0).abs() < 1e-3);
        assert!(near(3.0) < 0.5, "half way it is still small: {}", near(3.0));
        let line: Vec<f32> = (0..=40u8).map(|i| near(1.0 + f32::from(i) * 0.1)).collect();
        assert!(line.is_sorted());
        let [x, y, n] = track.at(3.0, [0.0; 3]);
        assert!(((x - 600.0) / 40.0 - (n - 0.2) / 0.8).abs() < 0.02 && ((y - 300.0) / 200.0 - (n - 0.2) / 0.8).abs() < 0.02);
    }

    #[test]
    fn wipers_come_to_rest_when_they_are_off() {
        let rest = [0.0, 0.0, 1.0, 38.0, 1.0];
        let mut track = Track::steady(rest);
        swing(&mut track, rest, -60.0, (7.0, 10.6), 1.4);
        let turn = |t: f32| track.at(t, rest)[3];
        assert_eq!(turn(6.0), 38.0);
        assert!((turn(7.68) + 22.0).abs() < 0.5, "{}", turn(7.68));
        assert_eq!(turn(12.0), 38.0);
    }
}
