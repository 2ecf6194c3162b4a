package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** An assembly as plain things that change. The rules stand in the classes beside it. */
final class Naive {
  /** What a command is answered; {@code changes} if the history grows by it. */
  record Answer(String refused, String made, boolean changes) {
    static Answer no(String code) {
      return new Answer(code, "", false);
    }

    static Answer nothing(String made) {
      return new Answer(null, made, false);
    }

    static Answer done(String made) {
      return new Answer(null, made, true);
    }

    static final Answer NOTHING = nothing("");
    static final Answer DONE = done("");
  }

  static final class Person {
    String id;
    int number;
    boolean phone;

    /** Under which key the name stands; absent for whoever has none. */
    String name;

    String standing;
    TreeSet<String> roles = new TreeSet<>();

    boolean unchecked() {
      return name != null && standing.equals("unchecked");
    }
  }

  static final class Item {
    String id;
    int minutes;
    boolean withoutList;
    State state = new State("planned", 0, 0);
  }

  /** {@code since} of what is current, {@code spent} before that. */
  record State(String name, long since, long spent) {}

  record Line(
      String id,
      String item,
      String kind,
      String text,
      String who,
      String until,
      String happened,
      int version,
      String editor,
      long since) {}

  record Entry(String id, String person, String kind, int absences) {}

  record Speech(Entry entry, int limit, boolean runs, long since, long spent) {
    long spoken(long at) {
      return runs ? spent + Math.max(0, at - since) : spent;
    }

    boolean isOnTheWay(long at) {
      return runs && spent == 0 && at < since;
    }

    Speech stopped(long at) {
      return new Speech(entry, limit, false, 0, spoken(at));
    }

    Speech goingOn(long at) {
      return new Speech(entry, limit, true, at, spoken(at));
    }
  }

  /**
   * To which item somebody said something; no time has passed while it goes on for the first time.
   */
  record Said(String person, String item, String kind, long millis) {}

  static final class Proposal {
    String id;
    String by;
    String state = "handed-in";

    /** What it was when it was withdrawn. */
    String before;

    List<Version> versions = new ArrayList<>();
    TreeSet<String> supporters = new TreeSet<>();

    boolean votable() {
      return state.equals("handed-in") || state.equals("no-result");
    }
  }

  record Version(String title, String text, String reasons) {}

  /** Those that were adopted; each keeps its place unless the last one does not hold any more. */
  int lastResolution;

  static final class Decision {
    String id;
    String item;
    String proposal;
    String question;
    String method;
    String state;
    String happened;
    int[] phones;
    LinkedHashMap<String, Integer[]> blocks = new LinkedHashMap<>();
    Map<String, Object> finding;
    Map<String, Ballot> ballots = new HashMap<>();

    /** Whose ballots were left behind whenever it was opened again. */
    Set<String> dropped = new HashSet<>();

    /** Present if it is counted by one of the methods. */
    Poll poll;

    /** Under which key it stands why its result was taken up again. */
    String correction;

    boolean wasAnnounced;

    /** It is closed, and was announced like that. */
    boolean isCorrected;

    /** Of which vote it is the next round. */
    String follows;

    /** How many were here when it was closed, and on the list, if anybody knew. */
    Integer presentThen;

    Integer listedThen;

    /** What was said of this vote alone. */
    Integer statedPresent;

    Integer statedEntitled;

    Integer here() {
      return statedPresent == null ? presentThen : statedPresent;
    }

    /** Of the resolution that it has ever made; 0 if it has made none. */
    int number;

    boolean mistaken;

    /** What was announced and then corrected. */
    List<Former> former = new ArrayList<>();

    /** Blocks that a second person has counted. */
    Map<String, Twice> twice = new HashMap<>();

    boolean bySight() {
      return method.equals("no-objection") || method.equals("majority-seen");
    }

    boolean isSecret() {
      return poll != null && "secret".equals(poll.settings.get("ballots"));
    }
  }

  /** A result that did not stay, and under which key it stands why. */
  record Former(
      Map<String, Object> finding,
      Outcome outcome,
      boolean withheld,
      int number,
      String reason,
      Map<String, Long> counted) {}

