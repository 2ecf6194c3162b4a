package org.kiezplenum.assembly;

import java.util.List;

/** What the house answers to a command: what happens by it and the state after that, or why not. */
public sealed interface Ruling {

  /**
   * The command is accepted.
   *
   * @param moments what happened by it, in order; none if it changed nothing
   * @param after the state that it leads to
   * @param words what is to be stored together with the events
   * @param ballots what goes into the urn, of the person who sent the command
   * @param made the id of what came of it, or empty
   */
  record Accepted(
      List<Moment> moments,
      Assembly after,
      List<Decided.Word> words,
      List<Decided.Ballot> ballots,
      String made)
      implements Ruling {

    public List<Event> events() {
      return moments.stream().map(Moment::event).toList();
    }
  }

  /** The command is refused and nothing happened. */
  record Refused(Refusal refusal) implements Ruling {}

  /** An event, and the state in which it happened. */
  record Moment(Event event, Assembly before) {}
}
