// Records what our page draws the hall from: runs in the page before its scripts. It knows nothing of the hall but the names of
// three uniforms of src/hall/gl/shaders/surface.vert: `clip_from_world` is the camera, `along` is where a range stands, and only
// the hall's own programs have `haze` besides.
export function recordHall() {
  const gl = window.WebGL2RenderingContext.prototype;
  const about = new WeakMap();
  /** What is remembered of one of WebGL's objects. */
  const of = (object, fresh) => about.get(object) ?? (about.set(object, fresh), fresh);
  const bound = { buffers: {}, array: null, texture: null, program: null, frame: null, render: null, blends: false };
  const record = { meshes: [], programs: [], textures: [], choices: [], frames: [] };
  let since;
  const watch = (name, see) => {
    const original = gl[name];
    gl[name] = function watched(...values) {
      const result = original.apply(this, values);
      see.call(this, values, result);
      return result;
    };
  };
  const array = () => of(bound.array, { pointers: {} });

  watch('enable', ([what]) => { if (what === gl.BLEND) bound.blends = true; });
  watch('disable', ([what]) => { if (what === gl.BLEND) bound.blends = false; });
  watch('bindVertexArray', ([which]) => { bound.array = which; });
  watch('bindFramebuffer', ([, which]) => { bound.frame = which; });
  watch('bindRenderbuffer', ([, which]) => { bound.render = which; });
  watch('renderbufferStorageMultisample', ([, samples]) => about.set(bound.render, samples));
  watch('framebufferRenderbuffer', ([, , , buffer]) => { if (about.get(buffer)) about.set(bound.frame, about.get(buffer)); });
  /** Whether what is drawn is for the screen: onto the canvas, or with several samples a pixel. */
  const isSeen = () => !bound.frame || about.has(bound.frame);
  watch('bindBuffer', ([target, which]) => {
    bound.buffers[target] = which;
    if (target === gl.ELEMENT_ARRAY_BUFFER && bound.array) array().indices = which;
  });
  watch('vertexAttribPointer', ([location, size, type, normalized, stride, offset]) => {
    array().pointers[location] = { size, type, normalized, stride, offset };
    array().vertices = bound.buffers[gl.ARRAY_BUFFER];
  });
  watch('bufferData', ([target, data]) => {
    // With an array of vertices come its indices; both are replaced as a whole.
    const which = target === gl.ELEMENT_ARRAY_BUFFER && bound.array ? array().indices : bound.buffers[target];
    about.set(which, data.slice());
  });
  watch('bindTexture', ([target, which]) => { if (target === gl.TEXTURE_2D_ARRAY) bound.texture = which; });
  const texture = () => of(bound.texture, { parameters: {}, images: new Map() });
  watch('texStorage3D', ([, levels, , width, height, layers]) => Object.assign(texture(), { levels, width, height, layers }));
  for (const name of ['texParameteri', 'texParameterf']) {
    watch(name, ([target, what, value]) => { if (target === gl.TEXTURE_2D_ARRAY) texture().parameters[what] = value; });
  }
  watch('texSubImage3D', ([, level, x, y, layer, width, height, , , , data]) => {
    texture().images.set([level, layer, x, y].join(), { level, layer, x, y, width, height, data: data.slice() });
  });

  watch('shaderSource', ([shader, source]) => about.set(shader, source));
  watch('attachShader', ([program, shader]) => of(program, { sources: [], uniforms: {} }).sources.push(about.get(shader)));
  watch('useProgram', ([which]) => { bound.program = which; });
  watch('getUniformLocation', ([program, name], location) => { if (location) about.set(location, { program, name }); });
  for (const name of ['uniform1f', 'uniform2f', 'uniform3f', 'uniformMatrix4fv']) {
    watch(name, ([location, ...values]) => {
      const { program, name: uniform } = about.get(location) ?? {};
      if (program) about.get(program).uniforms[uniform] = Array.from(name === 'uniformMatrix4fv' ? values[1] : values);
    });
  }

  let clearing;
  watch('clearColor', (colour) => { clearing = colour; });
  watch('clear', ([what]) => {
    if (since === undefined || !isSeen() || !(what & gl.DEPTH_BUFFER_BIT)) return;
    record.background = clearing;
    record.samples = bound.frame ? about.get(bound.frame) : 0;
    record.frames.push({ ms: performance.now() - since, draws: [] });
  });
  function drawn(context, [, count, , offset, copies = 0]) {
    const frame = record.frames.at(-1);
    const { uniforms, sources } = about.get(bound.program);
    if (since === undefined || !isSeen() || !frame || !uniforms.haze) return;
    const { along, clip_from_world: camera, ...rest } = uniforms;
    frame.camera = camera;
    const program = numbered(record.programs, bound.program, () => ({ sources, uniforms: rest }));
    const mesh = numbered(record.meshes, bound.array, () => ({
      attributes: {}, vertices: about.get(array().vertices), indices: about.get(array().indices),
    }));
    // A program may read less of a mesh than the next one.
    Object.assign(record.meshes[mesh].attributes, named(context));
    const layers = numbered(record.textures, bound.texture, () => ({ ...texture(), images: [...texture().images.values()] }));
    // A mesh that was replaced while walking stays as it was when it was first drawn.
    const first = offset / 4;
    frame.draws.push({ program, mesh, texture: layers, first, count: Math.min(count, record.meshes[mesh].indices.length / 4 - first), copies, along, blends: bound.blends });
  }
  watch('drawElements', function see(values) { drawn(this, values); });
  watch('drawElementsInstanced', function see(values) { drawn(this, values); });

  /** Its number among those that were drawn; what it is made of is kept as it is when it is drawn first. */
  function numbered(kept, object, make) {
    const known = kept.findIndex((one) => one.object === object);
    return known >= 0 ? known : kept.push({ object, ...make() }) - 1;
  }

  function named(context) {
    const names = Array.from({ length: context.getProgramParameter(bound.program, gl.ACTIVE_ATTRIBUTES) }, (_, at) => context.getActiveAttrib(bound.program, at).name);
    return Object.fromEntries(names
      .map((name) => [name, array().pointers[context.getAttribLocation(bound.program, name)]]).filter(([, pointer]) => pointer));
  }

  /** From here on frames are kept. */
  window.recordWalk = () => { since = performance.now(); };

  /** Ends the walk: sends the bytes to `address`, returns what they mean. Bytes are told by where they begin and how many they are. */
  window.takeWalk = async (address) => {
    since = undefined;
    const pieces = [];
    let length = 0;
    const place = (data) => {
      pieces.push(data);
      length += data.byteLength;
      return [length - data.byteLength, data.byteLength];
    };
    const meshes = record.meshes.map(({ attributes, vertices, indices }) => ({ attributes, vertices: place(vertices), indices: place(indices) }));
    const textures = record.textures.map(({ object, images, ...rest }) => ({ ...rest, images: images.map(({ data, ...image }) => ({ ...image, bytes: place(data) })) }));
    // Most frames draw what the one before drew.
    const choices = [];
    const frames = record.frames.filter(({ camera }) => camera).map(({ ms, camera, draws }) => {
      if (JSON.stringify(choices.at(-1)) !== JSON.stringify(draws)) choices.push(draws);
      return { ms, camera, choice: choices.length - 1 };
    });
    const answer = await fetch(address, { method: 'POST', body: new Blob(pieces) });
    if (!answer.ok) throw new Error(`the record was not taken: ${answer.status}`);
    const programs = record.programs.map(({ object, ...rest }) => rest);
    return { ...record, meshes, programs, textures, choices, frames };
  };
}
