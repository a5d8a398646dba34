// Counts what a page asks of WebGL: figures without noise. Runs in the page before its scripts.
export function countCalls() {
  const counts = { calls: 0, draws: 0, triangles: 0, uploads: 0, samples: 0 };
  window.glCounts = counts;
  window.longTasks = [];
  new PerformanceObserver((tasks) => window.longTasks.push(...tasks.getEntries().map((task) => task.duration)))
    .observe({ type: 'longtask', buffered: true });
  /** Where a draw call's arguments say how many corners it draws. */
  const cornersAt = (name) => {
    if (!name.includes('Elements')) return 2;
    return name.includes('Range') ? 3 : 1;
  };
  const kinds = [window.WebGL2RenderingContext].filter(Boolean);
  for (const kind of kinds) {
    for (const name of Object.getOwnPropertyNames(kind.prototype)) {
      const property = Object.getOwnPropertyDescriptor(kind.prototype, name);
      if (typeof property?.value !== 'function') continue;
      const original = property.value;
      kind.prototype[name] = function counted(...values) {
        counts.calls += 1;
        if (name.startsWith('draw') && name !== 'drawBuffers') {
          counts.draws += 1;
          const corners = values[cornersAt(name)];
          const copies = name.endsWith('Instanced') ? values.at(-1) : 1;
          if (values[0] === this.TRIANGLES) counts.triangles += (corners * copies) / 3;
        }
        if (name.startsWith('texSubImage') || name.startsWith('texImage') || name.startsWith('bufferSubData') || name.startsWith('bufferData')) counts.uploads += 1;
        if (name === 'renderbufferStorageMultisample') counts.samples = values[1];
        return original.apply(this, values);
      };
    }
  }
}

/** Counts of one frame, averaged over those drawn while `act` runs. */
export async function perFrame(visitor, act) {
  const read = () => visitor.page.evaluate(() => ({ ...window.glCounts, frames: window.boothwalk.probe().frames, at: performance.now() }));
  const before = await read();
  await act();
  const after = await read();
  const frames = after.frames - before.frames;
  const each = (name) => (after[name] - before[name]) / Math.max(frames, 1);
  return { frames, draws: each('draws'), calls: each('calls'), triangles: each('triangles'), ms: each('at') };
}
