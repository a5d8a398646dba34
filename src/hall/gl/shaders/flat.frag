uniform sampler2D picture;

in vec2 at;
in vec4 dye;
out vec4 colour;

void main() {
    colour = dye * texture(picture, at);
}
