//! Fields of the form, written where their readers look for them; entries of lists; and conditions taken apart and put
//! together without writing anew what stands in them.

use super::{Change, EditError, Script, Splice, entries, place, write};
use crate::scenario::form::{self, Group, Kind};
use crate::scenario::syntax::{Value, ValueKind};

impl Script {
    /// Which group of the form stands at a place; empty: the whole file. `None`: none that the form knows.
    #[must_use]
    pub fn group_at(&self, holder: &str) -> Option<&'static Group> {
        let steps: Vec<&str> = holder.split('/').filter(|step| !step.is_empty()).collect();
        match steps.as_slice() {
            [] => Some(&form::SCENARIO),
            ["nodes", _] => self.named_group(holder),
            [.., "then"] => self.named_group(holder).filter(|group| group.name == form::CHOOSE.name),
            [before @ .., list, _] if !before.is_empty() || *list == "state" => {
                match self.group_at(&before.join("/"))?.field(list)?.kind {
                    Kind::List(group) | Kind::Map(group) => Some(group),
                    _ => None,
                }
            }
            ["rubric", "weights"] => Some(&form::WEIGHTS),
            [field] => match form::SCENARIO.field(field)?.kind {
                Kind::Group(group) => Some(group),
                _ => None,
            },
            _ => None,
        }
    }

    fn named_group(&self, holder: &str) -> Option<&'static Group> {
        match &place::unwrapped(self.find(holder)?).kind {
            ValueKind::Group(group) => form::group(group.name.as_ref()?.0.as_str()),
            _ => None,
        }
    }

    /// Sets a field. One that is not there yet is written behind those that come before it in the form, so that a text
    /// reads alike whoever wrote it.
    ///
    /// # Errors
    /// When the place leads to nothing that could hold it.
    pub fn set_field(&self, field: &str, value: &str) -> Result<Change, EditError> {
        let (holder, name) = field.rsplit_once('/').unwrap_or(("", field));
        let (Some(there), Some(group)) = (self.find(holder), self.group_at(holder)) else { return self.set(field, value) };
        let ValueKind::Group(written) = &place::unwrapped(there).kind else { return self.set(field, value) };
        if self.find(field).is_some() {
            return self.set(field, value);
        }
        let order = |name: &str| group.names().position(|known| known == name);
        let own = order(name);
        let before = written.fields.iter().rposition(|known| own.is_some() && order(&known.name) < own && order(&known.name).is_some());
        let at = written.items.len() + before.map_or(written.fields.len(), |before| before + 1);
        self.sound(field, entries::insert(self, place::unwrapped(there), at, &format!("{name}: {value}")))
    }

    /// Puts an entry at the end of a list; a list that is not there is made. Further lines are written as from the margin.
    ///
    /// # Errors
    /// When the place leads to nothing that could hold it.
    pub fn add_entry(&self, list: &str, entry: &str) -> Result<Change, EditError> {
        if self.find(list).is_some() {
            return self.insert(list, usize::MAX, entry);
        }
        let is_short = !entry.starts_with('(') && !entry.contains('\n');
        let value = if is_short { format!("[{entry}]") } else { format!("[\n    {},\n]", entry.replace('\n', "\n    ")) };
        self.set_field(list, &value)
    }

    /// Takes an entry out of a list, by its number; with the last one the list's field, if the form lets it be left out.
    ///
    /// # Errors
    /// When there is no such entry.
    pub fn take_entry(&self, list: &str, at: usize) -> Result<Change, EditError> {
        let (holder, name) = list.rsplit_once('/').unwrap_or(("", list));
        let is_last = self.find(list).is_some_and(|value| place::entries(place::unwrapped(value)).len() == 1);
        let may_go = self.group_at(holder).and_then(|group| group.field(name)).is_some_and(|field| !field.is_required());
        if is_last && may_go { self.remove(list) } else { self.remove(&format!("{list}/#{at}")) }
    }

    /// Lets two values stand in one another's place, as they are written.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn swap(&self, one: &str, other: &str) -> Result<Change, EditError> {
        let (first, second) = (self.there(one)?, self.there(other)?);
        let splice = |at: &Value, with: &Value| Splice { at: at.span.clone(), with: self.slice(with).to_owned() };
        self.sound(one, vec![splice(first, second), splice(second, first)])
    }

    /// Gives what is written as `Name(…)` another name; what stands in its brackets stays.
    ///
    /// # Errors
    /// When nothing with a name stands there.
    pub fn set_name(&self, place: &str, name: &str) -> Result<Change, EditError> {
        match &self.there(place)?.kind {
            ValueKind::Group(form) => match &form.name {
                Some((_, span)) => self.sound(place, vec![Splice { at: span.clone(), with: name.to_owned() }]),
                None => Err(EditError::NoSuchPlace(place.to_owned())),
            },
            _ => Err(EditError::NoSuchPlace(place.to_owned())),
        }
    }

    /// Writes something before and behind a value, on its own lines.
    ///
    /// # Errors
    /// When nothing stands there.
    pub fn put_around(&self, place: &str, before: &str, behind: &str) -> Result<Change, EditError> {
        let span = self.there(place)?.span.clone();
        let splice = |at: usize, with: &str| Splice { at: at..at, with: with.to_owned() };
        self.sound(place, vec![splice(span.start, before), splice(span.end, behind)])
    }

    /// Lets what stands at `inner` take the place of what stands around it at `outer`.
    ///
    /// # Errors
    /// When one of them is not there, or `inner` is not within.
    pub fn put_out(&self, outer: &str, inner: &str) -> Result<Change, EditError> {
        let (around, within) = (self.there(outer)?.span.clone(), self.there(inner)?.span.clone());
        if around.start > within.start || around.end < within.end {
            return Err(EditError::NoSuchPlace(inner.to_owned()));
        }
        let cut = |at| Splice { at, with: String::new() };
        self.sound(outer, vec![cut(around.start..within.start), cut(within.end..around.end)])
    }

    /// What stands at a place, without `Some( )` around it.
    #[must_use]
    pub fn bare(&self, place: &str) -> Option<&Value> {
        self.find(place).map(place::unwrapped)
    }

    fn there(&self, place: &str) -> Result<&Value, EditError> {
        self.find(place).ok_or_else(|| EditError::NoSuchPlace(place.to_owned()))
    }

    /// Where the parts of `All` and `Any` stand: `All([a, b])` and `All(a, b)` are the same.
    #[must_use]
    pub fn parts_of(&self, condition: &str) -> String {
        let first = format!("{condition}/#0");
        let is_list = self.find(&first).is_some_and(|value| matches!(value.kind, ValueKind::List(_)));
        if is_list { first } else { condition.to_owned() }
    }

    /// Sets the principles of an option: one is written as `principle`, several as `principles`, wherever they stood.
    ///
    /// # Errors
    /// When there is no such option.
    pub fn set_principles(&self, option: &str, principles: &[&str]) -> Result<Change, EditError> {
        let (one, many) = (format!("{option}/principle"), format!("{option}/principles"));
        let literal: Vec<String> = principles.iter().map(|id| write::text(id)).collect();
        let list = format!("[{}]", literal.join(", "));
        let written = (self.find(&one).is_some(), self.find(&many).is_some());
        match (literal.as_slice(), written) {
            ([], (false, false)) => Ok(Change::default()),
            ([], (true, false)) => self.remove(&one),
            ([], (_, true)) => self.remove(&many),
            ([only], (_, false)) => self.set_field(&one, only),
            (_, (_, true)) => self.set(&many, &list),
            (_, (true, false)) => {
                let holder = place::unwrapped(self.there(option)?);
                let ValueKind::Group(group) = &holder.kind else { return Err(EditError::HoldsNothing(option.to_owned())) };
                let field = group.fields.iter().find(|field| field.name == "principle");
                let at = field.map(|field| field.name_span.start..field.value.span.end);
                let at = at.ok_or_else(|| EditError::NoSuchPlace(one.clone()))?;
                self.sound(&one, vec![Splice { at, with: format!("principles: {list}") }])
            }
            (_, (false, false)) => self.set_field(&many, &list),
        }
    }

    /// The place at which a byte stands, every step to a list's entry by its number: the innermost value around it.
    #[must_use]
    pub fn place_at(&self, byte: usize) -> String {
        let mut steps = Vec::new();
        let mut value = self.document.root.as_ref();
        while let Some(holder) = value.map(place::unwrapped) {
            let at = place::entries(holder).iter().position(|entry| entry.contains(&byte));
            let Some((at, inner)) = at.and_then(|at| Some((at, place::values(holder).into_iter().nth(at)?))) else { break };
            steps.push(match &holder.kind {
                ValueKind::Group(group) if at >= group.items.len() => group.fields[at - group.items.len()].name.clone(),
                ValueKind::Map(pairs) => match &pairs[at].0.kind {
                    ValueKind::Text(key) => key.clone(),
                    _ => break,
                },
                _ => format!("#{at}"),
            });
            value = Some(inner);
        }
        steps.join("/")
    }

    /// A place with every step to a list's entry by its number, as [`Script::place_at`] tells it.
    #[must_use]
    pub fn numbered(&self, place: &str) -> String {
        let mut steps: Vec<String> = Vec::new();
        for step in place.split('/').filter(|step| !step.is_empty()) {
            let holder = self.find(&steps.join("/")).map(place::unwrapped);
            let number = holder.filter(|holder| matches!(holder.kind, ValueKind::List(_))).and_then(|holder| place::place_of(holder, step));
            steps.push(number.map_or_else(|| step.to_owned(), |number| format!("#{number}")));
        }
        steps.join("/")
    }
}
