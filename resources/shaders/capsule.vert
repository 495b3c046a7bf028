#version 330 core
// A unit sphere, cut at its equator and pulled apart from a to b.
layout(location = 0) in vec4 sphere;       // unit direction (y along the rod), which end: 0 or 1
layout(location = 1) in vec4 startRadius;  // a, radius
layout(location = 2) in vec4 endRadius;    // b, radius
layout(location = 3) in vec3 across;       // unit, at right angles to the rod
layout(location = 4) in vec2 section;      // wide, deep
layout(location = 5) in vec3 rodColour;    // sRGB
uniform mat4 clipFromWorld;
uniform mat4 viewFromWorld;
out vec3 normal;    // view space
out vec3 position;  // view space
out float skyward;  // -1 to 1
flat out vec3 base;

void main() {
  vec3 axis = endRadius.xyz - startRadius.xyz;
  float size = length(axis);
  axis = size > 1e-6 ? axis / size : normalize(cross(across, abs(across.y) < 0.9 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0)));
  vec3 front = cross(across, axis);
  float radius = mix(startRadius.w, endRadius.w, sphere.w);
  vec3 centre = mix(startRadius.xyz, endRadius.xyz, sphere.w);
  vec3 world = centre + radius * (section.x * sphere.x * across + sphere.y * axis + section.y * sphere.z * front);
  // The side of a tapered rod leans towards its thin end.
  float lean = size > 1e-6 ? (startRadius.w - endRadius.w) / size : 0.0;
  float equator = 1.0 - abs(sphere.y);
  vec3 bent = sphere.x / section.x * across + (sphere.y + lean * equator) * axis + sphere.z / section.y * front;
  vec3 worldNormal = normalize(bent);
  skyward = worldNormal.y;
  normal = mat3(viewFromWorld) * worldNormal;
  position = (viewFromWorld * vec4(world, 1.0)).xyz;
  base = rodColour;
  gl_Position = clipFromWorld * vec4(world, 1.0);
}
