//! The list of nodes: pick one, make one, rename it, take it away.

use egui::{Key, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{AuthorCommand, AuthorView, NodeRow, NodeSort, Renamed, ask, sort_key};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, field, focus_ring, icon_button, lay_out, lay_out_line, paint_icon};

/// The kinds of nodes that can be made, as the file names them.
pub(super) const KINDS: [(&str, NodeSort); 7] = [
    ("Scene", NodeSort::Scene),
    ("Choose", NodeSort::Choose),
    ("Exhibit", NodeSort::Exhibit),
    ("Route", NodeSort::Route),
    ("Assess", NodeSort::Assess),
    ("Refer", NodeSort::Refer),
    ("Ending", NodeSort::Ending),
];

/// Draws the list.
pub(super) fn nodes_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let foot = look.theme.length(48.0);
    let naming = view.naming.as_ref().filter(|naming| matches!(naming.what, Renamed::Node(_) | Renamed::NewNode(_)));
    let foot = if naming.is_some() { look.theme.length(190.0) } else { foot };
    let height = (ui.available_height() - foot).max(80.0);
    let area = ScrollArea::vertical().id_salt("node-list").max_height(height).min_scrolled_height(height).auto_shrink([false, false]);
    ui.spacing_mut().item_spacing.y = 2.0;
    if view.nodes.len() <= MANY {
        area.show(ui, |ui| {
            for node in &view.nodes {
                row(ui, look, node, node.id == view.node, None, commands);
            }
        });
    } else {
        many_ui(ui, look, view, area, commands);
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(4.0);
    match naming {
        Some(_) => naming_ui(ui, look, view, commands),
        None => foot_ui(ui, look, view, commands),
    }
}

/// Up to so many nodes stand in rows as high as their titles need; more of them in rows of one height, of which only those
/// in sight are drawn.
const MANY: usize = 150;

fn many_ui(ui: &mut Ui, look: &Look, view: &AuthorView, area: ScrollArea, commands: &mut Vec<UiCommand>) {
    let lines = if view.nodes.iter().any(|node| !node.title.is_empty() && !node.id.is_empty()) { 2.0 } else { 1.0 };
    let height = (look.theme.text(21.0) * lines + 8.0).max(32.0);
    // The node that is worked on comes into sight when it is another one.
    let shown = egui::Id::new(("node-list-shown", &view.place));
    let is_new = ui.data(|data| data.get_temp::<String>(shown)).as_ref() != Some(&view.node);
    let at = view.nodes.iter().position(|node| node.id == view.node).filter(|_| is_new);
    if is_new {
        ui.data_mut(|data| data.insert_temp(shown, view.node.clone()));
    }
    let pitch = height + ui.spacing().item_spacing.y;
    let area = match at {
        Some(at) => area.vertical_scroll_offset((at as f32 * pitch - ui.available_height() * 0.4).max(0.0)),
        None => area,
    };
    area.show_rows(ui, height, view.nodes.len(), |ui, seen| {
        for node in &view.nodes[seen] {
            row(ui, look, node, node.id == view.node, Some(height), commands);
        }
    });
}

/// `height`: the row is so high and its texts are cut to fit; `None`: as high as they need.
fn row(ui: &mut Ui, look: &Look, node: &NodeRow, selected: bool, height: Option<f32>, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let width = ui.available_width();
    let side = look.theme.text(17.0);
    let room = width - side - 34.0 - if node.findings > 0 { look.theme.length(34.0) } else { 0.0 };
    let main = if node.id.is_empty() { look.t(sort_key(node.sort)) } else { node.id.clone() };
    let lay = |step, colour, text: &str| match height {
        Some(_) => lay_out_line(ui, look, step, colour, text, room),
        None => lay_out(ui, look, step, colour, text, room),
    };
    let title = lay(if selected { Step::Strong } else { Step::Body }, p.text, &main);
    let below = (!node.title.is_empty() && !node.id.is_empty()).then(|| lay(Step::Small, p.text_dim, &node.title));
    let needed = title.size().y + below.as_ref().map_or(0.0, |below| below.size().y) + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.unwrap_or(needed.max(32.0))), Sense::click());
    let height = needed;
    let mut name = format!("{} {}", look.t(sort_key(node.sort)), node.id);
    if node.is_start {
        name = format!("{name}, {}", look.t("author-start"));
    }
    if node.findings > 0 {
        name = format!("{name}, {}", look.t_with("author-count-findings", &[("count", node.findings.into())]));
    }
    let name = name.trim().to_owned();
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, selected, &name));
    if ui.is_rect_visible(rect) {
        let hot = response.hovered();
        if selected || hot {
            ui.painter().rect_filled(rect, 6.0, if selected { p.accent_wash } else { p.raised });
        }
        let ink = if selected { p.accent } else { p.text_dim };
        paint_icon(ui, icon_of(node.sort), pos2(rect.left() + 8.0 + side / 2.0, rect.center().y), side, ink);
        let x = rect.left() + side + 18.0;
        let mut y = rect.center().y - (height - 8.0) / 2.0;
        let title_height = title.size().y;
        ui.painter().galley(pos2(x, y), title, p.text);
        y += title_height;
        if let Some(below) = below {
            ui.painter().galley(pos2(x, y), below, p.text_dim);
        }
        if node.is_start {
            ui.painter().circle_filled(pos2(rect.left() + 3.0, rect.center().y), 3.0, p.good);
        }
        if node.findings > 0 {
            let (icon, colour) = if node.faulty { (icons::WARNING_CIRCLE, p.bad) } else { (icons::WARNING, p.accent) };
            let count = lay_out(ui, look, Step::Small, colour, &node.findings.to_string(), 40.0);
            let left = rect.right() - 6.0 - count.size().x;
            paint_icon(ui, icon, pos2(left - side * 0.6, rect.center().y), side * 0.9, colour);
            ui.painter().galley(pos2(left, rect.center().y - count.size().y / 2.0), count, colour);
        }
    }
    focus_ring(ui, look, &response, 6.0);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && !selected {
        ask(commands, AuthorCommand::OpenNode(node.id.clone()));
    }
}

