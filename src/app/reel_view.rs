//! The film on the screen: three textures, a shader that turns them into colour, and a rectangle under the interface.
//!
//! The shell puts a picture and an area into [`FilmScreen`]; whatever is unchanged is not touched, so a still screen
//! costs nothing. The planes go up as they are (1.4 MB a 720p frame) and the same textures are written again and
//! again, so the material is made once for a size of film.
//!
//! It knows no reel, no scenario and no egui.

use std::sync::Arc;

use bevy::asset::{AssetEventSystems, RenderAssetUsages, uuid_handle};
use bevy::camera::visibility::VisibilitySystems;
use bevy::image::ImageSampler;
use bevy::math::Rect;
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, Extent3d, ShaderType, TextureDimension, TextureFormat};
use bevy::shader::ShaderRef;
use bevy::sprite_render::{Material2d, Material2dPlugin};
use bevy::transform::TransformSystems;
use bevy::window::PrimaryWindow;

use crate::media::picture::{Matrix, Picture, Plane, Range};

const SHADER: Handle<Shader> = uuid_handle!("5f1c2d0e-7b1a-4f54-9c68-2f6a8f0d7a11");

/// What the film's rectangle shall show. Change a field only when it changes.
#[derive(Resource, Default)]
pub struct FilmScreen {
    /// Where the film may be drawn, in logical pixels from the window's upper left corner; `None` hides it.
    pub area: Option<Rect>,
    /// A picture that has become due and is not on the screen yet; taken when it is uploaded.
    pub due: Option<Arc<Picture>>,
}

impl FilmScreen {
    /// Shows `picture` from the next drawing on.
    pub fn show(&mut self, picture: Arc<Picture>) {
        self.due = Some(picture);
    }
}

/// The film's systems in `PostUpdate`. Whoever changes [`FilmScreen`] there does it before them.
///
/// They run before whatever passes changes on to the renderer in the same frame: a window that sleeps until something
/// happens would otherwise show each picture one frame late, and the last one before a pause not at all.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilmSystems;

/// Adds the film's rectangle. Needs a 2D camera and a [`FilmScreen`], which it makes if there is none.
pub fn plugin(app: &mut App) {
    app.add_plugins(Material2dPlugin::<FilmMaterial>::default())
        .init_resource::<FilmScreen>()
        .init_resource::<Projected>()
        .configure_sets(
            PostUpdate,
            FilmSystems
                .before(AssetEventSystems)
                .before(TransformSystems::Propagate)
                .before(VisibilitySystems::CalculateBounds)
                .before(VisibilitySystems::VisibilityPropagate),
        )
        .add_systems(PostUpdate, (upload, place).chain().in_set(FilmSystems));
    let shader = Shader::from_wgsl(include_str!("../../assets/shaders/film.wgsl"), "assets/shaders/film.wgsl");
    let inserted = app.world_mut().resource_mut::<Assets<Shader>>().insert(&SHADER, shader);
    debug_assert!(inserted.is_ok(), "a handle of its own always finds its place");
}

/// One row each for red, green and blue: the weights of Y, U, V, and of 1.
#[derive(Clone, Copy, Debug, PartialEq, ShaderType)]
pub struct Colours {
    red: Vec4,
    green: Vec4,
    blue: Vec4,
}

impl Colours {
    /// The rows for a matrix and a range. Source: ITU-R BT.709-6 and BT.601-7, sections 3; H.273, section 8.3.
    #[must_use]
    pub fn new(matrix: Matrix, range: Range) -> Self {
        let (kr, kb) = match matrix {
            Matrix::Bt709 => (0.2126, 0.0722),
            Matrix::Bt601 => (0.299, 0.114),
        };
        let kg = 1.0 - kr - kb;
        let (luma, chroma, black) = match range {
            Range::Limited => (255.0 / 219.0, 255.0 / 224.0, 16.0 / 255.0),
            Range::Full => (1.0, 1.0, 0.0),
        };
        let grey = 128.0 / 255.0;
        let row = |u: f32, v: f32| {
            let (u, v) = (u * chroma, v * chroma);
            Vec4::new(luma, u, v, -luma * black - (u + v) * grey)
        };
        Self {
            red: row(0.0, 2.0 * (1.0 - kr)),
            green: row(-2.0 * (1.0 - kb) * kb / kg, -2.0 * (1.0 - kr) * kr / kg),
            blue: row(2.0 * (1.0 - kb), 0.0),
        }
    }

    /// What the shader makes of one sample of each plane, before it is clamped.
    #[must_use]
    pub fn apply(&self, y: f32, u: f32, v: f32) -> Vec3 {
        let sampled = Vec4::new(y, u, v, 1.0);
        Vec3::new(self.red.dot(sampled), self.green.dot(sampled), self.blue.dot(sampled))
    }
}

/// The planes and how to mix them.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
pub struct FilmMaterial {
    #[uniform(0)]
    colours: Colours,
    #[texture(1)]
    #[sampler(2)]
    y: Handle<Image>,
    #[texture(3)]
    u: Handle<Image>,
    #[texture(4)]
    v: Handle<Image>,
}

impl Material2d for FilmMaterial {
    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }
}

/// What is on the screen now.
#[derive(Resource, Default)]
struct Projected {
    entity: Option<Entity>,
    material: Handle<FilmMaterial>,
    planes: [Handle<Image>; 3],
    sizes: [UVec2; 3],
    mix: Option<(Matrix, Range)>,
}

