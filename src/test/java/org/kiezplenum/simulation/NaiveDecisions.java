package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Ballot;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Proposal;

/** What the assembly decides on. */
final class NaiveDecisions {
  private final Naive m;
  private final NaiveSteps steps;

  NaiveDecisions(Naive m, NaiveSteps steps) {
    this.m = m;
    this.steps = steps;
  }

  @Nullable Answer take(Person by, Command command, long at) {
    return switch (command) {
      case Command.Voting c -> cast(by, c);
      case Command.OpenDecision c -> {
        String refused =
            c.proposal() == null && c.question() == null
                ? "nothing-to-ask"
                : refusesSubject(null, c.proposal(), c.question());
        if (refused != null) {
          yield Answer.no(refused);
        }
        Decision decision = decision(null, c.proposal(), c.question());
        yield open(decision);
      }
      case Command.DecideBySight c -> {
        boolean isFor = c.isFor() || c.method().wireName().equals("no-objection");
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("outcome", isFor ? "adopted" : "rejected");
        finding.put("reason", c.method().wireName());
        yield seen(
            by,
            c.item(),
            c.proposal(),
            c.question(),
            c.method().wireName(),
            finding,
            c.happened(),
            at);
      }
      case Command.RecordCount c -> recordCount(by, c, at);
      case Command.DemandCount c -> demandCount(m.decision(c.decision().value()));
      case Command.RemoveHands c ->
          whileVoting(
              c.decision().value(),
              d -> {
                d.twice.remove(c.block().value());
                return d.blocks.remove(c.block().value()) == null
                        && (d.poll == null || !NaivePolls.remove(d.poll, c.block().value()))
                    ? Answer.no("unknown-block")
                    : Answer.DONE;
              });
      case Command.CloseDecision c -> whileVoting(c.decision().value(), this::close);
      case Command.ReopenDecision c ->
          whileVoting(
              c.decision().value(),
              d -> {
                if (d.state.equals("open")) {
                  return Answer.NOTHING;
                }
                if (d.isSecret()) {
                  return Answer.no("secret-counted");
                }
                d.state = "open";
                List<String> had = d.ballots.keySet().stream().map(id -> m.person(id).id).toList();
                mergeBallots(d);
                d.ballots.keySet().removeIf(id -> !NaiveElectorate.mayVote(m, id));
                List<String> lost = new ArrayList<>(had);
                d.ballots.keySet().forEach(lost::remove);
                d.dropped.addAll(lost);
                d.presentThen = null;
                d.listedThen = null;
                d.statedPresent = null;
                d.statedEntitled = null;
                if (d.poll != null) {
                  d.poll.phones = null;
                  d.poll.voters = null;
                  d.poll.roll = Map.of();
                  NaiveLots.drop(d.poll);
                }
                return Answer.DONE;
              });
      case Command.AnnounceDecision c ->
          whileVoting(c.decision().value(), d -> announce(d, c.isAgreed(), c.seed()));
      case Command.StateFigures c -> whileVoting(c.decision().value(), d -> stateFigures(d, c));
      case Command.EndDecision c when c.byMistake() && isEnded(c.decision().value()) -> {
        Decision ended = m.decision(c.decision().value());
        yield mistaken(ended);
      }
      case Command.EndDecision c ->
          whileVoting(
              c.decision().value(),
              d -> {
                if (c.byMistake() && !d.former.isEmpty()) {
                  return Answer.no("already-announced");
                }
                d.mistaken = c.byMistake();
                d.state = "ended";
                forget(d);
                m.voting = null;
                standAsFound(d);
                return Answer.DONE;
              });
      default -> null;
    };
  }

  private boolean isEnded(String id) {
    Decision decision = m.decision(id);
    return decision != null && decision.state.equals("ended");
  }

  private static Answer mistaken(Decision ended) {
    if (!ended.former.isEmpty()) {
      return Answer.no("already-announced");
    }
    boolean was = ended.mistaken;
    ended.mistaken = true;
    return was ? Answer.NOTHING : Answer.DONE;
  }

  private Answer cast(Person by, Command.Voting c) {
    Decision decision = m.decision(c.decision().value());
    if (decision == null) {
      return Answer.no("unknown-decision");
    }
    if (!decision.state.equals("open")) {
      return Answer.no("too-late-to-vote");
    }
    if (!NaiveElectorate.mayVote(m, by.id)) {
      return Answer.no("guest-may-not-vote");
    }
    Answer answer = cast(by, decision, c.written(), c.change());
    return answer == Answer.NOTHING && decision.poll != null && decision.poll.entered.remove(by.id)
        ? Answer.DONE
        : answer;
  }

