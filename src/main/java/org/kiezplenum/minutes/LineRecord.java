package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.Told;

/**
 * A line that was written to an item.
 *
 * @param kind the wire name of a {@code NoteKind}
 * @param who does it, of a task
 * @param until the day by which a task is to be done, for example {@code 2026-03-21}
 * @param happened the time at which it happened, of a line that was entered later
 */
public record LineRecord(
    String kind,
    String text,
    @Nullable String who,
    @Nullable String until,
    @Nullable String happened) {

  boolean isTask() {
    return kind.equals("task");
  }

  Map<String, Object> context() {
    return data().made();
  }

  /** The same beside the other tasks, which come from other items. */
  Map<String, Object> context(ItemRecord item) {
    return data().with("number", item.number()).with("title", item.title()).made();
  }

  private Told data() {
    return new Told()
        .with("kind", kind)
        .with("text", text)
        .with("who", who)
        .with("until", until)
        .with("happened", happened);
  }
}
