package org.kiezplenum.proof;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;

/** Compares the texts with the digests that events keep of them. */
final class Spoken {
  private static final int ASKED_AT_ONCE = 200;

  private final PgConnection connection;
  private final AssemblyId assembly;
  private final Flaws flaws;
  private final Set<String> there = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private final List<Said> asked = new ArrayList<>();

  private record Said(long seq, WordRef word) {}

  Spoken(PgConnection connection, AssemblyId assembly, Flaws flaws) {
    this.connection = connection;
    this.assembly = assembly;
    this.flaws = flaws;
  }

  /** Whatever looks like a reference is one, also in events of a later version. */
  void hear(long seq, Object body) {
    if (body instanceof JsonObject map) {
      if (map.size() == 3
          && map.getValue("key") instanceof String key
          && map.getValue("version") instanceof Integer version
          && map.getValue("digest") instanceof String digest) {
        asked.add(new Said(seq, new WordRef(key, version, digest)));
        if (asked.size() == ASKED_AT_ONCE) {
          compare();
        }
      } else {
        map.forEach(field -> hear(seq, field.getValue()));
      }
    } else if (body instanceof JsonArray list) {
      list.forEach(each -> hear(seq, each));
    }
  }

  private void compare() {
    var rows =
        connection
            .preparedQuery(
                """
                select word.key is not null as there, text, salt
                from unnest($2::text[], $3::integer[]) with ordinality as asked (key, version, place)
                left join word on word.assembly = $1
                  and word.key = asked.key and word.version = asked.version
                order by place\
                """)
            .execute(
                Tuple.of(assembly.value())
                    .addArrayOfString(
                        asked.stream().map(said -> said.word().key()).toArray(String[]::new))
                    .addArrayOfInteger(
                        asked.stream().map(said -> said.word().version()).toArray(Integer[]::new)))
            .await();
    int place = 0;
    for (Row row : rows) {
      compare(asked.get(place++), row);
    }
    asked.clear();
  }

  private void compare(Said said, Row row) {
    WordRef word = said.word();
    if (!row.getBoolean("there")) {
      flaws.add(flaw(Flaw.FlawKind.WORD_MISSING, said));
      return;
    }
    there.add(name(word.key(), word.version()));
    String text = row.getString("text");
    String salt = row.getString("salt");
    if (text == null || salt == null) {
      erased.add(name(word.key(), word.version()));
    } else if (!new Wording(text, salt).digest().equals(word.digest())) {
      flaws.add(flaw(Flaw.FlawKind.WORD_FORGED, said));
    }
  }

  private static Flaw flaw(Flaw.FlawKind kind, Said said) {
    return new Flaw(
        kind,
        Map.of("seq", said.seq(), "word", said.word().key(), "version", said.word().version()));
  }

  /** After the last event: looks for texts of which none speaks. */
  void end() {
    if (!asked.isEmpty()) {
      compare();
    }
    long unsaid = 0;
    String example = "";
    try (Rows rows =
        Rows.of(
            connection,
            "select key, version from word where assembly = $1 order by key, version",
            assembly)) {
      for (Row row : rows) {
        if (!there.contains(name(row.getString("key"), row.getInteger("version")))) {
          unsaid++;
          example = row.getString("key");
        }
      }
    }
    if (unsaid > 0) {
      flaws.add(new Flaw(Flaw.FlawKind.WORDS_UNSAID, Map.of("n", unsaid, "word", example)));
    }
  }

  private static String name(String key, int version) {
    return key + " " + version;
  }

  int words() {
    return there.size();
  }

  int erased() {
    return erased.size();
  }
}
