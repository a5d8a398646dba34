// Light in the air: halos around lamps, which turn to whoever looks, sheets of light, which stay where they are, and the
// mirror images of lamps and windows on the floor.

// The floor, metres: a little above it, so that it does not hide what lies on it.
const float FLOOR = 0.01;
// A mirror image ends so far below it at least: one that reached it would lie without end.
const float BELOW = -0.3;

layout(location = 0) in vec3 position;
layout(location = 1) in vec2 uv;
// Which way a sheet faces; the fourth is the radius of a halo in steps of 1 cm, and none for a sheet. Of a mirror image the first is
// half its height in steps of 4 cm, the fourth half its width in steps of 1 cm.
layout(location = 2) in vec4 light;
// The fourth says that it is a mirror image: three quarters that of a window, all that of a lamp.
layout(location = 3) in vec4 paint;

uniform mat4 clip_from_world;
// See surface.vert.
uniform vec2 along;
// Where one looks from, and what is to the right and up from there.
uniform vec3 eye;
uniform vec3 right;
uniform vec3 up;
// How much is seen of lamps, of windows' mirror images, and of sheets.
uniform vec3 gleams;
// How much of the picture is left while it fades.
uniform float fade;

out vec2 at;
out vec3 gleam;

void main() {
    vec3 place = vec3(position.xy, position.z + along.x + along.y * float(gl_InstanceID));
    vec3 way = eye - place;
    float radius = light.a * 2.55;
    float seen = gleams.x;
    float flat_at = 0.0;
    if (paint.a > 0.5) {
        vec3 image = vec3(place.x, -place.y, place.z);
        flat_at = length(image - eye) * eye.y / (eye.y - image.y);
        // The flatter one looks, the more the floor throws back.
        float flatly = 1.0 - eye.y / flat_at;
        seen = flatly * flatly * (paint.a < 0.9 ? gleams.y : gleams.x);
        // Each corner where one sees it on the floor.
        image += right * (uv.x * radius) + vec3(0.0, light.r * 10.2 * uv.y, 0.0);
        image.y = min(image.y, BELOW);
        place = mix(eye, image, (eye.y - FLOOR) / (eye.y - image.y));
    } else if (radius > 0.0) {
        // A little towards the eye, so that the wall behind a lamp does not cut its halo.
        place += (right * uv.x + up * uv.y) * radius + way * min(radius / length(way), 0.5);
    } else {
        // Seen from its edge, a sheet would be a line. Whoever stands near reads a booth behind it: it must not lie over posters.
        float clear = clamp((length(way) - 1.5) / 8.0, 0.0, 1.0);
        seen = gleams.z * clear * abs(dot(normalize(way), light.xyz * 2.0 - 1.0));
    }
    gl_Position = clip_from_world * vec4(place, 1.0);
    if (flat_at > 0.0) {
        // Upright on the screen although it lies: all corners as far away as the middle. Behind one there is none.
        gl_Position = gl_Position.w > 0.1 ? gl_Position * (flat_at / gl_Position.w) : vec4(2.0, 2.0, 2.0, 1.0);
    }
    at = uv;
    // Far down a long hall hundreds of lamps lie one behind the other.
    float left = max(0.0, 1.0 - gl_Position.w / 80.0);
    gleam = paint.rgb * fade * seen * left * left;
}
