// The server's time on this device, and the elements that tick by it.

import { clock, duration, itemLeft, speechLeft } from "./reckoning.js";
import { ago } from "./helpers.js";
import { t } from "./texts.js";

const SAMPLES_KEPT_MS = 10 * 60_000;
const SMALL_STEP_BACK_MS = 2_000;

let samples = [];
let offset = 0;
let shown = 0;

/** A first guess from the time at which the server made the page; any sample is better. */
export function startAt(serverNow) {
  offset = serverNow - Date.now();
}

/** One question and answer: what we sent, what the server's clock said. The quickest one is believed. */
export function sample(t0, serverNow) {
  const back = Date.now();
  const roundTrip = back - t0;
  if (roundTrip < 0) return;
  samples = samples.filter((s) => back - s.at < SAMPLES_KEPT_MS && s.at <= back);
  samples.push({ at: back, roundTrip, offset: serverNow - (t0 + roundTrip / 2) });
  offset = samples.reduce((best, s) => (s.roundTrip < best.roundTrip ? s : best)).offset;
}

/** Forgets what was measured: after sleep the device's own clock may have been set. */
export function forgetSamples() {
  samples = [];
}

/** Milliseconds on the server's clock. Small corrections never make it run backwards. */
export function now() {
  const corrected = Math.round(Date.now() + offset);
  if (corrected > shown || shown - corrected > SMALL_STEP_BACK_MS) shown = corrected;
  return shown;
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

/** Brings every ticking element up to date; touches the page only where something changed. */
export function tick() {
  const at = now();
  for (const element of document.querySelectorAll("[data-tick]")) {
    const { text, left, whole } = faces[element.dataset.tick]?.(numbers(element.dataset), at) ?? {};
    if (text === undefined) continue;
    if (element instanceof HTMLProgressElement || element instanceof HTMLMeterElement) {
      element.value = Math.max(0, Math.min(1, left / whole)) * element.max;
    } else if (element.textContent !== text) {
      element.textContent = text;
    }
    if (left === undefined) continue;
    element.toggleAttribute("data-over", left < 0);
    element.toggleAttribute("data-soon", left >= 0 && left <= SOON_MS && element.dataset.tick === "speech");
  }
}

function numbers({ limit, minutes, spent, since, until, at }) {
  const number = (value) => (value === undefined || value === "" ? undefined : Number(value));
  return {
    limit: number(limit), minutes: number(minutes), spent: number(spent), since: number(since),
    until: number(until), at: number(at),
  };
}

/** Ticks at every full second of the server's clock while somebody looks; `minute` is called at full minutes. */
export function run(minute) {
  const next = () => {
    if (!document.hidden) {
      tick();
      if (now() % 60_000 < 1000) minute();
    }
    setTimeout(next, 1000 - (now() % 1000) + 5);
  };
  document.addEventListener("visibilitychange", () => document.hidden || minute());
  next();
}
