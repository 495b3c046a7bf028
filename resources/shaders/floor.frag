#version 330 core
in vec2 place;
out vec4 colour;
uniform vec3 floorColour;

void main() {
  float fall = max(0.0, 1.0 - dot(place, place));
  colour = vec4(floorColour, 0.55 * fall * fall);
}
