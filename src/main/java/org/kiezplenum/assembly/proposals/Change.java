package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.List;

/**
 * A passage of a text that says something else in the next one.
 *
 * @param from where it began in the text before, in UTF-16 units
 * @param to where it ended there; as {@code from} where something was only put in
 * @param length of what stands there instead; 0 where it was only struck
 */
public record Change(int from, int to, int length) {

  /** All that differs, word by word, in the order of the text. */
  public static List<Change> between(String before, String after) {
    List<Change> changes = new ArrayList<>();
    int at = 0;
    int struck = 0;
    int inserted = 0;
    for (WordDifference.Part part : WordDifference.between(before, after)) {
      int length = part.text().length();
      switch (part.kind()) {
        case STRUCK -> struck += length;
        case INSERTED -> inserted += length;
        case KEPT -> {
          if (struck + inserted > 0) {
            changes.add(new Change(at, at + struck, inserted));
          }
          at += struck + length;
          struck = 0;
          inserted = 0;
        }
      }
    }
    if (struck + inserted > 0) {
      changes.add(new Change(at, at + struck, inserted));
    }
    return List.copyOf(changes);
  }

  /**
   * The smallest single passage, by whole words and signs, outside of which both texts say the
   * same; of length 0 and at the end if they are equal.
   */
  public static Change smallest(String before, String after) {
    List<String> a = WordDifference.words(before);
    List<String> b = WordDifference.words(after);
    int shorter = Math.min(a.size(), b.size());
    int head = 0;
    int from = 0;
    while (head < shorter && a.get(head).equals(b.get(head))) {
      from += a.get(head).length();
      head++;
    }
    int tail = 0;
    int kept = 0;
    while (tail < shorter - head && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      kept += a.get(a.size() - 1 - tail).length();
      tail++;
    }
    return new Change(from, before.length() - kept, after.length() - kept - from);
  }

  /** By how much the text after the passage moves. */
  public int growth() {
    return length - (to - from);
  }

  /**
   * True if nobody knows what the text says after both: they speak of the same words, or one puts
   * something in where the other puts something in, replaces or strikes. Two that replace or strike
   * neighbouring words do not touch.
   */
  public boolean touches(int otherFrom, int otherTo) {
    boolean putsIn = from == to || otherFrom == otherTo;
    return overlaps(otherFrom, otherTo) || (putsIn && from <= otherTo && otherFrom <= to);
  }

  /** True if both speak of the same words, or put something in at the same place. */
  boolean overlaps(int otherFrom, int otherTo) {
    boolean samePlace = from == to && otherFrom == otherTo && from == otherFrom;
    return samePlace || (from < otherTo && otherFrom < to);
  }

  /** What takes this change back. */
  public Change inverse() {
    return new Change(from, from + length, to - from);
  }
}
