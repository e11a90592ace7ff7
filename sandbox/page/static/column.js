// One pane of the page: its title, the selected person, and that person's chat.

import { post } from "./api.js";
import { el } from "./dom.js";
import { SlackChat } from "./slackchat.js";
import { TelegramChat } from "./telegramchat.js";

export class Column {
  /** *choose*(key, user id): called when another person is selected. */
  constructor(pane, { choose, commands }) {
    this.key = pane.key;
    this.commands = commands;
    this.chats = new Map(); // user id → chat
    this.count = null;
    this.title = el("h2", { id: `title-${pane.key}`, dir: "auto" });
    this.person = el("select", {
      "aria-label": `Who you are in ${pane.title}`,
      onchange: () => choose(this.key, this.person.value),
    });
    this.place = el("div", { class: "place" });
    this.opener = el("button", {
      type: "button",
      class: "opener",
      "aria-expanded": "false",
      hidden: true,
      onclick: () => this.unfold(),
    });
    const head = el("header", { class: "pane-head" }, this.title, this.opener, this.person);
    this.node = el(
      "section",
      { class: `pane ${pane.kind}`, "aria-labelledby": this.title.id },
      head,
      this.place,
    );
    this.tab = el("button", { type: "button" });
  }

  /** Draws *pane*; returns whether it has a new message. */
  update(pane) {
    this.pane = pane;
    this.title.textContent = this.tab.textContent = pane.title;
    this.#people(pane);
    const chat = this.#chatOf(pane);
    if (this.shown !== chat) {
      this.place.replaceChildren(chat.node);
      this.shown = chat;
      this.count = null;
    }
    chat.update(pane.chat);
    this.#fold(pane.folded && !this.isOpened);
    return this.#grew(pane.chat);
  }

  /** Whether a visitor sees at least half of it. */
  isInSight() {
    const { left, right, width } = this.node.getBoundingClientRect();
    return width > 0 && Math.min(right, innerWidth) - Math.max(left, 0) >= width / 2;
  }

  unfold() {
    const pressed = this.opener === document.activeElement;
    this.isOpened = true;
    this.#fold(false);
    if (pressed) this.shown.focus();
  }

  #fold(folded) {
    this.node.classList.toggle("folded", folded);
    this.opener.hidden = !folded;
    this.opener.textContent = this.pane.title;
  }

  act(action, body) {
    return post(`/page/act/${action}`, { ...body, pane: this.key, as: this.pane.as });
  }

  #people({ people, as }) {
    const json = JSON.stringify(people);
    if (json !== this.peopleJson)
      this.person.replaceChildren(...people.map(({ id, name }) => el("option", { value: id }, name)));
    this.peopleJson = json;
    this.person.value = as;
    this.person.hidden = people.length < 2;
  }

  #chatOf({ kind, as, people }) {
    if (!this.chats.has(as)) {
      const Chat = kind.startsWith("telegram") ? TelegramChat : SlackChat;
      const user = people.find(({ id }) => id === as).name;
      const isPrivate = kind === "telegram-private" || kind === "slack-dm";
      this.chats.set(
        as,
        new Chat((action, body) => this.act(action, body), { isPrivate, user, commands: this.commands }),
      );
    }
    return this.chats.get(as);
  }

  #grew({ messages }) {
    const count = messages.reduce((sum, each) => sum + 1 + (each.replies?.length ?? 0), 0);
    const grew = this.count !== null && count > this.count;
    this.count = count;
    return grew;
  }
}
