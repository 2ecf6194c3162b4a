package org.kiezplenum.assembly.voting.methods.consent;

import java.util.List;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;

/** Thumbs up, in the middle or down (Meinungsbild): a picture that binds and names nobody. */
public final class Temperature extends OneOf {
  @Override
  public String wireName() {
    return "temperature";
  }

  @Override
  List<String> words() {
    return List.of("up", "middle", "down");
  }

  @Override
  public Faults check(Ask ask) {
    return super.check(ask)
        .or(() -> Faults.when(ask.settings().areByName(), Fault.Code.NEVER_BY_NAME));
  }

  @Override
  public Finding decide(Count count) {
    long all = count.cells().sum(words());
    return all == 0
        ? Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES)
        : Finding.of(count, Outcome.MOOD, Why.PICTURE, "all", all).figures(percent(count));
  }
}
