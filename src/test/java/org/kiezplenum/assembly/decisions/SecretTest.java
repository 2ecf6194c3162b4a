package org.kiezplenum.assembly.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.methods.Bag;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.kiezplenum.assembly.decisions.methods.Settings;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;

/** What nobody is to learn: a vote that is secret, and how one becomes it. */
class SecretTest {
  private static final DecisionId IT = decision(1);
  private static final Settings SECRET = Settings.DEFAULT.with(Setting.BALLOTS, "secret");
  private static final Story ELECTION =
      given(ON_ITEM).and(MODERATOR, poll("stv-scottish", SECRET, "Dana", "Finn", "Jo"));

  /** One person demands it, and that is enough. */
  private static final Story DEMANDED =
      given(ON_ITEM)
          .and(
              ALI,
              new Command.AskToSpeak(
                  EntryKind.POINT_OF_ORDER, null, null, MotionKind.SECRET_BALLOT, null))
          .and(MODERATOR, new Command.CallNext(null, null))
          .and(
              MODERATOR,
              new Command.SettleMotion(entry(1), Motion.How.DEMANDED, true, null, null, null));

  private static Command poll(String method, Settings settings, String... options) {
    return new Command.OpenPoll(
        null,
        said("Wer spricht für uns?"),
        method,
        Arrays.stream(options).map(Scenes::said).toList(),
        1,
        settings,
        null);
  }

  @Test
  void everyBallotHasTheSameRoom() {
    given(ELECTION)
        .when(ALI, new Command.FillBallot(IT, "a>b>c", 1))
        .casting(new Decided.Ballot(IT, "a>b>c", 1, 64));
    given(ELECTION)
        .when(ALI, new Command.FillBallot(IT, "c", 2))
        .casting(new Decided.Ballot(IT, "c", 2, 64));
  }

  @Test
  void whatWasCountedIsNeverOpenedAgain() {
    Story counted =
        given(ELECTION)
            .phonesSay(Map.of("a>b", 2, "c", 1))
            .and(MODERATOR, new Command.CloseDecision(IT));
    assertThat(counted.events().getLast())
        .isEqualTo(new Event.PollClosed(IT, Bag.of(Map.of("a>b", 2, "c", 1))));
    given(counted)
        .when(MODERATOR, new Command.ReopenDecision(IT))
        .thenRefused(Refusal.Code.SECRET_COUNTED);
    given(ELECTION).when(MODERATOR, new Command.ReopenDecision(IT)).then();
    given(counted).when(MODERATOR, new Command.AnnounceDecision(IT)).isAccepted();
    given(counted).when(MODERATOR, new Command.EndDecision(IT)).isAccepted();
  }

  @Test
  void aFurtherBallotIsSecretToo() {
    Story further =
        given(ON_ITEM)
            .and(MODERATOR, poll("absolute-election", SECRET, "Dana", "Finn", "Jo"))
            .phonesSay(Map.of("a", 2, "b", 2, "c", 1))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, new Command.NextRound(IT));
    assertThat(further.state().decisions().get(decision(2)).isSecret()).isTrue();
  }

  @Test
  void whereOneDemandsItEverythingOnTheItemIsVotedSecretly() {
    assertThat(DEMANDED.events().getLast()).isEqualTo(new Event.SecretVotesDemanded(ItemId.of(2)));
    for (Command put :
        List.of(
            ask("Sperren wir?"),
            poll("unanimity", Settings.DEFAULT),
            poll("irv", SECRET, "A", "B"))) {
      Story asked = given(DEMANDED).and(MODERATOR, put);
      assertThat(asked.state().decisions().get(IT).isSecret()).isTrue();
    }
    Story counted =
        given(DEMANDED)
            .and(MODERATOR, ask("Sperren wir?"))
            .phonesSay(Map.of("yes", 3, "no", 1))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT));
    assertThat(counted.state().decisions().get(IT).isAnnounced()).isTrue();
  }

  @Test
  void whatIsToBeSecretIsNotDecidedBySight() {
    given(DEMANDED)
        .when(
            MODERATOR,
            new Command.DecideBySight(
                null, said("Sperren wir?"), Method.MAJORITY_SEEN, true, null, null))
        .thenRefused(Refusal.Code.SECRET_DEMANDED);
    Story seen =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.DecideBySight(
                    null, said("Sperren wir?"), Method.MAJORITY_SEEN, true, null, null));
    assertThat(seen.state().decisions().get(IT).isSecret()).isFalse();
  }

  @Test
  void theNextItemIsVotedOnOpenlyAgain() {
    Story next =
        given(DEMANDED)
            .and(MODERATOR, Scenes.addItem("Bank", 5))
            .and(MODERATOR, new Command.StartItem(ItemId.of(3), true))
            .and(MODERATOR, ask("Eine Bank?"));
    assertThat(next.state().decisions().get(IT).isSecret()).isFalse();
  }
}
