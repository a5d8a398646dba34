// Our own hall, drawn by three.js: the price of the engine without that of the place. `../capture.js` wrote down what our page hands
// to WebGL; this draws it as a careful three.js developer would: few merged geometries, texture arrays, a shader that does no more
// than needed, nothing updated that does not change.
//
// The same: vertices, indices, texture layers with their smaller copies and filters, shader sources, uniforms, clear colour, order
// of draws, what is blended, and along the walk the camera and which ranges are drawn (fine near the visitor, coarse farther off, nothing that is
// out of view), and as many samples a pixel. Not the same: attributes lie one buffer each instead of interleaved, because three.js mixes no types in a buffer;
// what to draw was chosen by our page, so three.js is spared that; pictures and meshes stay as they were at the start of the walk,
// where ours fetches nearer pictures; and ours draws its bar and map over the hall, and where it smooths edges the light in the air.
import * as THREE from 'three';
import { booths, readable, run, variant } from './scene.js';

const canvas = document.querySelector('canvas');
const name = `our-hall/${variant || 'plain'}/${booths}-${canvas.width}x${canvas.height}`;
const [record, bytes] = await Promise.all([
  fetch(`${name}.json`).then((answer) => answer.json()), fetch(`${name}.bin`).then((answer) => answer.arrayBuffer()),
]);
const renderer = new THREE.WebGLRenderer({ canvas, antialias: false, alpha: false, stencil: false });
renderer.setSize(canvas.width, canvas.height, false);
// Our shader makes what the canvas shows.
renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
renderer.setClearColor(new THREE.Color().setRGB(...record.background.slice(0, 3)), 1);
// As ours does, into a buffer of its own, and from there onto the canvas.
const smooth = record.samples > 0 ? new THREE.WebGLRenderTarget(canvas.width, canvas.height, { samples: record.samples, generateMipmaps: false }) : null;
const screen = new THREE.Mesh(new THREE.PlaneGeometry(2, 2), new THREE.RawShaderMaterial({
  glslVersion: THREE.GLSL3, depthTest: false, depthWrite: false, uniforms: { picture: { value: smooth?.texture } },
  vertexShader: 'in vec3 position; in vec2 uv; out vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }',
  fragmentShader: 'precision mediump float; uniform sampler2D picture; in vec2 at; out vec4 colour; void main() { colour = texture(picture, at); }',
}));
screen.frustumCulled = false;
const scene = new THREE.Scene();
scene.matrixAutoUpdate = false;

const GL = WebGL2RenderingContext;
const READING = {
  [GL.REPEAT]: THREE.RepeatWrapping, [GL.CLAMP_TO_EDGE]: THREE.ClampToEdgeWrapping,
  [GL.NEAREST]: THREE.NearestFilter, [GL.LINEAR]: THREE.LinearFilter,
  [GL.LINEAR_MIPMAP_NEAREST]: THREE.LinearMipmapNearestFilter, [GL.LINEAR_MIPMAP_LINEAR]: THREE.LinearMipmapLinearFilter,
};

/** A texture array with smaller copies of our own making: three.js takes those from its class for compressed ones. */
function layersOf({ levels, width, height, layers, parameters, images }) {
  const mipmaps = Array.from({ length: levels }, (_, level) => {
    const size = { width: Math.max(width >> level, 1), height: Math.max(height >> level, 1) };
    return { ...size, data: new Uint8Array(size.width * size.height * layers * 4) };
  });
  for (const { level, layer, x, y, width: across, height: down, bytes: [from] } of images) {
    const into = mipmaps[level];
    for (let row = 0; row < down; row += 1) {
      const line = new Uint8Array(bytes, from + row * across * 4, across * 4);
      into.data.set(line, ((layer * into.height + y + row) * into.width + x) * 4);
    }
  }
  const made = new THREE.CompressedArrayTexture(mipmaps, width, height, layers, THREE.RGBAFormat, THREE.UnsignedByteType);
  made.wrapS = READING[parameters[GL.TEXTURE_WRAP_S]];
  made.wrapT = READING[parameters[GL.TEXTURE_WRAP_T]];
  made.magFilter = READING[parameters[GL.TEXTURE_MAG_FILTER]];
  made.minFilter = READING[parameters[GL.TEXTURE_MIN_FILTER]];
  // EXT_texture_filter_anisotropic.
  made.anisotropy = parameters[0x84FE] ?? 1;
  made.needsUpdate = true;
  return made;
}

