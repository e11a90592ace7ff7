// The input field of a chat.

import { el, icon, iconButton } from "./dom.js";

/** A growing field. Enter sends, Shift+Enter begins a line, Escape leaves a reply or an edit. */
export class Composer {
  /** *send*(text, aim): a promise; *aim* is null, or {kind: "reply" | "edit", id}. */
  constructor(label, send, { before = [], completes = () => [] } = {}) {
    this.send = send;
    this.completes = completes;
    this.aim = null;
    this.field = el("textarea", {
      rows: "1",
      "aria-label": label,
      placeholder: label,
      dir: "auto",
      enterkeyhint: "send",
    });
    this.button = el(
      "button",
      { type: "submit", class: "send", "aria-label": "Send", title: "Send" },
      icon("send"),
    );
    this.aimed = el("div", { class: "aimed", hidden: true });
    this.notice = el("p", { class: "notice", role: "alert", hidden: true });
    this.choices = el("ul", { class: "choices", hidden: true, "aria-label": "Commands" });
    const row = el("div", { class: "row" }, before, this.field, this.button);
    this.node = el("form", { class: "composer" }, this.notice, this.choices, this.aimed, row);
    this.#listen();
  }

  label(words) {
    this.field.placeholder = words;
    this.field.setAttribute("aria-label", words);
  }

  /** *words*: the text of the message that is answered or changed. *choice*: a further control. */
  aimAt(aim, title, words, choice = "") {
    this.aim = aim;
    const leave = iconButton("close", "Never mind", () => this.leave());
    this.aimed.replaceChildren(el("span", { dir: "auto" }, el("b", {}, title), words), choice, leave);
    this.aimed.hidden = false;
    if (aim.kind === "edit") this.write(words);
    this.field.focus();
  }

  leave() {
    if (this.aim?.kind === "edit") this.write("");
    this.aim = null;
    this.aimed.hidden = true;
    this.field.focus();
  }

  write(text) {
    this.field.value = text;
    this.#typed();
  }

  /** The typed words, which go out in another way. */
  take() {
    const text = this.field.value.trim();
    this.write("");
    return text;
  }

  complain(words) {
    this.notice.textContent = words ?? "";
    this.notice.hidden = !words;
  }

  #listen() {
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.choices.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.aim) {
      this.leave();
    }
  }

  async #submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const { aim } = this;
    this.complain(null);
    this.aim = null;
    this.aimed.hidden = true;
    this.write("");
    try {
      await this.send(text, aim);
    } catch (error) {
      if (!this.field.value) this.write(text);
      this.complain(error.message);
    }
  }

  #typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 160)}px`;
    this.node.classList.toggle("has-words", this.field.value.trim() !== "");
    this.offer();
  }

  /** Shows the commands that begin with the typed text. */
  offer() {
    const typed = this.field.value;
    const found = /^\/\S*$/.test(typed)
      ? this.completes().filter(({ command }) => command.startsWith(typed))
      : [];
    const json = JSON.stringify(found);
    if (json === this.offered) return;
    this.offered = json;
    this.choices.replaceChildren(...found.map((choice) => this.#choice(choice)));
    this.choices.hidden = found.length === 0;
  }

  #choice({ command, description, sends }) {
    const onclick = () => {
      this.write(sends ? command : `${command} `);
      this.field.focus();
      if (sends) this.#submit();
    };
    return el("li", {}, el("button", { type: "button", onclick }, el("b", {}, command), " ", description));
  }
}
