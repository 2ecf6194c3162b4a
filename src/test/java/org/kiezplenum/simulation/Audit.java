package org.kiezplenum.simulation;

import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.urn.Urn;

/** Knows beforehand what everybody is answered and shown, and says where it was otherwise. */
final class Audit {
  private final Naive naive = new Naive();
  private final NaiveRules rules = new NaiveRules(naive);
  private final NaiveFaces faces = new NaiveFaces(naive);
  private final Map<CommandKey, Reply.Stored> accepted = new HashMap<>();
  private long seq;
  private int commands;

  /** As told by the events alone; what happens next is made up from it. */
  private Assembly told = Assembly.NONE;

  Audit(String code, String title, String date, String time) {
    naive.id = Play.ID.value();
    naive.code = code;
    naive.date = date;
    naive.time = time;
    naive.words.put("title", title);
  }

  Assembly told() {
    return told;
  }

  Naive naive() {
    return naive;
  }

  /** How many commands were answered. */
  int commands() {
    return commands;
  }

  void created(List<Stored> stored) {
    stored.forEach(this::tell);
    stored.clear();
    seq = 1;
  }

  private void tell(Stored stored) {
    for (Recorded event : stored.written()) {
      told = told.after(EventCodec.read(event), event.at(), event.actor());
    }
  }

