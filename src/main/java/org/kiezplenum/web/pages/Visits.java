package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.CommandRefused;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.seats.RoleKey;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.web.http.Starts;
import org.kiezplenum.web.http.Tokens;
import org.kiezplenum.web.http.Visitor;
import org.kiezplenum.web.wire.CommandIds;
import org.kiezplenum.web.wire.FieldReader;
import org.kiezplenum.web.wire.Starting;

/** The ways in: home, starting an assembly, joining one. */
public final class Visits {
  private final Rooms rooms;
  private final Starts starts;
  private final Demonstration demonstration;
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public Visits(
      Rooms rooms,
      Starts starts,
      Demonstration demonstration,
      Door door,
      Answers answers,
      Failures failures,
      Faces faces) {
    this.rooms = rooms;
    this.starts = starts;
    this.demonstration = demonstration;
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.get("/").handler(request -> home(request, 200, Map.of()));
    router.get("/start").handler(request -> start(request, 200, Map.of()));
    router.post("/start").handler(this::begin);
    router.post("/join").handler(this::find);
    router.get("/language").handler(this::language);
    router.postWithRegex(code + "/join").handler(this::join);
  }

  private void home(RoutingContext request, int status, Map<String, ?> filling) {
    Map<String, Object> filled = new LinkedHashMap<>(filling);
    filled.put("starting", starts.shown());
    demonstration
        .isThere()
        .get()
        .otherwise(false)
        .onSuccess(there -> {
          filled.put("sample", there);
          answers.page(request, status, "home", Answers.Title.key("title.home"), filled);
        });
  }

  private void start(RoutingContext request, int status, Map<String, Object> filling) {
    Map<String, Object> filled = new LinkedHashMap<>(filling);
    filled.putIfAbsent("typed", Map.of("date", Starting.date(), "time", Starting.time()));
    filled.put("starting", starts.shown());
    answers.page(request, status, "start", Answers.Title.key("title.start"), filled);
  }

  private void begin(RoutingContext request) {
    MultiMap form = request.request().formAttributes();
    Wording title = Objects.requireNonNull(FieldReader.line(text(form, "title")));
    starts
        .allow(request, form.get("password"))
        .compose(allowed ->
            rooms.create(
                Starting.asked(
                    title,
                    form.get("date"),
                    form.get("time"),
                    FieldReader.line(text(form, "place")))))
        .compose(room -> beginAsFacilitator(request, room, form))
        .onSuccess(seated -> {
          door.keep(request, seated);
          answers.redirect(request, "/" + seated.room().code() + "/desk");
        })
        .onFailure(failure -> {
          if (failure instanceof CommandRefused refused) {
            start(
                request,
                Refusals.status(refused.refusal().code()) == 429 ? 429 : 422,
                refused(request, refused.refusal(), form));
          } else {
            failures.answer(request, failure);
          }
        });
  }

  private Future<Door.Seated> beginAsFacilitator(RoutingContext request, Room room, MultiMap form) {
    return door.cutKey(room, RoleKey.to(Role.FACILITATOR))
        .compose(key ->
            door.join(
                request,
                new Door.Inside(room, null),
                Tokens.draw(),
                FieldReader.line(text(form, "name")),
                key));
  }

  private void find(RoutingContext request) {
    String typed = text(request.request().formAttributes(), "code");
    String code = Door.code(typed);
    if (!Door.isCode(code)) {
      home(request, 404, wrongCode(request, typed));
      return;
    }
    door.open(request, code)
        .onSuccess(inside -> answers.redirect(request, "/" + inside.room().code()))
        .onFailure(failure -> {
          if (failure instanceof Door.NoSuchCode) {
            home(request, 404, wrongCode(request, typed));
          } else {
            failures.answer(request, failure);
          }
        });
  }

  private Map<String, Object> wrongCode(RoutingContext request, String typed) {
    Refusal refusal = new Refusal(Refusal.Code.UNKNOWN_CODE);
    return Map.of(
        "refusal",
        answers.refusals().json(Visitor.of(request).lang(), refusal),
        "typed",
        Map.of("code", typed));
  }

  private void join(RoutingContext request) {
    MultiMap form = request.request().formAttributes();
    String formId = text(form, "id");
    door.open(request)
        .compose(inside ->
            door.join(
                    request,
                    inside,
                    CommandIds.isUnguessable(formId) ? formId : Tokens.draw(),
                    FieldReader.line(text(form, "name")),
                    null)
                .map(seated -> {
                  door.keep(request, seated);
                  answers.redirect(request, "/" + inside.room().code());
                  return null;
                })
                .recover(failure ->
                    failure instanceof CommandRefused refused
                        ? faces
                            .show(
                                request,
                                "phone",
                                inside,
                                new Faces.RefusedForm(refused.refusal(), typed(form)))
                            .mapEmpty()
                        : Future.failedFuture(failure)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private void language(RoutingContext request) {
    String to = request.request().getParam("to");
    String back = request.request().getParam("back");
    if (to != null && Languages.ALL.contains(to)) {
      request
          .response()
          .addCookie(
              Cookie.cookie(Languages.COOKIE, to)
                  .setPath("/")
                  .setMaxAge(60L * 60 * 24 * 365)
                  .setSameSite(CookieSameSite.LAX));
    }
    boolean ours = back != null && back.matches("/(?!/)[A-Za-z0-9/_-]{0,200}");
    answers.redirect(request, ours && back != null ? back : "/");
  }

  private Map<String, Object> refused(RoutingContext request, Refusal refusal, MultiMap form) {
    return Map.of(
        "refusal",
        answers.refusals().json(Visitor.of(request).lang(), refusal),
        "typed",
        typed(form));
  }

  private static Map<String, String> typed(MultiMap form) {
    Map<String, String> typed = new LinkedHashMap<>();
    form.forEach(typed::put);
    return typed;
  }

  private static String text(MultiMap form, String name) {
    @Nullable String value = form.get(name);
    return value == null ? "" : value;
  }
}
