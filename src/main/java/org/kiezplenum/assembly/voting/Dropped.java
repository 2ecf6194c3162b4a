package org.kiezplenum.assembly.voting;

import java.util.Set;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Votes that were counted and do not count any more, since the urn was opened again.
 *
 * @param votes how many
 * @param people whose they were. They were here, so nobody votes for them in this vote
 */
public record Dropped(int votes, DropReason reason, Set<PersonId> people) {
  public Dropped {
    people = Set.copyOf(people);
  }

  /** Why votes do not count any more. */
  public enum DropReason {
    /** Whoever gave them may not vote any more, being a guest by now, or excluded. */
    NO_VOTE,
    /** Whoever gave them does not speak for that initiative any more. */
    INITIATIVE,
    /**
     * People turned out to be one: a vote came from a phone that is nobody's any more, or one
     * person had two.
     */
    MERGED,
    /** Some for one reason, some for another. */
    SEVERAL;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case NO_VOTE -> "no-vote";
        case INITIATIVE -> "initiative";
        case MERGED -> "merged";
        case SEVERAL -> "several";
      };
    }
  }
}
