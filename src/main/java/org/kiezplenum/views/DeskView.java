package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.Delegations;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.HeadCounts;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.decisions.Poll;
import org.kiezplenum.assembly.decisions.Reckoned;
import org.kiezplenum.assembly.decisions.Remainder;
import org.kiezplenum.assembly.decisions.SecondCount;
import org.kiezplenum.assembly.decisions.SecondCounts;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Reason;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.told.PollTold;

/**
 * What the desk sees beyond everybody: the lines, who is in, and counts before they are announced.
 */
final class DeskView {
  private DeskView() {}

  static Map<String, Object> of(World now, @Nullable World then, Map<String, Object> old) {
    Notes notes = now.assembly().notes();
    Notes before = then == null ? null : then.assembly().notes();
    boolean sameCrowd = then != null && now.assembly().people() == then.assembly().people();
    Node view =
        node()
            .with("notes", notes == before ? old.get("notes") : lines(notes))
            .with(
                "note",
                each(
                    notes.byId(),
                    before == null ? null : before.byId(),
                    old.get("note"),
                    note -> true,
                    note -> note(now, note)))
            .with("people", sameCrowd ? old.get("people") : people(now, then, old))
            .with("unchecked", sameCrowd ? old.get("unchecked") : unchecked(now))
            .with("voters", ElectorateView.voters(now, then, old.get("voters")))
            .with("chairs", now.text(now.assembly().particulars().chairs()))
            .with("writer", now.text(now.assembly().particulars().writer()))
            .with("message", now.text(now.assembly().wall().message()))
            .with("reasons", FloorView.reasons(now, then, old.get("reasons")))
            .with("asking", FloorView.asking(now, then, old.get("asking")))
            .with("fairness", FloorView.fairness(now, then, old.get("fairness")))
            .with("orderCalls", FloorView.orderCalls(now))
            .with("undo", UndoView.of(now));
    var voting = now.assembly().decisions().voting();
    if (voting != null) {
      addCount(now, view, now.assembly().decisions().get(voting));
    }
    return view.made();
  }

  private static Map<String, Object> lines(Notes notes) {
    Map<String, Object> lines = new LinkedHashMap<>();
    notes.lines().forEach((item, ids) -> lines.put(item.value(), ids(ids)));
    return lines;
  }

  private static Map<String, Object> note(World now, Note note) {
    Note.Editor editor = note.editor();
    String who = now.text(note.who());
    return node()
        .with("text", now.text(note.text()))
        .with("kind", note.kind().wireName())
        .with("who", who == null || who.isEmpty() ? null : who)
        .with("until", note.until())
        .with("happened", note.happened())
        .with("version", note.version())
        .with("editor", editor == null ? null : now.person(editor.person()).id().value())
        .with("since", editor == null ? null : editor.since())
        .made();
  }

  /** All who are in, so that the desk finds them by number or two letters. */
  private static Map<String, Object> people(
      World now, @Nullable World then, Map<String, Object> old) {
    return each(
        now.assembly().people().byId(),
        then == null ? null : then.assembly().people().byId(),
        old.get("people"),
        person -> true,
        person -> person(now, person));
  }

  private static Map<String, Object> person(World now, Person person) {
    return node()
        .with("number", person.number())
        .with("name", now.text(person.name()))
        .with("reach", person.reach() == Person.Reach.DEVICE ? "device" : "desk")
        .with("unchecked", person.isUnchecked() ? true : null)
        .with("hidden", person.isHidden() ? true : null)
        .with("roles", OwnView.roles(person))
        .made();
  }

  private static @Nullable List<Object> unchecked(World now) {
    List<Object> ids = ids(now.assembly().people().unchecked());
    return ids.isEmpty() ? null : ids;
  }

