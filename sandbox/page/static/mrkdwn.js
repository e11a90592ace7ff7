// Slack's mark-up in text objects: *bold*, _italic_, ~struck~, `code`, > quotes, <links|with labels>.

import { el, link } from "./dom.js";

const BEFORE = "(?<![\\p{L}\\p{N}])";
const AFTER = "(?![\\p{L}\\p{N}])";
const PARTS = new RegExp(
  [
    "<(?<angled>[^<>]+)>",
    "`(?<code>[^`\\n]+)`",
    `${BEFORE}\\*(?<strong>\\S(?:[^*\\n]*[^*\\s])?)\\*${AFTER}`,
    `${BEFORE}_(?<em>\\S(?:[^_\\n]*[^_\\s])?)_${AFTER}`,
    `${BEFORE}~(?<s>\\S(?:[^~\\n]*[^~\\s])?)~${AFTER}`,
  ].join("|"),
  "u",
);

/** Nodes for *text*; *names*: id → name of a person or channel. */
export function mrkdwn(text, names) {
  return text
    .split(/```([\s\S]+?)```/)
    .flatMap((part, index) =>
      index % 2 ? [el("pre", {}, decode(part.replace(/^\n|\n$/g, "")))] : lines(part, names),
    );
}

function lines(text, names) {
  const nodes = [];
  for (const group of grouped(text.split("\n"))) {
    const words = inline(group.lines.join("\n"), names);
    nodes.push(...(group.quoted ? [el("blockquote", {}, words)] : words));
  }
  return nodes;
}

function grouped(all) {
  const groups = [];
  for (const [index, line] of all.entries()) {
    const quoted = /^(&gt;|>)/.test(line);
    const words = quoted ? line.replace(/^(&gt;|>) ?/, "") : line;
    const latest = groups.at(-1);
    if (latest?.quoted === quoted) latest.lines.push(words);
    else groups.push({ quoted, lines: index && !quoted && !latest?.quoted ? ["", words] : [words] });
  }
  return groups;
}

function inline(text, names) {
  const found = PARTS.exec(text);
  if (!found) return [decode(text)];
  const rest = text.slice(found.index + found[0].length);
  return [decode(text.slice(0, found.index)), part(found.groups, names), ...inline(rest, names)];
}

function part({ angled, code, strong, em, s }, names) {
  if (angled) return reference(angled, names);
  if (code) return el("code", {}, decode(code));
  if (strong) return el("strong", {}, inline(strong, names));
  if (em) return el("em", {}, inline(em, names));
  return el("s", {}, inline(s, names));
}

function reference(inside, names) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith("!date^")) return decode(label ?? "");
  if ("@#!".includes(target[0])) return mention(target, label, names);
  return link(decode(target), {}, decode(label ?? target).replace(/^mailto:/, ""));
}

function mention(target, label, names) {
  const [sign, id] = [target[0], target.slice(1)];
  const name = label ? decode(label).replace(/^[@#]/, "") : (names[id] ?? id.replace(/^subteam\^/, ""));
  return el("span", { class: "mention" }, `${sign === "#" ? "#" : "@"}${name}`);
}

/** Text without Slack's escaping. */
export function decode(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
