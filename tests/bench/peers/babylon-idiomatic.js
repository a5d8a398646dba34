// Babylon.js as its documentation writes it: one mesh a part, standard materials.
import { Engine } from '@babylonjs/core/Engines/engine.js';
import { Scene } from '@babylonjs/core/scene.js';
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js';
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight.js';
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js';
import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial.js';
import { Texture } from '@babylonjs/core/Materials/Textures/texture.js';
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js';
import { CreateBox } from '@babylonjs/core/Meshes/Builders/boxBuilder.js';
import { CreatePlane } from '@babylonjs/core/Meshes/Builders/planeBuilder.js';
import { CreateGround } from '@babylonjs/core/Meshes/Builders/groundBuilder.js';
import { Color3 } from '@babylonjs/core/Maths/math.color.js';
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js';
import { boxes, EYE, FIELD_OF_VIEW, imageOf, length, pictures, places, readable, run } from './scene.js';

const canvas = document.querySelector('canvas');
const engine = new Engine(canvas, false);
const scene = new Scene(engine);
scene.useRightHandedSystem = true;
scene.clearColor.set(0.125, 0.14, 0.17, 1);
new HemisphericLight('sky', new Vector3(0, 1, 0), scene);
new DirectionalLight('sun', new Vector3(-4, -10, -6), scene).intensity = 0.5;
const dyed = (colour) => {
  const material = new StandardMaterial('', scene);
  material.diffuseColor = Color3.FromHexString(`#${colour.toString(16).padStart(6, '0')}`);
  return material;
};
const floor = CreateGround('', { width: 20, height: length }, scene);
floor.position.z = -length / 2;
floor.material = dyed(0x77706a);
const loading = [];
for (const place of places()) {
  const booth = new TransformNode('', scene);
  booth.position.set(place.x, 0, place.z);
  booth.rotation.y = place.yaw;
  for (const { size: [width, height, depth], at, colour } of boxes) {
    const mesh = CreateBox('', { width, height, depth }, scene);
    mesh.position.set(...at);
    mesh.material = dyed(colour);
    mesh.parent = booth;
  }
  for (const { kind, size: [width, height], at } of pictures) {
    const mesh = CreatePlane('', { width, height }, scene);
    mesh.position.set(...at);
    mesh.rotation.y = Math.PI;
    const material = new StandardMaterial('', scene);
    loading.push(new Promise((done) => {
      material.emissiveTexture = new Texture(imageOf(kind, place.index), scene, false, true, Texture.TRILINEAR_SAMPLINGMODE, done);
    }));
    material.disableLighting = true;
    mesh.material = material;
    mesh.parent = booth;
  }
}
const camera = new FreeCamera('', new Vector3(0, EYE, 0), scene);
camera.fov = (FIELD_OF_VIEW * Math.PI) / 180;
camera.minZ = 0.1;
camera.maxZ = 400;
const { redraw } = run(({ x, z, yaw }) => {
  camera.position.set(x, EYE, z);
  camera.setTarget(new Vector3(x - Math.sin(yaw), EYE, z - Math.cos(yaw)));
  engine.beginFrame();
  scene.render();
  engine.endFrame();
});
readable(loading, redraw);
