package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.texts.Messages;

/** Whether a start would succeed, told without changing anything. */
class StartCheckTest {
  private static final Messages MESSAGES = Messages.load();

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void aPortThatIsFree() {
    environment.put("PORT", "0");
    environment.put("DATA_DIR", folder.resolve("data").toString());
  }

  private boolean isWell() {
    return new StartCheck(MESSAGES, "en", said::add).run(folder, environment);
  }

  @Test
  void whereNothingIsYetItSaysWhatAStartMakesAndMakesNothing() throws IOException {
    assertThat(isWell()).as("%s", said).isTrue();
    assertThat(String.join("\n", said))
        .contains(
            "there is no file " + folder.resolve("config/kiezplenum.properties"),
            "It does not exist yet, a start makes it",
            "There are no data yet",
            "The server would start like this.")
        .doesNotContain("WRONG", "⟦");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aSettingThatCannotBeIsSaid() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Path file = folder.resolve("config/kiezplenum.properties");
    Files.write(file, "# Straße\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(isWell()).isFalse();
    assertThat(said).anyMatch(line -> line.startsWith("WRONG") && line.contains("UTF-8"));
    Files.writeString(file, "prot=8081\n");
    assertThat(isWell()).isFalse();
    assertThat(said).anyMatch(line -> line.startsWith("WRONG") && line.contains("prot (port?)"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/cluster"));
    Files.writeString(data.resolve("PG_VERSION"), "9\n");
    Files.writeString(folder.resolve("data/server.secret"), "short");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("HOST", "127.0.0.1");
      environment.put("PORT", Integer.toString(taken.getLocalPort()));
      assertThat(isWell()).isFalse();
    }
    assertThat(said.stream().filter(line -> line.startsWith("WRONG")))
        .hasSize(3)
        .anyMatch(line -> line.contains("The port is taken"))
        .anyMatch(line -> line.contains("written by PostgreSQL 9"))
        .anyMatch(line -> line.contains("at least 32 characters"));
  }

  @Test
  void aServerThatRunsOnTheDataIsSeen() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve("data/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(lock.lock().isValid()).isTrue();
      assertThat(isWell()).isFalse();
    }
    assertThat(said).anyMatch(line -> line.contains("is running on these data already"));
  }
}
