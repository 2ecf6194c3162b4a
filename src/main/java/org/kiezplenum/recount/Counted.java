package org.kiezplenum.recount;

import java.util.List;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Presence;

/**
 * A decision as an assembly has counted it: what came from phones and what stood on paper apart.
 *
 * @param labels what the options are called, in their order
 */
public record Counted(
    String title,
    Ask ask,
    List<String> labels,
    Bag phones,
    Bag papers,
    Cells hands,
    Presence presence) {
  public Counted {
    labels = List.copyOf(labels);
  }

  /** As it can be counted again, for which it does not matter where a ballot came from. */
  public BallotFile file() {
    return new BallotFile(title, ask, labels, phones.plus(papers), hands, presence);
  }
}
