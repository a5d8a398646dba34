// Files named by their content: whether what came is what its name says. A hotel's log-in page, half a file, or a copy that somebody
// has changed all come with a good status, and would be kept for a year under a name that never changes.

/** Ten digits of the SHA-256 of a file at the end of its name, as `boothwalk build` writes them. */
const HASHED = /-([0-9a-f]{10})\.[a-z0-9]+$/;

/** Whether these bytes are those that the address names. Also true where nobody can tell: no digest in the name, or a page that
    is not encrypted, for which browsers compute none.
    @param {URL} url @param {ArrayBuffer} bytes */
export async function isAsNamed(url, bytes) {
  const named = HASHED.exec(url.pathname)?.[1];
  if (!named || !globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const digits = [...digest.subarray(0, 5)].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("") === named;
}

/** A script, run only when its bytes are those that its digest names: the browser itself compares them before it takes them for a
    module. What came wrongly is asked for anew, past all caches.
    @param {URL} url @param {string} [sha256] hexadecimal @returns {Promise<any>} */
export async function imported(url, sha256) {
  let problem;
  for (const again of ["", "#again"]) {
    try {
      // For browsers a failed module stays failed under its address; behind the sign it is another one to them alone.
      if (again) await (await fetch(url, { cache: "reload" })).arrayBuffer();
      await preloaded(url.href + again, sha256);
      return await import(url.href + again);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

/** Has the browser fetch a module and compare it. Browsers that cannot do so go on without.
    @param {string} address @param {string | undefined} sha256 @returns {Promise<unknown>} */
function preloaded(address, sha256) {
  const link = document.createElement("link");
  if (!sha256 || !link.relList.supports("modulepreload")) return Promise.resolve();
  const bytes = sha256.match(/../g)?.map((digits) => parseInt(digits, 16)) ?? [];
  link.rel = "modulepreload";
  link.integrity = `sha256-${btoa(String.fromCharCode(...bytes))}`;
  link.href = address;
  return new Promise((done, fail) => {
    link.onload = () => done(undefined);
    link.onerror = () => fail(new Error(`${address} could not be loaded, or is not what its name says`));
    document.head.append(link);
  }).finally(() => link.remove());
}

/** A module of WebAssembly, compiled while it loads, and given out only when its bytes are those that its address names.
    @param {URL} url @param {(response: Response) => Response} [watched] counts what comes @param {AbortSignal} [signal] ends it
    @returns {Promise<WebAssembly.Module>} */
export async function compiled(url, watched = (response) => response, signal) {
  let problem;
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    try {
      const response = await fetch(url, { cache, signal });
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      const copy = response.clone().arrayBuffer();
      copy.catch(() => {});
      // While it comes only where its host knows the type: others send the same bytes under another.
      const streams = /^application\/wasm\s*(;|$)/i.test(response.headers.get("content-type") ?? "");
      const coming = watched(response);
      const module = streams ? await WebAssembly.compileStreaming(coming) : await WebAssembly.compile(await coming.arrayBuffer());
      if (await isAsNamed(url, await copy)) return module;
      problem = new Error(`${url} is not what its name says`);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
