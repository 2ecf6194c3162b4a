package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Progress;
import org.kiezplenum.backup.Restore;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Flaw;
import org.kiezplenum.proof.Proof;

/** Whatever the rules accept is sound, and is taken in elsewhere. */
@Tag("slow")
class SoundTest {
  private static final Progress SILENT = (done, all) -> {};

  private static TestServer server;
  private static Database elsewhere;

  @TempDir Path folder;

  private Gathering gathering;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    elsewhere = TestPostgres.database();
  }

  @AfterAll
  static void stop() {
    server.close();
    result(elsewhere.close());
  }

  @BeforeEach
  void gather() {
    gathering = Gathering.at(server);
  }

  /** Here, in a file, and there. */
  private void isSound() {
    AssemblyId id = new AssemblyId(gathering.assembly.id());
    Path file = folder.resolve("evening.kiez");
    Database here = result(Database.look(TestPostgres.vertx(), server.database()));
    try (Proof proof = Proof.of(here)) {
      assertThat(proof.of(id, null).flaws()).isEmpty();
      Backup.one(here, id, file, SILENT);
    } finally {
      result(here.close());
    }
    assertThat(Restore.one(elsewhere, Restore.check(file, SILENT), SILENT).verdict().flaws())
        .isEmpty();
    try (Proof proof = Proof.of(elsewhere)) {
      assertThat(proof.of(id, null).flaws()).isEmpty();
    }
    gathering.close();
  }

  private Client voter(String decision, String name, String choice) {
    Client phone = gathering.phone(name);
    phone.does("cast-ballot", "decision", decision, "choice", choice, "change", 1);
    return phone;
  }

  @Test
  void aVoteThatEndsUncounted() {
    String decision = gathering.vote();
    voter(decision, "Ada", "yes");
    gathering.desk.does("end-decision", "decision", decision);
    isSound();
  }

  @Test
  void aVoteThatIsOpenedAgainAndEnds() {
    String decision = gathering.vote();
    Client ada = voter(decision, "Ada", "yes");
    gathering.desk.does("close-decision", "decision", decision);
    gathering.desk.does("reopen-decision", "decision", decision);
    ada.does("cast-ballot", "decision", decision, "choice", "no", "change", 2);
    gathering.desk.does("end-decision", "decision", decision);
    isSound();
  }

  @Test
  void aSecretVoteThatEndsUncounted() {
    String decision =
        gathering.desk.does(
            "open-poll", "question", "Wer?", "method", "simple-majority", "ballots", "secret");
    voter(decision, "Ada", "yes");
    gathering.desk.does("end-decision", "decision", decision);
    isSound();
  }

  @Test
  void twoWhoVotedAndTurnOutToBeOneAfterTheAnnouncement() {
    String decision = gathering.vote();
    Client ada = voter(decision, "Ada", "yes");
    Client phone = voter(decision, "Ada", "no");
    gathering.desk.does("close-decision", "decision", decision);
    gathering.desk.does("announce-decision", "decision", decision);
    gathering.desk.does("merge-people", "person", phone.person(), "into", ada.person());
    isSound();
  }

  @Test
  void aBallotOfAThirdIsMissedThoughTwoTurnedOutToBeOne() {
    String decision = gathering.vote();
    Client ada = voter(decision, "Ada", "yes");
    Client phone = voter(decision, "Ada", "no");
    Client cem = voter(decision, "Cem", "no");
    gathering.desk.does("close-decision", "decision", decision);
    gathering.desk.does("announce-decision", "decision", decision);
    gathering.desk.does("merge-people", "person", phone.person(), "into", ada.person());
    String id = gathering.assembly.id();
    Database here = result(Database.look(TestPostgres.vertx(), server.database()));
    Tuple ballot = Tuple.of(id, decision, cem.person());
    try (Proof proof = Proof.of(here)) {
      result(
          here.pool()
              .preparedQuery(
                  "delete from ballot where assembly = $1 and decision = $2 and person = $3")
              .execute(ballot));
      assertThat(proof.of(new AssemblyId(id), null).flaws())
          .extracting(Flaw::kind)
          .containsExactly(Flaw.FlawKind.BALLOTS_DIFFER);
    } finally {
      result(here.close());
    }
    gathering.close();
  }

  @Test
  void twoWhoVotedByNameAndTurnOutToBeOneAfterTheAnnouncement() {
    String decision =
        gathering.desk.does(
            "open-poll", "question", "Wer?", "method", "simple-majority", "ballots", "by-name");
    Client ada = voter(decision, "Ada", "yes");
    Client phone = voter(decision, "Ada B.", "yes");
    gathering.desk.does("close-decision", "decision", decision);
    gathering.desk.does("announce-decision", "decision", decision);
    gathering.desk.does("merge-people", "person", phone.person(), "into", ada.person());
    isSound();
  }
}
