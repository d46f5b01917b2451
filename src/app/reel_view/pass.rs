//! The camera's schedule in the render world: egui's layer, then film and layer into the window.

use std::num::NonZero;
use std::sync::Arc;

use bevy::core_pipeline::FullscreenShader;
use bevy::core_pipeline::blit::{BlitPipeline, BlitPipelineKey};
use bevy::ecs::schedule::{ScheduleBuildSettings, ScheduleLabel};
use bevy::math::Rect;
use bevy::prelude::*;
use bevy::render::render_resource::binding_types::{sampler, texture_2d, uniform_buffer_sized};
use bevy::render::render_resource::{
    BindGroup, BindGroupEntries, BindGroupLayoutDescriptor, BindGroupLayoutEntries, BlendState, BufferInitDescriptor,
    BufferUsages, CachedRenderPipelineId, ColorTargetState, ColorWrites, Extent3d, FilterMode, FragmentState, PipelineCache,
    RenderPassDescriptor, RenderPipelineDescriptor, Sampler, SamplerBindingType, SamplerDescriptor, ShaderStages,
    SpecializedRenderPipeline, TexelCopyBufferLayout, Texture, TextureDescriptor, TextureDimension, TextureFormat,
    TextureSampleType, TextureUsages, TextureViewDescriptor,
};
use bevy::render::renderer::{RenderAdapterInfo, RenderContext, RenderDevice, RenderQueue, ViewQuery};
use bevy::render::view::ViewTarget;
use bevy::render::{Extract, ExtractSchedule, Render, RenderApp, RenderStartup, RenderSystems};
use bevy::asset::uuid_handle;

use super::colours::Colours;
use super::covered::Covered;
use super::FilmScreen;
use crate::media::picture::Picture;

const SHADER: Handle<Shader> = uuid_handle!("5f1c2d0e-7b1a-4f54-9c68-2f6a8f0d7a11");

/// The schedule that draws the window; give it to the camera as its render graph.
#[derive(ScheduleLabel, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FilmAndInterface;

pub(super) fn plugin(app: &mut App) {
    let shader = Shader::from_wgsl(include_str!("../../../assets/shaders/film.wgsl"), "assets/shaders/film.wgsl");
    let inserted = app.world_mut().resource_mut::<Assets<Shader>>().insert(&SHADER, shader);
    debug_assert!(inserted.is_ok(), "a handle of its own always finds its place");
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    render
        .init_resource::<Sheet>()
        .add_systems(RenderStartup, begin)
        .add_systems(ExtractSchedule, take_over)
        .add_systems(Render, (prepare_pipelines, upload).in_set(RenderSystems::PrepareBindGroups));
    let mut schedule = Schedule::new(FilmAndInterface);
    schedule.set_build_settings(ScheduleBuildSettings { auto_insert_apply_deferred: false, ..default() });
    render.add_schedule(schedule);
    render.add_systems(FilmAndInterface, (bevy_egui::render::prepare_egui_pass, bevy_egui::render::egui_pass, draw).chain());
}

/// What is to be drawn, as the main world said last.
#[derive(Resource, Default)]
struct Sheet {
    picture: Option<Arc<Picture>>,
    place: Option<Rect>,
    covered: Covered,
    ground: LinearRgba,
}

fn take_over(mut sheet: ResMut<Sheet>, screen: Extract<Res<FilmScreen>>, covered: Extract<Res<Covered>>, ground: Extract<Res<ClearColor>>) {
    sheet.picture.clone_from(&screen.picture);
    sheet.place = screen.place;
    if sheet.covered != **covered {
        sheet.covered.clone_from(&covered);
    }
    sheet.ground = ground.0.to_linear();
}

/// The film's textures, written again and again while the size stays.
struct Planes {
    textures: [Texture; 3],
    sizes: [UVec2; 3],
    mix: Colours,
    bound: BindGroup,
    /// The picture's pixels are the window's own.
    is_exact: bool,
    /// The picture that was uploaded last.
    shown: Option<Arc<Picture>>,
}

