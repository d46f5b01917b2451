//! Links of a passage, and what else is written in it for a story format.

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// What is shown; the target's name where nothing else is.
    pub(super) text: String,
    /// The passage that it leads to.
    pub(super) target: String,
    /// Lines after the passage's first.
    pub(super) line: usize,
}

/// Every link of a text, in order. Brackets that are not closed on their line are no link.
pub(super) fn links(text: &str) -> Vec<Link> {
    let mut found = Vec::new();
    for (line, row) in text.lines().enumerate() {
        let mut rest = row;
        while let Some((_, after)) = rest.split_once("[[") {
            let Some((inside, after)) = after.split_once("]]") else { break };
            // SugarCube: `[[text|target][$seen to true]]`.
            let inside = inside.split_once("][").map_or(inside, |(link, _)| link);
            let (shown, target) = parted(inside);
            let (shown, target) = (shown.trim(), target.trim());
            if !target.is_empty() {
                let shown = if shown.is_empty() { target } else { shown };
                found.push(Link { text: shown.to_owned(), target: target.to_owned(), line });
            }
            rest = after;
        }
    }
    found
}

/// Text and target. The arrow that points right is taken at its last place, as Twine does, the one that points left at its first.
fn parted(link: &str) -> (&str, &str) {
    if let Some(parted) = link.rsplit_once("->") {
        return parted;
    }
    if let Some((target, text)) = link.split_once("<-") {
        return (text, target);
    }
    link.split_once('|').unwrap_or((link, link))
}

/// Whether something is written for a story format that only it could run: `<<set …>>`, `(set: …)`, `{% … %}`.
pub(super) fn has_macro(text: &str) -> bool {
    let of_sugarcube = text.split("<<").skip(1).any(|after| after.contains(">>") && after.starts_with(|c: char| c.is_alphabetic() || "/=-".contains(c)));
    let of_harlowe = text.split('(').skip(1).any(|after| {
        let name: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        !name.is_empty() && after[name.len()..].starts_with(':') && name.starts_with(|c: char| c.is_ascii_lowercase())
    });
    of_sugarcube || of_harlowe || text.contains("{%")
}
