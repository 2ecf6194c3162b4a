package org.kiezplenum.web.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.NewAssembly;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.seats.RoleKey;
import org.kiezplenum.seats.Seats;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.SameOrigin;
import org.kiezplenum.web.http.Starts;
import org.kiezplenum.web.http.Tokens;
import org.kiezplenum.web.http.Visitor;
import org.kiezplenum.web.wire.CommandIds;
import org.kiezplenum.web.wire.CommandReader;
import org.kiezplenum.web.wire.FieldReader;
import org.kiezplenum.web.wire.Fields;
import org.kiezplenum.web.wire.Starting;

/** The live protocol over HTTP and sockets; docs/protocol.md shows it by example. */
public final class Api {
  /** Beside a view: milliseconds since 1970 on the server's clock. */
  private static final String SERVER_TIME = "Kiezplenum-Now";

  private final Vertx vertx;
  private final Rooms rooms;
  private final Starts starts;
  private final Seats seats;
  private final Door door;
  private final Answers answers;
  private final SameOrigin sameOrigin;
  private final Failures failures;

  public Api(
      Vertx vertx,
      Rooms rooms,
      Starts starts,
      Seats seats,
      Door door,
      Answers answers,
      SameOrigin sameOrigin,
      Failures failures) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.starts = starts;
    this.seats = seats;
    this.door = door;
    this.answers = answers;
    this.sameOrigin = sameOrigin;
    this.failures = failures;
  }

  public void routes(Router router) {
    router.post("/api/assemblies").handler(this::create);
    router.post("/api/assemblies/:code/people").handler(this::join);
    router.get("/api/assemblies/:code").handler(this::view);
    router.post("/api/assemblies/:code/commands").handler(this::command);
  }

  private void create(RoutingContext request) {
    JsonObject body = body(request);
    Wording title = body == null ? null : FieldReader.line(text(body, "title"));
    if (body == null || title == null || !hasTexts(body, "date", "time", "place", "password")) {
      answers.refuse(request, null, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    NewAssembly asked =
        Starting.asked(
            title, text(body, "date"), text(body, "time"), FieldReader.line(text(body, "place")));
    starts
        .allow(request, text(body, "password"))
        .compose(allowed -> rooms.create(asked))
        .compose(room ->
            door.cutKey(room, RoleKey.to(Role.FACILITATOR))
                .map(key ->
                    Map.of(
                        "code",
                        room.code(),
                        "id",
                        room.id().value(),
                        "keys",
                        Map.of("facilitator", key))))
        .onSuccess(made -> answers.json(request, 201, made))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private void join(RoutingContext request) {
    JsonObject body = body(request);
    String id = body == null ? null : text(body, "id");
    if (body == null
        || !hasTexts(body, "name", "key", "id")
        || (id != null && !CommandIds.isUnguessable(id))) {
      answers.refuse(request, null, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    String formId = id == null ? Tokens.draw() : id;
    door.open(request)
        .compose(inside ->
            door.join(
                request, inside, formId, FieldReader.line(text(body, "name")), text(body, "key")))
        .compose(seated -> seated.room().standing(seated.person()).map(it -> joined(seated, it)))
        .onSuccess(made -> answers.json(request, 201, made))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private static Map<String, Object> joined(
      Door.Seated seated, org.kiezplenum.rooms.PersonStanding standing) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("person", seated.person().value());
    answer.put("number", standing.views().world().person(seated.person()).number());
    answer.put("token", seated.token());
    return answer;
  }

  private void view(RoutingContext request) {
    if (request.request().params().contains("seq") && seq(request) == null) {
      answers.refuse(request, null, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    Long seq = seq(request);
    String epoch = seq == null ? null : request.request().getParam("epoch");
    door.open(request)
        .compose(inside -> inside.room().view(inside.person(), epoch, seq == null ? 0 : seq))
        .onSuccess(view -> {
          // Whose network blocks sockets has no other way to ask for the time.
          request.response().putHeader(SERVER_TIME, String.valueOf(System.currentTimeMillis()));
          answers.json(request, 200, view);
        })
        .onFailure(failure -> failures.answer(request, failure));
  }

  private void command(RoutingContext request) {
    JsonObject body = body(request);
    String id = body == null ? null : text(body, "id");
    String verb = body == null ? null : text(body, "do");
    if (body == null || id == null || verb == null || !CommandIds.isValid(id)) {
      answers.refuse(request, null, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    switch (CommandReader.read(verb, Fields.of(body))) {
      case CommandReader.Bad bad -> answers.refuse(request, id, bad.refusal());
      case CommandReader.Good good ->
          door.open(request)
              .compose(inside -> door.send(inside, id, good.command()))
              .onSuccess(reply -> answer(request, id, reply))
              .onFailure(failure -> failures.answer(request, failure));
    }
  }

  private void answer(RoutingContext request, String id, Reply reply) {
    switch (reply) {
      case Reply.Stored stored -> answers.json(request, 200, CommandIds.answer(id, stored));
      case Reply.Refused refused -> answers.refuse(request, id, refused.refusal());
    }
  }

  /** Everything is checked before the upgrade; afterwards only frames are read. */
  public void live(RoutingContext request) {
    if (!sameOrigin.isOurs(request.request())) {
      answers.problem(request, 403, "foreign");
      return;
    }
    if (!request.request().canUpgradeToWebSocket()) {
      request.response().putHeader(HttpHeaders.UPGRADE, "websocket");
      answers.problem(request, 426, "unreadable");
      return;
    }
    Visitor visitor = Visitor.of(request);
    boolean asText = request.request().params().contains("debug");
    request.request().pause();
    door.open(request)
        .compose(inside -> upgrade(request, inside, visitor, asText))
        .onFailure(failure -> {
          request.request().resume();
          failures.answer(request, failure);
        });
  }

  private Future<ServerWebSocket> upgrade(
      RoutingContext request, Door.Inside inside, Visitor visitor, boolean asText) {
    return request
        .request()
        .toWebSocket()
        .onSuccess(socket ->
            new LiveSocket(
                    socket,
                    inside.room(),
                    seats,
                    answers.refusals(),
                    inside.person(),
                    visitor.lang(),
                    asText)
                .begin(vertx));
  }

  private static @Nullable JsonObject body(RoutingContext request) {
    try {
      return request.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonObject body, String name) {
    return body.getValue(name) instanceof String text ? text : null;
  }

  private static boolean hasTexts(JsonObject body, String... names) {
    for (String name : names) {
      if (body.getValue(name) != null && text(body, name) == null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Long seq(RoutingContext request) {
    String seq = request.request().getParam("seq");
    return seq != null && seq.matches("[0-9]{1,18}") ? Long.valueOf(seq) : null;
  }
}
