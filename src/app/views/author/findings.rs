//! What is wrong, as it is typed; a press leads there.

use egui::{ScrollArea, Ui};

use super::{AuthorCommand, AuthorView, ask};
use crate::app::theme::icons;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{OptionKind, OptionRow, notice, paint_icon, turn_by_keys};

/// Draws the tab.
pub(super) fn findings_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        if view.findings.is_empty() {
            notice(ui, look, icons::CHECK_CIRCLE, p.good, &look.t("author-no-findings"), &look.t("author-no-findings-hint"));
        }
        for (place, finding) in view.findings.iter().enumerate() {
            let line = &finding.line;
            let node = finding.node.as_ref().map(|node| format!("{node} · ")).unwrap_or_default();
            let headline = line.headline.get(look.language);
            let cure = line.cure.as_ref().map(|cure| format!(" · {}", cure.get(look.language))).unwrap_or_default();
            let detail = format!("{node}{}{cure}", line.place);
            let side = look.theme.text(20.0);
            let name = format!("{}. {headline} ({})", place + 1, line.place);
            let row = OptionRow::new(OptionKind::Press, headline).detail(&detail).room_left(side).name(&name);
            let response = row.show(ui, look);
            let (icon, colour) = if line.error { (icons::WARNING_CIRCLE, p.bad) } else { (icons::WARNING, p.accent) };
            paint_icon(ui, icon, egui::pos2(response.rect.left() + 16.0 + side / 2.0, response.rect.center().y), side, colour);
            if response.clicked() {
                ask(commands, AuthorCommand::GoToFinding(place));
            }
        }
        turn_by_keys(ui);
    });
}
