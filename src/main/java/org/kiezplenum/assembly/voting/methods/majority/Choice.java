package org.kiezplenum.assembly.voting.methods.majority;

import org.jspecify.annotations.Nullable;

/** The answers to a question that can be answered with yes or no. */
public enum Choice {
  YES,
  NO,
  ABSTAIN;

  /** The name on the wire and in the urn, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case YES -> "yes";
      case NO -> "no";
      case ABSTAIN -> "abstain";
    };
  }

  public static @Nullable Choice of(String wireName) {
    for (Choice choice : values()) {
      if (choice.wireName().equals(wireName)) {
        return choice;
      }
    }
    return null;
  }
}
