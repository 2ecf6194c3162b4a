package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.assembly.Rules.Circumstances;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Composed;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;

/**
 * Whole assemblies that nobody planned: after every step the state must be one that can be, and the
 * journal alone must tell it again.
 *
 * <p>A failure names its seed; {@code -Dseed=} plays it again.
 */
class ReplayTest {
  private static final int STEPS = 500;
  private static final int KNOWN_SEEDS = 1_000;

  /** How many more a long run plays. */
  private static final int MORE_SEEDS = Integer.getInteger("replay.more", 0);

  /**
   * Where a bound of hundreds is met, two must do the same within two minutes, or it is morning.
   */
  private static final Set<Refusal.Code> NOT_MET_HERE =
      EnumSet.of(
          Refusal.Code.QUEUE_FULL,
          Refusal.Code.TOO_MANY,
          Refusal.Code.TOO_MANY_PEOPLE,
          Refusal.Code.TIME_TOO_FAR,
          // Somebody who was called to order three times, in a vote by name: RollCallTest.
          Refusal.Code.EXCLUDED_WAS_CALLED,
          // More than a hundred cards at once: WhomTest.
          Refusal.Code.TOO_MANY_NUMBERS,
          Refusal.Code.NOTE_IN_HAND,
          // A choice between proposals, one of them withdrawn after: CompetingTest.
          Refusal.Code.CHOICE_OVERTAKEN,
          // Both need a motion of one kind among twenty: RollCallTest and MotionPhasesTest.
          Refusal.Code.NAMES_DEMANDED,
          Refusal.Code.NOTHING_TO_RECONSIDER);

  private final Set<Class<?>> commands = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> events = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> nothing = ConcurrentHashMap.newKeySet();
  private final Set<Refusal.Code> refusals = ConcurrentHashMap.newKeySet();

  @Test
  void everyStateIsToldAgainByItsEvents() throws IOException {
    Long seed = Long.getLong("seed");
    if (seed != null) {
      play(seed);
      return;
    }
    LongStream.rangeClosed(1, KNOWN_SEEDS).parallel().forEach(this::play);
    everythingWasMet();
    long first = Seeds.of("replay.seed", KNOWN_SEEDS + 1);
    LongStream.range(first, first + MORE_SEEDS).parallel().forEach(this::play);
  }

  private void play(long seed) {
    int step = 0;
    Command command = null;
    try {
      Walk walk = new Walk(seed);
      Auditor auditor = new Auditor();
      List<Recorded> journal = new ArrayList<>();
      List<Event> told = new ArrayList<>();
      Map<String, String> texts = new HashMap<>();
      Map<DecisionId, Map<PersonId, String>> cast = new HashMap<>();
      Assembly state = Assembly.NONE;
      long at = 1_772_904_600_000L;
      for (; step < STEPS; step++) {
        at += walk.pause();
        PersonId by = walk.somebody(state);
        Person sender = state.people().find(by);
        String actor = sender == null ? "" : sender.id().value();
        command = walk.command(state);
        Map<DecisionId, Set<PersonId>> voted = new HashMap<>();
        cast.forEach((decision, ballots) -> voted.put(decision, ballots.keySet()));
        Map<PersonId, String> said =
            switch (command) {
              case Command.AnswerRoll c -> cast.getOrDefault(c.decision(), Map.of());
              case Command.WithdrawAnswer c -> cast.getOrDefault(c.decision(), Map.of());
              default -> Map.of();
            };
        Circumstances now =
            new Circumstances(at, UrnCount.of(walk.bag(state)), texts::get, voted, said);
        Ruling decided = Rules.decide(state, by, command, now);
        assertThat(Rules.decide(state, by, command, now).equals(decided)).isTrue();
        if (decided instanceof Ruling.Accepted accepted) {
          commands.add(command.getClass());
          if (accepted.events().isEmpty()
              && accepted.ballots().isEmpty()
              && accepted.words().isEmpty()) {
            assertThat(NothingHappens.WHY).containsKey(command.getClass());
            nothing.add(command.getClass());
          }
          Assembly next = state;
          Assembly again = state;
          for (Event event : accepted.events()) {
            events.add(event.getClass());
            next = next.after(event, at, actor);
            again = again.after(event, at, actor);
            journal.add(recorded(journal.size() + 1, at, actor, event));
            told.add(EventCodec.read(journal.getLast()));
            assertThat(told.getLast().equals(event)).isTrue();
          }
          assertThat(again.equals(next)).isTrue();
          assertThat(accepted.after().equals(next)).isTrue();
          auditor.accepted(state, accepted, next);
          for (Decided.Ballot ballot : accepted.ballots()) {
            PersonId whose =
                ballot.person() == null ? state.people().get(by).id() : ballot.person();
            cast.computeIfAbsent(ballot.decision(), none -> new HashMap<>())
                .put(whose, ballot.choice());
          }
          accepted.events().forEach(event -> Story.takeOut(event, cast));
          for (Decided.Word word : accepted.words()) {
            texts.put(word.ref().key(), word.wording().text());
            texts.put(Composed.key(word.ref()), word.wording().text());
          }
          NaiveOrder.isKept(next, texts);
          state = next;
        } else if (decided instanceof Ruling.Refused refused) {
          refusals.add(refused.refusal().code());
        }
      }
      assertThat(folded(journal, told).equals(state)).isTrue();
    } catch (Throwable e) {
      throw new AssertionError(
          "play it again with -Dseed=" + seed + ": step " + step + ", " + command, e);
    }
  }

  private static Assembly folded(List<Recorded> journal, List<Event> told) {
    Assembly state = Assembly.NONE;
    for (int i = 0; i < journal.size(); i++) {
      state = state.after(told.get(i), journal.get(i).at(), journal.get(i).actor());
    }
    return state;
  }

  private static Recorded recorded(long seq, long at, String actor, Event event) {
    Draft draft = EventCodec.write(actor, event);
    return new Recorded(seq, at, draft.actor(), draft.kind(), draft.version(), draft.body(), "");
  }

  /** A walk that never gets anywhere would find nothing wrong. */
  private void everythingWasMet() throws IOException {
    // Told only where at least five of each list have spoken.
    events.add(FloorEvent.SharesStated.class);
    // Needs a motion that is carried while nothing is voted on: MotionPhasesTest tells of it.
    events.add(VotingEvent.DecisionReconsidered.class);
    assertThat(events).containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class).toList());
    assertThat(commands).containsAll(Kinds.of(Command.class).toList());
    // A walk has hardly ever the same rules twice, or calls to order whom it has excluded.
    nothing.addAll(Set.of(Command.SetFloorRules.class, Command.CallToOrder.class));
    assertThat(nothing).containsExactlyInAnyOrderElementsOf(NothingHappens.WHY.keySet());
    Set<Refusal.Code> expected = whatTheRulesRefuseBy();
    assertThat(expected).containsAll(NOT_MET_HERE);
    expected.removeAll(NOT_MET_HERE);
    refusals.removeAll(NOT_MET_HERE);
    assertThat(refusals).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Other codes are given before a command reaches the rules. */
  private static Set<Refusal.Code> whatTheRulesRefuseBy() throws IOException {
    Set<Refusal.Code> codes = EnumSet.noneOf(Refusal.Code.class);
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/kiezplenum/assembly"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Pattern.compile("Refusal\\.Code\\.([A-Z_]+)")
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> codes.add(Refusal.Code.valueOf(found.group(1))));
      }
    }
    return codes;
  }
}
