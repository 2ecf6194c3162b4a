package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.pause;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.TestPostgres;

/** An assembly is removed with everything of it, by its facilitators and nobody else. */
@Tag("slow")
class DeletionTest {
  private static final short DELETED = 4103;

  /** However long the deletion takes, nobody is sent away for a flood of frames meanwhile. */
  private static final long BREATH_MILLIS = 40;

  private static TestServer here;
  private static TestServer there;

  @BeforeAll
  static void start() {
    here = TestServer.start();
    there = here.another();
  }

  @AfterAll
  static void stop() {
    there.close();
    here.close();
  }

  @Test
  void nothingOfItIsLeftAndEverybodyIsToldNotToComeBack() {
    try (Gathering gathering = Gathering.at(here)) {
      Client ali = gathering.phone("Ali");
      Client screen = gathering.add(Client.screen(there, gathering.code()).connect());
      ali.does("hand-in-proposal", "title", "Bänke", "text", "Neue Bänke.");
      ali.does("ask-to-speak");
      gathering.desk.does("write-note", "text", "Eine Zeile");
      ali.does("cast-ballot", "decision", gathering.vote(), "choice", "yes");
      String id = gathering.assembly.id();
      assertThat(traces(id)).contains("event", "word", "urn", "ballot", "seat", "role_key");

      Site.Answer deleted = delete(here, gathering, gathering.desk);

      assertThat(deleted.status()).isEqualTo(303);
      assertThat(deleted.headers().firstValue("Location")).contains("/deleted");
      assertThat(here.get("/deleted", Map.of()).body()).contains("Die Versammlung ist gelöscht");
      assertThat(traces(id)).isEmpty();
      assertThat(gathering.desk.closed()).isEqualTo(DELETED);
      assertThat(ali.closed()).isEqualTo(DELETED);
      assertThat(screen.closed()).isEqualTo(DELETED);
      for (TestServer server : List.of(here, there)) {
        assertThat(server.get("/" + gathering.code(), Map.of()).status()).isEqualTo(404);
        Site.Answer asked = server.get(gathering.api(""), ali.bearer());
        assertThat(asked.status()).isEqualTo(404);
        assertThat(Client.refusal(asked.json())).isEqualTo("no-assembly");
      }
      assertThat(delete(here, gathering, gathering.desk).status()).isEqualTo(404);
    }
  }

  @Test
  void itIsDeletedWhileTheWholeHallIsAtIt() throws InterruptedException {
    try (Gathering gathering = Gathering.at(here)) {
      Client ali = gathering.phone("Ali");
      Thread busy =
          Thread.ofVirtual()
              .start(() -> {
                while (ali.closeCode() == 0) {
                  try {
                    ali.ask(Client.command("ask-to-speak"));
                    pause(BREATH_MILLIS);
                    ali.ask(Client.command("withdraw-entry"));
                    pause(BREATH_MILLIS);
                  } catch (AssertionError | IllegalStateException gone) {
                    return;
                  }
                }
              });
      assertThat(delete(there, gathering, gathering.desk).status()).isEqualTo(303);
      busy.join();
      assertThat(ali.closed()).isEqualTo(DELETED);
      assertThat(traces(gathering.assembly.id())).isEmpty();
    }
  }

  @Test
  void onlyFacilitatorsDelete() {
    try (Gathering gathering = Gathering.at(here)) {
      Client ali = gathering.phone("Ali");
      assertThat(delete(here, gathering, ali).status()).isEqualTo(403);
      assertThat(here.form("/" + gathering.code() + "/delete", Map.of(), Map.of()).status())
          .isEqualTo(403);
      assertThat(here.get("/" + gathering.code() + "/delete", gathering.desk.bearer()).status())
          .isEqualTo(405);
      ali.does("ask-to-speak");
    }
  }

  @Test
  void notWhileItsMinutesArePublished() {
    try (Gathering gathering = Gathering.at(here)) {
      String minutes = "/archive/" + gathering.assembly.id();
      gathering.desk.does("end-assembly");
      gathering.desk.does("publish-minutes");
      assertThat(here.get("/" + gathering.code() + "/desk", gathering.desk.bearer()).body())
          .doesNotContain("/delete");
      Site.Answer refused = delete(here, gathering, gathering.desk);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body()).contains("Nimm die Veröffentlichung zuerst zurück.");
      assertThat(here.get(minutes, Map.of()).status()).isEqualTo(200);

      gathering.desk.does("withdraw-minutes");
      assertThat(here.get("/" + gathering.code() + "/desk", gathering.desk.bearer()).body())
          .contains("/delete");
      assertThat(delete(here, gathering, gathering.desk).status()).isEqualTo(303);
      assertThat(here.get(minutes, gathering.desk.bearer()).status()).isEqualTo(404);
      assertThat(traces(gathering.assembly.id())).isEmpty();
    }
  }

  private static Site.Answer delete(TestServer server, Gathering gathering, Client by) {
    return server.form("/" + gathering.code() + "/delete", Map.of(), by.bearer());
  }

  /** Every table that still holds something of this assembly, those of later releases as well. */
  private static List<String> traces(String id) {
    PgConnection connection = result(PgConnection.connect(TestPostgres.vertx(), here.database()));
    List<String> traces = new ArrayList<>();
    var columns =
        """
        select table_name, column_name from information_schema.columns
        where table_schema = current_schema()
          and (column_name = 'assembly' or (table_name = 'assembly' and column_name = 'id'))\
        """;
    for (Row row : result(connection.query(columns).execute())) {
      String table = row.getString(0);
      String sql = "select 1 from " + table + " where " + row.getString(1) + " = $1";
      if (result(connection.preparedQuery(sql).execute(Tuple.of(id))).size() > 0) {
        traces.add(table);
      }
    }
    result(connection.close());
    return traces;
  }
}
