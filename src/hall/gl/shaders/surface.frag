uniform highp sampler2DArray layers;
// The square root of the colour that far things fade into.
uniform vec3 air;
// How much of the picture is left while it fades.
uniform float fade;

in vec2 at;
in vec4 lit;
flat in int layer;
out vec4 colour;

// See tone.glsl, which follows.
vec3 tone(vec3 s);

void main() {
    vec4 texel = texture(layers, vec3(at, float(layer)));
    // A shadow is black, so its colour is the same multiplied by how opaque it is.
    colour = vec4(tone(texel.rgb * lit.rgb + air * lit.a) * fade, texel.a);
}
