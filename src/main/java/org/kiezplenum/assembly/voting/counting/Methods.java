package org.kiezplenum.assembly.voting.counting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.majority.PlainMajority;
import org.kiezplenum.assembly.voting.methods.marks.SingleCandidate;

/** All methods, and what is done alike for each of them. */
public final class Methods {
  private Methods() {}

  /** All that people can choose. */
  public static final List<Method> ALL = Catalogue.ALL;

  /** A method that somebody can name. */
  public static Optional<Method> find(String wireName) {
    return Catalogue.find(wireName);
  }

  /** Yes, no or an abstention, where nobody has chosen a method. */
  public static Ask plain() {
    return Ask.of(PlainMajority.NAME);
  }

  /** The same question by a method that somebody can name, where there is something to be set. */
  public static Ask settable(Ask ask) {
    return ask.method().equals(PlainMajority.NAME) ? Ask.of("simple-majority") : ask;
  }

  /** Can this be asked? */
  public static Faults check(Ask ask) {
    Method method = Catalogue.find(ask.method()).orElse(null);
    return method == null
        ? Faults.of(Fault.Code.UNKNOWN_METHOD, "method", Fault.shown(ask.method()))
        : ask.faults().or(() -> method.check(ask));
  }

  /** The same; or with yes and no, if one candidate is left and nobody could say no otherwise. */
  public static Ask answerable(Ask ask) {
    Method method = Catalogue.find(ask.method()).orElse(null);
    return method != null && method.chooses() && check(ask).isEmpty() && ask.standing().size() == 1
        ? SingleCandidate.instead(ask, method)
        : ask;
  }

  /** True for a choice that has become a question about the only candidate. */
  public static boolean isAboutOne(Ask ask) {
    return ask.method().equals(SingleCandidate.NAME);
  }

  /** True for methods whose options are initiatives; false for what is no method. */
  public static boolean asksInitiatives(String wireName) {
    return find(wireName).filter(Method::asksInitiatives).isPresent();
  }

  /** False if nobody hands in ballots on paper. */
  public static boolean takesPaper(Ask ask) {
    return get(ask).takesPaper();
  }

  /** False if nothing can be measured by how many may vote. */
  public static boolean isMeasured(Ask ask) {
    return get(ask).isMeasured();
  }

  /** False if nobody votes for themselves. */
  public static boolean asksPeople(Ask ask) {
    return get(ask).asksPeople();
  }

  /** How a ballot is filled in. */
  public static Form form(Ask ask) {
    return get(ask).form(ask);
  }

  /** The canonical text of a ballot, or why it is none. */
  public static Reading read(Ask ask, String written) {
    return written.length() > BallotText.MOST_CHARACTERS
        ? Reading.refused(Fault.Code.TOO_LONG)
        : get(ask).read(ask, written.strip());
  }

  /** What a canonical ballot adds. */
  public static Cells cells(Ask ask, String ballot) {
    return get(ask).cells(ask, ballot);
  }

  /** What all of them add. */
  public static Cells cells(Ask ask, Bag ballots) {
    return get(ask).cells(ask, ballots);
  }

  /** Ballots and hands as cells alone, by which the same is found: what nobody said is a 0. */
  public static Cells sums(Ask ask, Bag ballots, Cells hands) {
    Method method = get(ask);
    Cells sums = method.sums(ask, ballots, hands);
    Map<String, Long> all = new TreeMap<>(sums.counts());
    List<List<String>> groups = method.together(ask);
    for (int i = 0; i < groups.size(); i++) {
      List<String> group = groups.get(i);
      if (i == 0 || group.stream().anyMatch(sums::has)) {
        group.forEach(cell -> all.putIfAbsent(cell, 0L));
      }
    }
    return Cells.of(all);
  }

  /** The names of all cells that can be counted by hand, those that belong together first. */
  public static List<String> cellNames(Ask ask) {
    Method method = get(ask);
    List<String> names = new ArrayList<>();
    if (method.hasCells(ask)) {
      method.together(ask).forEach(names::addAll);
      names.addAll(method.besides(ask));
    }
    return names;
  }

  /** Can these cells be counted by hand? */
  public static Faults check(Ask ask, Cells hands) {
    Set<String> names = new HashSet<>(cellNames(ask));
    for (Map.Entry<String, Long> cell : hands.counts().entrySet()) {
      if (!names.contains(cell.getKey())) {
        return Faults.of(Fault.Code.UNKNOWN_CELL, "cell", Fault.shown(cell.getKey()));
      }
      if (cell.getValue() < 0 || cell.getValue() > Cells.MOST) {
        return Faults.of(
            Fault.Code.CELL_OUT_OF_RANGE,
            "cell",
            cell.getKey(),
            "value",
            cell.getValue(),
            "most",
            Cells.MOST);
      }
    }
    return Faults.NONE;
  }

