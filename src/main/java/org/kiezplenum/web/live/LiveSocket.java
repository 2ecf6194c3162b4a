package org.kiezplenum.web.live;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.rooms.CloseCode;
import org.kiezplenum.rooms.Frames;
import org.kiezplenum.rooms.Listener;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Subscriber;
import org.kiezplenum.seats.Seats;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.web.http.Tokens;
import org.kiezplenum.web.wire.CommandIds;
import org.kiezplenum.web.wire.CommandReader;
import org.kiezplenum.web.wire.Fields;

/**
 * One socket of the live protocol. The edge is thin: it reads frames, hands commands to the room
 * and writes what the room gives it. Only a flood and garbage end it.
 */
public final class LiveSocket implements Listener {
  /** Bytes of a body, and of a frame. */
  public static final int LARGEST_FRAME_BYTES = 64 * 1024;

  /** Frames a socket may send within {@link #PERIOD_MILLIS}. */
  static final int MOST_FRAMES = 150;

  static final long PERIOD_MILLIS = 5_000;

  /** How long a socket may stay silent before it says hello. */
  static final long HELLO_MILLIS = 15_000;

  private final ServerWebSocket socket;
  private final Room room;
  private final Seats seats;
  private final Refusals refusals;
  private final boolean asText;
  private @Nullable PersonId person;
  private String lang;

  /** Succeeds when it is known who speaks; absent before the first hello. */
  private @Nullable Future<Void> greeting;

  private @Nullable Future<Subscriber> subscriber;

  /** The room looks at it from its own thread. */
  private volatile boolean closed;

  private long periodSince;
  private int frames;

  /**
   * @param person known by the cookie of the request that opened the socket, if any
   * @param asText answers in text frames, to be read by people who debug
   */
  LiveSocket(
      ServerWebSocket socket,
      Room room,
      Seats seats,
      Refusals refusals,
      @Nullable PersonId person,
      String lang,
      boolean asText) {
    this.socket = socket;
    this.room = room;
    this.seats = seats;
    this.refusals = refusals;
    this.person = person;
    this.lang = lang;
    this.asText = asText;
  }

  void begin(Vertx vertx) {
    socket.textMessageHandler(text -> read(Buffer.buffer(text)));
    socket.binaryMessageHandler(this::read);
    socket.exceptionHandler(failure -> close(why(failure)));
    long tooLate = vertx.setTimer(HELLO_MILLIS, timer -> leaveIfSilent());
    socket.closeHandler(v -> {
      vertx.cancelTimer(tooLate);
      end();
    });
  }

  /** One frame that is too large, or many that together are; or bytes that are no frames at all. */
  private static CloseCode why(Throwable failure) {
    boolean garbled =
        failure instanceof CorruptedWebSocketFrameException corrupted
            && corrupted.closeStatus() != WebSocketCloseStatus.MESSAGE_TOO_BIG;
    return garbled ? CloseCode.GARBAGE : CloseCode.TOO_LARGE;
  }

  private void leaveIfSilent() {
    if (greeting == null) {
      close(CloseCode.GARBAGE);
    }
  }

  private void read(Buffer frame) {
    long now = System.currentTimeMillis();
    if (now - periodSince > PERIOD_MILLIS) {
      periodSince = now;
      frames = 0;
    }
    if (++frames > MOST_FRAMES) {
      close(CloseCode.FLOOD);
      return;
    }
    JsonObject message = object(frame);
    if (message == null) {
      close(CloseCode.GARBAGE);
    } else if (frame.length() > LARGEST_FRAME_BYTES) {
      refuse(id(message), new Refusal(Refusal.Code.TOO_LARGE));
    } else if (message.containsKey("hello")) {
      hello(message.getValue("hello"));
    } else if (message.containsKey("t0")) {
      answerTime(message.getValue("t0"), now);
    } else {
      command(message);
    }
  }

  private static @Nullable JsonObject object(Buffer frame) {
    try {
      return Json.decodeValue(frame) instanceof JsonObject object ? object : null;
    } catch (DecodeException e) {
      return null;
    }
  }

