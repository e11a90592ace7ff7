// One message in a Telegram chat.

import { avatar, el, hue, icon, iconButton, link, time } from "./dom.js";
import { formatted } from "./entities.js";
import { tools } from "./messagelist.js";
import { picture } from "./pictures.js";

const ATTACHED = { sticker: "👍", voice: "Voice message", photo: "Photo" };

/** A message in few words, for a quote of it. */
export function gist({ text, attachment }) {
  return text || ATTACHED[attachment] || "Photo";
}

/** *perform*(action, body): an action of the person; *aim*(kind, message): begins a reply or an edit. */
export function drawMessage(message, { isPrivate, perform, aim }) {
  const { mine, rows, photo, attachment } = message;
  const face = !mine && !isPrivate && avatar(message.from, message.from_id);
  const bare = attachment === "sticker";
  const bubble = el(
    "div",
    { class: bare ? "bubble bare" : "bubble" },
    !mine &&
      !isPrivate &&
      el("div", { class: "from", "data-hue": hue(message.from_id), dir: "auto" }, message.from),
    message.reply && quote(message.reply),
    photo && drawPhoto(photo, message.text),
    attachment && attachment !== "photo" && el("div", { class: attachment }, ATTACHED[attachment]),
    el("div", { class: "line", dir: "auto" }, !bare && words(message, perform), meta(message)),
    message.reactions.length > 0 &&
      el(
        "div",
        { class: "reactions" },
        message.reactions.map((each) => el("span", {}, each)),
      ),
    toolbar(message, aim),
  );
  const parts = el(
    "div",
    { class: rows.length ? "parts has-keys" : "parts" },
    bubble,
    rows.length > 0 && keys(message, perform),
  );
  return el(
    "article",
    {
      class: mine ? "message mine" : "message",
      tabindex: "-1",
      "aria-label": mine ? "You" : message.from,
    },
    face,
    parts,
  );
}

function quote(reply) {
  return el(
    "div",
    { class: "quote", "data-hue": hue(reply.from), dir: "auto" },
    el("b", {}, reply.from),
    el("span", {}, reply.text),
  );
}

function drawPhoto(photo, words) {
  if (!photo.url) return el("div", { class: "photo-sent" }, "Photo");
  return picture(photo.url, words, { width: photo.width, height: photo.height });
}

function words({ text, entities }, perform) {
  return el(
    "span",
    { class: "words" },
    formatted(text, entities, (command) => perform("type", { text: command })),
  );
}

function toolbar(message, aim) {
  const reply = iconButton("reply", "Reply", () => aim("reply", message), { "data-focus": "reply" });
  const edit =
    message.mine &&
    message.text &&
    iconButton("edit", "Edit", () => aim("edit", message), { "data-focus": "edit" });
  return tools(reply, edit || "");
}

function keys(message, perform) {
  const rows = message.rows.map((row) =>
    el(
      "div",
      { class: "keys-row" },
      row.map((button) => key(message, button, perform)),
    ),
  );
  return el("div", { class: "keys" }, rows);
}

function key(message, button, perform) {
  const attributes = { class: "key", "data-style": button.style, "data-focus": button.data ?? button.url };
  if (button.url) return linkKey(button, attributes);
  const press = () => perform("press", { message: message.id, data: button.data });
  return el(
    "button",
    { ...attributes, type: "button", "data-tap": `${message.id} ${button.data}`, onclick: press },
    el("span", { dir: "auto" }, button.text),
  );
}

function linkKey(button, attributes) {
  return link(button.url, attributes, el("span", { dir: "auto" }, button.text), icon("away"));
}

function meta({ edited, at }) {
  return el("span", { class: "meta", dir: "ltr" }, edited && "edited ", time(at));
}
