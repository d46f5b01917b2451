//! An attempt's log as the session knows it, over a store that keeps lines.

use super::{Position, Store, StoreError};
use crate::session::log::line_of;
use crate::session::{AttemptId, Event, Recorded};
use crate::time::MediaTime;

/// Keeps the events that one input caused; durable when it returns. Nothing happens for none.
///
/// # Errors
/// As [`Store::append`].
pub fn append(store: &mut dyn Store, attempt: &AttemptId, events: &[Recorded]) -> Result<(), StoreError> {
    let Some(first) = events.first() else { return Ok(()) };
    let lines: Vec<String> = events.iter().map(line_of).collect();
    store.append(attempt, first.seq, &lines)
}

/// The attempt's events, in order.
///
/// # Errors
/// As [`Store::events`]; [`StoreError::UnreadableEvent`] when a line is not an event of this release in its place.
pub fn read(store: &dyn Store, attempt: &AttemptId) -> Result<Vec<Recorded>, StoreError> {
    let unreadable =
        |number, detail| StoreError::UnreadableEvent { attempt: attempt.clone(), number, detail };
    (0..)
        .zip(store.events(attempt)?)
        .map(|(number, line)| {
            let event: Recorded = serde_json::from_str(&line).map_err(|error| unreadable(number, error.to_string()))?;
            if event.seq == number { Ok(event) } else { Err(unreadable(number, format!("it says number {}", event.seq))) }
        })
        .collect()
}

/// Where the scene on screen goes on after an interruption: the latest time known of this showing of it.
///
/// Zero for a scene that had just begun, and where no scene was on screen.
#[must_use]
pub fn resumes_at(log: &[Recorded], position: Option<&Position>) -> MediaTime {
    let shows = |event: &Recorded| matches!(event.event, Event::NodeEntered { .. } | Event::SceneReplayed);
    let Some(began) = log.iter().rposition(shows) else { return MediaTime::ZERO };
    let node = log[..=began].iter().rev().find_map(|event| match &event.event {
        Event::NodeEntered { node } => Some(node),
        _ => None,
    });
    let told = log[began + 1..].iter().filter_map(|event| event.media).max();
    let noted = position
        .filter(|position| Some(&position.node) == node && position.events > began as u64)
        .map(|position| position.media);
    told.max(noted).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::contract::attempt;
    use super::super::{MemoryStore, Store};
    use super::*;
    use crate::session::{FlagId, PauseReason};
    use crate::time::WallTime;

    fn recorded(seq: u64, millis: Option<i64>, event: Event) -> Recorded {
        Recorded { seq, media: millis.map(MediaTime::from_millis), wall: WallTime(5), event }
    }

    fn entered(node: &str) -> Event {
        Event::NodeEntered { node: node.into() }
    }

    fn flagged(at: i64) -> Event {
        Event::Flagged { flag: FlagId(1), at: MediaTime::from_millis(at), spot: None, replay: false }
    }

    fn position(node: &str, millis: i64, events: u64) -> Position {
        Position { node: node.into(), media: MediaTime::from_millis(millis), events, noted: WallTime(6) }
    }

    #[test]
    fn events_survive_the_lines() {
        let new = attempt(1, "t-1");
        let mut store = MemoryStore::default();
        store.begin(&new).expect("begins");
        let log = [recorded(0, None, entered("lane")), recorded(1, Some(9_100), flagged(9_000))];
        append(&mut store, &new.id, &log[..1]).expect("keeps");
        append(&mut store, &new.id, &log[1..]).expect("keeps");
        append(&mut store, &new.id, &[]).expect("nothing to keep");
        assert_eq!(read(&store, &new.id).expect("reads"), log);
    }

    #[test]
    fn a_line_of_another_release_is_told_with_its_number() {
        let new = attempt(1, "t-1");
        let mut store = MemoryStore::default();
        store.begin(&new).expect("begins");
        append(&mut store, &new.id, &[recorded(0, None, entered("lane"))]).expect("keeps");
        store.append(&new.id, 1, &["{}".to_owned()]).expect("keeps lines");
        assert!(matches!(read(&store, &new.id), Err(StoreError::UnreadableEvent { number: 1, .. })));
    }

    #[test]
    fn a_scene_goes_on_where_it_stood_last() {
        let mut log = vec![recorded(0, None, entered("lane")), recorded(1, Some(9_000), flagged(9_000))];
        let millis = |log: &[Recorded], position: Option<Position>| resumes_at(log, position.as_ref()).millis();
        assert_eq!(millis(&log, None), 9_000, "the flag tells");
        assert_eq!(millis(&log, Some(position("lane", 12_000, 2))), 12_000, "the heartbeat is later");
        assert_eq!(millis(&log, Some(position("lane", 8_000, 1))), 9_000, "the flag came after the heartbeat");
        log.push(recorded(2, Some(9_500), Event::Paused { reason: PauseReason::Left }));
        assert_eq!(millis(&log, Some(position("lane", 9_400, 2))), 9_500);
        log.push(recorded(3, None, Event::SceneReplayed));
        assert_eq!(millis(&log, Some(position("lane", 12_000, 2))), 0, "shown again from its beginning");
        assert_eq!(millis(&log, Some(position("lane", 700, 4))), 700);
        log.push(recorded(4, None, entered("lane")));
        assert_eq!(millis(&log, Some(position("lane", 12_000, 4))), 0, "the same node, but another visit");
        assert_eq!(millis(&log, Some(position("phone", 12_000, 5))), 0, "another node");
        assert_eq!(millis(&[], None), 0);
    }
}
