// A field that finds people by two letters or their number. Enter takes the one that is marked; who
// matches nobody is somebody new, and so is who is said to be, though somebody here is called so.
// Without this file the same field takes a name or a number.

import { aided, say } from "./forms.js";
import { who } from "./helpers.js";
import { t } from "./texts.js";

const MOST_SHOWN = 6;
const FEWEST_LETTERS = 2;

// So long after a name was typed whoever comes is the one who was typed.
const COMES_MS = 10_000;

/** Makes comboboxes of fields with data-people, which names the hidden field for the person's id. */
export function combobox(held) {
  const list = document.createElement("ul");
  list.id = "people-list";
  list.className = "people-list";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  document.body.append(list);
  let field; // the one with the list
  let found = [];
  let marked = -1;
  let typed; // the form that may have made somebody, with what, and when
  let known; // everybody who was there when it was last looked

  const isOurs = (element) => element instanceof HTMLInputElement && element.dataset.people !== undefined;

  function find(typed, except) {
    const text = fold(typed);
    const number = numberIn(text);
    if (text.length < FEWEST_LETTERS && Number.isNaN(number)) return [];
    const hits = [];
    for (const [id, person] of Object.entries(held.view.desk?.people ?? {})) {
      if (id === except) continue;
      const rank = rankOf(person, text, number);
      if (rank < 9) hits.push({ id, person, rank });
    }
    hits.sort((a, b) => a.rank - b.rank || a.person.number - b.person.number);
    return hits.slice(0, MOST_SHOWN);
  }

  function open() {
    found = find(field.value, field.dataset.not);
    // A whole number means that person; of names only one that is written out is meant without asking.
    const exact = found.filter((hit) => hit.rank < 2);
    marked = exact.length === 1 || exact[0]?.rank === 0 ? 0 : -1;
    if (marked < 0 && found.length > 0 && field.dataset.only !== undefined) marked = 0;
    if (field.dataset.only === undefined && exact.some((hit) => hit.rank === 1)) found.push({ isNew: true });
    draw();
  }

  function draw() {
    list.replaceChildren(...found.map((hit, index) => option(hit, index)));
    const shown = found.length > 0;
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
    if (marked >= 0) field.setAttribute("aria-activedescendant", `people-option-${marked}`);
    else field.removeAttribute("aria-activedescendant");
    if (shown) place();
  }

  function option(hit, index) {
    const { id, person } = hit;
    const item = document.createElement("li");
    item.id = `people-option-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(index === marked));
    item.textContent = hit.isNew ? t("people.new") : named(person);
    if (!hit.isNew && item.textContent === person.name) {
      const number = document.createElement("span");
      number.textContent = person.number;
      item.append(" ", number);
    }
    // Before the field loses its focus.
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(hit);
    });
    return item;
  }

  function place() {
    const box = field.getBoundingClientRect();
    const bottom = (field.form.querySelector("form-answer") ?? field).getBoundingClientRect().bottom;
    const below = innerHeight - bottom > list.offsetHeight + 8 || box.top < list.offsetHeight + 8;
    list.style.insetInlineStart = `${box.left + scrollX}px`;
    list.style.inlineSize = `${box.width}px`;
    list.style.insetBlockStart = `${scrollY + (below ? bottom + 2 : box.top - list.offsetHeight - 2)}px`;
  }

  function close() {
    found = [];
    marked = -1;
    list.hidden = true;
    field?.setAttribute("aria-expanded", "false");
    field?.removeAttribute("aria-activedescendant");
  }

  const choose = (hit) => (hit.isNew ? begin() : take(hit.id, hit.person));

  /** Somebody else who is called so, too. */
  function begin() {
    const flag = document.createElement("input");
    flag.type = "hidden";
    flag.name = "new";
    flag.value = "true";
    field.form.append(flag);
    close();
    field.form.requestSubmit();
    flag.remove();
    field.focus();
  }

  function take(id, person) {
    const picked = field.form.elements.namedItem(field.dataset.people);
    picked.value = id;
    field.value = named(person);
    close();
    field.form.requestSubmit();
    picked.value = "";
    field.focus();
  }

  document.addEventListener("input", ({ target }) => {
    if (!isOurs(target)) return;
    field = target;
    field.form.querySelector("form-answer")?.remove();
    open();
  });
  document.addEventListener("focusout", ({ target }) => target === field && close());
  document.addEventListener("keydown", (event) => {
    if (event.target !== field || list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      marked = (marked + step + found.length + (marked < 0 && step < 0 ? 1 : 0)) % found.length;
      draw();
    } else if (event.key === "Enter" && marked >= 0) {
      choose(found[marked]);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  // Before the field is emptied for the next name.
  document.addEventListener(
    "submit",
    ({ target }) => {
      if (field) close();
      const ours = [...target.elements].find(isOurs);
      if (!ours || target.elements.namedItem(ours.dataset.people)?.value) return;
      typed = { form: target, text: fold(ours.value), at: Date.now() };
    },
    true,
  );

  // Whoever is asked which of several they mean chooses from them at once.
  aided({
    keeps: () => false,
    sent() {},
    refused(form, _, code) {
      if (typed?.form === form) typed = undefined;
      const active = document.activeElement;
      if (code !== "several-people" || !isOurs(active) || active.form !== form) return;
      field = active;
      // Below the answer, once it is there.
      requestAnimationFrame(() => requestAnimationFrame(() => document.activeElement === field && open()));
    },
  });

  // Others enter people too.
  const isTyped = (person) =>
    typed !== undefined && (fold(person.name ?? "") === typed.text || numberIn(typed.text) === person.number);

  /** Whoever typed a name is told if nobody here was called so. */
  function tellNewcomers() {
    const people = held.view.desk?.people;
    if (!people) return;
    const come = known ? Object.keys(people).filter((id) => !known.has(id) && people[id].reach === "desk" && isTyped(people[id])) : [];
    known = new Set(Object.keys(people));
    if (!typed || come.length === 0 || Date.now() - typed.at > COMES_MS || !typed.form.isConnected) return;
    const person = people[come.at(-1)];
    say(typed.form, t("people.came", { who: person.name ?? who(person), n: person.number }));
    typed = undefined;
  }

  /** Says what these fields are; called after every rendering. */
  return function show() {
    for (const each of document.querySelectorAll("input[data-people]")) {
      each.setAttribute("role", "combobox");
      each.setAttribute("aria-autocomplete", "list");
      each.setAttribute("aria-controls", list.id);
      each.setAttribute("aria-expanded", String(each === field && !list.hidden));
    }
    if (field && !field.isConnected) close();
    tellNewcomers();
  };
}

// Names that wait to be checked or are hidden stand in no list that a hall may see.
const named = (person) => who(person.unchecked ? { number: person.number } : person);

// 0 the number, 1 the whole name, 2 how it begins, 3 how a part of it begins, 9 not at all.
function rankOf(person, text, number) {
  if (person.number === number) return 0;
  if (text.length < FEWEST_LETTERS) return 9;
  const name = fold(person.name ?? "");
  if (name === text) return 1;
  if (name.startsWith(text)) return 2;
  return name.split(/[\s-]+/).some((part) => part.startsWith(text)) ? 3 : 9;
}

const numberIn = (text) => Number((text.match(/^(?:karte|gast|card|guest)?\s*#?\s*(\d+)$/) ?? [])[1] ?? NaN);

const fold = (text) => text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
