package org.kiezplenum.web.client;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks the live protocol as a test tells it to. By default it answers every hello
 * with a heartbeat and every question for the time, and leaves commands to the test.
 */
final class FakeAssembly {

  static final String CODE = "K7M2PQ";

  /** It only ends a test that would hang. */
  private static final long BOUND_SECONDS = 240;

  final BlockingQueue<JsonObject> hellos = new LinkedBlockingQueue<>();
  final BlockingQueue<JsonObject> commands = new LinkedBlockingQueue<>();
  final BlockingQueue<JsonObject> posted = new LinkedBlockingQueue<>();
  final BlockingQueue<String> fetched = new LinkedBlockingQueue<>();
  volatile boolean socketsAllowed = true;
  volatile JsonObject document;
  volatile Function<JsonObject, @Nullable JsonObject> onHello = hello -> null;
  private volatile @Nullable ServerWebSocket socket;

  FakeAssembly(TestSite site, JsonObject document) {
    this.document = document;
    site.router.get("/api/assemblies/" + CODE + "/live").handler(this::upgrade);
    site.router.get("/api/assemblies/" + CODE).handler(this::fetch);
    site.router
        .post("/api/assemblies/" + CODE + "/commands")
        .handler(BodyHandler.create(false))
        .handler(this::post);
  }

  private void upgrade(RoutingContext request) {
    if (!socketsAllowed) {
      request.response().setStatusCode(403).end();
      return;
    }
    request
        .request()
        .toWebSocket()
        .onSuccess(opened -> {
          socket = opened;
          opened.textMessageHandler(text -> hear(opened, new JsonObject(text)));
        });
  }

  private void hear(ServerWebSocket from, JsonObject message) {
    if (message.containsKey("t0")) {
      from.writeBinaryMessage(message.put("now", System.currentTimeMillis()).toBuffer());
    } else if (message.containsKey("hello")) {
      JsonObject answer = onHello.apply(message.getJsonObject("hello"));
      JsonObject heartbeat = new JsonObject().put("seq", document.getValue("seq"));
      from.writeBinaryMessage((answer == null ? heartbeat : answer).toBuffer());
      hellos.add(message.getJsonObject("hello"));
    } else {
      commands.add(message);
    }
  }

  private void fetch(RoutingContext request) {
    fetched.add(request.request().uri());
    request.response().putHeader("Content-Type", "application/json").end(whole().toBuffer());
  }

  private void post(RoutingContext request) {
    JsonObject command = request.body().asJsonObject();
    posted.add(command);
    JsonObject answer =
        new JsonObject().put("re", command.getString("id")).put("seq", document.getLong("seq"));
    request.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
  }

  /** The whole document as a frame. */
  JsonObject whole() {
    JsonObject view = new JsonObject().put("public", document.getJsonObject("public"));
    if (document.containsKey("own")) {
      view.put("own", document.getJsonObject("own"));
    }
    return new JsonObject()
        .put("epoch", document.getString("epoch"))
        .put("seq", document.getLong("seq"))
        .put("view", view);
  }

  void send(JsonObject frame) {
    ServerWebSocket open = socket;
    if (open != null) {
      Buffer bytes = frame.toBuffer();
      open.writeBinaryMessage(bytes);
    }
  }

  /** A difference from one number to the next: operations as (op, path, value). */
  void patch(long from, long seq, Object... operations) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < operations.length; i += 3) {
      JsonObject operation =
          new JsonObject().put("op", operations[i]).put("path", operations[i + 1]);
      list.add(
          operations[i].equals("remove") ? operation : operation.put("value", operations[i + 2]));
    }
    send(
        new JsonObject()
            .put("from", from)
            .put("seq", seq)
            .put("patch", new JsonObject().put("public", list)));
  }

  void answer(JsonObject command, long seq) {
    send(new JsonObject().put("re", command.getString("id")).put("seq", seq));
  }

  void refuse(JsonObject command, String code, String text) {
    JsonObject refused = new JsonObject().put("code", code).put("text", text);
    send(new JsonObject().put("re", command.getString("id")).put("refused", refused));
  }

  void hangUp(int code) {
    ServerWebSocket open = socket;
    if (open != null) {
      open.close((short) code);
    }
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(BOUND_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came");
    }
    return next;
  }

  static <T> List<T> drain(BlockingQueue<T> queue) {
    List<T> all = new ArrayList<>();
    queue.drainTo(all);
    return all;
  }
}
