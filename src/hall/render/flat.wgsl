// What is flat on the screen: egui's shapes into their own texture, and that texture (or the hall drawn at half
// resolution) onto the canvas. Colours are in display space with premultiplied alpha, as egui wants them.

struct Canvas {
    // Points of egui a clip-space unit: 2 / width, 2 / height.
    scale: vec2<f32>,
    unused: vec2<f32>,
}

@group(0) @binding(0) var<uniform> canvas: Canvas;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) colour: vec4<f32>,
}

@vertex
fn corner(
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
) -> Corner {
    var out: Corner;
    out.position = vec4(position.x * canvas.scale.x - 1.0, 1.0 - position.y * canvas.scale.y, 0.5, 1.0);
    out.uv = uv;
    out.colour = colour;
    return out;
}

@fragment
fn paint(in: Corner) -> @location(0) vec4<f32> {
    return in.colour * textureSample(picture, picture_sampler, in.uv);
}
