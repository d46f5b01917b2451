//! Fields of the form: numbers, words, what is chosen from the scenario and the catalogues, conditions, effects.

use egui::{Ui, WidgetInfo, WidgetType, vec2};

use super::form::{Bounds, ConditionRow, ConditionSort, EffectRow, FieldEdit, FieldRow, FieldValue, Offer, Offers, Told};
use super::{AuthorCommand, AuthorView, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, field, focus_ring, icon_button, paint_icon, segments, switch};

/// How far what stands within a condition is moved in.
const INDENT: f32 = 18.0;

/// Draws a field with its label and what is wrong in it.
pub(super) fn field_ui(ui: &mut Ui, look: &Look, view: &AuthorView, row: &FieldRow, commands: &mut Vec<UiCommand>) {
    if let FieldValue::Truth(on) = row.value {
        // Its words stand beside the switch.
        let hint = if on.is_none() { without(look, row) } else { String::new() };
        if let Some(on) = switch(ui, look, on.unwrap_or(row.otherwise == "true"), &row.label, &hint) {
            ask(commands, AuthorCommand::SetField(row.place.clone(), FieldEdit::Truth(on)));
        }
        told_ui(ui, look, &row.told);
        return;
    }
    look.dim(ui, Step::Small, &row.label).on_hover_text(row.name);
    let name = &heard(row);
    match &row.value {
        FieldValue::Number(written, bounds) => number_field(ui, look, row, name, written, *bounds, commands),
        FieldValue::Id(id) => id_field(ui, look, row, name, id, commands),
        FieldValue::Word(chosen, words) => {
            let texts: Vec<&str> = words.iter().map(|(_, text)| text.as_str()).collect();
            if let Some(at) = segments(ui, look, name, &texts, chosen.unwrap_or(usize::MAX)) {
                ask(commands, AuthorCommand::SetField(row.place.clone(), FieldEdit::Word(words[at].0)));
            }
        }
        FieldValue::One(chosen, offers) => one_field(ui, look, view, row, chosen, offers, commands),
        FieldValue::Many(chosen, offers) => many_field(ui, look, row, name, chosen, offers, commands),
        FieldValue::When(condition, offers) => when_field(ui, look, row, name, condition.as_ref(), offers, commands),
        FieldValue::Effects(effects, variables) => effects_field(ui, look, row, name, effects, variables, commands),
        FieldValue::Region(parts) => region_field(ui, look, row, name, parts, commands),
        FieldValue::Raw(written) => {
            look.plain(ui, Step::Body, written);
        }
        FieldValue::Truth(_) => {}
    }
    told_ui(ui, look, &row.told);
    ui.add_space(4.0);
}

/// Begins a new line where what comes is too wide for this one: frames and lists do not do so by themselves.
fn turn(ui: &mut Ui, width: f32) {
    if ui.layout().main_wrap && ui.available_size_before_wrap().x < width {
        ui.end_row();
    }
}

/// A line of buttons with words behind them, all on one height; the words turn over where it is narrow.
pub(super) fn line(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    let usual = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = look.theme.length(40.0).min(60.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = usual;
        add(ui);
    });
    ui.spacing_mut().interact_size.y = usual;
}

/// A small button in a line that may turn over.
fn small(ui: &mut Ui, look: &Look, icon: icons::Icon, name: &str) -> bool {
    turn(ui, look.theme.length(44.0).min(64.0));
    icon_button(ui, look, icon, name).clicked()
}

/// A field's name for those who hear it: options and entries of lists have fields of the same label.
fn heard(row: &FieldRow) -> String {
    match row.place.rsplit('/').nth(1) {
        Some(holder) => format!("{} · {}", row.label, holder.strip_prefix('#').unwrap_or(holder)),
        None => row.label.clone(),
    }
}

/// What is wrong, each with its sign.
pub(super) fn told_ui(ui: &mut Ui, look: &Look, told: &[Told]) {
    let p = look.theme.palette;
    for told in told {
        let (icon, colour) = if told.error { (icons::WARNING_CIRCLE, p.bad) } else { (icons::WARNING, p.accent) };
        ui.horizontal_top(|ui| {
            let side = look.theme.text(16.0);
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::hover());
            paint_icon(ui, icon, rect.center(), side, colour);
            look.text(ui, Step::Small, colour, told.text.get(look.language));
        });
    }
}

