package org.kiezplenum.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.Debate;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.assembly.people.PersonId;

/** How the time to speak was shared (section 1.7 of the rules of the floor). */
class FairnessTest {
  @Test
  void whoeverIsSilentCountsAsPresent() {
    assertThat(Fairness.gini(new long[] {60, 600, 60, 120, 60}, 10))
        .containsExactly(BigInteger.valueOf(113), BigInteger.valueOf(150));
  }

  @Test
  void allWhoSpeakForTheSameTimeAreEqual() {
    assertThat(Fairness.gini(new long[] {30, 30, 30}, 3))
        .containsExactly(BigInteger.ZERO, BigInteger.ONE);
    assertThat(Fairness.gini(new long[0], 3)).isNull();
  }

  @Test
  void firstContributionsAreToldFromFurtherOnes() {
    Story story = speaks(speaks(speaks(ON_ITEM, ALI, 60), BO, 30), ALI, 90);
    Fairness fairness = Fairness.of(story.state().floor(), 10, 6);
    assertThat(fairness)
        .isEqualTo(new Fairness(2, 10, 90_000, 90_000, 0, 60_000, fairness.inequality()));
    assertThat(fairness.firstPercent()).isEqualTo(50);
  }

  @Test
  void oneMoreWordOfWhoeverSpokeFirstStaysAFirstContribution() {
    Story ended = speaks(ON_ITEM, ALI, 60);
    Story story =
        ended
            .and(MODERATOR, new Command.PutBack())
            .and(MODERATOR, new Command.CallNext(null, null))
            .afterSeconds(Speech.WALK_SECONDS + 10)
            .and(MODERATOR, new Command.EndSpeech(EntryId.of(2)));
    assertThat(Fairness.of(story.state().floor(), null, 6).repeatMillis()).isZero();
  }

  @Test
  void nobodyHasSpokenYet() {
    Fairness fairness = Fairness.of(ON_ITEM.state().floor(), null, 6);
    assertThat(fairness).isEqualTo(new Fairness(0, 6, 0, 0, 0, 0, null));
    assertThat(fairness.firstPercent()).isNull();
  }

  @Test
  void theListsAreToldInRoundFiguresAtTheEnd() {
    Story story = hall(10);
    for (int i = 0; i < 10; i++) {
      story = speaks(story, nth(i), i < 5 ? 40 : 60);
    }
    assertThat(stated(story)).isEqualTo(new Shares(List.of(part("q", 40), part("o", 60)), 5));
  }

  @Test
  void theListsAreNotToldIfFewOfOneOfThemSpoke() {
    Story story = hall(10);
    for (int i = 1; i < 10; i++) {
      story = speaks(story, nth(i), 60);
    }
    assertThat(stated(story)).isNull();
  }

  @Test
  void nothingIsToldWhileTheAssemblyGoesOn() {
    Story story = speaks(ON_ITEM.and(DANA, Debate.declare("q")), DANA, 60);
    assertThat(story.events()).noneMatch(FloorEvent.SharesStated.class::isInstance);
  }

  /** So many more people; the first half of them declared themselves for the quoted list. */
  private static Story hall(int people) {
    Story story = ON_ITEM;
    int first = story.state().people().last() + 1;
    for (int i = 0; i < people; i++) {
      story = story.and(null, Scenes.join("Neu"));
      story = i < people / 2 ? story.and(PersonId.of(first + i), Debate.declare("q")) : story;
    }
    return story;
  }

  private static PersonId nth(int n) {
    return PersonId.of(ON_ITEM.state().people().last() + 1 + n);
  }

  private static Story speaks(Story story, PersonId person, int seconds) {
    Story asked = story.and(person, Debate.ask());
    EntryId entry = Scenes.entry(asked.state().floor().last());
    return asked
        .and(MODERATOR, new Command.CallNext(null, entry))
        .afterSeconds(Speech.WALK_SECONDS + seconds)
        .and(MODERATOR, new Command.EndSpeech(entry));
  }

  private static @Nullable Shares stated(Story story) {
    return story.and(MODERATOR, new Command.EndAssembly()).events().stream()
        .filter(FloorEvent.SharesStated.class::isInstance)
        .map(event -> ((FloorEvent.SharesStated) event).shares())
        .findFirst()
        .orElse(null);
  }

  private static Shares.Part part(String list, int percent) {
    return new Shares.Part(list, percent);
  }
}
