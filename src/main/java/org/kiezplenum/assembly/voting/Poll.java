package org.kiezplenum.assembly.voting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.counting.DrawnLot;
import org.kiezplenum.assembly.voting.counting.Lots;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.Voices;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * A question that is counted by one of the methods, and what was counted so far.
 *
 * @param labels what the options are called
 * @param entitled how many may vote, here or not, if somebody knows
 * @param hands as they were raised, block by block
 * @param papers ballots on paper, entered at the desk
 * @param phones what the urn held when it was closed; absent while it is open
 * @param voters how many might have voted when it was closed, where a list is kept
 * @param represented how many of the votes in {@code phones} were cast for somebody who was away
 * @param roll what everybody said, in a vote by name
 * @param lots every lot that was drawn for it
 */
public record Poll(
    Ask ask,
    Map<String, WordRef> labels,
    @Nullable Integer entitled,
    PMap<BlockId, Cells> hands,
    PMap<BlockId, Paper> papers,
    @Nullable Bag phones,
    @Nullable Integer voters,
    int represented,
    Roll roll,
    Lots lots) {
  public static final int MOST_PAPERS = 100_000;

  /** All blocks together, so that what phones cast can always be counted with them. */
  public static final int MOST_PAPERS_TOGETHER = 900_000;

  /** Nothing is counted yet, and nobody has chosen a method. */
  static Poll of(Ask ask) {
    return of(ask, Map.of(), null);
  }

  /** Nothing is counted yet. */
  public static Poll of(Ask ask, Map<String, WordRef> labels, @Nullable Integer entitled) {
    return new Poll(
        ask,
        labels,
        entitled,
        OrderedPMap.empty(),
        OrderedPMap.empty(),
        null,
        null,
        0,
        Roll.NONE,
        Lots.NONE);
  }

  /** Ballots that say the same, and how many they are. */
  public record Paper(String ballot, int times) {}

  /** Hands of all blocks. */
  public Cells raised() {
    return hands.values().stream().reduce(Cells.NONE, Cells::plus);
  }

  /** Ballots of all blocks. */
  public Bag written() {
    Map<String, Integer> times = new TreeMap<>();
    papers.values().forEach(paper -> times.merge(paper.ballot(), paper.times(), Integer::sum));
    return Bag.of(times);
  }

  /**
   * How many it is about: those on the list, unless somebody has said how many may vote. Whoever is
   * represented counts as here, for their votes are counted as well.
   */
  public Presence presence(@Nullable Integer present) {
    Integer all = entitled == null ? voters : entitled;
    return new Presence(
        present == null ? null : (Integer) (present + represented),
        Methods.isMeasured(ask) ? all : null);
  }

  /** What comes out of everything that was counted so far. */
  public Finding find(@Nullable Integer present) {
    return found(ask, presence(present));
  }

  /** What comes out of it as if nothing was missing, and whoever is here. */
  public Finding soFar() {
    Cells cells = Methods.cells(ask, cast().plus(written())).plus(raised());
    Map<String, Long> all = new TreeMap<>(cells.counts());
    Methods.cellNames(ask).forEach(name -> all.putIfAbsent(name, 0L));
    return Methods.find(ask, Bag.EMPTY, Cells.of(all), Bag.EMPTY, Presence.UNKNOWN);
  }

  /** What would come out of it with these lots. */
  Finding found(Ask drawn, Presence presence) {
    return Methods.find(drawn, cast(), raised(), written(), presence);
  }

  /** Which number the votes exceed; nothing if none. */
  @Nullable Reason excess(Presence presence) {
    Bag ballots = cast().plus(written());
    return Methods.excess(ask, Methods.cells(ask, ballots).plus(raised()), ballots, presence);
  }

  /** How many votes there are, whatever they say. */
  public long turnout() {
    Bag ballots = cast().plus(written());
    return Methods.turnout(ask, Methods.cells(ask, ballots).plus(raised()), ballots);
  }

  /** How many ballots phones cast, proxies with them. */
  public long castByPhone() {
    return cast().size();
  }

  private Bag cast() {
    return phones == null ? Bag.EMPTY : phones;
  }

  /**
   * True if it was secret and an option or a word has some voices, but fewer than three, where
   * those of one who votes for others may look like several. Its figures are shown only if the
   * assembly agrees (rule "secret vs electronic" of the rules of decisions). What phones have said
   * is looked at by itself too, for whoever enters paper can take it from the sum.
   */
  public boolean hasFewVoices(Finding finding) {
    Bag all = cast().plus(written());
    return ask.settings().areSecret()
        && (Voices.areFew(Voices.of(ask, finding.cells(), all), represented)
            || Voices.areFew(Voices.of(ask, Methods.cells(ask, cast()), cast()), represented));
  }

  /** True if it is secret, and another count beside it shows what one or two have said. */
  public boolean differsByFew(Poll other) {
    return ask.settings().areSecret()
        && Voices.areFew(Voices.between(ask, counted(), other.counted()), represented);
  }

  /** How many blocks of hands and of papers there are. */
  int blocks() {
    return hands.size() + papers.size();
  }

  boolean has(BlockId block) {
    return hands.containsKey(block) || papers.containsKey(block);
  }

  Poll plus(BlockId block, Cells cells) {
    return with(hands.plus(block, cells), papers);
  }

  Poll plus(BlockId block, Paper paper) {
    return with(hands, papers.plus(block, paper));
  }

  Poll minus(BlockId block) {
    return with(hands.minus(block), papers.minus(block));
  }

  /** What was drawn, was drawn for another count. */
  private Poll with(PMap<BlockId, Cells> newHands, PMap<BlockId, Paper> newPapers) {
    return new Poll(
        undrawn(),
        labels,
        entitled,
        newHands,
        newPapers,
        phones,
        voters,
        represented,
        roll,
        lots.dropping());
  }

  /** Hands that were counted before, while nothing worked. */
  Poll recording(Cells cells) {
    return plus(BlockId.RECORDED, cells);
  }

  /** Whether it was written down as it had been counted before. */
  public boolean isRecorded() {
    return hands.containsKey(BlockId.RECORDED);
  }

  Poll unrecorded() {
    return isRecorded() ? minus(BlockId.RECORDED) : this;
  }

  /**
   * With what the urn held.
   *
   * @param listed how many are on the list, where one is kept
   * @param voted for how many of those who were away somebody has voted
   */
  Poll closedWith(Bag ballots, @Nullable Integer listed, int voted, Roll said) {
    return new Poll(ask, labels, entitled, hands, papers, ballots, listed, voted, said, lots);
  }

  /** The urn is open again, and what was drawn for the count that was does not hold any more. */
  Poll opened() {
    return new Poll(
        undrawn(), labels, entitled, hands, papers, null, null, 0, roll.opened(), lots.dropping());
  }

  /** Without lots, for these were drawn for another count. */
  private Ask undrawn() {
    return ask.without(Setting.SEED).without(Setting.DRAWN);
  }

  Poll with(Roll said) {
    return new Poll(ask, labels, entitled, hands, papers, phones, voters, represented, said, lots);
  }

  /** With how many may vote, if that was stated anew. */
  Poll stating(VotingEvent.FiguresStated event) {
    return new Poll(
        ask,
        labels,
        event.entitled() == null ? entitled : event.entitled(),
        hands,
        papers,
        phones,
        voters,
        represented,
        roll,
        lots);
  }

  /** With the lots that were drawn, and who saw it. */
  Poll drawing(VotingEvent.LotDrawn event) {
    Poll before = Boolean.TRUE.equals(event.instead()) ? mistaken() : this;
    return before.with(before.drawing(event.drawn(), event.seed()), before.lots.plus(lot(event)));
  }

  /** Without the lots that stand, for they were entered wrongly. */
  Poll mistaken() {
    return with(undrawn(), lots.mistaken());
  }

  private Poll with(Ask drawn, Lots all) {
    return new Poll(drawn, labels, entitled, hands, papers, phones, voters, represented, roll, all);
  }

  /** What was drawn for what is counted now. */
  public DrawnLot lot(VotingEvent.LotDrawn event) {
    return new DrawnLot(counted(), event.seed(), event.fellOn(), event.witness());
  }

  DrawnLot.Counted counted() {
    return new DrawnLot.Counted(cast().plus(written()), raised());
  }

  /** What is asked, with these lots behind those that were drawn before. */
  Ask drawing(@Nullable List<String> drawn, @Nullable String seed) {
    List<String> all = new ArrayList<>(drawn());
    all.addAll(drawn == null ? List.of() : drawn);
    Ask hall = all.isEmpty() ? ask : ask.with(Setting.DRAWN, String.join(" ", all));
    return seed == null ? hall : hall.with(Setting.SEED, seed);
  }

  /** On whom lots fell that were drawn in the hall, in the order of drawing. */
  public List<String> drawn() {
    String drawn = ask.settings().values().getOrDefault(Setting.DRAWN, "");
    return drawn.isEmpty() ? List.of() : List.of(drawn.split(" "));
  }
}
