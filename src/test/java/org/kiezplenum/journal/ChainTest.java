package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;

/** The chain of hashes, link by link. */
class ChainTest {
  private static final AssemblyId ASSEMBLY = new AssemblyId("abcdefgh12345678");

  private static List<Recorded> history() {
    List<Draft> drafts =
        List.of(
            new Draft("p1", "assembly-opened", 1, "{}"),
            new Draft("p2", "entry-made", 1, "{\"entry\":\"e1\"}"),
            new Draft("", "speaker-called", 2, "{\"entry\":\"e1\"}"));
    return Chain.link(0, Chain.beginning(ASSEMBLY), 1_000, drafts);
  }

  private static void isBroken(int place, UnaryOperator<Recorded> change) {
    List<Recorded> history = new ArrayList<>(history());
    history.set(place, change.apply(history.get(place)));
    assertThat(Chain.verify(ASSEMBLY, history)).map(Chain.Broken::seq).contains(place + 1L);
  }

  @Test
  void aHistoryHolds() {
    assertThat(Chain.verify(ASSEMBLY, List.of())).isEmpty();
    assertThat(Chain.verify(ASSEMBLY, history())).isEmpty();
    Recorded first = history().getFirst();
    assertThat(Chain.verify(1, first.at(), first.hash(), history().subList(1, 3))).isEmpty();
  }

  /** The bytes are promised to whoever checks an export with a program of their own. */
  @Test
  void theHashIsOverExactlyTheseBytes() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(bytes("00000014" + hex("kiezplenum journal 1")));
    byte[] beginning = sha.digest(bytes("00000010" + hex("abcdefgh12345678")));
    assertThat(Chain.beginning(ASSEMBLY)).isEqualTo(HexFormat.of().formatHex(beginning));

    sha.update(beginning);
    sha.update(bytes("0000000000000001" + "00000000000003e8"));
    sha.update(bytes("00000002" + hex("p1") + "0000000f" + hex("assembly-opened")));
    sha.update(bytes("00000001" + "00000002" + hex("{}")));
    assertThat(history().getFirst().hash()).isEqualTo(HexFormat.of().formatHex(sha.digest()));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aChangeOfAnyFieldIsNoticedWhereItIs() {
    for (int place = 0; place < 3; place++) {
      isBroken(
          place, e -> with(e, e.seq() + 5, e.at(), e.actor(), e.kind(), e.version(), e.body()));
      isBroken(
          place, e -> with(e, e.seq(), e.at() + 1, e.actor(), e.kind(), e.version(), e.body()));
      isBroken(
          place, e -> with(e, e.seq(), e.at() - 1, e.actor(), e.kind(), e.version(), e.body()));
      isBroken(
          place, e -> with(e, e.seq(), e.at(), e.actor() + "1", e.kind(), e.version(), e.body()));
      isBroken(place, e -> with(e, e.seq(), e.at(), e.actor(), "x", e.version(), e.body()));
      isBroken(place, e -> with(e, e.seq(), e.at(), e.actor(), e.kind(), 7, e.body()));
      isBroken(
          place, e -> with(e, e.seq(), e.at(), e.actor(), e.kind(), e.version(), e.body() + " "));
    }
  }

  private static Recorded with(
      Recorded e, long seq, long at, String actor, String kind, int version, String body) {
    return new Recorded(seq, at, actor, kind, version, body, e.hash());
  }

  @Test
  void aRemovedOrMovedEventIsNoticed() {
    List<Recorded> history = history();
    assertThat(Chain.verify(ASSEMBLY, history.subList(1, 3))).map(Chain.Broken::seq).contains(1L);
    assertThat(Chain.verify(ASSEMBLY, List.of(history.get(0), history.get(2))))
        .map(Chain.Broken::seq)
        .contains(2L);
    assertThat(Chain.verify(ASSEMBLY, List.of(history.get(1), history.get(0), history.get(2))))
        .map(Chain.Broken::seq)
        .contains(1L);
  }

  @Test
  void textMayNotMoveFromOneFieldToTheNext() {
    String beginning = Chain.beginning(ASSEMBLY);
    Recorded one = new Recorded(1, 1, "p1", "xy", 1, "{}", "");
    Recorded two = new Recorded(1, 1, "p1x", "y", 1, "{}", "");
    assertThat(Chain.hash(beginning, one)).isNotEqualTo(Chain.hash(beginning, two));
  }

  @Test
  void anotherAssemblyHasAnotherBeginning() {
    assertThat(Chain.verify(new AssemblyId("anotherassembly1"), history()))
        .map(Chain.Broken::seq)
        .contains(1L);
  }

  @Test
  void halfACharacterIsRefused() {
    Recorded half = new Recorded(1, 1, "p1", "k", 1, "\"\ud83d\"", "");
    assertThatThrownBy(() -> Chain.hash(Chain.beginning(ASSEMBLY), half))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