  Answer cast(Person by, Decision decision, String written, long wanted) {
    String ballot =
        decision.poll == null
            ? List.of("yes", "no", "abstain").contains(written) ? written : null
            : NaiveBallots.read(decision.poll, written);
    if (ballot == null) {
      return Answer.no("bad-ballot");
    }
    Ballot old = decision.ballots.get(by.id);
    long before = old == null ? 0 : old.change();
    long change = wanted == 0 ? before + 1 : wanted;
    if (change > before) {
      decision.ballots.put(by.id, new Ballot(ballot, change));
    } else if (decision.poll != null && decision.poll.isByName() && !old.choice().equals(ballot)) {
      return Answer.no("newer-ballot");
    }
    return Answer.NOTHING;
  }

  @Nullable String refusesSubject(
      @Nullable ItemId named, @Nullable ProposalId proposal, @Nullable Wording question) {
    String item = named == null ? m.current : named.value();
    if (item == null) {
      return m.live() ? "no-current-item" : m.whyNotLive();
    }
    if (m.item(item) == null) {
      return "unknown-item";
    }
    if (m.voting != null) {
      return "voting-already";
    }
    if (m.decisions.size() >= 1_000) {
      return "too-many";
    }
    if (proposal != null && question != null) {
      return "nothing-to-ask";
    }
    if (question != null) {
      return NaiveRules.title(question.text());
    }
    if (proposal == null) {
      return null;
    }
    Proposal found = m.proposal(proposal.value());
    if (found == null) {
      return "unknown-proposal";
    }
    return found.votable() ? null : "proposal-not-votable";
  }

  Decision decision(
      @Nullable ItemId item, @Nullable ProposalId proposal, @Nullable Wording question) {
    Decision decision = new Decision();
    decision.id = "d" + (m.decisions.size() + 1);
    decision.item = item == null ? m.current : item.value();
    decision.proposal = proposal == null ? null : proposal.value();
    if (question != null) {
      decision.question = decision.id + "/question";
      m.words.put(decision.question, question.text());
    }
    return decision;
  }

  Answer open(Decision decision) {
    decision.method = decision.poll == null ? "simple-majority" : "poll";
    decision.state = "open";
    m.decisions.add(decision);
    m.voting = decision.id;
    m.shown = null;
    put(decision.proposal, "voting");
    return Answer.done(decision.id);
  }

  void put(@Nullable String proposal, String state) {
    if (proposal != null) {
      m.proposal(proposal).state = state;
      m.proposal(proposal).before = null;
    }
  }

  static boolean adopts(Decision decision) {
    String outcome =
        decision.poll == null
            ? (String) decision.finding.get("outcome")
            : decision.poll.outcome.name();
    return List.of("adopted", "consented", "elected").contains(outcome);
  }

  /** Whatever is adopted has a number, and keeps it. */
  private void number(Decision decision) {
    if (decision.number == 0 && adopts(decision)) {
      decision.number = ++m.lastResolution;
    }
  }

  private Answer seen(
      Person by,
      @Nullable ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      String method,
      Map<String, Object> finding,
      @Nullable String happened,
      long at) {
    if (happened != null && !NaiveRules.isTime(happened)) {
      return Answer.no("not-a-time");
    }
    String refused = refusesSubject(item, proposal, question);
    if (refused != null) {
      return Answer.no(refused);
    }
    Decision decision = decision(item, proposal, question);
    decision.method = method;
    decision.state = "announced";
    decision.wasAnnounced = true;
    decision.finding = finding;
    decision.happened = happened;
    m.decisions.add(decision);
    if (!decision.item.equals(m.current)) {
      m.shown = null;
    } else if (happened == null) {
      m.shown = decision.id;
    }
    put(decision.proposal, (String) finding.get("outcome"));
    number(decision);
    steps.seen(by, decision, at, () -> setAside(decision));
    return Answer.done(decision.id);
  }

  private Answer recordCount(Person by, Command.RecordCount c, long at) {
    Hands hands = c.hands();
    if (Stream.of(hands).anyMatch(h -> h.yes() == null || h.no() == null || h.abstain() == null)) {
      return Answer.no("incomplete-count");
    }
    if (!possible(hands)) {
      return Answer.no("number-out-of-range");
    }
    int[] counted = {hands.yes(), hands.no(), hands.abstain()};
    Integer listed = NaiveElectorate.size(m);
    int votes = hands.yes() + hands.no() + hands.abstain();
    if (c.happened() == null && m.present != null && m.present < votes) {
      return Answer.no("more-votes-than-present");
    }
    if (listed != null && listed < votes) {
      return Answer.no("more-votes-than-listed");
    }
    Map<String, Object> finding = finding(new int[3], counted);
    return seen(
        by, c.item(), c.proposal(), c.question(), "simple-majority", finding, c.happened(), at);
  }

