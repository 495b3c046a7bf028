#version 330 core
// A line as two triangles, so that its width in pixels does not depend on the driver.
layout(location = 0) in vec2 corner;     // x 0 at a, 1 at b; y -1 to 1
layout(location = 1) in vec4 startWidth; // a, width in logical pixels
layout(location = 2) in vec3 end;
layout(location = 3) in vec4 startColour;
layout(location = 4) in vec4 endColour;
uniform mat4 clipFromWorld;
uniform vec2 viewport;                   // device pixels
uniform float pixelRatio;
out vec4 lineColour;

void main() {
  vec4 a = clipFromWorld * vec4(startWidth.xyz, 1.0);
  vec4 b = clipFromWorld * vec4(end, 1.0);
  // What lies behind the eye has no place on the screen: cut there.
  const float near = 0.02;
  if (a.w < near && b.w < near) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    lineColour = vec4(0.0);
    return;
  }
  if (a.w < near) a = mix(b, a, (b.w - near) / (b.w - a.w));
  if (b.w < near) b = mix(a, b, (a.w - near) / (a.w - b.w));
  vec2 direction = (b.xy / b.w - a.xy / a.w) * viewport;
  direction = length(direction) > 1e-4 ? normalize(direction) : vec2(1.0, 0.0);
  vec2 side = vec2(-direction.y, direction.x) * corner.y * startWidth.w * pixelRatio;
  vec4 here = corner.x < 0.5 ? a : b;
  here.xy += side / viewport * here.w;
  gl_Position = here;
  lineColour = mix(startColour, endColour, corner.x);
}
