// The document that this page holds: which journal, which number, and what it shows.

import { patched } from "./patch.js";

/** Starts with what came inside the page; answers to every frame what it meant. */
export function hold(start) {
  // A moderator's phone is told the desk's part as well, but this page has no use for it.
  const parts = ["public", "desk"].filter((part) => start[part]);
  const pick = (view) => Object.fromEntries([...parts, "own"].filter((p) => view[p]).map((p) => [p, view[p]]));

  const held = {
    epoch: start.epoch,
    seq: start.seq,
    view: pick(start),
    pulse: start.pulse ?? {},
    take,
  };

  /** "changed", "same", or "gap" if this frame does not start from our number. */
  function take(frame) {
    if (frame.pulse) held.pulse = frame.pulse;
    if (frame.view) {
      held.epoch = frame.epoch;
      held.seq = frame.seq;
      held.view = pick(frame.view);
    } else if (frame.patch) {
      if (frame.from !== held.seq) return frame.seq <= held.seq && frame.from < held.seq ? "same" : "gap";
      try {
        const view = { ...held.view };
        for (const part of parts) view[part] = patched(view[part], frame.patch[part] ?? []);
        held.view = view;
        held.seq = frame.seq;
      } catch (error) {
        console.warn(error);
        return "gap";
      }
    }
    if (frame.own) held.view = { ...held.view, own: frame.own };
    return frame.view || frame.patch || frame.own || frame.pulse ? "changed" : "same";
  }

  return held;
}
