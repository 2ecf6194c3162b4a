package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.web.http.Visitor;

/**
 * The minutes at the address of their assembly: for the desk a draft to tidy until they are
 * published, and then the minutes for whoever may read them. Beside them the tasks.
 */
public final class MinutesPages {
  private static final String SHEET = "css/minutes.css";

  private final Archive archive;
  private final Door door;
  private final Faces faces;
  private final Messages messages;
  private final Answers answers;
  private final Failures failures;

  public MinutesPages(
      Archive archive,
      Door door,
      Faces faces,
      Messages messages,
      Answers answers,
      Failures failures) {
    this.archive = archive;
    this.door = door;
    this.faces = faces;
    this.messages = messages;
    this.answers = answers;
    this.failures = failures;
  }

  public void routes(Router router, String code) {
    router.getWithRegex(code + "/minutes").handler(request -> open(request, this::minutes));
    router.getWithRegex(code + "/tasks").handler(request -> open(request, this::tasks));
  }

  /** Answers a request of somebody who stands so in a room. */
  private interface Page {
    Future<Void> answer(RoutingContext request, Room room, PersonStanding standing);
  }

  private void open(RoutingContext request, Page page) {
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing -> page.answer(request, inside.room(), standing)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> minutes(RoutingContext request, Room room, PersonStanding standing) {
    if (!(standing.views().world().assembly().phase() instanceof Phase.Published)) {
      return standing.isAtDesk()
          ? tidy(request, room, standing, null)
          : notYet(request, room, standing, "minutes.notyet.text");
    }
    return archive
        .draft(room.id())
        .compose(minutes -> {
          if (standing.own() == null && !minutes.isForEverybody()) {
            return notYet(request, room, standing, "minutes.participants.text");
          }
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("facilitator", standing.isFacilitator());
          Answers.Title title = Answers.Title.text(minutes.title());
          return answers.longPage(
              request, 200, "minutes", title, () -> whole(request, minutes, filling));
        });
  }

  /** Says in one sentence why there is nothing to read. */
  private Future<Void> notYet(
      RoutingContext request, Room room, PersonStanding standing, String why) {
    Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
    filling.put("why", why);
    answers.page(request, 200, "minutesnotyet", Answers.Title.key("title.minutes"), filling);
    return Future.succeededFuture();
  }

  /** The draft again, after a form on it was refused. */
  Future<Void> tidy(
      RoutingContext request, Door.Inside inside, Faces.@Nullable RefusedForm refused) {
    return inside
        .room()
        .standing(inside.person())
        .compose(standing ->
            standing.isAtDesk()
                ? tidy(request, inside.room(), standing, refused)
                : faces.show(request, "phone", inside, refused));
  }

  private Future<Void> tidy(
      RoutingContext request,
      Room room,
      PersonStanding standing,
      Faces.@Nullable RefusedForm refused) {
    return archive
        .draft(room.id())
        .compose(minutes -> {
          Map<String, Object> filling = faces.filling(request, standing.views(), room, refused);
          filling.put("facilitator", standing.isFacilitator());
          int status = refused == null ? 200 : Refusals.status(refused.refusal().code());
          return answers.longPage(
              request,
              status,
              "draft",
              Answers.Title.key("title.draft"),
              () -> {
                filling.put("desk", WireForm.of(standing.views().desk()));
                return whole(request, minutes, filling);
              });
        });
  }

  /** For the desk at any time, for all who are in once the assembly is over. */
  private Future<Void> tasks(RoutingContext request, Room room, PersonStanding standing) {
    boolean over = standing.views().world().assembly().isOver();
    boolean mayRead = standing.isAtDesk() || (over && standing.own() != null);
    if (!mayRead) {
      return notYet(request, room, standing, "tasks.notyet.text");
    }
    return archive
        .draft(room.id())
        .compose(minutes -> {
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("desk", standing.isAtDesk() ? true : null);
          Answers.Title title = Answers.Title.key("title.tasks");
          return answers.longPage(
              request, 200, "taskpage", title, () -> with(request, minutes, filling));
        });
  }

  private Map<String, Object> whole(
      RoutingContext request, Minutes minutes, Map<String, Object> filling) {
    with(request, minutes, filling);
    RoundsPage.stepping(filling);
    return filling;
  }

  private Map<String, Object> with(
      RoutingContext request, Minutes minutes, Map<String, Object> filling) {
    String erased = messages.text(Visitor.of(request).lang(), "minutes.erased");
    filling.put("minutes", minutes.context(erased));
    filling.put("sheet", SHEET);
    return filling;
  }
}
