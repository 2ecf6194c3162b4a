package org.kiezplenum.words;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgTransaction;
import org.kiezplenum.journal.Transaction;

/** What people are called and what they wrote, in PostgreSQL. */
public final class PgWords implements Words {
  private final Database database;

  public PgWords(Database database) {
    this.database = database;
  }

  @Override
  public Future<Void> write(Transaction transaction, AssemblyId assembly, List<Written> words) {
    if (words.isEmpty()) {
      return Future.succeededFuture();
    }
    // The assembly's head is held; a version that exists already fails on the primary key.
    return PgTransaction.connection(transaction)
        .preparedQuery(
            """
            with added as (
              insert into word (assembly, key, version, text, salt)
              select $1, key, version, text, salt
              from unnest($2::text[], $3::integer[], $4::text[], $5::text[])
                as new (key, version, text, salt)
              returning octet_length(text) as bytes
            )
            update assembly set text_bytes = text_bytes + (select sum(bytes) from added)
            where id = $1\
            """)
        .execute(
            Tuple.of(assembly.value())
                .addArrayOfString(words.stream().map(Written::key).toArray(String[]::new))
                .addArrayOfInteger(words.stream().map(Written::version).toArray(Integer[]::new))
                .addArrayOfString(words.stream().map(Written::text).toArray(String[]::new))
                .addArrayOfString(words.stream().map(Written::salt).toArray(String[]::new)))
        .mapEmpty();
  }

  @Override
  public Future<List<Written>> latest(AssemblyId assembly) {
    return database
        .pool()
        .preparedQuery(
            """
            select distinct on (key) key, version, text, salt from word
            where assembly = $1 and text is not null
            order by key, version desc\
            """)
        .execute(Tuple.of(assembly.value()))
        .map(rows -> {
          List<Written> words = new ArrayList<>(rows.size());
          rows.forEach(row -> words.add(written(row)));
          return List.copyOf(words);
        });
  }

  @Override
  public Future<Optional<Written>> read(AssemblyId assembly, String key, int version) {
    return database
        .pool()
        .preparedQuery(
            """
            select key, version, text, salt from word
            where assembly = $1 and key = $2 and version = $3 and text is not null\
            """)
        .execute(Tuple.of(assembly.value(), key, version))
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(written(rows.iterator().next())));
  }

  @Override
  public Future<Void> erase(Transaction transaction, AssemblyId assembly, String key) {
    return PgTransaction.connection(transaction)
        .preparedQuery("update word set text = null, salt = null where assembly = $1 and key = $2")
        .execute(Tuple.of(assembly.value(), key))
        .mapEmpty();
  }

  private static Written written(Row row) {
    return new Written(
        row.getString("key"),
        row.getInteger("version"),
        row.getString("text"),
        row.getString("salt"));
  }
}
