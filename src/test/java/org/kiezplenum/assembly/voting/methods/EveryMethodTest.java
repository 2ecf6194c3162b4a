package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.voting.counting.Methods;

/** What holds for each method: random polls from {@code -Dseed=}, {@code -Dpolls=} of them. */
class EveryMethodTest {
  private static final int POLLS = Integer.getInteger("polls", 150);
  private static final long SEED = Long.getLong("seed", 4_711L);
  private static final Presence HERE = new Presence(40, 60);

  static List<String> methods() {
    return RandomPolls.methods();
  }

  static List<String> methodsWithOptions() {
    return methods().stream().filter(RandomPolls::hasOptions).toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theSameBallotHasOneTextAndItsCellsAreKnown(String method) {
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      Ask ask = RandomPolls.ask(method, random);
      String ballot = RandomPolls.read(ask, RandomPolls.written(ask, random));
      assertThat(Methods.check(ask).all()).isEmpty();
      assertThat(RandomPolls.read(ask, ballot)).isEqualTo(ballot);
      assertThat(RandomPolls.read(ask, "  " + ballot + " ")).isEqualTo(ballot);
      assertThat(ballot).matches("[a-z0-9:,>= -]+").hasSizeLessThan(300);
      assertThat(Methods.check(ask, Methods.cells(ask, ballot)).all()).isEmpty();
      assertThat(ask.room()).isGreaterThan(ballot.length());
    }
  }

  @Test
  void everyBallotHasRoomHoweverMuchStandsOnIt() {
    Ask dots = Ask.among("dots", 100, 1).with(Setting.BUDGET, Setting.MOST);
    String one = RandomPolls.read(dots, "cv:" + Setting.MOST);
    assertThat(dots.room()).isGreaterThan(one.length());
    Ask score = Ask.among("score", 100, 1).with(Setting.HIGHEST, 100);
    String all =
        RandomPolls.read(
            score, String.join(" ", score.options().stream().map(id -> id + ":100").toList()));
    assertThat(score.room()).isGreaterThan(all.length()).isEqualTo(1024);
    assertThat(Ask.of("consent").room()).isEqualTo(32);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whereABallotComesFromAndHowTheyAreSplitChangesNothing(String method) {
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      Ask ask = RandomPolls.ask(method, random);
      Bag all = RandomPolls.bag(ask, random);
      Finding finding = Methods.find(ask, all, Cells.NONE, Bag.EMPTY, HERE);
      Map<String, Integer> some = new TreeMap<>();
      Map<String, Integer> rest = new TreeMap<>();
      all.times()
          .forEach((ballot, times) -> {
            int taken = random.nextInt(times + 1);
            if (taken > 0) {
              some.put(ballot, taken);
            }
            if (taken < times) {
              rest.put(ballot, times - taken);
            }
          });
      assertThat(Methods.find(ask, Bag.of(some), Cells.NONE, Bag.of(rest), HERE))
          .isEqualTo(finding);
      Cells hands = Methods.cells(ask, Bag.of(rest));
      if (Methods.cellNames(ask).isEmpty()) {
        continue;
      }
      Map<String, Long> counted = new TreeMap<>(hands.counts());
      if (!counted.isEmpty()) {
        Methods.missing(ask, hands).forEach(cell -> counted.put(cell, 0L));
      }
      Cells whole = new Cells(new TreeMap<>(counted));
      Finding byHand = Methods.find(ask, Bag.of(some), whole, Bag.EMPTY, HERE);
      assertThat(byHand.outcome()).as("seed %s", SEED + i).isEqualTo(finding.outcome());
      assertThat(byHand.reason()).isEqualTo(finding.reason());
      assertThat(byHand.elected()).isEqualTo(finding.elected());
      assertThat(byHand.ranking()).isEqualTo(finding.ranking());
      assertThat(byHand.figures()).isEqualTo(finding.figures());
    }
  }

