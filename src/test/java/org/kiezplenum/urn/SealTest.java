package org.kiezplenum.urn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;

/** Ballots of secret decisions, and what opens them. */
class SealTest {
  private static final AssemblyId ASSEMBLY = new AssemblyId("abcdefghijklmnop");
  private static final AssemblyId OTHER = new AssemblyId("ponmlkjihgfedcba");
  private static final DecisionId D1 = DecisionId.of(1);
  private static final DecisionId D2 = DecisionId.of(2);
  private static final int ROOM = 64;

  private final Seal seal = Seal.fresh(ASSEMBLY, D1);

  @Test
  void whatIsSealedComesOutAsItWentIn() {
    for (String ballot : new String[] {"yes", "", "a>b=c>d", "a:10 b:0", "x".repeat(ROOM - 1)}) {
      assertThat(seal.open(seal.close(ballot, ROOM))).contains(ballot);
    }
  }

  @Test
  void allAreEquallyLongAndNoTwoAreTheSame() {
    Set<String> stored = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      // Both are too long to be written by chance.
      String sealed = seal.close(i % 2 == 0 ? "a>b=c>d" : "abstain", ROOM);
      assertThat(sealed).hasSize(123).doesNotContain("a>b=c>d", "abstain");
      String bytes = new String(Base64.getDecoder().decode(sealed), ISO_8859_1);
      assertThat(bytes).doesNotContain("a>b=c>d", "abstain");
      assertThat(stored.add(sealed)).isTrue();
    }
  }

  @Test
  void whatHasNoRoomIsRefusedAndNotCutOff() {
    assertThatThrownBy(() -> seal.close("x".repeat(ROOM), ROOM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingElseOpensIt() {
    String sealed = seal.close("yes", ROOM);
    assertThat(Seal.fresh(ASSEMBLY, D1).open(sealed)).isEmpty();
    assertThat(seal.open("yes")).isEmpty();
    assertThat(seal.open("")).isEmpty();
    assertThat(seal.open("not base64 ü")).isEmpty();
    for (int i = 0; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seal.open(changed)).isEmpty();
    }
  }

  @Test
  void onlyTheSecretOfTheServerGivesItBackAndOnlyForItsDecision() {
    Generation secret = ServerSecret.passing().latest();
    byte[] wrapped = seal.wrapped(secret);
    Seal back = Seal.unwrapped(wrapped, secret, ASSEMBLY, D1).orElseThrow();
    assertThat(back.open(seal.close("no", ROOM))).contains("no");
    assertThat(Seal.unwrapped(wrapped, ServerSecret.passing().latest(), ASSEMBLY, D1)).isEmpty();
    assertThat(Seal.unwrapped(wrapped, secret, ASSEMBLY, D2)).isEmpty();
    assertThat(Seal.unwrapped(wrapped, secret, OTHER, D1)).isEmpty();
    assertThat(Seal.unwrapped(new byte[3], secret, ASSEMBLY, D1)).isEmpty();
  }

  @Test
  void theSecretIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("server.secret");
    byte[] wrapped = seal.wrapped(ServerSecret.in(file).latest());
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(Seal.unwrapped(wrapped, ServerSecret.in(file).latest(), ASSEMBLY, D1)).isPresent();
    assertThat(
            Seal.unwrapped(wrapped, ServerSecret.of(Files.readString(file)).latest(), ASSEMBLY, D1))
        .isPresent();
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aSecretThatCouldBeGuessedIsRefused(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> ServerSecret.of(" short ".repeat(4)))
        .isInstanceOf(IllegalArgumentException.class);
    Path file = folder.resolve("server.secret");
    Files.writeString(file, "");
    assertThatThrownBy(() -> ServerSecret.in(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
