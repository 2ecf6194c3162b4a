package org.kiezplenum.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.told.Told;

/** What was asked in a vote, and what was found: as a method tells it, or in yes and no. */
public sealed interface ResultRecord permits PlainRecord, PollRecord {

  /**
   * The record of a decision.
   *
   * @param present how many were in the room when its result was announced
   */
  static ResultRecord of(
      Decision decision, String question, @Nullable Integer present, People people, Texts texts) {
    return decision.method() == PlainMethod.POLL
        ? PollRecord.of(decision, question, present, people, texts)
        : PlainRecord.of(decision);
  }

  /** Adds what is said of it beside everything that is said of any vote. */
  void tell(Told data, DecisionRecord vote);

  /** What it was found from, where that is given out. */
  @Nullable Ballots ballots();

  /** What its options are called. */
  List<String> labels();
}
