#version 330 core
in float height;
out vec4 colour;
uniform vec3 top;
uniform vec3 bottom;

void main() {
  // Half a step of noise hides the bands that a dark gradient has in eight bits.
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  colour = vec4(mix(bottom, top, height * height * (3.0 - 2.0 * height)) + noise / 255.0, 1.0);
}
