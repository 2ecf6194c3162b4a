package org.kiezplenum.assembly.proposals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment would change: one passage of a proposal, in place of which its own text would
 * stand.
 *
 * @param of the proposal
 * @param number of the amendment among those of this proposal, from 1
 * @param version of the proposal in which the passage stands
 * @param from where the passage begins, in UTF-16 units
 * @param to where it ends; as {@code from} where something is only put in
 * @param length of what would stand there, 0 where it is only struck
 * @param whole present and true if nothing of the text stays
 */
public record Amends(
    ProposalId of, int number, int version, int from, int to, int length, @Nullable Boolean whole) {

  public boolean isWhole() {
    return Boolean.TRUE.equals(whole);
  }

  /** As a change of the text. */
  public Change change() {
    return new Change(from, to, length);
  }

  /**
   * Two of which nobody knows what the same text says after both: see {@link Change#touches}. A
   * whole text conflicts with everything.
   */
  public boolean conflictsWith(Amends other) {
    return isWhole() || other.isWhole() || change().touches(other.from, other.to);
  }

  /**
   * Where the same passage stands in the next version of the proposal.
   *
   * @param changes what the next version says otherwise
   * @return nothing if one of the changes touches it
   */
  public @Nullable Amends after(List<Change> changes, int next) {
    boolean isTouched = changes.stream().anyMatch(change -> change.touches(from, to));
    return isTouched ? null : followed(changes, next);
  }

  /**
   * The same, also where something was put in, or taken away, right beside the passage: for words
   * that are taken out again, and for records of former times, which did not take that for a
   * conflict.
   */
  @Nullable Amends followed(List<Change> changes, int next) {
    int moved = 0;
    for (Change change : changes) {
      if (change.overlaps(from, to) || (isWhole() && !changes.isEmpty())) {
        return null;
      }
      moved += change.to() <= from ? change.growth() : 0;
    }
    return new Amends(of, number, next, from + moved, to + moved, length, whole);
  }

  Amends ofLength(int newLength) {
    return new Amends(of, number, version, from, to, newLength, whole);
  }
}
