package org.kiezplenum.simulation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Entry;
import org.kiezplenum.simulation.Naive.Interlude;
import org.kiezplenum.simulation.Naive.Item;
import org.kiezplenum.simulation.Naive.Line;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Said;
import org.kiezplenum.simulation.Naive.Speech;
import org.kiezplenum.simulation.Naive.Step;

/** What each face must hold, written anew from the model every time. */
final class NaiveFaces {
  /** Nobody sets others here. */
  private static final JsonObject SIGNALS =
      new JsonObject().put("agree", 10).put("louder", 30).put("slower", 30).put("language", 120);

  static final Comparator<String> BY_COMING = Comparator.comparingInt(NaiveFaces::running);

  private final Naive m;

  NaiveFaces(Naive m) {
    this.m = m;
  }

  JsonObject everybody() {
    JsonObject view =
        new JsonObject()
            .put("id", m.id)
            .put("code", m.code)
            .put("date", m.date)
            .put("time", m.time)
            .put("phase", m.phase)
            .put("wall", wall())
            .put("signals", SIGNALS)
            .put("remaining", new NaiveAgenda(m, new NaiveSteps(m)).remaining())
            .put("agenda", ids(m.agenda.stream().map(item -> item.id).toList()))
            .put("items", items())
            .put("floor", floor())
            .put("entries", entries())
            .put("proposals", ids(m.proposals.stream().map(p -> p.id).toList()))
            .put("proposal", proposals())
            .put("decisions", ids(m.decisions.stream().map(d -> d.id).toList()))
            .put("decision", decisions());
    with(view, "title", m.words.get("title"));
    with(view, "place", m.hasPlace ? m.words.get("place") : null);
    with(view, "present", m.present);
    with(view, "electorate", NaiveElectorate.everybody(m));
    with(view, "namesCheckedFirst", m.checkedFirst ? true : null);
    with(view, "interlude", interlude());
    with(view, "next", m.hasNext ? filled(m.words.get("next")) : null);
    with(view, "closing", closing());
    with(view, "current", m.current);
    with(view, "voting", m.voting);
    with(view, "shown", m.shown);
    if (!m.phase.equals("planned")) {
      view.put("openedAt", m.openedAt).put("firstEnd", m.firstEnd);
    }
    if (m.over()) {
      view.put("endedAt", m.endedAt);
    }
    if (m.phase.equals("published") && m.isForParticipants) {
      view.put("readers", "participants");
    }
    return parsed(view);
  }

  JsonObject desk() {
    JsonObject notes = new JsonObject();
    JsonObject note = new JsonObject();
    m.lines.forEach((item, lines) -> {
      notes.put(item, ids(lines.stream().map(Line::id).toList()));
      lines.forEach(line -> note.put(line.id(), line(line)));
    });
    JsonObject people = new JsonObject();
    m.people.forEach((id, person) -> people.put(id, person(person)));
    JsonObject view = new JsonObject().put("notes", notes).put("note", note).put("people", people);
    List<String> unchecked =
        m.people.values().stream()
            .filter(Person::unchecked)
            .map(person -> person.id)
            .sorted(BY_COMING)
            .toList();
    with(view, "unchecked", unchecked.isEmpty() ? null : ids(unchecked));
    with(view, "chairs", m.hasChairs ? m.words.get("chairs") : null);
    with(view, "writer", m.hasWriter ? m.words.get("writer") : null);
    with(view, "message", m.hasMessage ? m.words.get("wall") : null);
    NaiveElectorate.desk(m, view);
    with(view, "undo", undo());
    with(view, "fairness", fairness());
    if (m.voting != null) {
      Decision decision = m.decision(m.voting);
      if (decision.poll == null) {
        count(view, decision);
      } else {
        new NaiveTold(m, decision.poll).count(view, decision);
      }
      NaiveCounting.face(m, view, decision);
      boolean isClosed = decision.state.equals("closed");
      Integer here = decision.here();
      with(view, "heads", isClosed && here != null && !here.equals(m.present) ? here : null);
    }
    return parsed(view);
  }