fn size(plane: &Plane) -> UVec2 {
    UVec2::new(plane.width(), plane.height())
}

/// A plane's texture; its bytes leave for the graphics memory and are not kept here.
fn texture(plane: &Plane) -> Image {
    let mut bytes = Vec::new();
    plane.pack_into(&mut bytes);
    let extent = Extent3d { width: plane.width(), height: plane.height(), depth_or_array_layers: 1 };
    let mut image =
        Image::new(extent, TextureDimension::D2, bytes, TextureFormat::R8Unorm, RenderAssetUsages::RENDER_WORLD);
    image.sampler = ImageSampler::linear();
    image
}

fn upload(
    mut commands: Commands,
    mut screen: ResMut<FilmScreen>,
    mut projected: ResMut<Projected>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<FilmMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    if screen.due.is_none() {
        return;
    }
    let Some(picture) = screen.due.take() else { return };
    let sizes = [0, 1, 2].map(|n: usize| size(&picture.planes[n]));
    let mix = (picture.matrix, picture.range);
    if projected.sizes == sizes && projected.mix == Some(mix) {
        for (handle, plane) in projected.planes.iter().zip(&picture.planes) {
            if let Some(mut image) = images.get_mut(handle) {
                // The bytes of the last frame have gone to the graphics memory; equal size writes the same texture.
                let mut bytes = image.data.take().unwrap_or_default();
                plane.pack_into(&mut bytes);
                image.data = Some(bytes);
            }
        }
        return;
    }
    let planes = [0, 1, 2].map(|n: usize| images.add(texture(&picture.planes[n])));
    let [y, u, v] = planes.clone();
    let material = materials.add(FilmMaterial { colours: Colours::new(mix.0, mix.1), y, u, v });
    match projected.entity {
        Some(entity) => {
            commands.entity(entity).insert(MeshMaterial2d(material.clone()));
        }
        None => {
            let mesh = meshes.add(Rectangle::new(1.0, 1.0));
            let parts = (Mesh2d(mesh), MeshMaterial2d(material.clone()), Transform::default(), Visibility::Hidden);
            projected.entity = Some(commands.spawn(parts).id());
        }
    }
    (projected.material, projected.planes, projected.sizes, projected.mix) = (material, planes, sizes, Some(mix));
}

fn place(
    screen: Res<FilmScreen>,
    projected: Res<Projected>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut rectangles: Query<(&mut Transform, &mut Visibility)>,
) {
    let Some(entity) = projected.entity else { return };
    let (Ok((mut transform, mut visibility)), Ok(window)) = (rectangles.get_mut(entity), windows.single()) else {
        return;
    };
    let shown = screen.area.map(|area| letterbox(area, projected.sizes[0].as_vec2()));
    let wanted = if shown.is_some() { Visibility::Visible } else { Visibility::Hidden };
    visibility.set_if_neq(wanted);
    if let Some(shown) = shown {
        let centre = shown.center() - Vec2::new(window.width(), window.height()) / 2.0;
        let placed = Transform::from_xyz(centre.x, -centre.y, 0.0).with_scale(shown.size().extend(1.0));
        transform.set_if_neq(placed);
    }
}

/// The largest rectangle of the picture's shape in the middle of `area`; the film's own pixels are square.
#[must_use]
pub fn letterbox(area: Rect, picture: Vec2) -> Rect {
    let picture = picture.max(Vec2::ONE);
    let scale = (area.size() / picture).min_element().max(0.0);
    Rect::from_center_size(area.center(), picture * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(colours: Colours, y: u8, u: u8, v: u8) -> [i32; 3] {
        let unit = |value: u8| f32::from(value) / 255.0;
        let mixed = colours.apply(unit(y), unit(u), unit(v));
        #[expect(clippy::cast_possible_truncation, reason = "0 to 255")]
        [mixed.x, mixed.y, mixed.z].map(|value| (value.clamp(0.0, 1.0) * 255.0).round() as i32)
    }

    /// The rows give what the standards' tables of 75 % bars give, in both matrices.
    #[test]
    fn known_bars_come_out() {
        let near = |got: [i32; 3], wanted: [i32; 3]| {
            assert!(got.iter().zip(wanted).all(|(got, wanted)| (got - wanted).abs() <= 1), "{got:?} for {wanted:?}");
        };
        let hd = Colours::new(Matrix::Bt709, Range::Limited);
        near(bytes(hd, 16, 128, 128), [0, 0, 0]);
        near(bytes(hd, 235, 128, 128), [255, 255, 255]);
        near(bytes(hd, 168, 44, 136), [191, 191, 0]);
        near(bytes(hd, 63, 102, 240), [255, 0, 0]);
        let sd = Colours::new(Matrix::Bt601, Range::Limited);
        near(bytes(sd, 81, 90, 240), [254, 0, 0]);
        near(bytes(sd, 145, 54, 34), [0, 255, 1]);
        let full = Colours::new(Matrix::Bt601, Range::Full);
        near(bytes(full, 76, 85, 255), [254, 0, 0]);
    }

    #[test]
    fn the_film_keeps_its_shape() {
        let area = Rect::new(100.0, 50.0, 1_100.0, 1_050.0);
        let wide = letterbox(area, Vec2::new(1_280.0, 720.0));
        assert_eq!((wide.width(), wide.height()), (1_000.0, 562.5));
        assert_eq!(wide.center(), area.center());
        let tall = letterbox(area, Vec2::new(100.0, 200.0));
        assert_eq!((tall.width(), tall.height()), (500.0, 1_000.0));
    }
}
