package org.kiezplenum.recount;

import java.util.Map;
import org.kiezplenum.assembly.voting.methods.Fault;

/** Faults in plain English, for a terminal. */
final class Sentences {
  private Sentences() {}

  static String of(Fault fault) {
    Map<String, String> is = fault.arguments();
    return switch (fault.code()) {
      case UNKNOWN_METHOD -> "there is no method '" + is.get("method") + "'";
      case TOO_MANY_OPTIONS -> "more than " + is.get("most") + " options";
      case TOO_FEW_OPTIONS -> "fewer than " + is.get("least") + " options";
      case NO_OPTIONS_HERE -> "this method takes no options";
      case BAD_OPTION -> "'" + is.get("option") + "' is no id of an option, or is there twice";
      case BAD_SEATS -> is.get("seats") + " seats, and 1 to " + is.get("most") + " are possible";
      case BAD_SETTING -> "'" + is.get("value") + "' cannot be set as " + is.get("setting");
      case NEVER_BY_NAME, RUNNING_NEVER_BY_NAME -> "this method is never by name";
      case NEVER_SECRET, RUNNING_NEVER_SECRET -> "this method is never secret";
      case UNKNOWN_OPTION -> "there is no option '" + is.get("option") + "'";
      case DOUBLE -> "option '" + is.get("option") + "' is there twice";
      case EMPTY -> "a place is empty";
      case UNKNOWN_ANSWER -> "'" + is.get("answer") + "' is no answer here";
      case OUT_OF_SCALE ->
          "'"
              + is.get("value")
              + "' for option '"
              + is.get("option")
              + "' is not between "
              + is.get("least")
              + " and "
              + is.get("most");
      case UNRATED -> "option '" + is.get("option") + "' is not rated";
      case OVER_BUDGET -> is.get("given") + " dots, and there are " + is.get("budget");
      case TOO_MANY_CHOICES -> is.get("given") + " names, and " + is.get("most") + " are allowed";
      case EQUAL_PLACES -> "two options share a place, which this method does not allow";
      case TOO_LONG -> "it is too long";
      case UNKNOWN_CELL -> "there is no cell '" + is.get("cell") + "' here";
      case CELL_OUT_OF_RANGE ->
          "cell '" + is.get("cell") + "' is not between 0 and " + is.get("most");
      case TOO_MANY_BALLOTS -> "more than " + is.get("most") + " ballots";
    };
  }
}