  private @Nullable JsonObject fairness() {
    long first = 0;
    long all = 0;
    Set<String> spoke = new HashSet<>();
    Set<String> heard = new HashSet<>();
    for (Said said : m.said.values()) {
      if (said.kind().equals("contribution")) {
        String person = m.person(said.person()).id;
        spoke.add(person);
        all += said.millis();
        first += heard.add(said.item() + "/" + person) ? said.millis() : 0;
      }
    }
    if (spoke.isEmpty()) {
      return null;
    }
    int present = m.present == null ? m.people.size() : m.present;
    JsonObject view = new JsonObject();
    view.put("speakers", spoke.size()).put("present", Math.max(spoke.size(), present));
    with(view, "first", all == 0 ? null : Math.round(100.0 * first / all));
    return view;
  }

  /** Without the ballot, which other processes hear of later. */
  JsonObject own(String id) {
    Person person = m.person(id);
    JsonObject view = new JsonObject().put("person", person.id).put("number", person.number);
    with(view, "name", nameOf(m, person));
    marks(view, person);
    NaiveElectorate.own(m, view, person.id);
    Entry entry = m.waitingOf(person.id);
    with(view, "entry", entry == null ? null : entry.id());
    boolean speaks = m.speech != null && m.speech.entry().person().equals(person.id);
    with(view, "speaking", speaks ? true : null);
    List<String> supports =
        m.proposals.stream()
            .filter(proposal -> proposal.supporters.contains(person.id))
            .map(proposal -> proposal.id)
            .toList();
    with(view, "supports", supports.isEmpty() ? null : ids(supports));
    return parsed(view);
  }

