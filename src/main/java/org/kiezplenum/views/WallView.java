package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Wall;
import org.kiezplenum.assembly.agenda.Note;

/** What the desk shows on the wall, and the last picture of an evening. */
final class WallView {
  private WallView() {}

  /** What was parked, and a message, are on the wall only while the desk shows them. */
  static Map<String, Object> of(World now) {
    Assembly assembly = now.assembly();
    Wall wall = assembly.wall();
    boolean isParking = wall.mode() == Wall.Mode.PARKING;
    return node()
        .with("mode", wall.mode().wireName())
        .with("message", wall.mode() == Wall.Mode.MESSAGE ? now.text(wall.message()) : null)
        .with("parking", isParking ? texts(now, Note.Kind.PARKING) : null)
        .made();
  }

  /** The last picture of an evening: what was held on to and who does what. */
  static @Nullable Map<String, Object> closing(World now) {
    if (!now.assembly().isOver()) {
      return null;
    }
    var order = now.assembly().agenda().order();
    List<Object> tasks =
        now.assembly().notes().ofKind(Note.Kind.TASK, order).stream()
            .<Object>map(note -> task(now, note))
            .toList();
    return node().with("tasks", tasks).with("results", texts(now, Note.Kind.RESULT)).made();
  }

  private static Map<String, Object> task(World now, Note note) {
    return node()
        .with("text", now.text(note.text()))
        .with("who", PublicView.filled(now.text(note.who())))
        .with("until", note.until())
        .made();
  }

  private static List<Object> texts(World now, Note.Kind kind) {
    return now.assembly().notes().ofKind(kind, now.assembly().agenda().order()).stream()
        .map(note -> now.text(note.text()))
        .filter(Objects::nonNull)
        .<Object>map(text -> text)
        .toList();
  }
}
