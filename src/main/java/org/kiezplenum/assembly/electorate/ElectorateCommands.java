package org.kiezplenum.assembly.electorate;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Who is given a vote, and who speaks for whom. Votes can be given at any time, for people come
 * late; nobody's vote is taken, and no rule changed, before a vote that was opened is announced.
 */
public final class ElectorateCommands {
  private ElectorateCommands() {}

  public static Decided set(Assembly assembly, Electorate.Rule rule) {
    if (rule == assembly.electorate().rule()) {
      return accept();
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.ElectorateSet(rule));
  }

  /** Everything that may be done at the door. */
  public static Decided decide(Assembly assembly, Command.GivingVotes command) {
    return switch (command) {
      case Command.GrantVote c -> grant(assembly, c.who());
      case Command.GrantVotes c -> grant(assembly, c.numbers());
      case Command.GrantVoteToAll c -> grantToAll(assembly);
      case Command.WithdrawVote c -> withdraw(assembly, c.person());
      case Command.AddInitiative c -> addInitiative(assembly, c);
      case Command.RemoveInitiative c -> removeInitiative(assembly, c.initiative());
      case Command.NameDelegate c -> nameDelegate(assembly, c);
      case Command.DismissDelegate c -> dismissDelegate(assembly, c.person());
      case Command.GiveProxy c -> giveProxy(assembly, c);
      case Command.EndProxy c -> endProxy(assembly, c.person());
    };
  }

  /** Gives somebody a vote, by number, card or name. */
  private static Decided grant(Assembly assembly, Command.Who who) {
    return PeopleCommands.withWhom(
        assembly,
        who,
        (person, came) ->
            assembly.electorate().voters().contains(person)
                ? accept().making(person)
                : accept(new ElectorateEvent.VotesGranted(List.of(person)))
                    .after(came)
                    .making(person));
  }

  /** Gives votes by numbers; a card that nobody has shown yet makes a new person. */
  private static Decided grant(Assembly assembly, List<Integer> numbers) {
    People people = assembly.people();
    List<Event> events = new ArrayList<>();
    List<PersonId> more = new ArrayList<>();
    PersonId next = people.nextId();
    for (int number : numbers) {
      Person known = people.numbered(number);
      if (known == null && !People.isCard(number)) {
        return refuse(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", number));
      }
      if (known == null && !people.hasRoomFor(next)) {
        return refuse(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", People.MOST_PEOPLE));
      }
      if (known == null) {
        events.add(new PeopleEvent.PersonEntered(next, number, null));
        more.add(next);
        next = next.next();
      } else if (!assembly.electorate().voters().contains(known.id())
          && !more.contains(known.id())) {
        more.add(known.id());
      }
    }
    if (!more.isEmpty()) {
      events.add(new ElectorateEvent.VotesGranted(more));
    }
    return accept(events);
  }

  /** Gives everybody a vote who has come in until now, at the desk or by phone. */
  private static Decided grantToAll(Assembly assembly) {
    List<PersonId> more =
        assembly.people().byId().keySet().stream()
            .filter(person -> !assembly.electorate().voters().contains(person))
            .sorted()
            .toList();
    return more.isEmpty() ? accept() : accept(new ElectorateEvent.VotesGranted(more));
  }

  private static Decided withdraw(Assembly assembly, PersonId id) {
    Person person = assembly.people().find(id);
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (!assembly.electorate().voters().contains(person.id())) {
      return accept();
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.VoteWithdrawn(person.id()));
  }

  private static Decided addInitiative(Assembly assembly, Command.AddInitiative command) {
    Decided unfit = AgendaCommands.refusedTitle(command.name());
    if (unfit != null) {
      return unfit;
    }
    Electorate electorate = assembly.electorate();
    if (electorate.initiatives().size() >= Electorate.MOST_INITIATIVES) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Electorate.MOST_INITIATIVES));
    }
    InitiativeId initiative = InitiativeId.of(electorate.lastInitiative() + 1);
    WordRef name = command.name().as(initiative + "/name", 1);
    return accept(new ElectorateEvent.InitiativeAdded(initiative, name))
        .saying(name, command.name())
        .making(initiative);
  }

  private static Decided removeInitiative(Assembly assembly, InitiativeId initiative) {
    if (!assembly.electorate().initiatives().containsKey(initiative)) {
      return refuse(Refusal.Code.UNKNOWN_INITIATIVE);
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.InitiativeRemoved(initiative));
  }

  /**
   * Somebody speaks for an initiative, and for no other any more. An initiative that nobody spoke
   * for may come late to a vote; a second voice in the middle of it would silence the first.
   */
  private static Decided nameDelegate(Assembly assembly, Command.NameDelegate command) {
    if (!assembly.electorate().initiatives().containsKey(command.initiative())) {
      return refuse(Refusal.Code.UNKNOWN_INITIATIVE);
    }
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) -> {
          InitiativeId before = assembly.electorate().initiativeOf(person);
          if (command.initiative().equals(before)) {
            return accept().making(person);
          }
          boolean changesVote = before != null || assembly.isVotingBy(command.initiative());
          return changesVote && assembly.keepsTheElectorate()
              ? refuse(Refusal.Code.VOTING_ALREADY)
              : accept(new ElectorateEvent.DelegateNamed(person, command.initiative()))
                  .after(came)
                  .making(person);
        });
  }

  private static Decided dismissDelegate(Assembly assembly, PersonId id) {
    Person person = assembly.people().find(id);
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (assembly.electorate().initiativeOf(person.id()) == null) {
      return accept();
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.DelegateDismissed(person.id()));
  }

  /**
   * Proxies that were given stay if fewer are allowed from now on; with none allowed, none does.
   */
  public static Decided allowProxies(Assembly assembly, int most) {
    if (most < 0 || most > Proxies.MOST_FOR_ONE) {
      return refuse(
          Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Proxies.MOST_FOR_ONE));
    }
    if (most == assembly.electorate().proxies().most()) {
      return accept();
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.ProxiesAllowed(most));
  }

  /** Whoever is away is entered like somebody new, but both must have a vote already. */
  private static Decided giveProxy(Assembly assembly, Command.GiveProxy command) {
    Person from = PeopleCommands.known(assembly.people(), command.from());
    Person to = PeopleCommands.known(assembly.people(), command.to());
    if (from == null || to == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    Electorate electorate = assembly.electorate();
    if (to.id().equals(electorate.proxies().holderOf().get(from.id()))) {
      return accept();
    }
    if (assembly.keepsTheElectorate()) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    Refusal.@Nullable Code refused =
        electorate.proxies().refused(from.id(), to.id(), electorate::mayVote);
    if (refused != null) {
      return refuse(refused, Map.of("n", electorate.proxies().most()));
    }
    return accept(new ElectorateEvent.ProxyGiven(from.id(), to.id()));
  }

  /** The one who gave it has come, or has changed their mind. */
  private static Decided endProxy(Assembly assembly, PersonId id) {
    Person person = assembly.people().find(id);
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (!assembly.electorate().proxies().holderOf().containsKey(person.id())) {
      return accept();
    }
    return assembly.keepsTheElectorate()
        ? refuse(Refusal.Code.VOTING_ALREADY)
        : accept(new ElectorateEvent.ProxyEnded(person.id()));
  }
}
