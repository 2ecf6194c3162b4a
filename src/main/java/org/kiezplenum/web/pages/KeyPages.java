package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.CommandRefused;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.seats.RoleKey;
import org.kiezplenum.views.World;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Tokens;
import org.kiezplenum.web.wire.FieldReader;

/** Links that open a role: made at the desk, shown once, and claimed by whoever was given one. */
public final class KeyPages {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public KeyPages(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.postWithRegex(code + "/device").handler(this::device);
    router.getWithRegex(code + "/key/(?<key>[A-Za-z0-9_-]{1,100})").handler(this::key);
    router.postWithRegex(code + "/key/(?<key>[A-Za-z0-9_-]{1,100})").handler(this::claim);
  }

  /** A role by the name that forms carry. */
  static Optional<Role> role(@Nullable String wireName) {
    return Arrays.stream(Role.values()).filter(r -> r.wireName().equals(wireName)).findFirst();
  }

  /** A fresh key, for a second desk where nothing else is asked for; only its hash is kept. */
  private void device(RoutingContext request) {
    MultiMap form = request.request().formAttributes();
    String asked = Objects.requireNonNullElse(form.get("role"), Role.FACILITATOR.wireName());
    boolean recovery = form.contains("recovery");
    Optional<Role> role = role(asked);
    if (role.isEmpty()) {
      answers.problem(request, 400, "unreadable");
      return;
    }
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing ->
                    device(request, inside.room(), standing, key(role.get(), recovery, standing))))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private static RoleKey key(Role role, boolean recovery, PersonStanding standing) {
    return recovery ? RoleKey.back(role, Door.publications(standing)) : RoleKey.to(role);
  }

  private Future<Void> device(
      RoutingContext request, Room room, PersonStanding standing, RoleKey opens) {
    if (!standing.isFacilitator()) {
      answers.problem(request, 403, "not-allowed");
      return Future.succeededFuture();
    }
    if (opens.isRecovery()
        && standing.views().world().assembly().phase() instanceof Phase.Published) {
      answers.problem(request, 409, "minutes-published");
      return Future.succeededFuture();
    }
    return door.cutKey(room, opens)
        .map(key -> {
          String link = faces.base(request) + "/" + room.code() + "/key/" + key;
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("keyLink", link);
          filling.put("keyQr", dataAddress(QrCode.svg(link)));
          filling.put("what", opens.isRecovery() ? "recovery" : opens.role().wireName());
          filling.put("sheet", "css/doors.css");
          answers.page(request, 200, "device", Answers.Title.key("title.device"), filling);
          return null;
        });
  }

  /** Looking at a key changes nothing, for messengers look at every link they carry. */
  private void key(RoutingContext request) {
    door.open(request)
        .compose(inside ->
            door.opens(inside.room(), typed(request))
                .compose(opens ->
                    inside
                        .room()
                        .standing(inside.person())
                        .onSuccess(standing -> show(request, standing, opens))))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private void show(RoutingContext request, PersonStanding standing, RoleKey opens) {
    World world = standing.views().world();
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put(
        "title", Objects.requireNonNullElse(world.text(world.assembly().what().title()), ""));
    filling.put("role", opens.role().wireName());
    filling.put("isNew", standing.own() == null);
    answers.page(request, 200, "key", Answers.Title.key("title.key"), filling);
  }

  private static String typed(RoutingContext request) {
    return Objects.requireNonNullElse(request.pathParam("key"), "");
  }

  private void claim(RoutingContext request) {
    String name = request.request().formAttributes().get("name");
    door.open(request)
        .compose(inside -> claim(request, inside, name == null ? "" : name, typed(request)))
        .onSuccess(seated -> {
          door.keep(request, seated);
          answers.redirect(request, "/" + seated.room().code() + "/desk");
        })
        .onFailure(failure -> failures.answer(request, failure));
  }

  /** A name that cannot be taken is not worth a second try: at the desk it can be changed. */
  private Future<Door.Seated> claim(
      RoutingContext request, Door.Inside inside, String name, String key) {
    return door.join(request, inside, Tokens.draw(), FieldReader.line(name), key)
        .recover(failure ->
            failure instanceof CommandRefused && !name.isEmpty()
                ? door.join(request, inside, Tokens.draw(), null, key)
                : Future.failedFuture(failure));
  }

  private static String dataAddress(String svg) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }
}
