package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.publiclog.PublicLog;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;

/**
 * The public log: everybody in an assembly can look up what the moderation changed by hand. It is
 * told from the journal; what was told of an assembly is kept, so that only the news are read.
 */
public final class LogPages {
  private static final int EVENTS_A_READ = 2_000;

  /** Lines on the page. */
  private static final int MOST_SHOWN = 500;

  private static final int MOST_KEPT = 64;

  private final Vertx vertx;
  private final Journal journal;
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;
  private final Map<AssemblyId, PublicLog> kept = new LinkedHashMap<>(16, 0.75f, true);

  public LogPages(
      Vertx vertx, Journal journal, Door door, Answers answers, Failures failures, Faces faces) {
    this.vertx = vertx;
    this.journal = journal;
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.getWithRegex(code + "/log").handler(this::log);
  }

  private void log(RoutingContext request) {
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing -> log(request, inside.room(), standing)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> log(RoutingContext request, Room room, PersonStanding standing) {
    return told(known(room.id()), room.id(), standing.views().seq())
        .map(log -> {
          keep(room.id(), log);
          List<Map<String, Object>> lines =
              log.lines().stream()
                  .limit(MOST_SHOWN)
                  .map(line -> line.shown(standing.views().world()))
                  .toList();
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("lines", lines);
          filling.put("sheet", "css/doors.css");
          answers.page(request, 200, "log", Answers.Title.key("title.log"), filling);
          return null;
        });
  }

  /** Not further than to {@code seq}: whoever is named later is not known to the view. */
  private Future<PublicLog> told(PublicLog before, AssemblyId assembly, long seq) {
    int most = (int) Math.min(EVENTS_A_READ, seq - before.seq());
    if (most <= 0) {
      return Future.succeededFuture(before);
    }
    return journal
        .read(assembly, before.seq(), most)
        .compose(events -> aside(before, events))
        .compose(after ->
            after.seq() == before.seq()
                ? Future.succeededFuture(after)
                : told(after, assembly, seq));
  }

  /** A long evening has ten thousands of events, and an event loop must not wait for them. */
  private Future<PublicLog> aside(PublicLog before, List<Recorded> events) {
    return vertx
        .executeBlocking(
            () -> {
              PublicLog log = before;
              for (Recorded event : events) {
                log = log.after(event);
              }
              return log;
            },
            false)
        .map(Objects::requireNonNull);
  }

  private synchronized PublicLog known(AssemblyId assembly) {
    return kept.getOrDefault(assembly, PublicLog.EMPTY);
  }

  private synchronized void keep(AssemblyId assembly, PublicLog log) {
    kept.merge(assembly, log, (old, fresh) -> old.seq() > fresh.seq() ? old : fresh);
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
