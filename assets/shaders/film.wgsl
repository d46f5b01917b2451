// Three planes of a film to colour. The matrix, the range and their offsets arrive as three rows, so that BT.709 and
// BT.601, limited and full range share this shader.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput

struct Colours {
    red: vec4<f32>,
    green: vec4<f32>,
    blue: vec4<f32>,
};

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> colours: Colours;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var y_plane: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var plane_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var u_plane: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var v_plane: texture_2d<f32>;

// IEC 61966-2-1: the target encodes what it is given, so it must be given light.
fn light(encoded: vec3<f32>) -> vec3<f32> {
    let dark = encoded / 12.92;
    let bright = pow((encoded + 0.055) / 1.055, vec3(2.4));
    return select(bright, dark, encoded <= vec3(0.04045));
}

@fragment
fn fragment(mesh: VertexOutput) -> @location(0) vec4<f32> {
    let sampled = vec4(
        textureSample(y_plane, plane_sampler, mesh.uv).r,
        textureSample(u_plane, plane_sampler, mesh.uv).r,
        textureSample(v_plane, plane_sampler, mesh.uv).r,
        1.0,
    );
    let encoded = clamp(
        vec3(dot(colours.red, sampled), dot(colours.green, sampled), dot(colours.blue, sampled)),
        vec3(0.0),
        vec3(1.0),
    );
#ifdef SRGB_OUTPUT
    return vec4(encoded, 1.0);
#else
    return vec4(light(encoded), 1.0);
#endif
}
