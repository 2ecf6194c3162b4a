package org.kiezplenum.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.addItem;
import static org.kiezplenum.assembly.Scenes.create;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.said;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** A secret vote of one or two tells the desk no more than all others. */
class FewBallotsTest {
  private static final DecisionId IT = decision(1);
  private static final Settings SECRET = Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET);

  private static Told counted(String method, Map<String, Integer> urn, String... options) {
    return onItem()
        .and(MODERATOR, poll(method, options))
        .and(MODERATOR, new Command.CloseDecision(IT), urn);
  }

  private static Told onItem() {
    return new Told()
        .and(null, create())
        .and(null, join("Moderation"))
        .and(MODERATOR, new Command.TakeRole(Role.FACILITATOR))
        .and(MODERATOR, addItem("Begrüßung", 5))
        .and(MODERATOR, addItem("Spielstraße", 30))
        .and(MODERATOR, new Command.OpenAssembly())
        .and(MODERATOR, new Command.StartItem(PLAY_STREET, false));
  }

  private static Command poll(String method, String... options) {
    return new Command.OpenPoll(
        null,
        said("Machen wir das?"),
        method,
        Arrays.stream(options).map(Scenes::said).toList(),
        1,
        SECRET,
        null);
  }

  private static JsonObject desk(Told told) {
    return Told.json(Views.of(told.world, null).desk()).getJsonObject("count");
  }

  /** What a closed vote shows may not depend on what was cast, only on how many. */
  @ParameterizedTest
  @CsvSource({
    "simple-majority, no, yes",
    "simple-majority, no, abstain",
    "two-thirds-majority, yes, no",
    "temperature, up, down",
    "consensus-levels, level-1, level-6",
    "approval, a, 'a,b'",
    "absolute-election, a, b",
    "score, a:5 b:0, a:0 b:5",
    "resistance, a:1 b:9, a:9 b:0",
    "dots, a:1, b:1",
    "stv-scottish, a>b, b>a",
    "schulze, a>b, b>a"
  })
  void oneBallotIsNotReadAtTheDesk(String method, String one, String other) {
    String[] options =
        one.startsWith("a") && !one.equals("abstain") ? new String[] {"A", "B"} : new String[0];
    for (int times = 1; times <= 2; times++) {
      JsonObject seen = desk(counted(method, Map.of(one, times), options));
      assertThat(seen).isEqualTo(desk(counted(method, Map.of(other, times), options)));
      assertThat(seen.getBoolean("few")).isTrue();
      assertThat(seen.getJsonObject("found"))
          .isEqualTo(
              new JsonObject()
                  .put("withheld", true)
                  .put("ballots", times)
                  .put("rows", new io.vertx.core.json.JsonArray()));
    }
  }

  /** Two said yes and three no: one paper more would make three of the two, and be subtracted. */
  @Test
  void paperThatIsEnteredForATryUncoversNothing() {
    Map<String, Integer> urn = new TreeMap<>(Map.of("yes", 2, "no", 3));
    Told told =
        counted("simple-majority", urn).and(MODERATOR, new Command.EnterPaper(IT, "yes", 1));
    assertThat(desk(told).getJsonObject("found").containsKey("outcome")).isFalse();
    told.and(MODERATOR, new Command.EnterPaper(IT, "yes", 9));
    assertThat(desk(told).getJsonObject("found").getJsonArray("rows")).isEmpty();
    assertThat(desk(told).getJsonObject("found").getInteger("ballots")).isEqualTo(15);
  }

  @Test
  void whatIsAnnouncedWithoutFiguresSaysHowManyBallotsThereWere() {
    Told told =
        counted("simple-majority", Map.of("no", 1))
            .and(MODERATOR, new Command.AnnounceDecision(IT));
    JsonObject found =
        Told.json(Views.of(told.world, null).common())
            .getJsonObject("decision")
            .getJsonObject("d1")
            .getJsonObject("found");
    assertThat(found.getString("outcome")).isEqualTo("rejected");
    assertThat(found.getInteger("ballots")).isEqualTo(1);
    assertThat(found.containsKey("figures")).isFalse();
    assertThat(found.getJsonArray("rows")).isEmpty();
  }

  @Test
  void threeAndMoreAreSeenBeforeTheyAreAnnounced() {
    JsonObject seen = desk(counted("simple-majority", Map.of("yes", 3, "no", 4)));
    assertThat(seen.containsKey("few")).isFalse();
    assertThat(seen.getJsonObject("found").getString("outcome")).isEqualTo("rejected");
  }

  /** Somebody has to draw it, so that it is seen; what leads to it is not. */
  @Test
  void aLotIsAskedForWithoutFigures() {
    JsonObject found =
        desk(counted("score", Map.of("a:3 b:3", 1), "A", "B")).getJsonObject("found");
    assertThat(found.getString("outcome")).isEqualTo("lot-needed");
    assertThat(found.getJsonArray("rows")).isEmpty();
    assertThat(found.containsKey("figures")).isFalse();
    assertThat(found.getJsonArray("tied")).containsExactly("a", "b");
  }

  /** Whoever draws says beforehand what becomes of whom it falls on. */
  @ParameterizedTest
  @CsvSource({
    "irv, a>b>c*1 b>a>c*1, seat",
    "irv, a*3 b>c*2 c>b*2, exclusion",
    "stv-scottish, a*3 b>c*2 c>b*2, exclusion"
  })
  void whatALotIsForIsToldWithoutFigures(String method, String bag, String meant) {
    Map<String, Integer> urn = new TreeMap<>();
    for (String each : bag.split(" ")) {
      urn.put(each.substring(0, each.indexOf('*')), Integer.valueOf(each.split("\\*")[1]));
    }
    JsonObject seen = desk(counted(method, urn, "A", "B", "C", "D"));
    assertThat(seen.getBoolean("few")).isTrue();
    assertThat(seen.getJsonObject("found").getString("outcome")).isEqualTo("lot-needed");
    assertThat(seen.getJsonObject("found").getJsonObject("figures"))
        .isEqualTo(new JsonObject().put("for", meant));
  }

  /** Nothing that the desk enters may show by how much somebody has won. */
  @ParameterizedTest
  @CsvSource({
    "irv, a>b, b>a",
    "stv-scottish, a>b, b>a",
    "schulze, a>b, b>a",
    "score, a:5 b:0, a:0 b:5",
    "quota-election, a, b",
    "relative-election, a, b"
  })
  void noPaperFindsOutByHowMuchItWasWon(String method, String more, String fewer) {
    Told six = counted(method, Map.of(more, 6, fewer, 1), "A", "B");
    Told five = counted(method, Map.of(more, 5, fewer, 2), "A", "B");
    for (int paper = 1; paper <= 7; paper++) {
      Command.EnterPaper one = new Command.EnterPaper(IT, fewer, 1);
      assertThat(desk(six.and(MODERATOR, one))).isEqualTo(desk(five.and(MODERATOR, one)));
      for (Command lot :
          List.of(new Command.DrawLot(IT, "417"), new Command.DrawLot(IT, List.of("a")))) {
        assertThat(refused(six, lot)).isEqualTo(Refusal.Code.LOT_WHEN_ANNOUNCED);
        assertThat(refused(five, lot)).isEqualTo(Refusal.Code.LOT_WHEN_ANNOUNCED);
      }
      assertThat(refused(six, new Command.AnnounceDecision(IT))).isNull();
      assertThat(refused(five, new Command.AnnounceDecision(IT, true))).isNull();
    }
    for (int block = 1; block <= 7; block++) {
      Command.RemoveHands none = new Command.RemoveHands(IT, BlockId.of(block));
      assertThat(desk(six.and(MODERATOR, none))).isEqualTo(desk(five.and(MODERATOR, none)));
    }
  }

  @Test
  void theServerDrawsWhereTheHallMayNotKnow() {
    Told told =
        counted("score", Map.of("a:5 b:0", 6, "a:0 b:5", 1), "A", "B")
            .and(MODERATOR, new Command.EnterPaper(IT, "a:0 b:5", 5))
            .and(MODERATOR, new Command.AnnounceDecision(IT, true, "417"));
    JsonObject decided =
        Told.json(Views.of(told.world, null).common())
            .getJsonObject("decision")
            .getJsonObject("d1");
    assertThat(decided.getJsonObject("found").getString("outcome")).isEqualTo("elected");
    assertThat(decided.getJsonObject("poll").getString("seed")).isEqualTo("417");
  }

  /** Hands that cannot be true by themselves are refused as such, and say nothing of the urn. */
  @Test
  void handsThatDoNotFitTogetherSayNothingOfThePhones() {
    Command hands =
        new Command.EnterCells(IT, Cells.of(Map.of("a", 3, "b", 0, "ballots", 1, "abstain", 0)));
    JsonObject one =
        desk(counted("approval", Map.of("a", 6, "b", 1), "A", "B").and(MODERATOR, hands));
    JsonObject other =
        desk(counted("approval", Map.of("a", 1, "b", 6), "A", "B").and(MODERATOR, hands));
    assertThat(one).isEqualTo(other);
    assertThat(one.getJsonObject("found").getString("outcome")).isEqualTo("incomplete");
    assertThat(one.getJsonObject("found").getJsonObject("figures").getString("counted"))
        .isEqualTo("3");
  }

  /** Where the head count is needed for a majority it is asked for whatever was said. */
  @Test
  void aHeadCountIsAskedForWhateverWasSaid() {
    Settings ofPresent = SECRET.with(Setting.BASE, "present");
    List<JsonObject> seen = new ArrayList<>();
    for (Map<String, Integer> urn : List.of(Map.of("abstain", 2), Map.of("yes", 1, "no", 1))) {
      Command poll =
          new Command.OpenPoll(
              null, said("Und?"), "two-thirds-majority", List.of(), 1, ofPresent, null);
      Told told = onItem().and(MODERATOR, poll).and(MODERATOR, new Command.CloseDecision(IT), urn);
      assertThat(refused(told, new Command.AnnounceDecision(IT)))
          .isEqualTo(Refusal.Code.POLL_INCOMPLETE);
      seen.add(desk(told));
    }
    assertThat(seen.getFirst()).isEqualTo(seen.getLast());
    assertThat(seen.getFirst().getJsonObject("found").getString("outcome")).isEqualTo("incomplete");
  }

  /** A vote with figures, of which one paper was entered twice. */
  private static Told corrected(Settings settings, String paper, int times) {
    Command poll =
        new Command.OpenPoll(null, said("Und?"), "simple-majority", List.of(), 1, settings, null);
    return onItem()
        .and(MODERATOR, poll)
        .and(MODERATOR, new Command.EnterPaper(IT, "no", 3))
        .and(MODERATOR, new Command.EnterPaper(IT, paper, times))
        .and(MODERATOR, new Command.CloseDecision(IT), Map.of("yes", 9, "no", 3))
        .and(MODERATOR, new Command.AnnounceDecision(IT))
        .and(MODERATOR, new Command.CorrectDecision(IT, said("Zettel doppelt")));
  }

  private static JsonObject decided(Told told) {
    return Told.json(Views.of(told.world, null).common())
        .getJsonObject("decision")
        .getJsonObject("d1");
  }

  private static JsonObject former(Told told) {
    return decided(told).getJsonArray("former").getJsonObject(0);
  }

  /** Whoever has heard the first figures finds in the second what the paper said. */
  @ParameterizedTest
  @CsvSource({"yes, 1", "no, 1", "abstain, 1", "yes, 2", "invalid, 1"})
  void aPaperThatIsTakenOutIsNotReadFromTheDifference(String paper, int times) {
    Told told = corrected(SECRET, paper, times);
    assertThat(former(told).containsKey("figures")).isEqualTo(!paper.equals("abstain"));
    told.and(MODERATOR, new Command.RemoveHands(IT, BlockId.of(2)));
    assertThat(desk(told).getBoolean("few")).isTrue();
    assertThat(desk(told).getJsonObject("found").getJsonArray("rows")).isEmpty();

    told.and(MODERATOR, new Command.AnnounceDecision(IT));

    assertThat(decided(told).getJsonObject("found").getBoolean("withheld")).isTrue();
    assertThat(decided(told).getJsonObject("found").getString("outcome")).isEqualTo("adopted");
    assertThat(former(told).getString("reason")).isEqualTo("Zettel doppelt");
  }

  /** What holds is told with its figures then, and what did not stay without. */
  @ParameterizedTest
  @CsvSource({"yes, 1", "no, 2"})
  void ifTheAssemblyAgreesOnlyOneOfTheTwoHasFigures(String paper, int times) {
    Told told =
        corrected(SECRET, paper, times)
            .and(MODERATOR, new Command.RemoveHands(IT, BlockId.of(2)))
            .and(MODERATOR, new Command.AnnounceDecision(IT, true));

    assertThat(decided(told).getJsonObject("found").containsKey("figures")).isTrue();
    assertThat(former(told))
        .isEqualTo(
            new JsonObject()
                .put("outcome", "adopted")
                .put("withheld", true)
                .put("resolution", 1)
                .put("reason", "Zettel doppelt"));
  }

  @ParameterizedTest
  @CsvSource({"secret, yes, 3", "open, yes, 1"})
  void whereManyChangeOrNothingIsSecretBothHaveFigures(String ballots, String paper, int times) {
    Told told =
        corrected(Settings.DEFAULT.with(Setting.BALLOTS, ballots), paper, times)
            .and(MODERATOR, new Command.RemoveHands(IT, BlockId.of(2)))
            .and(MODERATOR, new Command.AnnounceDecision(IT));

    assertThat(decided(told).getJsonObject("found").containsKey("figures")).isTrue();
    assertThat(former(told).containsKey("figures")).isTrue();
  }

  /** The last one stands beside the first as well, and not only beside the one before. */
  @Test
  void eachResultIsLookedAtBesideEveryOther() {
    Told told =
        corrected(SECRET, "yes", 1)
            .and(MODERATOR, new Command.EnterPaper(IT, "yes", 5))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Doch nicht")))
            .and(MODERATOR, new Command.RemoveHands(IT, BlockId.of(3)))
            .and(MODERATOR, new Command.RemoveHands(IT, BlockId.of(2)));
    assertThat(desk(told).getBoolean("few")).isTrue();

    told.and(MODERATOR, new Command.AnnounceDecision(IT, true));

    assertThat(former(told).getBoolean("withheld")).isTrue();
    assertThat(decided(told).getJsonArray("former").getJsonObject(1).containsKey("figures"))
        .isTrue();
  }

  private static Refusal.@Nullable Code refused(Told told, Command command) {
    return Rules.decide(
                told.world.assembly(), MODERATOR, command, Rules.Circumstances.at(1_000_000))
            instanceof Ruling.Refused(Refusal why)
        ? why.code()
        : null;
  }
}
