// A Slack conversation: a channel, or the direct message with the app and its Home.

import { Composer } from "./composer.js";
import { avatar, el, icon, withDays } from "./dom.js";
import { Log } from "./messagelist.js";
import { appBadge, drawMessage, surface } from "./slackmessage.js";

const GROUPED = 300; // seconds within which the same author's name is not repeated

export class SlackChat {
  /** *act*(action, body): a promise; *commands*(): the slash commands. */
  constructor(act, { isPrivate, user, commands }) {
    this.act = act;
    this.isPrivate = isPrivate;
    this.commands = commands;
    this.log = new Log(`${user}’s Slack messages`, (item) => this.#item(item));
    this.head = el("header", { class: "sk-head" });
    this.home = el("div", { class: "home", hidden: true, tabindex: "0", "aria-label": "Home" });
    this.composer = new Composer("Message", (text, aim) => this.#send(text, aim), {
      completes: () => commands().map((command) => ({ command, description: "" })),
    });
    this.node = el(
      "div",
      { class: "sk" },
      this.head,
      this.home,
      this.log.node,
      el("footer", {}, this.composer.node),
    );
    this.tab = "messages";
    this.openThreads = new Set(); // ids of messages
  }

  update(chat) {
    this.chat = chat;
    this.composer.node.hidden = !chat.writable || this.tab === "home"; // before the list measures its room
    this.#drawHead();
    this.#drawMessages();
    this.#drawHome();
    this.#showFates();
    this.composer.label(`Message ${this.isPrivate ? "" : "#"}${chat.name}`);
  }

  focus() {
    this.composer.field.focus();
  }

  // --- the head and Home ------------------------------------------------------------------------

  #drawHead() {
    const { name, private: hidden, members, has_home: hasHome } = this.chat;
    const json = JSON.stringify([name, hidden, members, hasHome, this.tab]);
    if (json === this.headJson) return;
    this.headJson = json;
    const sign = this.isPrivate
      ? avatar(name, "app")
      : hidden
        ? icon("lock")
        : el("span", { class: "hash", "aria-hidden": "true" }, "#");
    const count =
      !this.isPrivate && el("span", { class: "members" }, `${members} member${members === 1 ? "" : "s"}`);
    const title = el(
      "div",
      { class: "title" },
      sign,
      el("strong", { dir: "auto" }, name),
      this.isPrivate && appBadge(),
      count,
    );
    const focused = this.head.contains(document.activeElement);
    this.head.replaceChildren(title, hasHome ? this.#tabs() : "");
    if (focused) this.head.querySelector("[aria-current]")?.focus();
  }

  #tabs() {
    const tab = (name, words) =>
      el(
        "button",
        { type: "button", "aria-current": this.tab === name && "true", onclick: () => this.#goTo(name) },
        words,
      );
    return el(
      "div",
      { class: "sk-tabs", role: "group", "aria-label": "Parts of the app" },
      tab("home", "Home"),
      tab("messages", "Messages"),
    );
  }

  #goTo(tab) {
    this.tab = tab;
    this.log.node.hidden = tab === "home";
    this.home.hidden = tab !== "home";
    this.update(this.chat);
    if (tab === "home") this.#do("home");
  }

  #drawHome() {
    const { home } = this.chat;
    const json = JSON.stringify(home);
    if (json === this.homeJson) return;
    this.homeJson = json;
    const empty = el("p", { class: "empty" }, "This is a work in progress. Home is still empty.");
    this.home.replaceChildren(...(home ? surface(home, { view: home.id }, this.#surroundings()) : [empty]));
  }

  #drawMessages() {
    const items = grouped(withDays(this.chat.messages), this.chat.names);
    this.log.update(
      items.map((item) => ({ ...item, isOpen: item.message && this.openThreads.has(item.message.id) })),
    );
  }

  #toggle(id, open = !this.openThreads.has(id)) {
    if (open) this.openThreads.add(id);
    else this.openThreads.delete(id);
    this.#drawMessages();
  }

  // --- messages ---------------------------------------------------------------------------------

  #item({ day, message, follows }) {
    return day
      ? el("div", { class: "day" }, el("span", {}, day))
      : drawMessage(message, follows, this.#surroundings());
  }

  #surroundings() {
    return {
      names: this.chat.names,
      perform: (action, body) => this.#do(action, body),
      aim: (kind, id, title, words) => this.#aim(kind, id, title, words),
      isOpen: (id) => this.openThreads.has(id),
      toggle: (id, open) => this.#toggle(id, open),
    };
  }

  /** A reply opens its thread, and may go to the channel too. */
  #aim(kind, id, title, words) {
    if (kind !== "reply") return this.composer.aimAt({ kind, id }, title, words);
    this.#toggle(id, true);
    const also = el("input", { type: "checkbox" });
    const place = this.isPrivate ? "direct message" : `#${this.chat.name}`;
    const choice = el("label", { class: "also" }, also, `Also send to ${place}`);
    return this.composer.aimAt({ kind, id, also }, title, words, choice);
  }

  /** Marks presses that wait for the app, and those that Slack gave up. */
  #showFates() {
    const { warnings, waiting } = this.chat;
    for (const fate of this.node.querySelectorAll("[data-place]")) {
      const words = warnings[fate.dataset.place] ?? "";
      fate.toggleAttribute("data-waiting", waiting.includes(fate.dataset.place));
      if (fate.textContent !== words) fate.replaceChildren(...(words ? [icon("warning"), words] : []));
    }
  }

  // --- actions ----------------------------------------------------------------------------------

  async #send(text, aim) {
    this.log.toEnd();
    if (aim?.kind === "edit") await this.act("edit", { message: aim.id, text });
    else if (text.startsWith("/") && !aim) await this.#command(text);
    else await this.act("type", { text, reply_to: aim?.id, broadcast: aim?.also?.checked });
  }

  async #command(text) {
    const [command, rest] = text.split(/\s+(.*)/s);
    if (!this.commands().includes(command)) throw new Error(`${command} is not a valid command.`);
    const { warning } = await this.act("command", { command, text: rest ?? "" });
    if (warning) throw new Error(warning);
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

/** Items that state whether they follow a recent message of the same author. */
function grouped(items, names) {
  let before = null;
  return items.map((item) => {
    const { message } = item;
    const follows = Boolean(
      message &&
      before &&
      message.from_id === before.from_id &&
      message.at - before.at < GROUPED &&
      !message.only_you &&
      !before.only_you &&
      !before.replies.length,
    );
    before = message ?? null;
    return { ...item, follows, names: message && namesIn(message, names) };
  });
}

/** The names in a message; it is redrawn when one of them changes. */
function namesIn(message, names) {
  const json = JSON.stringify(message);
  return Object.entries(names).filter(([id]) => json.includes(id));
}
