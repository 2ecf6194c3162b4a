package org.kiezplenum.web.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.rooms.Figures;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Health;

/**
 * Tells a moderator in plain words whether the server is well, so that they know whether to look
 * for the fault here or in the hall. Asks no room and, where the database is silent, waits no
 * longer than two seconds.
 */
public final class StatusPage {
  /** From here on people notice. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Figures figures;
  private final Health health;
  private final Answers answers;
  private final Instant begun = Instant.now();

  /** How it stands; the names are those of the messages. */
  private enum Verdict {
    WELL,
    SLOW,
    AWAY
  }

  public StatusPage(Figures figures, Health health, Answers answers) {
    this.figures = figures;
    this.health = health;
    this.answers = answers;
  }

  public void routes(Router router) {
    router
        .get("/status")
        .handler(request ->
            health.isReady().onComplete(answered -> show(request, answered.succeeded())));
  }

  private void show(RoutingContext request, boolean stores) {
    Figures.Now now = figures.now();
    Verdict verdict =
        !stores ? Verdict.AWAY : now.shown().compareTo(SLOW) > 0 ? Verdict.SLOW : Verdict.WELL;
    Map<String, Object> filling = new HashMap<>();
    filling.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
    filling.put("well", verdict == Verdict.WELL);
    filling.put("figures", shown(now));
    filling.put(
        "begun",
        Map.of(
            "day",
            LocalDate.ofInstant(begun, TimeOfDay.BERLIN).toString(),
            "at",
            begun.toEpochMilli()));
    filling.put("version", health.version());
    filling.put("sheet", "css/doors.css");
    answers.page(request, stores ? 200 : 503, "status", Answers.Title.key("title.status"), filling);
  }

  private static Map<String, Object> shown(Figures.Now now) {
    return Map.of(
        "rooms", now.rooms(),
        "people", now.people(),
        "sockets", now.sockets(),
        "behind", now.behind(),
        "millis", now.shown().toMillis());
  }
}
