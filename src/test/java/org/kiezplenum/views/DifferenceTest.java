package org.kiezplenum.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Walk;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.live.Patch;

class DifferenceTest {
  private static final int STEPS = 300;
  private static final int WALKS = 40;

  static IntStream seeds() {
    Integer one = Integer.getInteger("seed");
    return one == null ? IntStream.range(0, WALKS) : IntStream.of(one);
  }

  /**
   * Through whole assemblies that nobody planned, from the view before and from any earlier one.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void theDifferenceLeadsFromOneViewToTheOther(int seed) {
    Walk walk = new Walk(seed);
    SplittableRandom random = new SplittableRandom(seed);
    Told told = new Told();
    List<Views> past = new ArrayList<>();
    Views last = null;
    for (int i = 0; i < STEPS; i++) {
      told.at += walk.pause();
      PersonId by = walk.somebody(told.world.assembly());
      long before = told.world.seq();
      told.tries(by, walk.command(told.world.assembly()), walk.bag(told.world.assembly()));
      if (told.world.seq() == before) {
        continue;
      }
      Views now = Views.of(told.world, last);
      Views fresh = Views.of(told.world, null);
      assertThat(now.common()).isEqualTo(fresh.common());
      assertThat(now.desk()).isEqualTo(fresh.desk());
      if (last != null) {
        leads(last, now);
        leads(past.get(random.nextInt(past.size())), now);
      }
      past.add(now);
      last = now;
    }
    assertThat(past.size()).isGreaterThan(10);
  }

  private static void leads(Views from, Views to) {
    assertThat(patched(from.common(), to.common())).isEqualTo(Told.json(to.common()));
    assertThat(patched(from.desk(), to.desk())).isEqualTo(Told.json(to.desk()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void listsOfAnyKindBecomeOneAnother(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Map<String, Object> before = Map.of("ids", someIds(random), "same", 1);
      Map<String, Object> after = Map.of("ids", someIds(random), "same", 1);
      assertThat(patched(before, after)).isEqualTo(Told.json(after));
    }
  }

  private static List<String> someIds(SplittableRandom random) {
    List<String> ids = new ArrayList<>();
    int size = random.nextInt(9);
    for (int i = 0; i < size; i++) {
      ids.add("e" + random.nextInt(random.nextBoolean() ? 4 : 400));
    }
    return ids;
  }

  @Test
  void aNewcomerCostsTwoOperationsAndLessThanThreeHundredBytes() {
    Told told = new Told();
    told.and(null, Scenes.create())
        .and(null, new Command.Join(null, Role.FACILITATOR))
        .and(null, Scenes.join("Bernadette Müller-Lüdenscheidt"))
        .and(PersonId.of(1), Scenes.addItem("Spielstraße", 45))
        .and(PersonId.of(1), new Command.OpenAssembly())
        .and(PersonId.of(1), new Command.StartItem(ItemId.of(1), false))
        .and(PersonId.of(1), Scenes.askToSpeak());
    Views before = Views.of(told.world, null);
    told.and(PersonId.of(2), Scenes.askToSpeak());
    Views after = Views.of(told.world, before);

    var operations = Difference.between(before.common(), after.common());

    assertThat(operations).hasSize(2);
    JsonObject patch = new JsonObject().put("public", operations);
    JsonObject frame = new JsonObject().put("from", 123456).put("seq", 123457).put("patch", patch);
    assertThat(frame.toBuffer().length()).isLessThan(300);
    assertThat(Difference.between(before.desk(), after.desk())).isEmpty();
  }

  @Test
  void movingOneOfThreeHundredTakesItOutAndPutsItIn() {
    List<String> before = new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> "i" + i).toList());
    for (int[] move : new int[][] {{0, 299}, {299, 0}, {17, 230}, {230, 17}}) {
      List<String> after = new ArrayList<>(before);
      after.add(move[1], after.remove(move[0]));
      var operations = Difference.between(Map.of("agenda", before), Map.of("agenda", after));
      assertThat(operations)
          .extracting(operation -> operation.get("op"))
          .containsExactly("remove", "add");
      assertThat(patched(Map.of("agenda", before), Map.of("agenda", after)).getJsonArray("agenda"))
          .isEqualTo(new JsonArray(after));
    }
  }

  @Test
  void aListThatIsAllDifferentIsSentWhole() {
    List<String> before = new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> "i" + i).toList());
    List<String> after = new ArrayList<>(before);
    Collections.reverse(after);
    assertThat(Difference.between(Map.of("agenda", before), Map.of("agenda", after)))
        .containsExactly(Map.of("op", "replace", "path", "/agenda", "value", after));
  }

  @Test
  void namesWithSlashesAndTildesAreEscaped() {
    Map<String, Object> before = Map.of("a/b", 1, "c~d", 1);
    Map<String, Object> after = Map.of("a/b", 2, "~1", 1);
    assertThat(patched(before, after)).isEqualTo(Told.json(after));
  }

  @Test
  void equalViewsDifferInNothing() {
    Map<String, Object> view = Map.of("a", List.of("b"), "c", Map.of("d", 1));
    Map<String, Object> same = Map.of("a", List.of("b"), "c", Map.of("d", 1));
    assertThat(Difference.between(view, same)).isEmpty();
  }

  private static JsonObject patched(Object before, Object after) {
    String operations = Json.encode(Difference.between(before, after));
    return Patch.apply(Told.json(before), new JsonArray(operations));
  }
}
