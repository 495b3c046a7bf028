#version 330 core
layout(location = 0) in vec2 corner;     // -1 to 1
layout(location = 1) in vec4 ends;       // a.x a.z b.x b.z
layout(location = 2) in vec4 spread;     // radius a, b, strength a, b
uniform mat4 clipFromWorld;
out vec2 place;
flat out vec4 fromTo;
flat out vec4 shape;

void main() {
  vec2 a = ends.xy, b = ends.zw;
  float reach = max(spread.x, spread.y);
  vec2 along = b - a;
  float size = length(along);
  along = size > 1e-5 ? along / size : vec2(1.0, 0.0);
  vec2 side = vec2(-along.y, along.x);
  place = 0.5 * (a + b) + corner.x * (0.5 * size + reach) * along + corner.y * reach * side;
  fromTo = ends;
  shape = spread;
  gl_Position = clipFromWorld * vec4(place.x, 0.0, place.y, 1.0);
}
