// Lettering for the hall's panels: texts in scripts whose letters join, stack or run from right to left, and emoji. The browser lays
// them out as elements of the page and draws them on a canvas; src/hall/web/lettering.rs has the other side.

/** Room around a picture of rows, for what reaches out of them (src/overlay/lettering.rs). CSS pixels. */
const AROUND = 8;

/** One style: size, weight, whether it leans, whether a line is under it, height of its rows, and its colour.
    @typedef {[number, number, number, number, number, string]} Style */
/** A style's share of a row. @typedef {{run: number, text: string, left: number, right: number, top: number, rtl: boolean}} Part */
/** @typedef {{top: number, bottom: number, parts: Part[]}} Row */
/** @typedef {{width: number, height: number, left: number, rtl: boolean, rows: Row[]}} Laid */

const families = "'M PLUS 1p', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', system-ui, sans-serif";
/** The panels' typeface for the page as well: a list beside the hall looks as the panels do, and Latin words in what is lettered as
    those around it. Only when the hall is first seen, so that nothing moves under who reads the list; the hall has fetched the files.
    @param {string} list address of the list of typefaces */
export async function lend(list) {
  const page = document.documentElement;
  await new Promise((seen) => {
    const watch = new MutationObserver(() => page.dataset.face !== "list" && seen(watch.disconnect()));
    watch.observe(page, { attributeFilter: ["data-face"] });
    if (page.dataset.face !== "list") seen(watch.disconnect());
  });
  try {
    /** @param {string} address */
    const kept = (address) => fetch(address, { cache: "force-cache" });
    /** @type {{fonts: {file: string, weight: string, role: string, characters: string}[]}} */
    const { fonts } = await (await kept(list)).json();
    for (const { file, weight, role, characters } of fonts) {
      if (role !== "first" && role !== "rest") continue;
      const bytes = await (await kept(new URL(file, list).href)).arrayBuffer();
      const face = new FontFace("M PLUS 1p", bytes, { weight: weight === "bold" ? "700" : "400", unicodeRange: ranges(characters) });
      document.fonts.add(await face.load());
    }
  } catch {
    // Then the device's own typefaces stay.
  }
}

/** Characters as CSS counts them. @param {string} characters in order */
function ranges(characters) {
  /** @type {[number, number][]} */
  const found = [];
  for (const character of characters) {
    const code = /** @type {number} */ (character.codePointAt(0));
    const last = found.at(-1);
    if (last && last[1] + 1 === code) last[1] = code;
    else found.push([code, code]);
  }
  return found.map((range) => `U+${range.map((code) => code.toString(16)).join("-")}`).join(",");
}

/** @param {Style} style */
const font = ([size, weight, leans]) => `${leans ? "italic " : ""}${weight} ${size}px ${families}`;

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
const sheet = document.createElement("div");
sheet.setAttribute("aria-hidden", "true");
sheet.translate = false;
Object.assign(sheet.style, {
  position: "fixed",
  top: "0",
  left: "0",
  visibility: "hidden",
  pointerEvents: "none",
  contain: "layout style",
  overflowWrap: "anywhere",
  wordBreak: "auto-phrase",
});
document.body.append(sheet);

/** The text that was laid out last: it is drawn right after. @type {{key: string, laid: Laid} | undefined} */
let last;

/** Lays a text out.
    @param {string[]} texts @param {Style[]} styles of each of them
    @param {number} width @param {number} most rows at most @param {boolean} centred @param {string} language
    @returns {Laid} */
function laidOut(texts, styles, width, most, centred, language) {
  const key = JSON.stringify([texts, styles, width, most, centred, language]);
  if (last?.key === key) return last.laid;
  const laid = measured(texts, styles, width, most, centred, language);
  last = { key, laid };
  return laid;
}

/** @type {typeof laidOut} */
function measured(texts, styles, width, most, centred, language) {
  sheet.lang = language;
  sheet.style.width = Number.isFinite(width) ? `${width}px` : "max-content";
  sheet.style.whiteSpace = most === 1 ? "pre" : "pre-wrap";
  // A paragraph is an element, and begins where its own script does.
  const lines = texts.join("").split("\n");
  let paragraph = paragraphOf(lines[0], styles[0]);
  const paragraphs = [paragraph];
  /** @type {[number, Text, HTMLElement][]} */
  const nodes = [];
  texts.forEach((text, run) => {
    text.split("\n").forEach((words, line) => {
      if (line > 0) paragraphs.push((paragraph = paragraphOf(lines[paragraphs.length], styles[run])));
      if (!words) return;
      const span = document.createElement("span");
      span.style.font = font(styles[run]);
      span.style.lineHeight = `${styles[run][4]}px`;
      const node = new Text(words);
      span.append(node);
      paragraph.append(span);
      nodes.push([run, node, paragraph]);
    });
  });
  sheet.replaceChildren(...paragraphs);
  const rtl = getComputedStyle(paragraphs[0]).direction === "rtl";
  // What belongs together stands at one edge: that of its first paragraph.
  const edge = rtl ? "right" : "left";
  sheet.style.textAlign = centred ? "center" : edge;
  const origin = sheet.getBoundingClientRect();
  /** @type {Row[]} */
  const rows = [];
  for (const [run, node, within] of nodes) {
    const turned = getComputedStyle(within).direction === "rtl";
    for (let from = 0; from < node.length; ) {
      const first = box(node, from, from + 1);
      const to = endOfRow(node, from, first);
      const text = node.data.slice(from, to).trimEnd();
      const place = text ? box(node, from, from + text.length) : first;
      const middle = (first.top + first.bottom) / 2 - origin.top;
      const half = styles[run][4] / 2;
      let row = rows.at(-1);
      if (!row || middle > row.bottom) rows.push((row = { top: middle - half, bottom: middle + half, parts: [] }));
      row.top = Math.min(row.top, middle - half);
      row.bottom = Math.max(row.bottom, middle + half);
      const [left, right] = [place.left - origin.left, place.right - origin.left];
      if (text) row.parts.push({ run, text, left, right, top: first.top - origin.top, rtl: turned });
      from = to;
    }
  }
  const whole = sheet.getBoundingClientRect().height;
  sheet.replaceChildren();
  const shown = rows.slice(0, most);
  const end = shown.at(-1);
  if (end && (rows.length > most || most === 1)) shorten(end, styles, width, rows.length > most, language);
  const parts = shown.flatMap((row) => row.parts);
  const left = Math.min(...parts.map((part) => part.left));
  const right = Math.max(...parts.map((part) => part.right));
  if (!parts.length) return { width: 0, height: whole, left: 0, rtl, rows: shown };
  const height = rows.length > most && end ? end.bottom : whole;
  return { width: right - left, height, left, rtl, rows: shown };
}