  private static int running(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static void marks(JsonObject view, Person person) {
    with(view, "unchecked", person.unchecked() ? true : null);
    with(view, "hidden", person.standing.equals("hidden") ? true : null);
    with(view, "roles", person.roles.isEmpty() ? null : ids(person.roles));
  }

  private static @Nullable String nameOf(Naive m, Person person) {
    return person.name == null ? null : m.words.get(person.name);
  }

  private JsonObject person(Person person) {
    JsonObject view =
        new JsonObject()
            .put("number", person.number)
            .put("reach", person.phone ? "device" : "desk");
    with(view, "name", nameOf(m, person));
    marks(view, person);
    return view;
  }

  static JsonObject called(Naive m, JsonObject view, String id) {
    Person person = m.person(id);
    view.put("number", person.number);
    boolean hidden = person.standing.equals("hidden") || (person.unchecked() && m.checkedFirst);
    if (!hidden) {
      with(view, "name", nameOf(m, person));
      with(view, "unchecked", person.unchecked() ? true : null);
    }
    return view;
  }

  private JsonObject items() {
    JsonObject items = new JsonObject();
    for (Item item : m.agenda) {
      JsonObject node =
          new JsonObject()
              .put("minutes", item.minutes)
              .put("state", item.state.name())
              .put("spent", item.state.spent());
      with(node, "title", m.words.get(item.id + "/title"));
      with(node, "list", item.withoutList ? "off" : null);
      with(node, "startedAt", item.id.equals(m.current) ? item.state.since() : null);
      items.put(item.id, node);
    }
    return items;
  }

  private JsonObject floor() {
    JsonObject floor =
        new JsonObject()
            .put("list", m.list)
            .put("queue", ids(m.queue.stream().map(Entry::id).toList()));
    Speech speech = m.speech;
    if (speech != null) {
      JsonObject node = entry(speech.entry()).put("entry", speech.entry().id());
      node.remove("kind");
      node.put("limit", speech.limit()).put("spent", speech.spent());
      with(node, "since", speech.runs() ? speech.since() : null);
      floor.put("speech", node);
    }
    return floor;
  }

  private JsonObject entries() {
    JsonObject entries = new JsonObject();
    m.queue.forEach(entry -> entries.put(entry.id(), entry(entry)));
    return entries;
  }

  private JsonObject entry(Entry entry) {
    JsonObject node = new JsonObject().put("person", m.person(entry.person()).id);
    return called(m, node, entry.person()).put("kind", entry.kind());
  }

  private JsonObject proposals() {
    JsonObject proposals = new JsonObject();
    m.proposals.forEach(proposal -> {
      JsonObject node =
          new JsonObject()
              .put("number", running(proposal.id))
              .put("by", called(m, new JsonObject(), proposal.by))
              .put("version", proposal.versions.size())
              .put("state", proposal.state);
      with(node, "title", m.words.get(proposal.id + "/title"));
      int supporters = proposal.supporters.size();
      with(node, "supporters", supporters == 0 ? null : supporters);
      if (List.of("handed-in", "no-result").contains(proposal.state)) {
        node.put("votable", true);
      }
      if (proposal.state.equals("adopted")) {
        node.put(
            "resolution",
            m.decisions.reversed().stream()
                .filter(d -> proposal.id.equals(d.proposal) && d.state.equals("announced"))
                .filter(NaiveDecisions::adopts)
                .findFirst()
                .orElseThrow()
                .number);
      }
      proposals.put(proposal.id, node);
    });
    return proposals;
  }

  private JsonObject decisions() {
    JsonObject decisions = new JsonObject();
    for (Decision decision : m.decisions) {
      boolean onItem = decision.proposal == null && decision.question == null;
      JsonObject node =
          new JsonObject()
              .put("item", decision.item)
              .put("method", decision.method)
              .put("state", decision.state);
      with(node, "question", question(decision));
      with(node, "proposal", decision.proposal);
      with(node, "on", onItem ? "item" : null);
      with(node, "happened", decision.happened);
      with(node, "correction", m.words.get(decision.correction));
      if (decision.statedPresent != null || decision.statedEntitled != null) {
        JsonObject stated = new JsonObject();
        with(stated, "present", decision.statedPresent);
        with(stated, "entitled", decision.statedEntitled);
        node.put("stated", stated);
      }
      boolean announced = decision.state.equals("announced");
      boolean holds = announced && NaiveDecisions.adopts(decision);
      with(node, "mistake", decision.mistaken ? true : null);
      with(node, "resolution", holds ? decision.number : null);
      with(node, "former", decision.former.isEmpty() ? null : former(decision));
      if (decision.poll == null) {
        with(node, "finding", announced ? decision.finding : null);
      } else {
        NaiveTold told = new NaiveTold(m, decision.poll);
        node.put("poll", told.asked());
        with(node, "found", announced ? told.announced() : null);
      }
      decisions.put(decision.id, node);
    }
    return decisions;
  }

  /** Beside a later result with figures it would show what one or two have said. */
  private static boolean showsFew(Decision decision, Naive.Former former) {
    List<Naive.Former> all = decision.former;
    boolean isNearNow =
        decision.state.equals("announced")
            && !decision.poll.withheld
            && NaiveCount.isNear(former.counted(), NaiveCount.counted(decision.poll));
    return decision.isSecret()
        && (isNearNow
            || all.subList(all.indexOf(former) + 1, all.size()).stream()
                .anyMatch(later ->
                    !later.withheld() && NaiveCount.isNear(former.counted(), later.counted())));
  }

  private JsonArray former(Decision decision) {
    JsonArray all = new JsonArray();
    for (Naive.Former former : decision.former) {
      JsonObject node = new JsonObject();
      if (former.outcome() == null) {
        former
            .finding()
            .forEach((name, value) -> {
              if (!name.equals("phones") && !name.equals("hands")) {
                node.put(name.equals("reason") ? "reckoned" : name, value);
              }
            });
      } else {
        NaiveTold told = new NaiveTold(m, decision.poll);
        node.mergeIn(
            told.former(former.outcome(), former.withheld() || showsFew(decision, former)));
      }
      with(node, "resolution", former.number() == 0 ? null : former.number());
      with(node, "reason", m.words.get(former.reason()));
      all.add(node);
    }
    return all;
  }

  private @Nullable String question(Decision decision) {
    if (decision.question != null) {
      return m.words.get(decision.question);
    }
    return m.words.get((decision.proposal == null ? decision.item : decision.proposal) + "/title");
  }

  private JsonObject wall() {
    JsonObject wall = new JsonObject().put("mode", m.wall);
    with(wall, "message", m.wall.equals("message") ? m.words.get("wall") : null);
    with(wall, "parking", m.wall.equals("parking") ? texts("parking") : null);
    return wall;
  }

  private JsonArray texts(String kind) {
    JsonArray texts = new JsonArray();
    ofKind(kind).stream()
        .map(line -> m.words.get(line.text()))
        .filter(text -> text != null)
        .forEach(texts::add);
    return texts;
  }

  private List<Line> ofKind(String kind) {
    return m.agenda.stream()
        .flatMap(item -> m.linesOf(item.id).stream())
        .filter(line -> line.kind().equals(kind))
        .toList();
  }

  private @Nullable JsonObject closing() {
    if (!m.over()) {
      return null;
    }
    JsonArray tasks = new JsonArray();
    for (Line line : ofKind("task")) {
      JsonObject task = new JsonObject();
      with(task, "text", m.words.get(line.text()));
      with(task, "who", who(line));
      with(task, "until", line.until());
      tasks.add(task);
    }
    return new JsonObject().put("tasks", tasks).put("results", texts("result"));
  }

  private @Nullable JsonObject interlude() {
    Interlude now = m.interlude;
    if (now == null) {
      return null;
    }
    JsonObject node = new JsonObject().put("kind", now.kind());
    if (!now.kind().equals("round")) {
      return node.put("until", now.until());
    }
    JsonObject seats = new JsonObject();
    for (String seat : now.circle()) {
      seats.put(
          seat,
          seat.startsWith("s")
              ? new JsonObject().put("seat", running(seat))
              : called(m, new JsonObject(), seat));
    }
    return node.put("place", now.place())
        .put("passed", now.passed().size())
        .put("since", now.since())
        .put("circle", ids(now.circle()))
        .put("seat", seats);
  }

  private JsonObject line(Line line) {
    JsonObject node = new JsonObject().put("kind", line.kind()).put("version", line.version());
    with(node, "text", m.words.get(line.text()));
    with(node, "who", who(line));
    with(node, "until", line.until());
    with(node, "happened", line.happened());
    if (line.editor() != null) {
      node.put("editor", m.person(line.editor()).id).put("since", line.since());
    }
    return node;
  }

  private @Nullable String who(Line line) {
    return line.who() == null ? null : filled(m.words.get(line.who()));
  }

  private @Nullable JsonObject undo() {
    Step step = NaiveSteps.latest(m);
    if (step == null) {
      return null;
    }
    JsonObject node =
        new JsonObject().put("step", step.number).put("what", step.what).put("at", step.at);
    with(node, "by", called(m, new JsonObject(), step.by));
    with(node, "person", step.about == null ? null : called(m, new JsonObject(), step.about));
    with(node, "text", step.titleOf == null ? null : m.words.get(step.titleOf + "/title"));
    with(node, "text", step.asked == null ? null : question(step.asked));
    with(node, "returns", step.returns == null ? null : called(m, new JsonObject(), step.returns));
    return node;
  }

  private void count(JsonObject view, Decision decision) {
    JsonObject blocks = new JsonObject();
    decision.blocks.forEach((id, hands) -> {
      JsonObject block = new JsonObject();
      with(block, "yes", hands[0]);
      with(block, "no", hands[1]);
      with(block, "abstain", hands[2]);
      blocks.put(id, block);
    });
    view.put("hands", new JsonObject().put(decision.id, ids(decision.blocks.keySet())));
    view.put("block", blocks);
    if (decision.state.equals("closed")) {
      JsonObject count =
          new JsonObject(NaiveDecisions.finding(decision.phones, NaiveDecisions.hands(decision)))
              .put("decision", decision.id);
      List<String> missing = NaiveDecisions.missing(decision);
      with(count, "missing", missing.isEmpty() ? null : ids(missing));
      with(
          count,
          "excess",
          missing.isEmpty() ? NaiveTold.excess(NaiveDecisions.excess(decision)) : null);
      view.put("count", count);
    }
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static JsonArray ids(Collection<String> ids) {
    return new JsonArray(List.copyOf(ids));
  }

  static void with(JsonObject view, String name, @Nullable Object value) {
    if (value != null) {
      view.put(name, value);
    }
  }

  /** As a client has it: numbers and lists as they come out of the wire. */
  private static JsonObject parsed(JsonObject view) {
    return new JsonObject(view.encode());
  }
}
