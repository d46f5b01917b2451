//! The rules of the house, one function each. A breach is `src/file.rs:line: what, and the rule`.

use std::collections::BTreeSet;

use super::source::{File, House, PathUse, is_word};

/// A room, and the rooms it may use. Whoever adds a room decides here where it stands.
const ROOMS: &[(&str, &[&str])] = &[
    ("time", &[]),
    ("text", &[]),
    ("diagnostic", &["text"]),
    ("catalogue", &["time", "text", "diagnostic"]),
    ("scenario", &["time", "text", "diagnostic", "catalogue"]),
    ("session", &["time", "text", "diagnostic", "catalogue", "scenario"]),
    ("scoring", &["time", "text", "diagnostic", "catalogue", "scenario", "session"]),
    ("proof", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring"]),
    ("debrief", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring"]),
    ("course", &["time", "text", "diagnostic", "catalogue", "scenario", "session"]),
    ("cohort", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "debrief", "course"]),
    // `session` for the code that a name stands behind.
    ("keys", &["time", "text", "session", "course"]),
    // Handing in begins at a laptop's store, gathering ends at the station's: here once for cli and app.
    ("handin", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "course", "cohort", "keys", "store"]),
    ("report", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "debrief", "course", "cohort"]),
    ("push", &["time", "text", "report"]),
    ("media", &["time", "text", "diagnostic"]),
    ("platform", &["time", "text"]),
    ("store", &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "course", "cohort"]),
    // Joins all that keeps something of a person, so that it can be handed over and deleted.
    ("privacy", &["time", "text", "diagnostic", "session", "course", "cohort", "keys", "store", "push"]),
    // Joins the stores with what reports say of them, and with whom it is handed to: here once for cli and app.
    (
        "programme",
        &[
            "time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "debrief", "course", "cohort", "report",
            "store", "push",
        ],
    ),
    ("pack", &["time", "text", "diagnostic", "catalogue", "scenario"]),
    ("film", &["time", "text", "diagnostic", "media::captions", "scenario::syntax"]),
    ("cli", &["*"]),
    ("app", &["*"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// A library, and the files that may know it (a folder, or a file without its ending).
const KNOWERS: &[(&[&str], &[&str])] = &[
    (&["ron"], &["catalogue/load", "course", "scenario/syntax", "scenario/source", "film/storyboard", "film"]),
    (&["rusqlite"], &["store/sqlite"]),
    (&["flate2"], &["store/gathered"]),
    (
        &["re_rav1d", "re_mp4", "symphonia", "symphonia_adapter_libopus", "symphonia_core", "rtrb", "yuv"],
        &["media", "cli/bench"],
    ),
    (
        &[
            "bevy", "bevy_egui", "egui", "kira", "accesskit", "wgpu", "winit", "fluent_bundle", "unic_langid", "intl_memoizer",
            "egui_kittest",
        ],
        &["app"],
    ),
    (&["lexopt"], &["cli", "film/command"]),
    (&["rpassword"], &["cli"]),
    (&["getrandom"], &["platform", "app"]),
    (&["directories"], &["platform"]),
    (&["zip", "minisign"], &["pack"]),
    // Keys of packs, and the header of basic authentication.
    (&["ct_codecs"], &["pack", "push"]),
    (&["strsim"], &["diagnostic"]),
    (&["rust_sugiyama", "petgraph"], &["scenario/draw"]),
    (&["jiff"], &["time"]),
    (&["age", "ed25519_dalek", "argon2"], &["keys"]),
    (&["qrcode", "maud", "uuid"], &["report"]),
    // Also lists of names that a trainer brings, which `report` may never see.
    (&["csv"], &["report", "keys/table"]),
    (&["statrs"], &["cohort"]),
    (&["ureq", "rustls", "keyring"], &["push"]),
    (&["egui_plot"], &["app"]),
    (&["rayon"], &["film", "handin", "cli/bench"]),
    (&["ebur128"], &["film", "media/measure"]),
    (&["resvg", "tiny_skia", "usvg"], &["film"]),
];

/// Rooms that decide: their answers depend on their arguments alone.
const PURE: &[&str] =
    &["time", "text", "diagnostic", "catalogue", "scenario", "session", "scoring", "proof", "debrief", "course", "cohort", "report"];

/// Files of pure rooms that read a folder for them, each so that the rest need not.
const READERS: &[&str] = &["catalogue/disk", "course/disk", "scenario/disk", "scenario/folder", "scenario/load"];

/// What a pure room must be given instead of asking for it.
const MACHINE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "env"],
    &["std", "net"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["std", "hash", "RandomState"],
    &["std", "collections", "hash_map", "RandomState"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
];

fn breach(file: &File, line: usize, what: &str) -> String {
    format!("src/{}:{line}: {what}", file.name)
}

fn stands_in(file: &File, places: &[&str]) -> bool {
    let module = file.name.trim_end_matches(".rs");
    places.iter().any(|place| module == *place || module.starts_with(&format!("{place}/")))
}

/// Rule 1: right may use left, never the reverse.
pub fn imports(house: &House) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in &house.files {
        let room = file.room();
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            breaches.push(breach(file, 1, &format!("the room `{room}` has no place yet: give it one in ROOMS of this test")));
            continue;
        };
        for path in file.paths() {
            let inside = match path.parts[0].as_str() {
                "crate" | "ias" => &path.parts[1..],
                _ => continue,
            };
            let Some(used) = inside.first() else { continue };
            let is_room = ROOMS.iter().any(|(name, _)| name == used);
            let may = used == room
                || !is_room
                || allowed.contains(&"*")
                || allowed.iter().any(|allowed| allowed.split("::").eq(inside.iter().take(allowed.split("::").count())));
            if !may {
                let what = format!("`{room}` uses `{}` (rule 1: right may import left, never the reverse)", inside.join("::"));
                breaches.push(breach(file, path.line, &what));
            }
        }
    }
    breaches
}

