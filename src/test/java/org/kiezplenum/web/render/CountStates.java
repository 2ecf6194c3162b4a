package org.kiezplenum.web.render;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Roll;
import org.kiezplenum.assembly.voting.counting.Lots;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.told.PollTold;

/** Counts whose outcome is a picture, with names that are likely. */
final class CountStates {
  private static final List<String> NAMES =
      List.of("Dana Yılmaz", "Finn", "Jo von der Initiative Grüner Wedding", "Kim", "Ruth");
  private static final List<String> PLACES =
      List.of("Spielstraße jeden Sonntag", "Nur im Sommer", "Poller", "Alles bleibt, wie es ist");

  private CountStates() {}

  /** Polls that are announced, each by the name of the state. */
  static Map<String, JsonObject> all() {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    all.put(
        "40 Runden mit Quote",
        ranked(
            Ask.among("stv-scottish", 5, 2),
            Map.of("a>b>c>d", 28, "a>c>d>b", 14, "b>c>a>d", 15, "c>a>b>d", 17, "d>b", 26, "e", 3)));
    all.put(
        "41 Runden ohne Quote",
        ranked(
            Ask.among("irv", 5, 1),
            Map.of("a>b", 42, "b>c>d", 26, "c>d", 15, "d>c", 17, "e>c", 4, "e", 2)));
    all.put(
        "42 Widerstand",
        counted(
            Ask.among("resistance", 4, 1).with(Setting.PASSIVE, "d"),
            "Was wird aus der Straße?",
            PLACES,
            ratings()));
    Map<String, Long> levels = new TreeMap<>();
    List<Long> said = List.of(14L, 6L, 3L, 2L, 1L, 0L);
    for (int level = 1; level <= 6; level++) {
      levels.put("level-" + level, said.get(level - 1));
    }
    all.put(
        "43 Konsensstufen",
        counted(Ask.of("consensus-levels"), "Tragen wir den Brief?", List.of(), levels));
    Map<String, Long> many = new TreeMap<>();
    Ask election = Ask.among("relative-election", 20, 3);
    for (String option : election.options()) {
      many.put(option, 40 - 2L * many.size());
    }
    many.put("abstain", 3L);
    many.put("ballots", 160L);
    List<String> names =
        election.options().stream().map(id -> NAMES.get(id.charAt(0) % 5) + " " + id).toList();
    all.put("44 zwanzig Namen", counted(election, "Wer kommt in den Sprechkreis?", names, many));
    return all;
  }

  private static Map<String, Long> ratings() {
    int[][] times = {
      {9, 4, 3, 0, 2, 1, 0, 0, 1, 0, 1},
      {3, 3, 4, 5, 3, 2, 0, 1, 0, 0, 0},
      {1, 0, 2, 0, 1, 2, 3, 2, 4, 2, 4},
      {0, 1, 0, 2, 1, 5, 3, 3, 4, 1, 1}
    };
    Map<String, Long> cells = new TreeMap<>();
    for (int option = 0; option < times.length; option++) {
      for (int rating = 0; rating < times[option].length; rating++) {
        cells.put((char) ('a' + option) + "/" + rating, (long) times[option][rating]);
      }
    }
    return cells;
  }

  private static JsonObject ranked(Ask ask, Map<String, Integer> ballots) {
    Poll poll = Poll.of(ask, refs(ask), null);
    return told(
        new Poll(
            ask,
            poll.labels(),
            null,
            poll.hands(),
            poll.papers(),
            Bag.of(ballots),
            null,
            0,
            Roll.NONE,
            Lots.NONE),
        "Wer kommt in den Beirat?",
        NAMES);
  }

  private static JsonObject counted(
      Ask ask, String question, List<String> names, Map<String, Long> cells) {
    Poll poll = Poll.of(ask, refs(ask), null);
    return told(
        new Poll(
            ask,
            poll.labels(),
            null,
            poll.hands().plus(BlockId.of(1), Cells.of(cells)),
            poll.papers(),
            null,
            null,
            0,
            Roll.NONE,
            Lots.NONE),
        question,
        names);
  }

  private static Map<String, WordRef> refs(Ask ask) {
    Map<String, WordRef> refs = new TreeMap<>();
    ask.options().forEach(option -> refs.put(option, new WordRef(option, 1, "")));
    return refs;
  }

  private static JsonObject told(Poll poll, String question, List<String> names) {
    PollTold told =
        new PollTold(
            poll, ref -> names.get(poll.ask().options().indexOf(ref.key())), person -> Map.of());
    JsonObject decision =
        new JsonObject().put("question", question).put("method", "poll").put("item", "i3");
    return decision
        .put("state", "announced")
        .put("poll", json(told.asked()))
        .put("found", json(told.counted(poll.find(26))));
  }

  private static JsonObject json(Map<String, Object> told) {
    return new JsonObject(new JsonObject(told).encode());
  }
}