fn icon_of(sort: NodeSort) -> icons::Icon {
    match sort {
        NodeSort::Whole => icons::BOOK_OPEN,
        NodeSort::Scene => icons::FILM_STRIP,
        NodeSort::Exhibit => icons::IMAGE,
        NodeSort::Choose => icons::QUESTION,
        NodeSort::Route => icons::GIT_BRANCH,
        NodeSort::Assess => icons::SCALES,
        NodeSort::Refer => icons::PHONE,
        NodeSort::Ending => icons::FLAG,
        NodeSort::Faulty => icons::WARNING_CIRCLE,
    }
}

fn foot_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let add = look.t("author-node-add");
        let text = look.rich(Step::Strong, look.theme.palette.text, format!("+ {add}"));
        let menu = egui::containers::menu::MenuButton::new(text);
        let (response, _) = menu.ui(ui, |ui| {
            for (kind, sort) in KINDS {
                if ui.button(look.rich(Step::Body, look.theme.palette.text, look.t(sort_key(sort)))).clicked() {
                    ask(commands, AuthorCommand::BeginRename(Renamed::NewNode(kind)));
                }
            }
        });
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &add));
        focus_ring(ui, look, &response, 6.0);
        if !view.node.is_empty() {
            let args = [("name", (&view.node).into())];
            if icon_button(ui, look, icons::TEXT_AA, &look.t_with("author-node-rename", &args)).clicked() {
                ask(commands, AuthorCommand::BeginRename(Renamed::Node(view.node.clone())));
            }
            if icon_button(ui, look, icons::TRASH, &look.t_with("author-node-remove", &args)).clicked() {
                ask(commands, AuthorCommand::RemoveNode(view.node.clone()));
            }
        }
    });
}

/// The field for a new name, with its two buttons. Enter takes it.
pub(super) fn naming_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let Some(naming) = &view.naming else { return };
    let label = match &naming.what {
        Renamed::NewNode(_) => look.t("author-name-new"),
        Renamed::Node(name) | Renamed::Window(_, name) | Renamed::Option(name) | Renamed::Variable(name) => {
            look.t_with("author-name-of", &[("name", name.into())])
        }
    };
    look.label(ui, &label);
    let width = ui.available_width();
    let (response, changed) = field(ui, look, "author-name", &naming.name, "", width);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &naming.name, &naming.name, "");
        info.label = Some(label.clone());
        info
    });
    let first = ui.id().with("author-naming");
    let known = format!("{:?}", naming.what);
    if ui.data(|data| data.get_temp::<String>(first)).as_ref() != Some(&known) {
        ui.data_mut(|data| data.insert_temp(first, known));
        response.request_focus();
    }
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(name) = changed {
        ask(commands, AuthorCommand::TypeName(name));
    }
    if !naming.fits && !naming.name.is_empty() {
        look.text(ui, Step::Small, look.theme.palette.bad, look.t("author-name-unfit"));
    }
    let mut done = false;
    // In the narrow list of nodes the buttons stand below one another.
    ui.vertical(|ui| {
        done = Button::secondary(&look.t("author-name-take")).enabled(naming.fits).show(ui, look).clicked();
        if Button::quiet(&look.t("cancel")).show(ui, look).clicked() {
            ask(commands, AuthorCommand::CancelRename);
        }
    });
    if naming.fits && (enter || done) {
        ui.data_mut(|data| data.remove_temp::<String>(first));
        ask(commands, AuthorCommand::FinishRename);
    }
}
