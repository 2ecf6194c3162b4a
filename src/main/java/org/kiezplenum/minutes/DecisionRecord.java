package org.kiezplenum.minutes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.Dropped;
import org.kiezplenum.assembly.voting.HeadCount;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.told.Told;

/**
 * Something that was put to the vote.
 *
 * @param question the spoken question, or the title of the proposal
 * @param proposal what was decided on, in the version decided on; absent for a spoken question
 * @param openedAt in milliseconds since 1970
 * @param result what was asked and found
 * @param correction why it was taken up again and announced anew
 * @param happened the time at which it happened, if it was entered later and somebody knew
 * @param onDemand whether it was counted because somebody wanted that
 * @param voters how many might have voted without a method of its own; absent where nobody kept a
 *     list
 * @param between the proposals among which it was a choice, word for word
 * @param twice which hands were counted twice; absent if none were
 * @param doubled how many people have two ballots in it; absent if nobody has
 * @param heads how many it was about
 * @param counted how many votes there were if it was counted, and ended without a result
 * @param reconsidered whether the assembly wanted to decide it anew, so that it did not hold
 * @param fate what is to be known of it beside its result
 */
public record DecisionRecord(
    String question,
    @Nullable ProposalRecord proposal,
    PlainMethod method,
    long openedAt,
    @Nullable Long announcedAt,
    ResultRecord result,
    @Nullable String correction,
    @Nullable String happened,
    boolean onDemand,
    @Nullable Integer voters,
    List<ProposalRecord> between,
    @Nullable Twice twice,
    Puts.@Nullable Doubled doubled,
    HeadCount heads,
    @Nullable Long counted,
    boolean reconsidered,
    Fate fate) {

  /**
   * What has become of it.
   *
   * @param without what is said if it has no result: {@code ended}, or {@code mistake} if it was
   *     put to the vote by mistake
   * @param overtaken whether it fell with the vote it was built upon, so that its result does not
   *     hold
   * @param resolution the number of the resolution that it is; absent where nothing is adopted
   * @param former what was announced first and then corrected; empty if nothing was
   * @param dropped votes that were left behind when it was opened again; empty if none were
   */
  public record Fate(
      String without,
      boolean overtaken,
      @Nullable Integer resolution,
      List<Map<String, Object>> former,
      List<Dropped> dropped) {
    private @Nullable List<Map<String, Object>> left() {
      return dropped.isEmpty()
          ? null
          : dropped.stream()
              .map(each ->
                  new Told()
                      .with("n", each.votes())
                      .with("reason", each.reason().wireName())
                      .made())
              .toList();
    }
  }

  /**
   * Hands that two people have counted.
   *
   * @param blocks how many blocks
   * @param of how many there are
   * @param differed whether two counts were not the same, and it was said which holds
   */
  public record Twice(int blocks, int of, boolean differed) {
    static @Nullable Twice of(Decision decision) {
      int twice = decision.seconds().settled();
      return twice == 0
          ? null
          : new Twice(twice, decision.handBlocks().size(), decision.seconds().haveDiffered());
    }

    Map<String, Object> context() {
      return new Told()
          .with("blocks", blocks == of ? null : blocks)
          .with("of", of)
          .with("differed", differed ? true : null)
          .made();
    }
  }

  Map<String, Object> context() {
    Told data =
        new Told()
            .with("question", question)
            .with("resolution", fate.resolution())
            .with("former", fate.former().isEmpty() ? null : fate.former())
            .with("proposal", proposal == null ? null : proposal.context())
            .with(
                "between",
                between.isEmpty() ? null : between.stream().map(ProposalRecord::context).toList())
            .with("method", method.wireName())
            .with("correction", correction)
            .with("reconsidered", reconsidered ? true : null)
            .with("overtaken", fate.overtaken() ? true : null)
            .with("openedAt", openedAt)
            .with("twice", twice == null ? null : twice.context())
            .with("dropped", fate.left())
            .with("doubled", doubled == null ? null : doubled.context())
            .with(
                "stated",
                heads.stated().isNothing()
                    ? null
                    : new Told()
                        .with("present", heads.stated().present())
                        .with("entitled", heads.stated().entitled())
                        .made());
    result.tell(data, this);
    return data.made();
  }

  /** That it has no result. */
  void tellWithout(Told data) {
    data.with("outcome", fate.without()).with("counted", counted);
  }
}
