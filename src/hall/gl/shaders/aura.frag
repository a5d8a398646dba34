in vec2 at;
in vec3 gleam;
out vec4 colour;

void main() {
    // A bell: bright in the middle, nothing at the edge.
    float left = max(0.0, 1.0 - dot(at, at));
    left *= left;
    // Whoever walks into a sunbeam does not see its sheets go by: they fade from 2.5 m on.
    float near = clamp((1.0 / gl_FragCoord.w - 0.3) * 0.45, 0.0, 1.0);
    // No opacity of its own: it is added to what is there.
    colour = vec4(gleam * left * left * near, 0.0);
}
