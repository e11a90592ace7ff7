// Telegram's formatted text: a text and its entities, which count UTF-16 units as JavaScript does.

import { el, link } from "./dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Nodes for *text*; *command*(text) is called on a tap on a command in it. */
export function formatted(text, entities, command) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, sorted, command);
}

function within(text, start, end, entities, command) {
  const nodes = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    nodes.push(text.slice(at, from));
    nodes.push(marked(entity, text.slice(from, to), within(text, from, to, entities, command), command));
    at = TAGS[entity.type] === "blockquote" && text[to] === "\n" ? to + 1 : to; // it ends its line
  }
  nodes.push(text.slice(at, end));
  return nodes;
}

function marked(entity, words, inner, command) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, {}, ...inner);
    case "url":
      return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, {}, ...inner);
    case "email":
      return link(`mailto:${words}`, {}, ...inner);
    case "bot_command":
      return el("button", { type: "button", class: "command", onclick: () => command(words) }, inner);
    case "spoiler":
      return el("span", { class: "spoiler", tabindex: "0" }, inner);
    case "mention":
    case "hashtag":
    case "text_mention":
      return el("span", { class: "mention" }, inner);
    default:
      return TAGS[entity.type] ? el(TAGS[entity.type], {}, inner) : el("span", {}, inner);
  }
}
