package org.kiezplenum.assembly.floor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;

/**
 * The rules of speaking within one item, a value that is copied into the item when it opens. What
 * is absent is as in {@link #USUAL}, so that items of earlier versions read as they were.
 *
 * @param order within a list
 * @param speechSeconds how long one may speak; overrun is shown, nobody is cut off
 * @param lists that take turns, if there are several
 * @param fixedPlaces how many next places stand from the beginning of a speech, whoever comes
 * @param time how the length of a speech is found
 * @param interpreted sentence by sentence, which takes twice the time
 * @param accountSeconds of each list; whoever has none left waits behind all who have
 * @param simpleMotions points of order in the order in which they came, whatever they ask for
 * @param closedToMotions a closed list takes no points of order either
 * @param spokenMayClose whoever has spoken may ask for the end of the debate
 * @param moreSeconds what the desk added to the accounts of single lists, by their keys
 */
public record FloorRules(
    Order order,
    int speechSeconds,
    @Nullable Lists lists,
    @Nullable Integer fixedPlaces,
    @Nullable TimeRule time,
    @Nullable Boolean interpreted,
    @Nullable Integer accountSeconds,
    @Nullable Boolean simpleMotions,
    @Nullable Boolean closedToMotions,
    @Nullable Boolean spokenMayClose,
    @Nullable Map<String, Integer> moreSeconds) {

  public static final int MOST_FIXED_PLACES = 2;
  public static final int USUAL_FIXED_PLACES = 1;
  public static final int SHORTEST_SPEECH_SECONDS = 15;

  /** What holds if nobody chose anything. */
  public static final FloorRules USUAL = new FloorRules(Order.FIRST_COME, 180);

  public FloorRules(Order order, int speechSeconds) {
    this(order, speechSeconds, null, null, null, null, null, null, null, null);
  }

  /** Nothing was added to any account. */
  public FloorRules(
      Order order,
      int speechSeconds,
      @Nullable Lists lists,
      @Nullable Integer fixedPlaces,
      @Nullable TimeRule time,
      @Nullable Boolean interpreted,
      @Nullable Integer accountSeconds,
      @Nullable Boolean simpleMotions,
      @Nullable Boolean closedToMotions,
      @Nullable Boolean spokenMayClose) {
    this(
        order,
        speechSeconds,
        lists,
        fixedPlaces,
        time,
        interpreted,
        accountSeconds,
        simpleMotions,
        closedToMotions,
        spokenMayClose,
        null);
  }

  public FloorRules {
    moreSeconds = moreSeconds == null ? null : Map.copyOf(moreSeconds);
  }

  /** How the length of a speech is found. */
  public enum TimeRule {
    FIXED("fixed"),
    LADDER("ladder"),
    BUDGET("budget");

    private final String wireName;

    TimeRule(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Who asked first speaks first, and a move by hand simply stands. */
  public boolean isPlain() {
    return order == Order.FIRST_COME && lists == null && accountSeconds == null;
  }

  public int placesThatStand() {
    return isPlain() ? 0 : fixedPlaces == null ? USUAL_FIXED_PLACES : fixedPlaces;
  }

  /** The length of a speech of this kind. */
  public int secondsFor(EntryKind kind, int waiting, long itemSecondsLeft) {
    int seconds =
        kind == EntryKind.CONTRIBUTION ? contribution(waiting, itemSecondsLeft) : kind.seconds();
    return is(interpreted) ? 2 * seconds : seconds;
  }

  private int contribution(int waiting, long itemSecondsLeft) {
    return switch (time) {
      case LADDER -> SpeechTime.ladder(waiting);
      case BUDGET -> SpeechTime.budget(waiting, itemSecondsLeft);
      case FIXED -> speechSeconds;
      case null -> speechSeconds;
    };
  }

  public boolean ordersMotionsByTicket() {
    return is(simpleMotions);
  }

  public boolean refusesMotionsWhenClosed() {
    return is(closedToMotions);
  }

  public boolean letsSpokenClose() {
    return is(spokenMayClose);
  }

  /** The seconds of this list's account; without accounts there is no end to them. */
  public @Nullable Integer account(String list) {
    return accountSeconds == null ? null : accountSeconds + more(list);
  }

  private int more(String list) {
    return moreSeconds == null ? 0 : moreSeconds.getOrDefault(list, 0);
  }

  /** With more seconds in the account of one list. */
  public FloorRules adding(String list, int seconds) {
    Map<String, Integer> more = new HashMap<>(moreSeconds == null ? Map.of() : moreSeconds);
    more.merge(list, seconds, Integer::sum);
    return with(speechSeconds, time, more);
  }

  /** Every speech may last so long, however its length was found before. */
  public FloorRules limitedTo(int seconds) {
    return with(seconds, null, moreSeconds);
  }

  private FloorRules with(
      int speechSeconds, @Nullable TimeRule time, @Nullable Map<String, Integer> moreSeconds) {
    return new FloorRules(
        order,
        speechSeconds,
        lists,
        fixedPlaces,
        time,
        interpreted,
        accountSeconds,
        simpleMotions,
        closedToMotions,
        spokenMayClose,
        moreSeconds);
  }

  private static boolean is(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
