package org.kiezplenum.assembly.voting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * What must be mended before a secret vote of few is announced, whatever its ballots say: else
 * somebody enters hands until something is amiss, and knows what was in the urn.
 */
final class Lacking {
  private final Poll poll;
  private final Ask ask;
  private final Presence presence;

  Lacking(Poll poll, Ask ask, Presence presence) {
    this.poll = poll;
    this.ask = ask;
    this.presence = presence;
  }

  /**
   * The finding that says what is missing; else what was found.
   *
   * @param found from everything that was counted
   */
  Finding or(Finding found) {
    if (found.reason().why() == Why.NOT_COUNTED || HeadCounts.isExcess(found.reason())) {
      return found;
    }
    // Ballots fit together; if the sum with hands does not, hands alone do not either.
    Finding hands = Methods.find(ask, Bag.EMPTY, poll.raised(), Bag.EMPTY, presence);
    if (hands.outcome() == Outcome.INCOMPLETE) {
      return hands;
    }
    return Stream.of(ask, ask.without(Setting.QUORUM))
        .map(this::ofOne)
        .filter(Objects::nonNull)
        .filter(one -> one.reason().why() == Why.PRESENCE_UNKNOWN)
        .findFirst()
        .orElse(found);
  }

  /** What would be found if one person had voted; nothing where that needs more than a word. */
  private @Nullable Finding ofOne(Ask asked) {
    Form form = Methods.form(asked);
    List<String> said = form.shape() == Form.Shape.WORD ? form.words() : asked.options();
    return Methods.read(asked, said.getFirst()) instanceof Reading.Ballot one
        ? Methods.find(asked, Bag.of(Map.of(one.text(), 1)), Cells.NONE, Bag.EMPTY, presence)
        : null;
  }
}
