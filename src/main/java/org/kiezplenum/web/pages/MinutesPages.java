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
          filling.put("minutes", context(request, minutes));
          filling.put("facilitator", standing.isFacilitator());
          filling.put("sheet", SHEET);
          RoundsPage.stepping(filling);
          answers.page(request, 200, "minutes", Answers.Title.text(minutes.title()), filling);
          return Future.succeededFuture();
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
        .map(minutes -> {
          Map<String, Object> filling = faces.filling(request, standing.views(), room, refused);
          filling.put("desk", WireForm.of(standing.views().desk()));
          filling.put("minutes", context(request, minutes));
          filling.put("facilitator", standing.isFacilitator());
          filling.put("sheet", SHEET);
          RoundsPage.stepping(filling);
          int status = refused == null ? 200 : Refusals.status(refused.refusal().code());
          answers.page(request, status, "draft", Answers.Title.key("title.draft"), filling);
          return null;
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
        .map(minutes -> {
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("minutes", context(request, minutes));
          filling.put("desk", standing.isAtDesk() ? true : null);
          filling.put("sheet", SHEET);
          answers.page(request, 200, "taskpage", Answers.Title.key("title.tasks"), filling);
          return null;
        });
  }

  private Map<String, Object> context(RoutingContext request, Minutes minutes) {
    return minutes.context(messages.text(Visitor.of(request).lang(), "minutes.erased"));
  }
}
