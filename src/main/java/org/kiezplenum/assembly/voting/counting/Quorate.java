package org.kiezplenum.assembly.voting.counting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Quorum;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/** Are enough here? */
final class Quorate {
  private Quorate() {}

  /** What is found already, or nothing if it can be decided. */
  static @Nullable Finding check(Count count, Method method) {
    Quorum quorum = count.settings().quorum();
    if (quorum == Quorum.NONE) {
      return null;
    }
    // Of initiatives nobody knows who is here before they vote, and no people are counted.
    boolean isOfInitiatives = !method.asksPeople();
    Optional<Integer> entitled =
        isOfInitiatives ? Optional.of(count.ask().options().size()) : count.entitled();
    boolean isOfParticipants =
        isOfInitiatives || count.settings().is(Setting.QUORUM_OF, "participating");
    Optional<Long> here =
        isOfParticipants
            ? Optional.of(method.turnout(count.ask(), count.cells(), count.ballots()))
            : count.present().map(Integer::longValue);
    if (entitled.isEmpty() || here.isEmpty()) {
      return Finding.of(
          count,
          Outcome.INCOMPLETE,
          Why.PRESENCE_UNKNOWN,
          "missing",
          entitled.isEmpty() ? "entitled" : "present");
    }
    int needed = quorum.needed(entitled.get());
    return here.get() >= needed
        ? null
        : Finding.of(
            count,
            Outcome.NOT_QUORATE,
            Why.TOO_FEW_HERE,
            "here",
            here.get(),
            "needed",
            needed,
            "entitled",
            entitled.get(),
            "quorum",
            quorum.wireName(),
            "of",
            isOfParticipants ? "participating" : "present");
  }
}
