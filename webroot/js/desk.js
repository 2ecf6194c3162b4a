// What the desk runs beside the live page: keys, finding people, drafts, the gong, the
// example beside the rules of speaking.

import { aloud } from "./aloud.js";
import { drag } from "./drag.js";
import { drafts } from "./drafts.js";
import * as entering from "./entering.js";
import { example } from "./example.js";
import { aided } from "./forms.js";
import { gong } from "./gong.js";
import * as keys from "./keys.js";
import { held, rendered } from "./live.js";
import { methods } from "./methods.js";
import { combobox } from "./people.js";
import { rounds } from "./rounds.js";
import { start } from "./start.js";
import { steppers } from "./steppers.js";

aided(entering);
keys.listen();
keys.stayAwake();
rendered(drafts(start.code));
rendered(combobox(held));
rendered(gong(held));
rendered(aloud());
rendered(methods);
rendered(rounds);
rendered(steppers);
rendered(example());
drag();

// Closing an item first sends what was written about it and not yet sent.
document.addEventListener(
  "submit",
  ({ target }) => {
    if (!target.matches?.(".closes, .closing-sheet > form:last-of-type")) return;
    for (const form of document.querySelectorAll("form[data-also]")) {
      const text = form.elements.namedItem("text");
      if (form !== target && text.value.trim() !== "") form.requestSubmit();
    }
  },
  true,
);
