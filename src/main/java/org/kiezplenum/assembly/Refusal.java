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
    ALREADY_SPOKE,
    AMENDMENT_OUTDATED,
    AMENDMENT_STAYS,
    AMENDMENT_TOO_DEEP,
    ASK_ALL_FIRST,
    ASK_GROUP_FIRST,
    ASSEMBLY_ENDED,
    ASSEMBLY_NOT_OPEN,
    BAD_BALLOT,
    BAD_POLL,
    BALLOT_RUNS,
    DATABASE_AWAY,
    DEBATE_IS_OVER,
    EXPIRED,
    HAS_A_ROLE,
    INCOMPLETE_COUNT,
    IS_A_POLL,
    ITEM_DONE,
    ITEM_IS_CURRENT,
    ITEM_NOT_CURRENT,
    LAST_FACILITATOR,
    LIST_CLOSED,
    LIST_OFF,
    LOT_NEEDED,
    MALFORMED,
    MINUTES_PUBLISHED,
    EXCLUDED,
    MOTION_FIRST,
    MOTION_NEEDS_VOTE,
    MOTION_OBJECTED,
    MOTION_UNSORTED,
    NAME_TOO_LONG,
    NOBODY_SPOKE,
    NOBODY_WAITING,
    NOTE_CHANGED,
    NOTE_IN_HAND,
    NOTHING_ASKED,
    NOTHING_CHANGED,
    NOTHING_TO_ASK,
    NOTHING_TO_UNDO,
    NOT_ALLOWED,
    NOT_A_DAY,
    NOT_A_PERSON,
    NOT_A_POLL,
    NOT_AN_AMENDMENT,
    NOT_ANNOUNCED,
    NOT_A_TIME,
    NOT_BY_SIGHT,
    NOT_CLOSED,
    NOT_ENDED,
    NO_FURTHER_ROUND,
    NO_LOT,
    NOT_PUBLISHED,
    NOT_SPEAKING,
    NOT_VOTING,
    NOT_WAITING,
    NOT_YOURS,
    NO_CURRENT_ITEM,
    NO_MOTION,
    NO_RESPONSE_TO_RESPONSE,
    NO_ROUND,
    NO_TEMPERATURE,
    NUMBER_OUT_OF_RANGE,
    ONLY_ONCE,
    POLL_INCOMPLETE,
    PROPOSAL_CHANGED,
    PROPOSAL_CLOSED,
    PROPOSAL_NOT_VOTABLE,
    QUEUE_FULL,
    RESPONSE_LIMIT,
    SECRET_COUNTED,
    SECRET_DEMANDED,
    SIGNAL_OFF,
    STARTING_CLOSED,
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TOO_FAST,
    TOO_LARGE,
    TOO_LATE_TO_UNDO,
    TOO_LATE_TO_VOTE,
    TOO_MANY,
    TOO_MANY_PEOPLE,
    UNKNOWN_BLOCK,
    UNKNOWN_CODE,
    UNKNOWN_COMMAND,
    UNKNOWN_DECISION,
    UNKNOWN_ENTRY,
    UNKNOWN_GROUP,
    UNKNOWN_ITEM,
    UNKNOWN_KEY,
    UNKNOWN_NOTE,
    UNKNOWN_NUMBER,
    UNKNOWN_PERSON,
    UNKNOWN_PROPOSAL,
    URN_LOCKED,
    VOTING_ALREADY,
    WRONG_PASSWORD;

    /** For example {@code list-closed}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
