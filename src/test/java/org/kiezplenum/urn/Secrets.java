package org.kiezplenum.urn;

import static org.kiezplenum.journal.Waiting.result;

import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestVertx;

/** Secrets of servers, for tests of other packages. */
public final class Secrets {
  private static final String ALWAYS = "the secret that all servers of a test have";

  private Secrets() {}

  /** The same for all who have no file. */
  public static ServerSecret same() {
    return ServerSecret.of(ALWAYS);
  }

  /** Under which the keys in a database are wrapped. */
  static Generation held(Database database) {
    return result(
        database
            .pool()
            .query("select generation from urn_secret")
            .execute()
            .map(rows -> same().at(rows.iterator().next().getLong(0)).orElseThrow()));
  }

  /** The urn of a server that has the secret of all. */
  public static PgUrn urn(Database database) {
    SharedSecret secret = new SharedSecret(TestVertx.get(), database, same());
    result(secret.meet());
    return new PgUrn(database, secret);
  }
}
