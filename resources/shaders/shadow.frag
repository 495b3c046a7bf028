#version 330 core
in vec2 place;
flat in vec4 fromTo;
flat in vec4 shape;
out vec4 colour;
uniform vec3 shadowColour;

void main() {
  vec2 along = fromTo.zw - fromTo.xy;
  float t = clamp(dot(place - fromTo.xy, along) / max(1e-8, dot(along, along)), 0.0, 1.0);
  float away = length(place - fromTo.xy - t * along) / mix(shape.x, shape.y, t);
  float fall = max(0.0, 1.0 - away * away);
  colour = vec4(shadowColour, mix(shape.z, shape.w, t) * fall * fall);
}
