package org.kiezplenum.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Refusal.Code;
import org.kiezplenum.texts.Messages;

/** Puts refusals into words and into HTTP. Every sentence says what to do next. */
public final class Refusals {
  private final Messages messages;

  Refusals(Messages messages) {
    this.messages = messages;
  }

  /** The sentence, in this language. */
  String text(String lang, Refusal refusal) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    refusal.arguments().forEach((name, value) -> arguments.put(name, inWords(lang, value)));
    if (refusal.arguments().get("fault") instanceof String fault) {
      return messages.text(lang, "fault." + fault, arguments);
    }
    String key = "refused." + refusal.code().wireName();
    boolean namesSomebody = refusal.code() == Code.ALREADY_MOVED_ON && arguments.containsKey("by");
    if (refusal.code() == Code.SEVERAL_PEOPLE && arguments.containsKey("here")) {
      return messages.text(lang, key + ".here", arguments);
    }
    return messages.text(lang, namesSomebody ? key + ".by" : key, arguments);
  }

  /** What a machine is told: the code, the field if it is about one, and the sentence to show. */
  public Map<String, Object> json(String lang, Refusal refusal) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", refusal.code().wireName());
    if (refusal.arguments().get("field") instanceof String field) {
      json.put("field", field);
    }
    if (refusal.arguments().get("fault") instanceof String fault) {
      json.put("fault", fault);
    }
    json.put("text", text(lang, refusal));
    return json;
  }

  public static int status(Refusal.Code code) {
    return switch (code) {
      case BAD_BALLOT,
          BAD_POLL,
          MALFORMED,
          UNKNOWN_COMMAND,
          TEXT_MISSING,
          NUMBER_OUT_OF_RANGE,
          NOTHING_TO_ASK,
          NOT_A_DAY,
          NOT_A_TIME,
          SEVERAL_NUMBERS,
          TIME_IS_OVER,
          TIME_TOO_FAR,
          TOO_MANY_NUMBERS ->
          400;
      case NOT_A_PERSON -> 401;
      case EXCLUDED,
          EXCLUDED_WAS_CALLED,
          GUEST_MAY_NOT_VOTE,
          GUEST_WAS_CALLED,
          NOT_ALLOWED,
          NOT_A_DELEGATE,
          NOT_YOURS,
          NOT_YOUR_INITIATIVE,
          STARTING_CLOSED,
          UNKNOWN_KEY,
          WRONG_PASSWORD ->
          403;
      case UNKNOWN_BLOCK,
          UNKNOWN_GROUP,
          UNKNOWN_CODE,
          UNKNOWN_DECISION,
          UNKNOWN_ENTRY,
          UNKNOWN_INITIATIVE,
          UNKNOWN_ITEM,
          UNKNOWN_NOTE,
          UNKNOWN_NUMBER,
          UNKNOWN_PERSON,
          UNKNOWN_PROPOSAL ->
          404;
      case TOO_LARGE, TEXT_TOO_LONG, NAME_TOO_LONG -> 413;
      case TOO_FAST, TOO_MANY_JOINS, TOO_MANY_STARTED, TOO_MUCH_TEXT -> 429;
      case DATABASE_AWAY -> 503;
      default -> 409;
    };
  }

  /**
   * The one list there is names the answers that nobody has counted hands for; a map is a person.
   */
  private Object inWords(String lang, Object value) {
    return switch (value) {
      case List<?> choices ->
          choices.stream()
              .map(choice -> messages.text(lang, "missing." + choice))
              .collect(Collectors.joining(", "));
      case Map<?, ?> person -> messages.who(lang, person);
      default -> value;
    };
  }
}
