// A gong on the device that was chosen for it: fifteen seconds before a speech is over and at its
// end, and when a break or the murmuring is over. Browsers let a page sound only once it was tapped.

import * as clock from "./clock.js";
import { speechLeft } from "./reckoning.js";
import { t } from "./texts.js";

const SOON_MS = 15_000;
const KEY = "kiezplenum.gong";
const STROKES = { soon: 1, over: 2, end: 3 };

/** Watches what this page holds; answers what to call after every rendering. */
export function gong(held) {
  let on = localStorage.getItem(KEY) === "on";
  let audio;
  let before = whatIsLeft(held.view.public, clock.now());

  function wake() {
    if (!on) return;
    audio ??= new AudioContext();
    audio.resume().then(show, () => {});
  }

  function sound(name) {
    const said = document.documentElement.dataset;
    said.gong = name;
    said.gongs = String(Number(said.gongs ?? 0) + 1);
    if (audio?.state !== "running") return;
    for (let stroke = 0; stroke < STROKES[name]; stroke++) strike(audio, audio.currentTime + stroke * 0.9);
  }

  function watch() {
    const left = whatIsLeft(held.view.public, clock.now());
    if (on && left.of !== undefined && left.of === before.of) {
      if (left.kind === "speech" && before.ms > SOON_MS && left.ms <= SOON_MS && left.ms > 0) sound("soon");
      if (before.ms > 0 && left.ms <= 0) sound(left.kind === "speech" ? "over" : "end");
    }
    before = left;
  }

  function show() {
    const button = document.querySelector("[data-gong]");
    if (!button) return;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = !on ? t("gong") : audio?.state === "running" ? t("gong.on") : t("gong.tap");
  }

  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-gong]")) {
      // Set for this device but still mute since it was loaded: the tap only gives it its voice.
      if (!on || audio?.state === "running") on = !on;
      localStorage.setItem(KEY, on ? "on" : "off");
    }
    wake();
    show();
  });
  setInterval(watch, 250);
  return show;
}

// Which clock runs, and how much of it is left. A clock that is set anew is the same clock.
function whatIsLeft({ floor, interlude, phase }, now) {
  if (phase !== "live") return {};
  if (interlude?.until !== undefined) return { kind: "pause", of: `${interlude.kind}${interlude.until}`, ms: interlude.until - now };
  const speech = floor?.speech;
  return speech?.since === undefined ? {} : { kind: "speech", of: speech.entry, ms: speechLeft(speech, now) };
}

// A bell: a few partials that fade at their own pace.
function strike(audio, at) {
  for (const [ratio, loud, fades] of [[1, 0.5, 1.8], [2.76, 0.22, 0.9], [5.4, 0.1, 0.45]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 523 * ratio;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(loud, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + fades);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + fades);
  }
}
