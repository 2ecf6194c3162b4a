package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three people write and change the lines of one item for a while, over connections that drop and
 * acts that are sent twice. Every word that was acknowledged is there, and nobody's was overwritten
 * by somebody who had not read it.
 */
@Tag("slow")
class LinesTogetherTest {
  private static final int ROUNDS = Integer.getInteger("lines.rounds", 60);

  /** What somebody was told is stored: by line, the version and what it says. */
  private final Map<String, Map<Integer, String>> stored = new ConcurrentHashMap<>();

  @Test
  void nothingIsLostOrOverwritten() throws InterruptedException {
    try (TestServer server = TestServer.start()) {
      Site.Created assembly = server.create("Kiezversammlung");
      Client moderation = Client.join(server, assembly.code(), "Miriam", assembly.key()).connect();
      String item = moderation.does("add-item", "title", "Spielstraße", "minutes", 30);
      moderation.does("open-assembly");
      moderation.does("start-item", "item", item);
      for (int line = 0; line < 4; line++) {
        String note = moderation.does("write-note", "text", "Zeile " + line);
        stored.computeIfAbsent(note, none -> new ConcurrentHashMap<>()).put(1, "Zeile " + line);
      }
      List<Thread> writers = new ArrayList<>();
      List<Throwable> failures = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        Writer writer = new Writer(server, assembly, n);
        writers.add(
            Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                .start(writer));
      }
      for (Thread writer : writers) {
        writer.join(TimeUnit.MINUTES.toMillis(5));
      }
      assertThat(failures).isEmpty();

      JsonObject notes = moderation.served().getJsonObject("desk").getJsonObject("note");
      int changes = 0;
      Set<String> expected = new HashSet<>(stored.keySet());
      assertThat(notes.fieldNames()).containsExactlyInAnyOrderElementsOf(expected);
      for (String note : expected) {
        Map<Integer, String> versions = stored.get(note);
        int last = versions.size();
        assertThat(versions.keySet()).as("each version was stored once").contains(1, last);
        JsonObject shown = notes.getJsonObject(note);
        assertThat(shown.getInteger("version")).isEqualTo(last);
        assertThat(shown.getString("text")).isEqualTo(versions.get(last));
        assertThat(shown.containsKey("editor")).isFalse();
        changes += last;
      }
      System.out.printf("%d lines in %d versions by three writers%n", expected.size(), changes);
      assertThat(changes).isGreaterThan(ROUNDS);
      moderation.close();
    }
  }

  private final class Writer implements Runnable {
    private final SplittableRandom random;
    private final String name;
    private Client client;

    Writer(TestServer server, Site.Created assembly, int n) {
      random = new SplittableRandom(n);
      name = "Schreiber:in " + n;
      client = Client.join(server, assembly.code(), name, assembly.key()).connect();
    }

    @Override
    public void run() {
      for (int round = 0; round < ROUNDS; round++) {
        if (random.nextInt(8) == 0) {
          client.drop();
          client.connect();
        }
        if (random.nextInt(5) == 0) {
          String text = name + " neu " + round;
          String note = twice(Client.command("write-note", "text", text)).getString("made");
          stored.computeIfAbsent(note, none -> new ConcurrentHashMap<>()).put(1, text);
        } else {
          change(round);
        }
      }
      client.close();
    }

    private void change(int round) {
      JsonObject notes = client.view().getJsonObject("desk").getJsonObject("note");
      List<String> ids = List.copyOf(notes.fieldNames());
      String note = ids.get(random.nextInt(ids.size()));
      if (twice(Client.command("take-note", "note", note)).containsKey("refused")) {
        return;
      }
      int version = notes.getJsonObject(note).getInteger("version");
      String text = name + " ändert " + round;
      JsonObject answer =
          twice(Client.command("change-note", "note", note, "version", version, "text", text));
      if (answer.containsKey("refused")) {
        assertThat(answer.getJsonObject("refused").getString("code")).isEqualTo("note-changed");
        patiently(Client.command("leave-note", "note", note));
      } else {
        String before =
            stored.computeIfAbsent(note, none -> new ConcurrentHashMap<>()).put(version + 1, text);
        assertThat(before).as("version %d of %s was overwritten", version + 1, note).isNull();
      }
    }

    private static boolean isTooFast(JsonObject answer) {
      JsonObject refused = answer.getJsonObject("refused");
      return refused != null && refused.getString("code").equals("too-fast");
    }

    private static void rest() {
      try {
        TimeUnit.MILLISECONDS.sleep(300);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The answer may be lost on the way, so the same act is sent again. */
    private JsonObject twice(JsonObject command) {
      JsonObject first = patiently(command);
      return random.nextInt(4) == 0 && !first.containsKey("refused") ? patiently(command) : first;
    }

    private JsonObject patiently(JsonObject command) {
      JsonObject answer = client.ask(command);
      while (isTooFast(answer)) {
        rest();
        answer = client.ask(command);
      }
      return answer;
    }
  }
}
