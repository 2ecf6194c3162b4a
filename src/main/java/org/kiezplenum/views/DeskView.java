package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.decisions.SimpleMajority;

/** What the desk sees beyond everybody: the notes, and the count before it is announced. */
final class DeskView {
  private DeskView() {}

  static Map<String, Object> of(World now, @Nullable World then, Map<String, Object> old) {
    Notes notes = now.assembly().notes();
    Notes before = then == null ? null : then.assembly().notes();
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
                    note -> note(now, note)));
    var voting = now.assembly().decisions().voting();
    if (voting != null) {
      addCount(view, now.assembly().decisions().get(voting));
    }
    return view.made();
  }

  private static Map<String, Object> lines(Notes notes) {
    Map<String, Object> lines = new LinkedHashMap<>();
    notes.lines().forEach((item, ids) -> lines.put(item.value(), ids(ids)));
    return lines;
  }

  private static Map<String, Object> note(World now, Note note) {
    return node().with("text", now.text(note.text())).with("version", note.text().version()).made();
  }

  private static void addCount(Node view, Decision decision) {
    Map<String, Object> blocks = new LinkedHashMap<>();
    decision.blocks().forEach((id, hands) -> blocks.put(id.value(), block(hands)));
    view.with(
            "hands",
            Map.of(decision.id().value(), ids(decision.blocks().keySet().stream().toList())))
        .with("block", blocks);
    if (decision.state() instanceof Decision.Closed closed) {
      Finding finding = SimpleMajority.find(closed.phones(), decision.hands());
      Node count = node().with("decision", decision.id().value());
      PublicView.finding(finding).forEach(count::with);
      var missing = decision.missingHands();
      count.with(
          "missing", missing.isEmpty() ? null : missing.stream().map(Choice::wireName).toList());
      view.with("count", count.made());
    }
  }

  private static Map<String, Object> block(Hands hands) {
    return node()
        .with("yes", hands.yes())
        .with("no", hands.no())
        .with("abstain", hands.abstain())
        .made();
  }
}
