// Elements. Text always becomes text nodes, never mark-up.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  send: "M3 20.5 21 12 3 3.5v6.6L15 12 3 13.9z",
  more: "M12 7a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 12 7zm0 6.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zm0 6.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z",
  reply: "M10 8.5V4L2.5 11.5 10 19v-4.6c5.4 0 9.2 1.7 11.5 5.6-.9-5.6-4.3-10.6-11.5-11.5z",
  edit: "M4 16.6V20h3.4L17.8 9.6l-3.4-3.4zM20.5 6.9a1 1 0 0 0 0-1.4l-2-2a1 1 0 0 0-1.4 0L15.5 5l3.4 3.4z",
  close: "m6.4 4.9-1.5 1.5 5.6 5.6-5.6 5.6 1.5 1.5 5.6-5.6 5.6 5.6 1.5-1.5-5.6-5.6 5.6-5.6-1.5-1.5-5.6 5.6z",
  eye: "M12 5C6.5 5 3 10.2 2 12c1 1.8 4.5 7 10 7s9-5.2 10-7c-1-1.8-4.5-7-10-7zm0 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zm0-2.2a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  warning: "M12 2.8 1.5 21h21zM11 9.5h2v5.6h-2zm0 7h2v2.1h-2z",
  lock: "M17 9.5V7A5 5 0 0 0 7 7v2.5H5V21h14V9.5zM9 7a3 3 0 0 1 6 0v2.5H9z",
  away: "M14 4v2h2.6l-7.9 7.9 1.4 1.4L18 7.4V10h2V4zM5 6v13h13v-6h-2v4H7V8h4V6z",
  file: "M6 2.5v19h12.5V8L13 2.5zM12.5 4.6 16.4 8.5h-3.9z",
  done: "M9.2 16.6 4.8 12.2l-1.6 1.6 6 6L21 8l-1.6-1.6z",
  forward: "M14 8.5V4l7.5 7.5L14 19v-4.6c-5.4 0-9.2 1.7-11.5 5.6.9-5.6 4.3-10.6 11.5-11.5z",
  play: "M7 4.5v15l12-7.5z",
  note: "M19 3 8.5 5.4v10.2A3.3 3.3 0 1 0 10.5 18.5V9.3L17 7.8v5.8a3.3 3.3 0 1 0 2 2.9z",
  plus: "M11 5v6H5v2h6v6h2v-6h6v-2h-6V5z",
};

/** An element; attributes whose name begins with "on" are listeners, empty children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon; *label* is its accessible name. */
export function iconButton(name, label, onclick, attributes = {}) {
  return el(
    "button",
    { type: "button", "aria-label": label, title: label, onclick, ...attributes },
    icon(name),
  );
}

/** A link that opens in a new tab; plain text if the address is unsafe. */
export function link(url, attributes, ...children) {
  if (!/^(https?:|mailto:|tel:|tg:)/i.test(url)) return el("span", {}, ...children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}

/** The first letters of a name, in one of seven colours. */
export function avatar(name, id) {
  const letters = [...name.trim()][0]?.toUpperCase() ?? "?";
  return el("span", { class: "avatar", "data-hue": hue(id), "aria-hidden": "true" }, letters);
}

export function hue(id) {
  let sum = 0;
  for (const letter of String(id)) sum = (sum * 31 + letter.codePointAt(0)) % 7919;
  return sum % 7;
}

const CLOCK = { hour: "numeric", minute: "2-digit" };
const DAY = { weekday: "long", day: "numeric", month: "long" };
const NOW = { ...CLOCK, weekday: "short", day: "numeric", month: "short" };
let clock = new Intl.DateTimeFormat(undefined, CLOCK);
let days = new Intl.DateTimeFormat(undefined, DAY);
let present = new Intl.DateTimeFormat(undefined, NOW);
let zone = "";

/** Shows all times in *timeZone* from now on; empty: in the browser's. */
export function showTimesIn(timeZone) {
  if (timeZone === zone) return;
  zone = timeZone;
  const there = { timeZone: timeZone || undefined };
  clock = new Intl.DateTimeFormat(undefined, { ...CLOCK, ...there });
  days = new Intl.DateTimeFormat(undefined, { ...DAY, ...there });
  present = new Intl.DateTimeFormat(undefined, { ...NOW, ...there });
}

/** The page's own clock. *at*: milliseconds since 1970. */
export function now(at) {
  return present.format(new Date(at));
}

/** *at*: seconds since 1970. */
export function time(at) {
  const date = new Date(at * 1000);
  return el("time", { datetime: date.toISOString() }, clock.format(date));
}

export function day(at) {
  return days.format(new Date(at * 1000));
}

/** Messages, with a separator before the first of each day; each item has a unique key. */
export function withDays(messages) {
  const items = [];
  let latest = "";
  for (const message of messages) {
    const today = day(message.at);
    if (today !== latest) items.push({ key: `day ${today}`, day: today });
    items.push({ key: `message ${message.id}`, message });
    latest = today;
  }
  return items;
}
