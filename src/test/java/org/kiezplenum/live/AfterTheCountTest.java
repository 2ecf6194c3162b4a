package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.postgres.OwnPostgres;
import org.kiezplenum.urn.Burglar;

/**
 * After a secret vote PostgreSQL's files still hold its ballots and its key, for its log is kept
 * and rows that were deleted are not wiped. With the secret as it is then, and whatever follows
 * from it, nobody reads them. With a copy of the secret from before they are read, which shows that
 * they are there and that this test finds them.
 */
@Tag("slow")
class AfterTheCountTest {
  private static final List<String> CHOICES =
      List.of("a>b>c", "b", "c>a", "b>a>c", "c", "a>c", "b>c>a", "a");
  private static final int STEPS = 5;

  @TempDir Path folder;

  private Path data;
  private Database database;

  /** A secret vote in an assembly of its own, as somebody knows it who was there. */
  private final class Vote implements AutoCloseable {
    final Gathering gathering;
    final AssemblyId assembly;
    final DecisionId decision;
    final int length;

    Vote(TestServer server) {
      gathering = Gathering.at(server);
      assembly = new AssemblyId(gathering.assembly.id());
      String opened =
          gathering.desk.does(
              "open-poll",
              "method",
              "irv",
              "question",
              "Wer spricht für uns?",
              "options",
              "Dana\nFinn\nJo",
              "ballots",
              "secret");
      decision = new DecisionId(opened);
      for (String choice : CHOICES) {
        gathering
            .phone(null)
            .does("cast-ballot", "decision", opened, "ballot", choice, "change", 1);
      }
      length =
          result(
                  database
                      .pool()
                      .preparedQuery("select max(length(ballot)) from ballot where assembly = $1")
                      .execute(Tuple.of(assembly.value())))
              .iterator()
              .next()
              .getInteger(0);
    }

    void does(String verb) {
      gathering.desk.does(verb, "decision", decision.value());
    }

    Set<String> readBy(Burglar burglar, Path secret) {
      return burglar.reads(secret, STEPS, assembly, decision, length);
    }

    @Override
    public void close() {
      gathering.close();
    }
  }

  @Test
  void nothingThatIsLeftCanBeReadWithTheSecretThatIsKept() throws IOException {
    // Made before, so that its programs are unpacked.
    TestPostgres.address();
    data = folder.resolve("data");
    Path secret = data.resolve("server.secret");
    try (OwnPostgres postgres =
        OwnPostgres.start(TestPostgres.vertx(), data, TestPostgres.BINARIES)) {
      database = result(Database.open(TestPostgres.vertx(), postgres.options()));
      result(database.pool().query("checkpoint").execute());
      Map<Path, byte[]> empty = Burglar.look(data);
      try (TestServer server = TestServer.with(secret, postgres.options());
          Vote counted = new Vote(server);
          Vote ended = new Vote(server);
          Vote deleted = new Vote(server);
          Vote stays = new Vote(server)) {
        Path before = Files.copy(secret, folder.resolve("before"));

        counted.does("close-decision");
        ended.does("end-decision");
        delete(server, deleted.gathering);

        awaitGeneration(secret, 3);
        result(database.pool().query("checkpoint").execute());
        Burglar burglar = Burglar.in(data, empty);
        for (Vote vote : List.of(counted, ended, deleted)) {
          assertThat(vote.readBy(burglar, before))
              .as("with the secret of before")
              .isEqualTo(new TreeSet<>(CHOICES));
          assertThat(vote.readBy(burglar, secret)).as("with the secret of now").isEmpty();
        }
        // While a vote is on, the server can read it, and who has all that the server has.
        assertThat(stays.readBy(burglar, secret)).isEqualTo(new TreeSet<>(CHOICES));

        stays.does("close-decision");
        awaitGeneration(secret, 4);
        Burglar again = Burglar.in(data, empty);
        assertThat(stays.readBy(again, before)).isEqualTo(new TreeSet<>(CHOICES));
        assertThat(stays.readBy(again, secret)).isEmpty();
      } finally {
        result(database.close());
      }
    }
  }

  private static void delete(TestServer server, Gathering gathering) {
    assertThat(
            server
                .form("/" + gathering.code() + "/delete", Map.of(), gathering.desk.bearer())
                .status())
        .isEqualTo(303);
  }

  /** The file follows the commit; whoever was answered may be ahead of it for a moment. */
  private static void awaitGeneration(Path secret, int generation) {
    until(() -> {
      try {
        return Files.readString(secret).contains("generation " + generation + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
