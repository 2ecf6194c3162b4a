// The words that templates may use beside plain Handlebars. Helpers.java has the same list in the same
// order; whatever is added here is added there, and a test renders both.

import { decimal, said, why } from "./counts.js";
import { t } from "./texts.js";
import { clock, duration, itemLeft, late, minutesUntil, plannedEnd, speechLeft } from "./reckoning.js";

/** What Handlebars itself means by true in `if`. */
export const truthy = (value) => Boolean(value) && !(Array.isArray(value) && value.length === 0);

const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value) => typeof value === "number";

/** What is called so in a map or a list itself, not in what it is made of. */
export const own = (map, key) => (map != null && Object.hasOwn(map, key) ? map[key] : undefined);

/** Each is given the arguments that have a name, then all others. */
export const words = {
  t: (named, ...key) => t(key.map((part) => part ?? "").join("."), named),
  eq: (_, a, b) => (a ?? undefined) === (b ?? undefined),
  not: (_, a) => !truthy(a),
  and: (_, ...all) => all.every(truthy),
  or: (_, ...all) => all.some(truthy),
  position: (_, list, id) => (Array.isArray(list) ? list.indexOf(id) + 1 : 0),
  at: (_, list, place) => (Array.isArray(list) ? list[place] : isMap(list) ? own(list, place) : undefined),
  first: (_, list, most, whole) => (!Array.isArray(list) ? [] : isNumber(most) && !truthy(whole) ? list.slice(0, Math.max(0, most)) : list),
  without: (_, list, others) => without(list, others),
  size: (_, list) => (Array.isArray(list) ? list.length : isMap(list) ? Object.keys(list).length : 0),
  who: (_, person) => who(person),
  wallwho: (_, person) => wallwho(person),
  clock: (_, ms) => (isNumber(ms) ? clock(ms) : ""),
  day: (_, date) => day(date, "date.pattern"),
  shortday: (_, date) => day(date, "date.short"),
  ago: (_, at, now) => ago(at, now),
  left: (_, until, now) => (isNumber(until) && isNumber(now) ? Math.max(0, until - now) : 0),
  seconds: (_, ms) => (isNumber(ms) ? Math.ceil(ms / 1000) : 0),
  duration: (_, ms) => (isNumber(ms) ? duration(ms) : ""),
  speechLeft: (_, speech, now) => reckon(speechLeft, speech, now),
  minutesUntil: (_, floor, place, now) =>
    isNumber(place) ? reckon((map, at) => minutesUntil(map, place, at), floor, now) : undefined,
  itemLeft: (_, item, now) => reckon(itemLeft, item, now),
  plannedEnd: (_, assembly, now) => reckon(plannedEnd, assembly, now),
  late: (_, assembly, now) => reckon(late, assembly, now),
  sum: (_, ...all) => all.reduce((sum, n) => sum + (isNumber(n) ? n : 0), 0),
  spaced: (_, code) => spaced(code),
  number: (_, n) => (isNumber(n) ? String(n).replace(/\B(?=(\d{3})+$)/g, t("number.group")) : ""),
  said: (_, text, poll) => said(text, poll),
  why: (_, found, poll) => why(found, poll),
  decimal: (_, n) => decimal(n),
  lookup: (_, map, key) => (typeof map === "object" ? own(map, key) : undefined),
};

/** Those of a list, or the keys of a map, that are not in another list. */
function without(list, others) {
  const left = new Set(Array.isArray(others) ? others : []);
  return (Array.isArray(list) ? list : isMap(list) ? Object.keys(list) : []).filter((id) => !left.has(id));
}

/** The name; the number of whoever gave none or whose name is hidden. */
export function who(person) {
  if (!isMap(person)) return "";
  return person.name && !person.hidden ? person.name : byNumber(person.number);
}

// A name that nobody has looked at does not belong on a wall.
const wallwho = (person) => (isMap(person) && person.unchecked ? byNumber(person.number) : who(person));

// Numbers 201 to 300 are the cards that are handed out at the door.
function byNumber(n) {
  if (!isNumber(n)) return "";
  return n >= 201 && n <= 300 ? t("card", { n }) : t("guest", { n });
}

/** How long ago something was, in whole seconds and from a minute on in whole minutes. */
export function ago(at, now) {
  if (!isNumber(at) || !isNumber(now)) return "";
  const n = Math.floor(Math.max(0, now - at) / 1000);
  return n < 60 ? t("ago.seconds", { n }) : t("ago.minutes", { n: Math.floor(n / 60) });
}

function day(date, pattern) {
  if (typeof date !== "string") return "";
  const at = new Date(date + "T00:00:00Z");
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date) return date;
  return t(pattern, {
    weekday: t(`date.weekday.${at.getUTCDay() || 7}`),
    day: at.getUTCDate(),
    month: t(`date.month.${at.getUTCMonth() + 1}`),
    year: at.getUTCFullYear(),
  });
}

const reckon = (reckoner, value, now) => (isMap(value) && isNumber(now) ? reckoner(value, now) : undefined);

function spaced(code) {
  const text = String(code ?? "");
  const half = Math.floor(text.length / 2);
  return text.length < 2 ? text : text.slice(0, half) + " " + text.slice(half);
}
