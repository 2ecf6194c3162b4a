package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.seats.RoleKey;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Tokens;

/**
 * The ways into the demonstration. Whoever comes may be its desk, since trying it out is what it is
 * there for; whoever is may remove it.
 */
public final class SamplePages {
  private final Demonstration demonstration;
  private final Rooms rooms;
  private final Door door;
  private final Answers answers;
  private final Failures failures;

  public SamplePages(
      Demonstration demonstration, Rooms rooms, Door door, Answers answers, Failures failures) {
    this.demonstration = demonstration;
    this.rooms = rooms;
    this.door = door;
    this.answers = answers;
    this.failures = failures;
  }

  public void routes(Router router) {
    router.get("/sample").handler(request -> ifThere(request, room -> show(request, room)));
    router.post("/sample/desk").handler(request -> ifThere(request, room -> desk(request, room)));
    router
        .post("/sample/delete")
        .handler(request -> ifThere(request, room -> delete(request, room)));
  }

  /** What is done in the room of the demonstration. */
  private interface InRoom {
    Future<?> act(Room room);
  }

  private void ifThere(RoutingContext request, InRoom then) {
    demonstration
        .isThere()
        .get()
        .compose(there -> {
          if (there) {
            return rooms.enter(demonstration.live()).compose(then::act);
          }
          answers.problem(request, 404, "no-assembly");
          return Future.succeededFuture();
        })
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<?> show(RoutingContext request, Room room) {
    return isDesk(request, room)
        .map(desk -> {
          Map<String, Object> filling = new LinkedHashMap<>();
          filling.put("code", room.code());
          filling.put("desk", desk);
          answers.page(request, 200, "sample", Answers.Title.key("sample.title"), filling);
          return null;
        });
  }

  private Future<?> desk(RoutingContext request, Room room) {
    return door.whose(room.id(), request)
        .map(it -> new Door.Inside(room, it.orElse(null)))
        .compose(inside ->
            door.cutKey(room, RoleKey.to(Role.FACILITATOR))
                .compose(key -> door.join(request, inside, Tokens.draw(), null, key)))
        .onSuccess(seated -> {
          door.keep(request, seated);
          answers.redirect(request, "/" + room.code() + "/desk");
        });
  }

  private Future<?> delete(RoutingContext request, Room room) {
    return isDesk(request, room)
        .compose(desk -> {
          if (!desk) {
            answers.problem(request, 403, "not-allowed");
            return Future.succeededFuture();
          }
          return demonstration
              .remove()
              .get()
              .onSuccess(gone -> answers.redirect(request, "/deleted"));
        });
  }

  private Future<Boolean> isDesk(RoutingContext request, Room room) {
    return door.whose(room.id(), request)
        .compose(person ->
            person.isEmpty()
                ? Future.succeededFuture(false)
                : room.standing(person.get()).map(standing -> standing.isFacilitator()));
  }
}
