// Slack's rich text: already parsed, so its text is never parsed as mark-up.

import { el, link } from "./dom.js";

export function richText(block, names) {
  return el(
    "div",
    { class: "rich" },
    block.elements.map((each) => part(each, names)),
  );
}

function part(element, names) {
  const inner = () => element.elements.map((each) => leaf(each, names));
  switch (element.type) {
    case "rich_text_quote":
      return el("blockquote", { dir: "auto" }, inner());
    case "rich_text_preformatted":
      return el("pre", {}, inner());
    case "rich_text_list":
      return list(element, names);
    default:
      return el("div", { class: "words", dir: "auto" }, inner());
  }
}

function list({ style, elements, indent = 0 }, names) {
  const items = elements.map((each) =>
    el(
      "li",
      { dir: "auto" },
      each.elements.map((one) => leaf(one, names)),
    ),
  );
  return el(style === "ordered" ? "ol" : "ul", { "data-indent": indent || null }, items);
}

function leaf(element, names) {
  switch (element.type) {
    case "text":
      return styled(element.text, element.style);
    case "link":
      return link(element.url, {}, styled(element.text ?? element.url, element.style));
    case "user":
      return el("span", { class: "mention" }, `@${names[element.user_id] ?? element.user_id}`);
    case "channel":
      return el("span", { class: "mention" }, `#${names[element.channel_id] ?? element.channel_id}`);
    case "broadcast":
      return el("span", { class: "mention" }, `@${element.range}`);
    case "emoji":
      return emoji(element);
    case "date":
      return element.fallback ?? new Date(element.timestamp * 1000).toLocaleString();
    default:
      return "";
  }
}

function emoji({ unicode, name }) {
  return unicode
    ? String.fromCodePoint(...unicode.split("-").map((each) => parseInt(each, 16)))
    : `:${name}:`;
}

function styled(text, style = {}) {
  let node = text;
  if (style.code) node = el("code", {}, node);
  if (style.bold) node = el("strong", {}, node);
  if (style.italic) node = el("em", {}, node);
  if (style.strike) node = el("s", {}, node);
  return node;
}
