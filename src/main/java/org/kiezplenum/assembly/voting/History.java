package org.kiezplenum.assembly.voting;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What has become of a decision beside what holds now.
 *
 * @param number of the resolution that it made; it keeps it for ever, also where what was adopted
 *     does not hold any more, and nothing else gets it
 * @param former results that were announced and then corrected, the oldest first
 * @param mistaken it was put to the vote by mistake, and ended without a result
 * @param dropped what was left behind each time it was opened again
 */
public record History(
    @Nullable Integer number, PVector<Former> former, boolean mistaken, PVector<Dropped> dropped) {
  static final History NONE = new History(null, TreePVector.empty(), false, TreePVector.empty());

  /**
   * A result that was announced and did not stay.
   *
   * @param result what was announced
   * @param reason why it was taken up again
   * @param heads how many it was about
   * @param poll as it was then, with the lots that were drawn for it
   */
  public record Former(Decision.DecisionState result, WordRef reason, HeadCount heads, Poll poll) {

    private boolean isWithFigures() {
      return result instanceof Decision.Found found && !found.isWithheld();
    }
  }

  /**
   * Whether these figures beside what was announced before show what one or two have said. Also
   * where that had none: everybody knows why it had none, and how many votes there were.
   */
  boolean showsFewBeside(Poll later) {
    return former.stream().anyMatch(each -> later.differsByFew(each.poll()));
  }

  /**
   * Whether figures of a former result show what one or two have said beside those of a later one.
   * That is told without figures then; what holds is told with all of them, if it was announced so.
   *
   * @param index of the former result
   * @param result what holds
   * @param poll from which it was found
   */
  public boolean showsFew(int index, Decision.DecisionState result, Poll poll) {
    Former shown = former.get(index);
    return Stream.concat(
            former.subList(index + 1, former.size()).stream(),
            Stream.of(new Former(result, shown.reason(), shown.heads(), poll)))
        .anyMatch(later -> later.isWithFigures() && later.poll().differsByFew(shown.poll()));
  }

  History numbered(int resolution) {
    return new History(resolution, former, mistaken, dropped);
  }

  History correcting(Decision.DecisionState result, WordRef reason, HeadCount heads, Poll poll) {
    return new History(
        number, former.plus(new Former(result, reason, heads, poll)), mistaken, dropped);
  }

  History byMistake() {
    return new History(number, former, true, dropped);
  }

  History dropping(@Nullable Dropped votes) {
    return votes == null ? this : new History(number, former, mistaken, dropped.plus(votes));
  }

  /** Everybody whose vote was left behind, as they are known now. */
  public Set<PersonId> dropped(People people) {
    return dropped.stream()
        .flatMap(each -> each.people().stream())
        .map(person -> people.get(person).id())
        .collect(Collectors.toSet());
  }
}
