package org.kiezplenum.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.kiezplenum.rooms.Reply;

/** The ids that clients give their commands, and the answers that name them. */
final class CommandIds {
  static final int LONGEST = 64;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST + "}");

  private CommandIds() {}

  static boolean isValid(String id) {
    return SHAPE.matcher(id).matches();
  }

  static Map<String, Object> answer(String id, Reply.Stored stored) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("re", id);
    answer.put("seq", stored.seq());
    if (!stored.made().isEmpty()) {
      answer.put("made", stored.made());
    }
    return answer;
  }
}
