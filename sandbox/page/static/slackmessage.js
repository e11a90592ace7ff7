// One message in a Slack conversation.

import { blocks } from "./blocks.js";
import { avatar, el, icon, iconButton, link, time } from "./dom.js";
import { entriesOf } from "./fields.js";
import { tools } from "./messagelist.js";
import { decode, mrkdwn } from "./mrkdwn.js";
import { picture } from "./pictures.js";

/**
 * *follows*: the author's name is just above. *around*: names; perform(action, body), an action of
 * the person; aim(kind, id, title, words), begins a reply or an edit; isOpen(id) and toggle(id),
 * whether a thread is shown.
 */
export function drawMessage(message, follows, around) {
  const body = el(
    "div",
    { class: "body" },
    !follows && by(message),
    message.thread_of && broadcast(message.thread_of, around),
    content(message, around),
    thread(message, around),
  );
  const side = follows
    ? el("span", { class: "side" }, time(message.at))
    : avatar(message.from, message.is_app ? "app" : message.from_id);
  const only = message.only_you && el("p", { class: "only-you" }, icon("eye"), "Only visible to you");
  const kind = `message${follows ? " follows" : ""}${message.only_you ? " private" : ""}`;
  return el(
    "article",
    { class: kind, tabindex: "-1", "aria-label": message.from },
    only,
    side,
    body,
    toolbar(message, around),
  );
}

function by(message) {
  return el(
    "div",
    { class: "by" },
    el("strong", { dir: "auto" }, message.from),
    message.is_app && appBadge(),
    time(message.at),
  );
}

function content(message, around) {
  const { blocks: own, text, attachments, files } = message;
  const place = { message: message.id };
  return el(
    "div",
    { class: "content" },
    own.length
      ? surface(message, place, around)
      : [text && el("div", { class: "words", dir: "auto" }, mrkdwn(text, around.names))],
    attachments.map((each) =>
      el(
        "div",
        { class: "attachment" },
        each.text && el("div", { class: "words" }, mrkdwn(each.text, around.names)),
        blocks(each.blocks ?? [], context(place, around)),
      ),
    ),
    files.map(file),
    message.edited && el("span", { class: "edited" }, "(edited)"),
    message.reactions.length > 0 &&
      el(
        "div",
        { class: "reactions" },
        message.reactions.map((each) => el("span", {}, `:${each}:`)),
      ),
  );
}

/** The blocks of a message or view, and a place for the result of presses in it. */
export function surface(shown, place, around) {
  const fate = el("p", { class: "fate", role: "alert", "data-place": shown.id });
  return [...blocks(shown.blocks, context(place, around)), fate];
}

/** A thread is closed until the person opens it, as in Slack. */
function thread({ id, replies }, around) {
  if (!replies.length) return null;
  const count = `${replies.length} ${replies.length === 1 ? "reply" : "replies"}`;
  const isOpen = around.isOpen(id);
  const opener = el(
    "button",
    {
      type: "button",
      class: "count",
      "aria-expanded": String(isOpen),
      "data-focus": "thread",
      onclick: () => around.toggle(id),
    },
    authors(replies).map(([author, face]) => avatar(author, face)),
    el("b", {}, count),
    !isOpen && el("span", { class: "last" }, "Last reply ", time(replies.at(-1).at)),
  );
  const shown = () =>
    el(
      "div",
      { class: "thread", role: "group", "aria-label": count },
      replies.map((each) => drawMessage({ ...each, thread_of: null }, false, around)),
    );
  return [opener, isOpen && shown()];
}

/** [name, id] of each author, once. */
function authors(replies) {
  return [...new Map(replies.map((each) => [each.from, each.is_app ? "app" : each.from_id]))].slice(0, 4);
}

/** A reply that its author also sent to the channel. */
function broadcast({ id, text }, around) {
  const open = () => around.toggle(id, true);
  const words = el("span", { dir: "auto" }, mrkdwn(text, around.names));
  return el(
    "p",
    { class: "broadcast" },
    "replied to a thread: ",
    el("button", { type: "button", "data-focus": "broadcast", onclick: open }, words),
  );
}

function toolbar(message, { aim }) {
  const start = (kind, title) => () => aim(kind, message.id, title, plain(message));
  const reply =
    !message.only_you &&
    iconButton("reply", "Reply in thread", start("reply", `Thread · ${message.from}`), {
      "data-focus": "reply",
    });
  const edit =
    message.mine && iconButton("edit", "Edit", start("edit", "Edit message"), { "data-focus": "edit" });
  return tools(reply || "", edit || "");
}

/** What blocks need from their message or view. */
function context(place, { names, perform }) {
  const press = (block, action, button) => {
    const entries = entriesOf(button.closest(".content, .home"));
    perform("press", { ...place, block, action, entries });
  };
  return { names, press };
}

/** The text as typed. */
function plain(message) {
  return decode(message.text.replace(/<([^<>|]+)(\|[^<>]*)?>/g, "$1"));
}

export function appBadge() {
  return el("span", { class: "app" }, "APP");
}

function file({ name, alt, url, size, is_picture: isPicture }) {
  if (isPicture)
    return el("figure", { class: "file" }, el("figcaption", { dir: "auto" }, name), picture(url, alt));
  return link(
    new URL(url, location.href).href,
    { class: "file-card", download: name },
    icon("file"),
    el("span", {}, el("b", { dir: "auto" }, name), `${Math.ceil(size / 1024)} kB`),
  );
}
