// Slack's Block Kit.

import { el, icon, link } from "./dom.js";
import { field } from "./fields.js";
import { mrkdwn } from "./mrkdwn.js";
import { picture } from "./pictures.js";
import { richText } from "./richtext.js";

/** *names*: id → name; *press*(block id, action id, button): called on a press. */
export function blocks(all, context) {
  return all.map((block) => el("div", { class: `block ${block.type}` }, draw(block, context)));
}

function draw(block, context) {
  switch (block.type) {
    case "header":
      return el("h3", { dir: "auto" }, block.text.text);
    case "section":
      return section(block, context);
    case "rich_text":
      return richText(block, context.names);
    case "context":
      return block.elements.map((each) =>
        each.type === "image" ? image(each) : el("span", { dir: "auto" }, text(each, context)),
      );
    case "divider":
      return el("hr");
    case "actions":
      return block.elements.map((each) => action(block, each, context));
    case "image":
      return [block.title && el("p", { class: "caption" }, block.title.text), image(block)];
    case "input":
      return field(block, context.names);
    case "markdown":
      return el("div", { class: "words", dir: "auto" }, block.text);
    case "alert":
      return el("p", { class: "alert-block", "data-level": block.level }, text(block.text, context));
    case "table":
      return table(block, context);
    default:
      return el("p", { class: "unknown" }, `(${block.type})`);
  }
}

/** A text object as nodes. */
export function text(object, { names }) {
  return object.type === "mrkdwn" ? mrkdwn(object.text, names) : [object.text];
}

function section(block, context) {
  const fields = block.fields?.map((each) => el("div", { dir: "auto" }, text(each, context)));
  const main = el(
    "div",
    { class: "section-main" },
    block.text && el("div", { class: "words", dir: "auto" }, text(block.text, context)),
    fields && el("div", { class: "fields" }, fields),
  );
  return el("div", { class: "section-row" }, main, block.accessory && accessory(block, context));
}

function accessory(block, context) {
  return block.accessory.type === "image" ? image(block.accessory) : action(block, block.accessory, context);
}

/** External pictures are links, not fetched: the page sends nothing beyond this machine. */
function image({ slack_file, image_url, alt_text }) {
  const id = slack_file?.id ?? slack_file?.url?.match(/F[A-Z0-9]{8,}/)?.[0];
  if (id) return picture(`/page/file/${id}`, alt_text);
  return link(image_url, { class: "elsewhere" }, `🖼 ${alt_text}`);
}

function action(block, element, context) {
  if (element.type !== "button") return el("span", { class: "unknown" }, `(${element.type})`);
  const press = (event) => context.press(block.block_id, element.action_id, event.currentTarget);
  const attributes = {
    class: `button ${element.style ?? ""}`,
    "aria-label": element.accessibility_label,
    "data-focus": `${element.action_id} ${element.value ?? ""}`,
    onclick: press,
  };
  const words = el("span", { dir: "auto" }, element.text.text);
  return element.url
    ? link(element.url, attributes, words, icon("away"))
    : el("button", { ...attributes, type: "button" }, words);
}

function table({ rows }, { names }) {
  const cell = (each) =>
    el("td", { dir: "auto" }, each.type === "raw_text" ? each.text : richText(each, names));
  return el(
    "table",
    {},
    rows.map((row) => el("tr", {}, row.map(cell))),
  );
}
