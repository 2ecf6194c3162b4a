// The server's time on this device, and the elements that tick by it.

import { clock, duration, itemLeft, speechLeft } from "./reckoning.js";
import { ago } from "./helpers.js";
import { serverTime } from "./servertime.js";
import { t } from "./texts.js";

let renew = () => {};
const time = serverTime(() => performance.now(), () => Date.now(), () => renew());

/** Milliseconds on the server's clock; what this device's clock says beside it; a question and its answer. */
export const { now, device, sample } = time;

/** Calls this when the device has slept or its clock was set: time to ask anew. */
export function whenLost(ask) {
  renew = ask;
}

/** The page itself is the first answer: the server's time stood in it. */
export function startAt(serverNow) {
  const [page] = performance.getEntriesByType("navigation");
  sample(page?.requestStart ?? 0, serverNow, page?.responseStart ?? performance.now());
}

// What an element with data-tick="..." shows. Everything it needs stands in its own attributes.
const faces = {
  speech: (d, at) => {
    const left = speechLeft({ limit: d.limit, spent: d.spent, since: d.since }, at);
    return { text: duration(left), left, whole: d.limit * 1000 };
  },
  item: (d, at) => {
    const left = itemLeft({ minutes: d.minutes, spent: d.spent, startedAt: d.since }, at);
    return { text: t("item.left", { n: left }), left };
  },
  clock: (_, at) => ({ text: clock(at) }),
  until: ({ until }, at) => ({ text: duration(Math.max(0, until - at)) }),
  walk: ({ until }, at) => ({ text: until > at ? t("speech.walk", { n: Math.ceil((until - at) / 1000) }) : "" }),
  ago: (d, at) => ({ text: ago(d.at, at) }),
};
faces.bar = faces.speech;

const SOON_MS = 15_000;
const SECOND = 1_000;

/** Brings every ticking element up to date; answers in how many milliseconds the next one changes. */
export function tick() {
  const at = now();
  let wait = SECOND - (at % SECOND);
  for (const element of document.querySelectorAll("[data-tick]")) {
    const d = numbers(element.dataset);
    const { text, left, whole } = faces[element.dataset.tick]?.(d, at) ?? {};
    if (text === undefined) continue;
    // A clock that began in the middle of a second also changes there, on all devices at once.
    const begun = d.since ?? d.until ?? d.at;
    if (begun !== undefined) wait = Math.min(wait, SECOND - ((((at - begun + (d.spent ?? 0)) % SECOND) + SECOND) % SECOND));
    if (element instanceof HTMLProgressElement || element instanceof HTMLMeterElement) {
      element.value = Math.max(0, Math.min(1, left / whole)) * element.max;
    } else if (element.textContent !== text) {
      element.textContent = text;
    }
    if (left === undefined) continue;
    const speech = element.dataset.tick === "speech";
    mark(element, "data-over", left < 0, speech ? t("clock.over") : "");
    mark(element, "data-soon", speech && left >= 0 && left <= SOON_MS, t("clock.soon"));
  }
  return wait;
}

// The style sheet shows the word beside the digits: colour alone would not tell everybody.
function mark(element, name, marked, word) {
  if (element.getAttribute(name) === (marked ? word : null)) return;
  if (marked) element.setAttribute(name, word);
  else element.removeAttribute(name);
}

function numbers({ limit, minutes, spent, since, until, at }) {
  const number = (value) => (value === undefined || value === "" ? undefined : Number(value));
  return {
    limit: number(limit), minutes: number(minutes), spent: number(spent), since: number(since),
    until: number(until), at: number(at),
  };
}

/** Ticks by the server's clock while somebody looks; `minute` is called when one is full. */
export function run(minute) {
  let before;
  const next = () => {
    let wait = SECOND;
    if (!document.hidden) {
      wait = tick();
      const full = Math.floor(now() / 60_000);
      if (full !== before && before !== undefined) minute();
      before = full;
    }
    setTimeout(next, wait + 5);
  };
  document.addEventListener("visibilitychange", () => document.hidden || minute());
  next();
}