#[derive(Resource)]
struct Projector {
    layout: BindGroupLayoutDescriptor,
    smooth: Sampler,
    exact: Sampler,
    vertex: FullscreenShader,
    /// Pipelines of film and layer for each format a window had: one, two with a screenshot.
    pipelines: Vec<(TextureFormat, CachedRenderPipelineId, CachedRenderPipelineId)>,
    planes: Option<Planes>,
    /// The graphics are computed by the processor. It samples three planes for a pixel in ten times the time in which it
    /// mixes them beforehand, by vector instructions.
    is_mixed_before: bool,
}

fn begin(mut commands: Commands, device: Res<RenderDevice>, vertex: Res<FullscreenShader>, adapter: Res<RenderAdapterInfo>) {
    let plane = || texture_2d(TextureSampleType::Float { filterable: true });
    let filtering = || sampler(SamplerBindingType::Filtering);
    let layout = BindGroupLayoutDescriptor::new(
        "film",
        &BindGroupLayoutEntries::sequential(
            ShaderStages::FRAGMENT,
            (uniform_buffer_sized(false, NonZero::new(48)), plane(), plane(), plane(), filtering(), filtering()),
        ),
    );
    let sampler = |filter| {
        device.create_sampler(&SamplerDescriptor { label: Some("film"), mag_filter: filter, min_filter: filter, ..default() })
    };
    let (smooth, exact) = (sampler(FilterMode::Linear), sampler(FilterMode::Nearest));
    let is_mixed_before = adapter.device_type == wgpu::DeviceType::Cpu;
    let vertex = vertex.clone();
    commands.insert_resource(Projector { layout, smooth, exact, vertex, pipelines: Vec::new(), planes: None, is_mixed_before });
}

fn prepare_pipelines(
    mut projector: ResMut<Projector>,
    cache: Res<PipelineCache>,
    layer: Res<BlitPipeline>,
    targets: Query<&ViewTarget>,
) {
    for format in targets.iter().filter_map(ViewTarget::out_texture_view_format) {
        if projector.pipelines.iter().any(|(known, ..)| *known == format) {
            continue;
        }
        let film = cache.queue_render_pipeline(RenderPipelineDescriptor {
            label: Some("film".into()),
            layout: vec![projector.layout.clone()],
            vertex: projector.vertex.to_vertex_state(),
            fragment: Some(FragmentState {
                shader: SHADER,
                shader_defs: if projector.is_mixed_before { vec!["MIXED".into()] } else { Vec::new() },
                targets: vec![Some(ColorTargetState { format, blend: None, write_mask: ColorWrites::ALL })],
                ..default()
            }),
            ..default()
        });
        let blend_state = Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING);
        let key = BlitPipelineKey { target_format: format, blend_state, samples: 1, source_space: None };
        let layer = cache.queue_render_pipeline(layer.specialize(key));
        projector.pipelines.push((format, film, layer));
    }
}

/// Brings a new picture to the graphics memory, as the decoder left it.
fn upload(
    mut projector: ResMut<Projector>,
    sheet: Res<Sheet>,
    device: Res<RenderDevice>,
    queue: Res<RenderQueue>,
    cache: Res<PipelineCache>,
) {
    let (Some(picture), Some(place)) = (&sheet.picture, sheet.place) else { return };
    let sizes = [0, 1, 2].map(|n: usize| UVec2::new(picture.planes[n].width(), picture.planes[n].height()));
    let mix = Colours::new(picture.matrix, picture.range);
    let is_exact = place.size() == sizes[0].as_vec2();
    let fits = |planes: &Planes| planes.sizes == sizes && planes.mix == mix && planes.is_exact == is_exact;
    let known = projector.planes.take().filter(fits);
    let mut planes = known.unwrap_or_else(|| planes_for(&projector, sizes, mix, is_exact, &device, &cache));
    if !planes.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, picture)) {
        if projector.is_mixed_before {
            write(&queue, &planes.textures[0], &picture.to_rgba(), sizes[0].x * 4);
        } else {
            for (texture, plane) in planes.textures.iter().zip(&picture.planes) {
                write(&queue, texture, plane.bytes(), u32::try_from(plane.stride()).unwrap_or(u32::MAX));
            }
        }
        planes.shown = Some(Arc::clone(picture));
    }
    projector.planes = Some(planes);
}

