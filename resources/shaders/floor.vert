#version 330 core
layout(location = 0) in vec2 corner;  // -1 to 1
uniform mat4 clipFromWorld;
uniform vec3 centre;
uniform float radius;
out vec2 place;

void main() {
  place = corner;
  gl_Position = clipFromWorld * vec4(centre + radius * vec3(corner.x, 0.0, corner.y), 1.0);
}
