// The steps above the chats: what a visitor does first, and what is done.

import { post } from "./api.js";
import { el, icon } from "./dom.js";

const GLOWS = 2400; // milliseconds for which the place of a step is marked

export class Tour {
  /** *columnOf*(pane key); *show*(column): brings it into sight; *changed*(): fetches again. */
  constructor(node, { columnOf, show, changed }) {
    Object.assign(this, { node, columnOf, show, changed });
    this.read = new Set(); // numbers of the steps whose result was in sight
    this.busy = new Set(); // numbers of the steps that are being done
    this.list = el("ol", { class: "steps" });
    this.told = el("p", { class: "told", role: "status" });
    this.wrong = el("p", { class: "wrong", role: "alert", hidden: true });
    node.append(this.list, this.told, this.wrong);
  }

  update({ steps, done, finale }) {
    this.node.hidden = steps.length === 0;
    Object.assign(this, { steps, finale });
    this.reached = this.#reached(steps, done);
    this.#draw();
    this.#mark();
  }

  /** The number of steps that are done; what must be read was also in sight. */
  #reached(steps, done) {
    steps.forEach((step, number) => {
      if (number < done && (!step.is_read || this.columnOf(step.pane)?.isInSight())) this.read.add(number);
    });
    const open = steps.findIndex((_, number) => !this.read.has(number));
    return open < 0 ? steps.length : open;
  }

  #draw() {
    const json = JSON.stringify([this.steps, this.reached, [...this.busy]]);
    if (json === this.json) return;
    this.json = json;
    const focused = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    this.list.replaceChildren(...this.steps.map((step, number) => this.#step(step, number)));
    if (focused >= 0) this.list.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    this.told.textContent = this.steps[this.reached]?.told ?? this.finale;
  }

  #step({ title }, number) {
    const isDone = number < this.reached;
    const sign = isDone ? icon("done") : el("span", { class: "number", "aria-hidden": "true" }, `${number + 1}`);
    const attributes = {
      type: "button",
      class: isDone ? "done" : null,
      "aria-current": number === this.reached && "step",
      "aria-busy": this.busy.has(number) && "true",
      "aria-label": `${number + 1} ${title}${isDone ? ", done" : ""}`,
      onclick: () => this.#go(number),
    };
    return el("li", {}, el("button", attributes, sign, el("span", {}, title)));
  }

  /** Does the step where a button can, and leads to its place. */
  async #go(number) {
    const step = this.steps[number];
    if (this.busy.has(number)) return;
    this.wrong.hidden = true;
    this.#lead(step);
    if (!step.acts) return;
    this.busy.add(number);
    this.#draw();
    try {
      await post(`/page/step/${number}`, {});
    } catch (error) {
      this.wrong.textContent = error.message;
      this.wrong.hidden = false;
    }
    this.busy.delete(number);
    await this.changed();
    this.columnOf(step.pane)?.shown.log.toNewest();
  }

  #lead(step) {
    const column = this.columnOf(step.pane);
    if (!column) return;
    this.show(column);
    column.shown.log.toNewest();
    glow(column.node);
    const target = targetIn(column, step);
    if (target) target.focus({ preventScroll: true });
  }

  /** Marks the button that the visitor presses next. */
  #mark() {
    for (const old of document.querySelectorAll(".wanted")) old.classList.remove("wanted");
    const step = this.steps[this.reached];
    const column = step?.target && this.columnOf(step.pane);
    if (column) targetIn(column, step)?.classList.add("wanted");
  }
}

function targetIn(column, { target }) {
  const buttons = [...column.node.querySelectorAll(".key, .button")];
  return target ? buttons.findLast((each) => each.textContent.trim() === target) : null;
}

function glow(node) {
  node.classList.remove("glow");
  void node.offsetWidth; // the animation begins anew
  node.classList.add("glow");
  clearTimeout(node.glowing);
  node.glowing = setTimeout(() => node.classList.remove("glow"), GLOWS);
}
