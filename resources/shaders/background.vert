#version 330 core
// One triangle over the whole picture; height runs from 0 at the bottom to 1 at the top.
uniform mat4 worldFromClip;
uniform vec3 floorCentre;
uniform float floorRadius;
out float height;
out vec3 nearPoint;  // where the eye's ray enters and leaves the view, in floor radii from the floor's centre
out vec3 farPoint;

vec3 place(vec2 corner, float depth) {
  vec4 world = worldFromClip * vec4(corner, depth, 1.0);
  return (world.xyz / world.w - floorCentre) / floorRadius;
}

void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  height = corner.y;
  corner = corner * 2.0 - 1.0;
  nearPoint = place(corner, -1.0);
  farPoint = place(corner, 1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}
