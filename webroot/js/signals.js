// Hand signals that this device has given: they stay pressed while they are up. Nobody else is told.

const up = new Map(); // until when, by signal
let mood; // which check was answered how

/** Marks what is up here; called after every rendering. */
export function signals() {
  const now = Date.now();
  for (const button of document.querySelectorAll("[data-signal]")) {
    press(button, (up.get(button.dataset.signal) ?? 0) > now);
  }
  for (const button of document.querySelectorAll("[data-mood]")) {
    press(button, mood === `${button.dataset.mood} ${button.id}`);
  }
}

function press(button, is) {
  if (is) button.setAttribute("aria-pressed", "true");
  else button.removeAttribute("aria-pressed");
}

document.addEventListener("submit", ({ submitter }) => {
  const { signal, lasts, mood: check } = submitter?.dataset ?? {};
  if (signal !== undefined) {
    up.set(signal, Date.now() + Number(lasts) * 1000);
    setTimeout(signals, Number(lasts) * 1000 + 50);
  }
  if (check !== undefined) mood = `${check} ${submitter.id}`;
  signals();
});
