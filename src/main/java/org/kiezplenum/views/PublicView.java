package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Occasion;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Readers;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.HeadCount;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.decisions.Poll;
import org.kiezplenum.assembly.decisions.Tally;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.told.FormerTold;
import org.kiezplenum.told.PollTold;

/**
 * What everybody in an assembly may see, in no language. It shows no partial result, no note and
 * nothing that a browser can tell from the rest (one's place in the queue, who is next).
 */
final class PublicView {
  private final World now;
  private final @Nullable World then;
  private final Map<String, Object> old;

  private PublicView(World now, @Nullable World then, Map<String, Object> old) {
    this.now = now;
    this.then = then;
    this.old = old;
  }

  /** The view of {@code now}, sharing with {@code old}, the view of {@code then}, what stayed. */
  static Map<String, Object> of(World now, @Nullable World then, Map<String, Object> old) {
    return new PublicView(now, then, old).make();
  }

  private Map<String, Object> make() {
    Assembly assembly = now.assembly();
    Occasion occasion = assembly.what();
    Node view =
        node()
            .with("id", now.id().value())
            .with("code", occasion.code())
            .with("title", now.text(occasion.title()))
            .with("date", occasion.date())
            .with("time", occasion.time())
            .with("place", now.text(occasion.place()))
            .with("phase", assembly.phase().wireName())
            .with("present", assembly.present())
            .with("electorate", ElectorateView.of(now, then, old.get("electorate")))
            .with("namesCheckedFirst", assembly.people().checkedFirst() ? true : null)
            .with("wall", WallView.of(now))
            .with("signals", SignalsView.signals(now))
            .with("legend", SignalsView.legend(now))
            .with("temperature", SignalsView.temperature(now))
            .with("interlude", Interluded.of(now))
            .with("next", filled(now.text(assembly.particulars().next())))
            .with("closing", WallView.closing(now))
            .with("remaining", assembly.agenda().remainingMillis())
            .with("agenda", ids(assembly.agenda().order()))
            .with("items", items())
            .with("current", text(assembly.agenda().current()))
            .with("floor", FloorView.floor(now))
            .with("entries", FloorView.entries(now, then, old))
            .with("proposals", ids(assembly.proposals().order()))
            .with("proposal", ProposalView.of(now, then, old.get("proposal")))
            .with("handingIn", handingIn(assembly.proposals().handingIn()))
            .with("decisions", ids(assembly.decisions().order()))
            .with("decision", decisions())
            .with("voting", text(assembly.decisions().voting()))
            .with("shown", text(assembly.decisions().shown()))
            .with(
                "secretly",
                assembly.decisions().isSecretOn(assembly.agenda().current()) ? true : null)
            .with(
                "byName",
                assembly.decisions().isByNameOn(assembly.agenda().current()) ? true : null);
    addTimes(view, assembly.phase());
    return view.made();
  }

  /** Said only where it is not everybody. */
  private static @Nullable String handingIn(HandingIn who) {
    return who == HandingIn.EVERYBODY ? null : who.wireName();
  }

  private static void addTimes(Node view, Phase phase) {
    switch (phase) {
      case Phase.Planned planned -> {}
      case Phase.Live live ->
          view.with("openedAt", live.openedAt()).with("firstEnd", live.firstEnd());
      case Phase.Ended ended -> {
        addTimes(view, ended.was());
        view.with("endedAt", ended.endedAt());
      }
      case Phase.Published published -> {
        addTimes(view, published.was());
        view.with("readers", isForEverybody(published) ? null : published.to().wireName());
      }
    }
  }

  private static boolean isForEverybody(Phase.Published published) {
    return published.to() == Readers.EVERYBODY;
  }

  private Map<String, Object> items() {
    return each(
        now.assembly().agenda().items(),
        then == null ? null : then.assembly().agenda().items(),
        old.get("items"),
        item -> true,
        this::item);
  }