  private Answer demandCount(@Nullable Decision decision) {
    if (decision == null) {
      return Answer.no("unknown-decision");
    }
    if (!decision.bySight() || !decision.state.equals("announced")) {
      return Answer.no("not-by-sight");
    }
    if (m.voting != null) {
      return Answer.no("voting-already");
    }
    if (!decision.item.equals(m.current)) {
      return Answer.no("item-not-current");
    }
    setAside(decision);
    Decision counted = new Decision();
    counted.id = "d" + (m.decisions.size() + 1);
    counted.item = decision.item;
    counted.proposal = decision.proposal;
    counted.question = decision.question;
    return open(counted);
  }

  private void setAside(Decision decision) {
    decision.state = "aside";
    if (decision.id.equals(m.shown)) {
      m.shown = null;
    }
    standAsFound(decision);
  }

  /** What was found last on its proposal holds. */
  private void standAsFound(Decision decision) {
    put(
        decision.proposal,
        m.decisions.reversed().stream()
            .filter(d -> d.proposal != null && d.proposal.equals(decision.proposal))
            .filter(d -> d.state.equals("announced"))
            .map(NaiveDecisions::ofProposal)
            .findFirst()
            .orElse("handed-in"));
  }

  private static String ofProposal(Decision decision) {
    return decision.poll == null
        ? (String) decision.finding.get("outcome")
        : NaivePolls.ofProposal(decision.poll.outcome.name());
  }

  /** Who came under two numbers has one ballot from then on, and a phone that went has none. */
  private void mergeBallots(Decision decision) {
    for (String gone : decision.ballots.keySet().stream().sorted(NaiveFaces.BY_COMING).toList()) {
      if (m.merged.containsKey(gone)) {
        var ballot = decision.ballots.remove(gone);
        boolean byDesk = decision.poll != null && decision.poll.entered.remove(gone);
        if (!m.hasLeft(gone)
            && decision.ballots.putIfAbsent(m.person(gone).id, ballot) == null
            && byDesk) {
          decision.poll.entered.add(m.person(gone).id);
        }
      }
    }
  }

  Answer whileVoting(String id, Function<Decision, Answer> then) {
    Decision decision = m.decision(id);
    if (decision == null) {
      return Answer.no("unknown-decision");
    }
    if (decision.state.equals("announced")) {
      return Answer.no("already-announced");
    }
    return id.equals(m.voting) ? then.apply(decision) : Answer.no("not-voting");
  }

  static boolean possible(Hands hands) {
    List<Integer> counts =
        Stream.of(hands.yes(), hands.no(), hands.abstain()).filter(Objects::nonNull).toList();
    return !counts.isEmpty() && counts.stream().allMatch(n -> n >= 0 && n <= 100_000);
  }

  /** The same hands, by the names of what they were raised for. */
  Answer enter(Decision decision, Map<String, Long> counted) {
    boolean areKnown = List.of("yes", "no", "abstain").containsAll(counted.keySet());
    if (!areKnown || !counted.values().stream().allMatch(n -> n >= 0 && n <= 100_000)) {
      return Answer.no("number-out-of-range");
    }
    return counted.isEmpty()
        ? Answer.no("bad-ballot")
        : enter(
            decision,
            new Hands(
                number(counted.get("yes")),
                number(counted.get("no")),
                number(counted.get("abstain"))));
  }

  private static @Nullable Integer number(@Nullable Long counted) {
    return counted == null ? null : Math.toIntExact(counted);
  }

  Answer enter(Decision decision, Hands hands) {
    if (!possible(hands)) {
      return Answer.no("number-out-of-range");
    }
    if (decision.blocks.size() >= 200) {
      return Answer.no("too-many");
    }
    String block = "b" + ++m.lastBlock;
    decision.blocks.put(block, new Integer[] {hands.yes(), hands.no(), hands.abstain()});
    return Answer.done(block);
  }

  private Answer close(Decision decision) {
    if (!decision.state.equals("open")) {
      return Answer.NOTHING;
    }
    decision.state = "closed";
    decision.isCorrected = false;
    decision.presentThen = m.present;
    decision.listedThen = NaiveElectorate.size(m);
    if (decision.poll != null) {
      decision.poll.withdrawn.clear();
      decision.poll.phones = new TreeMap<>();
      decision.poll.couldVote = m.people.size();
      decision.poll.voters = NaiveElectorate.size(m);
      decision
          .ballots
          .values()
          .forEach(b -> decision.poll.phones.merge(b.choice(), 1, Integer::sum));
      if (decision.poll.isByName()) {
        decision.poll.roll = new TreeMap<>();
        decision.ballots.forEach((by, ballot) -> decision.poll.roll.put(by, ballot.choice()));
      }
      forget(decision);
      return Answer.DONE;
    }
    decision.phones = new int[3];
    for (Ballot ballot : decision.ballots.values()) {
      decision.phones[List.of("yes", "no", "abstain").indexOf(ballot.choice())]++;
    }
    return Answer.DONE;
  }

