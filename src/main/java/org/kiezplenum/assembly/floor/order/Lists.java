package org.kiezplenum.assembly.floor.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several lists of speakers that take turns.
 *
 * @param by what says on which list somebody is
 * @param keys of the lists, in the order in which they take turns; the first is the one that the
 *     assembly wants to hear and whose emptiness matters, the last holds all who said nothing
 * @param start the list that begins
 * @param turns how the next list is found
 * @param whenEmpty what happens if it is the turn of the first list and nobody is on it
 * @param run how many others may then speak one after the other, for {@link WhenEmpty#MAX_RUN}
 * @param firstSpeakersBefore the lists take turns among first speakers, and then among the others;
 *     else first speakers go first within each list
 */
public record Lists(
    By by,
    List<String> keys,
    String start,
    Turns turns,
    WhenEmpty whenEmpty,
    int run,
    boolean firstSpeakersBefore) {

  /** What a person declared is a secret; the side of a contribution is what it says. */
  public enum By {
    GROUP("group"),
    SIDE("side");

    private final String wireName;

    By(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** How it is found whose turn it is. */
  public enum Turns {
    LAST("last"),
    COUNT("count");

    private final String wireName;

    Turns(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public WhoseTurn rule() {
      return switch (this) {
        case LAST -> new TheNextListAfterTheLast();
        case COUNT -> new TheListThatSpokeLeast();
      };
    }
  }

  /** What happens if it is the turn of the first list and nobody is on it. */
  public enum WhenEmpty {
    CONTINUE("continue"),
    ASK_GROUP("ask-group"),
    MAX_RUN("max-run"),
    END("end");

    private final String wireName;

    WhenEmpty(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  public static final String QUOTED = "q";
  public static final String OPEN = "o";
  public static final String PRO = "pro";
  public static final String CONTRA = "contra";
  public static final int MOST_LISTS = 6;
  public static final int USUAL_RUN = 3;
  public static final int LONGEST_RUN = 20;

  /** Who declared themselves for the first list, and all others, one after the other. */
  public static final Lists QUOTA =
      new Lists(
          By.GROUP,
          List.of(QUOTED, OPEN),
          QUOTED,
          Turns.LAST,
          WhenEmpty.CONTINUE,
          USUAL_RUN,
          false);

  /** The list of this key; the last for whoever declared nothing, or something unknown. */
  public int indexOf(@Nullable String key) {
    int index = key == null ? -1 : keys.indexOf(key);
    return index < 0 ? keys.size() - 1 : index;
  }
}
