package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.HeadCount;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.told.FormerTold;
import org.kiezplenum.told.PollTold;
import org.kiezplenum.told.ViewPart;

/**
 * Something put to the assembly. A closed decision shows no number before it is announced.
 *
 * @param between the proposals of which one is chosen
 * @param on where neither a proposal nor a question is decided, but the item
 * @param stated what the moderation said of this vote alone, so that everybody can see what it was
 *     found by
 * @param former what was announced before it was corrected
 * @param poll what is asked, where a method was chosen
 * @param finding what was found where none was
 * @param found what was found by a method
 */
record DecisionView(
    @Nullable String question,
    @Nullable ProposalId proposal,
    @Nullable List<ProposalId> between,
    @Nullable String on,
    @Nullable String happened,
    @Nullable Long until,
    @Nullable String correction,
    @Nullable StatedView stated,
    boolean reconsidered,
    @Nullable Integer resolution,
    @Nullable List<Map<String, Object>> former,
    boolean mistake,
    ItemId item,
    String method,
    @Nullable Map<String, Object> poll,
    String state,
    @Nullable FindingView finding,
    @Nullable Map<String, Object> found,
    @Nullable DecisionId builtUpon)
    implements ViewPart {

  record StatedView(@Nullable Integer present, @Nullable Integer entitled) implements ViewPart {
    static @Nullable StatedView of(HeadCount.Stated stated) {
      return stated.isNothing() ? null : new StatedView(stated.present(), stated.entitled());
    }
  }

  static Map<DecisionId, DecisionView> all(
      World now, @Nullable World then, @Nullable Map<DecisionId, DecisionView> old) {
    return Kept.each(
        now.assembly().decisions().byId(),
        then == null ? null : then.assembly().decisions().byId(),
        old,
        decision -> then != null && asksTheSame(now, then, decision),
        decision -> of(now, decision));
  }

  private static DecisionView of(World now, Decision decision) {
    Poll poll = decision.poll();
    boolean isPlain = decision.method() != PlainMethod.POLL;
    Decision.DecisionState state = decision.state();
    return new DecisionView(
        question(now, decision),
        decision.proposal(),
        decision.between().isEmpty() ? null : decision.proposals(),
        isOnItem(decision) ? "item" : null,
        decision.happened(),
        decision.until(),
        now.text(decision.correction()),
        StatedView.of(decision.heads().stated()),
        decision.isReconsidered(),
        decision.resolution(),
        FormerTold.of(decision, now::text, now::called),
        decision.history().mistaken(),
        decision.item(),
        decision.method().wireName(),
        isPlain ? null : poll(now, poll).asked(),
        switch (state) {
          case Decision.Open open -> "open";
          case Decision.Closed closed -> "closed";
          case Decision.Found found -> "announced";
          case Decision.Ended ended -> "ended";
          case Decision.SetAside aside -> "aside";
        },
        isPlain && state instanceof Decision.Found found
            ? FindingView.of(PlainFinding.of(poll, found.finding()), decision.heads())
            : null,
        !isPlain && state instanceof Decision.Found found ? poll(now, poll).found(found) : null,
        state instanceof Decision.SetAside aside ? aside.builtUpon() : null);
  }

  private static PollTold poll(World now, Poll poll) {
    return new PollTold(poll, now::text, now::called);
  }

  private static @Nullable String question(World now, Decision decision) {
    if (isOnItem(decision)) {
      Item item = now.assembly().agenda().find(decision.item());
      return item == null ? null : now.text(item.title());
    }
    return decision.proposal() == null
        ? now.text(decision.question())
        : now.text(now.assembly().proposals().get(decision.proposal()).title());
  }

  private static boolean isOnItem(Decision decision) {
    return decision.proposal() == null && decision.question() == null;
  }

  /**
   * A decision on an item or a proposal is called as that is, which may be renamed; and so may
   * people who have voted by name.
   */
  private static boolean asksTheSame(World now, World then, Decision decision) {
    if (decision.isByName()
        && decision.isAnnounced()
        && then.assembly().people() != now.assembly().people()) {
      return false;
    }
    if (decision.question() != null) {
      return true;
    }
    ProposalId proposal = decision.proposal();
    return proposal == null
        ? then.assembly().agenda().find(decision.item())
            == now.assembly().agenda().find(decision.item())
        : then.assembly().proposals().get(proposal).title()
            == now.assembly().proposals().get(proposal).title();
  }
}
