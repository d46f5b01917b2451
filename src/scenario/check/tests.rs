//! The registry is whole, and every explanation is a page worth reading.

use std::collections::HashSet;

use super::*;

#[test]
fn ids_are_unique_and_every_page_is_filled() {
    let mut ids = HashSet::new();
    for rule in RULES {
        assert!(ids.insert(rule.id), "{} twice", rule.id);
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
        assert!(!rule.headline.ends_with('.') && rule.what.ends_with('.') && rule.why.ends_with('.'), "{}", rule.id);
        assert_eq!(rule.example.is_empty(), rule.instead.is_empty(), "{}", rule.id);
        assert!(rule.example.is_empty() || rule.example != rule.instead, "{} shows no difference", rule.id);
        assert_eq!(super::rule(rule.id), Some(*rule));
    }
    assert_eq!(super::rule("no-such-rule"), None);
}
