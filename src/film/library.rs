//! The library in words: what can be named of each set, person and thing. The [sheet](super::sheet) shows how they look.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::error::FilmError;
use super::stage::acting::Casting;
use super::stage::set::Set;
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
        let lights: BTreeSet<&str> = set.items.iter().filter_map(|item| item.light.as_deref()).map(|light| light.trim_start_matches('!')).collect();
        let words = |names: &mut dyn Iterator<Item = &String>| names.cloned().collect::<Vec<_>>();
        tell("set", &name, &[
            ("anchors", words(&mut set.anchors.keys())),
            ("looks", words(&mut set.looks.keys())),
            ("lights", lights.into_iter().map(str::to_owned).collect()),
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
        tell("thing", &name, &[("states", states.into_iter().cloned().collect())]);
    }
    if text.is_empty() {
        let name = wanted.unwrap_or_default().to_owned();
        return Err(FilmError::Unknown { kind: "set, figure or thing", name, place: "the library".to_owned(), known });
    }
    Ok(text)
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
        assert!(told(Some("phone-messages")).expect("a thing").contains("message-1"));
        assert!(told(None).expect("all").lines().count() > 200);
        assert!(told(Some("interview-rom")).expect_err("unknown").to_string().contains("did you mean \"interview-room\"?"));
    }
}
