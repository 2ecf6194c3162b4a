package org.kiezplenum.web.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.kiezplenum.rooms.Reply;

/** The ids that clients give their commands, and the answers that name them. */
public final class CommandIds {
  static final int LONGEST = 64;
  private static final int SHORTEST_UNGUESSABLE = 16;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST + "}");

  private CommandIds() {}

  public static boolean isValid(String id) {
    return SHAPE.matcher(id).matches();
  }

  /**
   * Whether an id may stand for somebody who comes in: whoever sends the same again is let in as
   * the same person, so nobody else may hit upon it.
   */
  public static boolean isUnguessable(String id) {
    return isValid(id) && id.length() >= SHORTEST_UNGUESSABLE;
  }

  public static Map<String, Object> answer(String id, Reply.Stored stored) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("re", id);
    answer.put("seq", stored.seq());
    if (!stored.made().isEmpty()) {
      answer.put("made", stored.made());
    }
    return answer;
  }
}
