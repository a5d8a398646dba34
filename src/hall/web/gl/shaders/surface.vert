#version 300 es
// Walls, booths and pictures: a texture, the exhibitor's colour, the baked light. Light is stored as its square root, and
// what sRGB stores is nearly one too: one multiplication lights a surface, one curve makes it what the canvas shows.

// The layer of `venue::mesh::Surface::Sky`.
const int SKY = 14;

layout(location = 0) in vec3 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 light;
layout(location = 3) in vec4 paint;

uniform mat4 clip_from_world;
// Parts of a hall stand in their own coordinates, one behind the other along it: the z of the first, and from each to
// the next, metres. Booths are where they are.
uniform vec2 along;
// How much of the air one sees a metre, and at most.
uniform vec2 haze;

out vec2 at;
// How the texture is lit; the fourth is the share of haze, where a surface needs no opacity.
out vec4 lit;
flat out int layer;

void main() {
    float moved = along.x + along.y * float(gl_InstanceID);
    gl_Position = clip_from_world * vec4(position.xy, position.z + moved, 1.0);
    at = uv;
    layer = int(paint.a * 255.0 + 0.5);
    // The sky has its own.
    float share = layer == SKY ? 0.0 : min(gl_Position.w * haze.x, haze.y);
    // 128 of 255 is the light that shows a surface in its own colours.
    lit = vec4(paint.rgb * light.rgb * (255.0 / 128.0) * (1.0 - share), share);
}
