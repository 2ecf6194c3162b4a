package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;

/** References to words, ids and codes: what the journal is made of. */
class WordingTest {

  /** The same as {@code printf 'salt\nText' | sha256sum}. */
  @Test
  void theDigestIsOverSaltAndText() {
    assertThat(new Wording("Grüße", "00ff").digest())
        .isEqualTo("bca05645202a540891bce8cda8709d0b29024c210f365447ca8f592601f552a0");
    assertThat(new Wording("Grüße", "00fe").digest())
        .isNotEqualTo(new Wording("Grüße", "00ff").digest());
  }

  @Test
  void anIdIsALetterAndARunningNumber() {
    assertThat(PersonId.of(12)).hasToString("p12");
    assertThat(ItemId.of(3)).hasToString("i3");
    assertThat(NoteId.of(5)).hasToString("n5");
    assertThat(EntryId.of(7)).hasToString("e7");
    assertThat(ProposalId.of(2)).hasToString("a2");
    assertThat(DecisionId.of(1)).hasToString("d1");
    assertThat(BlockId.of(4)).hasToString("b4");
    for (String wrong : new String[] {"", "p", "p0", "p01", "x1", "p1234567890", "p-1", "p1 "}) {
      assertThatThrownBy(() -> new PersonId(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ItemId("n1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAssemblyIdIsSixteenLettersAndDigits() {
    assertThat(new AssemblyId("abcdefgh01234567")).hasToString("abcdefgh01234567");
    for (String wrong : new String[] {"", "abcdefgh0123456", "ABCDEFGH01234567"}) {
      assertThatThrownBy(() -> new AssemblyId(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyRefusalHasAWireNameOfItsOwn() {
    assertThat(Refusal.Code.LIST_CLOSED.wireName()).isEqualTo("list-closed");
    assertThat(Arrays.stream(Refusal.Code.values()).map(Refusal.Code::wireName))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void aPhaseIsKnownByItsWireName() {
    assertThat(Scenes.PLANNED.state().phase().wireName()).isEqualTo("planned");
    assertThat(Scenes.LIVE.state().phase().wireName()).isEqualTo("live");
    assertThat(Scenes.ENDED.state().phase().wireName()).isEqualTo("ended");
    assertThat(Scenes.PUBLISHED.state().phase().wireName()).isEqualTo("published");
  }
}
