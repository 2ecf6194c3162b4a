package org.kiezplenum.hostile;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Plays attacks at a target, and says what went wrong. */
final class Play {
  /** How long one waits for an answer that nobody owes. */
  private static final int SHORT_MILLIS = 50;

  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LARGEST_FRAME = 4 * LARGEST_BODY;
  private static final int CLOSE = 8;

  /** What is said to whoever speaks another HTTP. */
  private static final Set<Integer> VERSION_REFUSED = Set.of(501, 505);

  private static final Pattern BROKEN_INSIDE =
      Pattern.compile("\\bat (org\\.kiezplenum|io\\.vertx|java\\.)|Exception\\b");

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final Target target;
  private final int seat;
  private final int patienceMillis;
  private Wire wire;
  private long probes;
  private final Set<String> owed = new HashSet<>();

  /**
   * @param patienceMillis how long an answer may take that is owed
   */
  Play(Target target, int seat, int patienceMillis) {
    this.target = target;
    this.seat = seat;
    this.patienceMillis = patienceMillis;
  }

  /** An attack that was not withstood. */
  record Problem(Attack attack, String what) {}

  /** Plays these one after the other; the first problem, or null. */
  Problem all(List<Attack> attacks) {
    Attack playing = attacks.getFirst();
    try {
      for (Attack attack : attacks) {
        playing = attack;
        String wrong =
            switch (attack.kind()) {
              case REQUEST -> request(attack);
              case TEXT -> text(attack);
              case RAW -> raw(attack);
            };
        if (wrong != null) {
          return new Problem(attack, wrong);
        }
      }
      hearTheRest();
      return null;
    } catch (SocketTimeoutException e) {
      return new Problem(playing, "no answer, and the connection stays open; owed: " + owed);
    } catch (IOException e) {
      return new Problem(playing, e.toString());
    } finally {
      hangUp();
    }
  }

  private String request(Attack attack) throws IOException {
    boolean large = attack.what().length() > LARGEST_BODY / 4;
    try (Wire one = Wire.to(target.site.port(), somewhere())) {
      try {
        one.write(attack.bytes(target.names(seat)));
        one.patience(attack.mustBeAnswered() ? patienceMillis : SHORT_MILLIS);
        Wire.Answer answer = one.answer(attack.what().startsWith("HEAD "));
        if (answer.status() == 0 && attack.mustBeAnswered() && !large) {
          return "closed without an answer";
        }
        return wrongIn(answer);
      } catch (SocketTimeoutException e) {
        if (attack.mustBeAnswered()) {
          return "no answer";
        }
        one.patience(patienceMillis);
        one.end();
        return null;
      }
    } catch (SocketTimeoutException e) {
      return "the connection stays open after we have ended it";
    } catch (IOException reset) {
      return attack.mustBeAnswered() && !large ? reset.toString() : null;
    }
  }

  private static String wrongIn(Wire.Answer answer) {
    if (answer.status() >= 500 && !VERSION_REFUSED.contains(answer.status())) {
      return answer.head().lines().findFirst().orElse("") + " " + answer.body();
    }
    boolean told =
        !answer.head().toLowerCase(java.util.Locale.ROOT).contains("text/plain; version");
    return told && BROKEN_INSIDE.matcher(answer.body()).find()
        ? "tells of its insides: " + answer.body()
        : null;
  }

  /** Wrong codes are counted by address, and no single one is to be shut out for all the rest. */
  private static String somewhere() {
    int next = ADDRESSES.getAndIncrement();
    return "127.%d.%d.%d".formatted(1 + next / 62_500 % 250, next / 250 % 250, 1 + next % 250);
  }

