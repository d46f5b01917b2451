//! Small motions that make a figure live: blinks, breath, gaze, talk. Pure functions of time and a seed.

use super::face::FaceState;
use super::mouth::Lips;

/// Seconds that lids take to close.
pub const BLINK_DOWN: f32 = 0.10;
/// Seconds that lids take to open again.
const BLINK_UP: f32 = 0.16;
/// Seconds that a gaze takes to jump.
pub const GAZE_JUMP: f32 = 0.12;
/// Seconds that a head takes to go after the eyes.
const HEAD_TURN: f32 = 0.7;
/// Seconds that a brow takes to move.
pub const BROW_MOVE: f32 = 0.3;
/// Lids closed this far sleep.
const ASLEEP: f32 = 0.9;
/// The mouth never opens wider in quiet speech.
const OPEN_LIMIT: f32 = 0.6;

/// Eases `t` in 0..=1 in and out; clamped outside.
#[must_use]
pub fn ease(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// How far a change that begins at `from` and takes `over` seconds has come at `time`, eased, 0..=1.
#[must_use]
pub fn progress(time: f32, from: f32, over: f32) -> f32 {
    if over <= 0.0 { if time >= from { 1.0 } else { 0.0 } } else { ease((time - from) / over) }
}

/// How closed the lids are (0..=1) `since` seconds after a blink began.
#[must_use]
pub fn blink_curve(since: f32) -> f32 {
    if !(0.0..=BLINK_DOWN + BLINK_UP).contains(&since) {
        0.0
    } else if since < BLINK_DOWN {
        ease(since / BLINK_DOWN)
    } else {
        1.0 - ease((since - BLINK_DOWN) / BLINK_UP)
    }
}

/// How closed the lids are at `time`: a blink every 2 to 4 seconds, at moments that `seed` decides.
#[must_use]
pub fn blink(time: f32, seed: u32) -> f32 {
    // One blink in each cell of three seconds, at 0.5 to 2.5 s of it: neighbours are 1 to 5 s apart, mostly 2 to 4.
    let cell = (time / 3.0).floor();
    let at = |cell: f32| cell * 3.0 + 0.5 + 1.6 * chance(seed, cell as i32 as u32);
    blink_curve(time - at(cell)).max(blink_curve(time - at(cell - 1.0)))
}

/// Breath at `time`, −1 (out) … 1 (in), about four seconds long.
#[must_use]
pub fn breath(time: f32, seed: u32) -> f32 {
    let length = 3.7 + 0.8 * chance(seed, 7);
    libm::sinf((time / length + chance(seed, 11)) * std::f32::consts::TAU)
}

/// A slow wander in −1..=1, for heads that are never quite still. Continuous in time.
#[must_use]
pub fn drift(time: f32, seed: u32) -> f32 {
    let wave = |rate: f32, salt: u32| libm::sinf((time * rate + chance(seed, salt)) * std::f32::consts::TAU);
    wave(0.11, 1) * 0.5 + wave(0.23, 2) * 0.32 + wave(0.41, 3) * 0.18
}

/// The gaze at `time` for changes (second, (lookx, looky)) in order of time, and the blink that goes with each.
#[must_use]
pub fn gaze(time: f32, changes: &[(f32, (f32, f32))]) -> ((f32, f32), f32) {
    let mut now = (0.0, 0.0);
    let mut lid = 0.0_f32;
    for &(at, (x, y)) in changes {
        let part = progress(time, at, GAZE_JUMP);
        now = (now.0 + (x - now.0) * part, now.1 + (y - now.1) * part);
        lid = lid.max(blink_curve(time - at) * 0.8);
    }
    (now, lid)
}

/// Where the head has turned by `time` for the same changes of gaze: later, slower and not all the way.
#[must_use]
pub fn head_follows(time: f32, changes: &[(f32, (f32, f32))]) -> (f32, f32) {
    let mut now = (0.0, 0.0);
    for &(at, (x, y)) in changes {
        let part = progress(time, at + 0.08, HEAD_TURN);
        now = (now.0 + (x - now.0) * part, now.1 + (y - now.1) * part);
    }
    now
}

/// Eyes are never quite still: small jumps (right, down) every second or two, at moments that `seed` decides.
#[must_use]
pub fn flicks(time: f32, seed: u32) -> (f32, f32) {
    const CELL: f32 = 1.4;
    let cell = (time / CELL).floor();
    let of = |cell: f32, salt: u32| chance(seed ^ salt, cell as i32 as u32) - 0.5;
    let at = (cell + 0.1 + 0.7 * chance(seed ^ 0x5a, cell as i32 as u32)) * CELL;
    let part = progress(time, at, GAZE_JUMP * 0.5);
    let between = |salt: u32| of(cell - 1.0, salt) + (of(cell, salt) - of(cell - 1.0, salt)) * part;
    (between(0x51) * 0.11, between(0x52) * 0.07)
}

/// How far a head is lowered (0..=1) `since` seconds after a nod began: down, and up more slowly.
#[must_use]
pub fn nod_curve(since: f32) -> f32 {
    const DOWN: f32 = 0.28;
    const UP: f32 = 0.5;
    if since < DOWN { ease(since / DOWN) } else { 1.0 - ease((since - DOWN) / UP) }
}

/// What a listener does of himself when a line that he heard has ended: the blink (0..=1) and a small turn of the head
/// (−1..=1) that stays until the next. It says neither yes nor no: assent is the storyboard's to give.
#[must_use]
pub fn listens(time: f32, seed: u32, heard: &[(f32, f32)]) -> (f32, f32) {
    let (mut lid, mut turn) = (0.0_f32, 0.0_f32);
    for (index, &(_, end)) in (0u32..).zip(heard) {
        let late = 0.08 + 0.35 * chance(seed, 60 + index);
        if chance(seed, 30 + index) < 0.7 {
            lid = lid.max(blink_curve(time - end - late));
        }
        let to = chance(seed, 90 + index) * 2.0 - 1.0;
        turn += (to - turn) * progress(time, end + late, HEAD_TURN);
    }
    (lid, turn)
}

/// A face with blinks, small jumps of the eyes and speech laid over an expression; `stress` is how much a stressed
/// syllable is felt.
#[must_use]
pub fn alive(expression: FaceState, time: f32, seed: u32, lips: Lips, stress: f32) -> FaceState {
    let (right, down) = if expression.lid >= ASLEEP { (0.0, 0.0) } else { flicks(time, seed) };
    let kept = 1.0 - lips.speaks;
    FaceState {
        lid: expression.lid.max(blink(time, seed)),
        lookx: expression.lookx + right,
        looky: expression.looky + down,
        brow: expression.brow + stress * 0.13,
        open: (expression.open * kept + lips.open).min(OPEN_LIMIT),
        wide: (expression.wide * (1.0 - 0.6 * lips.speaks) + lips.wide).clamp(-0.7, 0.8),
        // A smile or a sorrow stays in the corners, less so where the lips are busy.
        corner: expression.corner * (1.0 - 0.35 * lips.speaks),
        bite: lips.bite,
        ..expression
    }
}

/// A number in 0..1 that depends only on the arguments.
#[must_use]
pub fn chance(seed: u32, salt: u32) -> f32 {
    let mut value = seed.wrapping_mul(0x9e37_79b9) ^ salt.wrapping_mul(0x85eb_ca6b) ^ 0x27d4_eb2f;
    value ^= value >> 16;
    value = value.wrapping_mul(0x7feb_352d);
    value ^= value >> 15;
    value = value.wrapping_mul(0x846c_a68b);
    value ^= value >> 16;
    (value >> 8) as f32 / 16_777_216.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blink_closes_and_opens_in_time() {
        assert_eq!(blink_curve(-0.01), 0.0);
        assert!((blink_curve(0.10) - 1.0).abs() < 1e-5);
        assert!(blink_curve(0.05) > 0.4 && blink_curve(0.05) < 0.6);
        assert_eq!(blink_curve(0.27), 0.0);
    }

    #[test]
    fn blinks_come_every_one_to_five_seconds() {
        for seed in 0..20 {
            let closed: Vec<f32> =
                (0..3000).map(|step| step as f32 * 0.02).filter(|&time| blink(time, seed) > 0.7).collect();
            let starts: Vec<f32> =
                closed.windows(2).filter(|pair| pair[1] - pair[0] > 0.5).map(|pair| pair[1]).collect();
            assert!(starts.len() >= 17, "seed {seed}: {} blinks a minute", starts.len());
            assert!(starts.windows(2).all(|pair| (1.0..5.2).contains(&(pair[1] - pair[0]))), "seed {seed}");
        }
    }

    #[test]
    fn gaze_jumps_and_blinks() {
        let changes = [(1.0, (0.5, 0.0)), (3.0, (-0.5, 0.6))];
        assert_eq!(gaze(0.5, &changes).0, (0.0, 0.0));
        assert_eq!(gaze(2.0, &changes).0, (0.5, 0.0));
        let (look, lid) = gaze(3.1, &changes);
        assert!(lid > 0.7 && look.1 > 0.3);
        assert_eq!(gaze(4.0, &changes), ((-0.5, 0.6), 0.0));
    }

    #[test]
    fn the_head_comes_after_the_eyes() {
        let changes = [(1.0, (0.5, 1.0))];
        assert_eq!(head_follows(1.05, &changes), (0.0, 0.0));
        assert!(head_follows(1.3, &changes).1 < gaze(1.3, &changes).0.1);
        assert_eq!(head_follows(2.0, &changes), (0.5, 1.0));
    }

    #[test]
    fn speech_stays_within_the_limits_of_the_face() {
        let smile = FaceState { wide: 0.6, open: 0.3, corner: 0.5, ..FaceState::default() };
        for (open, wide) in [(0.6, 0.8), (0.6, -0.7), (0.0, 0.0)] {
            let said = alive(smile, 1.0, 3, Lips { open, wide, bite: 0.0, speaks: 1.0 }, 1.0);
            assert!((0.0..=0.6).contains(&said.open) && (-0.7..=0.8).contains(&said.wide) && said.corner > 0.2);
        }
        let shut = alive(smile, 1.0, 3, Lips { speaks: 1.0, ..Lips::default() }, 0.0);
        assert_eq!(shut.open, 0.0, "lips that meet meet");
        assert_eq!(alive(smile, 1.0, 3, Lips::default(), 0.0).open, 0.3);
    }

    #[test]
    fn eyes_jump_a_little_and_rest_between() {
        let path: Vec<f32> = (0..1500u16).map(|n| flicks(f32::from(n) * 0.02, 9).0).collect();
        let still = path.windows(2).filter(|pair| (pair[1] - pair[0]).abs() < 1e-6).count();
        assert!(still > 1200 && still < 1480, "{still}");
        assert!(path.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.08));
        assert!(path.iter().all(|x| x.abs() < 0.1));
    }

    #[test]
    fn a_listener_moves_after_the_line_and_not_before() {
        let heard = [(1.0, 3.0)];
        assert_eq!(listens(2.9, 4, &heard), (0.0, 0.0));
        assert!((0..20).any(|seed| listens(3.3, seed, &heard).0 > 0.3));
        assert!((0..20).all(|seed| listens(6.0, seed, &heard).0 == 0.0 && listens(6.0, seed, &heard).1.abs() > 0.0));
    }

    #[test]
    fn a_nod_goes_down_and_comes_back() {
        assert_eq!(nod_curve(-1.0), 0.0);
        assert!((nod_curve(0.28) - 1.0).abs() < 1e-4 && nod_curve(0.1) > 0.1 && nod_curve(0.9) == 0.0);
    }

    #[test]
    fn chance_is_spread_over_its_range() {
        let values: Vec<f32> = (0..1000).map(|seed| chance(seed, 5)).collect();
        let mean = values.iter().sum::<f32>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.03 && values.iter().all(|value| (0.0..1.0).contains(value)));
    }
}
