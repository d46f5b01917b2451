//! The rules by which storyboards are judged, for `ias check` and `ias explain`.

use crate::diagnostic::{Rule, Severity};

/// A storyboard's own faults of form.
pub static UNREADABLE: Rule = Rule {
    id: "storyboard-unreadable",
    severity: Severity::Error,
    headline: "The storyboard is not written as it must be",
    what: "Reads storyboard.ron: brackets and commas, the fields that each part has, what kind of value stands in them, and moments given by name.",
    why: "A part that cannot be read would be drawn wrong or not at all.",
    example: "Shot(id: \"wide\", form: 0.0, set: \"lane\")",
    instead: "Shot(id: \"wide\", from: 0.0, set: \"lane\")",
};

/// A name that nothing bears.
pub static UNKNOWN_NAME: Rule = Rule {
    id: "storyboard-unknown-name",
    severity: Severity::Error,
    headline: "The storyboard names something that is not there",
    what: "Looks up every set, anchor, look, figure, pose, expression, prop, state, detail, light, line, voice, ambience and effect that a storyboard names.",
    why: "The shot cannot be drawn or voiced, or what was meant to happen in it does not.",
    example: "cast: {\"mira\": (at: \"chiar\", pose: \"seated\")}",
    instead: "cast: {\"mira\": (at: \"chair\", pose: \"seated\")}",
};

/// Times that do not go together.
pub static TIMING: Rule = Rule {
    id: "storyboard-timing",
    severity: Severity::Warning,
    headline: "Something happens when nobody can see or hear it",
    what: "Finds beats, camera keys, marks and sounds outside their shot or scene, shots out of order, and lines that are said at the same time.",
    why: "What lies outside is cut off without a word; two lines at once are understood by nobody.",
    example: "Shot(id: \"wide\", from: 0.0, …, beats: [(9.0, Blink(\"mira\"))]), Shot(id: \"close\", from: 7.0, …)",
    instead: "Shot(id: \"wide\", from: 0.0, …, beats: [(6.0, Blink(\"mira\"))]), Shot(id: \"close\", from: 7.0, …)",
};

/// A line that does not fit.
pub static LINE_TOO_LONG: Rule = Rule {
    id: "storyboard-line-too-long",
    severity: Severity::Warning,
    headline: "A line is too long for the time it has",
    what: "Compares the length of every line in every language with its Say: at most 23 characters a second can be spoken, 17 a second read.",
    why: "The voice would not fit and the film could not be made, or its caption could not be read.",
    example: "(1.0, Say(\"where-to\", 1.0)) with \"Where are all of you going tonight?\"",
    instead: "(1.0, Say(\"where-to\", 2.4))",
};

/// A drawing that is not there or faulty.
pub static DRAWING: Rule = Rule {
    id: "storyboard-drawing",
    severity: Severity::Error,
    headline: "A drawing that the storyboard needs cannot be read",
    what: "Opens every set, prop and figure that a storyboard names.",
    why: "The shots that show it cannot be drawn.",
    example: "",
    instead: "",
};

/// Something that no drawing has room for.
pub static NOT_SEEN: Rule = Rule {
    id: "storyboard-not-seen",
    severity: Severity::Warning,
    headline: "The storyboard asks for weather that will not be seen",
    what: "Looks whether the set of a shot has room for the rain, ripples and dust that it asks for, and wipers where they are to run.",
    why: "The film is drawn without it and without a word: what the shot was to tell is missing.",
    example: "Shot(id: \"room\", from: 0.0, set: \"family-room\", fx: [Rain(0.5, -0.1)])",
    instead: "Shot(id: \"lane\", from: 0.0, set: \"lane\", fx: [Rain(0.5, -0.1)])",
};

/// Windows that are not those of their marks.
pub static MARK_OUT_OF_STEP: Rule = Rule {
    id: "mark-out-of-step",
    severity: Severity::Warning,
    headline: "A cue's window is not that of its mark in the storyboard",
    what: "Compares `from` and `to` of cues and lures with the marks of storyboard.ron. Places are compared by `ias film marks`, which draws the shots.",
    why: "A shot was retimed and the window stayed: what is seen cannot be flagged, or can be flagged before it is seen.",
    example: "from: 14.8, to: 19.8 where the mark has from: 15.2, to: 18.0",
    instead: "from: 15.2, to: 18.0",
};

/// All of them.
pub static RULES: &[&Rule] = &[&UNREADABLE, &UNKNOWN_NAME, &TIMING, &LINE_TOO_LONG, &DRAWING, &NOT_SEEN, &MARK_OUT_OF_STEP];
