package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.Views;
import org.kiezplenum.web.http.Addresses;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.web.http.SameOrigin;
import org.kiezplenum.web.http.Visitor;

/** The three faces of a live assembly: phone, desk and screen. */
public final class Faces {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Addresses addresses;

  public Faces(Door door, Answers answers, Failures failures, Addresses addresses) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.addresses = addresses;
  }

  public void routes(Router router, String code) {
    router.getWithRegex(code).handler(request -> show(request, "phone"));
    router.getWithRegex(code + "/desk").handler(request -> show(request, "desk"));
    router.getWithRegex(code + "/screen").handler(request -> show(request, "screen"));
    router.getWithRegex(code + "/qr\\.svg").handler(this::qr);
  }

  /**
   * A form that was refused: what was typed is kept, and the sentence says what to do.
   *
   * @param typed the fields of the form as they came
   */
  record RefusedForm(Refusal refusal, Map<String, String> typed) {}

  private void show(RoutingContext request, String face) {
    door.open(request)
        .compose(inside -> show(request, face, inside, null))
        .onFailure(failure -> failures.answer(request, failure));
  }

  /** Shows a face, or what the visitor has to do before it. */
  Future<Void> show(
      RoutingContext request, String face, Door.Inside inside, @Nullable RefusedForm refused) {
    return inside
        .room()
        .standing(inside.person())
        .map(standing -> {
          if (face.equals("desk") && !standing.isAtDesk()) {
            answers.problem(request, 403, "not-allowed");
          } else if (face.equals("phone") && standing.own() == null) {
            join(request, inside.room(), standing, refused);
          } else {
            live(request, face, inside.room(), standing, refused);
          }
          return null;
        });
  }

  private void join(
      RoutingContext request, Room room, PersonStanding standing, @Nullable RefusedForm refused) {
    Map<String, Object> filling = filling(request, standing.views(), room, refused);
    if (standing.hasLeft()) {
      filling.put("left", true);
    }
    answers.page(request, status(refused), "join", Answers.Title.key("title.join"), filling);
  }

  private void live(
      RoutingContext request,
      String face,
      Room room,
      PersonStanding standing,
      @Nullable RefusedForm refused) {
    Views views = standing.views();
    boolean desk = face.equals("desk");
    Map<String, Object> filling = filling(request, views, room, refused);
    Map<String, Object> live = new LinkedHashMap<>();
    live.put("code", room.code());
    live.put("epoch", room.epoch(desk ? Views.Audience.DESK : Views.Audience.EVERYBODY));
    live.put("seq", views.seq());
    live.put("face", face);
    live.put("lang", Visitor.of(request).lang());
    live.put("now", filling.get("now"));
    live.put("link", filling.get("link"));
    live.put("public", filling.get("public"));
    live.put("pulse", standing.pulse());
    filling.put("pulse", standing.pulse());
    if (desk) {
      DeskFilling more =
          DeskFilling.of(
              views, request.request().getParam("find"), request.request().getParam("whole"));
      filling.putAll(more.page());
      live.putAll(more.live());
    }
    if (standing.own() != null) {
      filling.put("own", WireForm.of(standing.own()));
      live.put("own", filling.get("own"));
    }
    answers.face(
        request,
        status(refused),
        face,
        Answers.Title.text(views.world().text(views.world().assembly().what().title())),
        filling,
        new JsonObject(live));
  }

  /** What every page of an assembly is filled with. */
  Map<String, Object> filling(
      RoutingContext request, Views views, Room room, @Nullable RefusedForm refused) {
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("public", WireForm.of(views.common()));
    filling.put("now", System.currentTimeMillis());
    filling.put("link", joinAddress(request, room).replaceFirst("^https?://", ""));
    if (refused != null) {
      String lang = Visitor.of(request).lang();
      filling.put("refusal", answers.refusals().json(lang, refused.refusal()));
      filling.put("typed", refused.typed());
    }
    return filling;
  }

  String joinAddress(RoutingContext request, Room room) {
    return base(request) + "/" + room.code();
  }

  String base(RoutingContext request) {
    return addresses.base(SameOrigin.host(request.request()));
  }

  /** The code that leads into the assembly, or with {@code to=minutes} to what was written down. */
  private void qr(RoutingContext request) {
    String path = request.queryParam("to").contains("minutes") ? "/minutes" : "";
    door.open(request)
        .onSuccess(inside ->
            request
                .response()
                .putHeader("Content-Type", "image/svg+xml")
                .putHeader("Cache-Control", "private, max-age=3600")
                .end(QrCode.svg(joinAddress(request, inside.room()) + path)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private static int status(@Nullable RefusedForm refused) {
    return refused == null ? 200 : Refusals.status(refused.refusal().code());
  }
}
