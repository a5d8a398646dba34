// Making elements, for what comes on demand.

/** An element with these properties; empty ones stay unset.
    @template {keyof HTMLElementTagNameMap} Tag
    @param {Tag} tag @param {Partial<HTMLElementTagNameMap[Tag]>} properties */
export function make(tag, properties) {
  const filled = Object.entries(properties).filter(([, value]) => value !== "");
  return Object.assign(document.createElement(tag), Object.fromEntries(filled));
}
