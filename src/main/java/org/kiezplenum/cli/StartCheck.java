package org.kiezplenum.cli;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.kiezplenum.config.Config;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Prospect;
import org.kiezplenum.postgres.DataFolder;
import org.kiezplenum.texts.Messages;

/**
 * Says, a line for each thing that a start needs, whether it is there and what a start would do.
 * Changes nothing: makes no folder and no file, and starts nothing.
 */
public final class StartCheck {
  /** Less room than this is worth a word. */
  private static final long COMFORTABLE_BYTES = 2_000_000_000L;

  /** What each process takes. */
  private static final int CONNECTIONS = 12;

  private static final double GIGABYTE = 1e9;

  private final Messages messages;
  private final String lang;
  private final Consumer<String> terminal;
  private int bad;

  public StartCheck(Messages messages, String lang, Consumer<String> terminal) {
    this.messages = messages;
    this.lang = lang;
    this.terminal = terminal;
  }

  /** Whether the server would start. */
  public boolean run(Path workingDirectory, Map<String, String> environment) {
    terminal.accept(
        messages.text(lang, "check.begin", Map.of("version", ProgramVersion.TEXT)) + "\n");
    attempt(() -> {
      Config config = Config.load(workingDirectory, environment);
      Path file = Config.file(workingDirectory);
      good(Files.exists(file) ? "check.settings" : "check.settings-none", Map.of("file", file));
      attempt(() -> address(config));
      attempt(() -> database(config));
      attempt(() -> secret(config));
    });
    terminal.accept("\n" + messages.text(lang, bad == 0 ? "check.well" : "check.not-well"));
    return bad == 0;
  }

  private void address(Config config) throws IOException {
    Listening.tryAt(config.host(), config.port());
    good("check.address", Map.of("host", config.host(), "port", config.port()));
    if (config.publicUrl() != null) {
      good("check.public", Map.of("url", config.publicUrl()));
    } else if (Listening.isOnlyHere(config.host())) {
      careful("check.only-here", Map.of("host", config.host()));
    }
  }

  private void database(Config config) {
    if (config.databaseUrl() == null) {
      embedded(DataFolder.of(config.dataDir()));
    } else {
      Vertx vertx = Vertx.vertx();
      try {
        own(Prospect.of(vertx, Database.address(config.databaseUrl())).await());
      } finally {
        vertx.close().await();
      }
    }
  }

  private void embedded(DataFolder data) {
    Map<String, Object> details =
        Map.of("folder", data.folder(), "free", Math.round(data.freeBytes() / GIGABYTE));
    say(
        data.freeBytes() < COMFORTABLE_BYTES ? "check.careful" : "check.good",
        Files.exists(data.folder()) ? "check.folder" : "check.folder-new",
        details);
    good(
        data.isRunning()
            ? "check.embedded-running"
            : data.isMade() ? "check.embedded" : "check.embedded-new",
        details);
  }

  private void own(Prospect found) {
    Map<String, Object> details =
        Map.of("version", found.version(), "n", found.missing(), "free", found.free());
    good(
        found.applied() == 0
            ? "check.database-new"
            : found.missing() == 0 ? "check.database" : "check.database-older",
        details);
    if (found.free() < CONNECTIONS) {
      careful("check.connections", details);
    }
  }

  private void secret(Config config) {
    Map<String, Object> details = Map.of("file", config.secretFile());
    if (config.secret() != null) {
      config.serverSecret();
      careful("check.secret-set", details);
    } else if (Files.exists(config.secretFile())) {
      boolean canMove = config.serverSecret().canMove();
      say(
          canMove ? "check.good" : "check.careful",
          canMove ? "check.secret" : "check.secret-stands",
          details);
    } else {
      good("check.secret-new", details);
    }
  }

  private interface Look {
    void look() throws IOException;
  }

  /** One thing that is wrong keeps nobody from hearing of the others. */
  private void attempt(Look one) {
    try {
      one.look();
    } catch (IOException | RuntimeException failure) {
      bad++;
      terminal.accept(
          messages.text(lang, "check.bad") + "  " + Apology.of(failure, false, messages, lang));
    }
  }

  private void good(String key, Map<String, ?> details) {
    say("check.good", key, details);
  }

  private void careful(String key, Map<String, ?> details) {
    say("check.careful", key, details);
  }

  private void say(String mark, String key, Map<String, ?> details) {
    terminal.accept(messages.text(lang, mark) + "  " + messages.text(lang, key, details));
  }
}
