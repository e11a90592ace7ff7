// Slack's modals of the people on the page.

import { blocks } from "./blocks.js";
import { openDialog } from "./dialogs.js";
import { el, icon, iconButton } from "./dom.js";
import { complain, entriesOf, restore } from "./fields.js";

/** At most one modal at a time, as on a screen. */
export class Modals {
  #open = null;

  /** *offers*: {view, names, warning, act, focus} of each person with an open modal. */
  update(offers) {
    const mine = offers.find(({ view }) => view.id === this.#open?.view.id);
    if (this.#open && !mine) this.#close();
    if (mine) this.#redraw(mine);
    else if (offers.length) this.#show(offers[0]);
  }

  #show(offer) {
    const form = el("form", { class: "modal-form", novalidate: true });
    const dialog = openDialog("modal", offer.view.title ?? "", form, () => this.#leave());
    this.#open = { ...offer, form, dialog, json: "" };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#redraw(offer);
    const first = form.querySelector("[autofocus]") ?? form.querySelector("[data-kind]");
    (first?.querySelector?.("input") ?? first ?? form.querySelector("button"))?.focus();
  }

  #redraw(offer) {
    const json = JSON.stringify(offer.view);
    if (offer.warning) this.#warn(offer.warning);
    if (json === this.#open.json) return;
    const entries = entriesOf(this.#open.form);
    this.#open = { ...this.#open, ...offer, json };
    this.#open.form.replaceChildren(...this.#parts(offer));
    restore(this.#open.form, entries);
  }

  #parts({ view, names }) {
    const press = (block, action) =>
      this.#act("press", { view: view.id, block, action, entries: entriesOf(this.#open.form) });
    const head = el(
      "header",
      {},
      el("h2", { dir: "auto" }, view.title),
      iconButton("close", "Close", () => this.#leave()),
    );
    const body = el("div", { class: "modal-body" }, blocks(view.blocks, { names, press }));
    const cancel = el(
      "button",
      { type: "button", class: "button", onclick: () => this.#leave() },
      view.close ?? "Cancel",
    );
    const submit = view.submit && el("button", { type: "submit", class: "button primary" }, view.submit);
    const trouble = el("p", { class: "warning", role: "alert", hidden: true }, icon("warning"), el("span"));
    return [head, body, el("footer", {}, trouble, cancel, submit || "")];
  }

  async #submit() {
    const { form } = this.#open;
    const button = form.querySelector("[type=submit]");
    if (button) button.disabled = true;
    complain(form, {});
    const answer = await this.#act("submit", { entries: entriesOf(form) });
    if (button) button.disabled = false;
    if (answer?.warning) this.#warn(answer.warning);
    if (answer?.errors) complain(form, answer.errors);
  }

  #leave() {
    return this.#act("close", {});
  }

  async #act(action, body) {
    try {
      return await this.#open.act(action, body);
    } catch (error) {
      this.#warn(error.message);
      return null;
    }
  }

  #warn(words) {
    const trouble = this.#open?.form.querySelector("footer .warning");
    if (!trouble) return;
    trouble.hidden = false;
    trouble.querySelector("span").textContent = words;
  }

  #close() {
    const { dialog, focus } = this.#open;
    this.#open = null;
    dialog.close();
    if (document.activeElement === document.body) focus();
  }
}
