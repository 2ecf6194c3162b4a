package org.kiezplenum.web.render;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Roll;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.counting.Lots;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.told.PollTold;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPMap;

/** Polls of every method with what came out, as views tell them. */
final class PollCorpus {
  private final RandomGenerator random;
  private final Poll poll;
  private final PollTold told;
  private final Finding finding;

  /**
   * Somebody's poll.
   *
   * @param names what options might be called
   */
  PollCorpus(RandomGenerator random, List<String> names) {
    this.random = random;
    Method method = Methods.ALL.get(random.nextInt(Methods.ALL.size()));
    boolean isPlain = Methods.check(Ask.of(method.wireName())).isEmpty();
    int options = random.nextInt(6) == 0 ? 14 : 3;
    Ask ask = isPlain ? Ask.of(method.wireName()) : Ask.among(method.wireName(), options, 1);
    ask = ask.with(Setting.HIGHEST, random.nextInt(4) == 0 ? 20 : 3);
    ask = random.nextInt(4) == 0 ? ask.with(Setting.SEED, "417 <b>") : ask;
    ask = random.nextInt(3) == 0 ? ask.with(Setting.ROUND, 2) : ask;
    // A picture of the mood names nobody.
    Ask named = ask.with(Setting.BALLOTS, Setting.BY_NAME);
    ask = random.nextInt(3) == 0 && Methods.check(named).isEmpty() ? named : ask;
    ask = !isPlain && random.nextBoolean() ? ask.with(Setting.PASSIVE, "c") : ask;
    Map<String, WordRef> labels = new TreeMap<>();
    ask.options().forEach(option -> labels.put(option, new WordRef(option, 1, "")));
    boolean isRanked = Methods.cellNames(ask).isEmpty();
    poll =
        new Poll(
            ask,
            labels,
            random.nextBoolean() ? 12 : null,
            isRanked ? OrderedPMap.empty() : OrderedPMap.singleton(BlockId.of(1), cells(ask)),
            isRanked
                ? OrderedPMap.singleton(BlockId.of(2), new Poll.Paper("b>a", 2))
                : OrderedPMap.empty(),
            isRanked
                ? Bag.of(
                    Map.of("a>b", 1 + random.nextInt(5), "c", 1 + random.nextInt(5), "abstain", 1))
                : Bag.EMPTY,
            random.nextInt(3) == 0 ? 57 : null,
            random.nextInt(3) == 0 ? 2 : 0,
            random.nextInt(3) == 0
                ? new Roll(
                    Map.of(PersonId.of(1), "yes", PersonId.of(7), "a", PersonId.of(3), "yes"),
                    random.nextBoolean() ? Map.of(PersonId.of(3), 2) : Map.of(),
                    HashTreePSet.singleton(new RollAnswer(PersonId.of(3), false)),
                    HashTreePSet.empty())
                : Roll.NONE,
            Lots.NONE);
    finding = poll.find(random.nextBoolean() ? 9 : null);
    told =
        new PollTold(
            poll,
            ref -> names.get(Math.floorMod(ref.key().charAt(0), names.size())),
            person ->
                Map.of("number", 7, "name", "Ali <3", "unchecked", person.value().equals("p7")));
  }

  private Cells cells(Ask ask) {
    Map<String, Long> cells = new TreeMap<>();
    boolean all = random.nextInt(4) > 0;
    for (String cell : Methods.cellNames(ask)) {
      if (all || random.nextBoolean()) {
        cells.put(cell, (long) random.nextInt(4));
      }
    }
    return Cells.of(cells);
  }

  JsonObject asked() {
    return json(told.asked());
  }

  JsonObject found() {
    return json(told.counted(finding));
  }

  /** Only the desk is told. */
  boolean isNeverAnnounced() {
    return finding.reason().why().isNeverAnnounced();
  }

  JsonArray cells() {
    return new JsonArray(Methods.cellNames(poll.ask()));
  }

  /** Two blocks, of hands and of papers. */
  JsonObject blocks(JsonObject second) {
    return new JsonObject()
        .put(
            "b1",
            new JsonObject()
                .put("cells", new JsonObject().put("a/1", 3).put("yes", 0))
                .put("second", second))
        .put("b2", new JsonObject().put("ballot", "b>a").put("times", 2));
  }

  private static JsonObject json(Map<String, Object> told) {
    return new JsonObject(new JsonObject(told).encode());
  }
}
