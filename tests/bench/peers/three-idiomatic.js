// three.js as its examples write it: one mesh a part, lit materials, one texture a picture.
import * as THREE from 'three';
import { booths, boxes, EYE, FIELD_OF_VIEW, imageOf, length, pictures, places, readable, run } from './scene.js';

const canvas = document.querySelector('canvas');
const renderer = new THREE.WebGLRenderer({ canvas, antialias: false });
renderer.setSize(canvas.width, canvas.height, false);
const scene = new THREE.Scene();
scene.background = new THREE.Color(0x20242c);
scene.add(new THREE.HemisphereLight(0xffffff, 0x444444, 2));
const sun = new THREE.DirectionalLight(0xfff0dd, 1.5);
sun.position.set(4, 10, 6);
scene.add(sun);
const floor = new THREE.Mesh(new THREE.PlaneGeometry(20, length), new THREE.MeshStandardMaterial({ color: 0x77706a }));
floor.rotation.x = -Math.PI / 2;
floor.position.z = -length / 2;
scene.add(floor);

const loader = new THREE.TextureLoader();
const loading = [];
function texture(kind, index) {
  let made;
  loading.push(new Promise((done) => { made = loader.load(imageOf(kind, index), done); }));
  made.colorSpace = THREE.SRGBColorSpace;
  return made;
}
for (const place of places()) {
  const booth = new THREE.Group();
  booth.position.set(place.x, 0, place.z);
  booth.rotation.y = place.yaw;
  for (const { size, at, colour } of boxes) {
    const mesh = new THREE.Mesh(new THREE.BoxGeometry(...size), new THREE.MeshStandardMaterial({ color: colour }));
    mesh.position.set(...at);
    booth.add(mesh);
  }
  for (const { kind, size, at } of pictures) {
    const mesh = new THREE.Mesh(new THREE.PlaneGeometry(...size), new THREE.MeshBasicMaterial({ map: texture(kind, place.index) }));
    mesh.position.set(...at);
    mesh.rotation.y = Math.PI;
    booth.add(mesh);
  }
  scene.add(booth);
}
const camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, canvas.width / canvas.height, 0.1, 400);
const { redraw } = run(({ x, z, yaw }) => {
  camera.position.set(x, EYE, z);
  camera.rotation.set(0, yaw, 0);
  renderer.render(scene, camera);
});
readable(loading, redraw);
console.info(`three.js idiomatic, ${booths} booths`);
