// A Telegram chat.

import { Composer } from "./composer.js";
import { openAlert, openPrompt } from "./dialogs.js";
import { avatar, el, icon, withDays } from "./dom.js";
import { Log } from "./messagelist.js";
import { albums, drawMessage, gist } from "./telegrammessage.js";

const TOAST = 4000; // milliseconds
const SPINS = 15_000; // milliseconds for which a button waits for its answer

export class TelegramChat {
  /** *act*(action, body): a promise, rejected with a text for the person. */
  constructor(act, { isPrivate, user }) {
    this.act = act;
    this.isPrivate = isPrivate;
    this.surroundings = {
      isPrivate,
      perform: (action, body) => this.#do(action, body),
      aim: (kind, message) => this.#aim(kind, message),
    };
    this.shownAnswers = null; // ids of the taps whose answer was shown
    this.log = new Log(`${user}’s Telegram messages`, (item) => this.#item(item));
    this.head = el("header", { class: "tg-head" });
    this.toast = el("div", { class: "toast", role: "status" });
    this.keyboard = el("div", { class: "reply-keys", hidden: true });
    this.composer = new Composer("Message", (text, aim) => this.#send(text, aim), {
      before: [this.#attachments()],
      completes: () =>
        this.chat.commands.map((each) => ({ ...each, command: `/${each.command}`, sends: true })),
    });
    this.start = el(
      "button",
      { type: "button", class: "start", hidden: true, onclick: () => this.#do("start") },
      "Start",
    );
    this.unblock = el(
      "button",
      { type: "button", class: "start", hidden: true, onclick: () => this.#do("unblock") },
      "Unblock",
    );
    const foot = el("footer", {}, this.composer.node, this.keyboard, this.start, this.unblock);
    this.node = el("div", { class: "tg" }, this.head, this.toast, this.log.node, foot);
  }

  update(chat) {
    this.chat = chat;
    this.#drawHead();
    this.log.update(albums(withDays(chat.messages)));
    this.#showTaps(chat.taps);
    this.#showInput();
  }

  focus() {
    this.composer.field.focus();
  }

  // --- the head ---------------------------------------------------------------------------------

  #drawHead() {
    const { name, subtitle, blocked, started } = this.chat;
    const json = JSON.stringify([name, subtitle, blocked, started]);
    if (json === this.headJson) return;
    this.headJson = json;
    const titles = el(
      "div",
      { class: "titles" },
      el("strong", { dir: "auto" }, name),
      el("span", {}, subtitle),
    );
    const more = { "Open a link…": () => this.#askForLink() };
    if (started) more["Block the bot"] = () => this.#do("block");
    const menu = this.isPrivate && !blocked && this.#menu("More", "more", more);
    this.head.replaceChildren(avatar(name, name), titles, menu || "");
  }

  /** Opens a link to the bot, such as a personal one, as a tap on it in any app does. */
  #askForLink() {
    openPrompt("Link to the bot", "Open", (url) =>
      this.act("link", { url }).catch((error) => openAlert(error.message)),
    );
  }

  #attachments() {
    const send = (what) => () => this.#do("attach", { what });
    const captioned = (what) => () => this.#do("attach", { what, caption: this.composer.take() });
    return this.#menu("Attach", "plus", {
      "Sticker 👍": send("sticker"),
      "Voice message": send("voice"),
      Photo: captioned("photo"),
      "Two photos": captioned("album"),
      Video: captioned("video"),
      File: captioned("document"),
    });
  }

  #menu(label, sign, choices) {
    const menu = el(
      "details",
      { class: "menu" },
      el("summary", { "aria-label": label, title: label }, icon(sign)),
    );
    const pick = (choose) => () => {
      menu.open = false;
      choose();
    };
    const buttons = Object.entries(choices).map(([words, choose]) =>
      el("button", { type: "button", onclick: pick(choose) }, words),
    );
    const keepFocus = (event) => event.preventDefault(); // otherwise the menu loses the focus and closes before the click
    menu.append(el("div", { class: "menu-items", onmousedown: keepFocus }, buttons));
    menu.addEventListener("focusout", (event) => menu.contains(event.relatedTarget) || (menu.open = false));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return menu;
  }

  // --- messages ---------------------------------------------------------------------------------

  #item({ day, message }) {
    return day ? el("div", { class: "day" }, el("span", {}, day)) : drawMessage(message, this.surroundings);
  }

  #aim(kind, message) {
    const title = kind === "edit" ? "Edit message" : `Reply to ${message.from}`;
    this.composer.aimAt({ kind, id: message.id }, title, gist(message));
  }

  // --- answers to taps --------------------------------------------------------------------------

  #showTaps(taps) {
    this.#spin(new Set(taps.filter((tap) => tap.waiting).map((tap) => `${tap.message} ${tap.data}`)));
    const answered = taps.filter((tap) => tap.answer);
    if (this.shownAnswers)
      answered.filter((tap) => !this.shownAnswers.has(tap.id)).forEach((tap) => this.#showAnswer(tap.answer));
    this.shownAnswers = new Set(answered.map((tap) => tap.id));
  }

  /** Marks the buttons that wait for an answer, for a while. */
  #spin(waiting) {
    for (const key of this.log.list.querySelectorAll("[data-tap]")) {
      if (waiting.has(key.dataset.tap)) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
    clearTimeout(this.patience);
    if (waiting.size) this.patience = setTimeout(() => this.#spin(new Set()), SPINS);
  }

  #showAnswer({ text, alert }) {
    if (!text) return;
    if (alert) openAlert(text);
    else this.#toast(text);
  }

  #toast(words) {
    this.toast.replaceChildren(el("p", { dir: "auto" }, words));
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.toast.replaceChildren(), TOAST);
  }

  // --- typing -----------------------------------------------------------------------------------

  #showInput() {
    const { started, blocked, keyboard, placeholder, prompt } = this.chat;
    const before = this.isPrivate && !started;
    const pressed = document.activeElement === this.start || document.activeElement === this.unblock;
    this.start.hidden = !before || blocked;
    this.unblock.hidden = !blocked;
    this.composer.node.hidden = before || blocked;
    this.composer.label(placeholder ?? "Message");
    this.composer.offer();
    if (pressed && !before && !blocked) this.focus();
    this.#showKeyboard(keyboard);
    if (prompt && prompt !== this.prompt) this.#answerPrompt(prompt);
    this.prompt = prompt;
  }

  #showKeyboard(rows) {
    this.keyboard.hidden = rows.length === 0;
    const press = (text) => () => this.#do("type", { text });
    const draw = ({ text, style }) =>
      el("button", { type: "button", class: "key", "data-style": style, onclick: press(text) }, text);
    this.keyboard.replaceChildren(...rows.map((row) => el("div", { class: "keys-row" }, row.map(draw))));
  }

  #answerPrompt(id) {
    const message = this.chat.messages.find((each) => each.id === id);
    if (!message || this.prompt === undefined) return; // it is older than the page
    const { activeElement } = document;
    this.#aim("reply", message);
    if (activeElement !== document.body && !this.node.contains(activeElement)) activeElement.focus();
  }

  async #send(text, aim) {
    this.log.toEnd();
    if (aim?.kind === "edit") await this.act("edit", { message: aim.id, text });
    else await this.act("type", { text, reply_to: aim?.id });
  }

  async #do(action, body = {}) {
    this.composer.complain(null);
    try {
      await this.act(action, body);
    } catch (error) {
      this.composer.complain(error.message);
    }
  }
}
