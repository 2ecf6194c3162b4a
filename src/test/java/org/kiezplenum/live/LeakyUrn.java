package org.kiezplenum.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.PgTransaction;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.ForwardingUrn;
import org.kiezplenum.urn.Seal;
import org.kiezplenum.urn.Urn;
import org.slf4j.LoggerFactory;

/** An urn that tells something about secret ballots. None of the leaks names a person. */
final class LeakyUrn extends ForwardingUrn {
  /** What it tells. */
  enum Leak {
    NONE,
    /** In which order choices came in. */
    SERIAL,
    /** When which choice came in. */
    TIME,
    /** How long a ballot is. */
    UNPADDED,
    /** The log counts how many options were named. */
    LOG
  }

  static final String TABLE =
      "create table told (serial bigserial, at bigint, choice text not null)";

  private final Leak leak;
  private volatile Seal seal;

  LeakyUrn(Urn urn, Leak leak) {
    super(urn);
    this.leak = leak;
  }

  @Override
  public Future<Void> keep(
      Transaction transaction, AssemblyId assembly, DecisionId decision, Seal fresh) {
    seal = fresh;
    return urn.keep(transaction, assembly, decision, fresh);
  }

  @Override
  public Future<Void> cast(Transaction transaction, AssemblyId assembly, List<Cast> casts) {
    List<Cast> told = new ArrayList<>(casts);
    Future<Void> more = Future.succeededFuture();
    for (Cast cast : casts) {
      String choice = seal.open(cast.ballot()).orElseThrow();
      switch (leak) {
        case NONE -> {}
        case SERIAL -> more = tell(transaction, null, choice);
        case TIME -> more = tell(transaction, System.currentTimeMillis(), choice);
        case UNPADDED ->
            told.set(
                told.indexOf(cast),
                new Cast(
                    cast.decision(),
                    cast.person(),
                    seal.close(choice, choice.length() + 1),
                    cast.change()));
        case LOG ->
            LoggerFactory.getLogger(LeakyUrn.class)
                .info("a ballot names {}", choice.split(">").length);
      }
    }
    return Future.join(more, urn.cast(transaction, assembly, told)).mapEmpty();
  }

  private static Future<Void> tell(Transaction transaction, Long at, String choice) {
    return PgTransaction.connection(transaction)
        .preparedQuery("insert into told (at, choice) values ($1, $2)")
        .execute(Tuple.of(at, choice))
        .mapEmpty();
  }
}
