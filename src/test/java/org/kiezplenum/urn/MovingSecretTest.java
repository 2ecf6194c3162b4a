package org.kiezplenum.urn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret of a server goes forward, and its file with it. */
class MovingSecretTest {
  private static final byte[] KEY = {1, 2, 3};
  private static final String ABOUT = "abcdefghijklmnop/d1";

  @TempDir Path folder;
  private Path file;
  private ServerSecret secret;

  @BeforeEach
  void make() {
    file = folder.resolve("server.secret");
    secret = ServerSecret.in(file);
  }

  @Test
  void whatWasWrappedBeforeAStepIsClosedToAllThatFollow() throws IOException {
    byte[] wrapped = secret.latest().wrap(KEY, ABOUT);
    Path copy = Files.copy(file, folder.resolve("copy"));

    secret.moveTo(secret.latest().next());

    for (ServerSecret after : List.of(secret, ServerSecret.in(file))) {
      assertThat(after.latest().number()).isEqualTo(1);
      assertThat(after.at(0)).isEmpty();
      for (int steps = 1; steps < 50; steps++) {
        assertThat(after.at(steps).orElseThrow().unwrap(wrapped, ABOUT)).isEmpty();
      }
    }
    // Who has an old copy of the file has what it opens.
    assertThat(ServerSecret.in(copy).latest().unwrap(wrapped, ABOUT)).contains(KEY);
    assertThat(ServerSecret.in(copy).at(1).orElseThrow().fingerprint())
        .isEqualTo(secret.latest().fingerprint());
  }

  @Test
  void noTwoGenerationsAndNoFingerprintAreAlikeAndTheNameStays() throws IOException {
    String name = secret.name();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      assertThat(seen.add(secret.latest().hex())).isTrue();
      assertThat(seen.add(secret.latest().fingerprint())).isTrue();
      secret.moveTo(secret.latest().next());
    }
    assertThat(secret.name()).isEqualTo(name);
    assertThat(ServerSecret.in(file).name()).isEqualTo(name);
    assertThat(seen).contains(name);
  }

  @Test
  void theOldOneIsWrittenOverWhereItStood() throws IOException {
    Path sameBytes = Files.createLink(folder.resolve("link"), file);
    String before = Files.readString(file);
    assertThat(Files.readString(sameBytes)).isEqualTo(before);

    secret.moveTo(secret.latest().next());

    assertThat(Files.readAllBytes(sameBytes)).containsOnly(0);
    assertThat(Files.readString(file)).startsWith("kiezplenum secret\ngeneration 1\n");
    assertThat(Files.readString(file)).doesNotContain(before.strip());
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  /** Two processes on one machine may share it, and one of them may be slow. */
  @Test
  void theFileNeverGoesBack() throws IOException {
    ServerSecret other = ServerSecret.in(file);
    secret.moveTo(secret.at(3).orElseThrow());
    other.moveTo(other.at(2).orElseThrow());
    assertThat(ServerSecret.in(file).latest().number()).isEqualTo(3);
    secret.moveTo(other.latest());
    assertThat(secret.latest().number()).isEqualTo(3);
  }

  @Test
  void whereTheNameIsALinkWhatItLeadsToMovesOn() throws IOException {
    Path link = folder.resolve("elsewhere");
    Files.createSymbolicLink(link, file);
    ServerSecret linked = ServerSecret.in(link);
    linked.moveTo(linked.latest().next());
    assertThat(link).isSymbolicLink();
    assertThat(ServerSecret.in(file).latest().number()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReplacedStaysAndIsStillUsed() throws IOException {
    Path gone = folder.resolve("gone");
    Files.createDirectories(gone);
    ServerSecret there = ServerSecret.in(gone.resolve("server.secret"));
    Path aside = Files.move(gone, folder.resolve("aside"));
    Generation next = there.latest().next();

    assertThatThrownBy(() -> there.moveTo(next)).isInstanceOf(IOException.class);

    assertThat(there.latest().number()).isZero();
    assertThat(there.at(1).orElseThrow().hex()).isEqualTo(next.hex());
    Files.move(aside, gone);
    there.moveTo(next);
    assertThat(ServerSecret.in(gone.resolve("server.secret")).latest().number()).isEqualTo(1);
  }

  @Test
  void oneThatIsSetFollowsAndForgetsNothing() throws IOException {
    ServerSecret set = ServerSecret.of("0123456789 0123456789 0123456789");
    assertThat(set.canMove()).isFalse();
    assertThat(secret.canMove()).isTrue();
    Generation third = set.at(3).orElseThrow();
    set.moveTo(third);
    assertThat(set.latest().number()).isEqualTo(3);
    assertThat(set.at(0).orElseThrow().fingerprint()).isEqualTo(set.name());
    assertThat(set.at(3).orElseThrow().hex()).isEqualTo(third.hex());
    // Nobody has ever been there; it would take minutes.
    assertThat(set.at(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void aFileThatIsDamagedIsRefused() throws IOException {
    secret.moveTo(secret.latest().next());
    String good = Files.readString(file);
    for (String bad :
        List.of(
            good.replace("generation 1", "generation x"),
            good.replace("generation 1", "generation -1"),
            good.replace("name ", "nome "),
            good.replace("secret ", "secret 00").strip().substring(0, good.length() - 8),
            "\0".repeat(good.length()))) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> ServerSecret.in(file)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
