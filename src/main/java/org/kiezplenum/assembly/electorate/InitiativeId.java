package org.kiezplenum.assembly.electorate;

import org.kiezplenum.assembly.people.RunningNumber;

/** The name of an initiative within one assembly, such as {@code o3}; also its id on ballots. */
public record InitiativeId(String value) implements Comparable<InitiativeId> {
  public InitiativeId {
    RunningNumber.require('o', value);
  }

  /** True for ids of this kind; options that were typed have others. */
  public static boolean isOne(String id) {
    return RunningNumber.is('o', id);
  }

  public static InitiativeId of(int running) {
    return new InitiativeId("o" + running);
  }

  @Override
  public int compareTo(InitiativeId other) {
    int shorter = Integer.compare(value.length(), other.value.length());
    return shorter != 0 ? shorter : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