  /** What is asked by a method, and what was counted of it. */
  /** By a seed, or else in the hall; for what was counted then. */
  record DrawnLot(String counted, String seed, List<String> fell) {}

  static final class Poll {
    String method;
    List<String> options;
    int seats;
    Integer entitled;
    Map<String, String> settings = new HashMap<>();

    /** Under which keys it stands what the options are called. */
    Map<String, String> labels = new HashMap<>();

    LinkedHashMap<String, Map<String, Long>> hands = new LinkedHashMap<>();
    LinkedHashMap<String, Paper> papers = new LinkedHashMap<>();

    /** Absent while it is open. */
    TreeMap<String, Integer> phones;

    /** How many were in when it was closed. */
    int couldVote;

    /** How many might have voted then, where a list is kept. */
    Integer voters;

    /** What each has said, in a vote by name that is closed. */
    Map<String, String> roll = Map.of();

    /** For whom the desk has entered it, and who has not voted by phone since. */
    Set<String> entered = new HashSet<>();

    /** From whom the desk has taken it since it was opened. */
    Set<String> withdrawn = new HashSet<>();

    /** Lots that hold, and those that were drawn for something else. */
    List<DrawnLot> lots = new ArrayList<>();

    List<DrawnLot> dropped = new ArrayList<>();

    /** Those that were entered wrongly. */
    List<DrawnLot> wrong = new ArrayList<>();

    Outcome outcome;

    /** Only what came out is told, for the assembly did not agree to see the figures. */
    boolean withheld;

    /** What was counted each time it was announced and then corrected. */
    List<Map<String, Long>> told = new ArrayList<>();

    boolean isByName() {
      return "by-name".equals(settings.get("ballots"));
    }

    int number(String setting, int otherwise) {
      String value = settings.getOrDefault(setting, "");
      return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }
  }

  record Paper(String ballot, int times) {}

  /**
   * Two counts of a block, and which of them was taken, if they differ and somebody has said so.
   */
  record Twice(Map<String, Long> first, Map<String, Long> second, String taken) {
    String state() {
      return first.equals(second) ? "same" : taken == null ? "differs" : taken + "-taken";
    }
  }

  /** What a poll has found; {@code measured} is what was worked out of each option. */
  record Outcome(
      String name,
      String why,
      Map<String, String> figures,
      List<String> elected,
      List<List<String>> ranking,
      List<String> among,
      Map<String, Long> cells,
      Map<String, String> measured,
      List<Round> rounds) {
    static Outcome of(String name, String why, String... figures) {
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < figures.length; i += 2) {
        named.put(figures[i], figures[i + 1]);
      }
      return new Outcome(
          name, why, named, List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of());
    }

    Outcome seating(List<String> elected, List<String> among) {
      return new Outcome(name, why, figures, elected, ranking, among, cells, measured, rounds);
    }

    Outcome ranking(List<List<String>> ranking) {
      return new Outcome(name, why, figures, elected, ranking, among, cells, measured, rounds);
    }

    Outcome counting(Map<String, Long> cells) {
      return new Outcome(name, why, figures, elected, ranking, among, cells, measured, rounds);
    }

    Outcome measuring(Map<String, String> measured) {
      return new Outcome(name, why, figures, elected, ranking, among, cells, measured, rounds);
    }