/** Letters of scripts that run from right to left. */
const LEFTWARDS = /^[\u{590}-\u{8ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{fefe}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** What is laid out by itself, such as a name in a sentence of ours; `dir=auto` would begin with its first letter. */
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/g;

/** @param {string} text of the paragraph @param {Style} style of its first words */
function paragraphOf(text, style) {
  const paragraph = document.createElement("div");
  const [first] = text.replace(ISOLATED, "").match(/\p{L}/u) ?? text.match(/\p{L}/u) ?? [""];
  paragraph.dir = LEFTWARDS.test(first) ? "rtl" : "ltr";
  paragraph.style.font = font(style);
  paragraph.style.lineHeight = `${style[4]}px`;
  // An empty one is a row as well.
  paragraph.style.minHeight = `${style[4]}px`;
  return paragraph;
}

const range = document.createRange();

/** Where these characters are. @param {Text} node @param {number} from @param {number} to */
function box(node, from, to) {
  range.setStart(node, from);
  range.setEnd(node, to);
  return range.getBoundingClientRect();
}

/** Where the row ends that begins with a character in this box. @param {Text} node @param {number} from @param {DOMRect} first */
function endOfRow(node, from, first) {
  const isBelow = (/** @type {number} */ at) => box(node, at, at + 1).top > first.top + first.height / 2;
  if (!isBelow(node.length - 1)) return node.length;
  let low = from + 1;
  for (let high = node.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cuts a row's end so that it fits with an ellipsis. @param {Row} row @param {Style[]} styles @param {number} width
    @param {boolean} goesOn whether there is more than it @param {string} language */
function shorten(row, styles, width, goesOn, language) {
  const part = row.parts.at(-1);
  if (!part) return;
  const others = row.parts.slice(0, -1).reduce((sum, { left, right }) => sum + right - left, 0);
  const room = width - others;
  if (!goesOn && part.right - part.left <= room) return;
  pen.font = font(styles[part.run]);
  const signs = [...new Intl.Segmenter(language).segment(part.text)].map(({ segment }) => segment);
  const wide = (/** @type {number} */ count) => pen.measureText(`${signs.slice(0, count).join("")}…`).width;
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (wide(middle) <= room) low = middle;
    else high = middle - 1;
  }
  part.text = `${signs.slice(0, low).join("").trimEnd()}…`;
  const length = Math.min(pen.measureText(part.text).width, room);
  // What did not fit may lie beside its place.
  if (part.rtl) part.left = (part.right = Math.max(part.right, length)) - length;
  else part.right = part.left + length;
}

/** Lays a text out: width, height, whether it begins at the right, how many rows, top and bottom of each, and of each part of a row
    its run, left, top, right and bottom.
    @param {Parameters<typeof laidOut>} text */
export function lay(...text) {
  const { width, height, left, rtl, rows } = laidOut(...text);
  const parts = rows.flatMap((row) => row.parts.map((part) => [part.run, part.left - left, row.top, part.right - left, row.bottom]));
  return Float32Array.of(width, height, Number(rtl), rows.length, ...rows.flatMap((row) => [row.top, row.bottom]), ...parts.flat());
}

/** Draws rows of a text: its pixels.
    @param {number} from @param {number} to @param {number} wide @param {number} high pixels @param {number} scale
    @param {Parameters<typeof laidOut>} text */
export function draw(from, to, wide, high, scale, ...text) {
  const { left, rows } = laidOut(...text);
  const [, styles, , , , language] = text;
  // Everything of the pen begins anew.
  pen.canvas.width = wide;
  pen.canvas.height = high;
  pen.setTransform(scale, 0, 0, scale, (AROUND - left) * scale, (AROUND - rows[from].top) * scale);
  // Chinese and Japanese write some characters differently; a browser that does not know the member ignores it.
  Reflect.set(pen, "lang", language);
  for (const part of rows.slice(from, to).flatMap((row) => row.parts)) {
    const style = styles[part.run];
    pen.font = font(style);
    pen.fillStyle = style[5];
    pen.direction = part.rtl ? "rtl" : "ltr";
    pen.textAlign = "left";
    const baseline = part.top + pen.measureText(part.text).fontBoundingBoxAscent;
    pen.fillText(part.text, part.left, baseline);
    if (style[3]) pen.fillRect(part.left, baseline + 2, part.right - part.left, 1);
  }
  return pen.getImageData(0, 0, wide, high).data;
}
