package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.journal.TestPostgres;

/** Servers over one database that do not have the same secret. */
@Tag("slow")
class OtherSecretTest {
  @TempDir Path folder;

  private final PgConnectOptions address = TestPostgres.address();

  private Map<String, String> with(String setting, String value) {
    Map<String, String> environment = new HashMap<>(CommandLine.on(address));
    environment.put(setting, value);
    return environment;
  }

  @Test
  void theSecondIsRefusedInWordsAndThereIsAWayOn() {
    Map<String, String> ours = with("SECRET", "a secret of one server, long enough");
    Map<String, String> theirs = with("SECRET_FILE", folder.resolve("server.secret").toString());
    try (RealServer here = RealServer.with(ours).start()) {
      assertThat(here.said()).contains("the secret stands still");
      Site.Created assembly = here.create("Kiezversammlung");
      Client desk = Client.join(here, assembly.code(), "Mina", assembly.key()).connect();
      desk.does("open-assembly");
      desk.does("start-item", "item", desk.does("add-item", "title", "Bänke", "minutes", 20));
      desk.does("end-decision", "decision", secretVote(desk));

      RealServer there = RealServer.with(theirs);
      assertThat(there.end()).isEqualTo(1);
      assertThat(there.said()).contains("another secret", "new-secret").doesNotContain("Exception");
      // The one that was there has not noticed.
      String open = secretVote(desk);

      CommandLine insisted = CommandLine.typeHere(theirs, "new-secret");
      assertThat(insisted.said()).contains("by the secret of this server now", "no more: 1");
      assertThat(insisted.code()).isZero();
      assertThat(CommandLine.typeHere(theirs, "new-secret").said()).contains("nothing to change");

      // Now it notices: what it cannot count can be ended, and it takes no more.
      desk.does("end-decision", "decision", open);
      assertThat(
              desk.refused(
                  "open-poll",
                  "method",
                  "simple-majority",
                  "question",
                  "Noch?",
                  "ballots",
                  "secret"))
          .isEqualTo("secret-differs");
      desk.does("open-decision", "question", "Offen geht es?");
      try (RealServer well = there.again().start()) {
        assertThat(Files.exists(folder.resolve("server.secret"))).isTrue();
        assertThat(well.said()).doesNotContain("stands still");
      }
    }
  }

  private static String secretVote(Client desk) {
    return desk.does(
        "open-poll", "method", "simple-majority", "question", "Ja?", "ballots", "secret");
  }
}
