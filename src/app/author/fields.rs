//! Fields, conditions, effects and lists of the form, as the author asks for them, turned into changes of the text.

use super::Author;
use super::edits::free_id;
use super::form::{Offering, default_weight};
use crate::app::views::author::{AuthorCommand, ConditionSort, FieldEdit, Renamed};
use crate::app::views::look::Look;
use crate::scenario::edit::{is_id, write};
use crate::scenario::form::WEIGHTS;
use crate::scenario::syntax::ValueKind;

impl Author {
    pub(super) fn field_command(&mut self, command: AuthorCommand, look: &Look, now: f64) {
        match command {
            AuthorCommand::SetField(place, edit) => self.set_field(&place, &edit, now),
            AuthorCommand::AddName(list, name) => {
                let mut names = self.principles_of(&list);
                if let Some(names) = &mut names {
                    names.push(name);
                    self.set_principles(&list, names, now);
                } else {
                    self.edit(&list, now, |script| script.add_entry(&list, &write::text(&name)));
                }
            }
            AuthorCommand::TakeEntry(list, at) => match self.principles_of(&list) {
                Some(mut names) if at < names.len() => {
                    names.remove(at);
                    self.set_principles(&list, &names, now);
                }
                Some(_) => {}
                None => {
                    self.edit(&list, now, |script| script.take_entry(&list, at));
                }
            },
            AuthorCommand::MoveEntry(list, at, up) => {
                let Some(other) = (if up { at.checked_sub(1) } else { Some(at + 1) }) else { return };
                self.edit(&format!("{list} order"), now, |script| script.swap(&format!("{list}/#{at}"), &format!("{list}/#{other}")));
            }
            AuthorCommand::AddEntry(list) => self.add_entry(&list, look, now),
            AuthorCommand::NewCondition(place) => {
                let condition = self.first_condition(look);
                self.edit(&place, now, |script| script.set_field(&place, &condition));
            }
            AuthorCommand::SetCondition(place, sort) => self.set_condition(&place, sort, look, now),
            AuthorCommand::JoinCondition(place) => self.join_condition(&place, look, now),
            AuthorCommand::TakeCondition(place) => self.take_condition(&place, now),
            AuthorCommand::SetEffect(place, adds) => {
                self.edit(&place, now, |script| script.set_name(&place, if adds { "Add" } else { "Set" }));
            }
            _ => {}
        }
    }

    fn set_field(&mut self, place: &str, edit: &FieldEdit, now: f64) {
        if let (FieldEdit::Name(id), Some(entry)) = (edit, place.strip_suffix("/id")) {
            let list = entry.rsplit_once('/').map_or(entry, |(list, _)| list);
            if !is_id(id) || self.manuscript.script().find(&format!("{list}/{id}")).is_some() {
                return;
            }
        }
        let value = match edit {
            FieldEdit::Clear => {
                if self.manuscript.script().find(place).is_some() {
                    self.edit(place, now, |script| script.remove(place));
                }
                return;
            }
            FieldEdit::Number(number) => number.clone(),
            FieldEdit::Word(word) => (*word).to_owned(),
            FieldEdit::Truth(on) => on.to_string(),
            FieldEdit::Name(name) => write::text(name),
        };
        let is_first_weight = place.strip_prefix("rubric/weights/").filter(|_| self.manuscript.script().find("rubric/weights").is_none());
        if let Some(own) = is_first_weight {
            // One weight alone would make nothing of the others: those that held so far are written with it.
            let weight = |name: &'static str| if name == own { format!("{name}: {value}") } else { format!("{name}: {}", default_weight(name)) };
            let all: Vec<String> = WEIGHTS.names().map(weight).collect();
            let all = format!("({})", all.join(", "));
            self.edit(place, now, |script| script.set_field("rubric/weights", &all));
            return;
        }
        self.edit(place, now, |script| script.set_field(place, &value));
    }

    /// The principles of the option whose field that is; `None` for every other list.
    fn principles_of(&self, list: &str) -> Option<Vec<String>> {
        let option = list.strip_suffix("/principles")?;
        let one = match &self.manuscript.script().bare(&format!("{option}/principle")).map(|value| &value.kind) {
            Some(ValueKind::Text(one)) => Some(one.clone()),
            _ => None,
        };
        Some(one.into_iter().chain(self.names_in(list)).collect())
    }

    fn set_principles(&mut self, list: &str, names: &[String], now: f64) {
        let Some(option) = list.strip_suffix("/principles") else { return };
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.edit(list, now, |script| script.set_principles(option, &names));
    }

