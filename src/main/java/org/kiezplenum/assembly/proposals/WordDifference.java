package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one text says otherwise than another, in words that can be read: what was struck, and what
 * stands there instead. Found by Myers' algorithm, with a bound: texts that have little in common
 * are told apart by whole paragraphs.
 */
public final class WordDifference {

  /** Words that may be struck or inserted before it goes by paragraphs. */
  static final int MOST_CHANGES = 600;

  /** Of the words of the shorter text one in so many must stay, or it was written anew. */
  private static final int KEPT_AT_LEAST = 4;

  private WordDifference() {}

  /** What became of a part of the text. */
  public enum PartKind {
    KEPT,
    STRUCK,
    INSERTED
  }

  /** A part of both texts, or of one of them. */
  public record Part(PartKind kind, String text) {}

  /**
   * All parts in their order: what was kept or struck is the text before, what was kept or inserted
   * the text after.
   */
  public static List<Part> between(String before, String after) {
    List<Part> words = parts(words(before), words(after));
    if (words == null || isWrittenAnew(words)) {
      words = parts(paragraphs(before), paragraphs(after));
    }
    return readable(
        words == null
            ? List.of(new Part(PartKind.STRUCK, before), new Part(PartKind.INSERTED, after))
            : words);
  }

  private static boolean isWrittenAnew(List<Part> parts) {
    long kept = letters(parts, PartKind.KEPT);
    long shorter =
        kept + Math.min(letters(parts, PartKind.STRUCK), letters(parts, PartKind.INSERTED));
    return kept * KEPT_AT_LEAST < shorter;
  }

  private static long letters(List<Part> parts, PartKind kind) {
    return parts.stream()
        .filter(part -> part.kind == kind)
        .flatMapToInt(part -> part.text.chars())
        .filter(Character::isLetter)
        .count();
  }

  /** Words, the blanks between them, and every other sign by itself. */
  static List<String> words(String text) {
    return cut(text, WordDifference::sort, true);
  }

  /** Lines with the end of each. */
  private static List<String> paragraphs(String text) {
    return cut(text, c -> c == '\n' ? 0 : 1, false);
  }

