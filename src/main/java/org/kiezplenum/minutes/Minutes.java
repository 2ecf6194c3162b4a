package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.told.Told;
import org.kiezplenum.words.Written;

/**
 * The record of an assembly, in no language: what was on the agenda, what was written down, what
 * was decided and how it was counted. It names nobody but those who chaired and wrote, if they
 * agreed to it, and those who voted by name, for they were told.
 *
 * @param seq the number of the last event in it
 * @param head the hash of that event; whoever has it can prove what the journal said then
 * @param date the day in Berlin on which it was opened, for example {@code 2026-03-07}; before that
 *     the day for which it was announced
 * @param time as the assembly was announced, for example {@code 18:30}
 * @param startedAt when it was opened, in milliseconds since 1970; absent before
 * @param to whom it was published; absent before
 * @param corrections why it was published once more
 * @param next when and where people meet again
 * @param present how many were in the room, as the desk has counted; absent if nobody did
 * @param joined how many came in with a device
 * @param entered how many without a device were entered at the desk
 * @param interludes breaks and the like while no item was dealt with
 * @param fairness how the time was shared; absent if nobody made a contribution
 * @param proposalsWithoutVote what was handed in and not put to the vote
 */
public record Minutes(
    AssemblyId id,
    long seq,
    String head,
    String title,
    String date,
    String time,
    @Nullable String place,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    @Nullable Long publishedAt,
    @Nullable Readers to,
    List<Correction> corrections,
    @Nullable String chairs,
    @Nullable String writer,
    @Nullable String next,
    @Nullable Integer present,
    int joined,
    int entered,
    List<ItemRecord> items,
    List<InterludeRecord> interludes,
    @Nullable FairnessRecord fairness,
    List<ProposalRecord> proposalsWithoutVote) {

  /** Said when the minutes were published at {@code at}, in milliseconds since 1970. */
  public record Correction(long at, String remark) {
    Map<String, Object> context() {
      return new Told().with("at", at).with("day", Day.of(at)).with("remark", remark).made();
    }
  }

  /**
   * The minutes of an assembly as it stands after these events.
   *
   * @param events from the first on
   * @param words every version the events refer to; what is missing was erased
   */
  public static Minutes of(AssemblyId id, List<Recorded> events, Collection<Written> words) {
    Chronicle chronicle = new Chronicle(id);
    events.forEach(chronicle::add);
    return chronicle.minutes(new Texts(words));
  }

  public boolean isForEverybody() {
    return to == Readers.EVERYBODY;
  }

  /** What the template shows; {@code erased} stands where a text was erased. */
  public Map<String, Object> context(String erased) {
    return Erased.put(document(), erased);
  }

  /**
   * What was counted of a poll whose result was announced; empty for any other decision.
   *
   * @param erased stands where a text was erased
   */
  public Optional<Ballots> ballots(DecisionId decision, String erased) {
    return items.stream()
        .flatMap(item -> item.decisions().stream())
        .map(record -> record.result().ballots())
        .filter(ballots -> ballots != null && ballots.decision().equals(decision))
        .map(ballots -> Objects.requireNonNull(ballots).saying(erased))
        .findFirst();
  }

  /** What is stored. */
  public Map<String, Object> document() {
    return new Told()
        .with("id", id.value())
        .with("seq", seq)
        .with("head", head)
        .with("title", title)
        .with("date", date)
        .with("plannedTime", time)
        .with("place", place)
        .with("startedAt", startedAt)
        .with("endedAt", endedAt)
        .with("publishedAt", publishedAt)
        .with("publishedDay", publishedAt == null ? null : Day.of(publishedAt))
        .with("to", to == null ? null : to.wireName())
        .with(
            "corrections",
            corrections.isEmpty() ? null : corrections.stream().map(Correction::context).toList())
        .with("chairs", chairs)
        .with("writer", writer)
        .with("next", next)
        .with("present", present)
        .with("joined", joined)
        .with("entered", entered)
        .with("items", items.stream().map(ItemRecord::context).toList())
        .with("tasks", tasks().isEmpty() ? null : tasks())
        .with(
            "interludes",
            interludes.isEmpty()
                ? null
                : interludes.stream().map(InterludeRecord::context).toList())
        .with("fairness", fairness == null ? null : fairness.context())
        .with(
            "proposalsWithoutVote",
            proposalsWithoutVote.stream().map(ProposalRecord::context).toList())
        .made();
  }

  /** All tasks, in the order of the items. */
  private List<Map<String, Object>> tasks() {
    return items.stream()
        .flatMap(item ->
            item.lines().stream().filter(LineRecord::isTask).map(line -> line.context(item)))
        .toList();
  }

  /** Everything that can be searched but title and place, one text a line. */
  public String body() {
    List<String> lines = new ArrayList<>();
    for (ItemRecord item : items) {
      lines.add(item.title());
      for (LineRecord line : item.lines()) {
        lines.add(line.who() == null ? line.text() : line.text() + " " + line.who());
      }
      item.decisions().forEach(decision -> addTo(lines, decision));
    }
    proposalsWithoutVote.forEach(proposal -> addTo(lines, proposal));
    if (next != null) {
      lines.add(next);
    }
    return String.join("\n", lines).replace(Erased.MARK, "");
  }

  private static void addTo(List<String> lines, DecisionRecord decision) {
    if (decision.proposal() == null) {
      lines.add(decision.question());
    } else {
      addTo(lines, decision.proposal());
    }
    decision.between().forEach(each -> addTo(lines, each));
    lines.addAll(decision.result().labels());
  }

  private static void addTo(List<String> lines, ProposalRecord proposal) {
    lines.add(proposal.title());
    lines.add(Erased.plain(proposal.text()));
    if (proposal.reasons() != null) {
      lines.add(Erased.plain(proposal.reasons()));
    }
    if (proposal.remark() != null) {
      lines.add(Erased.plain(proposal.remark()));
    }
  }
}
