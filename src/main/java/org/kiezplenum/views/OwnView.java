package org.kiezplenum.views;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.list.PlaceReason;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.voting.BallotPart;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.told.ViewPart;

/**
 * What only one person sees: who they are, their place in the list, and their own ballot.
 *
 * @param reason why the person waits there; absent where it is simply in order
 * @param asides what else the person waits with than a contribution
 * @param guest has no vote here
 * @param initiative for which the person speaks
 * @param votesFor how many others
 * @param excluded from speaking and voting, after too many calls to order
 * @param dropped had a vote in what is being voted on that does not count any more, since it was
 *     opened again
 * @param withdrawn the desk has taken their answer out of the vote by name that is open, and has
 *     entered none since
 * @param supports the proposals that the person is for, in their order
 */
public record OwnView(
    PersonId person,
    int number,
    @Nullable String name,
    boolean unchecked,
    boolean hidden,
    @Nullable List<String> roles,
    @Nullable EntryId entry,
    @Nullable String reason,
    @Nullable List<EntryId> asides,
    @Nullable String group,
    boolean guest,
    @Nullable InitiativeId initiative,
    @Nullable Integer votesFor,
    boolean speaking,
    boolean excluded,
    boolean dropped,
    boolean withdrawn,
    @Nullable List<ProposalId> supports,
    @Nullable BallotView ballot)
    implements ViewPart {

  /**
   * The ballot that a person has in the urn.
   *
   * @param choice as it is in the urn, which is sealed in a secret decision
   * @param change how often it was changed, for the next change to count on
   */
  public record OwnBallot(String decision, String choice, long change) {}

  /**
   * That ballot as the person sees it: in a secret decision only that there is one.
   *
   * @param answer what it says for the person, where it may say something for an initiative too
   * @param spoken what it says for the initiative
   * @param lacks {@code self} or {@code initiative}, for whom the person has not voted yet and
   *     might
   * @param desk has entered it or some of it, in a vote by name
   * @param deskFor {@code self} or {@code initiative}, where the desk has entered only what it says
   *     for that one of both
   */
  public record BallotView(
      String decision,
      @Nullable String choice,
      long change,
      @Nullable String answer,
      @Nullable String spoken,
      @Nullable String lacks,
      boolean desk,
      @Nullable String deskFor)
      implements ViewPart {}

  public static OwnView of(World now, PersonId id, @Nullable OwnBallot ballot) {
    Person person = now.person(id);
    Assembly assembly = now.assembly();
    EntryId entry = assembly.floor().waitingOf(person.id());
    int held = assembly.electorate().proxies().heldBy(person.id(), assembly::mayBeRepresented);
    return new OwnView(
        person.id(),
        person.number(),
        now.text(person.name()),
        person.isUnchecked(),
        person.isHidden(),
        roles(person),
        entry,
        entry == null ? null : reason(now, entry),
        asides(now, person.id()),
        now.text(person.group()),
        !assembly.electorate().mayVote(person.id()),
        assembly.electorate().initiativeOf(person.id()),
        held == 0 ? null : held,
        speaks(now, person.id()),
        assembly.floor().calls().exclude(person.id()),
        dropped(assembly).contains(person.id()),
        withdrawn(assembly).contains(person.id()),
        supports(now, person.id()),
        ballot == null ? null : ballot(now, person.id(), ballot));
  }

  /** Whose votes were left behind when the vote that is open was opened again. */
  static Set<PersonId> dropped(Assembly assembly) {
    DecisionId voting = assembly.decisions().voting();
    return voting != null && assembly.decisions().get(voting).isOpen()
        ? assembly.decisions().get(voting).history().dropped(assembly.people())
        : Set.of();
  }

  /** Who is told that a vote of theirs does not count. */
  static Set<PersonId> withoutVote(Assembly assembly) {
    Set<PersonId> all = new HashSet<>(dropped(assembly));
    all.addAll(withdrawn(assembly));
    return all;
  }

  private static Set<PersonId> withdrawn(Assembly assembly) {
    DecisionId voting = assembly.decisions().voting();
    return voting == null ? Set.of() : assembly.decisions().get(voting).poll().roll().withdrawn();
  }

  private static @Nullable String reason(World now, EntryId entry) {
    PlaceReason reason = PlaceReason.of(now.assembly().floor(), entry);
    return reason == PlaceReason.IN_ORDER ? null : reason.wireName();
  }

  private static @Nullable List<EntryId> asides(World now, PersonId person) {
    Floor floor = now.assembly().floor();
    List<EntryId> asides =
        floor.allOf(person).stream().filter(id -> !id.equals(floor.waitingOf(person))).toList();
    return asides.isEmpty() ? null : asides;
  }

  private static @Nullable List<ProposalId> supports(World now, PersonId person) {
    Proposals proposals = now.assembly().proposals();
    Set<ProposalId> supported = proposals.supportedBy(person);
    List<ProposalId> supports = proposals.order().stream().filter(supported::contains).toList();
    return supports.isEmpty() ? null : supports;
  }

  static @Nullable List<String> roles(Person person) {
    List<String> roles = person.roles().stream().map(Role::wireName).sorted().toList();
    return roles.isEmpty() ? null : roles;
  }

  private static boolean speaks(World now, PersonId id) {
    return Touched.speaking(now.assembly()).contains(id);
  }

  private static BallotView ballot(World now, PersonId person, OwnBallot ballot) {
    Decision decision = now.assembly().decisions().find(new DecisionId(ballot.decision()));
    String id = ballot.decision();
    if (decision != null && decision.isSecret()) {
      return new BallotView(id, null, ballot.change(), null, null, null, false, null);
    }
    boolean desk = decision != null && decision.poll().roll().isEnteredFor(person);
    if (decision == null || !decision.hasParts()) {
      return new BallotView(id, ballot.choice(), ballot.change(), null, null, null, desk, null);
    }
    BallotPart lacks =
        BallotPart.lacking(decision, now.assembly().electorate(), person, ballot.choice());
    return new BallotView(
        id,
        ballot.choice(),
        ballot.change(),
        part(decision, ballot.choice(), true),
        part(decision, ballot.choice(), false),
        lacks == null ? null : lacks.wireName(),
        desk,
        deskFor(decision.poll(), person, ballot.choice()));
  }

  private static @Nullable String deskFor(Poll poll, PersonId person, String ballot) {
    List<RollAnswer> all = RollAnswer.in(poll.ask().method(), person, ballot);
    List<RollAnswer> entered = all.stream().filter(poll.roll().entered()::contains).toList();
    return entered.isEmpty() || entered.size() == all.size()
        ? null
        : entered.getFirst().part().wireName();
  }

  /** The word that is said, without for whom. */
  private static @Nullable String part(Decision decision, String ballot, boolean isOfPerson) {
    String method = decision.poll().ask().method();
    return BallotParts.of(method, ballot).stream()
        .filter(part -> BallotParts.isOfPerson(method, part) == isOfPerson)
        .map(part -> part.substring(part.indexOf(':') + 1))
        .findFirst()
        .orElse(null);
  }
}
