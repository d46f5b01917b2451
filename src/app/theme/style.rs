//! The egui style made from a theme, for the few stock widgets in use: text fields, scroll bars, tooltips.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2, style::WidgetVisuals};

use super::{Step, Theme, faded};

/// How long the text cursor goes on blinking after the last input, in seconds. Each blink draws the whole window, which
/// costs a processor without graphics card a tenth of its time.
const BLINKS_FOR: f64 = 6.0;

/// Lets the text cursor blink while somebody writes, and stand still when nothing was touched for `idle` seconds, or when
/// nothing shall move.
pub fn let_cursor_blink(ctx: &egui::Context, theme: &Theme, idle: f64) {
    let blinks = idle < BLINKS_FOR && !theme.reduced_motion;
    if ctx.global_style().visuals.text_cursor.blink != blinks {
        ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = blinks);
    }
}

/// Makes `theme` the style of every widget in `ctx`.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    ctx.set_theme(egui::Theme::Dark);
    let theme = *theme;
    ctx.all_styles_mut(|style| {
        let p = theme.palette;
        style.text_styles = [
            (TextStyle::Heading, theme.font(Step::Heading)),
            (TextStyle::Body, theme.font(Step::Body)),
            (TextStyle::Button, theme.font(Step::Strong)),
            (TextStyle::Small, theme.font(Step::Small)),
            (TextStyle::Monospace, FontId::new(theme.text(16.0), FontFamily::Monospace)),
        ]
        .into();
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.35;
        style.animation_time = theme.seconds(0.12);
        style.spacing.item_spacing = Vec2::new(10.0, 10.0);
        style.spacing.button_padding = Vec2::new(14.0, 9.0);
        style.spacing.menu_margin = Margin::same(10);
        style.spacing.window_margin = Margin::same(18);
        style.spacing.tooltip_width = theme.length(320.0);
        // Its handle in the colour of text, or nobody would see that a page goes on.
        style.spacing.scroll = egui::style::ScrollStyle {
            foreground_color: true,
            floating_width: 4.0,
            handle_min_length: 28.0,
            dormant_background_opacity: 0.0,
            dormant_handle_opacity: 0.45,
            active_background_opacity: 0.0,
            active_handle_opacity: 0.6,
            interact_background_opacity: 0.3,
            interact_handle_opacity: 0.9,
            ..egui::style::ScrollStyle::thin()
        };
        style.scroll_animation = if theme.reduced_motion {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::duration(0.18)
        };
        let visuals = &mut style.visuals;
        visuals.dark_mode = true;
        visuals.override_text_color = Some(p.text);
        visuals.weak_text_color = Some(p.text_dim);
        visuals.panel_fill = p.ground;
        visuals.window_fill = p.raised;
        visuals.extreme_bg_color = p.ground;
        visuals.text_edit_bg_color = Some(p.raised);
        visuals.faint_bg_color = p.surface;
        visuals.hyperlink_color = p.accent;
        visuals.selection.bg_fill = faded(p.accent, 0.32);
        visuals.selection.stroke = Stroke::new(2.0, p.focus);
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.window_stroke = Stroke::new(1.0, p.line);
        let shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: faded(Color32::BLACK, 0.6) };
        visuals.window_shadow = shadow;
        visuals.popup_shadow = shadow;
        let widget = |fill: Color32, line: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, line),
            corner_radius: CornerRadius::same(6),
            fg_stroke: Stroke::new(1.5, p.text),
            expansion: 0.0,
        };
        visuals.widgets.noninteractive = widget(p.surface, p.line);
        visuals.widgets.inactive = widget(p.raised, p.outline);
        visuals.widgets.hovered = widget(p.raised, p.accent);
        visuals.widgets.active = widget(p.raised, p.accent_bright);
        visuals.widgets.open = widget(p.raised, p.accent);
    });
}
