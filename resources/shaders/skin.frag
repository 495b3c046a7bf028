#version 330 core
#include "light.glsl"
in vec3 normal;
in vec3 position;
in float skyward;
in vec4 tint;
in vec2 uv;
out vec4 colour;
uniform float opacity;
uniform float perspective;  // 1: the eye is at the origin of view space; 0: it is infinitely far
uniform vec3 plain;         // sRGB
uniform float hasPicture;
uniform sampler2D picture;

void main() {
  vec3 n = normalize(normal) * (gl_FrontFacing ? 1.0 : -1.0);
  vec3 toEye = mix(vec3(0.0, 0.0, 1.0), normalize(-position), perspective);
  vec3 base = plain * mix(vec3(1.0), texture(picture, uv).rgb, hasPicture);
  colour = vec4(litFigure(mix(base, tint.rgb, clamp(tint.a, 0.0, 1.0)), n, toEye, skyward), opacity);
}
