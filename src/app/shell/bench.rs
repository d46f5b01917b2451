//! Screens drawn without a window and without a display, as fast as this machine can, and timed frame by frame.
//!
//! Everything is as in the window (Bevy, egui, the camera's own schedule), but for the window itself: the camera draws into
//! an image, and each frame waits until the graphics have finished it. Mouse and wheel come from a script.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bevy::app::PluginsState;
use bevy::camera::RenderTarget;
use bevy::image::Image;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::camera::CameraRenderGraph;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::TextureFormat;
use bevy::render::renderer::{RenderAdapterInfo, RenderDevice};
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiContexts, EguiGlobalSettings, EguiInput, EguiPlugin, EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass, EguiRenderOutput, egui};

use crate::app::application::{Application, Moment, Opening};
use crate::app::reel_view::{self, FilmAndInterface};
use crate::app::theme;
use crate::app::views::UiCommand;

/// Frames that nothing is moved in, for letters and pipelines to be there.
const WARM: usize = 20;
/// The longest that is waited for something: a check, a drawing, attempts that are read.
const PATIENCE: Duration = Duration::from_secs(600);
/// Seconds from frame to frame, as the interface is told.
const TICK: f64 = 1.0 / 60.0;

/// What is measured.
#[derive(Clone, Debug)]
pub struct DrawBench {
    /// What is opened.
    pub opening: Opening,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Frames of each part.
    pub frames: usize,
    /// A folder that takes a picture of the end of each part.
    pub shots: Option<PathBuf>,
    /// What is done, one after the other.
    pub script: Vec<Step>,
}

/// A step of the script.
#[derive(Clone, Debug)]
pub enum Step {
    /// That is asked for.
    Ask(Vec<UiCommand>),
    /// Frames until the application says so, not timed.
    Wait(fn(&Application) -> bool),
    /// The same, timed.
    Watch(&'static str, fn(&Application) -> bool),
    /// A part of as many frames as are wanted.
    Part(&'static str, Doing),
}

/// What a frame took.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrameTime {
    /// The interface alone: view models, layout, input.
    pub interface: Duration,
    /// The processor's whole work, up to the hand-over to the graphics.
    pub processor: Duration,
    /// Until the graphics had finished it.
    pub complete: Duration,
    /// What the graphics had to draw of the interface.
    pub triangles: usize,
}

/// A part of the script.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is done in it.
    pub name: &'static str,
    /// Each frame.
    pub frames: Vec<FrameTime>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct DrawFigures {
    /// The graphics: name, kind, driver.
    pub adapter: String,
    /// Each part, in order.
    pub parts: Vec<Part>,
}

/// What the hand does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// Nothing.
    Rest,
    /// The ground is dragged in a circle.
    Drag,
    /// The wheel turns by so many points in the whole part.
    Wheel(f32),
}

/// The application and the script.
struct Desk {
    application: Application,
    opening: Opening,
    now: f64,
    is_set_up: bool,
    /// What is to be carried out in the next frame.
    asked: Vec<UiCommand>,
    /// What the hand does, and the number of the frame in it.
    hand: Option<(Doing, usize)>,
    /// Frames of each part.
    frames: usize,
    interface: Duration,
}

/// Triangles of the interface in this frame.
#[derive(Resource, Default)]
struct Drawn(usize);

fn count(outputs: Query<&EguiRenderOutput>, mut drawn: ResMut<Drawn>) {
    let triangles = outputs.iter().flat_map(|output| &output.paint_jobs).map(|job| match &job.primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
        egui::epaint::Primitive::Callback(_) => 0,
    });
    drawn.0 = triangles.sum();
}

/// Draws and measures.
///
/// # Errors
/// In words, when there are no graphics, or something that is waited for does not come.
pub fn measure(bench: &DrawBench) -> Result<DrawFigures, String> {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() })
            .set(LogPlugin { filter: "warn,wgpu=error,naga=warn".to_owned(), ..default() })
            .disable::<WinitPlugin>()
            .disable::<PipelinedRenderingPlugin>(),
    );
    app.add_plugins(EguiPlugin { bindless_mode_array_size: None });
    app.insert_resource(EguiGlobalSettings { enable_ime: false, ..default() });
    app.add_plugins(reel_view::plugin);
    let at = Moment { wall: crate::platform::now(), now: 0.0 };
    let application = Application::open(&bench.opening, None, at, std::sync::Arc::new(|| {}));
    let ground = application.look().theme.palette.ground;
    app.insert_resource(ClearColor(Color::srgb_u8(ground.r(), ground.g(), ground.b())));
    app.insert_non_send(Desk {
        application,
        opening: bench.opening.clone(),
        now: 0.0,
        is_set_up: false,
        asked: Vec::new(),
        hand: None,
        frames: bench.frames,
        interface: Duration::ZERO,
    });
    let target = Image::new_target_texture(bench.size.0, bench.size.1, TextureFormat::Rgba8UnormSrgb, None);
    let target = app.world_mut().resource_mut::<Assets<Image>>().add(target);
    let camera = Camera { clear_color: ClearColorConfig::Custom(Color::NONE), ..default() };
    let drawn_into = RenderTarget::Image(target.clone().into());
    app.world_mut().spawn((Camera2d, camera, drawn_into, CameraRenderGraph::new(FilmAndInterface), Msaa::Off));
    app.add_systems(PreUpdate, play.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
    app.add_systems(EguiPrimaryContextPass, draw);
    app.init_resource::<Drawn>();
    app.add_systems(PostUpdate, count.after(EguiPostUpdateSet::ProcessOutput));
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();

    let adapter = match app.world().get_resource::<RenderAdapterInfo>() {
        Some(info) => format!("{} ({:?}, {:?}, {} {})", info.name, info.device_type, info.backend, info.driver, info.driver_info),
        None => return Err("there are no graphics on this machine that can draw".to_owned()),
    };
    // Until it is set up.
    for _ in 0..WARM {
        frame(&mut app, None);
    }
    let mut parts = Vec::new();
    for step in &bench.script {
        match step {
            Step::Ask(commands) => {
                if let Some(mut desk) = app.world_mut().get_non_send_mut::<Desk>() {
                    desk.asked.clone_from(commands);
                }
                frame(&mut app, None);
            }
            Step::Wait(is_so) => {
                until(&mut app, *is_so)?;
                // Letters and pipelines are there then.
                for _ in 0..WARM {
                    frame(&mut app, None);
                }
            }
            Step::Watch(name, is_so) => parts.push(Part { name, frames: until(&mut app, *is_so)? }),
            Step::Part(name, doing) => {
                let frames = (0..bench.frames).map(|place| frame(&mut app, Some((*doing, place)))).collect();
                frame(&mut app, None);
                parts.push(Part { name, frames });
            }
        }
        if let (Some(folder), Step::Part(..) | Step::Watch(..)) = (&bench.shots, step) {
            let file = folder.join(format!("part-{}.png", parts.len()));
            app.world_mut().spawn(Screenshot::image(target.clone())).observe(save_to_disk(file));
            for _ in 0..4 {
                frame(&mut app, None);
            }
        }
    }
    Ok(DrawFigures { adapter, parts })
}

