// The page: fetches its content after each change, and lays it out.

import { fetchState, follow, post } from "./api.js";
import { Column } from "./column.js";
import { now, showTimesIn } from "./dom.js";
import { Modals } from "./slackmodal.js";
import { Tour } from "./tour.js";

const byId = (id) => document.getElementById(id);

const columns = new Map(); // pane key → Column
const people = new Map(); // pane key → user id
const modals = new Modals();
const tour = new Tour(byId("tour"), {
  columnOf: (key) => columns.get(key),
  show: bringIntoSight,
  changed: refresh,
});
let state = null;
let fetching = false;
let stale = false;
let ahead = 0; // milliseconds by which the sandbox's clock is ahead of this one

/** Fetches until the page shows the latest state. */
async function refresh() {
  stale = true;
  if (fetching) return;
  fetching = true;
  try {
    while (stale) {
      stale = false;
      show(await fetchState(people));
      byId("trouble").hidden = true;
    }
  } catch {
    byId("trouble").hidden = false;
  } finally {
    fetching = false;
  }
}

function show(next) {
  state = next;
  ahead = state.now * 1000 - Date.now();
  document.title = byId("name").textContent = state.name;
  showTimesIn(state.timezone);
  tick();
  layOut(state.panes);
  for (const pane of state.panes) updateColumn(pane);
  selectOne(state);
  modals.update(offers(state.panes));
  showMilestone(state.milestone);
  tour.update(state.guide);
}

function showMilestone(label) {
  const button = byId("milestone");
  button.hidden = !label;
  button.textContent = label;
}

function layOut(panes) {
  const keys = panes.map(({ key }) => key);
  const context = { choose, commands: () => state.commands };
  for (const pane of panes) if (!columns.has(pane.key)) addColumn(new Column(pane, context));
  for (const key of columns.keys()) if (!keys.includes(key)) removeColumn(key);
  const wanted = keys.map((key) => columns.get(key));
  byId("empty").hidden = wanted.length > 0;
  arrange(
    byId("panes"),
    wanted.map(({ node }) => node),
  );
  arrange(
    byId("tabs"),
    wanted.map(({ tab }) => tab),
  );
}

/** Shows the chat of the next step, or the first one, if none is shown. */
function selectOne({ panes, guide }) {
  const shown = panes.map(({ key }) => columns.get(key));
  if (shown.length === 0 || shown.some(isCurrent)) return;
  select(columns.get(guide.steps[guide.done]?.pane) ?? shown[0]);
}

function arrange(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

function addColumn(column) {
  columns.set(column.key, column);
  column.tab.addEventListener("click", () => select(column));
}

function removeColumn(key) {
  const { node, tab } = columns.get(key);
  columns.delete(key);
  node.remove();
  tab.remove();
}

function updateColumn(pane) {
  const column = columns.get(pane.key);
  const grew = column.update(pane);
  if (grew && !isCurrent(column)) column.tab.classList.add("news");
}

/** A narrow screen shows one chat at a time. */
function select(column) {
  for (const each of columns.values()) {
    const current = each === column;
    each.node.classList.toggle("current", current);
    if (current) each.tab.setAttribute("aria-current", "true");
    else each.tab.removeAttribute("aria-current");
  }
  column.tab.classList.remove("news");
  column.tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (state) tour.update(state.guide);
}

/** Shows the whole column, on a wide screen and on a narrow one. */
function bringIntoSight(column) {
  column.unfold();
  select(column);
  column.node.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function isCurrent(column) {
  return column.tab.hasAttribute("aria-current");
}

function choose(key, user) {
  people.set(key, user);
  refresh();
}

function offers(panes) {
  return panes
    .filter(({ chat }) => chat.modal)
    .map(({ key, chat }) => {
      const column = columns.get(key);
      return {
        view: chat.modal,
        names: chat.names,
        warning: chat.warnings[chat.modal.id],
        act: (action, body) => column.act(action, body),
        focus: () => column.shown.focus(),
      };
    });
}

function tick() {
  if (state) byId("now").textContent = now(Date.now() + ahead);
}

/** Lets time pass; the clock may stop on its way, so the button waits. */
async function letPass(button, body) {
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    await post("/page/clock", body);
  } finally {
    button.removeAttribute("aria-busy");
    await refresh();
  }
}

for (const button of document.querySelectorAll("[data-seconds]")) {
  button.addEventListener("click", () => letPass(button, { seconds: Number(button.dataset.seconds) }));
}
byId("milestone").addEventListener("click", (event) => letPass(event.currentTarget, { milestone: true }));
byId("panes").addEventListener("scroll", () => state && tour.update(state.guide));
setInterval(tick, 5000);
follow(refresh, () => (byId("trouble").hidden = false));
