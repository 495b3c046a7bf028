#version 330 core
// One triangle over the whole picture; height runs from 0 at the bottom to 1 at the top.
out float height;

void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  height = corner.y;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
