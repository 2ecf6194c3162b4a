package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.live.Patch;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Told;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.Views.Audience;

class HallTest {
  private static final PersonId DESK = PersonId.of(1);
  private static final PersonId ALI = PersonId.of(2);
  private static final String EVERYBODY = Audience.EVERYBODY.epoch("journal");

  private final Told told =
      new Told()
          .and(null, Scenes.create())
          .and(null, new Command.Join(said("Mina"), Role.FACILITATOR))
          .and(null, Scenes.join("Ali"));
  private final Hall hall =
      new Hall(
          "journal",
          "/api/assemblies/K7M2PQ",
          Views.of(told.world, null),
          person -> OwnView.of(told.world, person, null));

  @Test
  void allWhoAreAtTheSameNumberGetTheSameBuffer() {
    FakeListener first = enter(Audience.EVERYBODY, null);
    FakeListener second = enter(Audience.EVERYBODY, null);
    FakeListener desk = enter(Audience.DESK, DESK);

    change();

    assertThat(first.sent.getLast()).isSameAs(second.sent.getLast());
    assertThat(desk.sent.getLast()).isNotSameAs(first.sent.getLast());
    assertThat(first.last().getJsonObject("patch").fieldNames()).containsExactly("public");
  }

  @Test
  void whoCannotKeepUpIsCountedAmongThoseWhoListen() {
    enter(Audience.DESK, DESK);
    enter(Audience.DESK, DESK);
    enter(Audience.EVERYBODY, null).full = true;
    assertThat(hall.crowd()).isEqualTo(new Figures.Crowd(3, 1, 1));
  }

  @Test
  void whoLaggedGetsOneDifferenceAndThenTheSameBufferAgain() {
    FakeListener quick = enter(Audience.EVERYBODY, null);
    FakeListener slow = enter(Audience.EVERYBODY, null);
    long held = hall.views().seq();
    JsonObject view = slow.frames().getFirst().getJsonObject("view").getJsonObject("public");
    slow.full = true;
    int before = slow.sent.size();
    change();
    change();
    change();
    assertThat(slow.sent).hasSize(before);
    assertThat(slow.waiting).hasSize(1);

    slow.drain();

    JsonObject step = slow.frames().get(before);
    assertThat(step.getLong("from")).isEqualTo(held);
    assertThat(step.getLong("seq")).isEqualTo(hall.views().seq());
    JsonArray operations = step.getJsonObject("patch").getJsonArray("public");
    assertThat(Patch.apply(view, operations)).isEqualTo(Told.json(hall.views().common()));
    change();
    assertThat(slow.sent.getLast()).isSameAs(quick.sent.getLast());
  }

  @Test
  void twoWhoComeBackFromTheSameNumberGetTheSameBuffer() {
    long held = hall.views().seq();
    change();
    change();
    FakeListener one = new FakeListener();
    FakeListener other = new FakeListener();
    hall.enter(new Subscriber(one, Audience.EVERYBODY, null), EVERYBODY, held);
    hall.enter(new Subscriber(other, Audience.EVERYBODY, null), EVERYBODY, held);
    assertThat(one.frames().getFirst().getLong("from")).isEqualTo(held);
    assertThat(one.sent.getFirst()).isSameAs(other.sent.getFirst());
  }

  @Test
  void whoIsTooFarBehindIsToldToFetchTheView() {
    FakeListener slow = enter(Audience.EVERYBODY, null);
    slow.full = true;
    for (int i = 0; i <= Ring.MOST_VIEWS; i++) {
      change();
    }
    int before = slow.sent.size();

    slow.drain();

    assertThat(slow.frames().get(before))
        .isEqualTo(
            new JsonObject()
                .put("epoch", EVERYBODY)
                .put("seq", hall.views().seq())
                .put("reload", "/api/assemblies/K7M2PQ"));
    int afterwards = slow.sent.size();
    change();
    assertThat(slow.sent).hasSize(afterwards);
  }

  @Test
  void theLastViewThatIsKeptIsStillGoodForADifference() {
    long held = hall.views().seq();
    for (int i = 0; i < Ring.MOST_VIEWS - 1; i++) {
      change();
    }
    assertThat(hall.since(EVERYBODY, held, Audience.EVERYBODY)).isNotNull();
    change();
    assertThat(hall.since(EVERYBODY, held, Audience.EVERYBODY)).isNull();
  }

  @Test
  void aDifferenceIsOnlyForTheSameEpochAndAudience() {
    long held = hall.views().seq();
    change();
    assertThat(hall.since("another", held, Audience.EVERYBODY)).isNull();
    assertThat(hall.since(EVERYBODY, held, Audience.DESK)).isNull();
    assertThat(hall.since(Audience.DESK.epoch("journal"), held, Audience.DESK)).isNotNull();
    assertThat(hall.since(EVERYBODY, hall.views().seq() + 1, Audience.EVERYBODY)).isNull();
  }

