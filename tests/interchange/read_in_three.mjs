// node read_in_three.mjs NODE_MODULES LIST ANSWER
// LIST is a JSON array of {"file", "fps", "frames"}; ANSWER becomes a JSON object by file: what the three.js loaders understood, in the
// file's own units, and for GLB what the glTF validator says.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, list, out] = process.argv.slice(2);
globalThis.self = globalThis;
globalThis.window = globalThis;
console.warn = () => {};
const load = (name) => import(pathToFileURL(path.join(modules, name)).href);
const THREE = await load('three/build/three.module.js');
const addons = 'three/examples/jsm/loaders/';
const { FBXLoader } = await load(addons + 'FBXLoader.js');
const { BVHLoader } = await load(addons + 'BVHLoader.js');
const { GLTFLoader } = await load(addons + 'GLTFLoader.js');
const { USDLoader } = await load(addons + 'USDLoader.js');
const { default: validator } = await load('gltf-validator/index.js');

async function read({ file, fps, frames }) {
  const bytes = fs.readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const answer = {};
  let root, clips;
  if (file.endsWith('.fbx')) {
    root = new FBXLoader().parse(buffer, '');
    clips = root.animations;
  } else if (file.endsWith('.bvh')) {
    const made = new BVHLoader().parse(bytes.toString('utf8'));
    root = new THREE.Group();
    root.add(made.skeleton.bones[0]);
    clips = [made.clip];
  } else if (file.endsWith('.usda')) {
    root = new USDLoader().parse(bytes.toString('utf8'));
    clips = root.animations;
  } else {
    const gltf = await new GLTFLoader().parseAsync(buffer, '');
    root = gltf.scene;
    clips = gltf.animations;
    answer.asset = gltf.asset;
    const report = await validator.validateBytes(new Uint8Array(buffer));
    answer.validator = report.issues;
  }
  const bones = [];
  let skinned = 0;
  root.traverse((node) => {
    if (node.isBone) bones.push(node);
    if (node.isSkinnedMesh) skinned += 1;
  });
  root.updateMatrixWorld(true);
  const places = () => bones.map((bone) => bone.getWorldPosition(new THREE.Vector3()).toArray());
  Object.assign(answer, { joints: bones.map((bone) => bone.name), skinned, rest: places(), takes: clips.map((clip) => clip.name), duration: clips[0].duration });
  const mixer = new THREE.AnimationMixer(root);
  const action = mixer.clipAction(clips[0]);
  action.setLoop(THREE.LoopOnce);
  action.clampWhenFinished = true;
  action.play();
  answer.positions = [];
  for (let f = 0; f < frames; ++f) {
    mixer.setTime(Math.min(f / fps, clips[0].duration));
    root.updateMatrixWorld(true);
    answer.positions.push(places());
  }
  return answer;
}

const answers = {};
for (const wish of JSON.parse(fs.readFileSync(list))) {
  try {
    answers[wish.file] = await read(wish);
  } catch (error) {
    answers[wish.file] = { error: String(error.stack ?? error) };
  }
}
fs.writeFileSync(out, JSON.stringify(answers));
