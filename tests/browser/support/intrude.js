// Somebody at a broker's visitors' door who is no page of ours.

/**
 * Somebody with bad intent and a socket of their own, under any name: says bytes at the visitors' door, and waits until the broker has
 * passed them on. `packets` are whole packets of MQTT, as arrays of bytes.
 */
export const intrude = (visitor, url, name, packets) => visitor.page.evaluate(async ({ url, name, packets }) => {
  const text = (words) => [0, words.length, ...new TextEncoder().encode(words)];
  const body = [...text('MQTT'), 5, 0xc2, 0, 60, 0, ...text(`mallory-${Math.random()}`), ...text(name), ...text('visitor')];
  const socket = new WebSocket(url, 'mqtt');
  socket.binaryType = 'arraybuffer';
  const next = (kind) => new Promise((done, fail) => {
    socket.onmessage = ({ data }) => { if (new Uint8Array(data)[0] >> 4 === kind) done(undefined); };
    socket.onclose = () => fail(new Error('thrown out'));
  });
  await new Promise((done) => { socket.onopen = done; });
  const greeted = next(2);
  socket.send(new Uint8Array([0x10, body.length, ...body]));
  await greeted;
  for (const packet of packets) socket.send(new Uint8Array(packet));
  const answered = next(13);
  socket.send(new Uint8Array([0xc0, 0]));
  await answered;
  socket.onclose = null;
  socket.close();
}, { url, name, packets });
