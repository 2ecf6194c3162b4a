package org.kiezplenum.assembly.signals;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.WordRef;

/**
 * What the desk has put on the wall.
 *
 * @param message what is shown in mode {@link Mode#MESSAGE}, and kept in every other
 */
public record Wall(Mode mode, @Nullable WordRef message, int messages) {
  public static final Wall FOLLOWING = new Wall(Mode.FOLLOW, null, 0);

  /** A picture, or that the wall follows what happens. */
  public enum Mode {
    FOLLOW,
    ITEM,
    QUEUE,
    QUESTION,
    RESULT,
    MESSAGE,
    PARKING,
    QR,
    BLACK;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case FOLLOW -> "follow";
        case ITEM -> "item";
        case QUEUE -> "queue";
        case QUESTION -> "question";
        case RESULT -> "result";
        case MESSAGE -> "message";
        case PARKING -> "parking";
        case QR -> "qr";
        case BLACK -> "black";
      };
    }
  }

  public Wall after(AssemblyEvent.WallSet event) {
    WordRef text = event.text();
    return text == null
        ? new Wall(event.mode(), message, messages)
        : new Wall(event.mode(), text, text.version());
  }

  public Wall following() {
    return new Wall(Mode.FOLLOW, message, messages);
  }
}