  /** In the order in which they were stored, each must have been answered as the model does. */
  void answered(List<Act.Sent> sent, List<Reply> replies, List<Stored> stored) {
    Map<CommandKey, Reply> last = new HashMap<>();
    Map<CommandKey, Act.Sent> byKey = new HashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      Act.Sent each = sent.get(i);
      if (each.by() == null && !(each.command() instanceof org.kiezplenum.assembly.Command.Join)) {
        must(refused(replies.get(i)).equals("not-a-person"), each, "not-a-person", replies.get(i));
      }
      byKey.put(key(each), each);
      last.put(key(each), replies.get(i));
    }
    commands += sent.size();
    Map<CommandKey, Answer> expected = new HashMap<>();
    for (Stored batch : stored) {
      tell(batch);
      for (CommandKey key : batch.keys()) {
        if (accepted.containsKey(key)) {
          continue;
        }
        Act.Sent each = byKey.get(key);
        String by = each.by() == null ? null : each.by().value();
        Answer answer = rules.take(by, each.command(), batch.at());
        expected.put(key, answer);
        if (answer.refused() == null && last.get(key) instanceof Reply.Stored reply) {
          must(answer.changes() ? reply.seq() > seq : reply.seq() == seq, each, answer, reply);
          must(reply.made().equals(answer.made()), each, answer, reply);
          accepted.put(key, reply);
          seq = reply.seq();
        }
      }
    }
    stored.clear();
    counted();
    for (int i = 0; i < sent.size(); i++) {
      CommandKey key = key(sent.get(i));
      Reply reply = replies.get(i);
      Reply.Stored before = accepted.get(key);
      if (before != null) {
        must(reply.equals(before), sent.get(i), before, reply);
      } else if (expected.containsKey(key)) {
        must(
            Objects.equals(refused(reply), expected.get(key).refused()),
            sent.get(i),
            expected.get(key),
            reply);
      }
    }
  }

  private static CommandKey key(Act.Sent sent) {
    return sent.by() == null
        ? CommandKey.arriving(Play.ID, sent.id())
        : new CommandKey(sent.by().value(), sent.id());
  }

  private static String refused(Reply reply) {
    return reply instanceof Reply.Refused refused ? refused.refusal().code().wireName() : "";
  }

  boolean isThere(@Nullable PersonId person) {
    return person != null && naive.person(person.value()) != null;
  }

  void erased(String key) {
    naive.words.remove(key);
  }

  void sees(Face face) {
    same("what everybody sees", faces.everybody(), withoutDrawings(face.common));
    PersonId person = face.person;
    if (person == null) {
      same("the desk of nobody", null, face.desk);
      return;
    }
    must(!naive.hasLeft(person.value()), "a face of " + person, "none", "one");
    Naive.Person who = naive.person(person.value());
    same("what the desk sees", who.roles.isEmpty() ? null : faces.desk(), reasonless(face.desk));
    JsonObject own = Objects.requireNonNull(reasonless(face.own));
    own.remove("ballot");
    same("what " + who.id + " sees", faces.own(who.id), own);
  }

  /** Why people wait where they wait is tried with the rules of order. */
  private static @Nullable JsonObject reasonless(@Nullable JsonObject view) {
    if (view == null) {
      return null;
    }
    JsonObject less = view.copy();
    less.remove("reasons");
    less.remove("reason");
    return withoutDrawings(less);
  }

  /**
   * The bands by which votes are drawn going from one to others say in lengths what the happenings
   * of their round say in numbers; PollToldTest measures them.
   */
  private static JsonObject withoutDrawings(JsonObject view) {
    String written = view.encode();
    if (!written.contains("\"flows\":")) {
      return view;
    }
    JsonObject less = new JsonObject(written);
    JsonObject decisions = less.getJsonObject("decision", new JsonObject());
    for (String id : decisions.fieldNames()) {
      removeDrawings(decisions.getJsonObject(id));
    }
    removeDrawings(less.getJsonObject("count", new JsonObject()));
    return less;
  }

  private static void removeDrawings(JsonObject counted) {
    JsonArray rounds =
        counted.getJsonObject("found", new JsonObject()).getJsonArray("rounds", new JsonArray());
    for (int i = 0; i < rounds.size(); i++) {
      rounds.getJsonObject(i).remove("flows");
    }
  }

  /** The whole view of the desk as it is fetched, with the ballot, once it was read. */
  void stands(JsonObject whole) {
    JsonObject view = whole.getJsonObject("view");
    same("fetched", faces.everybody(), withoutDrawings(view.getJsonObject("public")));
    must(whole.getLong("seq") == seq, whole.getLong("seq"), seq, "");
  }

  /**
   * The urn of the vote that is on holds what each has cast, and no more than may vote; of a secret
   * one that was counted, or ended, there is neither a ballot nor a key.
   */
  void holds(Urn urn) {
    for (Decision decision : naive.decisions) {
      boolean isOn = decision.id.equals(naive.voting) && decision.state.equals("open");
      if (isOn || decision.isSecret()) {
        holds(urn, decision, isOn);
      }
    }
  }

  private void holds(Urn urn, Decision decision, boolean isOn) {
    DecisionId id = new DecisionId(decision.id);
    Map<String, String> kept = new TreeMap<>();
    Set<Integer> lengths = new HashSet<>();
    result(urn.kept(Play.ID, id))
        .forEach((person, ballot) -> {
          boolean isSealed = decision.isSecret() && ballot.ballot().matches("[A-Za-z0-9+/]{60,}");
          lengths.add(ballot.ballot().length());
          kept.put(person.value(), (isSealed ? "sealed" : ballot.ballot()) + " " + ballot.change());
        });
    Map<String, String> cast = new TreeMap<>();
    decision.ballots.forEach((person, ballot) ->
        cast.put(
            person, (decision.isSecret() ? "sealed" : ballot.choice()) + " " + ballot.change()));
    must(kept.equals(cast), "the urn of " + decision.id, cast, kept);
    must(kept.size() <= naive.people.size(), "the urn", naive.people.size(), kept.size());
    must(!decision.isSecret() || lengths.size() <= 1, "the length of ballots", 1, lengths);
    boolean hasSeal = result(urn.seal(new MemoryTransaction(), Play.ID, id)).isPresent();
    boolean isSealed = isOn && decision.isSecret();
    must(hasSeal == isSealed, "the seal of " + decision.id, isSealed, hasSeal);
  }

  /** What was counted of phones is what they have cast, each once. */
  private void counted() {
    if (naive.voting == null) {
      return;
    }
    Decision decision = naive.decision(naive.voting);
    if (decision.poll == null || decision.poll.phones == null) {
      return;
    }
    Poll poll = told.decisions().get(new DecisionId(decision.id)).poll();
    Map<String, Integer> bag = poll.phones().times();
    must(bag.equals(decision.poll.phones), "the bag", decision.poll.phones, bag);
    must(poll.phones().size() <= decision.poll.couldVote, "the bag", decision.poll.couldVote, bag);
  }

  /** No face ever showed what came out before it was announced. */
  void neverShownBefore(Face face) {
    for (String found : face.found) {
      must(naive.decision(found).wasAnnounced, "a face", "no result of " + found, "one");
    }
  }

  private static void same(String what, @Nullable JsonObject expected, @Nullable JsonObject found) {
    if (!Objects.equals(expected, found)) {
      throw new AssertionError(what + ": " + Differing.between(expected, found));
    }
  }

  private static void must(boolean holds, Object what, Object expected, Object found) {
    if (!holds) {
      throw new AssertionError(
          "to " + what + " the model answers " + expected + ", but it was " + found);
    }
  }
}