    Outcome rounds(List<Round> rounds) {
      return new Outcome(name, why, figures, elected, ranking, among, cells, measured, rounds);
    }
  }

  record Round(TreeMap<String, Long> votes, long exhausted, List<Happening> happenings) {}

  record Happening(String kind, List<String> who, Map<String, String> figures) {}

  record Ballot(String choice, long change) {}

  /** {@code circle} holds ids of people, and seats as s1, s2; so does {@code passed}. */
  record Interlude(
      String kind, long until, List<String> circle, int place, List<String> passed, long since) {
    static Interlude until(String kind, long until) {
      return new Interlude(kind, until, List.of(), 0, List.of(), 0);
    }
  }

  /** Who waits, who speaks and whether one can enter, as it stood at a moment. */
  record Floor(String list, List<Entry> queue, Speech speech, int last) {}

  /** What may be taken back, how to tell whether it still can, and how it is. */
  static final class Step {
    int number;
    String by;
    long at;
    String what;
    String about;
    String titleOf;
    String returns;
    BooleanSupplier possible;
    TakingBack takeBack;
    Decision asked;

    /** What must be known when a later step swallows this one. */
    Speech ended;

    String item;
    State was;
    Floor floor;
  }

  /** How something is taken back, by whom and when. */
  interface TakingBack {
    void by(String person, long at);
  }

  // the occasion and where the assembly stands
  String id;
  String code;
  String date;
  String time;
  boolean hasPlace;
  String phase = "planned";
  boolean isForParticipants;
  long openedAt;
  long firstEnd;
  long endedAt;
  Integer present;
  String wall = "follow";
  boolean hasMessage;
  boolean hasNext;
  boolean hasChairs;
  boolean hasWriter;

  // people
  final Map<String, Person> people = new LinkedHashMap<>();
  final Map<String, String> merged = new HashMap<>();

  /** Whose phone is not that of the one they turned out to be. */
  final Set<String> left = new HashSet<>();

  final Map<Integer, String> byNumber = new HashMap<>();
  boolean checkedFirst;
  String electorate = "everybody";
  final TreeSet<String> voters = new TreeSet<>();
  int lastPerson;
  int lastNumber;

  // the agenda and its lines
  final List<Item> agenda = new ArrayList<>();
  String current;
  int lastItem;
  final Map<String, List<Line>> lines = new LinkedHashMap<>();
  int lastLine;

  // the floor
  String list = "none";
  List<Entry> queue = new ArrayList<>();
  Speech speech;
  int lastEntry;
  Interlude interlude;

  /** By entry, in the order of the calls. */
  final Map<String, Said> said = new LinkedHashMap<>();

  // proposals and decisions
  final List<Proposal> proposals = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  String voting;
  String shown;
  int lastBlock;

  final List<Step> steps = new ArrayList<>();
  int lastStep;
  int cut;

  /** What was written, by its key, in the latest version. */
  final Map<String, String> words = new HashMap<>();

  boolean live() {
    return phase.equals("live");
  }

  boolean over() {
    return phase.equals("ended") || phase.equals("published");
  }

  String whyNotLive() {
    return over() ? "assembly-ended" : "assembly-not-open";
  }

  Person person(String who) {
    String now = who;
    while (now != null && merged.containsKey(now)) {
      now = merged.get(now);
    }
    return now == null ? null : people.get(now);
  }

  boolean hasLeft(String who) {
    String now = who;
    while (now != null && merged.containsKey(now)) {
      if (left.contains(now)) {
        return true;
      }
      now = merged.get(now);
    }
    return false;
  }

  Person numbered(int number) {
    return person(byNumber.get(number));
  }

  Item item(String wanted) {
    return agenda.stream().filter(item -> item.id.equals(wanted)).findAny().orElse(null);
  }

  Line line(String wanted) {
    return lines.values().stream()
        .flatMap(List::stream)
        .filter(line -> line.id.equals(wanted))
        .findAny()
        .orElse(null);
  }

  List<Line> linesOf(String item) {
    return lines.getOrDefault(item, List.of());
  }

  Entry waiting(String entry) {
    return queue.stream().filter(each -> each.id.equals(entry)).findAny().orElse(null);
  }

  public Entry waitingOf(String person) {
    return queue.stream().filter(each -> each.person.equals(person)).findAny().orElse(null);
  }

  Decision decision(String wanted) {
    return decisions.stream().filter(each -> each.id.equals(wanted)).findAny().orElse(null);
  }

  Proposal proposal(String wanted) {
    return proposals.stream().filter(each -> each.id.equals(wanted)).findAny().orElse(null);
  }

  void begins(Entry entry) {
    said.remove(entry.id());
    said.put(entry.id(), new Said(entry.person(), current, entry.kind(), 0));
  }

  Floor floor() {
    return new Floor(list, List.copyOf(queue), speech, lastEntry);
  }

  /** Nothing that was done before this is taken back any more. */
  void cut() {
    cut = lastStep;
  }

  Step plus(String by, long at, String what) {
    Step step = new Step();
    step.number = ++lastStep;
    step.by = by;
    step.at = at;
    step.what = what;
    if (steps.size() >= 20) {
      steps.removeFirst();
    }
    steps.add(step);
    return step;
  }
}
