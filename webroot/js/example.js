// Shows beside the rules of speaking, while they are chosen, in which order six people would speak
// by them. The server works it out by the rules themselves; here it is only asked and shown.

import { lang, t } from "./texts.js";

const PAUSE_MS = 200;
const NO_RULES = ["id", "do", "back", "scope"];

/** Follows the form of the rules; what it returns is called after every rendering. */
export function example() {
  let asked; // the rules that were asked about last
  let waits;

  async function ask() {
    clearTimeout(waits);
    waits = undefined;
    const rules = chosen();
    if (rules === undefined || rules === asked) return;
    asked = rules;
    const answer = await answered(rules);
    // Unless other rules have been chosen since.
    if (rules === asked) show(answer);
  }

  function askSoon() {
    clearTimeout(waits);
    waits = setTimeout(ask, PAUSE_MS);
  }

  // The form has a field that is called id.
  const isOurs = ({ target }) => target.form?.getAttribute("id") === "rules-form";
  document.addEventListener("input", (event) => isOurs(event) && askSoon());
  document.addEventListener("change", (event) => isOurs(event) && askSoon());
  // Who unfolds the rules sees the example at once. This event is heard only on its way down.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.open || !target.querySelector("#rules-form")) return;
      asked = undefined;
      ask();
    },
    true,
  );

  // By a button, or at another desk, rules were set that the form shows now.
  return function follow() {
    if (asked !== undefined && waits === undefined && (chosen() ?? asked) !== asked) askSoon();
  };
}

/** The rules that the form shows, as the server takes them; nothing while it is folded. */
function chosen() {
  const form = document.getElementById("rules-form");
  if (!form || form.closest("details:not([open])")) return undefined;
  const fields = new FormData(form);
  NO_RULES.forEach((name) => fields.delete(name));
  return new URLSearchParams(fields).toString();
}

/** What the server says, be it a refusal; nothing if it cannot be asked. */
async function answered(rules) {
  try {
    const response = await fetch(`/api/order-example?${rules}`, { headers: { Accept: "application/json" }, cache: "no-store" });
    return await response.json();
  } catch {
    return undefined;
  }
}

function show(answer) {
  const place = document.getElementById("rule-example");
  if (!place) return;
  place.replaceChildren(...lines(answer));
  place.hidden = place.childElementCount === 0;
}

function lines({ order, unheard, refused } = {}) {
  if (refused) return [made("p", refused.text)];
  if (!order) return [];
  const list = made("ol", ...order.map(turn));
  const text = made("p", made("b", t("example.title")), ` ${t("example.text")}`);
  if (!unheard) return [text, list];
  const names = new Intl.ListFormat(lang).format(unheard.map(({ name }) => name));
  return [text, list, made("p", t("example.unheard", { names }))];
}

function turn({ name, list, spoken, seldomHeard, asked }) {
  const about = [list && called(list), often(spoken), seldomHeard && t("example.seldom")].filter(Boolean);
  const item = made("li", made("b", name), made("span", about.join(", ")));
  if (asked) item.append(made("em", t(`example.asked.${asked}`)));
  return item;
}

function often(spoken) {
  if (spoken === 0) return t("example.never");
  return spoken === 1 ? t("example.once") : t("example.often", { n: spoken });
}

// Lists of an assembly's own are called as it calls them.
function called(list) {
  if (list === "q") return t("group.q");
  if (list === "o") return t("group.o");
  if (list === "pro") return t("side.pro");
  return list === "contra" ? t("side.contra") : list;
}

function made(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}