  private Map<String, Object> item(Item item) {
    Node node =
        node()
            .with("title", now.text(item.title()))
            .with("minutes", item.minutes())
            .with("list", item.withoutList() ? "off" : null);
    return switch (item.state()) {
      case Item.Planned planned -> node.with("state", "planned").with("spent", 0L).made();
      case Item.Current current ->
          node.with("state", "current")
              .with("startedAt", current.since())
              .with("spent", current.spentMillis())
              .made();
      case Item.Done done -> node.with("state", "done").with("spent", done.spentMillis()).made();
    };
  }

  private Map<String, Object> decisions() {
    return each(
        now.assembly().decisions().byId(),
        then == null ? null : then.assembly().decisions().byId(),
        old.get("decision"),
        this::asksTheSame,
        this::decision);
  }

  /** A closed decision shows no number before it is announced. */
  private Map<String, Object> decision(Decision decision) {
    Node node =
        node()
            .with("question", question(decision))
            .with("proposal", text(decision.proposal()))
            .with("between", decision.between().isEmpty() ? null : ids(decision.proposals()))
            .with("on", isOnItem(decision) ? "item" : null)
            .with("happened", decision.happened())
            .with("until", decision.until())
            .with("correction", now.text(decision.correction()))
            .with("stated", stated(decision.heads().stated()))
            .with("reconsidered", decision.isReconsidered() ? true : null)
            .with("resolution", decision.resolution())
            .with("former", former(decision))
            .with("mistake", decision.history().mistaken() ? true : null)
            .with("item", decision.item().value())
            .with("method", decision.method().wireName())
            .with("poll", decision.method() == Method.POLL ? poll(decision.poll()).asked() : null);
    return switch (decision.state()) {
      case Decision.Open open -> node.with("state", "open").made();
      case Decision.Closed closed -> node.with("state", "closed").made();
      case Decision.Found found when decision.method() != Method.POLL ->
          node.with("state", "announced")
              .with(
                  "finding",
                  finding(Finding.of(decision.poll(), found.finding()), decision.heads()))
              .made();
      case Decision.Found found ->
          node.with("state", "announced").with("found", poll(decision.poll()).found(found)).made();
      case Decision.Ended ended -> node.with("state", "ended").made();
      case Decision.SetAside aside ->
          node.with("state", "aside").with("builtUpon", text(aside.builtUpon())).made();
    };
  }

  private @Nullable List<Object> former(Decision decision) {
    var former = FormerTold.of(decision, now::text, now::called);
    return former == null ? null : List.copyOf(former);
  }

  private PollTold poll(Poll poll) {
    return new PollTold(poll, now::text, now::called);
  }

  private @Nullable String question(Decision decision) {
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
  private boolean asksTheSame(Decision decision) {
    if (decision.isByName()
        && decision.isAnnounced()
        && (then == null || then.assembly().people() != now.assembly().people())) {
      return false;
    }
    if (decision.question() != null) {
      return true;
    }
    if (then == null) {
      return false;
    }
    ProposalId proposal = decision.proposal();
    return proposal == null
        ? then.assembly().agenda().find(decision.item())
            == now.assembly().agenda().find(decision.item())
        : then.assembly().proposals().get(proposal).title()
            == now.assembly().proposals().get(proposal).title();
  }

  /**
   * What the moderation said of this vote alone, so that everybody can see what it was found by.
   */
  private static @Nullable Map<String, Object> stated(HeadCount.Stated stated) {
    return stated.isNothing()
        ? null
        : node().with("present", stated.present()).with("entitled", stated.entitled()).made();
  }

  /** Without figures where nobody counted. */
  static Map<String, Object> finding(Finding finding, HeadCount heads) {
    Node node =
        node()
            .with("outcome", finding.outcome().wireName())
            .with("reason", finding.reason().wireName());
    Tally total = finding.total();
    return (total == null ? node : tally(node, total))
        .with("phones", tally(finding.phones()))
        .with("hands", tally(finding.hands()))
        .with("represented", heads.byProxy())
        .made();
  }

  private static @Nullable Map<String, Object> tally(@Nullable Tally tally) {
    return tally == null ? null : tally(node(), tally).made();
  }

  static Node tally(Node node, Tally tally) {
    return node.with("yes", tally.yes()).with("no", tally.no()).with("abstain", tally.abstain());
  }

  static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }
}
