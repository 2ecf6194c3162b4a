package org.kiezplenum.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.rooms.CloseCode;
import org.kiezplenum.rooms.Frames;
import org.kiezplenum.rooms.Listener;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Seat;

/**
 * One socket of the live protocol. The edge is thin: it reads frames, hands commands to the room
 * and writes what the room gives it. Only a flood and garbage end it.
 */
final class LiveSocket implements Listener {
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
  private @Nullable Seat seat;
  private boolean greeted;
  private boolean closed;
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
    socket.handler(this::read);
    socket.exceptionHandler(failure -> {});
    socket.closeHandler(
        v -> {
          closed = true;
          if (seat != null) {
            room.leave(seat);
          }
        });
    vertx.setTimer(
        HELLO_MILLIS,
        timer -> {
          if (!greeted) {
            close(CloseCode.GARBAGE);
          }
        });
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
    JsonObject message;
    try {
      message = frame.toJsonObject();
    } catch (DecodeException | ClassCastException garbage) {
      close(CloseCode.GARBAGE);
      return;
    }
    if (message.containsKey("hello")) {
      hello(message);
    } else if (message.containsKey("t0")) {
      answerTime(message.getValue("t0"), now);
    } else {
      command(message);
    }
  }

  private void hello(JsonObject message) {
    if (!(message.getValue("hello") instanceof JsonObject hello)) {
      refuse("", new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    greeted = true;
    if (hello.getValue("lang") instanceof String wanted && Languages.ALL.contains(wanted)) {
      lang = wanted;
    }
    String epoch = hello.getValue("epoch") instanceof String known ? known : null;
    long seq = hello.getValue("seq") instanceof Number known ? known.longValue() : 0;
    if (hello.getValue("token") instanceof String token) {
      known(token)
          .onSuccess(
              found -> {
                person = found;
                listen(epoch, seq);
              })
          .onFailure(failure -> close(CloseCode.UNKNOWN_SEAT));
    } else {
      listen(epoch, seq);
    }
  }

  private Future<PersonId> known(String token) {
    return Tokens.isToken(token)
        ? seats
            .find(room.id(), token)
            .compose(
                found ->
                    found
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("unknown seat")))
        : Future.failedFuture("unknown seat");
  }

  private void listen(@Nullable String epoch, long seq) {
    if (seat != null) {
      room.listenFrom(seat, epoch, seq);
      return;
    }
    room.listen(this, person, epoch, seq)
        .onSuccess(
            taken -> {
              seat = taken;
              if (closed) {
                room.leave(taken);
              }
            })
        .onFailure(failure -> close(CloseCode.COME_BACK));
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
    String id = message.getValue("id") instanceof String text ? text : "";
    if (!CommandIds.isValid(id) || !(message.getValue("do") instanceof String verb)) {
      refuse(id.length() > CommandIds.LONGEST ? "" : id, new Refusal(Refusal.Code.MALFORMED));
      return;
    }
    switch (CommandReader.read(verb, Fields.of(message))) {
      case CommandReader.Bad bad -> refuse(id, bad.refusal());
      case CommandReader.Good good ->
          room.send(person, id, good.command())
              .onSuccess(reply -> answer(id, reply))
              .onFailure(failure -> refuse(id, new Refusal(Refusal.Code.DATABASE_AWAY)));
    }
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
      closed = true;
      if (seat != null) {
        room.leave(seat);
      }
      socket.close(code.code(), code.reason());
    }
  }
}
