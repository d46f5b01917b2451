//! A rehearsal as a part of a course: whose it is, how it is played, and handing it in. So a whole course can be simulated
//! without a window.

use std::path::Path;

use super::keep::Keeper;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::results::course_named;
use crate::course::{Course, CourseId, NotAdmitted, Part, Purpose};
use crate::handin::HandInError;
use crate::handin::outbox::{Outbox, hand_in};
use crate::keys::LaptopKey;
use crate::platform::{self, DataFolder};
use crate::scenario::graph::Graph;
use crate::session::plan::{Command, Plan, PlanLine};

/// The course that is played in, and which part of it.
pub(super) struct InCourse {
    course: Course,
    purpose: Purpose,
}

impl InCourse {
    /// Admits that code to the course and makes plan and scenario its own: trainee, mode, pass mark.
    pub(super) fn of(named: &str, code: Option<&str>, data: &DataFolder, graph: &mut Graph, plan: &mut Plan) -> Result<Self, Failure> {
        let course = course_named(named, data)?;
        let Some(code) = code else {
            return Err(Failure::new("A play in a course needs a code.", "Give the trainee's code with --code CODE."));
        };
        let trainee = course.admit(code).map_err(|refused| match refused {
            NotAdmitted::NoCode(_) => {
                Failure::new(format!("`{code}` is no trainee's code."), "Copy it from the trainee's card; one character may be mistyped.")
            }
            NotAdmitted::Stranger { code } => Failure::new(
                format!("The code {code} does not take part in the course {}.", course.id),
                "Take a code of the course's roster, or the course's latest file.",
            ),
        })?;
        let Some(Part { purpose, mode, .. }) = course.parts.iter().find(|part| part.scenario == graph.id).cloned() else {
            let played: Vec<String> = course.parts.iter().map(|part| part.scenario.to_string()).collect();
            return Err(Failure::new(
                format!("The scenario {} is no part of the course {}.", graph.id, course.id),
                format!("It plays: {}.", played.join(", ")),
            ));
        };
        plan.lines.retain(|line| !matches!(line.command, Command::Trainee(_) | Command::Mode(_)));
        for command in [Command::Mode(mode), Command::Trainee(trainee)] {
            plan.lines.insert(0, PlanLine { line: 1, bytes: 0..0, command });
        }
        if course.pass_mark.is_some() {
            graph.rubric.pass_mark = course.pass_mark;
        }
        Ok(Self { course, purpose })
    }

    /// What its attempt belongs to.
    pub(super) fn belongs(&self) -> (CourseId, Purpose) {
        (self.course.id.clone(), self.purpose)
    }

    /// Hands the finished attempt in. A stick's fault is told: the result waits in the outbox.
    pub(super) fn hand_in(&self, keeper: &mut Keeper, data: &DataFolder, stick: Option<&Path>, console: &mut Console) -> Result<(), Failure> {
        let failure = |error: HandInError| Failure::new(error.to_string(), error.remedy());
        let key = LaptopKey::of_laptop(&data.laptop_key(), platform::random_bytes()).map_err(|error| failure(error.into()))?;
        let outbox = Outbox::in_folder(data.outbox());
        let attempt = keeper.attempt().clone();
        match hand_in(keeper.store(), &attempt, &self.course, &key, &outbox, stick, platform::now()) {
            Ok(_) => keeper.acknowledge(&format!("result {attempt}"), console),
            Err(error @ (HandInError::Gone { .. } | HandInError::Full { .. } | HandInError::ReadOnly { .. })) => {
                console.tell(&format!("ias: {error}\n     {}", error.remedy()));
            }
            Err(error) => return Err(failure(error)),
        }
        Ok(())
    }
}
