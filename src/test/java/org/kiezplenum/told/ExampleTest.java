package org.kiezplenum.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.floor.Debate.in;
import static org.kiezplenum.assembly.floor.Debate.quota;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Lists.Turns;
import org.kiezplenum.assembly.floor.order.Lists.WhenEmpty;
import org.kiezplenum.assembly.floor.order.Order;

/**
 * The example that stands beside the rules while they are chosen. Each order was found by hand: in
 * the order of asking there wait Ali (open list, has spoken twice), Eva (quoted, once), Finn (open,
 * not yet), Dana (quoted, not yet), Cem (open, once) and Jo (open, not yet, seldom heard). Cem, of
 * the open list, spoke last.
 */
class ExampleTest {

  /** R1: as they asked. */
  @Test
  void whoAskedFirstSpeaksFirst() {
    assertThat(names(in(Order.FIRST_COME)))
        .containsExactly("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");
  }

  /** R2: Finn, Dana and Jo have not spoken yet; the others follow as they asked. */
  @Test
  void firstSpeakersGoFirst() {
    assertThat(names(in(Order.FIRST_SPEAKERS)))
        .containsExactly("Finn", "Dana", "Jo", "Ali", "Eva", "Cem");
  }

  /** R3: those with none, then Eva and Cem with one each, then Ali with two. */
  @Test
  void whoSpokeLeastGoesFirst() {
    assertThat(names(in(Order.FEWEST))).containsExactly("Finn", "Dana", "Jo", "Eva", "Cem", "Ali");
  }

  /** R8: as R2, but among those who have not spoken Jo, who is seldom heard, is first. */
  @Test
  void whoIsSeldomHeardGoesBeforeTheirEquals() {
    Example example = Example.of(in(Order.PROGRESSIVE));
    assertThat(names(example.order())).containsExactly("Jo", "Finn", "Dana", "Ali", "Eva", "Cem");
    assertThat(example.order()).extracting(Example.Speaker::isSeldomHeard).startsWith(true, false);
    assertThat(Example.of(in(Order.FIRST_SPEAKERS)).order())
        .noneMatch(Example.Speaker::isSeldomHeard);
  }

  /**
   * R4: after Cem it is the quoted list's turn, so Eva, Ali, Dana, Finn; then the quoted list is
   * empty and the debate goes on with Cem and Jo.
   */
  @Test
  void listsTakeTurns() {
    Example example = Example.of(in(Order.FIRST_COME, quota(WhenEmpty.CONTINUE)));
    assertThat(names(example.order())).containsExactly("Eva", "Ali", "Dana", "Finn", "Cem", "Jo");
    assertThat(example.order())
        .extracting(Example.Speaker::list)
        .containsExactly("q", "o", "q", "o", "o", "o");
    assertThat(example.order())
        .extracting(Example.Speaker::spoken)
        .containsExactly(1, 2, 0, 0, 1, 0);
  }

  /** R5: Dana before Eva on the quoted list; Finn and Jo before Ali and Cem on the open one. */
  @Test
  void listsTakeTurnsAndFirstSpeakersGoFirstOnEach() {
    assertThat(names(in(Order.FIRST_SPEAKERS, quota(WhenEmpty.CONTINUE))))
        .containsExactly("Dana", "Finn", "Eva", "Jo", "Ali", "Cem");
  }

  /**
   * R5 the other way round: first Dana, Finn and Jo by turns; after Jo, of the open list, Eva; then
   * Ali and Cem.
   */
  @Test
  void firstSpeakersGoBeforeAllLists() {
    assertThat(names(in(Order.FIRST_COME, quota(Turns.LAST, WhenEmpty.CONTINUE, 3, true))))
        .containsExactly("Dana", "Finn", "Jo", "Eva", "Ali", "Cem");
  }

  /** R4b: the open list has been heard three times and the quoted one once: Eva, Dana, the rest. */
  @Test
  void theListThatSpokeLeastIsNext() {
    assertThat(names(in(Order.FIRST_COME, quota(Turns.COUNT, WhenEmpty.CONTINUE, 3, false))))
        .containsExactly("Eva", "Dana", "Ali", "Finn", "Cem", "Jo");
  }