  /** Whose was which is known of no secret ballot, once it was counted or will not be. */
  private static void forget(Decision decision) {
    if (decision.isSecret()) {
      decision.ballots.clear();
    }
  }

  private Answer announce(Decision decision, boolean isAgreed, String seed) {
    if (!decision.state.equals("closed")) {
      return Answer.no("not-closed");
    }
    if (!NaiveCounting.differing(decision).isEmpty()) {
      return Answer.no("counts-differ");
    }
    if (decision.poll != null) {
      Naive.Outcome outcome = NaiveCount.of(decision, m.present);
      if (outcome.name().equals("lot-needed") && NaiveCount.hidesLot(decision, m.present)) {
        NaiveLots.byServer(decision, seed, m.present);
        outcome = NaiveCount.of(decision, m.present);
      }
      String refused =
          switch (outcome.name()) {
            case "incomplete" ->
                outcome.why().startsWith("more-votes-") ? outcome.why() : "poll-incomplete";
            case "lot-needed" -> "lot-needed";
            default -> null;
          };
      if (refused != null) {
        return Answer.no(refused);
      }
      if (decision.here() == null) {
        decision.presentThen = NaiveCount.present(decision, m.present);
      }
      decision.poll.outcome = outcome;
      decision.poll.withheld = !isAgreed && NaiveCount.isRevealing(decision.poll);
      return announced(decision);
    }
    if (!missing(decision).isEmpty()) {
      return Answer.no("incomplete-count");
    }
    Naive.Outcome excess = excess(decision);
    if (excess != null) {
      return Answer.no(excess.why());
    }
    decision.finding = finding(decision.phones, hands(decision));
    return announced(decision);
  }

  /** More votes than people, of a count without a method. */
  static Naive.@Nullable Outcome excess(Decision decision) {
    long votes =
        IntStream.concat(IntStream.of(decision.phones), IntStream.of(hands(decision))).sum();
    return NaiveCount.excess(decision, votes, decision.here());
  }

  private Answer stateFigures(Decision decision, Command.StateFigures c) {
    if (!decision.state.equals("closed")) {
      return Answer.no("not-closed");
    }
    Integer present = c.present();
    Integer entitled = c.entitled();
    boolean isPossible =
        (present != null || entitled != null)
            && (present == null || (present >= 0 && present <= 100_000))
            && (entitled == null || (entitled >= 1 && entitled <= 1_000_000));
    if (!isPossible) {
      return Answer.no("number-out-of-range");
    }
    if (present != null) {
      decision.statedPresent = present;
      m.present = decision.correction == null ? present : m.present;
    }
    if (entitled != null) {
      decision.statedEntitled = entitled;
      if (decision.poll != null) {
        decision.poll.entitled = entitled;
      }
    }
    return Answer.DONE;
  }

  private Answer announced(Decision decision) {
    decision.state = "announced";
    decision.wasAnnounced = true;
    m.voting = null;
    m.shown = decision.id;
    standAsFound(decision);
    number(decision);
    return Answer.DONE;
  }

  static int[] hands(Decision decision) {
    int[] sum = new int[3];
    for (Integer[] block : decision.blocks.values()) {
      for (int i = 0; i < 3; i++) {
        sum[i] += block[i] == null ? 0 : block[i];
      }
    }
    return sum;
  }

  /** Where hands were counted, each answer must have been counted somewhere. */
  static List<String> missing(Decision decision) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < 3 && !decision.blocks.isEmpty(); i++) {
      int answer = i;
      if (decision.blocks.values().stream().allMatch(block -> block[answer] == null)) {
        missing.add(List.of("yes", "no", "abstain").get(i));
      }
    }
    return missing;
  }

  static Map<String, Object> finding(int[] phones, int[] hands) {
    int yes = phones[0] + hands[0];
    int no = phones[1] + hands[1];
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("outcome", yes > no ? "adopted" : yes + no == 0 ? "no-result" : "rejected");
    finding.put(
        "reason",
        yes > no ? "more-yes" : yes + no == 0 ? "no-votes" : yes == no ? "tie" : "more-no");
    finding.put("yes", yes);
    finding.put("no", no);
    finding.put("abstain", phones[2] + hands[2]);
    finding.put("phones", Map.of("yes", phones[0], "no", phones[1], "abstain", phones[2]));
    finding.put("hands", Map.of("yes", hands[0], "no", hands[1], "abstain", hands[2]));
    return finding;
  }
}