/// Rule 2: no `cfg(feature)` but where features are joined.
pub fn features(house: &House) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in &house.files {
        if matches!(file.room(), "lib" | "cli" | "app" | "film") {
            continue;
        }
        for pair in file.tokens.windows(2) {
            if pair[0].text == "feature" && pair[1].text == "=" {
                breaches.push(breach(file, pair[0].line, "`cfg(feature)` on a core type (rule 2: the core is one, with or without features)"));
            }
        }
    }
    breaches
}

/// Rule 3: one knower each.
pub fn knowers(house: &House) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in &house.files {
        let own_modules: BTreeSet<&str> = declared_modules(file);
        for PathUse { parts, line } in file.paths() {
            let library = parts[0].as_str();
            if own_modules.contains(library) {
                continue;
            }
            for (libraries, places) in KNOWERS {
                if libraries.contains(&library) && !stands_in(file, places) {
                    let what = format!("`{library}` is known to {} only (rule 3: one knower each)", places.join(", "));
                    breaches.push(breach(file, line, &what));
                }
            }
            let ends = parts.windows(2).any(|pair| pair[0] == "process" && pair[1] == "exit");
            if ends && !stands_in(file, &["cli", "main"]) {
                breaches.push(breach(file, line, "`process::exit` outside cli and main (rule 3: exit codes are known to cli)"));
            }
        }
    }
    breaches
}

fn declared_modules(file: &File) -> BTreeSet<&str> {
    file.tokens.windows(2).filter(|pair| pair[0].text == "mod").map(|pair| pair[1].text.as_str()).collect()
}

/// Rule 4: clocks, files, environment and chance arrive as arguments.
pub fn purity(house: &House) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in house.files.iter().filter(|file| PURE.contains(&file.room()) && !stands_in(file, READERS)) {
        for PathUse { parts, line } in file.paths() {
            if MACHINE.iter().any(|asked| asked.iter().eq(parts.iter().take(asked.len()))) {
                let what = format!("`{}` in a pure room (rule 4: it arrives as an argument)", parts.join("::"));
                breaches.push(breach(file, line, &what));
            }
        }
    }
    breaches
}

/// Says, in a comment on the line or the one above, why a walk over a hash map is harmless.
const HARMLESS: &str = "order cannot show";

