// Slack's inputs: in modals, and in messages.

import { el } from "./dom.js";

const TYPES = {
  number_input: "number",
  email_text_input: "email",
  url_text_input: "url",
  datepicker: "date",
  timepicker: "time",
};
let count = 0;

/** An input block with its label, hint, and a place for a complaint. */
export function field(block, names) {
  const id = `field-${++count}`;
  const control = draw(block.element, id, names);
  const isGroup = control.tagName === "DIV";
  const label = [block.label.text, block.optional && el("span", { class: "optional" }, " (optional)")];
  const hint = block.hint && el("p", { class: "field-hint", id: `${id}-hint` }, block.hint.text);
  const wrong = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const head = isGroup ? el("legend", { dir: "auto" }, label) : el("label", { for: id, dir: "auto" }, label);
  control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  return el(
    isGroup ? "fieldset" : "div",
    { class: "field", "data-label": block.label.text },
    head,
    control,
    wrong,
    hint,
  );
}

function draw(element, id, names) {
  const kind = element.type;
  const placeholder = element.placeholder?.text;
  const shared = { id, autofocus: element.focus_on_load, "data-kind": kind };
  if (kind === "plain_text_input") return words(element, { ...shared, placeholder });
  if (kind === "rich_text_input") return words({ multiline: true }, { ...shared, placeholder });
  if (kind === "radio_buttons" || kind === "checkboxes") return choices(element, id);
  if (kind.includes("select")) return select(element, { ...shared, placeholder }, names);
  const value = element.initial_value ?? element.initial_date ?? element.initial_time;
  return el("input", {
    ...shared,
    type: TYPES[kind] ?? "text",
    step: element.is_decimal_allowed ? "any" : null,
    placeholder,
    value,
  });
}

function words(element, shared) {
  const node = el(element.multiline ? "textarea" : "input", {
    ...shared,
    dir: "auto",
    rows: element.multiline ? "4" : null,
  });
  node.value = element.initial_value ?? "";
  return node;
}

function choices(element, id) {
  const type = element.type === "checkboxes" ? "checkbox" : "radio";
  const initial = [element.initial_option, ...(element.initial_options ?? [])].map((each) => each?.value);
  const draw = ({ text, value, description }) =>
    el(
      "label",
      { class: "choice" },
      el("input", { type, name: id, value: text.text, checked: initial.includes(value) }),
      el("span", { dir: "auto" }, text.text, description && el("small", {}, description.text)),
    );
  return el("div", { class: "choices-field", "data-kind": element.type }, element.options.map(draw));
}

function select(element, { placeholder, ...shared }, names) {
  const many = element.type.startsWith("multi_");
  const initial = [element.initial_option, ...(element.initial_options ?? [])].map((each) => each?.value);
  const own = ({ text, value }) =>
    el("option", { value: text.text, selected: initial.includes(value) }, text.text);
  const named = ([id, name]) =>
    el(
      "option",
      { value: id, selected: [element.initial_user, element.initial_conversation].includes(id) },
      name,
    );
  const groups = (element.option_groups ?? []).map((group) =>
    el("optgroup", { label: group.label.text }, group.options.map(own)),
  );
  const people = /^(users|conversations)_/.test(element.type) ? Object.entries(names).map(named) : [];
  const empty = !many && el("option", { value: "" }, placeholder ?? "Choose …");
  return el("select", { ...shared, multiple: many }, empty, (element.options ?? []).map(own), groups, people);
}

/** Entries within *surface*: label → text, or the labels of the chosen options. */
export function entriesOf(surface) {
  const entries = {};
  for (const node of surface.querySelectorAll("[data-label]")) entries[node.dataset.label] = entered(node);
  return entries;
}

function entered(node) {
  const control = node.querySelector("[data-kind]");
  if (control.dataset.kind === "radio_buttons") return control.querySelector(":checked")?.value ?? "";
  if (control.dataset.kind === "checkboxes")
    return [...control.querySelectorAll(":checked")].map((each) => each.value);
  if (control.multiple) return [...control.selectedOptions].map((each) => each.value);
  return control.value;
}

/** Restores text and choices in fields of the same label after a redraw. */
export function restore(surface, entries) {
  for (const node of surface.querySelectorAll("[data-label]")) {
    const control = node.querySelector("[data-kind]");
    const value = entries[node.dataset.label];
    if (typeof value === "string" && "value" in control && !control.multiple) control.value = value;
  }
}

/** Shows a complaint at each field that has one, and focuses the first. */
export function complain(surface, errors) {
  let first = null;
  for (const node of surface.querySelectorAll("[data-label]")) {
    const [control, place] = [node.querySelector("[data-kind]"), node.querySelector(".field-error")];
    const words = errors[node.dataset.label];
    place.textContent = words ?? "";
    place.hidden = !words;
    control.toggleAttribute("aria-invalid", Boolean(words));
    if (words) control.setAttribute("aria-invalid", "true");
    if (words && !first) first = control;
  }
  (first?.querySelector("input") ?? first)?.focus();
}