/// What holds while nothing is written.
fn without(look: &Look, row: &FieldRow) -> String {
    if row.otherwise.is_empty() { look.t("author-must") } else { look.t_with("author-otherwise", &[("what", (&row.otherwise).into())]) }
}

fn number_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, written: &str, bounds: Bounds, commands: &mut Vec<UiCommand>) {
    let set = |edit| AuthorCommand::SetField(row.place.clone(), edit);
    if bounds.none && let Some(on) = switch(ui, look, written == "None", &look.t("author-no-pass-mark"), "") {
        ask(commands, set(if on { FieldEdit::Word("None") } else { FieldEdit::Clear }));
    }
    if bounds.none && written == "None" {
        return;
    }
    let edit = typed_number(ui, look, &row.place, name, written, &without(look, row), bounds, 260.0);
    match edit {
        Some(None) if !written.is_empty() => ask(commands, set(FieldEdit::Clear)),
        Some(Some(number)) if number != written => ask(commands, set(FieldEdit::Number(number))),
        _ => {}
    }
}

/// A line in which a number is typed. What is typed stays as it is while it is written in, also while it is no number yet.
/// `Some(None)`: it was emptied.
#[expect(clippy::too_many_arguments, reason = "a line has an id, a name, a value, a hint, bounds and a width")]
fn typed_number(ui: &mut Ui, look: &Look, id: &str, name: &str, written: &str, hint: &str, bounds: Bounds, width: f32) -> Option<Option<String>> {
    let kept = egui::Id::new(("author-number", id));
    let typed = ui.data(|data| data.get_temp::<String>(kept));
    let shown = typed.clone().unwrap_or_else(|| written.to_owned());
    let width = look.theme.length(width);
    turn(ui, width);
    let (response, changed) = field(ui, look, id, &shown, hint, width.min(ui.available_width()));
    named(&response, WidgetType::TextEdit, name, &shown);
    if !response.has_focus() {
        ui.data_mut(|data| data.remove_temp::<String>(kept));
    } else if typed.is_some_and(|typed| !typed.trim().is_empty() && bounds.fit(&typed).is_none()) {
        let number = |number: f64| look.decimal(number, if bounds.whole || number.fract() == 0.0 { 0 } else { 1 });
        let (least, most) = (number(bounds.least), number(bounds.most));
        let args = [("least", (&least).into()), ("most", (&most).into())];
        look.text(ui, Step::Small, look.theme.palette.bad, look.t_with(if bounds.whole { "author-number-whole" } else { "author-number" }, &args));
    }
    let text = changed?;
    ui.data_mut(|data| data.insert_temp(kept, text.clone()));
    if text.trim().is_empty() { Some(None) } else { bounds.fit(&text).map(Some) }
}

fn id_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, id: &str, commands: &mut Vec<UiCommand>) {
    let kept = egui::Id::new(("author-id", &row.place));
    let typed = ui.data(|data| data.get_temp::<String>(kept));
    let shown = typed.clone().unwrap_or_else(|| id.to_owned());
    let width = look.theme.length(300.0).min(ui.available_width());
    let (response, changed) = field(ui, look, &row.place, &shown, "", width);
    named(&response, WidgetType::TextEdit, name, &shown);
    if !response.has_focus() {
        ui.data_mut(|data| data.remove_temp::<String>(kept));
    } else if typed.is_some_and(|typed| typed != id) {
        // What could be taken stands in the file by now.
        look.text(ui, Step::Small, look.theme.palette.bad, look.t("author-name-unfit"));
    }
    if let Some(text) = changed {
        ask(commands, AuthorCommand::SetField(row.place.clone(), FieldEdit::Name(text.clone())));
        ui.data_mut(|data| data.insert_temp(kept, text));
    }
}