  /** The order of the options on the ballot turned round, and each called otherwise. */
  @ParameterizedTest
  @MethodSource("methodsWithOptions")
  void whatOptionsAreCalledChangesNothingButTheirNames(String method) {
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      Ask ask = RandomPolls.ask(method, random);
      Bag bag = RandomPolls.bag(ask, random);
      int last = ask.options().size() - 1;
      Map<Setting, String> settings = new TreeMap<>(ask.settings().values());
      settings.replaceAll((setting, value) ->
          setting == Setting.PASSIVE || setting == Setting.QUOTA_OPTIONS
              ? renamed(value, last)
              : value);
      Ask other = new Ask(method, ask.options(), ask.seats(), Settings.of(settings));
      Bag turned = bag.map(ballot -> RandomPolls.read(other, renamed(ballot, last)));
      Finding one = Methods.find(ask, bag, Cells.NONE, Bag.EMPTY, HERE);
      Finding two = Methods.find(other, turned, Cells.NONE, Bag.EMPTY, HERE);
      assertThat(two.outcome()).isEqualTo(one.outcome());
      assertThat(two.reason().why()).isEqualTo(one.reason().why());
      assertThat(two.elected())
          .containsExactlyInAnyOrderElementsOf(
              one.elected().stream().map(option -> renamed(option, last)).toList());
      assertThat(Set.copyOf(two.among()))
          .isEqualTo(Set.copyOf(one.among().stream().map(each -> renamed(each, last)).toList()));
      assertThat(two.ranking().stream().map(HashSet::new).toList())
          .isEqualTo(
              one.ranking().stream()
                  .map(equal ->
                      new HashSet<>(equal.stream().map(each -> renamed(each, last)).toList()))
                  .toList());
    }
  }

  private static String renamed(String text, int last) {
    StringBuilder renamed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isAlone =
          (i == 0 || !Character.isLetter(text.charAt(i - 1)))
              && (i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1)));
      renamed.append(
          isAlone && c >= 'a' && c <= (char) ('a' + last) ? (char) ('a' + last - (c - 'a')) : c);
    }
    return renamed.toString();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void nothingSaidIsNoResultAndNothingElse(String method) {
    Ask ask = RandomPolls.ask(method, new Random(SEED));
    Finding finding = Methods.find(ask, Bag.EMPTY, Cells.NONE, Bag.EMPTY, HERE);

    assertThat(finding.outcome())
        .isEqualTo(method.equals("consent") ? Outcome.ROUND_INCOMPLETE : Outcome.NO_RESULT);
  }

  /** Whatever is typed is read or refused. */
  @ParameterizedTest
  @MethodSource("methods")
  void noTextIsTooOddToBeRead(String method) {
    String[] pieces = {
      "a",
      "b",
      "z",
      ">",
      "=",
      ":",
      ",",
      " ",
      "-",
      "/",
      "0",
      "5",
      "11",
      "99999999999",
      "yes",
      "none",
      "abstain",
      "level-1",
      "\u0000",
      "\n",
      "ä",
      "😀",
      "\""
    };
    for (int i = 0; i < 20 * POLLS; i++) {
      Random random = new Random(SEED + i);
      Ask ask = RandomPolls.ask(method, random);
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece > 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      if (Methods.read(ask, text.toString()) instanceof Reading.Ballot ballot) {
        assertThat(RandomPolls.read(ask, ballot.text())).isEqualTo(ballot.text());
        assertThat(Methods.check(ask, Methods.cells(ask, ballot.text())).all()).isEmpty();
        assertThat(Methods.find(ask, Bag.EMPTY.plus(ballot.text(), 1), Cells.NONE, Bag.EMPTY, HERE))
            .isNotNull();
      }
    }
  }

  @Test
  void namesAreUniqueAndAnUnknownOneIsRefused() {
    assertThat(methods()).doesNotHaveDuplicates().hasSize(23);
    assertThat(Methods.check(Ask.of("coin")).first())
        .isEqualTo(Fault.of(Fault.Code.UNKNOWN_METHOD, "method", "coin"));
    assertThatThrownBy(
            () -> Methods.find(Ask.of("coin"), Bag.EMPTY, Cells.NONE, Bag.EMPTY, Presence.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithItsReason() {
    assertThat(Ask.ids(54))
        .endsWith(
            "z", "aa", "ab", "ac", "ad", "ae", "af", "ag", "ah", "ai", "aj", "ak", "al", "am", "an",
            "ao", "ap", "aq", "ar", "as", "at", "au", "av", "aw", "ax", "ay", "az", "ba", "bb");
    assertThat(Methods.check(Ask.among("irv", 100, 1)).all()).isEmpty();
    assertThat(Methods.check(Ask.among("irv", 101, 1)).first().code())
        .isEqualTo(Fault.Code.TOO_MANY_OPTIONS);
    assertThat(Methods.check(Ask.among("irv", 3, 2)).first().code())
        .isEqualTo(Fault.Code.BAD_SETTING);
    assertThat(Methods.check(Ask.among("stv-meek", 3, 4)).first())
        .isEqualTo(Fault.of(Fault.Code.BAD_SEATS, "seats", 4, "most", 3));
    assertThat(Methods.check(new Ask("irv", List.of("a", "a"), 1, Settings.DEFAULT)).first().code())
        .isEqualTo(Fault.Code.BAD_OPTION);
    assertThat(
            Methods.check(new Ask("irv", List.of("a", "yes"), 1, Settings.DEFAULT)).first().code())
        .isEqualTo(Fault.Code.BAD_OPTION);
    for (Setting setting : Setting.values()) {
      if (setting != Setting.SEED) {
        assertThat(Methods.check(Ask.among("approval", 3, 1).with(setting, "q;")).first())
            .isEqualTo(
                Fault.of(Fault.Code.BAD_SETTING, "setting", setting.wireName(), "value", "q;"));
      }
    }
  }

  @Test
  void ranksThatSayTheSameAreTheSame() {
    Ask schulze = Ask.among("schulze", 4, 1);
    assertThat(RandomPolls.read(schulze, "b=a>d=c")).isEqualTo("a=b");
    assertThat(RandomPolls.read(schulze, "d = c = b = a")).isEqualTo("a=b=c=d");
    assertThat(RandomPolls.read(schulze, "d>c")).isEqualTo("d>c");
    Ask irv = Ask.among("irv", 4, 1);
    assertThat(RandomPolls.read(irv, "d >c> a>b")).isEqualTo("d>c>a>b");
    assertThat(Methods.read(irv, "a=b")).isEqualTo(Reading.refused(Fault.Code.EQUAL_PLACES));
    assertThat(Methods.read(irv, "a>>b")).isEqualTo(Reading.refused(Fault.Code.EMPTY));
    assertThat(Methods.read(irv, "a>b>a"))
        .isEqualTo(Reading.refused(Fault.Code.DOUBLE, "option", "a"));
    assertThat(Methods.read(irv, "a>x"))
        .isEqualTo(Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", "x"));
  }

  @Test
  void whoHasWithdrawnIsPassedOver() {
    for (String method : List.of("irv", "stv-scottish", "stv-meek", "schulze")) {
      Ask ask = Ask.among(method, 3, 1).with(Setting.WITHDRAWN, "a");
      Finding finding =
          Polls.find(ask, Polls.ballots(5, "a>b>c", 4, "c>a>b", 9, "a", 2, "abstain"));
      assertThat(finding.elected()).as(method).containsExactly("b");
      assertThat(finding.figures())
          .containsEntry("valid", "9")
          .containsEntry("empty", "9")
          .containsEntry("abstain", "2");
    }
  }
}