/// Rule 7: hash maps are never iterated where order can show.
///
/// Sees walks over a local name, over `self.….name`, and over a public field; a name alone does not tell its type.
pub fn hash_order(house: &House) -> Vec<String> {
    const WALKS: [&str; 8] = ["iter", "iter_mut", "keys", "into_keys", "values", "values_mut", "into_values", "into_iter"];
    let deciding = |file: &&File| PURE.contains(&file.room()) || matches!(file.room(), "store" | "cli");
    let shared: BTreeSet<String> =
        house.files.iter().filter(deciding).flat_map(|file| hash_names(file, Bound::PublicField)).collect();
    let mut breaches = Vec::new();
    for file in house.files.iter().filter(deciding) {
        let fields = hash_names(file, Bound::Field);
        let locals = hash_names(file, Bound::Local);
        for (at, token) in file.tokens.iter().enumerate() {
            let text = |offset: usize| file.tokens.get(at + offset).map_or("", |token| token.text.as_str());
            let walked = text(1) == "." && WALKS.contains(&text(2)) && text(3) == "(";
            // `for x in &self.name {`: back over the path to the `in`.
            let looped = text(1) == "{" && {
                let of_path = |text: &str| matches!(text, "." | "&") || (is_word(text) && text != "in");
                let before = file.tokens[..at].iter().rev().take_while(|token| of_path(&token.text));
                let steps = before.count();
                at > steps && file.tokens[at - steps - 1].text == "in"
            };
            let path: Vec<&str> = file.tokens[..at]
                .iter()
                .rev()
                .take_while(|t| t.text == "." || is_word(&t.text))
                .map(|t| t.text.as_str())
                .collect();
            let known = match path.split_first() {
                Some((&".", owners)) => {
                    shared.contains(&token.text) || (owners.contains(&"self") && fields.contains(&token.text))
                }
                _ => locals.contains(&token.text),
            };
            let excused = [token.line, token.line.saturating_sub(1)]
                .iter()
                .any(|line| *line > 0 && file.text.lines().nth(line - 1).is_some_and(|text| text.contains(HARMLESS)));
            if (walked || looped) && known && !excused {
                let what = format!("the hash map `{}` is iterated (rule 7: take a BTreeMap, or sort first)", token.text);
                breaches.push(breach(file, token.line, &what));
            }
        }
    }
    breaches
}

/// How a name is bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// By `let`, or as an argument.
    Local,
    /// As a field, or as an argument: the two look alike.
    Field,
    /// As a public field, which other files see.
    PublicField,
}

/// Names bound so to a hash map or set in the file.
fn hash_names(file: &File, bound: Bound) -> BTreeSet<String> {
    let tokens = &file.tokens;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut names = BTreeSet::new();
    for at in 0..tokens.len() {
        if !matches!(text(at), "HashMap" | "HashSet") {
            continue;
        }
        // Back over `std::collections::` and references to `name :` or `name =`.
        let mut before = at;
        while before > 0 && (text(before - 1) == "::" || text(before - 1) == "&" || text(before - 1) == "mut" || (is_word(text(before - 1)) && text(before) == "::")) {
            before -= 1;
        }
        if before < 2 || !matches!(text(before - 1), ":" | "=") || !is_word(text(before - 2)) {
            continue;
        }
        let is_public = before >= 3 && matches!(text(before - 3), "pub" | ")");
        let is_let = (before >= 3 && text(before - 3) == "let") || (before >= 4 && text(before - 4) == "let");
        let fits = match bound {
            Bound::Local => !is_public,
            Bound::Field => !is_let,
            Bound::PublicField => is_public,
        };
        if fits {
            names.insert(text(before - 2).to_owned());
        }
    }
    names
}

/// House style that needs no compiler: module docs, no marks of unfinished work, no `unwrap` and no `unsafe` outside tests.
pub fn house_style(house: &House) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in &house.files {
        if !file.text.starts_with("//!") {
            breaches.push(breach(file, 1, "no `//!`: say what the module is for and what it must not know"));
        }
        for (line, text) in (1..).zip(file.text.lines()) {
            if ["TODO", "FIXME", "XXX", "HACK"].iter().any(|mark| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *mark)) {
                breaches.push(breach(file, line, "a mark of unfinished work: finish it, or tell it in the issue"));
            }
        }
        for (at, token) in file.tokens.iter().enumerate() {
            let text = |offset: usize| file.tokens.get(at + offset).map_or("", |token| token.text.as_str());
            if token.text == "." && text(1) == "unwrap" && text(2) == "(" {
                breaches.push(breach(file, token.line, "`unwrap` outside tests: `expect` with the reason why it holds, or an error"));
            }
            if matches!(token.text.as_str(), "todo" | "unimplemented" | "dbg") && text(1) == "!" {
                breaches.push(breach(file, token.line, "a mark of unfinished work"));
            }
            if token.text == "unsafe" && text(1) != "_code" {
                breaches.push(breach(file, token.line, "`unsafe`: no room here needs it"));
            }
        }
    }
    breaches
}
