// The organiser's command as the stories use it: events of their own, built and served by the real binary.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { DIST } from './site.js';

/** The command with the engine inside, as `wasm-build.sh` leaves it. */
const BOOTHWALK = path.join(DIST, 'boothwalk');
const ENGLISH = { ...process.env, LC_ALL: 'C' };

/**
 * A folder for one file of stories. `event` in it is what `boothwalk new` makes: two booths in one hall. In a folder that somebody has
 * `prepared` it is there already, and stays.
 * @param {string} [prepared]
 */
export async function workbench(prepared) {
  const folder = prepared ?? await mkdtemp(path.join(tmpdir(), 'boothwalk-stories-'));
  const at = (name) => path.join(folder, name);
  const bench = { folder, at };
  bench.run = (...args) => promisify(execFile)(BOOTHWALK, args, { env: ENGLISH });
  if (!prepared) await bench.run('new', at('event'));
  bench.read = async (name) => JSON.parse(await readFile(at(name), 'utf8'));
  bench.write = (name, content) => writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  bench.build = (event, site, ...args) => bench.run('build', at(event), '--out', at(site), '--quick', ...args);
  // What the command writes aside goes with the folder.
  bench.serve = (name, port = 0, ...args) => started(BOOTHWALK, ['serve', at(name), '--port', String(port), ...args], { env: { ...ENGLISH, TMPDIR: folder } });
  bench.clear = async () => { if (!prepared) await rm(folder, { recursive: true, force: true }); };
  return bench;
}

/** A server that says its address in its first line: `{ origin, port, close }`; `close` ends it for real. */
async function started(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => line),
    once(child, 'exit').then(([code]) => { throw new Error(`${command} ended with ${code}`); }),
  ]);
  const port = Number(line.match(/:(\d+)\//)[1]);
  return { origin: `http://127.0.0.1:${port}`, port, close: () => ended(child) };
}

/** Debian's nginx with the configuration that `boothwalk build` wrote for `site`; nothing where none is installed. */
export async function nginx(bench, { root, site, port }) {
  const at = bench.at('nginx');
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${at}-${kind};`).join(' ');
  await writeFile(`${at}.conf`, `daemon off; pid ${at}.pid; error_log ${at}.log; user root; events {}
http { include /etc/nginx/mime.types; access_log off; ${folders}
server { listen 127.0.0.1:${port}; root ${bench.at(root)}; include ${bench.at(site)}/hosting/nginx.conf; } }
`);
  const child = spawn('nginx', ['-c', `${at}.conf`, '-e', `${at}.log`], { stdio: 'inherit' });
  await listening(port, child);
  return { origin: `http://127.0.0.1:${port}`, close: () => ended(child) };
}

/** Debian's Apache with the `.htaccess` files that `boothwalk build` wrote below `root`. */
export async function apache(bench, { root, port }) {
  const at = bench.at('apache');
  const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'alias', 'mime'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  // It reads as another user.
  await chmod(bench.folder, 0o755);
  await writeFile(`${at}.conf`, `ServerRoot ${bench.folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${at}.pid\nErrorLog ${at}.log
${modules.join('\n')}\nTypesConfig /etc/mime.types\nUser www-data\nGroup www-data\nDocumentRoot ${bench.at(root)}\nDirectoryIndex index.html
<Directory ${bench.at(root)}>\n AllowOverride All\n Require all granted\n</Directory>
`);
  return server('apache2', ['-f', `${at}.conf`, '-DFOREGROUND'], port);
}

/** Caddy with the configuration that `boothwalk build` wrote for `site`. */
export async function caddy(bench, { root, site, port }) {
  const at = bench.at('caddy');
  const written = await readFile(bench.at(`${site}/hosting/Caddyfile`), 'utf8');
  const ours = written.replace('fair.example.org', `http://127.0.0.1:${port}, http://localhost:${port}`).replace('/path/to/site', bench.at(root));
  await writeFile(at, `{\n\tadmin off\n\tauto_https off\n}\n${ours}`);
  return server('caddy', ['run', '--adapter', 'caddyfile', '--config', at], port, { HOME: bench.folder, XDG_DATA_HOME: bench.folder, XDG_CONFIG_HOME: bench.folder });
}

async function server(command, args, port, env = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env, PATH: `${process.env.PATH}:/usr/sbin` } });
  await listening(port, child);
  return { origin: `http://127.0.0.1:${port}`, close: () => ended(child) };
}

/** Whether a command can be run here. */
export const installed = (command) => promisify(execFile)(command, [command === 'caddy' ? 'version' : '-v'], { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } })
  .then(() => true, () => false);

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port, child) {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (open) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server ended with ${child.exitCode}`);
}

/** Asks a server to end, and waits until it has. */
async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
