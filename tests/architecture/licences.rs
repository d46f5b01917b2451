//! What the dependencies allow: each must let us ship the program, with its notice, under our own licence.
//!
//! Reads `cargo metadata` of this build (its features, this platform) without a network. `deny.toml` says the same to
//! `cargo deny check`, over all platforms and features.

use std::process::Command;

use serde_json::Value;

/// Licences that let us ship. Of MPL-2.0, only the library's own files must stay open, and they are unchanged.
const ALLOWED: &[&str] = &[
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT",
    "MIT-0", "MPL-2.0", "OFL-1.1", "Ubuntu-font-1.0", "Unicode-3.0", "Unlicense", "Zlib", "bzip2-1.0.6",
];

/// Whether the SPDX expression can be met by allowed licences. `/` is the old way to write `OR`. What cannot be read is not met.
fn allows(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at);
    met == Some(true) && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut met = both(words, at)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at)?;
    }
    Some(met)
}

fn both(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut met = one(words, at)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at)?;
    }
    Some(met)
}

/// A licence, a licence with an exception, or an expression in parentheses; `None` when there is none.
fn one(words: &[&str], at: &mut usize) -> Option<bool> {
    let first = *words.get(*at)?;
    *at += 1;
    if first == "(" {
        let met = either(words, at)?;
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return closed.then_some(met);
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1)?;
        *at += 2;
        return Some(ALLOWED.contains(&format!("{first} WITH {exception}").as_str()));
    }
    Some(ALLOWED.contains(&first))
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    for good in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"] {
        assert!(allows(good), "{good}");
    }
    for bad in ["GPL-3.0-or-later", "MIT AND GPL-3.0", "(MIT OR GPL-3.0) AND AGPL-3.0", "", "MIT OR", "(MIT", "MIT WITH x", "SSPL-1.0"] {
        assert!(!allows(bad), "{bad}");
    }
}

#[test]
fn cargo_deny_allows_the_same() {
    let deny = include_str!("../../deny.toml");
    let list = deny.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list of licences").0;
    let listed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(listed, ALLOWED);
}

#[test]
fn nothing_forbids_shipping() {
    let host = Command::new(env!("CARGO")).args(["-vV"]).output().expect("cargo runs");
    let host = String::from_utf8_lossy(&host.stdout).into_owned();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo tells its host");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--offline", "--locked", "--no-default-features", "--filter-platform", host]);
    for (on, feature) in [(cfg!(feature = "app"), "app"), (cfg!(feature = "film"), "film"), (cfg!(feature = "kittest"), "kittest")] {
        if on {
            cargo.args(["--features", feature]);
        }
    }
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    assert!(packages.len() > 50, "only {} packages", packages.len());
    let forbidding: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(allows))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(forbidding.is_empty(), "not allowed by this test's list:\n{}", forbidding.join("\n"));
}
