// Markers on the floor and over booths: a colour and how opaque it is, nothing else.

layout(location = 0) in vec3 position;
layout(location = 2) in vec4 light;
layout(location = 3) in vec4 paint;

uniform mat4 clip_from_world;
// How much of the picture is left while it fades.
uniform float fade;

out vec4 mark;

void main() {
    gl_Position = clip_from_world * vec4(position, 1.0);
    mark = vec4(paint.rgb * fade * light.a, light.a);
}
