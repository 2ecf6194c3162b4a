// Every form of the page becomes a command with an id of its own, waits until it is answered, and
// shows the answer where the hand was. Without this file the same forms are simply posted.

import { othersRead } from "./face.js";
import { fate, meantFor, queue } from "./pending.js";
import { isHasty } from "./haste.js";
import { dismissibleNotice, question } from "./notices.js";
import { t } from "./texts.js";

const TRY_AGAIN_MS = 2_000;

// Refusals after which the same id may be sent again.
const WAIT_AND_SEND_AGAIN = new Set(["database-away", "too-fast"]);

const aides = [];

/**
 * `keeps(form, command)` may keep a command back; `sent(form)` and `refused(form, command, code)` are told of all.
 * `asks(refusal, again)` may ask what to do instead of saying why not; `again(more)` sends the same with more fields.
 */
export const aided = (aide) => aides.push(aide);

// Fields that are numbers in the table of verbs, as a test says; in a form everything is text.
const NUMBERS = new Set(["abstain", "account", "change", "count", "entitled", "fixed", "follows", "grace", "minutes", "most", "no", "number", "present", "run", "seats", "seconds", "step", "times", "to", "version", "yes"]);

/** Intercepts the forms of this assembly; `send(command)` answers whether it went out. */
export function forms({ code, held, send, render }) {
  const acts = queue(code, changed);
  const onTheWay = new Set();
  const asked = new Set();
  const changes = new Map(); // how often this device has changed its ballot, by decision

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isOurs(form) || event.defaultPrevented) return;
    event.preventDefault();
    const command = commandOf(form, event.submitter);
    // What the page sends by itself is no tap.
    if (event.submitter && isHasty(command, form)) return;
    if (aides.some((aide) => aide.keeps(form, command))) return;
    if (command.do === "cast-ballot") command.change = nextChange(command.decision);
    answerOf(form)?.remove();
    const act = made(command, nameOf(form), (event.submitter?.textContent ?? "").trim());
    if (!acts.add(act)) return;
    // Who enters one name after the other does not wait for answers.
    if (form.dataset.fast !== undefined) for (const field of lines(form)) field.value = "";
    for (const aide of aides) aide.sent(form);
    pass(act);
  });

  const made = (command, form, label) => ({ id: uuid(), command, item: meantFor(command, held.view), form, label });

  // The refusal has been read once the person types on.
  document.addEventListener("input", ({ target }) => target.form && answerOf(target.form)?.remove());

  const isOurs = (form) =>
    form instanceof HTMLFormElement && new URL(form.action, location.href).pathname === `/${code}/do`;

  function commandOf(form, submitter) {
    const command = {};
    const fields = new FormData(form);
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    for (const [name, value] of fields) {
      if (name === "id" || name === "back") continue;
      const field = form.elements.namedItem(name);
      const text = typeof value === "string" ? value.trim() : "";
      if (text === "" && field?.dataset?.empty !== "keep") continue;
      const isNumber = NUMBERS.has(name) || field?.type === "number" || field?.dataset?.number !== undefined;
      command[name] = isNumber && text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    }
    return command;
  }

  // Two taps in quick succession are two changes, also before the first one is answered.
  function nextChange(decision) {
    const known = held.view.own?.ballot?.decision === decision ? held.view.own.ballot.change ?? 0 : 0;
    const next = Math.max(known, changes.get(decision) ?? 0) + 1;
    changes.set(decision, next);
    return next;
  }

  /** Sends this act if it still means what it meant. */
  function pass(act) {
    switch (fate(act, held.view)) {
      case "done":
        acts.drop(act.id);
        break;
      case "lost":
        acts.drop(act.id);
        dismissibleNotice(act.command.do === "cast-ballot" ? t("pending.late", { what: act.label }) : t("pending.lost", { what: act.label }));
        break;
      case "ask":
        ask(act);
        break;
      default:
        if (send({ id: act.id, ...act.command })) onTheWay.add(act.id);
    }
  }

  function ask(act) {
    if (asked.has(act.id)) return;
    asked.add(act.id);
    const minutes = Math.max(1, Math.round((Date.now() - act.at) / 60_000));
    question(t("pending.ask", { what: act.label, n: minutes }), {
      [t("pending.send")]: () => {
        asked.delete(act.id);
        acts.update(act.id, { confirmed: Date.now() });
        pass(acts.find(act.id));
      },
      [t("pending.drop")]: () => acts.drop(act.id),
    });
  }

  /** What is not answered yet goes out again; on a new connection also what was on its way. */
  function resend(fresh) {
    if (fresh) onTheWay.clear();
    for (const act of acts.all()) {
      if (act.seq === undefined && !onTheWay.has(act.id)) pass(act);
    }
  }

  function hear({ re, seq, refused }) {
    const act = acts.find(re);
    if (!act) return;
    onTheWay.delete(re);
    if (!refused) {
      accept(act);
      acts.update(re, { seq });
      acts.reached(held.seq);
    } else if (WAIT_AND_SEND_AGAIN.has(refused.code)) {
      setTimeout(() => resend(false), TRY_AGAIN_MS);
    } else {
      acts.drop(re);
      refuse(act, refused);
    }
  }

  // What was sent leaves the fields; what was typed since then stays. Who entered a line is ready
  // for the next one.
  function accept(act) {
    const form = formOf(act);
    if (form?.dataset.anew !== undefined) return;
    const fields = [...(form?.elements ?? [])];
    for (const field of fields) {
      if (field.name === "new") {
        // The next one who is typed is not somebody new because the last one was.
        field.checked = false;
      } else if (field.matches("[type=radio], [type=checkbox]")) {
        field.defaultChecked = field.checked;
      } else if (field.matches("input:not([type=hidden]), textarea") && sentFrom(field, act)) {
        if (field.defaultValue === "") field.value = "";
        else field.defaultValue = field.value;
      }
    }
    othersRead.delete(form);
    const typed = lines(form);
    if (typed.includes(document.activeElement) && typed.every((field) => field.value === field.defaultValue)) typed[0].focus();
    // A line that was saved is folded again.
    const fold = act.command.do === "change-note" && form?.closest("details");
    if (fold) fold.open = false;
  }

  const lines = (form) =>
    [...(form?.elements ?? [])].filter((field) => field.matches("input:not([type=hidden], [type=radio], [type=checkbox])"));

  const sentFrom = (field, act) => field.value.trim() === String(act.command[field.name] ?? "");

  function refuse(act, refused) {
    const { code: why, text } = refused;
    const form = formOf(act);
    // Both versions are visible now, so whoever saves again has read the other one.
    if (form && why === "note-changed") othersRead.add(form);
    if (form?.dataset.fast !== undefined) {
      for (const field of lines(form)) field.value ||= act.command[field.name] ?? "";
    }
    for (const aide of aides) aide.refused(form, act.command, why);
    const again = (more) => {
      const other = made({ ...act.command, ...more }, act.form, act.label);
      if (!acts.add(other)) return;
      if (form) for (const aide of aides) aide.sent(form);
      pass(other);
    };
    if (aides.some((aide) => aide.asks?.(refused, again))) return;
    if (!form) {
      dismissibleNotice(act.label ? `${act.label}: ${text}` : text);
      return;
    }
    say(form, text);
  }

  /** Marks the forms whose acts are on their way; called after every rendering. */
  function mark() {
    ours().forEach(show);
  }

  // A form is marked at once, but free again only when what its act did is to be seen: who presses
  // before that presses what is no longer true.
  function changed() {
    const all = ours();
    if (all.some(({ form, pending }) => pending !== form.hasAttribute("data-pending"))) render();
    all.filter(({ pending }) => pending).forEach(show);
  }

  function ours() {
    const waiting = new Set(acts.all().map((act) => act.form));
    return [...document.forms].filter(isOurs).map((form) => ({ form, pending: waiting.has(nameOf(form)) }));
  }

  function show({ form, pending }) {
    form.toggleAttribute("data-pending", pending);
    if (pending) form.setAttribute("aria-busy", "true");
    else form.removeAttribute("aria-busy");
  }

  const formOf = (act) => [...document.forms].find((form) => isOurs(form) && nameOf(form) === act.form);

  return { hear, mark, resend, reached: (seq) => acts.reached(seq), unsent: (id) => onTheWay.delete(id) };
}

// Forms with the same command are told apart by what they are about.
function nameOf(form) {
  const own = form.getAttribute("id");
  if (own) return own;
  return [...form.querySelectorAll("input[type=hidden]")]
    .filter((field) => !["id", "back", "change", "version"].includes(field.name))
    .map((field) => `${field.name}=${field.value}`)
    .join("&");
}

/** Under the form, and read out. */
export function say(form, text) {
  answerOf(form)?.remove();
  const answer = document.createElement("form-answer");
  answer.setAttribute("role", "alert");
  form.append(answer);
  // An alert is read out when its text changes, not when it arrives with its text.
  requestAnimationFrame(() => (answer.textContent = text));
}

const answerOf = (form) => form.querySelector("form-answer");

// crypto.randomUUID is missing on plain http; this is the same, version 4.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
