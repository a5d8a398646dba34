// three.js tuned by hand: light baked into vertex colours, booths merged by stretches of the hall or instanced
// (`?variant=instanced`), all pictures in one atlas, stretches culled by the engine. `?variant=…-linear` skips the sRGB encoding.
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { boxes, EYE, FIELD_OF_VIEW, imageOf, length, pictures, places, readable, run, variant } from './scene.js';

const canvas = document.querySelector('canvas');
const renderer = new THREE.WebGLRenderer({ canvas, antialias: false, alpha: false, stencil: false });
renderer.setSize(canvas.width, canvas.height, false);
if (variant.endsWith('linear')) renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
const scene = new THREE.Scene();
scene.background = new THREE.Color(0x20242c);
const plain = new THREE.MeshBasicMaterial({ vertexColors: true });
const floor = new THREE.Mesh(new THREE.PlaneGeometry(20, length), new THREE.MeshBasicMaterial({ color: 0x77706a }));
floor.rotation.x = -Math.PI / 2;
floor.position.z = -length / 2;
scene.add(floor);

function box({ size, at, colour }) {
  const geometry = new THREE.BoxGeometry(...size).translate(...at);
  const base = new THREE.Color(colour);
  const normal = geometry.attributes.normal;
  const colours = new Float32Array(normal.count * 3);
  for (let corner = 0; corner < normal.count; corner += 1) {
    // The same hemisphere and sun as the idiomatic scene, computed once.
    const light = 0.62 + 0.2 * normal.getY(corner) + 0.15 * Math.max(0, -normal.getZ(corner));
    colours.set([base.r * light, base.g * light, base.b * light], corner * 3);
  }
  geometry.setAttribute('color', new THREE.BufferAttribute(colours, 3));
  return geometry;
}
const booth = mergeGeometries(boxes.map(box));
const all = places();
const matrix = (place) => new THREE.Matrix4().makeRotationY(place.yaw).setPosition(place.x, 0, place.z);
if (variant.startsWith('instanced')) {
  const mesh = new THREE.InstancedMesh(booth, plain, all.length);
  for (const place of all) mesh.setMatrixAt(place.index, matrix(place));
  mesh.computeBoundingSphere();
  scene.add(mesh);
} else {
  // Stretches of 64 booths: few draws, and what lies behind the visitor is culled.
  for (let from = 0; from < all.length; from += 64) {
    scene.add(new THREE.Mesh(mergeGeometries(all.slice(from, from + 64).map((place) => booth.clone().applyMatrix4(matrix(place)))), plain));
  }
}

// One atlas of 64 sets of pictures; a cell holds sign (256x64), poster (128x180) and logo (64x32).
const CELL = [256, 256];
const [columns, rows] = [8, 8];
const atlas = document.createElement('canvas');
[atlas.width, atlas.height] = [columns * CELL[0], rows * CELL[1]];
const paint = atlas.getContext('2d');
const corner = { sign: [0, 0, 256, 64], poster: [0, 68, 128, 180], logo: [136, 68, 64, 32] };
const cellOf = (index) => [((index % 64) % columns) * CELL[0], Math.floor((index % 64) / columns) * CELL[1]];
const map = new THREE.CanvasTexture(atlas);
map.colorSpace = THREE.SRGBColorSpace;
function picture({ kind, size, at }, place) {
  const geometry = new THREE.PlaneGeometry(...size).rotateY(Math.PI).translate(...at).applyMatrix4(matrix(place));
  const [left, top] = cellOf(place.index);
  const [x, y, width, height] = corner[kind];
  const uv = geometry.attributes.uv;
  for (let vertex = 0; vertex < uv.count; vertex += 1) {
    uv.setXY(vertex, (left + x + uv.getX(vertex) * width) / atlas.width, 1 - (top + y + (1 - uv.getY(vertex)) * height) / atlas.height);
  }
  return geometry;
}
const pictured = new THREE.MeshBasicMaterial({ map });
for (let from = 0; from < all.length; from += 64) {
  scene.add(new THREE.Mesh(mergeGeometries(all.slice(from, from + 64).flatMap((place) => pictures.map((one) => picture(one, place)))), pictured));
}
scene.traverse((object) => { object.matrixAutoUpdate = false; object.updateMatrix(); });

const camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, canvas.width / canvas.height, 0.1, 400);
const { redraw } = run(({ x, z, yaw }) => {
  camera.position.set(x, EYE, z);
  camera.rotation.set(0, yaw, 0);
  renderer.render(scene, camera);
});
const loading = [];
for (let index = 0; index < Math.min(64, all.length); index += 1) {
  for (const kind of ['sign', 'poster', 'logo']) {
    const image = new Image();
    loading.push(new Promise((done) => { image.onload = done; }).then(() => {
      const [left, top] = cellOf(index);
      paint.drawImage(image, left + corner[kind][0], top + corner[kind][1]);
    }));
    image.src = imageOf(kind, index);
  }
}
readable(loading, () => { map.needsUpdate = true; redraw(); });