  private void hello(Object said) {
    if (!(said instanceof JsonObject hello)
        || !isAbsentOr(String.class, hello.getValue("token"))
        || !isAbsentOr(String.class, hello.getValue("epoch"))
        || !isAbsentOr(Number.class, hello.getValue("seq"))) {
      refuse("", new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    if (hello.getValue("lang") instanceof String wanted && Languages.ALL.contains(wanted)) {
      lang = wanted;
    }
    String epoch = hello.getString("epoch");
    long seq = hello.getValue("seq") instanceof Number known ? known.longValue() : 0;
    if (greeting == null) {
      greeting = recognise(hello.getString("token"));
    }
    greeting
        .onSuccess(known -> listen(epoch, seq))
        .onFailure(failure ->
            close(failure instanceof UnknownSeat ? CloseCode.UNKNOWN_SEAT : CloseCode.COME_BACK));
  }

  private static boolean isAbsentOr(Class<?> type, @Nullable Object value) {
    return value == null || type.isInstance(value);
  }

  /** A socket belongs to one person, or to none: later tokens are not looked at. */
  private Future<Void> recognise(@Nullable String token) {
    if (token == null) {
      return Future.succeededFuture();
    }
    Future<Optional<PersonId>> found =
        Tokens.isToken(token)
            ? seats.find(room.id(), token)
            : Future.succeededFuture(Optional.empty());
    return found.compose(known -> {
      if (known.isEmpty()) {
        return Future.failedFuture(new UnknownSeat());
      }
      person = known.get();
      return Future.succeededFuture();
    });
  }

  private static final class UnknownSeat extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void listen(@Nullable String epoch, long seq) {
    if (closed) {
      return;
    }
    if (subscriber == null) {
      subscriber = room.listen(this, person, epoch, seq);
      subscriber.onFailure(failure -> close(CloseCode.COME_BACK));
    } else {
      subscriber.onSuccess(taken -> room.listenFrom(taken, epoch, seq));
    }
  }

  private void answerTime(Object t0, long now) {
    if (t0 instanceof Number) {
      Map<String, Object> time = new LinkedHashMap<>();
      time.put("t0", t0);
      time.put("now", now);
      send(Frames.json(time));
    } else {
      refuse("", new Refusal(Refusal.Code.MALFORMED));
    }
  }

  private void command(JsonObject message) {
    String id = id(message);
    if (id.isEmpty() || !(message.getValue("do") instanceof String verb)) {
      refuse(id, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    switch (CommandReader.read(verb, Fields.of(message))) {
      case CommandReader.Bad bad -> refuse(id, bad.refusal());
      case CommandReader.Good good ->
          (greeting == null ? Future.<Void>succeededFuture() : greeting)
              .compose(known -> Door.send(seats, room, person, id, good.command()))
              .onSuccess(reply -> answer(id, reply))
              .onFailure(failure -> refuse(id, new Refusal(Refusal.Code.DATABASE_AWAY)));
    }
  }

  /** The id of a command, empty if it has none that could be answered. */
  private static String id(JsonObject message) {
    return message.getValue("id") instanceof String id && CommandIds.isValid(id) ? id : "";
  }

  private void answer(String id, Reply reply) {
    switch (reply) {
      case Reply.Stored stored -> send(Frames.json(CommandIds.answer(id, stored)));
      case Reply.Refused refused -> refuse(id, refused.refusal());
    }
  }

  private void refuse(String id, Refusal refusal) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("re", id);
    frame.put("refused", refusals.json(lang, refusal));
    send(Frames.json(frame));
  }

  @Override
  public void send(Buffer frame) {
    if (closed || socket.isClosed()) {
      return;
    }
    if (asText) {
      socket.writeTextMessage(frame.toString());
    } else {
      socket.writeBinaryMessage(frame);
    }
  }

  @Override
  public boolean isFull() {
    return !closed && !socket.isClosed() && socket.writeQueueFull();
  }

  @Override
  public void whenDrained(Runnable drained) {
    if (!closed && !socket.isClosed()) {
      socket.drainHandler(v -> drained.run());
    }
  }

  @Override
  public void close(CloseCode code) {
    if (!closed && !socket.isClosed()) {
      end();
      socket.close(code.code(), code.reason());
    }
  }

  private void end() {
    closed = true;
    if (subscriber != null) {
      subscriber.onSuccess(room::leave);
    }
  }
}
