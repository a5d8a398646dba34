// Walls, booths and pictures: a texture, the exhibitor's colour, the baked light. Light is stored as its square root,
// and what sRGB stores is nearly one too: one multiplication lights a surface, one curve makes it what the canvas shows.

// The layer of `venue::mesh::Surface::Sky`.
const SKY = 14;

struct View {
    clip_from_world: mat4x4<f32>,
    // What far things fade into: the square root of its colour, and its share a metre.
    haze: vec4<f32>,
    // x: how much of the picture is left while it fades. y: the largest share of haze.
    fade: vec4<f32>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(1) @binding(0) var layers: texture_2d_array<f32>;
@group(1) @binding(1) var layers_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) colour: vec4<f32>,
    @location(2) @interpolate(flat, either) layer: i32,
}

@vertex
fn corner(
    @location(0) position: vec3<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) light: vec4<f32>,
    @location(3) paint: vec4<f32>,
    // Parts of a hall stand in their own coordinates and are moved along it; booths are where they are.
    @location(4) along: f32,
) -> Corner {
    var out: Corner;
    out.position = view.clip_from_world * vec4(position.xy, position.z + along, 1.0);
    out.uv = uv;
    // 128 of 255 is the light that shows a surface in its own colours.
    out.layer = i32(paint.a * 255.0 + 0.5);
    let lit = paint.rgb * light.rgb * (255.0 / 128.0);
    // The share of haze lies where a surface needs no opacity. The sky has its own.
    let haze = select(min(out.position.w * view.haze.a, view.fade.y), 0.0, out.layer == SKY);
    out.colour = vec4(lit * (1.0 - haze), haze);
    return out;
}

@vertex
fn mark(
    @location(0) position: vec3<f32>,
    @location(2) light: vec4<f32>,
    @location(3) paint: vec4<f32>,
) -> Corner {
    var out: Corner;
    out.position = view.clip_from_world * vec4(position, 1.0);
    out.colour = vec4(paint.rgb * view.fade.x, light.a);
    return out;
}

// The curve of `venue::light::display`, on the square root of linear light.
fn tone(s: vec3<f32>) -> vec3<f32> {
    return s * (0.47 + 3.26 * s) / (1.0 + s * (0.16 + 3.10 * s));
}

@fragment
fn surface(in: Corner) -> @location(0) vec4<f32> {
    let texel = textureSample(layers, layers_sampler, in.uv, in.layer).rgb;
    return vec4(tone(texel * in.colour.rgb + view.haze.rgb * in.colour.a) * view.fade.x, 1.0);
}

// Markers on the floor and over booths: a colour and how opaque it is, nothing else.
@fragment
fn marker(in: Corner) -> @location(0) vec4<f32> {
    return in.colour;
}
