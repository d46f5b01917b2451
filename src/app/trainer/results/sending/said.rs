//! Sending, in the interface's language.

use std::path::Path;
use std::sync::PoisonError;
use std::time::Instant;

use super::{Doing, Fault, HowFar, Outcome, Plan, SendDesk};
use crate::app::faults::{file_fault, store_fault};
use crate::app::trainer::faults::push_fault;
use crate::app::views::look::Look;
use crate::app::views::trainer::results::{News, PlanView, ProgressView, SendingView};
use crate::programme::sending::{Ended, LeftOut, Sent};
use crate::push::{NoAddress, PushError, Why};
use crate::report::xapi::Home;
use crate::store::gathered::Choice;

/// Single entries beyond that help nobody on a screen.
const MOST: usize = 5;

impl SendDesk {
    pub(in crate::app::trainer::results) fn view(&self, choice: &Choice, look: &Look) -> SendingView {
        let address_fault = self.address().and_then(Result::err).map(|fault| {
            look.t(match fault {
                NoAddress::NotWeb => "trainer-send-not-web",
                NoAddress::InClear => "trainer-send-in-clear",
                NoAddress::HasCredentials => "trainer-send-has-credentials",
                NoAddress::HasMore => "trainer-send-has-more",
            })
        });
        let home = self.typed.home.trim();
        let authority = self.typed.authority.trim();
        let asked = self.asked(choice);
        let is_free = self.working.is_none();
        let plan = self.plan.as_ref().map(|plan| plan.view(asked.as_ref() != Some(&plan.of), look));
        let missing = !authority.is_empty() && !Path::new(authority).is_file();
        SendingView {
            address: self.typed.address.clone(),
            address_fault,
            key: self.key.clone(),
            secret: self.secret.clone(),
            is_shown: self.is_shown,
            keeps: self.keeps,
            authority: self.typed.authority.clone(),
            is_authority_missing: missing,
            home: self.typed.home.clone(),
            is_home_wrong: !home.is_empty() && Home::parse(home).is_err(),
            known_home: self.noted.home.clone(),
            usual_home: Home::default().address().to_owned(),
            again: self.again,
            can_look: is_free && asked.is_some(),
            can_send: is_free && !missing && plan.as_ref().is_some_and(|plan| !plan.is_stale && plan.attempts > 0),
            can_log_out: is_free && matches!(self.address(), Some(Ok(_))),
            plan,
            progress: self.progress(look),
            news: self.outcome.as_ref().map(|outcome| outcome.told(look)),
        }
    }

    fn progress(&self, look: &Look) -> Option<ProgressView> {
        let working = self.working.as_ref()?;
        let far: HowFar = working.far.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let is_stopping = working.stop.load(std::sync::atomic::Ordering::Relaxed);
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX).into();
        let (share, mut text) = match &working.doing {
            Doing::Looking(..) => (None, look.t_with("trainer-send-looking", &[("count", count(far.looked_at))])),
            Doing::LoggingOut(_) => (None, look.t("trainer-send-keyring-asked")),
            Doing::Sending(_) => {
                let all = self.plan.as_ref().map_or(0, |plan| plan.told.attempts);
                #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
                let share = if all == 0 { 0.0 } else { far.summary.attempts as f32 / all as f32 };
                let told = [("done", count(far.summary.attempts)), ("count", count(all)), ("statements", count(far.summary.statements))];
                (Some(share.min(1.0)), look.t_with("trainer-send-progress", &told))
            }
        };
        if is_stopping {
            text = format!("{text} {}", look.t("trainer-send-stopping"));
        } else if let Some(left) = far.waits_until.and_then(|until| until.checked_duration_since(Instant::now())) {
            let seconds = u32::try_from(left.as_secs() + 1).unwrap_or(u32::MAX);
            text = format!("{text} {}", look.t_with("trainer-send-waiting", &[("seconds", seconds.into())]));
        }
        Some(ProgressView { share: share.unwrap_or(0.0), text, is_stopping, is_endless: share.is_none() })
    }
}

