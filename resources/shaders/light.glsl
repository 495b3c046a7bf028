// How a surface of a figure is lit. base: sRGB; n, toEye: unit, view space; skyward: -1 to 1.
vec3 litFigure(vec3 base, vec3 n, vec3 toEye, float skyward) {
  // The key light travels with the camera, above its left shoulder, so that no side is ever unlit.
  vec3 key = normalize(vec3(-0.45, 0.62, 0.65));
  float wrapped = max(0.0, (dot(n, key) + 0.25) / 1.25);
  vec3 linear = base * base;
  vec3 ambient = mix(vec3(0.14, 0.12, 0.11), vec3(0.30, 0.33, 0.38), 0.5 + 0.5 * skyward);
  vec3 lit = linear * (ambient + vec3(0.88, 0.84, 0.78) * wrapped * wrapped);
  float shine = pow(max(0.0, dot(n, normalize(key + toEye))), 40.0);
  float edge = pow(1.0 - max(0.0, dot(n, toEye)), 3.0);
  lit += vec3(0.07) * shine + vec3(0.10, 0.12, 0.15) * edge * (0.5 + 0.5 * skyward);
  return sqrt(min(lit, vec3(1.0)));
}
