// A-Frame as its documentation writes it: one entity a part. The library itself is loaded by the page before this script.
import { boxes, EYE, FIELD_OF_VIEW, imageOf, length, pictures, places, readable, run } from './scene.js';

const { THREE } = window.AFRAME;
const world = document.createElement('a-scene');
world.setAttribute('embedded', '');
world.setAttribute('vr-mode-ui', 'enabled: false');
world.setAttribute('device-orientation-permission-ui', 'enabled: false');
world.setAttribute('loading-screen', 'enabled: false');
world.setAttribute('renderer', 'antialias: false');
world.setAttribute('background', 'color: #20242c');
const add = (parent, name, attributes) => {
  const entity = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) entity.setAttribute(key, value);
  parent.append(entity);
  return entity;
};
const degrees = (radians) => (radians * 180) / Math.PI;
const hex = (colour) => `#${colour.toString(16).padStart(6, '0')}`;
add(world, 'a-plane', { rotation: '-90 0 0', width: 20, height: length, position: `0 0 ${-length / 2}`, color: '#77706a' });
const loading = [];
for (const place of places()) {
  const booth = add(world, 'a-entity', { position: `${place.x} 0 ${place.z}`, rotation: `0 ${degrees(place.yaw)} 0` });
  for (const { size: [width, height, depth], at, colour } of boxes) add(booth, 'a-box', { width, height, depth, position: at.join(' '), color: hex(colour) });
  for (const { kind, size: [width, height], at } of pictures) {
    const plane = add(booth, 'a-plane', { width, height, position: at.join(' '), rotation: '0 180 0', material: `src: url(${imageOf(kind, place.index)}); shader: flat` });
    loading.push(new Promise((done) => plane.addEventListener('materialtextureloaded', done)));
  }
}
const eye = add(world, 'a-camera', { fov: FIELD_OF_VIEW, 'look-controls': 'enabled: false', 'wasd-controls': 'enabled: false', position: `0 ${EYE} 0` });
document.querySelector('main').replaceChildren(world);
world.addEventListener('renderstart', () => {
  // We drive the frames, as for every other peer; its own loop starts just before this event.
  world.renderer.setAnimationLoop(null);
  const { redraw } = run(({ x, z, yaw }) => {
    eye.object3D.position.set(x, EYE, z);
    eye.object3D.rotation.set(0, yaw, 0);
    world.renderer.render(world.object3D, world.camera ?? new THREE.PerspectiveCamera());
  });
  readable(loading, redraw);
});
