package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.views.World;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.web.wire.CommandIds;
import org.kiezplenum.web.wire.CommandReader;
import org.kiezplenum.web.wire.Fields;

/** Who takes part at the desk: roles are given by link, seen and taken back here. */
public final class RolePages {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public RolePages(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.getWithRegex(code + "/roles").handler(request -> act(request, this::look));
    router.postWithRegex(code + "/roles/revoke").handler(request -> act(request, this::revoke));
    router.postWithRegex(code + "/roles/close").handler(request -> act(request, this::close));
  }

  private interface Act {
    Future<Void> by(RoutingContext request, Door.Inside inside);
  }

  private void act(RoutingContext request, Act act) {
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing -> {
                  if (standing.isFacilitator()) {
                    return act.by(request, inside);
                  }
                  answers.problem(request, 403, "not-allowed");
                  return Future.succeededFuture();
                }))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> look(RoutingContext request, Door.Inside inside) {
    return show(request, inside, null);
  }

  /**
   * Takes a role from somebody; whoever could come back by a link is kept out as well, unless the
   * links are to stay.
   */
  private Future<Void> revoke(RoutingContext request, Door.Inside inside) {
    MultiMap form = request.request().formAttributes();
    Role role = KeyPages.role(form.get("role")).orElse(null);
    String id = Objects.requireNonNullElse(form.get("id"), "");
    CommandReader.Read read = CommandReader.read("revoke-role", Fields.of(form));
    if (role == null || !CommandIds.isValid(id)) {
      return show(request, inside, new Refusal(Refusal.Code.MALFORMED));
    }
    return switch (read) {
      case CommandReader.Bad bad -> show(request, inside, bad.refusal());
      case CommandReader.Good good ->
          door.send(inside, id, good.command())
              .compose(reply ->
                  switch (reply) {
                    case Reply.Refused refused -> show(request, inside, refused.refusal());
                    case Reply.Stored stored ->
                        back(
                            request,
                            inside,
                            "keep".equals(form.get("links")) ? "" : "?closed=" + role.wireName());
                  });
    };
  }

  /** No link of this role opens anything any more; whoever has come in stays. */
  private Future<Void> close(RoutingContext request, Door.Inside inside) {
    Role role = KeyPages.role(request.request().formAttributes().get("role")).orElse(null);
    return role == null
        ? show(request, inside, new Refusal(Refusal.Code.MALFORMED))
        : door.dropKeys(inside.room(), role)
            .compose(done -> back(request, inside, "?closed=" + role.wireName()));
  }

  /** Whoever has laid down their own moderation has no business here any more. */
  private Future<Void> back(RoutingContext request, Door.Inside inside, String query) {
    return inside
        .room()
        .standing(inside.person())
        .map(standing -> {
          String home = "/" + inside.room().code();
          answers.redirect(
              request,
              standing.isFacilitator()
                  ? home + "/roles" + query
                  : home + (standing.isAtDesk() ? "/desk" : ""));
          return null;
        });
  }

  private Future<Void> show(RoutingContext request, Door.Inside inside, @Nullable Refusal refusal) {
    Room room = inside.room();
    return room.standing(inside.person())
        .map(standing -> {
          Faces.RefusedForm refused =
              refusal == null ? null : new Faces.RefusedForm(refusal, Map.of());
          Map<String, Object> filling = faces.filling(request, standing.views(), room, refused);
          filling.put("roles", roles(standing));
          filling.put("screen", faces.joinAddress(request, room) + "/screen");
          KeyPages.role(request.request().getParam("closed"))
              .ifPresent(role -> filling.put("closed", role.wireName()));
          filling.put("sheet", "css/doors.css");
          answers.page(
              request,
              refusal == null ? 200 : Refusals.status(refusal.code()),
              "roles",
              Answers.Title.key("title.roles"),
              filling);
          return null;
        });
  }

  private static List<Map<String, Object>> roles(PersonStanding standing) {
    World world = standing.views().world();
    List<Map<String, Object>> roles = new ArrayList<>();
    for (Role role : Role.values()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("role", role.wireName());
      shown.put(
          "holders",
          world.assembly().people().byId().values().stream()
              .filter(person -> person.is(role))
              .sorted((a, b) -> Integer.compare(a.number(), b.number()))
              .map(person -> holder(world, person, role, standing.person()))
              .toList());
      roles.add(shown);
    }
    return roles;
  }

  private static Map<String, Object> holder(
      World world, Person person, Role role, @Nullable Person visitor) {
    Map<String, Object> holder = new LinkedHashMap<>();
    holder.put("id", person.id().value());
    holder.put("role", role.wireName());
    holder.put("number", person.number());
    String name = world.text(person.name());
    if (name != null) {
      holder.put("name", name);
    }
    holder.put("me", visitor != null && person.id().equals(visitor.id()));
    return holder;
  }
}
