//! Where ids come from: the same for the same thing, on any machine, in any year.

use std::fmt;

use uuid::{Builder, Uuid};

use crate::course::CourseId;
use crate::scenario::graph::{NodeId, ScenarioId};
use crate::scoring::Sign;
use crate::session::AttemptId;

/// The address under which an institution's trainees, scenarios and attempts are named. No server need answer there.
///
/// A trainee is the account `CODE` at `HOME/trainee`; a scenario is `HOME/scenario/ID`, and so on. A statement's id is the
/// UUID of version 5 (RFC 9562) of `ATTEMPT/PLACE` in the namespace that is itself the UUID of version 5 of the home in
/// the namespace of URLs: under another home all ids are others, because all statements are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    base: String,
    namespace: Uuid,
}

/// Why a text is no home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoHome {
    /// What was given.
    pub given: String,
}

impl fmt::Display for NoHome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no home page: give an address such as https://training.example.org, without `?` or `#`", self.given)
    }
}

impl std::error::Error for NoHome {}

impl Default for Home {
    fn default() -> Self {
        Self::of("https://ias.invalid")
    }
}

impl Home {
    /// The home of that address; a `/` at its end makes no difference.
    ///
    /// # Errors
    /// [`NoHome`] when it is no absolute address of the web, or has a question or a fragment.
    pub fn parse(address: &str) -> Result<Self, NoHome> {
        let base = address.trim_end_matches('/');
        let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://")).unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
        if host.is_empty() || host.starts_with(':') || !rest.chars().all(plain) {
            return Err(NoHome { given: address.to_owned() });
        }
        Ok(Self::of(base))
    }

    fn of(base: &str) -> Self {
        Self { base: base.to_owned(), namespace: Uuid::new_v5(&Uuid::NAMESPACE_URL, base.as_bytes()) }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.base
    }

    /// Where trainees' accounts are.
    #[must_use]
    pub fn trainees(&self) -> String {
        format!("{}/trainee", self.base)
    }

    /// A scenario.
    #[must_use]
    pub fn scenario(&self, id: &ScenarioId) -> String {
        format!("{}/scenario/{}", self.base, encoded(&id.0))
    }

    /// Something of a scenario: a `scene`, `exhibit`, `choice`, `assessment` or `referral` by its node.
    #[must_use]
    pub fn node(&self, scenario: &ScenarioId, kind: &str, node: &NodeId) -> String {
        format!("{}/{kind}/{}", self.scenario(scenario), encoded(&node.0))
    }

    /// A sign or innocent moment of that node.
    #[must_use]
    pub fn sign(&self, scenario: &ScenarioId, node: &NodeId, sign: &Sign) -> String {
        match sign {
            Sign::Cue(id) => format!("{}/cue/{}", self.scenario(scenario), encoded(&id.0)),
            Sign::Lure(id) => format!("{}/lure/{}", self.scenario(scenario), encoded(&id.0)),
            Sign::Mark(id) => format!("{}/mark/{}", self.node(scenario, "exhibit", node), encoded(&id.0)),
        }
    }

    /// An attempt.
    #[must_use]
    pub fn attempt(&self, id: &AttemptId) -> String {
        format!("{}/attempt/{}", self.base, encoded(&id.0))
    }

    /// A course; `None`: where attempts outside any course belong.
    #[must_use]
    pub fn course(&self, id: Option<&CourseId>) -> String {
        id.map_or_else(|| format!("{}/no-course", self.base), |id| format!("{}/course/{}", self.base, encoded(&id.0)))
    }

    /// The id of the statement about that place of the attempt.
    #[must_use]
    pub fn statement(&self, attempt: &AttemptId, place: &str) -> String {
        self.uuid(attempt, place).hyphenated().to_string()
    }

    /// The attempt as a registration. xAPI 1.0.3 goes by RFC 4122, which knows versions 1 to 5, and readers such as tincan
    /// refuse others: an attempt of version 7, as the application makes them, is registered under a version 5 made of it.
    /// The attempt's own id stands in the grouping.
    #[must_use]
    pub fn registration(&self, attempt: &AttemptId) -> String {
        let own = Uuid::try_parse(&attempt.0).ok().filter(|id| (1..=5).contains(&id.get_version_num()));
        own.unwrap_or_else(|| self.uuid(attempt, "registration")).hyphenated().to_string()
    }

    /// The id of one showing of a scene. The video profile asks for version 4, so the bits say so; they come from the
    /// attempt, or the statement would be another one each time.
    #[must_use]
    pub fn showing(&self, attempt: &AttemptId, visit: usize) -> String {
        let bytes = self.uuid(attempt, &format!("showing/{visit}")).into_bytes();
        Builder::from_random_bytes(bytes).into_uuid().hyphenated().to_string()
    }

    fn uuid(&self, attempt: &AttemptId, place: &str) -> Uuid {
        Uuid::new_v5(&self.namespace, format!("{attempt}/{place}").as_bytes())
    }
}

/// The text as one piece of a path: whatever has a meaning in addresses is percent-encoded.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_another_library_makes() {
        // python3: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "https://ias.invalid"), "0197f3a2-0000-7000-8000-000000000001/begun")
        let attempt = AttemptId::from("0197f3a2-0000-7000-8000-000000000001");
        assert_eq!(Home::default().statement(&attempt, "begun"), "5b1027db-ef3a-59da-8f55-40ceabc79fd5");
        let other = Home::parse("https://training.example.org/").expect("a home");
        assert_ne!(other.statement(&attempt, "begun"), Home::default().statement(&attempt, "begun"));
    }

    #[test]
    fn a_registration_has_a_version_that_all_readers_know_and_a_showing_says_4() {
        let home = Home::default();
        let attempt = AttemptId::from("0197f3a2-0000-7000-8000-000000000001");
        let old = "5b1027db-ef3a-59da-8f55-40ceabc79fd5";
        assert_eq!(home.registration(&AttemptId::from(old)), old);
        assert_eq!(home.registration(&attempt), "adada3dc-f64f-5c6e-8856-7ec69a03a6f5");
        let by_hand = home.registration(&AttemptId::from("t-1"));
        assert_eq!(Uuid::parse_str(&by_hand).expect("a UUID").get_version_num(), 5);
        let showing = Uuid::parse_str(&home.showing(&attempt, 3)).expect("a UUID");
        assert_eq!(showing.get_version_num(), 4);
        assert_ne!(home.showing(&attempt, 3), home.showing(&attempt, 4));
    }

    #[test]
    fn only_an_address_is_a_home() {
        for (given, wanted) in [("https://sg.example.org/", "https://sg.example.org"), ("http://a.b/c", "http://a.b/c")] {
            assert_eq!(Home::parse(given).expect("a home").address(), wanted);
        }
        for bad in ["", "sg.example.org", "https://", "https:///x", "https://a b", "https://a/?x", "https://a/#x", "mailto:a@b", "https://u@h"] {
            assert!(Home::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_has_a_meaning_in_an_address_is_encoded() {
        assert_eq!(encoded("a b/ł?"), "a%20b%2F%C5%82%3F");
    }
}
