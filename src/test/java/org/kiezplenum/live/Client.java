package org.kiezplenum.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Waiting;

/**
 * Somebody who speaks the live protocol: holds the document by whole views and patches, and is
 * strict: a patch that does not start from its own number, or does not fit, fails the test.
 */
public final class Client implements AutoCloseable {
  static final String SUBPROTOCOL = "kiezplenum.v1";

  /** As pages do: somebody opened the door and says nothing. */
  private static final long OPENING_SECONDS = 10;

  private static final WebSocketClient SOCKETS =
      TestPostgres.vertx()
          .createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));

  private final Site server;
  private final String code;
  private final String person;
  private final int number;
  private final String token;

  private final List<JsonObject> heard = new ArrayList<>();
  private final Map<String, JsonObject> answers = new HashMap<>();
  private WebSocket socket;
  private int connection;
  private boolean answered;
  private short closeCode;
  private String epoch;
  private long seq;
  private JsonObject view;
  private JsonObject pulse = new JsonObject();
  private Throwable failure;

  private Client(Site server, String code, JsonObject seat) {
    this.server = server;
    this.code = code;
    this.person = seat.getString("person");
    this.number = seat.getInteger("number", 0);
    this.token = seat.getString("token");
  }

  /** Comes in under a name, or under none if it is null. */
  public static Client join(Site server, String code, String name) {
    return join(server, code, name, null);
  }

  /** Comes in with a key, to the desk. */
  public static Client join(Site server, String code, String name, String key) {
    JsonObject wish = new JsonObject();
    if (name != null) {
      wish.put("name", name);
    }
    if (key != null) {
      wish.put("key", key);
    }
    Site.Answer answer = server.post("/api/assemblies/" + code + "/people", wish, Map.of());
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return new Client(server, code, answer.json());
  }

  /** Somebody who only looks, as a screen does. */
  public static Client screen(Site server, String code) {
    return new Client(server, code, new JsonObject());
  }

  /** The same person at another server, or in another window. */
  public Client elsewhere(Site other) {
    return new Client(
        other,
        code,
        new JsonObject().put("person", person).put("number", number).put("token", token));
  }

  public String person() {
    return person;
  }

  public int number() {
    return number;
  }

  public String token() {
    return token;
  }

  /** Opens the socket, says where it is and waits until the server has answered that. */
  public Client connect() {
    return greets(open());
  }

  /** The same, but whoever does not open soon is left: {@link IllegalStateException}. */
  Client connectSoon() {
    return greets(
        open(socket ->
            socket
                .timeout(OPENING_SECONDS, TimeUnit.SECONDS)
                .recover(
                    away -> Future.failedFuture(new IllegalStateException("no socket", away)))));
  }

  private Client greets(Client opened) {
    synchronized (this) {
      answered = false;
    }
    sayHello();
    until(() -> answered || closeCode != 0);
    return this;
  }

  /** Opens the socket and says nothing. */
  Client open() {
    return open(UnaryOperator.identity());
  }

  private Client open(UnaryOperator<Future<WebSocket>> patience) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI("/api/assemblies/" + code + "/live")
            .addSubProtocol(SUBPROTOCOL);
    int mine;
    synchronized (this) {
      mine = ++connection;
      closeCode = 0;
      socket = null;
    }
    WebSocket opened =
        Waiting.result(
            patience
                .apply(SOCKETS.connect(options))
                .onSuccess(fresh -> {
                  fresh.handler(frame -> hear(mine, frame));
                  fresh.closeHandler(v -> closed(mine, fresh.closeStatusCode()));
                }));
    synchronized (this) {
      socket = opened;
    }
    return this;
  }

  void sayHello() {
    JsonObject hello = new JsonObject();
    if (token != null) {
      hello.put("token", token);
    }
    synchronized (this) {
      if (epoch != null) {
        hello.put("epoch", epoch).put("seq", seq);
      }
    }
    say(new JsonObject().put("hello", hello));
  }

  /** Loses the connection without a word. The document stays. */
  public Client drop() {
    WebSocket lost;
    synchronized (this) {
      lost = socket;
      connection++;
      socket = null;
    }
    if (lost != null) {
      lost.close();
    }
    return this;
  }

  /** Forgets the document, so that the next hello asks for everything. */
  Client forget() {
    return pretend(null, 0);
  }

  /** Says from now on that it holds this. */
  synchronized Client pretend(String otherEpoch, long otherSeq) {
    epoch = otherEpoch;
    seq = otherSeq;
    return this;
  }

  private synchronized void closed(int from, Short code) {
    if (from == connection) {
      closeCode = code == null ? (short) 1006 : code;
      socket = null;
      notifyAll();
    }
  }

  private void hear(int from, Buffer buffer) {
    JsonObject frame = buffer.toJsonObject();
    synchronized (this) {
      if (from != connection) {
        return;
      }
      heard.add(frame);
      try {
        take(frame);
      } catch (RuntimeException e) {
        failure = e;
      }
      notifyAll();
    }
  }

  private void take(JsonObject frame) {
    if (frame.containsKey("re")) {
      answers.put(frame.getString("re"), frame);
      return;
    }
    if (frame.containsKey("t0")) {
      return;
    }
    if (frame.containsKey("pulse")) {
      pulse = frame.getJsonObject("pulse");
      return;
    }
    hold(frame);
    answered = true;
  }

  /** Takes over what a frame, or an answer to GET, says about the document. */
  synchronized void hold(JsonObject frame) {
    if (frame.containsKey("view")) {
      epoch = frame.getString("epoch");
      seq = frame.getLong("seq");
      view = frame.getJsonObject("view").copy();
    } else if (frame.containsKey("patch")) {
      if (frame.getLong("from") != seq) {
        throw new IllegalStateException("I am at " + seq + " and got " + frame.encode());
      }
      JsonObject patch = frame.getJsonObject("patch");
      for (String part : patch.fieldNames()) {
        view.put(part, Patch.apply(view.getJsonObject(part), patch.getJsonArray(part)));
      }
      seq = frame.getLong("seq");
    }
    if (frame.containsKey("own")) {
      view.put("own", frame.getJsonObject("own"));
    }
  }

  /** Sends anything. */
  public void say(JsonObject message) {
    say(message.toBuffer());
  }

  void say(Buffer text) {
    WebSocket open;
    synchronized (this) {
      open = socket;
    }
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    open.writeTextMessage(text.toString());
  }

  /** A command with a new id and these fields: names and values in turn. */
  public static JsonObject command(String verb, Object... fields) {
    JsonObject command = new JsonObject().put("id", UUID.randomUUID().toString()).put("do", verb);
    for (int i = 0; i < fields.length; i += 2) {
      command.put((String) fields[i], fields[i + 1]);
    }
    return command;
  }

  /** Sends a command and waits for its answer, whatever it is. */
  public JsonObject ask(JsonObject command) {
    say(command);
    return answer(command.getString("id"));
  }

  /** Which socket this is: the first, the second after a loss, and so on. */
  synchronized int connection() {
    return connection;
  }

  /** Waits for an answer that comes by this socket; null if it has ended before. */
  JsonObject answerBy(int thisConnection, String id) {
    until(() -> answers.containsKey(id) || closeCode != 0 || connection != thisConnection);
    synchronized (this) {
      return answers.remove(id);
    }
  }

  /** Waits for the answer to a command, and takes it away. */
  public JsonObject answer(String id) {
    until(() -> answers.containsKey(id) || closeCode != 0);
    synchronized (this) {
      JsonObject answer = answers.remove(id);
      if (answer == null) {
        throw new AssertionError("closed with " + closeCode + " instead of an answer");
      }
      return answer;
    }
  }

  /**
   * Sends a command that must succeed, and waits until the document shows what came of it.
   *
   * @return what it made, or null
   */
  public String does(String verb, Object... fields) {
    JsonObject answer = ask(command(verb, fields));
    if (answer.containsKey("refused")) {
      throw new AssertionError(verb + ": " + answer.encode());
    }
    // The answer goes out before the hall is told.
    until(() -> view == null || seq >= answer.getLong("seq") || closeCode != 0 || socket == null);
    return answer.getString("made");
  }

  /** Sends a command that must be refused; the code. */
  public String refused(String verb, Object... fields) {
    return refusal(ask(command(verb, fields)));
  }

  static String refusal(JsonObject answer) {
    JsonObject refused = answer.getJsonObject("refused");
    if (refused == null) {
      throw new AssertionError("not refused: " + answer.encode());
    }
    return refused.getString("code");
  }

  public synchronized String epoch() {
    return epoch;
  }

  public synchronized long seq() {
    return seq;
  }

  /** A copy of the document: public, desk, own. */
  public synchronized JsonObject view() {
    return view.copy();
  }

  /** A copy of what everybody sees. */
  public JsonObject common() {
    return view().getJsonObject("public");
  }

  /** A copy of what only this person sees. */
  public JsonObject own() {
    return view().getJsonObject("own");
  }

  public synchronized JsonObject pulse() {
    return pulse.copy();
  }

  /** All frames since the last {@link #forgetHeard}. */
  synchronized List<JsonObject> heard() {
    return List.copyOf(heard);
  }

  synchronized void forgetHeard() {
    heard.clear();
  }

  /** Why the server ended the socket; 0 while it is open. */
  synchronized short closeCode() {
    return closeCode;
  }

  /** Waits for the end of the socket. */
  short closed() {
    until(() -> closeCode != 0);
    return closeCode();
  }

  /** Waits until the document is as wished. */
  public Client sees(Predicate<JsonObject> wish) {
    until(() -> view != null && wish.test(view));
    return this;
  }

  /** The view that the server gives this person by GET. */
  public JsonObject served() {
    return server.get("/api/assemblies/" + code, bearer()).json().getJsonObject("view");
  }

  public Map<String, String> bearer() {
    return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
  }

  /** Waits until the document is exactly the server's, and says if it never is. */
  public Client holdsTheServersView() {
    JsonObject[] last = new JsonObject[1];
    try {
      until(() -> {
        last[0] = served();
        // Absent while the server cannot look.
        return last[0] != null && last[0].equals(view);
      });
    } catch (AssertionError e) {
      throw new AssertionError("mine: " + view + "\nserved: " + last[0], e);
    }
    return this;
  }

  /** Looks again whenever something was heard, and now and then. */
  synchronized void until(BooleanSupplier condition) {
    Waiting.until(
        () -> {
          if (failure != null) {
            throw new AssertionError("the server broke the protocol", failure);
          }
          return condition.getAsBoolean();
        },
        this);
  }

  @Override
  public void close() {
    drop();
  }
}
