// Addresses of scripts that are started by name: workers. The content security policy asks for Trusted Types, so the
// page has this one policy: only scripts of its own host.

const policy = globalThis.trustedTypes?.createPolicy("boothwalk", {
  createScriptURL(text) {
    if (new URL(text, location.href).origin !== location.origin) throw new TypeError(`${text} is not of this host`);
    return text;
  },
});

/** The address as `Worker` and `register` take it. @param {URL} url */
export function scriptAddress(url) {
  return policy ? policy.createScriptURL(String(url)) : String(url);
}
