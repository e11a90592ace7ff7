// A list of messages that updates while a person uses it.

import { el } from "./dom.js";

const NEAR = 48; // pixels from the end that still count as the end

/** Keeps unchanged messages, the focus, and the reading position. */
export class Log {
  constructor(label, draw) {
    this.draw = draw;
    this.shown = new Map(); // key → {node, json}
    this.sticks = true;
    this.last = null;
    this.list = el("div", { class: "messages" });
    this.hint = el(
      "button",
      { type: "button", class: "hint", hidden: true, onclick: () => this.toEnd() },
      "New message ↓",
    );
    this.scroller = el("div", { class: "log", role: "log", "aria-label": label, tabindex: "0" }, this.list);
    this.node = el("div", { class: "log-frame" }, this.scroller, this.hint);
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(this.list);
    observer.observe(this.scroller);
  }

  /** *items*: in order, each with a key and the data for *draw*. */
  update(items) {
    const before = this.last;
    this.#forget(new Set(items.map((item) => item.key)));
    items.forEach((item, index) => this.#place(this.#drawn(item), index));
    this.last = items.at(-1)?.key ?? null;
    if (this.sticks) this.toEnd();
    else if (this.last !== before) this.hint.hidden = false;
  }

  toEnd() {
    this.sticks = true;
    this.hint.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Shows the newest message from its beginning, also where it is higher than the list. */
  toNewest() {
    this.toEnd();
    const newest = this.list.lastElementChild;
    const height = newest?.offsetHeight ?? 0;
    if (height > this.scroller.clientHeight) this.scroller.scrollTop -= height - this.scroller.clientHeight;
  }

  #drawn(item) {
    const json = JSON.stringify(item);
    const old = this.shown.get(item.key);
    if (old?.json === json) return old.node;
    const node = this.draw(item);
    this.shown.set(item.key, { node, json });
    if (old) replace(old.node, node, this.scroller);
    return node;
  }

  #place(node, index) {
    if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
  }

  #forget(keys) {
    for (const [key, { node }] of this.shown) {
      if (keys.has(key)) continue;
      if (node.contains(document.activeElement)) this.scroller.focus({ preventScroll: true });
      node.remove();
      this.shown.delete(key);
    }
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight === 0) return; // not on the screen
    this.sticks = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.sticks) this.hint.hidden = true;
  }

  #resized() {
    if (this.sticks) this.toEnd();
  }
}

/** Replaces *old* by *next*; the focus moves to the same control, or near it. */
function replace(old, next, fallback) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(next);
  if (!active) return;
  const same = [...next.querySelectorAll("[data-focus]")].find(
    (each) => each.dataset.focus === active.dataset.focus,
  );
  (same ?? next.querySelector("button") ?? fallback).focus({ preventScroll: true });
}

/** Small buttons that appear at the pointer or the focus. */
export function tools(...buttons) {
  return el("span", { class: "tools" }, buttons);
}
