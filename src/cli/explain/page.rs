//! A rule's page in a language other than English, which stands with the rule.

/// A rule's page in another language. Where the example is the same in every language, it is empty.
pub(super) struct Page {
    /// The rule's id.
    pub(super) id: &'static str,
    /// What a breach is, in one line.
    pub(super) headline: &'static str,
    /// What the rule does.
    pub(super) what: &'static str,
    /// Why a breach matters.
    pub(super) why: &'static str,
    /// A breach.
    pub(super) example: &'static str,
    /// What to write instead.
    pub(super) instead: &'static str,
}

/// A page without an example of its own.
pub(super) const fn page(id: &'static str, headline: &'static str, what: &'static str, why: &'static str) -> Page {
    Page { id, headline, what, why, example: "", instead: "" }
}

impl Page {
    /// The same with an example in words.
    pub(super) const fn showing(self, example: &'static str, instead: &'static str) -> Self {
        Self { example, instead, ..self }
    }
}
