// An exhibitor's endpoint over real HTTP: it fails, stalls and answers as it is told, and keeps each message once, by its key.
import { createServer } from 'node:http';

const CORS = {
  'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-expose-headers': 'Retry-After',
};

/**
 * Listens on a free port of the loopback interface. `answers` are used up one a post: `{ status, headers }`, `{ abort }` (takes
 * the message, then breaks the line), `{ refuse }` (breaks the line before it takes it), `{ stallMs }`, `{ held }` (answers when this
 * is resolved); afterwards 201.
 */
export async function mailbox(answers = []) {
  /** @type {any} */
  const box = { posts: [], kept: new Map() };
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, CORS).end();
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces).toString();
    const type = request.headers['content-type'] ?? '';
    const fields = type.includes('json') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    box.posts.push({ fields, headers: request.headers, at: Date.now() });
    const answer = answers.shift() ?? {};
    if (answer.refuse) return response.destroy();
    const status = answer.status ?? 201;
    // A sound endpoint that is told the same twice keeps one.
    if (status < 300 || answer.abort) box.kept.set(request.headers['idempotency-key'] ?? fields.id, fields);
    if (answer.abort) return response.destroy();
    await answer.held;
    if (answer.stallMs) await new Promise((done) => setTimeout(done, answer.stallMs));
    return response.writeHead(status, { ...CORS, 'content-type': 'application/json', ...answer.headers }).end('{}');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  box.url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/messages`;
  box.close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return box;
}
