// People: everybody's triangles in one buffer, each corner with the place of its owner among the poses. Limbs move as
// `venue::figure::gait` has it; a soft shadow lies below, a symbol hangs over the head.

// The stretches of a figure, `venue::figure::Limb`, and what `people::crowd` adds.
const int LEFT_LEG = 1;
const int RIGHT_LEG = 2;
const int LEFT_ARM = 3;
const int RIGHT_ARM = 4;
const int HEAD = 5;
const int SKIRT = 6;
const int SHADOW = 8;
const int SYMBOL = 9;

const float HIP = 0.9;
const float KNEE = 0.48;
const float SHOULDER = 1.41;
const float ELBOW = 1.11;
const float LEG = 0.44;
const float ARM = 0.36;
const float BENT = 0.75;

layout(location = 0) in vec3 position;
// Of a shadow how dark it is, of a symbol (the second) how high it hangs.
layout(location = 1) in vec2 uv;
// Which way it faces; the fourth whose it is.
layout(location = 2) in vec4 light;
// The fourth is the stretch.
layout(location = 3) in vec4 paint;

uniform mat4 clip_from_world;
// Three a person: x, z, yaw and phase; the root of the light and how much is seen; swing, hands, look and the floor's height.
uniform vec4 poses[144];
uniform vec2 haze;
uniform vec3 air;
uniform vec3 right;
uniform vec3 up;
uniform float fade;

out vec4 mark;

// See tone.glsl, which follows.
vec3 tone(vec3 s);

// Turned forwards about a joint at this height, by an angle with this sine and cosine.
vec3 bend(vec3 at, float joint, float s, float c) {
    float y = at.y - joint;
    return vec3(at.x, joint + y * c - at.z * s, y * s + at.z * c);
}

// Turned about the vertical.
vec3 turn(vec3 at, float s, float c) {
    return vec3(at.x * c + at.z * s, at.y, at.z * c - at.x * s);
}

void main() {
    int owner = int(light.a * 255.0 + 0.5) * 3;
    vec4 stance = poses[owner];
    vec4 lit = poses[owner + 1];
    vec4 hold = poses[owner + 2];
    if (lit.a == 0.0) {
        // Out of view, or too near.
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        mark = vec4(0.0);
        return;
    }
    int limb = int(paint.a * 255.0 + 0.5);
    vec3 at = position;
    vec3 normal = light.xyz * 2.0 - 1.0;
    // Every limb goes one way through this: software does all of them for each corner, and sines are dear.
    float s = sin(stance.w);
    float ahead = s * hold.x;
    float lower = 0.0;
    // The lower joint and the upper one: their heights, and how far they are bent.
    vec2 joint = vec2(0.0);
    vec2 bent = vec2(0.0);
    float yaw = stance.z;
    if (limb == LEFT_LEG || limb == RIGHT_LEG) {
        float side = limb == LEFT_LEG ? 1.0 : -1.0;
        float carried = max(side * cos(stance.w), 0.0) * (0.65 - 0.4 * side * s);
        joint = vec2(KNEE, HIP);
        bent.x = -BENT * hold.x * carried * smoothstep(KNEE + 0.08, KNEE - 0.08, at.y);
        bent.y = LEG * side * ahead;
    } else if (limb == LEFT_ARM || limb == RIGHT_ARM) {
        float side = limb == RIGHT_ARM ? 1.0 : -1.0;
        float raised = side > 0.0 ? max(hold.y, 0.0) : 0.0;
        float writes = max(-hold.y, 0.0);
        joint = vec2(ELBOW, SHOULDER);
        bent.x = (0.1 + 0.2 * hold.x + 1.15 * writes + 0.3 * raised) * smoothstep(ELBOW + 0.07, ELBOW - 0.07, at.y);
        bent.y = ARM * side * ahead + 0.3 * writes + 2.6 * raised;
    } else if (limb == HEAD) {
        yaw += hold.z;
    } else if (limb == SKIRT) {
        at.z *= 1.0 + 0.6 * abs(ahead) * smoothstep(HIP, HIP - 0.25, at.y);
    }
    vec2 sines = sin(bent);
    vec2 cosines = cos(bent);
    at = bend(bend(at, joint.x, sines.x, cosines.x), joint.y, sines.y, cosines.y);
    normal = bend(bend(normal, 0.0, sines.x, cosines.x), 0.0, sines.y, cosines.y);
    float across = sin(yaw);
    float along = cos(yaw);
    if (limb < SHADOW) {
        lower = HIP * (1.0 - cos(LEG * ahead));
    }
    vec3 foot = vec3(stance.x, hold.w, stance.y);
    vec3 place = foot + turn(at, across, along) - vec3(0.0, lower, 0.0);
    if (limb == SHADOW) {
        // Over setts and carpets, as footmarks are.
        place.y += 0.025;
    } else if (limb == SYMBOL) {
        place = foot + vec3(0.0, uv.y, 0.0) + right * position.x + up * position.y + cross(right, up) * position.z;
    }
    gl_Position = clip_from_world * vec4(place, 1.0);
    float share = min(gl_Position.w * haze.x, haze.y);
    vec3 shade = lit.rgb;
    if (limb == SYMBOL) {
        // As legible in a dark corner as in the sun.
        shade = vec3(0.95);
    } else {
        normal = turn(normal, across, along);
        shade *= 0.82 + 0.2 * normal.y + 0.1 * dot(normal, vec3(0.6, 0.0, 0.8));
    }
    float opaque = limb == SHADOW ? uv.x * lit.a : lit.a;
    mark = vec4(tone(paint.rgb * shade * (1.0 - share) + air * share * sign(paint.r + paint.g + paint.b)) * fade * opaque, opaque);
}
