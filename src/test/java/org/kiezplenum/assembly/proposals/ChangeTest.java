package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which passage of a text was changed, and where other passages are then. */
class ChangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // A word is replaced as a whole, though its first letters stay.
        "Von Mai bis Oktober. | Von März bis Oktober. | Mai | März",
        "Von Mai bis Oktober. | Von Mai bis August. | Oktober | August",
        "Jeden Sonntag. | Jeden ersten Sonntag. | \"\" | \"ersten \"",
        "Jeden ersten Sonntag. | Jeden Sonntag. | \"ersten \" | \"\"",
        // Two places far apart are one passage, for it is one amendment.
        "Drei Bänke am Platz. | Vier Bänke am Ufer. | Drei Bänke am Platz | Vier Bänke am Ufer",
        "Drei Bänke. | Kein Wort bleibt! | Drei Bänke. | Kein Wort bleibt!",
        // What stands twice is found once.
        "a a | a a a | \"\" | \" a\"",
      })
  void theSmallestPassageIsOfWholeWords(
      String before, String after, String struck, String inserted) {
    Change change = Change.smallest(before, after);

    assertThat(before.substring(change.from(), change.to())).isEqualTo(struck);
    assertThat(after.substring(change.from(), change.from() + change.length())).isEqualTo(inserted);
    assertThat(before.substring(change.to()))
        .isEqualTo(after.substring(change.from() + change.length()));
  }

  @Test
  void differentPassagesOfANewVersionAreToldApart() {
    assertThat(
            Change.between(
                "Die Straße wird im Sommer jeden Sonntag gesperrt.",
                "Unsere Straße wird im Sommer jeden ersten Sonntag gesperrt."))
        .containsExactly(new Change(0, 3, 6), new Change(31, 31, 7));
    assertThat(Change.between("Ja.", "Ja.")).isEmpty();
  }

  @Test
  void passagesMoveWithTheWordsAroundThem() {
    Amends amends = amends(20, 27);

    assertThat(amends.after(List.of(new Change(0, 3, 6)), 2)).isEqualTo(at(2, 23, 30));
    assertThat(amends.after(List.of(new Change(3, 20, 0)), 2)).isEqualTo(at(2, 3, 10));
    assertThat(amends.after(List.of(new Change(27, 30, 9)), 2)).isEqualTo(at(2, 20, 27));
    assertThat(amends.after(List.of(new Change(0, 0, 4), new Change(30, 31, 9)), 2))
        .isEqualTo(at(2, 24, 31));
  }

  @Test
  void whoseWordsWereChangedStaysBehind() {
    assertThat(amends(20, 27).after(List.of(new Change(26, 28, 2)), 2)).isNull();
    assertThat(amends(20, 27).after(List.of(new Change(22, 22, 2)), 2)).isNull();
    assertThat(amends(20, 20).after(List.of(new Change(19, 21, 2)), 2)).isNull();
    assertThat(amends(20, 20).after(List.of(new Change(20, 20, 2)), 2)).isNull();
    assertThat(whole().after(List.of(new Change(0, 0, 2)), 2)).isNull();
    assertThat(amends(20, 27).after(List.of(new Change(20, 20, 2)), 2)).isNull();
    assertThat(amends(20, 27).after(List.of(new Change(27, 27, 2)), 2)).isNull();
    assertThat(amends(20, 20).after(List.of(new Change(10, 20, 2)), 2)).isNull();
    assertThat(amends(20, 20).after(List.of(new Change(20, 25, 0)), 2)).isNull();
    assertThat(amends(20, 27).after(List.of(new Change(28, 28, 2)), 2)).isEqualTo(at(2, 20, 27));
    assertThat(amends(20, 27).after(List.of(new Change(19, 19, 2)), 2)).isEqualTo(at(2, 22, 29));
  }

  @Test
  void theSameWordsConflictAndNeighboursDoNot() {
    assertThat(amends(3, 9).conflictsWith(amends(8, 12))).isTrue();
    assertThat(amends(3, 9).conflictsWith(amends(9, 12))).isFalse();
    assertThat(amends(3, 9).conflictsWith(amends(5, 5))).isTrue();
    assertThat(amends(3, 9).conflictsWith(amends(3, 3))).isTrue();
    assertThat(amends(3, 3).conflictsWith(amends(3, 9))).isTrue();
    assertThat(amends(3, 9).conflictsWith(amends(9, 9))).isTrue();
    assertThat(amends(9, 9).conflictsWith(amends(3, 9))).isTrue();
    assertThat(amends(3, 9).conflictsWith(amends(10, 10))).isFalse();
    assertThat(amends(3, 9).conflictsWith(amends(2, 2))).isFalse();
    assertThat(amends(3, 3).conflictsWith(amends(4, 4))).isFalse();
    assertThat(amends(3, 3).conflictsWith(amends(3, 3))).isTrue();
    assertThat(whole().conflictsWith(amends(0, 0))).isTrue();
    assertThat(amends(0, 0).conflictsWith(whole())).isTrue();
  }

  private static Amends amends(int from, int to) {
    return at(1, from, to);
  }

  private static Amends at(int version, int from, int to) {
    return new Amends(new ProposalId("a1"), 1, version, from, to, 5, null);
  }

  private static Amends whole() {
    return new Amends(new ProposalId("a1"), 2, 1, 0, 40, 5, true);
  }
}