fn region_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, parts: &[String; 4], commands: &mut Vec<UiCommand>) {
    let names = ["author-region-left", "author-region-top", "author-region-width", "author-region-height"];
    let bounds = Bounds { most: 1.0, ..Bounds::default() };
    ui.horizontal_wrapped(|ui| {
        for (at, (key, part)) in names.into_iter().zip(parts).enumerate() {
            let side = look.t(key);
            turn(ui, look.theme.length(96.0));
            ui.vertical(|ui| {
                ui.set_width(look.theme.length(96.0));
                look.dim(ui, Step::Small, &side);
                let place = format!("{}/#{at}", row.place);
                if let Some(Some(number)) = typed_number(ui, look, &place, &format!("{name}, {side}"), part, "", bounds, 96.0)
                    && number != *part
                {
                    ask(commands, AuthorCommand::SetField(place, FieldEdit::Number(number)));
                }
            });
        }
    });
}

fn one_field(ui: &mut Ui, look: &Look, view: &AuthorView, row: &FieldRow, chosen: &str, offers: &[Offer], commands: &mut Vec<UiCommand>) {
    let (name, optional) = (&heard(row), !row.otherwise.is_empty());
    ui.horizontal(|ui| {
        let width = look.theme.length(420.0).min(ui.available_width() - 60.0).max(120.0);
        let empty = without(look, row);
        match pick(ui, look, &Pick { id: &row.place, name, chosen, empty: &empty, offers, optional, width }) {
            Some(Some(id)) => ask(commands, AuthorCommand::SetField(row.place.clone(), FieldEdit::Name(id))),
            Some(None) => ask(commands, AuthorCommand::SetField(row.place.clone(), FieldEdit::Clear)),
            None => {}
        }
        let leads = matches!(row.name, "goto" | "otherwise" | "start") && view.nodes.iter().any(|node| node.id == chosen);
        if leads && !chosen.is_empty() {
            let name = look.t_with("author-exit-open", &[("what", name.into()), ("name", chosen.into())]);
            if icon_button(ui, look, icons::ARROW_RIGHT, &name).clicked() {
                ask(commands, AuthorCommand::OpenNode(chosen.to_owned()));
            }
        }
    });
}

fn many_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, chosen: &[Offer], offers: &[Offer], commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let ordered = matches!(row.name, "offered" | "key");
    for (at, offer) in chosen.iter().enumerate() {
        line(ui, look, |ui| {
            let known = offers.iter().any(|known| known.id == offer.id);
            let what = format!("{} ({name})", offer.id);
            let args = [("name", (&what).into())];
            if ordered {
                mover(ui, look, &row.place, at, chosen.len(), &format!("{} ({name})", offer.id), commands);
            }
            if icon_button(ui, look, icons::X, &look.t_with("author-take-out", &args)).clicked() {
                ask(commands, AuthorCommand::TakeEntry(row.place.clone(), at));
            }
            let number = if ordered { format!("{}. ", at + 1) } else { String::new() };
            look.text(ui, Step::Body, if known { p.text } else { p.bad }, format!("{number}{}", offer.shown()));
        });
    }
    let rest: Vec<Offer> = offers.iter().filter(|offer| !chosen.iter().any(|known| known.id == offer.id)).cloned().collect();
    if rest.is_empty() {
        return;
    }
    let empty = if chosen.is_empty() && !row.otherwise.is_empty() { without(look, row) } else { look.t("author-add-one") };
    let name = format!("{name}: {}", look.t("author-add-one"));
    let width = look.theme.length(420.0).min(ui.available_width()).max(120.0);
    let picked = pick(ui, look, &Pick { id: &row.place, name: &name, chosen: "", empty: &empty, offers: &rest, optional: false, width });
    if let Some(Some(id)) = picked {
        ask(commands, AuthorCommand::AddName(row.place.clone(), id));
    }
}

/// Two buttons that move an entry up and down in its list.
pub(super) fn mover(ui: &mut Ui, look: &Look, list: &str, at: usize, of: usize, what: &str, commands: &mut Vec<UiCommand>) {
    let args = [("name", what.into())];
    for (icon, key, up, possible) in [(icons::CARET_UP, "author-move-up", true, at > 0), (icons::CARET_DOWN, "author-move-down", false, at + 1 < of)] {
        ui.add_enabled_ui(possible, |ui| {
            if icon_button(ui, look, icon, &look.t_with(key, &args)).clicked() {
                ask(commands, AuthorCommand::MoveEntry(list.to_owned(), at, up));
            }
        });
    }
}

