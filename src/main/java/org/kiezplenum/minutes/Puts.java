package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Reckoned;
import org.kiezplenum.told.Told;

/** What was put to the assembly, as it was then, and when. */
final class Puts {

  /**
   * @param version the number of the proposal's version that was decided on
   * @param onDemand whether somebody wanted to have counted what had been decided by sight
   * @param between the proposals among which it was a choice, in the order of the ballot
   */
  record Put(
      long at,
      @Nullable Proposal proposal,
      int version,
      boolean onDemand,
      List<Competing> between) {}

  /** One of those among which a choice was made. */
  record Competing(Proposal proposal, int version) {}

  private final Map<DecisionId, Put> puts = new HashMap<>();
  private final Map<DecisionId, Long> announcedAt = new HashMap<>();
  private final Map<DecisionId, Integer> presentAt = new HashMap<>();
  private final Map<DecisionId, @Nullable Integer> voters = new HashMap<>();
  private final Map<DecisionId, List<VotingEvent.TwoBallotsCounted>> doubled = new HashMap<>();
  private final Map<DecisionId, Long> countedOf = new HashMap<>();
  private final Set<DecisionId> countedInstead = new HashSet<>();
  private final Map<DecisionId, Decision> fallen = new HashMap<>();
  private boolean demanded;

  /**
   * People who were here under more than one number, which was found out after the count.
   *
   * @param counted how many of them surely have more than one ballot in it
   * @param ballots how many ballots these have together
   * @param possible how many perhaps have, for it was secret
   */
  record Doubled(int counted, int ballots, int possible) {
    /** Whoever was merged again since is one person in all of these. */
    private static Doubled of(List<VotingEvent.TwoBallotsCounted> merges, People people) {
      int merged = 0;
      Set<PersonId> counted = new HashSet<>();
      Set<PersonId> possible = new HashSet<>();
      for (VotingEvent.TwoBallotsCounted merge : merges) {
        boolean isPossible = Boolean.TRUE.equals(merge.possible());
        (isPossible ? possible : counted).add(people.get(merge.person()).id());
        merged += isPossible ? 0 : 1;
      }
      return new Doubled(counted.size(), counted.size() + merged, possible.size());
    }

    Map<String, Object> context() {
      return new Told()
          .with("counted", counted == 0 ? null : counted)
          .with("ballots", ballots == 2 * counted ? null : ballots)
          .with("possible", possible == 0 ? null : possible)
          .made();
    }
  }

  void remember(VotingEvent event, Assembly before, long at) {
    switch (event) {
      // What is set aside for a count is put anew by the very next event.
      case VotingEvent.DecisionSetAside e -> {
        demanded = e.step() == null && e.builtUpon() == null;
        if (demanded) {
          countedInstead.add(e.decision());
        }
        fallen.put(e.decision(), before.decisions().get(e.decision()));
      }
      case VotingEvent.DecisionOpened e -> {
        puts.put(e.decision(), put(before, at, e.proposal(), e.proposalVersion()));
        demanded = false;
      }
      case VotingEvent.PollOpened e -> {
        Put put = put(before, at, e.proposal(), e.proposalVersion());
        puts.put(
            e.decision(),
            new Put(
                at, put.proposal(), put.version(), put.onDemand(), between(before, e.proposals())));
        demanded = false;
      }
      case VotingEvent.DecisionSeen e -> {
        puts.put(e.decision(), put(before, at, e.proposal(), e.proposalVersion()));
        announcedAt.put(e.decision(), at);
      }
      case VotingEvent.PollAnnounced e -> {
        announcedAt.put(e.decision(), at);
        Integer present =
            e.present() == null
                ? Reckoned.of(before.decisions().get(e.decision()), before.present()).present()
                : e.present();
        if (present != null) {
          presentAt.put(e.decision(), present);
        }
      }
      case VotingEvent.TwoBallotsCounted e ->
          doubled.computeIfAbsent(e.decision(), none -> new ArrayList<>()).add(e);
      // The next count has one ballot of each.
      case VotingEvent.DecisionReopened e -> doubled.remove(e.decision());
      case VotingEvent.DecisionClosed e -> voters.put(e.decision(), e.voters());
      case VotingEvent.DecisionAnnounced e -> announcedAt.put(e.decision(), at);
      case VotingEvent.DecisionEnded e -> {
        Decision ended = before.decisions().get(e.decision());
        if (ended.state() instanceof Decision.Closed) {
          countedOf.put(e.decision(), ended.poll().turnout());
        }
      }
      case VotingEvent.HandsEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.PollClosed _,
          VotingEvent.RollAnswered _,
          VotingEvent.RollAnswerWithdrawn _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.DecisionTakenUp _,
          VotingEvent.DecisionReconsidered _,
          VotingEvent.ResolutionNumbered _,
          VotingEvent.DecisionMistaken _ -> {}
    }
  }

  private Put put(
      Assembly before, long at, @Nullable ProposalId proposalId, @Nullable Integer version) {
    if (proposalId == null) {
      return new Put(at, null, 0, demanded, List.of());
    }
    Proposal proposal = before.proposals().get(proposalId);
    int decidedOn = Objects.requireNonNullElse(version, proposal.version());
    return new Put(at, proposal, decidedOn, demanded, List.of());
  }

  private static List<Competing> between(Assembly before, @Nullable Map<String, Variant> variants) {
    return variants == null
        ? List.of()
        : variants.values().stream()
            .map(each -> new Competing(before.proposals().get(each.proposal()), each.version()))
            .toList();
  }

  Put of(DecisionId decision) {
    return Objects.requireNonNull(puts.get(decision));
  }

  /** Whether somebody wanted to have counted what had been decided by sight. */
  boolean isCountedInstead(DecisionId decision) {
    return countedInstead.contains(decision);
  }

  /** As it was when what it was built upon was taken up again; itself if it never was. */
  Decision beforeItFell(Decision decision) {
    return fallen.getOrDefault(decision.id(), decision);
  }

  @Nullable Long announcedAt(DecisionId decision) {
    return announcedAt.get(decision);
  }

  /** The head count that the result was found with; absent if nobody had counted. */
  @Nullable Integer presentAt(DecisionId decision) {
    return presentAt.get(decision);
  }

  /**
   * Who has more than one ballot in what was counted; absent if nobody has.
   *
   * @param people as they are known now
   */
  @Nullable Doubled doubled(DecisionId decision, People people) {
    var merges = doubled.get(decision);
    return merges == null ? null : Doubled.of(merges, people);
  }

  /** How many votes there were when it was ended; absent unless it had been closed by then. */
  @Nullable Long countedOf(DecisionId decision) {
    return countedOf.get(decision);
  }

  /** How many might have voted when it was closed; absent where nobody kept a list. */
  @Nullable Integer voters(DecisionId decision) {
    return voters.get(decision);
  }
}
