//! What every report's page has around its content.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::words::{Words, common as c};
use crate::time::Day;

/// The one style sheet, written into every page.
const STYLE: &str = include_str!("style.css");

/// The head and foot of a report.
pub(crate) struct Page<'a> {
    pub(crate) words: Words,
    /// What it is, e.g. "Debrief".
    pub(crate) kind: &'a str,
    /// Of what, e.g. the scenario.
    pub(crate) title: &'a str,
    /// Facts under the title, one after the other.
    pub(crate) facts: Vec<String>,
    /// For whom it is, and for whom not.
    pub(crate) for_whom: &'a str,
    /// What the reader must know before.
    pub(crate) caveats: Vec<&'a str>,
    /// Its parts: anchor, heading, content. A part without content is left out.
    pub(crate) parts: Vec<Part>,
    /// When it was made.
    pub(crate) made: Day,
    /// By which version.
    pub(crate) version: &'a str,
    /// What else belongs at its foot.
    pub(crate) foot: Markup,
}

/// A part of a report.
pub(crate) struct Part {
    /// Its anchor.
    pub(crate) id: &'static str,
    pub(crate) heading: String,
    pub(crate) content: Markup,
    /// On paper only when whoever prints asks for everything: it is long, and read on a screen.
    pub(crate) is_long: bool,
}

impl Part {
    pub(crate) fn new(id: &'static str, heading: impl Into<String>, content: Markup) -> Self {
        Self { id, heading: heading.into(), content, is_long: false }
    }

    /// The same, left out of a short print.
    pub(crate) fn long(self) -> Self {
        Self { is_long: true, ..self }
    }
}

/// The whole page.
pub(crate) fn page(page: Page<'_>) -> String {
    let words = page.words;
    let parts: Vec<Part> = page.parts.into_iter().filter(|part| !part.content.0.is_empty()).collect();
    let long: Vec<&str> = parts.iter().filter(|part| part.is_long).map(|part| part.heading.as_str()).collect();
    let long = (!long.is_empty()).then(|| long.join(", "));
    let caveats: Vec<&str> = page.caveats.into_iter().filter(|text| !text.is_empty()).collect();
    let made = words.fill(c::MADE, &[("date", &words.day(page.made)), ("version", page.version)]);
    html! {
        (DOCTYPE)
        html lang=(words.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "IAS " (page.version) };
                title { (page.kind) ": " (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { (words.t(c::SKIP)) }
                header {
                    p.kicker { (page.kind) }
                    h1 { (page.title) }
                    @if !page.facts.is_empty() {
                        ul.facts { @for fact in &page.facts { li { (fact) } } }
                    }
                    p.whom { (page.for_whom) }
                }
                main id="content" tabindex="-1" {
                    @if !caveats.is_empty() {
                        section.caveat aria-labelledby="caveat" {
                            h2 id="caveat" { (words.t(c::CAVEAT)) }
                            @for caveat in &caveats { p { (caveat) } }
                        }
                    }
                    @if parts.len() > 2 {
                        nav.contents aria-label=(words.t(c::CONTENTS)) {
                            ol { @for part in &parts { li { a href={ "#" (part.id) } { (part.heading) } } } }
                        }
                    }
                    @if let Some(long) = &long {
                        // No script: the style sheet asks whether it is ticked.
                        p.paper {
                            label { input type="checkbox" id="paper"; " " (words.t(c::PRINT_ALL)) }
                            " " span.dim { (words.fill(c::PRINT_SHORT, &[("parts", long)])) }
                        }
                        p.brief { (words.fill(c::PRINTED_SHORT, &[("parts", long)])) }
                    }
                    @for part in &parts {
                        section.part.long[part.is_long] id=(part.id) aria-labelledby={ (part.id) "-h" } {
                            h2 id={ (part.id) "-h" } { (part.heading) }
                            (part.content)
                        }
                    }
                }
                footer {
                    (page.foot)
                    p { (words.t(c::APP)) " · " (words.t(c::PURPOSE)) ". " (made) }
                }
            }
        }
    }
    .into_string()
}
