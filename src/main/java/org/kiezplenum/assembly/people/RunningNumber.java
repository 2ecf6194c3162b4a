package org.kiezplenum.assembly.people;

/**
 * The shape of ids that count: a letter and a number from 1 to 999,999,999 without leading zeros,
 * for example {@code p12}. Ids are made for each that is read, so this is looked at by hand.
 */
public final class RunningNumber {
  private static final int MOST_DIGITS = 9;

  private RunningNumber() {}

  /** Whether a text is such an id with this letter. */
  public static boolean is(char letter, String value) {
    int length = value.length();
    if (length < 2 || length > 1 + MOST_DIGITS || value.charAt(0) != letter) {
      return false;
    }
    for (int at = 1; at < length; at++) {
      char digit = value.charAt(at);
      if (digit < '0' || digit > '9') {
        return false;
      }
    }
    return value.charAt(1) != '0';
  }

  /** Throws {@link IllegalArgumentException} unless it is one. */
  public static void require(char letter, String value) {
    if (!is(letter, value)) {
      throw new IllegalArgumentException("not an id like " + letter + "12: " + value);
    }
  }
}
