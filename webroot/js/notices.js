// What the page has to say that belongs to no form. Notices stand above the face, outside of what
// is rendered again, until somebody has dealt with them.

import { t } from "./texts.js";

/** Something to know. */
export function dismissibleNotice(text) {
  question(text, { [t("notice.close")]: () => {} });
}

/** Something to decide: labels of buttons and what they do. */
export function question(text, answers) {
  const notice = document.createElement("div");
  notice.className = "notice-item";
  const words = document.createElement("p");
  notice.append(words);
  for (const [label, act] of Object.entries(answers)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      notice.remove();
      act();
    });
    notice.append(button);
  }
  place().append(notice);
  // A live region reads out what changes in it, not what it arrives with.
  requestAnimationFrame(() => (words.textContent = text));
}

function place() {
  const existing = document.getElementById("notices") ?? document.getElementById("notice");
  if (existing) return existing;
  const made = document.createElement("div");
  made.id = "notices";
  made.setAttribute("role", "status");
  const face = document.querySelector("main");
  face.before(made);
  return made;
}
