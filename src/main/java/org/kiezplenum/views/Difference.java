package org.kiezplenum.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.ByPerson;
import org.kiezplenum.told.ViewPart;
import org.kiezplenum.told.WireForm;

/**
 * The operations that turn one view into another: a JSON Patch (RFC 6902) of add, remove and
 * replace. Equal parts are found by identity first, so the cost follows the change.
 */
public final class Difference {
  /** Above this many single changes, a list is sent as a whole. */
  private static final int MOST_STEPS_IN_A_LIST = 12;

  private final List<Map<String, Object>> operations = new ArrayList<>();

  private Difference() {}

  /** Each of both a {@link ViewPart}, or a map of what may stand in one. */
  public static List<Map<String, Object>> between(Object before, Object after) {
    Difference difference = new Difference();
    difference.values("", before, after);
    return difference.operations;
  }

  private void fields(String path, Map<?, ?> before, Map<?, ?> after) {
    before.forEach((key, value) -> {
      if (!after.containsKey(key)) {
        remove(path + "/" + escaped(key));
      }
    });
    after.forEach((key, value) -> {
      Object old = before.get(key);
      if (old == null) {
        add(path + "/" + escaped(key), value);
      } else if (old != value) {
        values(path + "/" + escaped(key), old, value);
      }
    });
  }

  private void values(String path, Object before, Object after) {
    Map<?, ?> oldFields = fields(before);
    Map<?, ?> youngFields = fields(after);
    if (before instanceof ByPerson<?> old && after instanceof ByPerson<?> young) {
      fields(path, old.unlike(young), young.unlike(old));
    } else if (oldFields != null && youngFields != null) {
      fields(path, oldFields, youngFields);
    } else if (before instanceof List<?> old && after instanceof List<?> young) {
      lists(path, old, young);
    } else if (!before.equals(after)) {
      replace(path, after);
    }
  }

  private static @Nullable Map<?, ?> fields(Object value) {
    return switch (value) {
      case ViewPart part -> WireForm.fields(part);
      case Map<?, ?> map -> map;
      default -> null;
    };
  }

  /** What is the same at both ends stays; in the middle, what keeps its order. */
  private void lists(String path, List<?> wholeBefore, List<?> wholeAfter) {
    int head = 0;
    int tail = 0;
    if (wholeBefore instanceof ByPerson.Listed<?> old
        && wholeAfter instanceof ByPerson.Listed<?> young) {
      head = young.sameHead(old);
      tail = Math.min(young.sameTail(old), Math.min(old.size(), young.size()) - head);
    }
    lists(
        path,
        head,
        List.copyOf(wholeBefore.subList(head, wholeBefore.size() - tail)),
        List.copyOf(wholeAfter.subList(head, wholeAfter.size() - tail)),
        wholeAfter);
  }

  private void lists(String path, int from, List<?> before, List<?> after, List<?> wholeAfter) {
    int shorter = Math.min(before.size(), after.size());
    int same = 0;
    while (same < shorter && before.get(same).equals(after.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < shorter - same
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    int head = from + same;
    List<?> old = before.subList(same, before.size() - tail);
    List<?> young = after.subList(same, after.size() - tail);
    Set<?> staying = Staying.of(old, young);
    if (old.size() + young.size() - 2 * staying.size() > MOST_STEPS_IN_A_LIST) {
      replace(path, wholeAfter);
      return;
    }
    for (int i = old.size() - 1; i >= 0; i--) {
      if (!staying.contains(old.get(i))) {
        remove(path + "/" + (head + i));
      }
    }
    for (int i = 0; i < young.size(); i++) {
      if (!staying.contains(young.get(i))) {
        add(path + "/" + (head + i), young.get(i));
      }
    }
  }

  private void add(String path, Object value) {
    operations.add(operation("add", path, value));
  }

  private void replace(String path, Object value) {
    operations.add(operation("replace", path, value));
  }

  private void remove(String path) {
    operations.add(operation("remove", path, null));
  }

  private static Map<String, Object> operation(String op, String path, @Nullable Object value) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", op);
    operation.put("path", path);
    if (value != null) {
      operation.put("value", WireForm.of(value));
    }
    return operation;
  }

  private static String escaped(Object key) {
    return key.toString().replace("~", "~0").replace("/", "~1");
  }
}
