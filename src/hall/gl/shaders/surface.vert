// Walls, booths and pictures: a texture, the exhibitor's colour, the baked light. Light is stored as its square root, and
// what sRGB stores is nearly one too: one multiplication lights a surface, one curve makes it what the canvas shows.

// Layers of `venue::mesh::Surface`.
const int PANEL = 12;
const int GLASS = 13;
const int SKY = 14;
// See `venue::mesh::Surface::mean`.
const float PANEL_MEAN = 244.0 / 255.0;
const float SKY_MEAN = 250.0 / 255.0;
// See `venue::themes::mood`.
const float HORIZON = 4.0;
const float RISE = 46.0;

layout(location = 0) in vec3 position;
layout(location = 1) in vec2 uv;
// The fourth is the share of the light that is of lamps, which no hour changes.
layout(location = 2) in vec4 light;
// The fourth is the layer, in five bits, and in three how far the corner sways.
layout(location = 3) in vec4 paint;

uniform mat4 clip_from_world;
// Parts of a hall stand in their own coordinates, one behind the other along it: the z of the first, and from each to
// the next, metres. Booths are where they are.
uniform vec2 along;
// How much of the air one sees a metre, and at most.
uniform vec2 haze;
// The hour: times the day's part of the light, times what shows through windows; times the sky's colour at the horizon and at
// the zenith, and what is added to it there.
uniform vec3 day;
uniform vec3 glass;
uniform vec3 sky[4];
// Where in its swing everything is, radians, and how far that reaches, metres.
uniform vec2 sway;

out vec2 at;
// How the texture is lit; the fourth is the share of haze, where a surface needs no opacity.
out vec4 lit;
flat out int layer;

void main() {
    vec3 place = vec3(position.xy, position.z + along.x + along.y * float(gl_InstanceID));
    int bits = int(paint.a * 255.0 + 0.5);
    layer = bits & 31;
    if (bits > 31 && sway.y > 0.0) {
        // A wave that goes along and across the hall: what hangs together moves together.
        float swing = sway.x + 0.35 * place.x + 0.5 * place.z;
        float reach = sway.y * float(bits >> 5) / 7.0;
        place += reach * vec3(sin(swing), 0.2 * sin(1.7 * swing), sin(1.3 * sway.x - 0.6 * place.x));
    }
    gl_Position = clip_from_world * vec4(place, 1.0);
    at = uv;
    // The sky has its own.
    float share = layer == SKY ? 0.0 : min(gl_Position.w * haze.x, haze.y);
    vec3 own = paint.rgb;
    if (layer == SKY) {
        float up = clamp((place.y - HORIZON) / RISE, 0.0, 1.0);
        own = own * mix(sky[0], sky[1], up) + mix(sky[2], sky[3], up);
    } else {
        vec3 times = layer == GLASS ? glass : day;
        own *= sqrt(1.0 + (1.0 - light.a) * (times - 1.0));
    }
#ifdef PLAIN
    // No texture is read: this is its mean.
    own *= layer == PANEL ? PANEL_MEAN : layer == SKY ? SKY_MEAN : 1.0;
#endif
    // 128 of 255 is the light that shows a surface in its own colours.
    lit = vec4(own * light.rgb * (255.0 / 128.0) * (1.0 - share), share);
}
