// The way to the server and back: a socket, and questions by HTTP where sockets do not get through.
// It heals itself; whoever uses it hears only frames, and whether we are connected.

import * as clock from "./clock.js";

const SILENT_MS = 45_000;
const OPENING_MS = 10_000;
const DOUBT_MS = 3_000;
const HELLO_ANSWER_MS = 1_500;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
const POLL_MS = 2_500;
const ASK_TIME_EVERY_MS = 60_000;
const ASK_TIME_AFTER_MS = [0, 300, 800, 1_500, 2_500, 4_000];
const TRIES_BEFORE_POLLING = 2;

// What to do when the server hangs up; anything not listed means "come back". See docs/protocol.md.
const CLOSE_CODES = {
  4001: { after: 0 }, // come back now
  4002: { after: 0, spread: 3_000 }, // the server is restarting: not everybody at once
  4003: { after: 0, spread: 1_000 }, // you could not keep up
  4008: { after: 10_000 }, // too many messages
  1009: { never: true }, // too large, and would be again
  4100: { never: true }, // not our protocol: trying again would not help
  4101: { reload: true }, // your seat is not known here
  4102: { reload: true }, // this page is older than the server
  4103: { gone: true }, // there is nothing to come back to
};

/** Keeps `held` in step with the server. Calls: frame(frame, meant), state(name), open(fresh), unsent(id). */
export function connect({ code, lang, held, debug, on }) {
  const base = `/api/assemblies/${code}`;
  let socket;
  let live = false; // the socket has answered our hello
  let failures = 0;
  let lastHeard = 0;
  let retryTimer;
  let pollTimer;
  let healTimer;
  let awaited = 0; // the highest number we have heard of
  let greetedAt = 0;
  let timeTimers = [];
  let ended = false;
  let fetching;

  function open() {
    clearTimeout(retryTimer);
    if (ended || (socket && socket.readyState <= WebSocket.OPEN)) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    try {
      socket = new WebSocket(`${scheme}://${location.host}${base}/live${debug ? "?debug" : ""}`, "kiezplenum.v1");
    } catch {
      retry({});
      return;
    }
    const mine = socket;
    mine.binaryType = "arraybuffer";
    lastHeard = Date.now();
    mine.onopen = () => {
      hello();
      say({ t0: clock.device() });
    };
    mine.onmessage = ({ data }) => {
      if (mine !== socket) return;
      lastHeard = Date.now();
      hear(JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data)));
    };
    mine.onclose = ({ code: reason }) => mine === socket && lost(reason);
  }

  function hello() {
    greetedAt = Date.now();
    say({ hello: { epoch: held.epoch, seq: held.seq, lang } });
  }

  function say(message) {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    if (debug) console.debug("->", message);
    socket.send(JSON.stringify(message));
    return true;
  }

  function hear(frame) {
    if (debug) console.debug("<-", frame);
    if (frame.t0 !== undefined) {
      clock.sample(frame.t0, frame.now);
      // Who is already up to date may get no other answer to a hello than this.
      if (!live) setTimeout(() => !live && socket?.readyState === WebSocket.OPEN && becameLive(), HELLO_ANSWER_MS);
      return;
    }
    if (frame.reload) {
      fetchWhole(frame.reload);
    } else {
      const meant = held.take(frame);
      awaited = frame.view ? frame.seq : Math.max(awaited, frame.seq ?? 0);
      if (meant === "gap") heal(0);
      else if (held.seq < awaited) heal(1_000);
      on.frame(frame, meant);
    }
    if (!live && frame.re === undefined && frame.pulse === undefined) becameLive();
  }

  // A heartbeat may overtake the difference it belongs to, but not for long. Then we say again where
  // we are, and the server answers with what is missing; not more than once a second.
  function heal(after) {
    healTimer ??= setTimeout(() => {
      healTimer = undefined;
      if (live && held.seq < awaited) hello();
    }, Math.max(after, greetedAt + 1_000 - Date.now()));
  }

  function becameLive() {
    live = true;
    failures = 0;
    clearTimeout(pollTimer);
    pollTimer = undefined;
    askTime();
    on.state("online");
    on.open(true);
  }

  // Several questions, because the first one often meets a sleeping radio, and any may meet a crowd.
  function askTime() {
    timeTimers.forEach(clearTimeout);
    timeTimers = ASK_TIME_AFTER_MS.map((after) => setTimeout(() => say({ t0: clock.device() }), after));
    timeTimers.push(setTimeout(askTime, ASK_TIME_EVERY_MS));
  }

  function lost(reason) {
    const wasLive = live;
    live = false;
    timeTimers.forEach(clearTimeout);
    clearTimeout(healTimer);
    healTimer = undefined;
    const { never, reload, gone, ...pause } = CLOSE_CODES[reason] ?? {};
    if (gone) {
      leave();
      return;
    }
    if (reload) {
      reloadOnce(reason);
      return;
    }
    if (never) {
      ended = true;
      poll();
      return;
    }
    if (!wasLive) failures += 1;
    if (failures >= TRIES_BEFORE_POLLING && pollTimer === undefined) poll();
    if (pollTimer === undefined) on.state("offline");
    retry(pause);
  }

  function retry({ after, spread }) {
    const growing = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.5 + Math.random());
    const delay = after === undefined ? growing : after + Math.random() * (spread ?? 0) + (failures > 0 ? growing : 0);
    clearTimeout(retryTimer);
    retryTimer = setTimeout(open, delay);
  }

  // The address of the page answers what has happened, and that page asks no more. Whoever has done
  // it is on the way to another page already, and a whole hall need not ask at once.
  function leave() {
    ended = true;
    setTimeout(() => location.reload(), 1_000 + Math.random() * 2_000);
  }

  // A page that still fails after a reload must not reload for ever.
  function reloadOnce(reason) {
    const key = `kiezplenum.reloaded.${code}`;
    const before = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - before < 30_000) {
      failures += 1;
      on.state("offline");
      retry({});
      return;
    }
    sessionStorage.setItem(key, String(Date.now()));
    console.warn("The server asks for a fresh page:", reason);
    location.reload();
  }

  async function fetchWhole(url) {
    if (fetching) return;
    fetching = ask(url);
    try {
      const frame = await fetching;
      on.frame(frame, held.take(frame));
      hello();
    } catch {
      socket?.close();
    } finally {
      fetching = undefined;
    }
  }

  async function ask(url) {
    const t0 = clock.device();
    const response = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store", signal: timeout(10_000) });
    const now = response.headers.get("Kiezplenum-Now");
    if (now) clock.sample(t0, Number(now));
    const answer = await response.json();
    if (answer.refused?.code === "no-assembly") leave();
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return answer;
  }

  // Where sockets are blocked the page asks every few seconds; the socket is still tried beside it.
  async function poll() {
    pollTimer = setTimeout(() => {}, 0);
    try {
      let frame = await ask(`${base}?epoch=${encodeURIComponent(held.epoch)}&seq=${held.seq}`);
      if (live) return;
      let meant = held.take(frame);
      if (meant === "gap") {
        frame = await ask(base);
        meant = held.take(frame);
      }
      on.frame(frame, meant);
      on.state("polling");
      on.open(false);
    } catch (error) {
      if (!live) on.state("offline");
      if (debug) console.debug(error);
    }
    if (!live) pollTimer = setTimeout(poll, POLL_MS + Math.random() * 500);
  }

  /** Sends a command by whichever way is open; answers whether it went out. */
  function send(message) {
    if (live) return say(message);
    if (pollTimer === undefined) return false;
    post(message);
    return true;
  }

  async function post(message) {
    try {
      const response = await fetch(`${base}/commands`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(message),
        signal: timeout(10_000),
      });
      const answer = await response.json();
      if (answer.seq === undefined && !answer.refused) throw new Error(`commands: ${response.status}`);
      on.frame({ ...answer, re: message.id }, "same");
    } catch {
      on.unsent(message.id);
    }
  }

  function wake() {
    if (!live) {
      failures = 0;
      open();
      return;
    }
    doubt();
  }

  // After sleep, or when the device lost its network, a socket often looks open and is dead. One
  // question tells; whoever sits at the machine of the server itself keeps the connection.
  function doubt() {
    const asked = Date.now();
    if (!live || asked - lastHeard < 500) return;
    say({ t0: clock.device() });
    setTimeout(() => live && lastHeard < asked && drop(), DOUBT_MS);
  }

  // Closing a dead socket takes the browser up to a minute, so we stop listening to it at once.
  function drop() {
    const dead = socket;
    socket = undefined;
    dead?.close();
    lost(1006);
  }

  setInterval(() => {
    const silent = Date.now() - lastHeard;
    if (socket && socket.readyState <= WebSocket.OPEN && silent > (live ? SILENT_MS : OPENING_MS)) drop();
  }, 1_000);
  clock.whenLost(() => live && askTime());
  addEventListener("online", wake);
  addEventListener("offline", () => (live ? doubt() : on.state("offline")));
  addEventListener("pageshow", ({ persisted }) => persisted && wake());
  document.addEventListener("visibilitychange", () => document.hidden || wake());

  open();
  return { send };
}

// AbortSignal.timeout is missing in browsers of 2021, which are still in pockets.
function timeout(ms) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}
