package org.kiezplenum.minutes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.Voices;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.told.PollTold;
import org.kiezplenum.told.Told;

/**
 * What was asked by one of the methods, and what was found.
 *
 * @param found absent if the vote was ended without a result
 * @param ballots what it was found from; absent with it, and where figures are withheld or ratings
 *     would tell of one or two
 */
public record PollRecord(
    Map<String, Object> asked, @Nullable Map<String, Object> found, @Nullable Ballots ballots)
    implements ResultRecord {

  static PollRecord of(
      Decision decision, String question, @Nullable Integer present, People people, Texts texts) {
    Poll poll = decision.poll();
    PollTold told = new PollTold(poll, texts::text, person -> called(people.get(person), texts));
    return decision.state() instanceof Decision.Found found
        ? new PollRecord(
            told.asked(),
            told.found(found),
            found.isWithheld() || areRatingsFew(poll, found.finding())
                ? null
                : new Ballots(decision.id(), question, poll, labels(poll, texts), present))
        : new PollRecord(told.asked(), null, null);
  }

  private static boolean areRatingsFew(Poll poll, Finding finding) {
    return poll.ask().options().stream()
        .anyMatch(option ->
            Voices.areRatingsFew(poll.ask(), finding.cells(), option, poll.represented()));
  }

  @Override
  public void tell(Told data, DecisionRecord vote) {
    data.with("poll", asked);
    if (found == null) {
      vote.tellWithout(data);
      return;
    }
    data.with("announcedAt", vote.announcedAt())
        .with("outcome", found.get("outcome"))
        .with("found", found)
        .with("ballots", ballots == null ? null : ballots.decision().value())
        .with("unfiled", ballots == null && !found.containsKey("withheld") ? true : null);
  }

  @Override
  public List<String> labels() {
    return asked.get("labels") instanceof Map<?, ?> labels
        ? labels.values().stream().map(Object::toString).toList()
        : List.of();
  }

  /**
   * By name only where everybody was told so before they voted; whoever hid their name, by number.
   */
  static Map<String, Object> called(Person person, Texts texts) {
    return new Told()
        .with("number", person.number())
        .with("name", person.isHidden() ? null : texts.textIfAny(person.name()))
        .made();
  }

  private static List<String> labels(Poll poll, Texts texts) {
    return poll.ask().options().stream()
        .map(option -> {
          WordRef ref = poll.labels().get(option);
          return ref == null ? option : texts.text(ref);
        })
        .toList();
  }
}
