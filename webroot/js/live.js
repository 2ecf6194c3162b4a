// Starts the live page: what the server painted once, this keeps true.

import * as clock from "./clock.js";
import { connect } from "./connection.js";
import { renderer } from "./face.js";
import { forms } from "./forms.js";
import * as haste from "./haste.js";
import { hold } from "./held.js";
import { start } from "./start.js";
import * as status from "./status.js";
import { lang } from "./texts.js";

document.documentElement.toggleAttribute("data-live", true);

/** The document that this page holds. */
export const held = hold(start);
const followers = [];

/** Calls this now and after every rendering. */
export function rendered(follow) {
  followers.push(follow);
  follow();
}

clock.startAt(start.now);

// The same context that the server gave to the template, with what has changed since.
const context = () => ({
  ...start,
  own: undefined,
  ...held.view,
  pulse: held.pulse,
  now: clock.now(),
  nonce: start.nonce ?? "js",
  lang,
  connected: status.isConnected(),
});

const paint = renderer(document.getElementById("face") ?? document.querySelector("main"), start.face, context, () => {
  acts.mark();
  haste.look();
  status.show();
  clock.tick();
  followers.forEach((follow) => follow());
});

// Until the whole view is here, what the server painted stays.
const render = () => (held.epoch ? paint() : status.show());

const connection = connect({
  code: start.code,
  lang,
  held,
  debug: new URLSearchParams(location.search).has("debug"),
  on: {
    frame(frame, meant) {
      if (frame.re !== undefined) acts.hear(frame);
      if (meant === "changed") acts.reached(held.seq);
      // An answer frees the fields that were sent, so they show what the document says.
      if (meant === "changed" || frame.re !== undefined) render();
    },
    state(name) {
      status.set(name);
      render();
    },
    open: (fresh) => acts.resend(fresh),
    unsent: (id) => acts.unsent(id),
  },
});

const acts = forms({ code: start.code, held, send: (command) => connection.send(command), render });

status.show();
clock.run(render);
