// Steps through the rounds of a count, one at a time, by buttons and by arrow keys. Where this does
// not run they stand one below the other. Where somebody is, is known to their page alone.

const shown = new Map();
const KEYS = { ArrowLeft: -1, ArrowRight: 1 };

/** Shows the round that each of the counts on this page is at; called after every rendering. */
export function rounds() {
  document.documentElement.toggleAttribute("data-steps", true);
  document.querySelectorAll(".rounds").forEach(show);
}

const all = (count) => [...count.querySelectorAll(".round")];

function show(count) {
  const each = all(count);
  const at = Math.min(shown.get(count.id) ?? 0, each.length - 1);
  each.forEach((round, i) => round.toggleAttribute("data-at", i === at));
  for (const button of count.querySelectorAll("[data-step]")) {
    // At either end the button stays, so that whoever stands on it does not lose their place.
    button.ariaDisabled = each[at + Number(button.dataset.step)] ? null : "true";
  }
  const now = count.querySelector(".rounds-now");
  const title = each[at].querySelector(".round-title").textContent;
  if (now.textContent !== title) now.textContent = title;
}

function step(count, by) {
  const to = (shown.get(count.id) ?? 0) + by;
  if (!all(count)[to]) return;
  shown.set(count.id, to);
  show(count);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-step]");
  if (button) step(button.closest(".rounds"), Number(button.dataset.step));
});

document.addEventListener("keydown", (event) => {
  const count = event.target.closest?.(".rounds[open]");
  const by = KEYS[event.key];
  if (!count || !by || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  step(count, getComputedStyle(count).direction === "rtl" ? -by : by);
});

rounds();