fn when_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, condition: Option<&ConditionRow>, offers: &Offers, commands: &mut Vec<UiCommand>) {
    match condition {
        Some(condition) => condition_ui(ui, look, name, condition, offers, commands),
        None => {
            line(ui, look, |ui| {
                let add = look.t("author-when-add");
                if Button::quiet(&add).icon(icons::PLUS).name(&format!("{name}: {add}")).show(ui, look).clicked() {
                    ask(commands, AuthorCommand::NewCondition(row.place.clone()));
                }
                look.dim(ui, Step::Body, without(look, row));
            });
        }
    }
}

fn condition_ui(ui: &mut Ui, look: &Look, label: &str, row: &ConditionRow, offers: &Offers, commands: &mut Vec<UiCommand>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        // What there is nothing of is not offered.
        let possible = |sort: ConditionSort| Some(sort) == row.sort || !sort.takes().0 || !offers.of(sort).is_empty();
        let sorts: Vec<ConditionSort> = ConditionSort::ALL.into_iter().filter(|sort| possible(*sort)).collect();
        let words: Vec<Offer> = sorts.iter().map(|sort| Offer { id: look.t(sort.key()), words: String::new() }).collect();
        let chosen = row.sort.map(|sort| look.t(sort.key())).unwrap_or_default();
        let unread = look.t("author-when-unread");
        let name = format!("{label}: {}", look.t("author-when-what"));
        let pick_sort = Pick { id: &format!("{}/sort", row.place), name: &name, chosen: &chosen, empty: &unread, offers: &words, optional: false, width: look.theme.length(210.0) };
        if let Some(Some(picked)) = pick(ui, look, &pick_sort)
            && let Some(at) = words.iter().position(|word| word.id == picked)
        {
            ask(commands, AuthorCommand::SetCondition(row.place.clone(), sorts[at]));
        }
        let (names, counts) = row.sort.map(ConditionSort::takes).unwrap_or_default();
        if let Some(sort) = row.sort.filter(|_| names) {
            let place = format!("{}/#0", row.place);
            let width = look.theme.length(300.0).min(ui.available_width()).max(140.0);
            let name = format!("{label}: {}", look.t(sort.key()));
            let which = Pick { id: &place, name: &name, chosen: &row.name, empty: &look.t("author-choose-one"), offers: offers.of(sort), optional: false, width };
            if let Some(Some(id)) = pick(ui, look, &which) {
                ask(commands, AuthorCommand::SetField(place, FieldEdit::Name(id)));
            }
        }
        if counts {
            let least = if row.sort == Some(ConditionSort::Found) { 0.0 } else { -1_000_000.0 };
            let bounds = Bounds { least, most: 1_000_000.0, whole: true, none: false };
            let place = format!("{}/#{}", row.place, usize::from(names));
            amount_ui(ui, look, &place, label, &row.amount, bounds, commands);
        }
        let joined = look.t("author-when-join");
        if small(ui, look, icons::PLUS, &format!("{label}: {joined}")) {
            ask(commands, AuthorCommand::JoinCondition(row.place.clone()));
        }
        if small(ui, look, icons::X, &format!("{label}: {}", look.t("author-when-take"))) {
            ask(commands, AuthorCommand::TakeCondition(row.place.clone()));
        }
    });
    for (at, part) in row.parts.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.add_space(INDENT);
            let label = format!("{label} · {}", at + 1);
            ui.vertical(|ui| condition_ui(ui, look, &label, part, offers, commands));
        });
    }
}

fn amount_ui(ui: &mut Ui, look: &Look, place: &str, label: &str, amount: &str, bounds: Bounds, commands: &mut Vec<UiCommand>) {
    let name = format!("{label}: {}", look.t("author-amount"));
    if let Some(Some(number)) = typed_number(ui, look, place, &name, amount, "", bounds, 76.0)
        && number != amount
    {
        ask(commands, AuthorCommand::SetField(place.to_owned(), FieldEdit::Number(number)));
    }
}

