package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.FurtherRounds;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.Voices;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * What is asked by one of the methods, and what was found, as pages and the minutes tell it: maps
 * with texts, numbers, truth, lists and such maps in them. What is not there is left out.
 */
public final class PollTold {
  /** Most numbers that stand beside each other to be tapped. */
  private static final int MOST_TO_TAP = 12;

  private static final String INVALID = "invalid";

  /** Figures of a reason or a happening that are options. */
  private static final Set<String> OPTIONS = Set.of("option", "other", "from", "to", "drawn");

  private final Poll poll;
  private final Function<WordRef, @Nullable String> texts;
  private final Function<PersonId, ?> called;

  /**
   * A poll that is to be told.
   *
   * @param texts what options are called; nothing for what was erased
   * @param called what people are called, where everybody learns what each has said
   */
  public PollTold(
      Poll poll, Function<WordRef, @Nullable String> texts, Function<PersonId, ?> called) {
    this.poll = poll;
    this.texts = texts;
    this.called = called;
  }

  /** What is asked, and how a ballot is filled in. */
  public Map<String, Object> asked() {
    Ask ask = poll.ask();
    Form form = Methods.form(ask);
    Map<String, Object> labels = new LinkedHashMap<>();
    ask.options().forEach(option -> labels.put(option, label(option)));
    boolean isOrder = form.shape() == Form.Shape.ORDER;
    WordRef witness = poll.lots().witness();
    List<Map<String, Object>> dropped = lots().dropped(poll.lots());
    return new Told()
        .with("method", ask.method())
        .with("shape", form.shape().wireName())
        .with("options", ask.options().isEmpty() ? null : List.<Object>copyOf(ask.options()))
        .with("labels", labels.isEmpty() ? null : labels)
        .with("words", List.<Object>copyOf(form.words()))
        .with("seats", ask.seats() == 1 ? null : ask.seats())
        .with("most", form.most() == 0 ? null : form.most())
        .with("highest", form.highest() == 0 ? null : form.highest())
        .with("scale", form.shape() == Form.Shape.SCALE ? numbers(0, form.highest()) : null)
        .with("places", isOrder ? numbers(1, ask.options().size()) : null)
        .with("round", ask.settings().round() == 1 ? null : ask.settings().round())
        .with("secret", ask.settings().areSecret() ? true : null)
        .with("byName", ask.settings().areByName() ? true : null)
        .with("delegates", isOfDelegates() ? true : null)
        .with("self", isOfDelegates() && Methods.asksPeople(ask) ? true : null)
        .with("entitled", poll.entitled())
        .with("seed", ask.settings().values().get(Setting.SEED))
        .with("drawn", poll.drawn().isEmpty() ? null : labels(poll.drawn()))
        .with("witness", witness == null ? null : texts.apply(witness))
        .with("dropped", dropped.isEmpty() ? null : dropped)
        .made();
  }

  /** Lots, as they are told with the names of its options. */
  public LotsTold lots() {
    return new LotsTold(this::label, texts);
  }

  /** True if the options are initiatives, and only their delegates speak for them. */
  private boolean isOfDelegates() {
    return poll.ask().options().stream().anyMatch(InitiativeId::isOne);
  }

  private static @Nullable List<Object> numbers(int first, int last) {
    return last > MOST_TO_TAP
        ? null
        : IntStream.rangeClosed(first, last).<Object>mapToObj(n -> n).toList();
  }

  /** What everybody is told of what came out. */
  public Map<String, Object> found(Decision.Found found) {
    return found.isWithheld()
        ? new WithheldTold(this, poll).announced(found.finding(), found.isForRework())
        : counted(found.finding(), found.isForRework());
  }

  /** For which initiative more votes were counted than may speak for it. */
  public ExcessTold excess(Reason spoken) {
    String option = spoken.arguments().get("option");
    return ExcessTold.of(spoken, option == null ? null : label(option));
  }

  /** What the desk is told before the announcement, where figures would tell of one or two. */
  public Map<String, Object> hidden(Finding finding, boolean hidesLot) {
    return new WithheldTold(this, poll).hidden(finding, hidesLot);
  }

  /** What came out, and everything that led to it: for the desk, and for whoever counts again. */
  public Map<String, Object> counted(Finding finding) {
    return counted(finding, false);
  }

  private Map<String, Object> counted(Finding finding, boolean isForRework) {
    List<FoundRow> rows = rows(finding);
    RollTold roll = new RollTold(poll, called);
    return new Told()
        .with("outcome", finding.outcome().wireName())
        .with("why", finding.reason().why().wireName())
        .with("figures", named(finding.reason().arguments()))
        .with("rows", told(rows, finding, roll))
        .with("line", line(finding, most(rows)))
        .with("stack", stack(finding))
        .with("among", finding.among().isEmpty() ? null : labels(finding.among()))
        .with("tied", finding.outcome() == Outcome.LOT_NEEDED ? finding.among() : null)
        .with("rounds", finding.rounds().isEmpty() ? null : new RoundsTold(this, finding).all())
        .with("from", new ChannelsTold(poll).all())
        .with("voters", Methods.asksPeople(poll.ask()) ? poll.voters() : null)
        .with("initiatives", initiatives())
        .with("represented", represented())
        .with("roll", poll.roll().isEmpty() ? null : roll.all())
        .with("entered", entered())
        .with("rework", isForRework ? true : null)
        .with(
            "further", isForRework || FurtherRounds.goesFurther(finding, poll.ask()) ? true : null)
        .made();
  }

