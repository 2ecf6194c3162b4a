package org.kiezplenum.assembly.voting.methods.consent;

import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * Consent (sociocratic): a round in which everybody says consent or objection, and nobody abstains.
 * With the full round and no objection it is consented; an objection is worked into the proposal,
 * and the round begins anew. Whoever is silent leaves the round incomplete.
 */
public final class Consent extends OneOf {
  private static final String CONSENT = "consent";
  private static final String OBJECTION = "objection";

  @Override
  public String wireName() {
    return CONSENT;
  }

  @Override
  List<String> words() {
    return List.of(CONSENT, OBJECTION);
  }

  @Override
  public Finding decide(Count count) {
    long consents = count.cells().get(CONSENT);
    long objections = count.cells().get(OBJECTION);
    Optional<Integer> present = count.present();
    if (present.isEmpty()) {
      return YesNo.unknown(count, Base.PRESENT);
    }
    long silent = present.get() - consents - objections;
    if (silent > 0 || consents + objections == 0) {
      return Finding.of(
          count,
          Outcome.ROUND_INCOMPLETE,
          Why.SOME_SILENT,
          "silent",
          Math.max(0, silent),
          "present",
          present.get());
    }
    return objections > 0
        ? Finding.of(count, Outcome.INTEGRATE, Why.OBJECTIONS, "objections", objections)
        : Finding.of(count, Outcome.CONSENTED, Why.NO_OBJECTION_LEFT, "consents", consents);
  }
}
