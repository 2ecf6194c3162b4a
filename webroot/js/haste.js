// What comes under the same finger within a blink was meant for what lay there before: a double tap
// is one act, and a row that has just moved is not pressed.

const BLINK_MS = 700;
const MOVED_MS = 350;
const FINGER_PX = 40;

// Never twice within a blink, not even by keys or at another place.
const ONE_AT_A_TIME = new Set(["call-next", "next-in-round"]);

let press = {};
let last = { at: -Infinity };
let settling, pressRests = 0, rowsRest = 0;
const rows = new WeakMap();
const movedAt = new WeakMap();

document.addEventListener(
  "click",
  ({ detail, clientX: x, clientY: y, target }) => {
    press = detail > 0 ? { x, y } : {};
    // Who has chosen something in between means it.
    if (target.closest?.("button")) return;
    last = { ...last, x: undefined };
    if (!ONE_AT_A_TIME.has(last.do)) pressRests = 0;
    settle();
  },
  { capture: true, passive: true },
);

/** Whether this command was hardly meant: then nothing is done. */
export function isHasty(command, form) {
  const at = performance.now();
  const text = JSON.stringify(command);
  const soon = at - last.at < BLINK_MS;
  const here = Math.hypot(press.x - last.x, press.y - last.y) < FINGER_PX;
  const again = soon && ((here && text !== last.text) || (ONE_AT_A_TIME.has(command.do) && command.do === last.do));
  const moved = press.x !== undefined && at - movedAt.get(form.closest("li")) < MOVED_MS;
  if (again || moved) return true;
  last = { ...press, at, text, do: command.do };
  pressRests = at + BLINK_MS;
  settle();
  return false;
}

/** The page says as long as something on it is not to be pressed. */
function settle() {
  const rest = Math.max(pressRests, rowsRest) - performance.now();
  document.documentElement.toggleAttribute("data-settling", rest > 0);
  clearTimeout(settling);
  if (rest > 0) settling = setTimeout(settle, rest);
}

/** Remembers which rows have moved; called after every rendering. */
export function look() {
  const at = performance.now();
  for (const list of document.querySelectorAll("ol")) {
    [...list.children].forEach((row, place) => {
      if (rows.get(row) !== undefined && rows.get(row) !== place) {
        movedAt.set(row, at);
        rowsRest = at + MOVED_MS;
      }
      rows.set(row, place);
    });
  }
  settle();
}
