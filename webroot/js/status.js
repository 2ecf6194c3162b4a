// The line that says whether the page is connected.

import { t } from "./texts.js";

const PATIENCE_MS = 1_500;

let state = "waiting";
let since = Date.now();

/** Tells the state: "online", "polling" (by questions) or "offline"; "waiting" until the first of them. */
export function set(next) {
  if (next === state) return;
  // Going from one way of being without a network to another does not start the count anew.
  if (next === "offline" || state === "offline") since = Date.now();
  state = next;
  show();
}

export const isConnected = () => state !== "offline";

/** Shows it; called after every rendering, and every second while there is no network. */
export function show() {
  const line = document.getElementById("connection");
  if (!line) return;
  const away = Date.now() - since;
  // A blink of the network is nobody's business.
  const shown = state === "offline" && away < PATIENCE_MS ? line.dataset.state || "online" : state;
  // Read out that it changed, but not every second that goes by.
  const news = line.dataset.state !== shown;
  if (news && shown !== "offline") line.setAttribute("aria-live", "polite");
  line.dataset.state = shown;
  const place = line.querySelector(".connection-offline") ?? line;
  if (place !== line && shown !== "offline") return;
  const text = words(shown, away);
  if (place.textContent !== text) place.textContent = text;
  if (!news) line.setAttribute("aria-live", "off");
}

function words(shown, away) {
  if (shown === "offline") return t("connection.offline.since", { n: Math.round(away / 1000) });
  return shown === "waiting" ? t("connection.waiting") : t("connection.online");
}

setInterval(() => state === "offline" && show(), 1_000);
