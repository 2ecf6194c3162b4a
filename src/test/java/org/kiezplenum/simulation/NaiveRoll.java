package org.kiezplenum.simulation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Poll;

/** Votes by name: what the desk enters for those who are called, and who has said what. */
final class NaiveRoll {
  private final Naive m;
  private final NaivePeople people;
  private final NaiveDecisions decisions;

  NaiveRoll(Naive m, NaivePeople people, NaiveDecisions decisions) {
    this.m = m;
    this.people = people;
    this.decisions = decisions;
  }

  @Nullable Answer take(Command command) {
    return switch (command) {
      case Command.AnswerRoll c ->
          decisions.whileVoting(c.decision().value(), decision -> answer(decision, c));
      case Command.WithdrawAnswer c ->
          decisions.whileVoting(c.decision().value(), decision -> withdraw(decision, c));
      default -> null;
    };
  }

  private @Nullable String refuses(Decision decision, Command.Who who) {
    if (decision.poll == null || !decision.poll.isByName()) {
      return "not-by-name";
    }
    return decision.state.equals("open") ? people.refusesToMean(who) : "too-late-to-vote";
  }

  /** No poll here has two parts of a ballot. */
  private Answer withdraw(Decision decision, Command.WithdrawAnswer c) {
    String refused = refuses(decision, c.who());
    if (refused != null) {
      return Answer.no(refused);
    }
    Person known = people.known(c.who());
    if (known == null || !decision.ballots.containsKey(known.id)) {
      return Answer.no("not-answered");
    }
    boolean wasAtDesk = decision.poll.entered.contains(known.id);
    if (!wasAtDesk && !c.instead()) {
      return Answer.no("voted-by-phone");
    }
    decision.poll.entered.remove(known.id);
    decision.poll.withdrawn.add(known.id);
    decision.ballots.remove(known.id);
    m.cut();
    return Answer.done(known.id);
  }

  private Answer answer(Decision decision, Command.AnswerRoll c) {
    String refused = refuses(decision, c.who());
    if (refused != null) {
      return Answer.no(refused);
    }
    Person known = people.known(c.who());
    if (!NaiveElectorate.mayVote(m, known == null ? "a newcomer" : known.id)) {
      return Answer.no("guest-was-called");
    }
    if (NaiveBallots.read(decision.poll, c.answer()) == null) {
      return Answer.no("bad-ballot");
    }
    if (!c.instead()
        && known != null
        && decision.ballots.containsKey(known.id)
        && !decision.poll.entered.contains(known.id)) {
      return Answer.no("voted-by-phone");
    }
    Person person = people.meant(c.who());
    decisions.cast(person, decision, c.answer(), 0);
    decision.poll.entered.add(person.id);
    decision.poll.withdrawn.remove(person.id);
    m.cut();
    return Answer.done(person.id);
  }

  /** What was said, its words first, and who said it, as they are called by now. */
  static JsonArray told(Naive m, Poll poll, List<String> words) {
    if (!poll.options.isEmpty() && !isOfOne(poll)) {
      return lines(m, poll, words);
    }
    List<String> ballots = new ArrayList<>(new TreeSet<>(poll.roll.values()));
    ballots.sort(
        Comparator.comparingInt(ballot -> words.contains(ballot) ? words.indexOf(ballot) : 99));
    JsonArray roll = new JsonArray();
    for (String ballot : ballots) {
      JsonArray who = new JsonArray();
      poll.roll.entrySet().stream()
          .filter(said -> said.getValue().equals(ballot))
          .map(said -> said.getKey())
          .sorted(Comparator.comparingInt(id -> Integer.parseInt(id.substring(1))))
          .forEach(id -> who.add(called(m, poll, id)));
      roll.add(new JsonObject().put("ballot", ballot).put("people", who));
    }
    return roll;
  }

  private static JsonObject called(Naive m, Poll poll, String id) {
    JsonObject called = NaiveFaces.called(m, new JsonObject(), id);
    return poll.entered.contains(id) ? called.put("desk", true) : called;
  }

  /** How many of the answers the desk has entered. */
  static @Nullable Integer entered(Poll poll) {
    int n = (int) poll.roll.keySet().stream().filter(poll.entered::contains).count();
    return n == 0 ? null : n;
  }

  /** An approval of one is a word. */
  private static boolean isOfOne(Poll poll) {
    return poll.method.equals("approval") && poll.options.size() == 1;
  }

  private static JsonArray lines(Naive m, Poll poll, List<String> words) {
    JsonArray roll = new JsonArray();
    poll.roll.keySet().stream()
        .sorted(Comparator.comparingInt(id -> Integer.parseInt(id.substring(1))))
        .forEach(id -> {
          String ballot = poll.roll.get(id);
          JsonObject line = new JsonObject().put("person", called(m, poll, id));
          if (words.contains(ballot) || ballot.equals("invalid")) {
            line.put("ballot", ballot);
          } else {
            StringBuilder letters = new StringBuilder();
            for (char c : ballot.toCharArray()) {
              int place = poll.options.indexOf("" + c);
              letters.append(
                  switch (c) {
                    case ',', ' ' -> " · ";
                    case ':' -> " ";
                    case '>' -> " › ";
                    case '=' -> " = ";
                    default -> place < 0 ? "" + c : "" + (char) ('A' + place);
                  });
            }
            line.put("line", letters.toString());
          }
          roll.add(line);
        });
    return roll;
  }
}