  private static int sort(int c) {
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return 1;
    }
    return c == ' ' || c == '\t' ? 2 : 0;
  }

  /**
   * Cuts where the sort changes, and after each sign of sort 0.
   *
   * @param before whether it is also cut before a sign of sort 0
   */
  private static List<String> cut(String text, Function<Integer, Integer> sort, boolean before) {
    List<String> cut = new ArrayList<>();
    int from = 0;
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int now = sort.apply(c);
      boolean goesOn = i == from || now == last && now != 0 || !before && now == 0;
      if (!goesOn || i > from && last == 0) {
        cut.add(text.substring(from, i));
        from = i;
      }
      last = now;
      i += Character.charCount(c);
    }
    if (from < text.length()) {
      cut.add(text.substring(from));
    }
    return cut;
  }

  /** Nothing if too much has changed. */
  private static @Nullable List<Part> parts(List<String> before, List<String> after) {
    Map<String, Integer> names = new HashMap<>();
    int[] a = before.stream().mapToInt(t -> names.computeIfAbsent(t, n -> names.size())).toArray();
    int[] b = after.stream().mapToInt(t -> names.computeIfAbsent(t, n -> names.size())).toArray();
    int other = Arrays.mismatch(a, b);
    int head = other < 0 ? a.length : other;
    int tail = 0;
    while (tail < Math.min(a.length, b.length) - head
        && a[a.length - 1 - tail] == b[b.length - 1 - tail]) {
      tail++;
    }
    List<PartKind> middle =
        shortest(
            Arrays.copyOfRange(a, head, a.length - tail),
            Arrays.copyOfRange(b, head, b.length - tail));
    if (middle == null) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    before.subList(0, head).forEach(text -> parts.add(new Part(PartKind.KEPT, text)));
    int i = head;
    int j = head;
    for (PartKind kind : middle) {
      parts.add(new Part(kind, kind == PartKind.INSERTED ? after.get(j) : before.get(i)));
      i += kind == PartKind.INSERTED ? 0 : 1;
      j += kind == PartKind.STRUCK ? 0 : 1;
    }
    before.subList(i, before.size()).forEach(text -> parts.add(new Part(PartKind.KEPT, text)));
    return parts;
  }

  /**
   * The shortest way from one to the other. {@code reached[d]} holds, for each diagonal, how far
   * one comes with {@code d} changes.
   */
  private static @Nullable List<PartKind> shortest(int[] a, int[] b) {
    int most = Math.min(MOST_CHANGES, a.length + b.length);
    List<int[]> reached = new ArrayList<>();
    int[] far = new int[2 * most + 3];
    int zero = most + 1;
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int x = isDown(far, zero, k, d) ? far[zero + k + 1] : far[zero + k - 1] + 1;
        while (x < a.length && x - k < b.length && a[x] == b[x - k]) {
          x++;
        }
        far[zero + k] = x;
        if (x >= a.length && x - k >= b.length) {
          return way(reached, a.length, b.length);
        }
      }
      reached.add(Arrays.copyOfRange(far, zero - d - 1, zero + d + 2));
    }
    return null;
  }

  private static boolean isDown(int[] far, int zero, int k, int d) {
    return k == -d || k != d && far[zero + k - 1] < far[zero + k + 1];
  }

  private static List<PartKind> way(List<int[]> reached, int fromX, int fromY) {
    List<PartKind> way = new ArrayList<>();
    int x = fromX;
    int y = fromY;
    for (int d = reached.size(); d > 0; d--) {
      int[] far = reached.get(d - 1);
      int k = x - y;
      boolean down = isDown(far, d, k, d);
      int startX = down ? far[d + k + 1] : far[d + k - 1];
      int startY = startX - (down ? k + 1 : k - 1);
      while (x > startX + (down ? 0 : 1) && y > startY + (down ? 1 : 0)) {
        way.add(PartKind.KEPT);
        x--;
        y--;
      }
      way.add(down ? PartKind.INSERTED : PartKind.STRUCK);
      x = startX;
      y = startY;
    }
    for (; x > 0; x--) {
      way.add(PartKind.KEPT);
    }
    return way.reversed();
  }

  /**
   * Neighbours as one, what was struck before what stands in its place; and where two words that
   * follow each other were replaced, both together.
   */
  private static List<Part> readable(List<Part> parts) {
    ReadableParts telling = new ReadableParts();
    for (Part part : parts) {
      telling.add(part);
    }
    return telling.done();
  }

  private static final class ReadableParts {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder struck = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();

    void add(Part part) {
      if (part.kind == PartKind.KEPT) {
        kept.append(part.text);
        return;
      }
      if (!kept.isEmpty()) {
        join();
      }
      (part.kind == PartKind.STRUCK ? struck : inserted).append(part.text);
    }

    /** What was kept since the last change is told, unless it is a mere blank among changes. */
    private void join() {
      boolean between = saysSomething(struck) && saysSomething(inserted);
      if (between && !saysSomething(kept) && kept.indexOf("\n") < 0) {
        struck.append(kept);
        inserted.append(kept);
      } else {
        tell();
        parts.add(new Part(PartKind.KEPT, kept.toString()));
      }
      kept.setLength(0);
    }

    private void tell() {
      if (!struck.isEmpty()) {
        parts.add(new Part(PartKind.STRUCK, struck.toString()));
      }
      if (!inserted.isEmpty()) {
        parts.add(new Part(PartKind.INSERTED, inserted.toString()));
      }
      struck.setLength(0);
      inserted.setLength(0);
    }

    List<Part> done() {
      tell();
      if (!kept.isEmpty()) {
        parts.add(new Part(PartKind.KEPT, kept.toString()));
      }
      return List.copyOf(parts);
    }

    private static boolean saysSomething(CharSequence text) {
      return text.chars().anyMatch(Character::isLetterOrDigit);
    }
  }
}