/// Frames until the application says so.
fn until(app: &mut App, is_so: fn(&Application) -> bool) -> Result<Vec<FrameTime>, String> {
    let began = Instant::now();
    let mut frames = Vec::new();
    while !app.world().get_non_send::<Desk>().is_some_and(|desk| desk.is_set_up && is_so(&desk.application)) {
        if began.elapsed() > PATIENCE {
            return Err("what was waited for did not come".to_owned());
        }
        frames.push(frame(app, None));
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(frames)
}

/// One frame, until the graphics have finished it.
fn frame(app: &mut App, hand: Option<(Doing, usize)>) -> FrameTime {
    if let Some(mut desk) = app.world_mut().get_non_send_mut::<Desk>() {
        desk.hand = hand;
        desk.now += TICK;
    }
    let began = Instant::now();
    app.update();
    let processor = began.elapsed();
    if let Some(device) = app.world().get_resource::<RenderDevice>() {
        // A device that is lost has nothing to wait for; the figures of such a run are told by what it drew.
        let _ = device.poll(wgpu::PollType::wait_indefinitely());
    }
    let complete = began.elapsed();
    let interface = app.world().get_non_send::<Desk>().map_or(Duration::ZERO, |desk| desk.interface);
    let triangles = app.world().get_resource::<Drawn>().map_or(0, |drawn| drawn.0);
    FrameTime { interface, processor, complete, triangles }
}

/// Moves mouse and wheel as the script wants.
fn play(mut inputs: Query<&mut EguiInput>, desk: Option<NonSend<Desk>>) {
    let Some(desk) = desk else { return };
    for mut input in &mut inputs {
        input.time = Some(desk.now);
        input.focused = true;
        let Some(size) = input.screen_rect.map(|rect| rect.size()) else { continue };
        let middle = egui::pos2(size.x * 0.5, size.y * 0.6);
        let Some((doing, place)) = desk.hand else {
            input.events.push(egui::Event::PointerButton {
                pos: middle,
                button: egui::PointerButton::Primary,
                pressed: false,
                modifiers: egui::Modifiers::NONE,
            });
            continue;
        };
        match doing {
            Doing::Rest => {}
            Doing::Drag => {
                let turn = place as f32 * 0.12;
                let at = middle + egui::vec2(turn.sin(), 1.0 - turn.cos()) * size.y * 0.14;
                if place == 0 {
                    input.events.push(egui::Event::PointerMoved(middle));
                    input.events.push(egui::Event::PointerButton {
                        pos: middle,
                        button: egui::PointerButton::Primary,
                        pressed: true,
                        modifiers: egui::Modifiers::NONE,
                    });
                }
                input.events.push(egui::Event::PointerMoved(at));
            }
            Doing::Wheel(points) => {
                input.events.push(egui::Event::PointerMoved(middle));
                input.events.push(egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta: egui::vec2(0.0, points / desk.frames.max(1) as f32),
                    phase: egui::TouchPhase::Move,
                    modifiers: egui::Modifiers::NONE,
                });
            }
        }
    }
}

fn draw(mut contexts: EguiContexts, desk: Option<NonSendMut<Desk>>) -> Result {
    let Some(mut desk) = desk else { return Ok(()) };
    let ctx = contexts.ctx_mut()?.clone();
    let began = Instant::now();
    let Desk { application, opening, asked, now, is_set_up, .. } = &mut *desk;
    let at = Moment { wall: crate::platform::now(), now: *now };
    if !*is_set_up {
        *is_set_up = true;
        theme::install_fonts(&ctx);
        theme::apply(&ctx, &application.look().theme);
        application.open_named(opening, &ctx, at);
        return Ok(());
    }
    for command in asked.drain(..) {
        application.carry_out(command, &ctx, at);
    }
    application.poll(&ctx, at);
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect());
    let mut root = egui::Ui::new(ctx, egui::Id::new("root"), builder);
    application.ui(&mut root, at);
    desk.interface = began.elapsed();
    Ok(())
}