impl Plan {
    fn view(&self, is_stale: bool, look: &Look) -> PlanView {
        let told = &self.told;
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX).into();
        let counts = [
            ("attempts", count(told.attempts)),
            ("statements", count(told.statements)),
            ("officers", count(told.trainees.len() as u64)),
            ("before", count(told.before)),
        ];
        let mut lines = vec![look.t_with(if told.attempts == 0 { "trainer-send-nothing" } else { "trainer-send-would" }, &counts)];
        if told.attempts > 0 {
            let (home, store) = (self.of.home.trainees(), self.of.address.to_string());
            lines.push(look.t_with("trainer-send-as", &[("home", (&home).into()), ("store", (&store).into())]));
        }
        lines.extend(left_out(&told.left_out, look));
        // Set as a person reads it: a field a line.
        let pretty = |json: &String| serde_json::from_str::<serde_json::Value>(json).map_or_else(|_| json.clone(), |value| format!("{value:#}"));
        PlanView { lines, example: told.example.as_ref().map(pretty), is_stale, attempts: told.attempts }
    }
}

/// What was or would be left out, and what goes without texts.
fn left_out(left_out: &LeftOut, look: &Look) -> Vec<String> {
    let mut lines = Vec::new();
    let passed = &left_out.passed;
    if passed.sittings > 0 {
        lines.push(look.t_with("trainer-results-sittings", &[("count", u32::try_from(passed.sittings).unwrap_or(u32::MAX).into())]));
    }
    if !passed.unreadable.is_empty() {
        lines.push(look.t_with("trainer-results-unread", &[("count", passed.unreadable.len().into())]));
        lines.extend(passed.unreadable.iter().take(MOST).map(|(attempt, why)| format!("{attempt}: {why}")));
    }
    if !left_out.faults.is_empty() {
        lines.push(look.t_with("trainer-results-statements-faulty", &[("count", left_out.faults.len().into())]));
        lines.extend(left_out.faults.iter().take(MOST).cloned());
    }
    for scenario in left_out.missing.keys() {
        lines.push(look.t_with("trainer-send-no-texts", &[("scenario", (&*scenario.0).into())]));
    }
    lines
}

impl Outcome {
    fn told(&self, look: &Look) -> News {
        match self {
            Self::Sent(sent) => of_sent(sent, look),
            Self::Fault(fault) => {
                let (title, text) = fault.told(look);
                News { is_good: false, title, text }
            }
            Self::LoggedOut(was) => {
                let key = if *was { "trainer-send-logged-out" } else { "trainer-send-not-logged-in" };
                News { is_good: true, title: look.t(key), text: String::new() }
            }
        }
    }
}

impl Fault {
    fn told(&self, look: &Look) -> (String, String) {
        match self {
            Self::Ended(Ended::Store(error)) => store_fault(error, look.language),
            Self::Ended(Ended::Push(error)) => push_fault(error, look),
            Self::File(path, error) => file_fault(path, error, look.language),
            Self::NoThread(why) => (look.t("trainer-results-no-thread"), why.clone()),
        }
    }
}

fn of_sent(sent: &Sent, look: &Look) -> News {
    let summary = &sent.summary;
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX).into();
    let counts = [("attempts", count(summary.attempts)), ("statements", count(summary.statements)), ("before", count(summary.before))];
    let mut lines = vec![look.t_with("trainer-send-sent-counts", &counts)];
    if summary.set_aside > 0 {
        lines.push(look.t_with("trainer-send-aside", &[("count", count(summary.set_aside))]));
        lines.extend(summary.aside.iter().take(MOST).map(|aside| {
            let why = match &aside.why {
                Why::Conflict => look.t("trainer-send-aside-conflict"),
                Why::TooLarge => look.t("trainer-send-aside-too-large"),
                Why::Refused { said } => format!("{} {said}", look.t("trainer-send-aside-refused")),
            };
            format!("{} ({}): {why}", aside.statement, aside.attempt)
        }));
    }
    lines.extend(left_out(&sent.left_out, look));
    let title = match &sent.ended {
        Ok(()) => look.t("trainer-send-sent"),
        Err(Ended::Push(PushError::Stopped)) => look.t("trainer-send-stopped"),
        Err(ended) => {
            let (title, cure) = match ended {
                Ended::Store(error) => store_fault(error, look.language),
                Ended::Push(error) => push_fault(error, look),
            };
            lines.insert(0, cure);
            title
        }
    };
    if sent.ended.is_err() {
        lines.push(look.t("trainer-send-goes-on"));
    }
    News { is_good: sent.is_whole(), title, text: lines.join("\n") }
}
