package org.kiezplenum.minutes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.Told;

/**
 * What became of an item of the agenda.
 *
 * @param number its place in the agenda as it stands, from 1
 * @param minutes its time box
 * @param times when it was dealt with; more than once if it was opened again, never if the assembly
 *     did not come to it
 * @param spentMillis all these times together
 * @param contributions how many were called to speak
 * @param speakers how many different people these were; who, the minutes do not say
 * @param spokenMillis how long they spoke, without pauses
 * @param lapsed resolutions that do not hold, so that nobody looks for their numbers
 */
public record ItemRecord(
    int number,
    String title,
    int minutes,
    List<Time> times,
    long spentMillis,
    int contributions,
    int speakers,
    long spokenMillis,
    List<InterludeRecord> interludes,
    List<OrderRecord> orders,
    List<LineRecord> lines,
    List<DecisionRecord> decisions,
    List<Lapsed> lapsed) {

  /**
   * A resolution that does not hold.
   *
   * @param how {@code counted} if it was decided by sight and somebody wanted it counted, {@code
   *     reconsidered} if the assembly wanted to decide it anew, {@code overtaken} if it fell with
   *     the vote it was built upon, {@code aside} if it was taken back
   */
  public record Lapsed(int number, String question, String how) {
    Map<String, Object> context() {
      return new Told().with("n", number).with("question", question).with("how", how).made();
    }
  }

  /** From and to, in milliseconds since 1970; without an end while it lasts. */
  public record Time(long from, @Nullable Long to) {
    Map<String, Object> context() {
      return new Told().with("from", from).with("to", to).made();
    }
  }

  public boolean isReached() {
    return !times.isEmpty();
  }

  Map<String, Object> context() {
    Told data = new Told().with("number", number).with("title", title).with("minutes", minutes);
    if (isReached()) {
      data.with("startedAt", times.getFirst().from())
          .with("endedAt", times.getLast().to())
          .with("times", times.stream().map(Time::context).toList())
          .with("spentMillis", spentMillis)
          .with("contributions", contributions)
          .with("speakers", speakers)
          .with("spokenMillis", spokenMillis);
    }
    if (!interludes.isEmpty()) {
      data.with("interludes", interludes.stream().map(InterludeRecord::context).toList());
    }
    if (!orders.isEmpty()) {
      data.with("orders", orders.stream().map(OrderRecord::context).toList());
    }
    if (!lapsed.isEmpty()) {
      data.with("lapsed", lapsed.stream().map(Lapsed::context).toList());
    }
    return data.with("lines", lines.stream().map(LineRecord::context).toList())
        .with("decisions", decisions.stream().map(DecisionRecord::context).toList())
        .made();
  }
}
