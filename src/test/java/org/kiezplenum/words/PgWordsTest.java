package org.kiezplenum.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;

/** Words in PostgreSQL keep the contract. */
@Tag("slow")
class PgWordsTest extends WordsContract {
  private static Database database;
  private static Journal journal;
  private static Words words;

  @BeforeAll
  static void open() {
    database = TestPostgres.database();
    journal = new PgJournal(database);
    words = new PgWords(database);
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
  Words words() {
    return words;
  }

  @Test
  void theRowOfAnErasedWordStaysAndSaysSo() {
    AssemblyId assembly = new AssemblyId("erased0000000001");
    result(journal.begin(assembly, "ERASED"));
    result(
        journal.append(
            assembly,
            0,
            Set.of(),
            (standing, t) ->
                words
                    .write(t, assembly, List.of(new Written("p1/name", 1, "Ali", "00")))
                    .compose(done -> words.erase(t, assembly, "p1/name"))
                    .compose(
                        done -> Future.succeededFuture(new Journal.Batch(List.of(), Map.of())))));
    String sql =
        """
        select count(*) as rows, count(text) as texts, count(salt) as salts from word
        where assembly = 'erased0000000001'\
        """;
    var row = result(database.pool().query(sql).execute()).iterator().next();
    assertThat(row.getLong("rows")).isEqualTo(1);
    assertThat(row.getLong("texts")).isZero();
    assertThat(row.getLong("salts")).isZero();
  }
}
