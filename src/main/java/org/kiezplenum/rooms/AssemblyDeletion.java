package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.views.World;

/**
 * Removes a whole assembly. It is removed as it was when it was looked at, or not at all: nobody
 * can publish its minutes in between.
 */
final class AssemblyDeletion {
  /** Somebody acts in between now and then, but not for ever. */
  private static final int MOST_TRIES = 50;

  private AssemblyDeletion() {}

  /**
   * Fails with {@link CommandRefused}. Whoever listens is told by the ledger, which finds nothing.
   */
  static Future<Void> run(Ledger ledger, Stores stores, @Nullable PersonId by) {
    return run(ledger, stores, by, MOST_TRIES);
  }

  private static Future<Void> run(
      Ledger ledger, Stores stores, @Nullable PersonId by, int triesLeft) {
    return ledger
        .refresh()
        .compose(known -> {
          World world = ledger.world();
          Optional<Refusal.Code> why = whyNot(world, by);
          return why.isPresent()
              ? Future.failedFuture(new CommandRefused(new Refusal(why.get())))
              : stores
                  .journal()
                  .delete(
                      world.id(),
                      world.seq(),
                      transaction -> stores.urn().forget(transaction, world.id()));
        })
        .compose(deleted -> {
          if (deleted) {
            return ledger.refresh();
          }
          return triesLeft == 0
              ? Future.failedFuture(new CommandRefused(new Refusal(Refusal.Code.TOO_FAST)))
              : run(ledger, stores, by, triesLeft - 1);
        });
  }

  private static Optional<Refusal.Code> whyNot(World world, @Nullable PersonId by) {
    Person person = world.assembly().people().sitting(by);
    if (person == null || !person.is(Role.FACILITATOR)) {
      return Optional.of(Refusal.Code.NOT_ALLOWED);
    }
    return world.assembly().phase() instanceof Phase.Published
        ? Optional.of(Refusal.Code.MINUTES_PUBLISHED)
        : Optional.empty();
  }
}
