// The line that says whether the page is connected.

import { t } from "./texts.js";

const PATIENCE_MS = 1_500;

let state = "online";
let since = Date.now();

/** Tells the state: "online", "polling" (by questions) or "offline". */
export function set(next) {
  if (next === state) return;
  // Going from one way of being without a network to another does not start the count anew.
  if (next === "offline" || state === "offline") since = Date.now();
  state = next;
  show();
}

export const isConnected = () => state !== "offline";

/** Writes the line; called after every rendering, and every second while there is no network. */
export function show() {
  const line = document.getElementById("connection");
  if (!line) return;
  const away = Date.now() - since;
  // A blink of the network is nobody's business.
  const shown = state === "offline" && away < PATIENCE_MS ? line.dataset.state || "online" : state;
  const text = t(`connection.${shown}`, { n: Math.round(away / 1000) });
  if (line.textContent === text) return;
  // Read out that it changed, but not every second that goes by.
  line.setAttribute("aria-live", line.dataset.state === shown ? "off" : "polite");
  line.dataset.state = shown;
  line.textContent = text;
}

setInterval(() => state === "offline" && show(), 1_000);
