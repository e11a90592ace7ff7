// Dialogs: the focus stays inside, Escape closes, and then the focus returns.

import { el } from "./dom.js";

/** Shows *content*; *closing*() is called when the person wants it closed. */
export function openDialog(className, label, content, closing) {
  const opener = document.activeElement;
  const dialog = el("dialog", { class: className, "aria-label": label }, content);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    closing();
  });
  dialog.addEventListener("keydown", (event) => keepInside(dialog, event));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function keepInside(dialog, event) {
  if (event.key !== "Tab") return;
  const stops = [...dialog.querySelectorAll("a[href], button, input, select, textarea")];
  const usable = stops.filter((each) => !each.disabled && each.offsetParent !== null);
  const [first, last] = [usable[0], usable.at(-1)];
  const edge = event.shiftKey ? first : last;
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** Asks for one line of text; *answer*(text) is called once the person has confirmed it. */
export function openPrompt(label, confirm, answer) {
  const field = el("input", { type: "text", required: true, autocomplete: "off", spellcheck: "false" });
  const send = (event) => {
    event.preventDefault();
    dialog.close();
    answer(field.value.trim());
  };
  const cancel = el("button", { type: "button", onclick: () => dialog.close() }, "Cancel");
  const form = el(
    "form",
    { onsubmit: send },
    el("label", {}, label, field),
    el("div", { class: "prompt-buttons" }, cancel, el("button", { class: "primary" }, confirm)),
  );
  const dialog = openDialog("prompt", label, form, () => dialog.close());
  field.focus();
}

/** Shows a text until the person confirms it. */
export function openAlert(words) {
  const close = el("button", { type: "button", class: "primary", onclick: () => dialog.close() }, "OK");
  const dialog = openDialog("alert", words, [el("p", { dir: "auto" }, words), close], () => dialog.close());
}