fn planes_for(
    projector: &Projector,
    sizes: [UVec2; 3],
    mix: Colours,
    is_exact: bool,
    device: &RenderDevice,
    cache: &PipelineCache,
) -> Planes {
    let format = if projector.is_mixed_before { TextureFormat::Rgba8Unorm } else { TextureFormat::R8Unorm };
    let textures = sizes.map(|size| {
        device.create_texture(&TextureDescriptor {
            label: Some("film plane"),
            size: Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: TextureDimension::D2,
            format,
            usage: TextureUsages::TEXTURE_BINDING | TextureUsages::COPY_DST,
            view_formats: &[],
        })
    });
    let uniform = device.create_buffer_with_data(&BufferInitDescriptor {
        label: Some("film colours"),
        contents: &mix.uniform(),
        usage: BufferUsages::UNIFORM,
    });
    let views = [0, 1, 2].map(|n: usize| textures[n].create_view(&TextureViewDescriptor::default()));
    // Where no sample lies between others, none is mixed: the same picture for less.
    let luma = if is_exact { &projector.exact } else { &projector.smooth };
    let bound = device.create_bind_group(
        "film",
        &cache.get_bind_group_layout(&projector.layout),
        &BindGroupEntries::sequential((
            uniform.as_entire_binding(),
            &views[0],
            &views[1],
            &views[2],
            luma,
            &projector.smooth,
        )),
    );
    Planes { textures, sizes, mix, bound, is_exact, shown: None }
}

fn write(queue: &RenderQueue, texture: &Texture, bytes: &[u8], stride: u32) {
    let layout = TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(stride), rows_per_image: None };
    queue.write_texture(texture.as_image_copy(), bytes, layout, texture.size());
}

/// One pass into the window: ground, film, interface.
fn draw(
    view: ViewQuery<&ViewTarget>,
    projector: Option<Res<Projector>>,
    sheet: Res<Sheet>,
    cache: Res<PipelineCache>,
    layer: Res<BlitPipeline>,
    mut context: RenderContext,
) {
    let target = view.into_inner();
    let (Some(projector), Some(format)) = (projector, target.out_texture_view_format()) else { return };
    let Some((_, film, blend)) = projector.pipelines.iter().find(|(known, ..)| *known == format) else { return };
    let interface = layer.create_bind_group(context.render_device(), target.main_texture_view(), &cache);
    let Some(window) = target.out_texture_color_attachment(Some(sheet.ground)) else { return };
    let size = target.main_texture().size();
    let size = UVec2::new(size.width, size.height);
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("film and interface"),
        color_attachments: &[Some(window)],
        depth_stencil_attachment: None,
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    });
    if let (Some(pipeline), Some(planes), Some(place)) = (cache.get_render_pipeline(*film), &projector.planes, sheet.place) {
        let place = place.intersect(Rect::from_corners(Vec2::ZERO, size.as_vec2()));
        if place.width() >= 1.0 && place.height() >= 1.0 {
            pass.set_viewport(place.min.x, place.min.y, place.width(), place.height(), 0.0, 1.0);
            pass.set_render_pipeline(pipeline);
            pass.set_bind_group(0, &planes.bound, &[]);
            pass.draw(0..3, 0..1);
            pass.set_viewport(0.0, 0.0, size.x as f32, size.y as f32, 0.0, 1.0);
        }
    }
    let Some(pipeline) = cache.get_render_pipeline(*blend) else { return };
    pass.set_render_pipeline(pipeline);
    pass.set_bind_group(0, &interface, &[]);
    for area in &sheet.covered.0 {
        let area = area.intersect(URect::from_corners(UVec2::ZERO, size));
        if !area.is_empty() {
            pass.set_scissor_rect(area.min.x, area.min.y, area.width(), area.height());
            pass.draw(0..3, 0..1);
        }
    }
}
