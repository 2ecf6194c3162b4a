package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Form;

/**
 * Where the votes of a poll came from: phones, or names in a vote by name, raised hands, paper. How
 * many from each; and of an open question that is answered in a word, what was said there.
 */
final class ChannelsTold {
  private final Poll poll;

  ChannelsTold(Poll poll) {
    this.poll = poll;
  }

  /** Only where something came from; nothing if there are no votes. */
  @Nullable List<Object> all() {
    List<Object> all = new ArrayList<>();
    Bag cast = poll.phones() == null ? Bag.EMPTY : poll.phones();
    add(all, poll.ask().settings().areByName() ? "names" : "phones", Cells.NONE, cast);
    add(all, "hands", poll.raised(), Bag.EMPTY);
    add(all, "paper", Cells.NONE, poll.written());
    return all.isEmpty() ? null : all;
  }

  private void add(List<Object> all, String channel, Cells hands, Bag ballots) {
    Cells cells = Methods.cells(poll.ask(), ballots).plus(hands);
    long n = Methods.turnout(poll.ask(), cells, ballots);
    if (n > 0) {
      all.add(new Told().with("channel", channel).with("n", n).with("said", said(cells)).made());
    }
  }

  /** In a secret vote it would tell of the few who voted in one way. */
  private @Nullable List<Object> said(Cells cells) {
    Form form = Methods.form(poll.ask());
    if (form.shape() != Form.Shape.WORD || poll.ask().settings().areSecret()) {
      return null;
    }
    List<Object> said = new ArrayList<>();
    for (String word : form.words()) {
      said.add(new Told().with("word", word).with("n", cells.get(word)).made());
    }
    return said;
  }
}