  /** Cells that nobody counted though others that belong to them were. */
  public static List<String> missing(Ask ask, Cells hands) {
    if (hands.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    List<List<String>> groups = get(ask).together(ask);
    for (int i = 0; i < groups.size(); i++) {
      List<String> group = groups.get(i);
      if (i == 0 || group.stream().anyMatch(hands::has)) {
        group.stream().filter(cell -> !hands.has(cell)).forEach(missing::add);
      }
    }
    return missing;
  }

  /**
   * What came out.
   *
   * @param phones canonical ballots from the urn
   * @param hands as they were raised and counted
   * @param paper canonical ballots that were entered from paper
   * @throws IllegalArgumentException if the question, a ballot or a cell is none that {@link
   *     #check} and {@link #read} let pass
   */
  public static Finding find(Ask ask, Bag phones, Cells hands, Bag paper, Presence presence) {
    Method method = get(ask);
    refuse(ask.faults().or(() -> method.check(ask)).or(() -> check(ask, hands)));
    Bag ballots = phones.plus(paper);
    refuse(
        Faults.when(
            ballots.size() > Ask.MOST_BALLOTS,
            Fault.Code.TOO_MANY_BALLOTS,
            "most",
            Ask.MOST_BALLOTS));
    Count count = new Count(ask, cells(ask, ballots).plus(hands), ballots, presence);
    List<String> missing = missing(ask, hands);
    if (!missing.isEmpty()) {
      return Finding.of(
          count, Outcome.INCOMPLETE, Why.NOT_COUNTED, "missing", String.join(",", missing));
    }
    Reason excess = excess(ask, count.cells(), ballots, presence);
    if (excess != null) {
      return Finding.of(count, Outcome.INCOMPLETE, excess);
    }
    Finding quorum = Quorate.check(count, method);
    return quorum == null ? method.decide(count) : quorum;
  }

  /**
   * Which number these votes exceed, with both figures; nothing if they can be. Of initiatives
   * nobody counts people.
   */
  public static @Nullable Reason excess(Ask ask, Cells cells, Bag ballots, Presence presence) {
    Method method = get(ask);
    if (!method.asksPeople()) {
      return null;
    }
    Reason impossible = method.impossible(ask, cells);
    return impossible == null
        ? Excess.of(method.turnout(ask, cells, ballots), presence)
        : impossible;
  }

  /** The same where nothing but votes was counted. */
  public static @Nullable Reason excess(long counted, Presence presence) {
    return Excess.of(counted, presence);
  }

  /** How many people took part, whatever they said. */
  public static long turnout(Ask ask, Cells cells, Bag ballots) {
    return get(ask).turnout(ask, cells, ballots);
  }

  /**
   * What is asked after this finding: among those it names, if it names any, for the seats that are
   * still open, in the next round. Where others are measured by the passive option, it stays.
   */
  public static Ask further(Ask ask, Finding finding) {
    return further(ask, finding, List.of());
  }

  /**
   * The same.
   *
   * @param gone who does not stand any more
   */
  public static Ask further(Ask ask, Finding finding, Collection<String> gone) {
    String passive = ask.settings().text(Setting.PASSIVE);
    List<String> active =
        (finding.among().isEmpty() ? ask.options() : finding.among())
            .stream().filter(option -> !gone.contains(option)).toList();
    List<String> options =
        passive.isEmpty() || active.contains(passive) || !get(ask).measuresByPassive()
            ? active
            : Stream.concat(active.stream(), Stream.of(passive)).toList();
    int open =
        Integer.parseInt(finding.reason().arguments().getOrDefault("open", "" + ask.seats()));
    TreeMap<Setting, String> settings = new TreeMap<>(ask.settings().values());
    int choices = ask.settings().number(Setting.CHOICES, 0);
    // Who might name one for each seat, may name one for each that is left.
    if (choices > open && choices <= ask.seats()) {
      settings.put(Setting.CHOICES, "" + open);
    }
    settings.put(Setting.ROUND, "" + (ask.settings().round() + 1));
    settings.remove(Setting.SEED);
    settings.remove(Setting.DRAWN);
    for (Setting list : List.of(Setting.QUOTA_OPTIONS, Setting.WITHDRAWN, Setting.PASSIVE)) {
      settings.computeIfPresent(
          list,
          (setting, ids) ->
              String.join(" ", Stream.of(ids.split("[ ,]+")).filter(options::contains).toList()));
    }
    settings.remove(Setting.PASSIVE, "");
    int most = Math.max(1, options.size());
    return answerable(new Ask(ask.method(), options, Math.min(open, most), new Settings(settings)));
  }

  private static Method get(Ask ask) {
    return Catalogue.get(ask.method());
  }

  private static void refuse(Faults faults) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.first().toString());
    }
  }
}