/** A mesh's buffers; geometries that draw parts of it share them. */
function buffersOf({ attributes, vertices: [from, length], indices: [first, size] }) {
  const index = new THREE.BufferAttribute(new Uint32Array(bytes.slice(first, first + size)), 1);
  const apart = Object.entries(attributes).map(([attribute, { size: width, type, normalized, stride, offset }]) => {
    const Kind = type === GL.FLOAT ? Float32Array : Uint8Array;
    const bytesEach = width * Kind.BYTES_PER_ELEMENT;
    const together = new Uint8Array((length / stride) * bytesEach);
    for (let at = 0; at < length / stride; at += 1) together.set(new Uint8Array(bytes, from + at * stride + offset, bytesEach), at * bytesEach);
    return [attribute, new THREE.BufferAttribute(new Kind(together.buffer), width, normalized)];
  });
  return { index, attributes: apart };
}

const textures = record.textures.map(layersOf);
const meshes = record.meshes.map(buffersOf);
const camera = new THREE.Camera();
camera.matrixAutoUpdate = false;
const shared = { clip_from_world: { value: new THREE.Matrix4() } };
const programs = record.programs.map(({ sources, uniforms }) => {
  const [vertexShader, fragmentShader] = sources.map((source) => source.replace('#version 300 es', ''));
  const told = Object.entries(uniforms).map(([uniform, value]) => [uniform, { value: value.length > 1 ? value : value[0] }]);
  return { vertexShader, fragmentShader, told: Object.fromEntries(told) };
});

/** What draws one range of a mesh; as many as our page ever draws of it in one frame. */
const pool = new Map();
function drawerOf({ program, mesh, texture, blends }, nth) {
  const key = [program, mesh, texture, blends, nth].join();
  if (!pool.has(key)) {
    const geometry = new THREE.InstancedBufferGeometry();
    geometry.setIndex(meshes[mesh].index);
    for (const [attribute, buffer] of meshes[mesh].attributes) geometry.setAttribute(attribute, buffer);
    const { told, ...shaders } = programs[program];
    const material = new THREE.RawShaderMaterial({
      glslVersion: THREE.GLSL3, ...shaders, transparent: blends, premultipliedAlpha: true,
      uniforms: { ...told, ...shared, layers: { value: textures[texture] }, along: { value: new THREE.Vector2() } },
    });
    const made = new THREE.Mesh(geometry, material);
    made.matrixAutoUpdate = false;
    made.frustumCulled = false;
    scene.add(made);
    pool.set(key, made);
  }
  return pool.get(key);
}

let chosen;
function choose(choice) {
  if (choice === chosen) return;
  chosen = choice;
  for (const drawer of pool.values()) drawer.visible = false;
  const used = {};
  record.choices[choice].forEach((drawn, order) => {
    const { mesh, first, count, copies, along } = drawn;
    used[mesh] = (used[mesh] ?? -1) + 1;
    const drawer = drawerOf(drawn, used[mesh]);
    drawer.visible = true;
    drawer.renderOrder = order;
    drawer.geometry.setDrawRange(first, count);
    drawer.geometry.instanceCount = Math.max(copies, 1);
    drawer.material.uniforms.along.value.set(...along);
  });
}

const { frames } = record;
const { redraw } = run((pose, seconds) => {
  const next = frames.findIndex(({ ms }) => ms > seconds * 1000);
  const [before, after] = [frames[Math.max((next < 0 ? frames.length : next) - 1, 0)], frames[next < 0 ? frames.length - 1 : next]];
  // One walks straight on: between two frames the camera's matrix goes straight from one to the other, too.
  const share = after.ms > before.ms ? Math.max(seconds * 1000 - before.ms, 0) / (after.ms - before.ms) : 0;
  shared.clip_from_world.value.fromArray(before.camera.map((part, at) => part + (after.camera[at] - part) * share));
  choose(before.choice);
  renderer.setRenderTarget(smooth);
  renderer.render(scene, camera);
  if (!smooth) return;
  renderer.setRenderTarget(null);
  renderer.render(screen, camera);
});
readable([], redraw);
