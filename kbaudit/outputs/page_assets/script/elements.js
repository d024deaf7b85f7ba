// Makes elements. Text is always set as text, never as markup, so that nothing a document says can become part of the page.

const UNSEEN =
  /(?:[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}])+/gu;
const FEW_UNSEEN = 3;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return element;
}

function namedUnseen(run) {
  const signs = [...run];
  if (signs.length > FEW_UNSEEN) return `${signs.length} unseen characters`;
  return signs.map((sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ");
}

// The pieces of a text: strings, and an element in place of each run of characters that nobody sees.
function visible(text) {
  const pieces = [];
  let end = 0;
  for (const run of (text ??= "").matchAll(UNSEEN)) {
    if (run.index > end) pieces.push(text.slice(end, run.index));
    pieces.push(make("span", { class: "unseen" }, namedUnseen(run[0])));
    end = run.index + run[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

// Text of a document, apart from its surroundings in direction.
function shown(text) {
  return make("bdi", {}, ...visible(text));
}

// The same as one plain line, for places that hold no elements: options, labels.
function plainly(text) {
  return text.replace(UNSEEN, (run) => `[${namedUnseen(run)}]`);
}

function button(label, act, attributes) {
  return make("button", { type: "button", on: { click: act }, ...attributes }, label);
}

function counted(count, noun, nouns = `${noun}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : nouns}`;
}

function gained(points) {
  if (!points || points < 0.005) return "";
  return `+${points.toFixed(points >= 0.1 ? 1 : 2)}`;
}
