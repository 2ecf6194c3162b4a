package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Rules.Circumstances;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Composed;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.counting.UrnCount;

/**
 * Tells the rules as a story: given what was done, when somebody does something, then this happens.
 *
 * <p>A story never changes, so that one beginning serves many tests. It begins at time 0.
 *
 * @param events everything that happened so far
 * @param cast what lies in which urn
 */
public record Story(
    Assembly state,
    long at,
    Map<String, Integer> bag,
    Map<String, String> texts,
    List<Event> events,
    Map<DecisionId, Map<PersonId, String>> cast) {
  private static final Story NOTHING =
      new Story(Assembly.NONE, 0, Map.of(), Map.of(), List.of(), Map.of());

  public Story(
      Assembly state,
      long at,
      Map<String, Integer> bag,
      Map<String, String> texts,
      List<Event> events) {
    this(state, at, bag, texts, events, Map.of());
  }

  public static Story given() {
    return NOTHING;
  }

  public static Story given(Story story) {
    return story;
  }

  /** Something was done, and accepted. */
  public Story and(@Nullable PersonId by, Command command) {
    return when(by, command).isAccepted();
  }

  /** The same was done by somebody again and again; {@code command} is told how often before. */
  public Story times(int n, PersonId by, java.util.function.IntFunction<Command> command) {
    Story story = this;
    for (int i = 0; i < n; i++) {
      story = story.and(by, command.apply(i));
    }
    return story;
  }

  public Story afterSeconds(long seconds) {
    return new Story(state, at + seconds * 1000, bag, texts, events, cast);
  }

  /** What the urn holds from now on. */
  public Story phonesSay(int yes, int no, int abstain) {
    return new Story(
        state, at, Map.of("yes", yes, "no", no, "abstain", abstain), texts, events, cast);
  }

  /** The urn of a poll holds these ballots from now on. */
  public Story phonesSay(Map<String, Integer> ballots) {
    return new Story(state, at, Map.copyOf(ballots), texts, events, cast);
  }

  public Outcome when(@Nullable PersonId by, Command command) {
    return new Outcome(
        this,
        by,
        Rules.decide(
            state,
            by,
            command,
            new Circumstances(at, UrnCount.of(bag), texts::get, voted(), called(command))));
  }

  /** This has happened, whatever the rules say. */
  public Story tells(Event event) {
    List<Event> all = new ArrayList<>(events);
    all.add(event);
    return new Story(state.after(event, at, ""), at, bag, texts, List.copyOf(all), cast);
  }

  private Map<DecisionId, Set<PersonId>> voted() {
    Map<DecisionId, Set<PersonId>> voted = new HashMap<>();
    cast.forEach((decision, ballots) -> voted.put(decision, ballots.keySet()));
    return voted;
  }

  private Map<PersonId, String> called(Command command) {
    return switch (command) {
      case Command.AnswerRoll answer -> cast.getOrDefault(answer.decision(), Map.of());
      case Command.WithdrawAnswer withdraw -> cast.getOrDefault(withdraw.decision(), Map.of());
      case Command.ReopenDecision reopen -> cast.getOrDefault(reopen.decision(), Map.of());
      default -> Map.of();
    };
  }

  /** The newest event of this kind. */
  public <T extends Event> T newest(Class<T> kind) {
    return events.reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /** It stands in the journal, as the rules of former times had it. */
  public Story happened(Event event) {
    List<Event> all = new ArrayList<>(events);
    all.add(event);
    return new Story(state.after(event, at, ""), at, bag, texts, List.copyOf(all), cast);
  }

  private Story after(@Nullable PersonId by, Ruling.Accepted accepted) {
    Assembly next = state;
    for (Event event : accepted.events()) {
      next = next.after(event, at, by == null ? "" : by.value());
    }
    List<Event> all = new ArrayList<>(events);
    all.addAll(accepted.events());
    Map<String, String> said = new HashMap<>(texts);
    for (Decided.Word word : accepted.words()) {
      said.put(word.ref().key(), word.wording().text());
      said.put(Composed.key(word.ref()), word.wording().text());
    }
    Map<DecisionId, Map<PersonId, String>> voted = new HashMap<>(cast);
    for (Decided.Ballot ballot : accepted.ballots()) {
      Map<PersonId, String> held = new HashMap<>(voted.getOrDefault(ballot.decision(), Map.of()));
      held.put(
          ballot.person() == null ? state.people().get(by).id() : ballot.person(), ballot.choice());
      voted.put(ballot.decision(), held);
    }
    accepted.events().forEach(event -> takeOut(event, voted));
    return new Story(next, at, bag, Map.copyOf(said), List.copyOf(all), Map.copyOf(voted));
  }

  /** As the room does with the urn. */
  static void takeOut(Event event, Map<DecisionId, Map<PersonId, String>> cast) {
    if (event instanceof VotingEvent.RollAnswerWithdrawn withdrawn) {
      cast.computeIfPresent(
          withdrawn.decision(),
          (decision, held) -> {
            Map<PersonId, String> left = new HashMap<>(held);
            left.remove(withdrawn.person());
            return left;
          });
    }
  }

  /** What the rules answered. */
  public record Outcome(Story before, @Nullable PersonId by, Ruling decided) {

    /** Exactly these events, in this order; {@link ResolutionsTest} knows about the numbers. */
    public Story then(Event... expected) {
      assertThat(accepted().events())
          .filteredOn(event -> !(event instanceof VotingEvent.ResolutionNumbered))
          .containsExactly(expected);
      return isAccepted();
    }

    public Story thenNothingHappens() {
      assertThat(accepted().events()).isEmpty();
      assertThat(accepted().words()).isEmpty();
      assertThat(accepted().ballots()).isEmpty();
      return before;
    }

    /** There is a ballot of theirs, and nobody is told. */
    public Story thenNothingButABallot() {
      assertThat(accepted().events()).isEmpty();
      assertThat(accepted().ballots()).hasSize(1);
      return isAccepted();
    }

    /** Accepted, whatever happened by it. */
    public Story isAccepted() {
      return before.after(by, accepted());
    }

    public Story thenRefused(Refusal.Code code) {
      assertThat(decided).isInstanceOf(Ruling.Refused.class);
      assertThat(((Ruling.Refused) decided).refusal().code()).isEqualTo(code);
      return before;
    }

    /** Refused, and the sentence for people is given what it needs. */
    public Story thenRefused(Refusal.Code code, Map<String, Object> arguments) {
      thenRefused(code);
      assertThat(((Ruling.Refused) decided).refusal().arguments()).isEqualTo(arguments);
      return before;
    }

    /** The answer names this as what came of the command. */
    public Outcome making(Object id) {
      assertThat(accepted().made()).isEqualTo(id.toString());
      return this;
    }

    /** Exactly these words are stored, under these references. */
    public Outcome saying(WordRef... expected) {
      assertThat(accepted().words()).extracting(Decided.Word::ref).containsExactly(expected);
      accepted()
          .words()
          .forEach(word -> assertThat(word.wording().digest()).isEqualTo(word.ref().digest()));
      return this;
    }

    /** Exactly this goes into the urn. */
    public Outcome casting(Decided.Ballot... expected) {
      assertThat(accepted().ballots()).containsExactly(expected);
      return this;
    }

    private Ruling.Accepted accepted() {
      if (decided instanceof Ruling.Refused refused) {
        throw new AssertionError("refused: " + refused.refusal());
      }
      return (Ruling.Accepted) decided;
    }
  }
}
