package org.kiezplenum.views;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.told.ViewPart;

/**
 * What the desk shows on the wall. A message, and what was parked, are there only while it shows
 * them.
 */
record WallView(String mode, @Nullable String message, @Nullable List<String> parking)
    implements ViewPart {

  static WallView of(World now) {
    Assembly assembly = now.assembly();
    Wall wall = assembly.wall();
    boolean isParking = wall.mode() == Wall.Mode.PARKING;
    return new WallView(
        wall.mode().wireName(),
        wall.mode() == Wall.Mode.MESSAGE ? now.text(wall.message()) : null,
        isParking ? texts(now, Note.NoteKind.PARKING) : null);
  }

  /** What the lines of a kind say, in the order of the agenda. */
  static List<String> texts(World now, Note.NoteKind kind) {
    return now.assembly().notes().ofKind(kind, now.assembly().agenda().order()).stream()
        .map(note -> now.text(note.text()))
        .filter(Objects::nonNull)
        .toList();
  }
}
