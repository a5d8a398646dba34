// What is flat on the screen: egui's shapes into their own texture, and that texture (or a picture of the hall) onto
// the canvas. Colours are in display space with premultiplied alpha, as egui wants them.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 tint;

// Clip space a unit of position, from the top left.
uniform vec2 scale;

out vec2 at;
out vec4 dye;

void main() {
    gl_Position = vec4(position.x * scale.x - 1.0, 1.0 - position.y * scale.y, 0.0, 1.0);
    at = uv;
    dye = tint;
}