  /**
   * How many initiatives could say something, where they are asked. Beside people whom nobody has
   * counted it would read as if nobody else had voted.
   */
  private @Nullable Integer initiatives() {
    return Methods.asksInitiatives(poll.ask().method())
            && (poll.voters() != null || !Methods.asksPeople(poll.ask()))
        ? poll.ask().options().size()
        : null;
  }

  /** How many answers stand as the desk has entered them. */
  private @Nullable Integer entered() {
    int entered = poll.roll().atDesk(poll.ask().method()).size();
    return entered == 0 ? null : entered;
  }

  /** How many votes were cast for somebody who was away; of initiatives nobody is. */
  private @Nullable Integer represented() {
    return poll.represented() == 0 || !Methods.asksPeople(poll.ask()) ? null : poll.represented();
  }

  /** The option under which everything stays as it is; empty if there is none. */
  private String passive() {
    return Objects.requireNonNullElse(poll.ask().settings().values().get(Setting.PASSIVE), "");
  }

  private static double most(List<FoundRow> rows) {
    return rows.stream().mapToDouble(FoundRow::size).max().orElse(0);
  }

  /** What the bars are measured by, if there is something: the passive option, or the quota. */
  private @Nullable Integer line(Finding finding, double most) {
    String passive = passive();
    String measure =
        !passive.isEmpty()
            ? finding.figures().getOrDefault(passive + "/sum", "")
            : finding.rounds().isEmpty() ? "" : finding.rounds().getLast().quota();
    double size = new FoundRow("", measure).size();
    return size > 0 && size <= most ? (int) Math.round(100 * size / most) : null;
  }

  /** How the answers make up the whole, where they are steps from one end to the other. */
  private @Nullable List<Object> stack(Finding finding) {
    Form form = Methods.form(poll.ask());
    return form.shape() == Form.Shape.WORD && form.words().size() > 3
        ? Spread.stack(finding.cells(), form.words())
        : null;
  }

  private List<FoundRow> rows(Finding finding) {
    Set<String> order = new LinkedHashSet<>(finding.elected());
    finding.ranking().forEach(order::addAll);
    order.addAll(poll.ask().options());
    List<FoundRow> rows = new ArrayList<>();
    for (String option : order) {
      rows.add(new FoundRow(option, FoundRow.value(poll.ask(), finding, option)));
    }
    Form form = Methods.form(poll.ask());
    for (String word : form.words()) {
      if (form.shape() == Form.Shape.WORD || FoundRow.said(finding, word) > 0) {
        rows.add(new FoundRow(word, "" + FoundRow.said(finding, word)));
      }
    }
    if (FoundRow.said(finding, INVALID) > 0) {
      rows.add(new FoundRow(INVALID, "" + FoundRow.said(finding, INVALID)));
    }
    return rows;
  }

  /** Each option, the best first, and each word that was said. */
  private List<Object> told(List<FoundRow> rows, Finding finding, RollTold roll) {
    Form form = Methods.form(poll.ask());
    double most = most(rows);
    String passive = passive();
    Map<String, String> letters = poll.roll().isEmpty() ? Map.of() : roll.letters();
    List<Object> views = new ArrayList<>();
    for (FoundRow row : rows) {
      boolean isOption = poll.ask().options().contains(row.id());
      Spread spread =
          form.shape() == Form.Shape.SCALE && isOption
              ? spread(finding, row.id(), form.highest())
              : Spread.NONE;
      views.add(
          new Told()
              .with("letter", letters.get(row.id()))
              .with("label", isOption ? label(row.id()) : null)
              .with("word", isOption ? null : row.id())
              .with("value", row.value().isEmpty() ? null : row.value())
              .with("said", isOption ? saidBy(finding, row.id()) : null)
              .with("percent", FoundRow.percent(finding, row.id()))
              .with("acceptance", finding.figures().get(row.id() + "/acceptance"))
              .with("passive", row.id().equals(passive) ? true : null)
              .with("bar", most > 0 ? (int) Math.round(100 * row.size() / most) : null)
              .with("spread", spread.isEmpty() ? null : spread.bars())
              .with("rated", spread.isEmpty() ? null : spread.said())
              .with("elected", finding.elected().contains(row.id()) ? true : null)
              .with("place", FoundRow.place(finding, row.id()))
              .made());
    }
    return views;
  }

  /** Nothing of a secret vote if it showed what one or two have said. */
  private Spread spread(Finding finding, String option, int highest) {
    return Voices.areRatingsFew(poll.ask(), finding.cells(), option, poll.represented())
        ? Spread.NONE
        : Spread.of(finding.cells(), option, highest);
  }

  /** What an initiative said with one voice; an abstention where its delegates did not agree. */
  private @Nullable String saidBy(Finding finding, String option) {
    Form form = Methods.form(poll.ask());
    if (form.shape() != Form.Shape.SPEAK_FOR || poll.ask().settings().areSecret()) {
      return null;
    }
    List<String> said =
        form.words().stream().filter(word -> finding.cells().get(option + "/" + word) > 0).toList();
    return said.size() > 1 ? "disagreed" : said.isEmpty() ? "silent" : said.getFirst();
  }

  Map<String, Object> named(Map<String, String> figures) {
    Map<String, Object> named = new LinkedHashMap<>();
    figures.forEach((name, value) ->
        named.put(name, OPTIONS.contains(name) && isOption(value) ? label(value) : value));
    return named;
  }

  private boolean isOption(String id) {
    return poll.labels().containsKey(id);
  }

  List<String> labels(List<String> options) {
    return options.stream().map(this::label).toList();
  }

  /** What an option is called, or its id where that was erased. */
  String label(String option) {
    WordRef ref = poll.labels().get(option);
    String text = ref == null ? null : texts.apply(ref);
    return text == null ? option : text;
  }
}
