#version 330 core
#include "light.glsl"
in vec3 normal;
in vec3 position;
in float skyward;
flat in vec3 base;
out vec4 colour;
uniform float opacity;
uniform float perspective;  // 1: the eye is at the origin of view space; 0: it is infinitely far

void main() {
  vec3 n = normalize(normal);
  vec3 toEye = mix(vec3(0.0, 0.0, 1.0), normalize(-position), perspective);
  colour = vec4(litFigure(base, n, toEye, skyward), opacity);
}
