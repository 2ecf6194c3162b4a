package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.agenda.TimeOfDay;

class ReckoningTest {

  private static final long SEVEN = millis("2026-11-22T19:00");

  private static long millis(String inTheHall) {
    return LocalDateTime.parse(inTheHall).atZone(TimeOfDay.BERLIN).toInstant().toEpochMilli();
  }

  @Test
  void theClockShowsTheTimeOfTheHallInWinterAndSummer() {
    assertThat(Reckoning.clock(1_795_371_840_000L)).isEqualTo("19:24");
    assertThat(Reckoning.clock(millis("2026-07-01T08:05"))).isEqualTo("08:05");
    assertThat(Reckoning.clock(millis("2026-07-01T00:00"))).isEqualTo("00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "100000,1:40",
    "99001,1:40",
    "99000,1:39",
    "1000,0:01",
    "1,0:01",
    "0,0:00",
    "-999,0:00",
    "-1000,+0:01",
    "-20000,+0:20",
    "3599000,59:59",
    "3600000,1:00:00",
    "3723000,1:02:03",
    "-3723000,+1:02:03"
  })
  void durations(long millis, String text) {
    assertThat(Reckoning.duration(millis)).isEqualTo(text);
  }

  @Test
  void aSpeechRunsWhileItHasASinceAndRestsWhileItHasNone() {
    Map<String, Object> running = Map.of("limit", 180, "spent", 30_000, "since", SEVEN);
    assertThat(Reckoning.speechLeft(running, SEVEN + 50_000)).isEqualTo(100_000);
    assertThat(Reckoning.speechLeft(running, SEVEN + 200_000)).isEqualTo(-50_000);
    assertThat(Reckoning.speechLeft(running, SEVEN - 5_000)).isEqualTo(150_000);
    Map<String, Object> paused = Map.of("limit", 180, "spent", 30_000);
    assertThat(Reckoning.speechLeft(paused, SEVEN)).isEqualTo(150_000);
  }

  @Test
  void whoeverWaitsHearsRoughlyWhen() {
    Map<String, Object> speech = Map.of("limit", 120, "spent", 0, "since", SEVEN);
    Map<String, Object> floor = Map.of("speech", speech, "rules", Map.of("seconds", 90));
    assertThat(Reckoning.minutesUntil(floor, 1, SEVEN + 30_000)).isEqualTo(2);
    assertThat(Reckoning.minutesUntil(floor, 4, SEVEN + 30_000)).isEqualTo(6);
    assertThat(Reckoning.minutesUntil(floor, 1, SEVEN + 300_000)).isEqualTo(1);
    assertThat(Reckoning.minutesUntil(Map.of(), 3, SEVEN)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "0,20",
    "1,20",
    "60000,19",
    "60001,19",
    "1199999,1",
    "1200000,0",
    "1259999,0",
    "1260000,-1"
  })
  void anItemHasWholeMinutesLeft(long after, long minutes) {
    Map<String, Object> item = Map.of("minutes", 20, "startedAt", SEVEN, "spent", 0);
    assertThat(Reckoning.itemLeft(item, SEVEN + after)).isEqualTo(minutes);
  }

  @Test
  void beforeTheOpeningTheEndIsReckonedFromTheAnnouncedTime() {
    Map<String, Object> planned =
        Map.of("date", "2026-11-22", "time", "19:00", "remaining", 5_400_000);
    assertThat(Reckoning.plannedEnd(planned, 0)).isEqualTo(millis("2026-11-22T20:30"));
    assertThat(Reckoning.plannedEnd(Map.of("remaining", 5), 0)).isNull();
  }

  @Test
  void aCurrentItemThatRunsOverPushesTheEnd() {
    Map<String, Object> live =
        Map.of(
            "openedAt",
            SEVEN,
            "remaining",
            600_000,
            "current",
            "i1",
            "items",
            Map.of("i1", Map.of("minutes", 20, "startedAt", SEVEN, "spent", 0)));
    assertThat(Reckoning.plannedEnd(live, SEVEN + 60_000)).isEqualTo(SEVEN + 1_800_000);
    assertThat(Reckoning.plannedEnd(live, SEVEN + 1_500_000)).isEqualTo(SEVEN + 2_100_000);
    assertThat(Reckoning.plannedEnd(Map.of("openedAt", SEVEN), SEVEN + 1)).isEqualTo(SEVEN + 1);
  }
}
