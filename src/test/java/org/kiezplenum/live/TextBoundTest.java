package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;

/** An assembly has a bound for all that is written in it, and the desk is the last to meet it. */
@Tag("slow")
class TextBoundTest {
  private static final long MOST = 16L * 1024 * 1024;

  @Test
  void participantsMeetTheBoundBeforeTheDeskAndPeopleStillComeIn() {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Client ali = gathering.phone("Ali");
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      String id = gathering.assembly.id();
      long before = bytes(database, id);
      ali.does("hand-in-proposal", "title", "Bänke", "text", "x".repeat(5_000));
      assertThat(bytes(database, id)).isEqualTo(before + 5_006);
      assertThat(bytes(database, id)).isEqualTo(summed(database, id));

      fill(database, id, MOST - 2_000);
      assertThat(ali.refused("hand-in-proposal", "title", "Baum", "text", "x".repeat(5_000)))
          .isEqualTo("texts-full");
      ali.does("hand-in-proposal", "title", "Baum", "text", "x".repeat(500));
      fill(database, id, MOST);
      assertThat(ali.refused("change-name", "name", "Alina")).isEqualTo("texts-full");
      ali.does("ask-to-speak");
      gathering.desk.does("write-note", "text", "Wir machen weiter.");
      Client.join(server, gathering.code(), "Bea");

      fill(database, id, 2 * MOST);
      assertThat(gathering.desk.refused("write-note", "text", "Noch etwas."))
          .isEqualTo("texts-full");
      gathering.desk.does("end-assembly");
      result(database.close());
    }
  }

  /** Ten versions of forty thousand bytes, at two servers in turn. */
  @Test
  void onePersonWritesSoMuchAtATimeWhereverTheyWriteIt() {
    try (TestServer here = TestServer.start();
        TestServer there = here.another();
        Gathering gathering = Gathering.at(here)) {
      Client ali = gathering.phone("Ali");
      Client window = gathering.add(ali.elsewhere(there).connect());
      String proposal = ali.does("hand-in-proposal", "title", "Bänke", "text", "kurz");
      int taken = 0;
      JsonObject refused = null;
      for (int version = 1; version <= 10; version++) {
        Client at = version % 2 == 0 ? ali : window;
        // So that both know what was written at the other.
        at.served();
        JsonObject answer =
            at.ask(
                Client.command(
                    "change-proposal",
                    "proposal",
                    proposal,
                    "version",
                    taken + 1,
                    "text",
                    version + "x".repeat(19_900),
                    "reasons",
                    version + "y".repeat(19_900)));
        refused = answer.getJsonObject("refused");
        taken += refused == null ? 1 : 0;
      }
      assertThat(taken).isEqualTo(3);
      assertThat(refused.getString("code")).isEqualTo("too-much-text");
      assertThat(refused.encode()).containsPattern("In [1-4] min geht es weiter");
      gathering.phone("Bo").does("hand-in-proposal", "title", "Baum", "text", "z".repeat(19_900));
    }
  }

  private static void fill(Database database, String id, long bytes) {
    result(
        database
            .pool()
            .preparedQuery("update assembly set text_bytes = $2 where id = $1")
            .execute(Tuple.of(id, bytes)));
  }

  private static long bytes(Database database, String id) {
    return number(database, id, "select text_bytes from assembly where id = $1");
  }

  private static long summed(Database database, String id) {
    return number(
        database, id, "select sum(octet_length(text))::bigint from word where assembly = $1");
  }

  private static long number(Database database, String id, String sql) {
    return result(database.pool().preparedQuery(sql).execute(Tuple.of(id)))
        .iterator()
        .next()
        .getLong(0);
  }
}
