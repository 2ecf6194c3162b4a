package org.kiezplenum.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.Refused;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;

/** Where people come in: from a code to a room, from a token to a seat, from a key to a role. */
final class Door {
  private static final Pattern CODE =
      Pattern.compile("[" + Rooms.CODE_LETTERS + "]{" + Rooms.CODE_LENGTH + "}");

  private final Rooms rooms;
  private final Seats seats;
  private final WrongTries wrongCodes = new WrongTries(WrongTries.MOST_CODES);

  Door(Rooms rooms, Seats seats) {
    this.rooms = rooms;
    this.seats = seats;
  }

  /** A room and who the visitor is in it; absent for somebody who only looks. */
  record Inside(Room room, @Nullable PersonId person) {}

  /** Somebody who has come in, and the token they are known by from now on. */
  record Seated(Room room, PersonId person, String token) {}

  /** A code as people type it: small letters, a space or a dash in the middle. */
  static String code(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** The code in the address that is asked for. */
  static String typedIn(RoutingContext request) {
    String code = request.pathParam("code");
    return code == null ? "" : code;
  }

  /** The room whose code stands in the address. */
  Future<Inside> open(RoutingContext request) {
    return open(request, typedIn(request));
  }

  /**
   * The room behind a code. Fails with {@link NoSuchCode} if there is none, and with {@link
   * TooManyCodes} for an address that has tried too many. A whole hall may share one address, so
   * whoever has a seat goes in and out all the same.
   */
  Future<Inside> open(RoutingContext request, String typed) {
    Visitor visitor = Visitor.of(request);
    String from = Caller.of(request.request());
    long now = System.currentTimeMillis();
    String code = code(typed);
    boolean barred = wrongCodes.isBarred(from, now);
    if (barred && visitor.token() == null) {
      return Future.failedFuture(new TooManyCodes());
    }
    Future<Optional<Room>> room =
        isCode(code) ? rooms.find(code) : Future.succeededFuture(Optional.empty());
    return room.compose(found -> {
      if (found.isEmpty()) {
        wrongCodes.count(from, now);
        return Future.failedFuture(barred ? new TooManyCodes() : new NoSuchCode());
      }
      Room entered = found.get();
      return person(entered, visitor)
          .compose(person ->
              barred && person.isEmpty()
                  ? Future.failedFuture(new TooManyCodes())
                  : Future.succeededFuture(new Inside(entered, person.orElse(null))));
    });
  }

  private Future<Optional<PersonId>> person(Room room, Visitor visitor) {
    return visitor.token() == null
        ? Future.succeededFuture(Optional.empty())
        : seats.find(room.id(), visitor.token());
  }

  /**
   * Comes in, or is let in again if the visitor has a seat already.
   *
   * @param formId the same for a form that is sent twice, so that nobody comes in twice
   * @param key of a role, if one was shown
   */
  Future<Seated> join(
      Inside inside, Visitor visitor, String formId, @Nullable Wording name, @Nullable String key) {
    Room room = inside.room();
    return role(room, key)
        .compose(role ->
            inside.person() == null
                ? enter(room, visitor, formId, name, role.orElse(null))
                : takeRole(inside, visitor, formId, role.orElse(null)));
  }

  private Future<Optional<Role>> role(Room room, @Nullable String key) {
    if (key == null) {
      return Future.succeededFuture(Optional.empty());
    }
    return opens(room, key).map(opens -> Optional.of(opens.role()));
  }

  /** What a key opens. Fails with {@link Refused} if it opens nothing, or nothing any more. */
  Future<RoleKey> opens(Room room, String key) {
    Future<Optional<RoleKey>> opens =
        Tokens.isToken(key)
            ? seats.opens(room.id(), key)
            : Future.succeededFuture(Optional.empty());
    return opens
        .compose(found ->
            found.isPresent() && found.get().recovery()
                ? room.standing(null)
                    .map(now -> isPublished(now) ? Optional.<RoleKey>empty() : found)
                : Future.succeededFuture(found))
        .compose(found ->
            found
                .map(Future::succeededFuture)
                .orElseGet(
                    () -> Future.failedFuture(new Refused(new Refusal(Refusal.Code.UNKNOWN_KEY)))));
  }

  private static boolean isPublished(Room.Standing standing) {
    return standing.views().world().assembly().phase() instanceof Phase.Published;
  }

  private Future<Seated> enter(
      Room room, Visitor visitor, String formId, @Nullable Wording name, @Nullable Role role) {
    String token = visitor.token() == null ? Tokens.draw() : visitor.token();
    return made(room.send(null, formId, new Command.Join(name, role)))
        .compose(made -> {
          PersonId person = new PersonId(made);
          return seats.take(room.id(), token, person).map(taken -> new Seated(room, person, token));
        });
  }

  private Future<Seated> takeRole(
      Inside inside, Visitor visitor, String formId, @Nullable Role role) {
    PersonId person = Objects.requireNonNull(inside.person());
    Seated seated = new Seated(inside.room(), person, Objects.requireNonNull(visitor.token()));
    return role == null
        ? Future.succeededFuture(seated)
        : made(inside.room().send(person, formId, new Command.TakeRole(role))).map(seated);
  }

  /** A key for a further device or person. */
  Future<String> cutKey(Room room, RoleKey opens) {
    String key = Tokens.draw();
    return seats.cutKey(room.id(), key, opens).map(key);
  }

  Future<Void> dropKeys(Room room, Role role) {
    return seats.dropKeys(room.id(), role);
  }

  private static Future<String> made(Future<Reply> reply) {
    return reply.compose(it ->
        switch (it) {
          case Reply.Stored stored -> Future.succeededFuture(stored.made());
          case Reply.Refused refused -> Future.failedFuture(new Refused(refused.refusal()));
        });
  }

  /** No living assembly has this code. */
  static final class NoSuchCode extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** This address has tried too many wrong codes. */
  static final class TooManyCodes extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
