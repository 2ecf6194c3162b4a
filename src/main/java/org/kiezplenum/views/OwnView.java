package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.list.Reason;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/** What only one person sees: who they are, their place in the list, and their own ballot. */
public final class OwnView {
  private OwnView() {}

  /**
   * The ballot that a person has in the urn.
   *
   * @param choice as it is in the urn, which is sealed in a secret decision
   * @param change how often it was changed, for the next change to count on
   */
  public record OwnBallot(String decision, String choice, long change) {}

  public static Map<String, Object> of(World now, PersonId id, @Nullable OwnBallot ballot) {
    Person person = now.person(id);
    var entry = now.assembly().floor().waitingOf(person.id());
    return node()
        .with("person", person.id().value())
        .with("number", person.number())
        .with("name", now.text(person.name()))
        .with("unchecked", person.isUnchecked() ? true : null)
        .with("hidden", person.isHidden() ? true : null)
        .with("roles", roles(person))
        .with("entry", entry == null ? null : entry.value())
        .with("reason", entry == null ? null : reason(now, entry))
        .with("asides", asides(now, person.id()))
        .with("group", now.text(person.group()))
        .with("guest", now.assembly().electorate().mayVote(person.id()) ? null : true)
        .with("initiative", initiative(now, person.id()))
        .with("votesFor", votesFor(now, person.id()))
        .with("speaking", speaks(now, person.id()) ? true : null)
        .with("excluded", now.assembly().floor().calls().exclude(person.id()) ? true : null)
        .with("supports", supports(now, person.id()))
        .with("ballot", ballot == null ? null : ballot(now, ballot))
        .made();
  }

  /** Why the person waits there; absent where it is simply in order. */
  private static @Nullable String reason(World now, EntryId entry) {
    Reason reason = Reason.of(now.assembly().floor(), entry);
    return reason == Reason.IN_ORDER ? null : reason.wireName();
  }

  /** What else the person waits with than a contribution. */
  private static @Nullable List<Object> asides(World now, PersonId person) {
    Floor floor = now.assembly().floor();
    List<Object> asides =
        floor.allOf(person).stream()
            .filter(id -> !id.equals(floor.waitingOf(person)))
            .<Object>map(EntryId::value)
            .toList();
    return asides.isEmpty() ? null : asides;
  }

  /** For which initiative the person speaks. */
  private static @Nullable String initiative(World now, PersonId person) {
    InitiativeId initiative = now.assembly().electorate().initiativeOf(person);
    return initiative == null ? null : initiative.value();
  }

  /** For how many others the person votes. */
  private static @Nullable Integer votesFor(World now, PersonId person) {
    int held = now.assembly().electorate().proxies().heldBy(person);
    return held == 0 ? null : held;
  }

  /** The proposals that the person is for, in their order. */
  private static @Nullable List<Object> supports(World now, PersonId person) {
    Proposals proposals = now.assembly().proposals();
    List<Object> supports =
        proposals.order().stream()
            .filter(id -> proposals.supporters(proposals.get(id)).contains(person))
            .<Object>map(ProposalId::value)
            .toList();
    return supports.isEmpty() ? null : supports;
  }

  static @Nullable List<Object> roles(Person person) {
    List<Object> roles =
        person.roles().stream().map(Role::wireName).sorted().<Object>map(role -> role).toList();
    return roles.isEmpty() ? null : roles;
  }

  private static boolean speaks(World now, PersonId id) {
    return Touched.speaking(now.assembly()).contains(id);
  }

  /** In a secret decision only that there is one. */
  private static Map<String, Object> ballot(World now, OwnBallot ballot) {
    Decision decision = now.assembly().decisions().find(new DecisionId(ballot.decision()));
    boolean isSecret = decision != null && decision.isSecret();
    return node()
        .with("decision", ballot.decision())
        .with("choice", isSecret ? null : ballot.choice())
        .with("change", ballot.change())
        .made();
  }
}
