// Says what the hall signals to those who listen to the desk: politely, and not at every change.

const PAUSE_MS = 5_000;

/** Follows the line of signals; what is new is said at most every few seconds. */
export function aloud() {
  let said = "";
  let saidAt = 0;
  let waits;
  const text = () => document.getElementById("signal-line")?.textContent.replace(/\s+/g, " ").trim() ?? "";

  function say() {
    waits = undefined;
    const place = document.getElementById("signals-said");
    if (!place || text() === said) return;
    said = text();
    saidAt = Date.now();
    place.textContent = said;
  }

  return function follow() {
    // A rendering empties the place; what was said is said.
    if (text() !== said) waits ??= setTimeout(say, Math.max(0, saidAt + PAUSE_MS - Date.now()));
  };
}
