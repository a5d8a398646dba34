// What surface.frag is told.
uniform vec3 air;
uniform float fade;

in vec4 lit;
out vec4 colour;

// See tone.glsl, which follows.
vec3 tone(vec3 s);

void main() {
    colour = vec4(tone(lit.rgb + air * lit.a) * fade, 1.0);
}
