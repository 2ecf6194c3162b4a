// Acts that were done here and are not yet known to be stored. They survive a reload and a dead
// network; each keeps its id, so that sending it twice does it once.

const MOST_WAITING = 30;
const ASK_AGAIN_AFTER_MS = 60_000;
const SIGNAL_PASSES_AFTER_MS = 10_000;

// Acts that mean "now". Sent a minute late they would surprise the hall, so the person is asked.
const FOR_THE_MOMENT = new Set(["ask-to-speak", "cast-ballot"]);

/** The waiting acts of this page; `changed` is called whenever one of them moves on. */
export function queue(code, changed) {
  const key = `kiezplenum.pending.${code}`;
  let acts = read(key);

  function save() {
    try {
      sessionStorage.setItem(key, JSON.stringify(acts));
    } catch {
      // Without storage (private windows) acts still wait, they only do not survive a reload.
    }
    changed();
  }

  return {
    all: () => acts,
    find: (id) => acts.find((act) => act.id === id),

    /** Takes in an act, or not if the same one is already on its way. */
    add(act) {
      const body = JSON.stringify(act.command);
      if (acts.some((other) => JSON.stringify(other.command) === body) || acts.length >= MOST_WAITING) return false;
      acts = [...acts, { ...act, at: Date.now() }];
      save();
      return true;
    },

    update(id, more) {
      acts = acts.map((act) => (act.id === id ? { ...act, ...more } : act));
      save();
    },

    drop(id) {
      acts = acts.filter((act) => act.id !== id);
      save();
    },

    /** Forgets the stored acts that the document now shows. */
    reached(seq) {
      if (!acts.some((act) => act.seq <= seq)) return;
      acts = acts.filter((act) => !(act.seq <= seq));
      save();
    },
  };
}

/** Whether this act may be sent without a word, must be asked about first, or has lost its subject. */
export function fate(act, view, at = Date.now()) {
  const { command } = act;
  if (command.do === "ask-to-speak" && view.own?.entry) return "done";
  if (act.item !== undefined && act.item !== view.public.current) return "lost";
  if (command.do === "cast-ballot" && view.public.voting !== undefined && view.public.voting !== command.decision) return "lost";
  // A hand signal that could not be sent at once has passed.
  if (command.do === "signal" && at - act.at > SIGNAL_PASSES_AFTER_MS) return "done";
  if (FOR_THE_MOMENT.has(command.do) && at - (act.confirmed ?? act.at) > ASK_AGAIN_AFTER_MS) return "ask";
  return "send";
}

/** The item in which this act was meant, if it only makes sense there. */
export const meantFor = (command, view) => (command.do === "ask-to-speak" ? view.public.current : undefined);

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}