  private String text(Attack attack) throws IOException {
    byte[] content = attack.bytes(target.names(seat));
    JsonObject object = object(content);
    boolean mayEnd = object == null || content.length > LARGEST_FRAME || hasToken(object);
    if (object != null
        && content.length <= LARGEST_FRAME
        && !(content.length <= LARGEST_BODY
            && (object.containsKey("hello") || object.containsKey("t0")))
        && object.getValue("id") instanceof String id
        && id.matches("[A-Za-z0-9_-]{1,64}")) {
      owed.add(id);
    }
    try {
      if (wire == null) {
        dial();
      }
      wire.write(Sockets.bytes(Sockets.text(new String(content, StandardCharsets.ISO_8859_1))));
      int code = probe();
      if (code == 0) {
        return null;
      }
      hangUp();
      return mayEnd ? null : "the socket ended with " + code;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      hangUp();
      return mayEnd ? null : e.toString();
    }
  }

  private static boolean hasToken(JsonObject object) {
    return object.getValue("hello") instanceof JsonObject hello && hello.containsKey("token");
  }

  private static JsonObject object(byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return Json.decodeValue(Buffer.buffer(content)) instanceof JsonObject object ? object : null;
    } catch (CharacterCodingException | DecodeException e) {
      return null;
    }
  }

  /** Asks for the time, and hears everything up to the answer; the code if the socket ends. */
  private int probe() throws IOException {
    long mine = ++probes + 1_000_000;
    wire.write(Sockets.bytes(Sockets.text("{\"t0\":" + mine + "}")));
    long until = System.nanoTime() + patienceMillis * 1_000_000L;
    while (true) {
      Wire.Frame frame = frameBefore(until);
      if (frame == null || frame.kind() == CLOSE) {
        return frame == null ? 1006 : frame.closeCode();
      }
      JsonObject said = heard(frame);
      if (said != null && said.getValue("t0") instanceof Number t0 && t0.longValue() == mine) {
        return 0;
      }
    }
  }

  /** A socket is never silent for long, so it is not its silence that tells. */
  private Wire.Frame frameBefore(long until) throws IOException {
    if (System.nanoTime() > until) {
      throw new SocketTimeoutException();
    }
    return wire.frame();
  }

  /** Whatever the server says is JSON. */
  private JsonObject heard(Wire.Frame frame) throws IOException {
    if (frame.kind() > 2) {
      return null;
    }
    try {
      JsonObject said = new JsonObject(Buffer.buffer(frame.content()));
      if (said.getValue("re") instanceof String id) {
        owed.remove(id);
      }
      return said;
    } catch (DecodeException e) {
      throw new IOException(
          "the server sent no JSON: " + new String(frame.content(), StandardCharsets.UTF_8));
    }
  }

  private void dial() throws IOException {
    wire = Wire.to(target.site.port());
    wire.patience(patienceMillis);
    Wire.Answer answer =
        wire.upgrade("127.0.0.1:" + target.site.port(), target.assembly.code(), "");
    if (answer.status() != 101) {
      throw new IOException("no socket: " + answer);
    }
    wire.write(
        Sockets.bytes(
            Sockets.text(
                "{\"hello\":{\"token\":\"" + target.token(seat) + "\",\"lang\":\"en\"}}")));
  }

  /**
   * On a connection of its own, since most of these end it, or leave it in the middle of a frame.
   */
  private String raw(Attack attack) throws IOException {
    hearTheRest();
    hangUp();
    try {
      dial();
      if (probe() != 0) {
        return "no socket";
      }
      wire.write(attack.bytes(target.names(seat)));
      wire.patience(SHORT_MILLIS);
      probe();
    } catch (SocketTimeoutException e) {
      // It waits for the rest of a frame.
    } catch (IOException e) {
      // What comes after a broken frame may break as well.
    }
    hangUp();
    return null;
  }

  private void hearTheRest() throws IOException {
    long until = System.nanoTime() + patienceMillis * 1_000_000L;
    while (wire != null && !owed.isEmpty()) {
      Wire.Frame frame = frameBefore(until);
      if (frame == null || frame.kind() == CLOSE) {
        throw new IOException("ended and still owes " + owed);
      }
      heard(frame);
    }
  }

  private void hangUp() {
    owed.clear();
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException e) {
      // It is closed as well as it can be.
    }
    wire = null;
  }
}
