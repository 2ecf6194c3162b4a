package org.kiezplenum.minutes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;
import org.kiezplenum.told.Told;

/**
 * A question that was answered with yes or no, and nobody had chosen a method.
 *
 * @param blocks the hands as they were counted, block by block
 * @param finding what was announced; absent if the vote was ended without a result
 * @param isRecorded whether it was entered later, for nothing worked when it happened
 */
public record PlainRecord(List<Hands> blocks, @Nullable PlainFinding finding, boolean isRecorded)
    implements ResultRecord {

  static PlainRecord of(Decision decision) {
    Poll poll = decision.poll();
    return new PlainRecord(
        poll.hands().values().stream().map(Hands::of).toList(),
        decision.state() instanceof Decision.Found found
            ? PlainFinding.of(poll, found.finding())
            : null,
        decision.happened() != null || poll.isRecorded());
  }

  @Override
  public @Nullable Ballots ballots() {
    return null;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public void tell(Told data, DecisionRecord vote) {
    if (finding == null) {
      vote.tellWithout(data);
      return;
    }
    data.with("announcedAt", vote.announcedAt())
        .with("outcome", finding.outcome().wireName())
        .with("reason", finding.reason().wireName())
        .with("recorded", isRecorded ? true : null)
        .with("happened", vote.happened())
        .with("onDemand", vote.onDemand() ? true : null);
    if (finding.total() == null || finding.phones() == null || finding.hands() == null) {
      // Nobody counted, so there is no figure.
      data.with("bySight", true);
      return;
    }
    with(data, finding.total());
    if (isRecorded) {
      return;
    }
    data.with("voters", vote.voters())
        .with("represented", vote.heads().byProxy())
        .with("phones", with(new Told(), finding.phones()).made());
    // Where nobody counted hands, the minutes state no number of hands, not even 0.
    if (!blocks.isEmpty()) {
      data.with("hands", with(new Told(), finding.hands()).made())
          .with("blocks", blocks.stream().map(PlainRecord::block).toList());
    }
  }

  private static Told with(Told data, Tally tally) {
    return data.with("yes", tally.yes()).with("no", tally.no()).with("abstain", tally.abstain());
  }

  private static Map<String, Object> block(Hands hands) {
    return new Told()
        .with("yes", hands.yes())
        .with("no", hands.no())
        .with("abstain", hands.abstain())
        .made();
  }
}
