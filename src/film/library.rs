//! The library in words: what can be named of each set, person and thing. The [sheet](super::sheet) shows how they look.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::error::FilmError;
use super::stage::acting::Casting;
use super::stage::set::{Set, What};
use super::stage::svg::view_box;
use super::storyboard::from_ron;

/// What can be named of `wanted`, or of everything.
pub(super) fn told(assets: &Path, wanted: Option<&str>) -> Result<String, FilmError> {
    let film = assets.join("film");
    let mut text = String::new();
    let mut known = Vec::new();
    let mut tell = |kind: &str, name: &str, lines: &[(&str, Vec<String>)]| {
        known.push(name.to_owned());
        if wanted.is_some_and(|wanted| wanted != name) {
            return;
        }
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{kind} \"{name}\"");
        for (what, names) in lines.iter().filter(|(_, names)| !names.is_empty()) {
            let _ = writeln!(text, "  {what}: {}", names.join(", "));
        }
    };
    for name in folders(&film.join("sets"))? {
        let set = Set::read(&film.join("sets").join(&name).join("set.ron"))?;
        let words = |names: &mut dyn Iterator<Item = &String>| names.cloned().collect::<Vec<_>>();
        // Where a set has several planes, a place to stand names its own; what names none is for the camera.
        let planes = set.items.iter().filter(|item| matches!(item.what, What::Slot(_))).count();
        let (stand, seen): (Vec<_>, Vec<_>) = set.anchors.iter().partition(|(_, anchor)| planes < 2 || anchor.slot.is_some());
        tell("set", &name, &[
            ("anchors", words(&mut stand.into_iter().map(|(name, _)| name))),
            ("anchors of the camera only", words(&mut seen.into_iter().map(|(name, _)| name))),
            ("looks", words(&mut set.looks.keys())),
            ("lights", lights(&set)),
            ("fx", weather(&set)),
        ]);
    }
    let path = film.join("casting.ron");
    let casting: Casting = from_ron(&path, &std::fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?)?;
    for (name, poses) in &casting {
        tell("figure", name, &[("poses", poses.keys().cloned().collect())]);
    }
    for name in folders(&film.join("props"))? {
        let set = Set::read(&film.join("props").join(&name).join("prop.ron"))?;
        let states: BTreeSet<&String> = set.items.iter().flat_map(|item| item.on.keys()).collect();
        let details = set.details.iter().map(|(name, usual)| format!("{name} ({usual})")).collect();
        tell("thing", &name, &[("size at scale 1", size(&film.join("props").join(&name), &set)), ("states", states.into_iter().cloned().collect()), ("lights", lights(&set)), ("details", details)]);
    }
    if text.is_empty() {
        let name = wanted.unwrap_or_default().to_owned();
        return Err(FilmError::Unknown { kind: "set, figure or thing", name, place: "the library".to_owned(), known });
    }
    Ok(text)
}

/// How wide and high a thing is drawn, in units of a set, which is 1280 by 720: some are drawn for a close-up.
fn size(folder: &Path, set: &Set) -> Vec<String> {
    let boxes = set.items.iter().filter_map(|item| match &item.what {
        What::Draw(file) => view_box(&std::fs::read_to_string(folder.join(file)).ok()?),
        _ => None,
    });
    let all = boxes.reduce(|a, b| {
        let (left, top) = (a[0].min(b[0]), a[1].min(b[1]));
        [left, top, (a[0] + a[2]).max(b[0] + b[2]) - left, (a[1] + a[3]).max(b[1] + b[3]) - top]
    });
    all.into_iter().map(|[_, _, wide, high]| format!("{wide:.0} by {high:.0}")).collect()
}

fn lights(set: &Set) -> Vec<String> {
    set.lights().collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}

/// The weather that a set has room for.
fn weather(set: &Set) -> Vec<String> {
    let names = set.items.iter().filter_map(|item| match item.what {
        What::RainFar | What::RainNear => Some("Rain"),
        What::Ripples(..) => Some("Ripples"),
        What::Dust(_) => Some("Dust"),
        _ => None,
    });
    names.collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}

fn folders(of: &Path) -> Result<BTreeSet<String>, FilmError> {
    let all = std::fs::read_dir(of).map_err(|e| FilmError::file(of, e))?;
    Ok(all.flatten().filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_storyboard_may_name_is_told() {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let told = |wanted| super::told(&assets, wanted);
        let room = told(Some("interview-room")).expect("it is there");
        assert!(room.starts_with("set \"interview-room\"") && room.contains("anchors: ") && room.contains("chair"), "{room}");
        assert!(told(Some("mira")).expect("a figure").contains("hold-cup"));
        let phone = told(Some("phone-messages")).expect("a thing");
        assert!(phone.contains("size at scale 1: ") && phone.contains("states: message-1") && phone.contains("sender (R)"), "{phone}");
        let room = told(Some("family-room")).expect("it is there");
        assert!(room.contains("anchors of the camera only: halina-cam") && !room.contains("fx"), "{room}");
        assert!(told(Some("lane")).expect("it is there").contains("fx: Rain, Ripples"));
        assert!(told(None).expect("all").lines().count() > 200);
        assert!(told(Some("interview-rom")).expect_err("unknown").to_string().contains("did you mean \"interview-room\"?"));
    }
}
