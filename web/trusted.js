// Addresses of scripts that are started by name: workers. The content security policy asks for Trusted Types, so the
// page has this one policy: only the engine's own scripts, and the service worker, which lies in the site's own folder.

const ENGINE = new URL("./", import.meta.url).href;

const policy = globalThis.trustedTypes?.createPolicy("boothwalk", {
  createScriptURL(text) {
    const url = new URL(text, location.href);
    const own = url.href.startsWith(ENGINE) || (url.origin === location.origin && url.pathname.endsWith("/service-worker.js"));
    if (!own) throw new TypeError(`${text} is no script of the engine`);
    return text;
  },
});

/** The address as `Worker` and `register` take it. @param {URL} url */
export function scriptAddress(url) {
  return policy ? policy.createScriptURL(String(url)) : String(url);
}