  @Test
  void whoDoesNotReadIsLetGoAndNobodyElseWaits() {
    FakeListener slow = enter(Audience.EVERYBODY, ALI);
    FakeListener quick = enter(Audience.EVERYBODY, null);
    slow.full = true;
    hall.dismissSlow(1_000);
    change();
    assertThat(quick.last().containsKey("patch")).isTrue();
    hall.dismissSlow(1_000 + Hall.PATIENCE_MILLIS);
    assertThat(slow.closed).isNull();
    hall.dismissSlow(1_001 + Hall.PATIENCE_MILLIS);
    assertThat(slow.closed).isEqualTo(CloseCode.SLOW);
    assertThat(hall.size()).isEqualTo(1);
    assertThat(quick.closed).isNull();
  }

  @Test
  void whoReadsAgainInBetweenHasAllTheTimeAgain() {
    FakeListener slow = enter(Audience.EVERYBODY, null);
    slow.full = true;
    hall.dismissSlow(1_000);
    slow.full = false;
    hall.dismissSlow(15_000);
    slow.full = true;
    hall.dismissSlow(16_000);
    hall.dismissSlow(16_000 + Hall.PATIENCE_MILLIS);
    assertThat(slow.closed).isNull();
  }

  @Test
  void nothingAtAllIsWrittenToWhoDoesNotRead() {
    FakeListener slow = enter(Audience.EVERYBODY, ALI);
    slow.full = true;
    int before = slow.sent.size();
    change();
    hall.tellOwn(Set.of(ALI));
    hall.sendPulse(Map.of("connected", 7), Map.of("connected", 7));
    hall.sendHeartbeat();
    assertThat(slow.sent).hasSize(before);

    slow.drain();

    List<JsonObject> late = slow.frames().subList(before, slow.sent.size());
    assertThat(late).anyMatch(frame -> frame.containsKey("patch"));
    assertThat(late).anyMatch(frame -> frame.containsKey("own"));
    assertThat(late.getLast().getJsonObject("pulse").getInteger("connected")).isEqualTo(7);
  }

  @Test
  void whoAsksAgainAndAgainWithoutReadingIsAnsweredOnce() {
    FakeListener listener = new FakeListener();
    Subscriber subscriber = new Subscriber(listener, Audience.EVERYBODY, null);
    hall.enter(subscriber, null, 0);
    int before = listener.sent.size();
    listener.full = true;
    for (int i = 0; i < 100; i++) {
      hall.enter(subscriber, null, 0);
    }
    change();
    assertThat(listener.sent).hasSize(before);

    listener.drain();

    assertThat(listener.frames().get(before).getLong("seq")).isEqualTo(hall.views().seq());
    assertThat(listener.sent).hasSize(before + 2);
    change();
    assertThat(listener.last().containsKey("patch")).isTrue();
  }

  @Test
  void whatOnlyOnePersonSeesGoesToTheirWindowsOnly() {
    FakeListener ali = enter(Audience.EVERYBODY, ALI);
    FakeListener alisOther = enter(Audience.EVERYBODY, ALI);
    FakeListener desk = enter(Audience.DESK, DESK);
    FakeListener screen = enter(Audience.EVERYBODY, null);
    int toDesk = desk.sent.size();
    int toScreen = screen.sent.size();

    hall.tellOwn(Set.of(ALI));

    assertThat(ali.last().getJsonObject("own").getString("person")).isEqualTo("p2");
    assertThat(alisOther.last().getJsonObject("own").getString("person")).isEqualTo("p2");
    assertThat(desk.sent).hasSize(toDesk);
    assertThat(screen.sent).hasSize(toScreen);
    assertThat(hall.people()).isEqualTo(2);
  }

  @Test
  void whoTakesARoleIsShownWhatItMaySee() {
    FakeListener ali = enter(Audience.EVERYBODY, ALI);
    hall.changeAudiences(Set.of(ALI), person -> Audience.DESK, hall.views().world());
    JsonObject whole =
        ali.frames().stream().filter(frame -> frame.containsKey("view")).toList().getLast();
    assertThat(whole.getString("epoch")).isEqualTo(Audience.DESK.epoch("journal"));
    assertThat(whole.getJsonObject("view").containsKey("desk")).isTrue();
    int sent = ali.sent.size();
    hall.changeAudiences(Set.of(ALI), person -> Audience.DESK, hall.views().world());
    assertThat(ali.sent).hasSize(sent);
  }

  @Test
  void everybodyIsToldWhenTheRoomCloses() {
    FakeListener one = enter(Audience.EVERYBODY, null);
    FakeListener other = enter(Audience.DESK, DESK);
    hall.close(CloseCode.STOPPING);
    assertThat(one.closed).isEqualTo(CloseCode.STOPPING);
    assertThat(other.closed).isEqualTo(CloseCode.STOPPING);
    assertThat(hall.size()).isZero();
  }

  private FakeListener enter(Audience audience, PersonId person) {
    FakeListener listener = new FakeListener();
    hall.enter(new Subscriber(listener, audience, person), null, 0);
    Buffer whole = listener.sent.getFirst();
    assertThat(whole.toJsonObject().containsKey("view")).isTrue();
    return listener;
  }

  private void change() {
    told.and(DESK, Scenes.addItem("Punkt", 5));
    if (told.world.assembly().agenda().order().size() > 5) {
      told.and(DESK, new Command.RemoveItem(told.world.assembly().agenda().order().get(0)));
    }
    hall.show(told.world);
  }
}
