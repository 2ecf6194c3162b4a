package org.kiezplenum.simulation;

import static org.kiezplenum.simulation.NaiveFaces.ids;
import static org.kiezplenum.simulation.NaiveFaces.with;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Person;

/** Who may vote: everybody, or who is on the list; and with delegates nobody, for none is named. */
final class NaiveElectorate {
  private final Naive m;
  private final NaivePeople people;

  NaiveElectorate(Naive m, NaivePeople people) {
    this.m = m;
    this.people = people;
  }

  @Nullable Answer take(Command command) {
    return switch (command) {
      case Command.SetElectorate c -> {
        String rule = c.rule().wireName();
        if (rule.equals(m.electorate)) {
          yield Answer.NOTHING;
        }
        if (isVoting()) {
          yield Answer.no("voting-already");
        }
        m.electorate = rule;
        yield Answer.DONE;
      }
      case Command.GrantVote c -> {
        String refused = people.refusesToMean(c.who());
        if (refused != null) {
          yield Answer.no(refused);
        }
        String person = people.meant(c.who()).id;
        yield m.voters.add(person) ? Answer.done(person) : Answer.nothing(person);
      }
      case Command.GrantVoteToAll c ->
          m.voters.addAll(m.people.keySet()) ? Answer.DONE : Answer.NOTHING;
      case Command.WithdrawVote c -> withdraw(m.person(c.person().value()));
      default -> null;
    };
  }

  private Answer withdraw(@Nullable Person person) {
    if (person == null) {
      return Answer.no("unknown-person");
    }
    if (!m.voters.contains(person.id)) {
      return Answer.NOTHING;
    }
    if (isVoting()) {
      return Answer.no("voting-already");
    }
    m.voters.remove(person.id);
    return Answer.DONE;
  }

  private boolean isVoting() {
    if (m.voting == null) {
      return false;
    }
    Naive.Decision voting = m.decision(m.voting);
    return voting.state.equals("open") || !voting.isCorrected;
  }

  static boolean mayVote(Naive m, String person) {
    return m.electorate.equals("everybody")
        || (m.electorate.equals("listed") && m.voters.contains(person));
  }

  /** How many may vote; nothing where nobody keeps a list. */
  static @Nullable Integer size(Naive m) {
    return switch (m.electorate) {
      case "everybody" -> null;
      case "listed" -> m.voters.size();
      default -> 0;
    };
  }

  static @Nullable JsonObject everybody(Naive m) {
    Integer size = size(m);
    return size == null ? null : new JsonObject().put("who", m.electorate).put("voters", size);
  }

  static void desk(Naive m, JsonObject view) {
    if (size(m) != null) {
      view.put(
          "voters",
          ids(
              m.people.keySet().stream()
                  .filter(id -> mayVote(m, id))
                  .sorted(NaiveFaces.BY_COMING)
                  .toList()));
    }
  }

  static void own(Naive m, JsonObject view, String person) {
    with(view, "guest", mayVote(m, person) ? null : true);
    Naive.Decision voting = m.voting == null ? null : m.decision(m.voting);
    boolean hasLost =
        voting != null
            && voting.state.equals("open")
            && voting.dropped.stream().anyMatch(id -> m.person(id).id.equals(person));
    with(view, "dropped", hasLost ? true : null);
    boolean hasNoAnswer =
        voting != null && voting.poll != null && voting.poll.withdrawn.contains(person);
    with(view, "withdrawn", hasNoAnswer ? true : null);
  }
}
