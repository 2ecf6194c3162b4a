package org.kiezplenum.config;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far what somebody typed is from what they may have meant. */
public final class Spelling {
  private Spelling() {}

  /** The one that is closest to what was typed, at most so many letters off. */
  public static @Nullable String closest(String typed, Collection<String> known, int most) {
    String best = null;
    int least = most + 1;
    for (String each : new TreeSet<>(known)) {
      int off = lettersOff(RawSettings.variable(typed), RawSettings.variable(each));
      if (off < least) {
        least = off;
        best = each;
      }
    }
    return best;
  }

  /**
   * How many letters have to be put in, left out or exchanged, or swapped with the next, to make
   * one word of the other.
   */
  static int lettersOff(String one, String other) {
    int[][] off = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          off[i][j] = i + j;
          continue;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        off[i][j] =
            Math.min(
                off[i - 1][j - 1] + (same ? 0 : 1), Math.min(off[i - 1][j], off[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          off[i][j] = Math.min(off[i][j], off[i - 2][j - 2] + 1);
        }
      }
    }
    return off[one.length()][other.length()];
  }
}
