// The server's time, worked out from questions and answers. Told what this device's clocks say, it asks nothing itself.

const KEPT_MS = 10 * 60_000;
// By so much of the time that goes by two clocks may run apart.
const DRIFT = 1e-4;
const JUMP_MS = 250;
const SMALL_STEP_BACK_MS = 2_000;

// Two clocks of the device: `steady` is never set but may stand still in sleep, `wall` goes on but may
// be set. `lost` is called when they part: then all that was measured is worth nothing.
export function serverTime(steady, wall, lost) {
  let samples = [];
  let offset = 0;
  let gap = wall() - steady();
  let slept = 0;
  let from = -Infinity;
  let shown = 0;

  function device() {
    const parted = wall() - steady() - gap;
    gap += parted;
    if (Math.abs(parted) > JUMP_MS) {
      // Forwards it has nearly always slept; backwards somebody has set its clock.
      slept += Math.max(0, parted);
      samples = [];
      shown = 0;
      from = steady() + slept;
      lost();
    }
    return steady() + slept;
  }

  /** How far the server's clock may be from what this sample says. */
  const doubt = (s, at) => s.roundTrip / 2 + (at - s.at) * DRIFT;

  return {
    device,

    /** Asked at `t0` on the device's clock, answered with the server's time, which came `back`. */
    sample(t0, server, back = device()) {
      if (t0 < from || back < t0) return;
      const fresh = { at: back, roundTrip: back - t0, offset: server - (t0 + back) / 2 };
      // Both cannot be true if they are further apart than both journeys allow: then a clock was set.
      samples = samples.filter(
        (s) => back - s.at < KEPT_MS && Math.abs(s.offset - fresh.offset) <= doubt(s, back) + doubt(fresh, back) + 2,
      );
      samples.push(fresh);
      ({ offset } = samples.reduce((best, s) => (doubt(s, back) < doubt(best, back) ? s : best)));
    },

    /** Milliseconds on the server's clock. A better sample never makes it run backwards: it waits. */
    now() {
      const corrected = Math.round(device() + offset);
      if (corrected > shown || shown - corrected > SMALL_STEP_BACK_MS) shown = corrected;
      return shown;
    },
  };
}
