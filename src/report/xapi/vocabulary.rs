//! The words of the statements: verbs, types of activities, extensions.
//!
//! Sources: ADL vocabulary; the SCORM and video profiles (`adlnet/xapi-authored-profiles`); ours are under [`OWN`].

/// A verb: its IRI and what it is called.
pub type Word = (&'static str, &'static str);

/// Began.
pub const INITIALIZED: Word = ("http://adlnet.gov/expapi/verbs/initialized", "initialized");
/// Paused.
pub const SUSPENDED: Word = ("http://adlnet.gov/expapi/verbs/suspended", "suspended");
/// Went on.
pub const RESUMED: Word = ("http://adlnet.gov/expapi/verbs/resumed", "resumed");
/// Answered something that was asked, or that was there to notice.
pub const ANSWERED: Word = ("http://adlnet.gov/expapi/verbs/answered", "answered");
/// Looked at something and marked on it.
pub const INTERACTED: Word = ("http://adlnet.gov/expapi/verbs/interacted", "interacted");
/// Came to an end of it.
pub const COMPLETED: Word = ("http://adlnet.gov/expapi/verbs/completed", "completed");
/// Reached what was needed.
pub const PASSED: Word = ("http://adlnet.gov/expapi/verbs/passed", "passed");
/// Did not.
pub const FAILED: Word = ("http://adlnet.gov/expapi/verbs/failed", "failed");
/// Was marked where nobody passes or fails.
pub const SCORED: Word = ("http://adlnet.gov/expapi/verbs/scored", "scored");
/// Was left.
pub const TERMINATED: Word = ("http://adlnet.gov/expapi/verbs/terminated", "terminated");
/// The film ran.
pub const PLAYED: Word = ("https://w3id.org/xapi/video/verbs/played", "played");
/// The film stood.
pub const PAUSED: Word = ("https://w3id.org/xapi/video/verbs/paused", "paused");
/// The film jumped.
pub const SEEKED: Word = ("https://w3id.org/xapi/video/verbs/seeked", "seeked");

/// A scenario.
pub const LESSON: &str = "http://adlnet.gov/expapi/activities/lesson";
/// An attempt.
pub const ATTEMPT: &str = "http://adlnet.gov/expapi/activities/attempt";
/// A course.
pub const COURSE: &str = "http://adlnet.gov/expapi/activities/course";
/// Something to answer.
pub const INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
/// A scene.
pub const VIDEO: &str = "https://w3id.org/xapi/video/activity-type/video";
/// An exhibit.
pub const EXHIBIT: &str = "http://adlnet.gov/expapi/activities/media";

/// Category of statements that follow the SCORM profile.
pub const SCORM_PROFILE: &str = "https://w3id.org/xapi/scorm";
/// Category of statements that follow the video profile.
pub const VIDEO_PROFILE: &str = "https://w3id.org/xapi/video";

/// Where the film stood, in seconds.
pub const TIME: &str = "https://w3id.org/xapi/video/extensions/time";
/// Where it jumped from, in seconds.
pub const TIME_FROM: &str = "https://w3id.org/xapi/video/extensions/time-from";
/// Where it jumped to, in seconds.
pub const TIME_TO: &str = "https://w3id.org/xapi/video/extensions/time-to";
/// How much of it was seen, 0 to 1.
pub const PROGRESS: &str = "https://w3id.org/xapi/video/extensions/progress";
/// What of it was seen: `from[.]to`, parted by `[,]`.
pub const PLAYED_SEGMENTS: &str = "https://w3id.org/xapi/video/extensions/played-segments";
/// How long it is, in seconds.
pub const LENGTH: &str = "https://w3id.org/xapi/video/extensions/length";
/// Which showing of it.
pub const SESSION_ID: &str = "https://w3id.org/xapi/video/extensions/session-id";

/// What our own extensions begin with. No server answers there (RFC 2606 keeps `.invalid` free for that): an IRI is a name.
pub const OWN: &str = "https://ias.invalid/xapi/ext/";

/// Our extension of that name.
#[must_use]
pub fn own(name: &str) -> String {
    format!("{OWN}{name}")
}
