//! The bake: computes the halls' light and textures once, into `assets/halls`, and shows them without a browser.
mod bvh;
mod gather;
mod scene;
mod paint;
fn main() {}
