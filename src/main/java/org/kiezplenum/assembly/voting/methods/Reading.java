package org.kiezplenum.assembly.voting.methods;

/** What came of reading a ballot. */
public sealed interface Reading {

  /** The one text of this ballot, whichever way it was written. */
  record Ballot(String text) implements Reading {}

  record Unreadable(Fault fault) implements Reading {}

  static Reading ballot(String text) {
    return new Ballot(text);
  }

  static Reading refused(Fault.Code code, Object... arguments) {
    return new Unreadable(Fault.of(code, arguments));
  }
}