  /** R6: after Finn it would be the turn of the quoted list, which is empty. It is asked once. */
  @Test
  void theFirstListIsAskedOnceItIsEmpty() {
    Example example = Example.of(in(Order.FIRST_COME, quota(WhenEmpty.ASK_GROUP)));
    assertThat(names(example.order())).containsExactly("Eva", "Ali", "Dana", "Finn", "Cem", "Jo");
    assertThat(example.order())
        .extracting(Example.Speaker::asked)
        .containsExactly(
            Asking.NOBODY,
            Asking.NOBODY,
            Asking.NOBODY,
            Asking.NOBODY,
            Asking.GROUP,
            Asking.NOBODY);
    assertThat(example.unheard()).isEmpty();
  }

  /** R6: after Finn and Cem two of the open list have spoken in a row, so all are asked. */
  @Test
  void allAreAskedAfterSoManyInARow() {
    Example example =
        Example.of(in(Order.FIRST_COME, quota(Turns.LAST, WhenEmpty.MAX_RUN, 2, false)));
    assertThat(example.order())
        .filteredOn(speaker -> speaker.asked() == Asking.ALL)
        .extracting(Example.Speaker::name)
        .containsExactly("Jo");
  }

  /** R6: at the same place the debate is over, and Cem and Jo are not heard. */
  @Test
  void theDebateEndsOnceTheFirstListIsEmpty() {
    Example example = Example.of(in(Order.FIRST_COME, quota(WhenEmpty.END)));
    assertThat(names(example.order())).containsExactly("Eva", "Ali", "Dana", "Finn");
    assertThat(names(example.unheard())).containsExactly("Cem", "Jo");
  }

  /** R7: as R4 with pro for quoted; Eva and Dana are for it, and contra spoke last. */
  @Test
  void proAndContraTakeTurns() {
    Example example =
        Example.of(
            in(
                Order.FIRST_COME,
                lists(Lists.By.SIDE, List.of(Lists.PRO, Lists.CONTRA), Lists.CONTRA)));
    assertThat(names(example.order())).containsExactly("Eva", "Ali", "Dana", "Finn", "Cem", "Jo");
    assertThat(example.order()).extracting(Example.Speaker::list).startsWith("pro", "contra");
  }

  /**
   * R7: Eva and Dana are on the first list, Ali and Cem on the second, Finn and Jo on the third; as
   * Cem spoke last, the third begins.
   */
  @Test
  void threeListsGoRound() {
    List<String> keys = List.of("nord", "mitte", "sued");
    assertThat(names(in(Order.FIRST_COME, lists(Lists.By.GROUP, keys, "nord"))))
        .containsExactly("Finn", "Eva", "Ali", "Jo", "Dana", "Cem");
  }

  /** A list that nobody in the example is on is passed over. */
  @Test
  void sixListsAreNotTooMany() {
    List<String> keys = List.of("a", "b", "c", "d", "e", "f");
    assertThat(names(in(Order.FIRST_COME, lists(Lists.By.GROUP, keys, "f"))))
        .containsExactly("Finn", "Eva", "Ali", "Jo", "Dana", "Cem");
  }

  /**
   * R21: of 150 seconds the open list, with three contributions of a minute, has none left; Eva and
   * Dana go before all of it.
   */
  @Test
  void whoeverHasNoTimeLeftWaitsBehindAllWhoHave() {
    FloorRules accounts =
        new FloorRules(
            Order.FIRST_COME,
            180,
            quota(WhenEmpty.CONTINUE),
            null,
            null,
            null,
            150,
            null,
            null,
            null);
    assertThat(names(accounts)).containsExactly("Eva", "Dana", "Ali", "Finn", "Cem", "Jo");
  }

  /** Whatever is chosen, all six are told of, each once. */
  @Test
  void nobodyIsForgottenUnderAnyRules() {
    for (Order order : Order.values()) {
      for (Turns turns : Turns.values()) {
        for (WhenEmpty empty : WhenEmpty.values()) {
          for (int run = 1; run <= 4; run++) {
            Example example = Example.of(in(order, quota(turns, empty, run, run % 2 == 0)));
            List<String> all = new ArrayList<>(names(example.order()));
            all.addAll(names(example.unheard()));
            assertThat(all).containsExactlyInAnyOrder("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");
          }
        }
      }
    }
  }

  private static Lists lists(Lists.By by, List<String> keys, String start) {
    return new Lists(by, keys, start, Turns.LAST, WhenEmpty.CONTINUE, Lists.USUAL_RUN, false);
  }

  private static List<String> names(FloorRules rules) {
    return names(Example.of(rules).order());
  }

  private static List<String> names(List<Example.Speaker> speakers) {
    return speakers.stream().map(Example.Speaker::name).toList();
  }
}
