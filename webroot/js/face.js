// Renders the face with the template that the server used, and turns the page into it without
// taking anything out of people's hands: focus, scroll position, what they typed or unfolded.

import { html } from "./render.js";

const RENDER_WAITS_FOR_FINGER_MS = 700;
// Of a page of hundreds of lines, where much happens, most of the time belongs to whoever types.
const RESTS = 3;
const A_FRAME_MS = 16;

/**
 * Renders `context()` into this element at most once a frame, and rests three times as long as that
 * took before it does so again; `after` runs when it is done.
 */
export function renderer(element, face, context, after) {
  let asked = false;
  let fingerDownAt = 0;
  let restsUntil = 0;

  // A row must not move away between the moment a finger comes down and the moment it lifts.
  const down = () => (fingerDownAt = performance.now());
  const up = () => (fingerDownAt = 0);
  document.addEventListener("pointerdown", down, { passive: true, capture: true });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, up, { passive: true, capture: true });

  function frame() {
    if (fingerDownAt && performance.now() - fingerDownAt < RENDER_WAITS_FOR_FINGER_MS) {
      requestAnimationFrame(frame);
      return;
    }
    asked = false;
    const began = performance.now();
    morph(element, html(face, context()));
    after();
    const now = performance.now();
    restsUntil = now + RESTS * (now - began);
  }

  return function render() {
    if (asked) return;
    asked = true;
    const rest = restsUntil - performance.now();
    if (rest > A_FRAME_MS) setTimeout(() => requestAnimationFrame(frame), rest);
    else requestAnimationFrame(frame);
  };
}

/** Whether somebody has changed this field: then its content is theirs until it is sent. */
export function isTouched(field) {
  if (field instanceof HTMLSelectElement) {
    // Where none is chosen by the page, the first one is.
    const usual = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(0, usual);
  }
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
}

export function morph(element, fresh) {
  const focused = document.activeElement;
  const row = focused?.closest("li[id]")?.id;
  const part = focused?.closest("[data-part]")?.id;
  Idiomorph.morph(element, fresh, {
    morphStyle: "innerHTML",
    callbacks: { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated },
  });
  // Idiomorph gives focus back to fields; a button that was moved or made anew needs it too. If it
  // has gone, its row keeps the focus, or the heading of its card.
  if (focused && focused !== document.body && document.activeElement === document.body) {
    const byId = (id, what) => (id ? document.getElementById(id) : null)?.querySelector(what);
    const again = document.getElementById(focused.id || "-") ?? byId(row, FOCUSABLE) ?? byId(part, "h2");
    if (again?.localName === "h2") again.tabIndex = -1;
    again?.focus({ preventScroll: true });
  }
}

const unfoldedByTemplate = new WeakMap();
// Judged before a field is morphed: its default changes on the way, and it would look changed by hand.
const touched = new WeakSet();
const FOCUSABLE = "summary, a[href], button, input:not([type=hidden])";

function beforeNodeMorphed(old, fresh) {
  // What the template says as before stays as people have it.
  if (old.isEqualNode(fresh)) return false;
  // What only a script fills, the template knows nothing of.
  if (old.dataset?.scripted !== undefined) return false;
  // What somebody unfolded stays so, until the template itself comes to another opinion.
  if (old instanceof HTMLDetailsElement && fresh instanceof HTMLDetailsElement) {
    const before = unfoldedByTemplate.get(old) ?? fresh.open;
    unfoldedByTemplate.set(old, fresh.open);
    if (before === fresh.open) fresh.open = old.open;
  }
  // What was typed for one decision must not stay when the same field now belongs to another.
  if (old instanceof HTMLFormElement && fresh instanceof HTMLFormElement && subject(old) !== subject(fresh)) {
    old.reset();
    old.querySelector("form-answer")?.remove();
  }
  if (old instanceof HTMLSelectElement && isTouched(old)) return false;
  if (old instanceof HTMLInputElement || old instanceof HTMLTextAreaElement) {
    if (isTouched(old)) touched.add(old);
    else touched.delete(old);
  }
}

const subject = (form) =>
  [...form.querySelectorAll("input[type=hidden]")]
    .filter((field) => !["id", "change", "version"].includes(field.name) && field.dataset.picked === undefined)
    .map((field) => `${field.name}=${field.getAttribute("value")}`)
    .join();

/** Forms of a line whose other version has been read: whoever saves now means it. */
export const othersRead = new WeakSet();

const isBeingChanged = (form) =>
  form && !othersRead.has(form) && [...form.elements].some((field) => field.type !== "hidden" && field.name && isTouched(field));

// Answers to a form were put there by us and not by the template.
const beforeNodeRemoved = (node) => !(node instanceof Element && node.localName === "form-answer");

function beforeAttributeUpdated(name, node) {
  // Whoever changes a line changes the version that they began with, whatever came since.
  if (name === "value" && node.name === "version" && isBeingChanged(node.form)) return false;
  if (name === "open" && node.localName === "dialog") return false;
  if (node.dataset?.picked !== undefined || name === "tabindex") return false;
  if ((name === "value" || name === "checked") && touched.has(node)) return false;
}
