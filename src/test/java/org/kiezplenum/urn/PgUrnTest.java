package org.kiezplenum.urn;

import static org.kiezplenum.journal.Waiting.result;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;

/** The urn in PostgreSQL keeps the contract. */
@Tag("slow")
class PgUrnTest extends UrnContract {
  private static Database database;
  private static Journal journal;
  private static Urn urn;

  @BeforeAll
  static void open() {
    database = TestPostgres.database();
    journal = new PgJournal(database);
    urn = Secrets.urn(database);
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  @Override
  Journal journal() {
    return journal;
  }

  @Override
  Urn urn() {
    return urn;
  }
}
