package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** More yes than no. */
class SimpleMajorityTest {

  @ParameterizedTest(name = "{0}: {1} yes, {2} no, {3} abstentions are {4}, {5}")
  @CsvSource({
    "case 1, 50, 25, 20, ADOPTED, MORE_YES",
    "case 3, 30, 30, 10, REJECTED, TIE",
    "case 4, 0, 0, 12, NO_RESULT, NO_VOTES",
    "case 5, 10, 5, 16, ADOPTED, MORE_YES",
    "case 5b, 10, 5, 15, ADOPTED, MORE_YES",
    "one more, 51, 50, 0, ADOPTED, MORE_YES",
    "one fewer, 50, 51, 0, REJECTED, MORE_NO",
    "one voice, 1, 0, 99, ADOPTED, MORE_YES",
    "nobody, 0, 0, 0, NO_RESULT, NO_VOTES"
  })
  void abstentionsDoNotCountAndATieIsARejection(
      String name,
      int yes,
      int no,
      int abstain,
      PlainFinding.Outcome outcome,
      PlainFinding.FindingReason reason) {
    Tally all = new Tally(yes, no, abstain);
    Tally half = new Tally(yes / 2, no / 2, abstain / 2);
    Tally rest = new Tally(yes - yes / 2, no - no / 2, abstain - abstain / 2);

    assertThat(find(all, Tally.NONE))
        .isEqualTo(
            new PlainFinding(PlainMethod.SIMPLE_MAJORITY, outcome, reason, all, all, Tally.NONE));
    assertThat(find(half, rest))
        .isEqualTo(new PlainFinding(PlainMethod.SIMPLE_MAJORITY, outcome, reason, all, half, rest));
  }

  /** Where nobody has chosen a method, and neither phones nor hands are all there is. */
  private static PlainFinding find(Tally phones, Tally hands) {
    Poll poll =
        Poll.of(PlainMethod.SIMPLE_MAJORITY.ask())
            .plus(BlockId.of(1), hands.cells())
            .closedWith(phones.bag(), null, 0, Roll.NONE);
    return PlainFinding.of(poll, poll.find(null));
  }

  @Test
  void aTieOverallRejectsWhateverTheChannelsSay() {
    PlainFinding finding = find(new Tally(5, 1, 0), new Tally(1, 5, 0));

    assertThat(finding.reason()).isEqualTo(PlainFinding.FindingReason.TIE);
  }

  @Test
  void theBagOfTheUrnIsCountedByItsWireNames() {
    assertThat(Tally.of(Map.of("yes", 3, "abstain", 1))).isEqualTo(new Tally(3, 0, 1));
    assertThat(Tally.of(Map.of())).isEqualTo(Tally.NONE);
  }

  @Test
  void everyChoiceIsFoundByItsWireName() {
    for (Choice choice : Choice.values()) {
      assertThat(Choice.of(choice.wireName())).isEqualTo(choice);
    }
    assertThat(Choice.of("maybe")).isNull();
    assertThat(Choice.of("YES")).isNull();
  }
}