fn effects_field(ui: &mut Ui, look: &Look, row: &FieldRow, name: &str, effects: &[EffectRow], variables: &[Offer], commands: &mut Vec<UiCommand>) {
    for (at, effect) in effects.iter().enumerate() {
        let name = format!("{name} · {}", at + 1);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let words = [look.t("author-effect-add"), look.t("author-effect-set")].map(|id| Offer { id, words: String::new() });
            let chosen = &words[usize::from(!effect.adds)].id;
            let sort = Pick { id: &format!("{}/sort", effect.place), name: &name, chosen, empty: "", offers: &words, optional: false, width: look.theme.length(150.0) };
            if let Some(Some(picked)) = pick(ui, look, &sort) {
                ask(commands, AuthorCommand::SetEffect(effect.place.clone(), picked == words[0].id));
            }
            let place = format!("{}/#0", effect.place);
            let variable = format!("{name}: {}", look.t("author-variable"));
            let which = Pick { id: &place, name: &variable, chosen: &effect.variable, empty: &look.t("author-choose-one"), offers: variables, optional: false, width: look.theme.length(220.0) };
            if let Some(Some(id)) = pick(ui, look, &which) {
                ask(commands, AuthorCommand::SetField(place, FieldEdit::Name(id)));
            }
            let bounds = Bounds { least: -1_000_000.0, most: 1_000_000.0, whole: true, none: false };
            amount_ui(ui, look, &format!("{}/#1", effect.place), &name, &effect.amount, bounds, commands);
            if small(ui, look, icons::X, &look.t_with("author-take-out", &[("name", (&name).into())])) {
                ask(commands, AuthorCommand::TakeEntry(row.place.clone(), at));
            }
        });
    }
    line(ui, look, |ui| {
        if variables.is_empty() {
            // Nothing can change before there is something.
            if Button::quiet(&look.t("author-to-variables")).icon(icons::ARROW_RIGHT).show(ui, look).clicked() {
                ask(commands, AuthorCommand::OpenNode(String::new()));
            }
            look.dim(ui, Step::Body, look.t("author-no-variables"));
            return;
        }
        let add = look.t("author-effect-more");
        if Button::quiet(&add).icon(icons::PLUS).name(&format!("{name}: {add}")).show(ui, look).clicked() {
            ask(commands, AuthorCommand::AddEntry(row.place.clone()));
        }
        if effects.is_empty() && !row.otherwise.is_empty() {
            look.dim(ui, Step::Body, without(look, row));
        }
    });
}

/// A list to choose from.
struct Pick<'a> {
    /// Tells it from every other.
    id: &'a str,
    /// What it is, for those who hear it.
    name: &'a str,
    /// The id that is chosen; empty: none.
    chosen: &'a str,
    /// What is shown when none is.
    empty: &'a str,
    offers: &'a [Offer],
    /// None may be chosen.
    optional: bool,
    width: f32,
}

/// Draws it; `Some(None)`: none was chosen.
fn pick(ui: &mut Ui, look: &Look, list: &Pick<'_>) -> Option<Option<String>> {
    let p = look.theme.palette;
    let known = list.offers.iter().find(|offer| offer.id == list.chosen);
    let (text, colour) = match known {
        Some(offer) => (offer.shown(), p.text),
        None if list.chosen.is_empty() => (list.empty.to_owned(), p.text_dim),
        None => (list.chosen.to_owned(), p.bad),
    };
    ui.spacing_mut().interact_size.y = look.theme.length(38.0);
    turn(ui, list.width);
    let combo = egui::ComboBox::from_id_salt(("pick", list.id)).selected_text(look.rich(Step::Body, colour, &text)).width(list.width).height(360.0).truncate();
    let mut picked = None;
    let answer = combo.show_ui(ui, |ui| {
        ui.set_min_width(list.width.max(look.theme.length(300.0)));
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        if list.optional && ui.selectable_label(list.chosen.is_empty(), look.rich(Step::Body, p.text_dim, list.empty)).clicked() && !list.chosen.is_empty() {
            picked = Some(None);
        }
        for offer in list.offers {
            let row = ui.selectable_label(offer.id == list.chosen, look.rich(Step::Body, p.text, offer.shown()));
            if row.clicked() && offer.id != list.chosen {
                picked = Some(Some(offer.id.clone()));
            }
        }
    });
    named(&answer.response, WidgetType::ComboBox, list.name, &text);
    focus_ring(ui, look, &answer.response, 6.0);
    answer.response.on_hover_text(text);
    picked
}

fn named(response: &egui::Response, what: WidgetType, name: &str, value: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::new(what);
        info.label = Some(name.to_owned());
        info.current_text_value = Some(value.to_owned());
        info
    });
}
