// Times and remainders that are worked out from a view instead of being sent in it.
// The server has the same in Reckoning.java; both are held to one table of examples.

const MINUTE = 60_000;

// Clocks show the time of the hall, not that of the device.
const hall = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin", hourCycle: "h23",
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
});

function wall(ms) {
  const parts = {};
  for (const { type, value } of hall.formatToParts(ms)) parts[type] = value;
  return parts;
}

/** The time of day in the hall, 19:24. */
export function clock(ms) {
  const { hour, minute } = wall(ms);
  return `${hour}:${minute}`;
}

const two = (n) => String(n).padStart(2, "0");

/** A countdown: 1:40, from an hour on 1:02:03, and +0:20 for what runs over. Begun seconds count whole. */
export function duration(ms) {
  const seconds = Math.ceil(ms / 1000);
  const all = Math.abs(seconds);
  const text = all < 3600
    ? `${Math.floor(all / 60)}:${two(all % 60)}`
    : `${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return seconds < 0 ? "+" + text : text;
}

const elapsed = (spent, since, now) =>
  (spent ?? 0) + (since === undefined ? 0 : Math.max(0, now - since));

/** Milliseconds that the speaker has left, negative when over; a paused speech does not move. */
export const speechLeft = (speech, now) =>
  (speech.limit ?? 0) * 1000 - elapsed(speech.spent, speech.since, now);

/** Roughly how many minutes until whoever waits at this place, from 1, has the word. */
export const minutesUntil = (floor, place, now) => {
  const left = floor.speech ? Math.max(0, speechLeft(floor.speech, now)) : 0;
  return Math.max(1, Math.ceil((left + (place - 1) * (floor.rules?.seconds ?? 180) * 1000) / MINUTE));
};

const leftOf = (item, now) => (item.minutes ?? 0) * MINUTE - elapsed(item.spent, item.startedAt, now);

/** Whole minutes that an item has left, begun ones counted; -1 once it is a whole minute over. */
export const itemLeft = (item, now) => Math.ceil(leftOf(item, now) / MINUTE) + 0;

/** When it will be over: the current item to its end, or now, then all that is still planned. */
export function plannedEnd(assembly, now) {
  const remaining = assembly.remaining ?? 0;
  if (assembly.openedAt === undefined) {
    const start = announcedStart(assembly);
    return start === undefined ? undefined : start + remaining;
  }
  const item = assembly.items?.[assembly.current];
  return Math.max(now, item ? now + leftOf(item, now) : now) + remaining;
}

/** Whole minutes by which it will end later than it looked at the opening; negative if earlier. */
export function late(assembly, now) {
  const end = plannedEnd(assembly, now);
  return end === undefined || assembly.firstEnd === undefined ? undefined : Math.round((end - assembly.firstEnd) / MINUTE) + 0;
}

// The offset of the hall is not known before the moment is, so it is found in two steps.
function announcedStart({ date, time }) {
  if (!date || !time) return undefined;
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  const before = offset(asIfUtc - 24 * 60 * MINUTE);
  const after = offset(asIfUtc + 24 * 60 * MINUTE);
  const early = asIfUtc - before;
  return offset(early) === before ? early : asIfUtc - (offset(asIfUtc - after) === after ? after : before);
}

function offset(ms) {
  const w = wall(ms);
  return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second) - Math.floor(ms / 1000) * 1000;
}
