package org.kiezplenum.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;

/** Seats in PostgreSQL keep the contract. */
@Tag("slow")
class PgSeatsTest extends SeatsContract {
  private static final AtomicInteger ASSEMBLIES = new AtomicInteger();
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestPostgres.database();
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  @Override
  Seats seats() {
    return new PgSeats(database);
  }

  @Override
  AssemblyId begin() {
    int number = ASSEMBLIES.incrementAndGet();
    AssemblyId assembly = new AssemblyId("%016d".formatted(number));
    result(new PgJournal(database).begin(assembly, "S%05d".formatted(number)));
    return assembly;
  }

  @Test
  void theRowsOfOneTokenHaveNothingInCommon() {
    PersonId person = PersonId.of(7);
    result(seats().take(begin(), "linked?", person));
    result(seats().take(begin(), "linked?", person));
    Set<Buffer> stored = new HashSet<>();
    result(database.pool().query("select token from seat where person = 'p7'").execute())
        .forEach(row -> stored.add(row.getBuffer("token")));
    assertThat(stored).hasSize(2).allSatisfy(token -> assertThat(token.length()).isEqualTo(32));
  }
}
