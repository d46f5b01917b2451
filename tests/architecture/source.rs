//! Rust files as tokens: comments, strings and test code left out, lines kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A word or a sign, with its line from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// A path as written, e.g. `crate::session::Event`, with `use` groups taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathUse {
    pub parts: Vec<String>,
    pub line: usize,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// From the sources' folder, with forward slashes, e.g. `scenario/graph.rs`.
    pub name: String,
    pub text: String,
    /// Without tests.
    pub tokens: Vec<Token>,
    /// Names of modules that are declared for tests only.
    pub test_modules: BTreeSet<String>,
}

/// Every file under `src`.
#[derive(Debug, Default)]
pub struct House {
    pub files: Vec<File>,
}

impl House {
    /// Reads every file under the folder, leaving out modules that are declared for tests only.
    pub fn read(folder: &Path) -> Self {
        let mut paths = Vec::new();
        collect(folder, &mut paths);
        paths.sort();
        let mut files: Vec<File> = paths
            .iter()
            .map(|path| {
                let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
                File::new(&name, &fs::read_to_string(path).expect("a readable file"))
            })
            .collect();
        let for_tests: BTreeSet<String> = files
            .iter()
            .flat_map(|file| {
                let folder = file.children_folder();
                file.test_modules.iter().map(move |module| format!("{folder}{module}"))
            })
            .collect();
        files.retain(|file| {
            let module = file.name.trim_end_matches(".rs").trim_end_matches("/mod");
            !for_tests.iter().any(|test| module == test || module.starts_with(&format!("{test}/")))
        });
        Self { files }
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

impl File {
    pub fn new(name: &str, text: &str) -> Self {
        let (tokens, test_modules) = without_tests(tokens(text));
        Self { name: name.to_owned(), text: text.to_owned(), tokens, test_modules }
    }

    /// The room the file stands in: the first part of its module path; `lib` and `main` for themselves.
    pub fn room(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The module path, e.g. `["scenario", "graph"]`.
    pub fn module(&self) -> Vec<String> {
        let path = self.name.trim_end_matches(".rs");
        let path = path.trim_end_matches("/mod");
        path.split('/').filter(|part| *part != "lib" && *part != "main").map(str::to_owned).collect()
    }

    fn children_folder(&self) -> String {
        let module = self.module();
        if module.is_empty() { String::new() } else { format!("{}/", module.join("/")) }
    }

    /// Every path of two or more parts, `use` groups taken apart, `crate`, `self` and `super` made full: parts then begin
    /// with `crate`.
    pub fn paths(&self) -> Vec<PathUse> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            if token.text == "use" {
                at = self.tree(at + 1, &[], &mut found);
            } else if is_word(&token.text) && self.text_at(at + 1) == "::" {
                at = self.tree(at, &[], &mut found);
            } else {
                at += 1;
            }
        }
        found.retain(|path| path.parts.len() > 1);
        for path in &mut found {
            path.parts = self.full(&path.parts);
        }
        found
    }

    fn text_at(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    /// Reads `a::b::{c, d::e}` from `at`; returns the place after it.
    fn tree(&self, mut at: usize, before: &[String], found: &mut Vec<PathUse>) -> usize {
        let mut parts = before.to_vec();
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        if self.text_at(at) == "::" {
            at += 1;
        }
        loop {
            let text = self.text_at(at);
            if text == "{" {
                at += 1;
                while !matches!(self.text_at(at), "}" | "") {
                    let next = self.tree(at, &parts, found);
                    at = next.max(at + 1);
                    // `as name` and the comma after it.
                    while !matches!(self.text_at(at), "}" | "" | ",") {
                        at += 1;
                    }
                    if self.text_at(at) == "," {
                        at += 1;
                    }
                }
                return at + 1;
            }
            if is_word(text) || text == "*" {
                parts.push(text.to_owned());
                at += 1;
            }
            if self.text_at(at) == "::" && (is_word(self.text_at(at + 1)) || matches!(self.text_at(at + 1), "{" | "*")) {
                at += 1;
            } else {
                found.push(PathUse { parts, line });
                return at.max(1);
            }
        }
    }

    fn full(&self, parts: &[String]) -> Vec<String> {
        let mut base = self.module();
        let mut rest = parts;
        match parts.first().map(String::as_str) {
            Some("self") => rest = &parts[1..],
            Some("super") => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            _ => return parts.to_vec(),
        }
        std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect()
    }
}

pub fn is_word(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Words, `::`, `->` and single signs; no comments, no strings, no characters, no lifetimes.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        let end = match (chars[at], next) {
            ('/', Some('/')) => (at..chars.len()).find(|i| chars[*i] == '\n').unwrap_or(chars.len()),
            ('/', Some('*')) => block_comment(&chars, at),
            ('"', _) => string(&chars, at),
            ('r' | 'b' | 'c', _) if raw_string(&chars, at).is_some() => raw_string(&chars, at).unwrap_or(at + 1),
            ('\'', _) => character_or_lifetime(&chars, at),
            (c, _) if c.is_alphanumeric() || c == '_' => {
                let end = (at..chars.len())
                    .find(|i| !chars[*i].is_alphanumeric() && chars[*i] != '_')
                    .unwrap_or(chars.len());
                tokens.push(Token { text: chars[at..end].iter().collect(), line });
                end
            }
            (':', Some(':')) | ('-', Some('>')) => {
                tokens.push(Token { text: chars[at..at + 2].iter().collect(), line });
                at + 2
            }
            (c, _) => {
                if !c.is_whitespace() {
                    tokens.push(Token { text: c.to_string(), line });
                }
                at + 1
            }
        };
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    tokens
}

fn block_comment(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// The end of `r"…"`, `r#"…"#`, `b"…"`, `br#"…"#`; `None` when this is a word.
fn raw_string(chars: &[char], from: usize) -> Option<usize> {
    if from > 0 && (chars[from - 1].is_alphanumeric() || chars[from - 1] == '_') {
        return None;
    }
    let prefix = chars[from..].iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let hashes = chars[from + prefix..].iter().take_while(|c| **c == '#').count();
    let quote = from + prefix + hashes;
    if prefix > 2 || chars.get(quote) != Some(&'"') {
        return None;
    }
    if !chars[from..from + prefix].contains(&'r') {
        return (hashes == 0).then(|| string(chars, quote));
    }
    let mut at = quote + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes {
            return Some(at + 1 + hashes);
        }
        at += 1;
    }
    Some(chars.len())
}

fn character_or_lifetime(chars: &[char], from: usize) -> usize {
    match (chars.get(from + 1), chars.get(from + 2)) {
        (Some('\\'), _) => {
            // The escaped character itself may be a quote.
            (from + 3..chars.len()).find(|i| chars[*i] == '\'').map_or(chars.len(), |end| end + 1)
        }
        (Some(_), Some('\'')) => from + 3,
        _ => (from + 1..chars.len()).find(|i| !chars[*i].is_alphanumeric() && chars[*i] != '_').unwrap_or(chars.len()),
    }
}

/// Leaves out what stands under `#[cfg(test)]`, and tells the modules declared so.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, BTreeSet<String>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut modules = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = tokens[at..].iter().take(MARK.len()).map(|token| token.text.as_str());
        if !here.eq(MARK) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        let item: Vec<&str> = tokens[at..].iter().take(10).map(|token| token.text.as_str()).collect();
        if let Some(place) = item.iter().position(|text| *text == "mod")
            && item.get(place + 2) == Some(&";")
        {
            modules.insert(item[place + 1].to_owned());
        }
        let mut depth = 0;
        while at < tokens.len() {
            match tokens[at].text.as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            let closes = tokens[at].text == "}" || tokens[at].text == ";";
            at += 1;
            if depth == 0 && closes {
                break;
            }
        }
    }
    (kept, modules)
}
