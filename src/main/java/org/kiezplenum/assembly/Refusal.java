package org.kiezplenum.assembly;

import java.util.Locale;
import java.util.Map;

/**
 * Why a command was not accepted: a code for machines, and what the sentence for people needs.
 *
 * @param arguments values for the message {@code refused.<code>}, by name
 */
public record Refusal(Code code, Map<String, Object> arguments) {

  public Refusal(Code code) {
    this(code, Map.of());
  }

  /** Every reason there is. The name on the wire is fixed for ever. */
  public enum Code {
    ALREADY_ANNOUNCED,
    ALREADY_MOVED_ON,
    ASSEMBLY_ENDED,
    ASSEMBLY_NOT_OPEN,
    DATABASE_AWAY,
    INCOMPLETE_COUNT,
    ITEM_DONE,
    ITEM_IS_CURRENT,
    ITEM_NOT_CURRENT,
    LIST_CLOSED,
    MALFORMED,
    MINUTES_PUBLISHED,
    NAME_TOO_LONG,
    NOBODY_WAITING,
    NOT_ALLOWED,
    NOT_A_PERSON,
    NOT_CLOSED,
    NOT_ENDED,
    NOT_PUBLISHED,
    NOT_SPEAKING,
    NOT_VOTING,
    NOT_WAITING,
    NOTE_CHANGED,
    NOTHING_TO_ASK,
    NO_CURRENT_ITEM,
    NUMBER_OUT_OF_RANGE,
    PROPOSAL_NOT_VOTABLE,
    QUEUE_FULL,
    STARTING_CLOSED,
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TOO_FAST,
    TOO_LARGE,
    TOO_LATE_TO_VOTE,
    TOO_MANY,
    TOO_MANY_PEOPLE,
    UNKNOWN_BLOCK,
    UNKNOWN_CODE,
    UNKNOWN_COMMAND,
    UNKNOWN_DECISION,
    UNKNOWN_ENTRY,
    UNKNOWN_ITEM,
    UNKNOWN_KEY,
    UNKNOWN_NOTE,
    UNKNOWN_PROPOSAL,
    VOTING_ALREADY,
    WRONG_PASSWORD;

    /** For example {@code list-closed}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
