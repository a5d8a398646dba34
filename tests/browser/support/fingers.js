// Fingers: taps and drags as a touch screen sends them.

/** A finger that goes down at `from`, moves to `to` and stays there until it is lifted. Points are [x, y] in CSS pixels. */
export async function finger(visitor, from, to) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const send = (type, point) => session.send('Input.dispatchTouchEvent', {
    type, touchPoints: point ? [{ x: point[0], y: point[1], id: 1 }] : [],
  });
  await send('touchStart', from);
  const steps = 8;
  for (let step = 1; step <= steps; step += 1) {
    await send('touchMove', [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * step) / steps));
  }
  return { lift: async () => { await send('touchEnd'); await session.detach(); } };
}

/** A drag. */
export async function drag(visitor, from, to) {
  const touching = await finger(visitor, from, to);
  await touching.lift();
}
