package org.kiezplenum.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.told.ViewPart;

/** The last picture of an evening: what was held on to and who does what. */
record ClosingView(List<Task> tasks, List<String> results) implements ViewPart {

  /** Something that somebody does. */
  record Task(@Nullable String text, @Nullable String who, @Nullable String until)
      implements ViewPart {}

  static @Nullable ClosingView of(World now) {
    if (!now.assembly().isOver()) {
      return null;
    }
    var order = now.assembly().agenda().order();
    List<Task> tasks =
        now.assembly().notes().ofKind(Note.NoteKind.TASK, order).stream()
            .map(note -> new Task(now.text(note.text()), now.filled(note.assignee()), note.until()))
            .toList();
    return new ClosingView(tasks, WallView.texts(now, Note.NoteKind.RESULT));
  }
}
