//! From the text of a story to its passages.

use std::fmt;

use super::Remark;

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its title; empty when it has none.
    pub title: String,
    /// The passage that it starts at, by its place; passages are never empty.
    pub start: usize,
    /// Its passages, in order, without those that are not told to a player.
    pub passages: Vec<Passage>,
    /// What was left out or changed.
    pub remarks: Vec<Remark>,
}

/// A passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its name, unescaped.
    pub name: String,
    /// What it says, without empty lines at its ends.
    pub text: String,
    /// The line of its header, from 1.
    pub line: usize,
}

/// Why a text is no story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoStory {
    /// It is a page for a browser: what Twine publishes, or its archive.
    Html,
    /// No line begins with `::`.
    NoPassages,
    /// Every passage is a script, a style sheet or a setting.
    NothingToPlay,
}

impl fmt::Display for NoStory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "this is a page for a browser, not the story's text",
            Self::NoPassages => "there is no passage in it: no line begins with ::",
            Self::NothingToPlay => "there is nothing to play in it: every passage is a script, a style sheet or a setting",
        })
    }
}

impl std::error::Error for NoStory {}

impl NoStory {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Html | Self::NoPassages => "In Twine choose the story, then Build, then Export As Twee, and give that file.",
            Self::NothingToPlay => "Give the file with the passages of the story.",
        }
    }
}

/// Names that story formats keep for themselves: shown around passages or run before them, never played.
/// Source: the handbooks of SugarCube 2 and Chapbook.
const OF_FORMATS: [&str; 13] = [
    "StoryAuthor", "StoryBanner", "StoryCaption", "StoryDisplayTitle", "StoryInit", "StoryInterface", "StoryMenu", "StoryShare",
    "StorySubtitle", "PassageDone", "PassageFooter", "PassageHeader", "PassageReady",
];

/// Reads a story.
///
/// # Errors
/// [`NoStory`], when there is nothing to begin a scenario with.
pub fn read(text: &str) -> Result<Story, NoStory> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    if head.starts_with("<!doctype") || head.starts_with("<html") || head.starts_with("<tw-story") {
        return Err(NoStory::Html);
    }
    let mut raw: Vec<(Header, Vec<&str>)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(header) = line.strip_prefix("::") {
            raw.push((Header::read(header, at + 1), Vec::new()));
        } else if let Some((_, content)) = raw.last_mut() {
            content.push(line);
        }
    }
    if raw.is_empty() {
        return Err(NoStory::NoPassages);
    }
    let mut story = Story { title: String::new(), start: 0, passages: Vec::new(), remarks: Vec::new() };
    let mut start = None;
    for (header, content) in raw {
        let content = trimmed(&content);
        let mut remark = |what: String| story.remarks.push(Remark { line: header.line, what });
        match header.name.as_str() {
            "" => remark("A passage without a name was left out: write one after the ::.".to_owned()),
            "StoryTitle" => story.title = content.trim().to_owned(),
            "StoryData" => match serde_json::from_str::<serde_json::Value>(&content) {
                Ok(data) => start = data.get("start").and_then(|start| start.as_str()).map(str::to_owned),
                Err(error) => remark(format!("StoryData cannot be read ({error}): the story starts at Start, or at its first passage.")),
            },
            name if header.tags.iter().any(|tag| matches!(tag.as_str(), "script" | "stylesheet")) => {
                remark(format!("The passage {name} is a script or a style sheet: left out."));
            }
            name if OF_FORMATS.contains(&name) => remark(format!("The passage {name} belongs to a story format and is never played: left out.")),
            name if story.passages.iter().any(|known| known.name == name) => {
                remark(format!("There is a second passage {name}: left out. Give it another name in Twine if both are needed."));
            }
            _ => story.passages.push(Passage { name: header.name, text: content, line: header.line }),
        }
    }
    let place = |name: &str| story.passages.iter().position(|known| known.name == name);
    match start.as_deref().map(|name| (name, place(name))) {
        Some((_, Some(known))) => story.start = known,
        Some((name, None)) => {
            let what = format!("StoryData starts at {name}, which is no passage: the story starts at Start, or at its first passage.");
            story.remarks.push(Remark { line: 1, what });
            story.start = place("Start").unwrap_or(0);
        }
        None => story.start = place("Start").unwrap_or(0),
    }
    if story.passages.is_empty() { Err(NoStory::NothingToPlay) } else { Ok(story) }
}

/// The text between its first and its last line that says something.
fn trimmed(lines: &[&str]) -> String {
    let says = |line: &&str| !line.trim().is_empty();
    let first = lines.iter().position(&says).unwrap_or(0);
    let last = lines.iter().rposition(says).map_or(first, |last| last + 1);
    lines.get(first..last).unwrap_or_default().join("\n")
}

/// What stands after `::`.
struct Header {
    name: String,
    tags: Vec<String>,
    line: usize,
}

impl Header {
    /// `name [tag tag] {"position":"…"}`; a backslash takes the meaning from what follows it.
    fn read(text: &str, line: usize) -> Self {
        let (mut name, mut tags) = (String::new(), String::new());
        let mut chars = text.chars();
        let mut in_tags = false;
        while let Some(c) = chars.next() {
            match c {
                '\\' => {
                    let into = if in_tags { &mut tags } else { &mut name };
                    into.extend(chars.next());
                }
                '[' if !in_tags => in_tags = true,
                ']' | '{' => break,
                c => if in_tags { &mut tags } else { &mut name }.push(c),
            }
        }
        let tags = tags.split_whitespace().map(str::to_owned).collect();
        Self { name: name.trim().to_owned(), tags, line }
    }
}
