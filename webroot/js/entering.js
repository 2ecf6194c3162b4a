// At the desk: whoever enters one ballot after the other finds the next one empty, and no number
// that was counted gets lost because nobody added it.

import { isTouched } from "./face.js";
import { say } from "./forms.js";
import { question } from "./notices.js";
import { t } from "./texts.js";

// After these it is too late to notice that something was typed and not added.
const CONCLUDES = new Set(["close-decision", "announce-decision"]);

const isField = (field) => field.matches("input:not([type=hidden]), select, textarea");
const isFilled = (form) => [...form.elements].some((field) => isField(field) && isTouched(field));

/** What was typed is added first; before an announcement there is another look. */
export function keeps(form, command) {
  if (!CONCLUDES.has(command.do)) return false;
  const counted = [...document.querySelectorAll("form[data-counted]")].filter((each) => isFilled(each) && each.checkValidity());
  for (const each of counted) each.requestSubmit();
  if (counted.length === 0 || command.do !== "announce-decision") return false;
  say(form, t("hands.added"));
  return true;
}

export function sent(form) {
  if (form.dataset.anew === undefined) return;
  form.reset();
  // The next one is called from the list, which may be far up; papers are entered where one is.
  const first = form.contains(document.activeElement) && form.querySelector("input:not([type=hidden]), select");
  if (first) first.focus({ preventScroll: form.id !== "roll-form" });
}

/** What was refused stands there again, unless the next is begun. */
export function refused(form, command) {
  if (form?.dataset.anew === undefined || isFilled(form)) return;
  for (const field of [...form.elements].filter(isField)) {
    const value = command[field.name];
    if (field.matches("[type=radio], [type=checkbox]")) field.checked = field.value === String(value);
    else field.value = value ?? "";
  }
}

/** Nobody's own vote is replaced before somebody has said so. */
export function asks({ code, text }, again) {
  if (code !== "voted-by-phone") return false;
  question(text, { [t("roll.replace")]: () => again({ instead: "true" }), [t("roll.keep")]: () => {} });
  return true;
}
