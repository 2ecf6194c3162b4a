package org.kiezplenum.web.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.views.World;

/**
 * What somebody may do with a proposal beyond its words: the moderation says where it stands and
 * what it competes with, and two proposals can become one.
 */
final class ProposalCourse {
  private final World world;
  private final Assembly assembly;
  private final Proposals proposals;
  private final Proposal proposal;
  private final Person me;

  ProposalCourse(World world, Proposal proposal, Person me) {
    this.world = world;
    this.assembly = world.assembly();
    this.proposals = assembly.proposals();
    this.proposal = proposal;
    this.me = me;
  }

  Map<String, Object> acts() {
    Map<String, Object> acts = new LinkedHashMap<>();
    if (proposal.amendment() != null) {
      return acts;
    }
    boolean moderates = me.isFacilitator();
    if (moderates && proposal.isOpen()) {
      acts.put("course", course());
    }
    if (moderates) {
      putCompeting(acts);
    }
    List<Map<String, Object>> mergeable = others(this::mayTake);
    if (!mergeable.isEmpty()) {
      acts.put("mergeable", mergeable);
    }
    return acts;
  }

  /** Whether another may go into this one, as far as this person goes. */
  boolean mayTake(Proposal other) {
    return other != proposal
        && proposal.isOpen()
        && other.isOpen()
        && proposal.amendment() == null
        && other.amendment() == null
        && (me.isFacilitator() || (isMine(proposal) && isMine(other)));
  }

  /** Each act by the name of what the button says. */
  private Map<String, Object> course() {
    Map<String, Object> course = new LinkedHashMap<>();
    ItemId current = assembly.agenda().current();
    boolean isDebated = proposal.isDebatedOn(current);
    if (proposal.isPutOff()) {
      course.put("admit", "takeup");
    } else if (isDebated) {
      course.put("admit", "debated");
    } else if (proposal.state() != Proposal.ProposalState.ADMITTED) {
      course.put("admit", "admit");
    }
    if (current != null && !isDebated && proposal.isVotable()) {
      course.put("debate", true);
    }
    if (proposal.state() != Proposal.ProposalState.ADJOURNED) {
      course.put("adjourn", true);
    }
    return course;
  }

  private void putCompeting(Map<String, Object> acts) {
    List<ProposalId> group = proposals.competing().groupOf(proposal.id());
    if (!group.isEmpty()) {
      acts.put("rivals", rivals(group));
    }
    if (proposal.isOpen()) {
      List<Map<String, Object>> others = others(each -> !group.contains(each.id()));
      if (!others.isEmpty()) {
        acts.put("competable", others);
      }
    }
    List<ProposalId> votable =
        group.stream().filter(id -> proposals.isVotable(proposals.get(id))).toList();
    if (votable.size() > 1
        && votable.contains(proposal.id())
        && assembly.agenda().current() != null
        && assembly.decisions().voting() == null) {
      acts.put("choice", votable.stream().map(ProposalId::value).collect(Collectors.joining(" ")));
    }
  }

  /** In the order of votes, with the place each would go to if it were put earlier. */
  private List<Map<String, Object>> rivals(List<ProposalId> group) {
    List<Map<String, Object>> rivals = new ArrayList<>();
    for (int place = 0; place < group.size(); place++) {
      Map<String, Object> rival = told(proposals.get(group.get(place)));
      if (place > 0) {
        rival.put("earlier", place - 1);
      }
      rivals.add(rival);
    }
    return rivals;
  }

  /** Other proposals that are open. */
  private List<Map<String, Object>> others(Predicate<Proposal> wanted) {
    return proposals.order().stream()
        .map(proposals::get)
        .filter(each -> each != proposal && each.amendment() == null && each.isOpen())
        .filter(wanted)
        .map(this::told)
        .toList();
  }

  private Map<String, Object> told(Proposal each) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", each.id().value());
    told.put("number", each.number());
    String title = world.text(each.title());
    told.put("title", title == null ? "" : title);
    return told;
  }

  private boolean isMine(Proposal whose) {
    return assembly.people().get(whose.person()).id().equals(me.id());
  }
}