  private static void addCount(World now, Node view, Decision decision) {
    Map<String, Object> blocks = new LinkedHashMap<>();
    Poll poll = decision.poll();
    boolean isPlain = decision.method() != Method.POLL;
    List<String> names = Methods.cellNames(poll.ask());
    if (isPlain) {
      poll.hands()
          .forEach((id, hands) ->
              blocks.put(id.value(), block(hands, decision.seconds().find(id), names)));
    } else {
      poll.hands()
          .forEach((id, cells) ->
              blocks.put(
                  id.value(),
                  node()
                      .with("cells", new TreeMap<>(cells.counts()))
                      .with("second", second(decision.seconds().find(id), names))
                      .made()));
      poll.papers()
          .forEach((id, paper) ->
              blocks.put(id.value(), Map.of("ballot", paper.ballot(), "times", paper.times())));
    }
    view.with("hands", Map.of(decision.id().value(), List.copyOf(blocks.keySet())))
        .with("block", blocks);
    if (decision.state() instanceof Decision.Closed) {
      view.with("count", isPlain ? count(decision) : count(now, decision, poll));
      view.with("heads", heads(now, decision));
    }
    List<Integer> differing = SecondCounts.differing(decision);
    view.with("differing", differing.isEmpty() ? null : List.<Object>copyOf(differing));
    Long left = Remainder.of(now.assembly(), decision);
    List<String> words = Remainder.words(decision);
    view.with("words", isPlain || words.isEmpty() ? null : List.<Object>copyOf(words))
        .with("left", left != null && left > 0 ? left : null)
        .with("over", left != null && left < 0 ? -left : null);
    view.with("cells", isPlain || names.isEmpty() ? null : List.<Object>copyOf(names));
  }

  private static Map<String, Object> count(Decision decision) {
    Finding finding = Finding.of(decision.poll(), decision.poll().soFar());
    Node count = node().with("decision", decision.id().value());
    PublicView.finding(finding, decision.heads()).forEach(count::with);
    var missing = Methods.missing(decision.poll().ask(), decision.poll().raised());
    Reason excess = missing.isEmpty() ? Reckoned.excess(decision) : null;
    return count
        .with("missing", missing.isEmpty() ? null : missing)
        .with("excess", excess == null ? null : excess(excess))
        .made();
  }

  /** Where one or two could be told from the figures, the desk sees none of them either. */
  private static Map<String, Object> count(World now, Decision decision, Poll poll) {
    Reckoned reckoned = Reckoned.of(decision, now.assembly().present());
    var finding = reckoned.finding();
    PollTold told = new PollTold(poll, now::text, now::called);
    boolean areFew = reckoned.ofFew();
    Reason spoken = Delegations.excess(now.assembly(), decision);
    return node()
        .with("decision", decision.id().value())
        .with(
            "found",
            areFew ? told.hidden(finding, reckoned.hidesLot(decision)) : told.counted(finding))
        .with("few", areFew ? true : null)
        .with(
            "excess",
            spoken != null
                ? told.excess(spoken)
                : HeadCounts.isExcess(finding.reason()) ? excess(finding.reason()) : null)
        .made();
  }

  /** Too many votes for a number that was stated: for which, and how many both are. */
  private static Map<String, Object> excess(Reason excess) {
    return node()
        .with("why", excess.why().wireName())
        .with("counted", excess.arguments().get("counted"))
        .with("stated", excess.arguments().get("stated"))
        .made();
  }

  /** The head count of the close, if another was stated since; the vote goes by the first. */
  private static @Nullable Integer heads(World now, Decision decision) {
    Integer here = decision.heads().here();
    return here == null || here.equals(now.assembly().present()) ? null : here;
  }

  private static @Nullable Map<String, Object> second(
      @Nullable SecondCount count, List<String> names) {
    return count == null
        ? null
        : node()
            .with("state", count.state().wireName())
            .with("first", inOrder(count.first(), names))
            .with("second", inOrder(count.second(), names))
            .made();
  }

  /** As they stand on the form, so that two counts can be read beside each other. */
  private static Map<String, Object> inOrder(Cells cells, List<String> names) {
    Map<String, Object> inOrder = new LinkedHashMap<>();
    names.stream().filter(cells::has).forEach(name -> inOrder.put(name, cells.get(name)));
    return inOrder;
  }

  private static Map<String, Object> block(
      Cells hands, @Nullable SecondCount second, List<String> names) {
    return node()
        .with("yes", hands.counts().get("yes"))
        .with("no", hands.counts().get("no"))
        .with("abstain", hands.counts().get("abstain"))
        .with("second", second(second, names))
        .made();
  }
}
