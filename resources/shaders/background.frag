#version 330 core
in float height;
in vec3 nearPoint;
in vec3 farPoint;
out vec4 colour;
uniform vec3 top;
uniform vec3 bottom;
uniform vec3 floorColour;
uniform float floorStrength;  // 0: no floor

void main() {
  vec3 base = mix(bottom, top, height * height * (3.0 - 2.0 * height));
  // A pool of light on the floor. Worked out here instead of blended over: with several samples a pixel and no
  // graphics card, blending over half the picture is what takes longest.
  vec3 ray = farPoint - nearPoint;
  float t = -nearPoint.y / ray.y;
  vec2 onFloor = nearPoint.xz + t * ray.xz;
  float fall = t > 0.0 && t < 1.0 ? max(0.0, 1.0 - dot(onFloor, onFloor)) : 0.0;
  base = mix(base, floorColour, floorStrength * fall * fall);
  // Half a step of noise hides the bands that a dark gradient has in eight bits.
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  colour = vec4(base + noise / 255.0, 1.0);
}
