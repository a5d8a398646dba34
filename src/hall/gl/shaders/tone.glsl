// The curve of `venue::light::display`, on the square root of linear light.
vec3 tone(vec3 s) {
    return s * (0.47 + 3.26 * s) / (1.0 + s * (0.16 + 3.10 * s));
}
