// Three planes of a film to colour. The matrix, the range and their offsets arrive as three rows, so that BT.709 and
// BT.601, limited and full range share this shader.

#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

struct Colours {
    red: vec4<f32>,
    green: vec4<f32>,
    blue: vec4<f32>,
};

@group(0) @binding(0) var<uniform> colours: Colours;
@group(0) @binding(1) var y_plane: texture_2d<f32>;
@group(0) @binding(2) var u_plane: texture_2d<f32>;
@group(0) @binding(3) var v_plane: texture_2d<f32>;
@group(0) @binding(4) var y_sampler: sampler;
@group(0) @binding(5) var chroma_sampler: sampler;

// The window encodes what it is given (IEC 61966-2-1), so it must be given light. A polynomial of the fourth degree that
// stays within 0.7 of 255 steps after encoding (least squares, weighted by the encoding's slope); the power itself costs a
// software renderer as much as all the rest.
fn light(c: vec3<f32>) -> vec3<f32> {
    return c * (0.06025452 + c * (0.34779807 + c * (0.94970414 - c * 0.36357173)));
}

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
#ifdef MIXED
    // The processor has mixed the planes already, and they lie in the first.
    return vec4(light(textureSample(y_plane, y_sampler, in.uv).rgb), 1.0);
#else
    let sampled = vec4(
        textureSample(y_plane, y_sampler, in.uv).r,
        textureSample(u_plane, chroma_sampler, in.uv).r,
        textureSample(v_plane, chroma_sampler, in.uv).r,
        1.0,
    );
    let encoded = vec3(dot(colours.red, sampled), dot(colours.green, sampled), dot(colours.blue, sampled));
    return vec4(light(clamp(encoded, vec3(0.0), vec3(1.0))), 1.0);
#endif
}
