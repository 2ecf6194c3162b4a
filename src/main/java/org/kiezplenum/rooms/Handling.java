package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.Urn;

/** Something that happens to ballots in an urn. */
sealed interface Handling {

  record Put(Cast cast) implements Handling {}

  /**
   * Two people were one, who has one ballot in a decision that is opened again; or somebody has no
   * vote in it any more, or what was entered for them is taken out.
   *
   * @param into absent where nobody has the ballot of the one who went
   */
  record Merged(DecisionId decision, PersonId gone, @Nullable PersonId into) implements Handling {}

  /** In the order in which it happened; ballots that follow each other are put in together. */
  static void write(
      List<Handling> handlings,
      Urn urn,
      AssemblyId id,
      Transaction transaction,
      List<Future<?>> writes) {
    List<Cast> together = new ArrayList<>();
    for (Handling handling : handlings) {
      switch (handling) {
        case Put put -> together.add(put.cast());
        case Merged merged -> {
          if (!together.isEmpty()) {
            writes.add(urn.cast(transaction, id, List.copyOf(together)));
            together.clear();
          }
          writes.add(urn.merge(transaction, id, merged.decision(), merged.gone(), merged.into()));
        }
      }
    }
    if (!together.isEmpty()) {
      writes.add(urn.cast(transaction, id, together));
    }
  }
}
