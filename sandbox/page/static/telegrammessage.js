// One message in a Telegram chat.

import { avatar, el, hue, icon, iconButton, link, time } from "./dom.js";
import { formatted } from "./entities.js";
import { tools } from "./messagelist.js";
import { picture } from "./pictures.js";

const ATTACHED = {
  sticker: "👍",
  voice: "Voice message",
  photo: "Photo",
  video: "Video",
  animation: "GIF",
  document: "File",
  audio: "Audio file",
};
const SIGNS = { document: "file", audio: "note", video: "play", animation: "play" };

/** A message in few words, for a quote of it. */
export function gist({ text, attachment }) {
  return text || ATTACHED[attachment] || "Photo";
}

/** Items in which the parts of an album are one message, with the caption of any of them. */
export function albums(items) {
  const joined = [];
  for (const item of items) {
    const before = joined.at(-1)?.message;
    if (item.message?.album && before?.album === item.message.album) {
      const parts = [...before.parts, item.message];
      const shown = parts.find(({ text }) => text) ?? parts[0];
      joined[joined.length - 1] = { ...joined.at(-1), message: { ...shown, parts } };
    } else if (item.message?.album) joined.push({ ...item, message: { ...item.message, parts: [item.message] } });
    else joined.push(item);
  }
  return joined;
}

/** *perform*(action, body): an action of the person; *aim*(kind, message): begins a reply or an edit. */
export function drawMessage(message, { isPrivate, perform, aim }) {
  const { mine, rows, attachment } = message;
  const face = !mine && !isPrivate && avatar(message.from, message.from_id);
  const bare = attachment === "sticker";
  const bubble = el(
    "div",
    { class: bare ? "bubble bare" : "bubble" },
    !mine &&
      !isPrivate &&
      el("div", { class: "from", "data-hue": hue(message.from_id), dir: "auto" }, message.from),
    message.forwarded_from && forwarded(message.forwarded_from),
    message.reply && quote(message.reply),
    el("div", { class: message.parts ? "album" : "single" }, (message.parts ?? [message]).map(drawAttached)),
    el("div", { class: "line", dir: "auto" }, !bare && words(message, perform), meta(message)),
    message.reactions.length > 0 &&
      el(
        "div",
        { class: "reactions" },
        message.reactions.map((each) => el("span", {}, each)),
      ),
    toolbar(message, aim, perform),
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

function forwarded(name) {
  return el("p", { class: "forwarded", dir: "auto" }, icon("forward"), "Forwarded from ", el("b", {}, name));
}

function drawAttached({ photo, attachment, file, text }) {
  if (photo) return drawPhoto(photo, text);
  if (file) return drawFile(file);
  if (!attachment) return null;
  const sign = SIGNS[attachment];
  return el("div", { class: sign ? `media ${attachment}` : attachment }, sign && icon(sign), ATTACHED[attachment]);
}

function drawFile({ name, url, size }) {
  return link(
    new URL(url, location.href).href,
    { class: "media document", download: name },
    icon("file"),
    el("span", {}, el("b", { dir: "auto" }, name), ` ${Math.ceil(size / 1024)} kB`),
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

function toolbar(message, aim, perform) {
  const reply = iconButton("reply", "Reply", () => aim("reply", message), { "data-focus": "reply" });
  const edit =
    message.mine &&
    message.text &&
    iconButton("edit", "Edit", () => aim("edit", message), { "data-focus": "edit" });
  const send = () => perform("forward", { message: message.id });
  const forward = iconButton("forward", "Forward to the bot", send, { "data-focus": "forward" });
  return tools(reply, forward, edit || "");
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
