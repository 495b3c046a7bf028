#version 330 core
// A skinned body, posed already.
layout(location = 0) in vec3 place;
layout(location = 1) in vec3 outward;     // unit
layout(location = 2) in vec4 tinting;     // a colour (sRGB), and how much of it lies over the body's own
layout(location = 3) in vec2 coordinate;  // into the picture
uniform mat4 clipFromWorld;
uniform mat4 viewFromWorld;
out vec3 normal;    // view space
out vec3 position;  // view space
out float skyward;  // -1 to 1
out vec4 tint;
out vec2 uv;

void main() {
  skyward = outward.y;
  normal = mat3(viewFromWorld) * outward;
  position = (viewFromWorld * vec4(place, 1.0)).xyz;
  tint = tinting;
  uv = coordinate;
  gl_Position = clipFromWorld * vec4(place, 1.0);
}