    fn add_entry(&mut self, list: &str, look: &Look, now: f64) {
        let (holder, name) = list.rsplit_once('/').unwrap_or(("", list));
        let goto = write::text(&self.some_node());
        let text = self.empty_text();
        let taken = |id: &str| self.manuscript.script().find(&format!("{list}/{id}")).is_some();
        let id = |stem: &str| write::text(&free_id(stem, taken));
        let entry = match name {
            "state" => {
                let id = free_id("variable", taken);
                let variable = format!("{}: (start: 0, min: 0, max: 1)", write::text(&id));
                let made = if self.manuscript.script().find("state").is_some() {
                    self.edit("add variable", now, |script| script.insert("state", usize::MAX, &variable))
                } else {
                    self.edit("add variable", now, |script| script.set_field("state", &format!("{{\n    {variable},\n}}")))
                };
                if made {
                    self.naming = Some((Renamed::Variable(id.clone()), id));
                }
                return;
            }
            "effects" => {
                let variable = self.source.state.first().map(|variable| variable.id.value.to_string()).unwrap_or_default();
                format!("Add({}, 1)", write::text(&variable))
            }
            "branches" => format!("(when: {}, goto: {goto})", self.first_condition(look)),
            "marks" => format!("(id: {}, at: (0.40, 0.40, 0.20, 0.20), note: {text})", id("mark")),
            "conclusions" => format!("(id: {}, rating: Poor, text: {text})", id("conclusion")),
            _ => return,
        };
        let what = format!("add to {holder}/{name}");
        self.edit(&what, now, |script| script.add_entry(list, &entry));
    }

    /// What a new condition asks: the first thing that there is to be asked for.
    fn first_condition(&self, look: &Look) -> String {
        let asked = self.asked(look.language, &Offering::default());
        let sort = if asked.options.is_empty() { ConditionSort::Visited } else { ConditionSort::Chose };
        self.condition_of(sort, look)
    }

    fn condition_of(&self, sort: ConditionSort, look: &Look) -> String {
        let asked = self.asked(look.language, &Offering::default());
        let name = asked.of(sort).first().map(|offer| offer.id.clone()).unwrap_or_default();
        let inner = |sort: ConditionSort| format!("{}({})", sort.word(), write::text(&name));
        match sort {
            ConditionSort::AtLeast | ConditionSort::Is => format!("{}({}, 1)", sort.word(), write::text(&name)),
            ConditionSort::Found => "Found(1)".to_owned(),
            ConditionSort::Chose | ConditionSort::Visited | ConditionSort::Flagged => inner(sort),
            ConditionSort::All | ConditionSort::Any => format!("{}([{}])", sort.word(), self.first_condition(look)),
            ConditionSort::Not => format!("Not({})", self.first_condition(look)),
        }
    }

    fn set_condition(&mut self, place: &str, sort: ConditionSort, look: &Look, now: f64) {
        use ConditionSort::{All, Any, AtLeast, Is, Not};
        let old = self.condition_sort(place);
        let fresh = self.condition_of(sort, look);
        let is_one = self.condition_parts(place).len() == 1;
        self.edit(place, now, |script| match (old, sort) {
            (Some(old), new) if old == new => script.set_name(place, new.word()),
            (Some(All | Any), All | Any) | (Some(AtLeast), Is) | (Some(Is), AtLeast) => script.set_name(place, sort.word()),
            // `Not(a)` and `All(a)` are written alike.
            (Some(Not), All | Any) if is_one => script.set_name(place, sort.word()),
            (Some(_), All | Any) => script.put_around(place, &format!("{}([", sort.word()), "])"),
            (Some(_), Not) => script.put_around(place, "Not(", ")"),
            _ => script.set(place, &fresh),
        });
    }

    /// Another condition beside this one: in the same `All` or `Any`, else both in an `All`.
    fn join_condition(&mut self, place: &str, look: &Look, now: f64) {
        let fresh = self.first_condition(look);
        let what = format!("{place} and");
        if matches!(self.condition_sort(place), Some(ConditionSort::All | ConditionSort::Any)) {
            let parts = self.manuscript.script().parts_of(place);
            self.edit(&what, now, |script| script.insert(&parts, usize::MAX, &fresh));
        } else {
            self.edit(&what, now, |script| script.put_around(place, "All([", &format!(", {fresh}])")));
        }
    }

    /// Takes a condition away, and those around it that hold no other.
    fn take_condition(&mut self, place: &str, now: f64) {
        let mut place = place.to_owned();
        while let Some((list, _)) = place.rsplit_once("/#") {
            let holder = match list.strip_suffix("/#0") {
                Some(holder) if self.manuscript.script().parts_of(holder) == list => holder,
                _ => list,
            };
            if self.condition_sort(holder).is_none_or(|sort| !sort.holds_others()) || self.condition_parts(holder).len() > 1 {
                break;
            }
            place = holder.to_owned();
        }
        self.edit(&place, now, |script| script.remove(&place));
    }
}
