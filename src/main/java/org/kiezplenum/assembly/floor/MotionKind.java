package org.kiezplenum.assembly.floor;

import java.util.Locale;

/**
 * What a point of order asks for, in the order of their ranks (1.5 of the rules of the floor): the
 * higher goes first, however late it came.
 */
public enum MotionKind {
  QUORUM("quorum", Needs.NO_VOTE),
  RULES_BROKEN("rules-broken", Needs.RULING),
  BREAK("break", Needs.MAJORITY),
  END_ASSEMBLY("end-assembly", Needs.MAJORITY),
  NO_DEBATE("no-debate", Needs.MAJORITY),
  ADJOURN_ITEM("adjourn-item", Needs.MAJORITY),
  END_DEBATE("end-debate", Needs.NO_THIRD_AGAINST),
  CLOSE_LIST("close-list", Needs.MAJORITY),
  REOPEN_LIST("reopen-list", Needs.MAJORITY),
  LIMIT_TIME("limit-time", Needs.MAJORITY),
  CHANGE_AGENDA("change-agenda", Needs.MAJORITY),
  SECRET_BALLOT("secret-ballot", Needs.DEMAND),
  ROLL_CALL("roll-call", Needs.MAJORITY),
  RECOUNT("recount", Needs.DEMAND),
  RECONSIDER("reconsider", Needs.TWO_THIRDS),
  SPLIT_VOTE("split-vote", Needs.MAJORITY),
  STRAW_POLL("straw-poll", Needs.MAJORITY),
  CHANGE_MODERATION("change-moderation", Needs.MAJORITY),
  PUBLICITY("publicity", Needs.TWO_THIRDS),
  LANGUAGE("language", Needs.MAJORITY),
  OTHER("anything-else", Needs.MAJORITY);

  private final String wireName;
  private final Needs needs;

  MotionKind(String wireName, Needs needs) {
    this.wireName = wireName;
    this.needs = needs;
  }

  /** What it takes to carry a motion that somebody has spoken against. */
  public enum Needs {
    /** It is simply done. */
    NO_VOTE,
    /** The moderation decides. */
    RULING,
    /** One person is enough. */
    DEMAND,
    MAJORITY,
    /** Lost if a third of those present are against it. */
    NO_THIRD_AGAINST,
    TWO_THIRDS;

    /** For example {@code two-thirds}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether these figures carry it. */
    public boolean isMet(int yes, int no, int present) {
      return switch (this) {
        case NO_VOTE, RULING, DEMAND -> true;
        case MAJORITY -> yes > no;
        case NO_THIRD_AGAINST -> yes > no && no * 3L < present;
        case TWO_THIRDS -> yes > 0 && yes * 3L >= (yes + (long) no) * 2;
      };
    }
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }

  public Needs needs() {
    return needs;
  }

  /** Whoever has spoken to the item may not ask for this. */
  public boolean endsTheTurnsOfOthers() {
    return this == END_DEBATE || this == CLOSE_LIST;
  }

  /** Carried while a vote is on, it would change nothing, or something under the voters' hands. */
  public boolean waitsForTheVote() {
    return switch (this) {
      case BREAK, END_ASSEMBLY, NO_DEBATE, ADJOURN_ITEM, RECONSIDER, SPLIT_VOTE -> true;
      default -> false;
    };
  }

  /** May be raised while a ballot runs, because it is about that ballot. */
  public boolean isAboutTheBallot() {
    return switch (this) {
      case QUORUM, RULES_BROKEN, SECRET_BALLOT, ROLL_CALL, RECOUNT -> true;
      default -> false;
    };
  }
}
