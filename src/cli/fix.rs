//! `ias check --fix`: puts right what has one right answer, or shows what it would.

use std::path::Path;

use super::console::Console;
use super::failure::Failure;
use super::versions::Versions;
use crate::catalogue::Reference;
use crate::diagnostic::render;
use crate::platform::{self, DataFolder};
use crate::scenario::check::{Reading, fix};
use crate::scenario::media_facts::MediaFacts;
use crate::text::{Language, Phrase, phrase};

/// How many unchanged lines are shown around a change.
const AROUND: usize = 3;

const FIXED: Phrase = Phrase::fixed("poprawiono", "fixed", "виправлено");

/// How it is put right.
pub(super) struct Way {
    /// Nothing is written: what would change is shown.
    pub(super) dry_run: bool,
    /// What it says of it.
    pub(super) language: Language,
}

/// Puts a scenario's file right, of which `reading` is the text, or dry shows the change; the text as it then is. The text
/// before is kept among the versions, as the author screen keeps them.
///
/// # Errors
/// When the file cannot be written; it is then as it was.
pub(super) fn mend(
    folder: &Path,
    reading: &Reading,
    reference: &Reference,
    media: &dyn MediaFacts,
    data: &DataFolder,
    way: &Way,
    console: &mut Console,
) -> Result<String, Failure> {
    let (name, text) = (reading.text().name(), reading.text().text());
    let mended = fix::mended(name, text, reference, media);
    if mended.text == text {
        let told = phrase! {
            pl: "{name}: nie ma niczego, co `--fix` mogłoby poprawić.", en: "{name}: there is nothing that `--fix` could put right.",
            uk: "{name}: немає нічого, що `--fix` могло б виправити."; name
        };
        console.line(told.get(way.language));
        return Ok(mended.text);
    }
    let count = Phrase::counted(
        mended.fixed.len(),
        ["uwaga", "uwagi", "uwag"],
        ["finding", "findings"],
        ["зауваження", "зауваження", "зауважень"],
    );
    if way.dry_run {
        console.text(&unified(name, text, &mended.text));
        let told = phrase! {
            pl: "{name}: dałoby się poprawić: {count}.", en: "{name}: {count} would be put right.", uk: "{name}: можна виправити: {count}."; name, count
        };
        console.line(told.get(way.language));
        return Ok(mended.text);
    }
    let versions = Versions::of(folder, Some(data));
    versions.save(&mended.text, platform::now()).map_err(|error| {
        Failure::new(format!("{error}."), "See that you may write there; the file is as it was.")
    })?;
    for finding in &mended.fixed {
        console.line(&format!("{} {}", FIXED.get(way.language), render::concise(finding, way.language)));
    }
    let told = phrase! { pl: "{name}: poprawiono: {count}.", en: "{name}: {count} put right.", uk: "{name}: виправлено: {count}."; name, count };
    let kept = versions.all().last().map(|path| {
        let path = path.display();
        phrase! {
            pl: " Poprzedni tekst zachowano: {path}", en: " The text before is kept: {path}", uk: " Попередній текст збережено: {path}"; path
        }
    });
    console.line(&format!("{}{}", told.get(way.language), kept.as_ref().map_or("", |kept| kept.get(way.language))));
    Ok(mended.text)
}

/// The difference of two texts of as many lines, as `diff -u` shows it.
fn unified(name: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let changed: Vec<usize> = (0..old.len().max(new.len())).filter(|line| old.get(*line) != new.get(*line)).collect();
    let mut out = format!("--- {name}\n+++ {name}\n");
    let mut at = 0;
    while let Some(first) = changed.get(at) {
        // Changes whose surroundings meet are shown together.
        let mut last = *first;
        while let Some(next) = changed.get(at).filter(|next| **next <= last + 2 * AROUND) {
            last = *next;
            at += 1;
        }
        let (from, to) = (first.saturating_sub(AROUND), (last + AROUND + 1).min(old.len()));
        out += &format!("@@ -{},{} +{},{} @@\n", from + 1, to - from, from + 1, to - from);
        let mut line = from;
        while line < to {
            if old.get(line) == new.get(line) {
                out += &format!(" {}\n", old[line]);
                line += 1;
                continue;
            }
            let end = (line..to).find(|at| old.get(*at) == new.get(*at)).unwrap_or(to);
            (line..end).for_each(|at| out += &format!("-{}\n", old[at]));
            (line..end).for_each(|at| out += &format!("+{}\n", new.get(at).copied().unwrap_or_default()));
            line = end;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_shown_as_diff_shows_it() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\n";
        let after = "a\nB\nC\nd\ne\nf\ng\nh\ni\nj\nk\nl\nM\nn\n";
        assert_eq!(
            unified("v/scenario.ron", before, after),
            "--- v/scenario.ron\n+++ v/scenario.ron\n@@ -1,6 +1,6 @@\n a\n-b\n-c\n+B\n+C\n d\n e\n f\n@@ -10,5 +10,5 @@\n j\n k\n l\n-m\n+M\n n\n"
        );
    }
}
