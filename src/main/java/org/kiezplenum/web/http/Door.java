package org.kiezplenum.web.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.rooms.CommandRefused;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.seats.RoleKey;
import org.kiezplenum.seats.Seats;

/** Where people come in: from a code to a room, from a token to a seat, from a key to a role. */
public final class Door {
  private static final Pattern CODE =
      Pattern.compile("[" + Rooms.CODE_LETTERS + "]{" + Rooms.CODE_LENGTH + "}");

  private final Seats seats;
  private final Addresses addresses;
  private final Codes codes;
  private final Allowance joins;
  private final Arrivals<PersonId> arrivals = new Arrivals<>();

  public Door(Rooms rooms, Seats seats, Addresses addresses, Limits limits) {
    this.joins = new Allowance(limits.joins(), Limits.JOINS_MILLIS);
    this.codes = new Codes(rooms);
    this.seats = seats;
    this.addresses = addresses;
  }

  /** A room and who the visitor is in it; absent for a reader without a seat. */
  public record Inside(Room room, @Nullable PersonId person) {}

  /** Somebody who has come in, and the token they are known by from now on. */
  public record Seated(Room room, PersonId person, String token) {}

  /** A code as people type it: small letters, a space or a dash in the middle. */
  public static String code(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** The code in the address that is asked for. */
  public static String typedIn(RoutingContext request) {
    String code = request.pathParam("code");
    return code == null ? "" : code;
  }

  /** The room whose code stands in the address. */
  public Future<Inside> open(RoutingContext request) {
    return open(request, typedIn(request));
  }

  /**
   * The room behind a code. Fails with {@link NoSuchCode} if there is none, and with {@link
   * TooManyCodes} for an address that has tried too many. A whole hall may share one address, so
   * whoever has a seat goes in and out all the same.
   */
  public Future<Inside> open(RoutingContext request, String typed) {
    Visitor visitor = Visitor.of(request);
    String from = Caller.of(request.request());
    long now = System.currentTimeMillis();
    String code = code(typed);
    if (codes.isBarred(from, now)) {
      return visitor.showsToken() && codes.mayAskSeated(from, now)
          ? openSeated(request, from, code)
          : Future.failedFuture(new TooManyCodes());
    }
    return codes
        .look(from, code, now)
        .compose(
            room -> whose(room.id(), request).map(person -> new Inside(room, person.orElse(null))));
  }

  /** From an address that guesses: whoever has no seat there is not told whether there is one. */
  private Future<Inside> openSeated(RoutingContext request, String from, String code) {
    return codes
        .find(code)
        .compose(found -> found.map(Future::succeededFuture).orElseGet(Codes::tooMany))
        .compose(room ->
            whose(room.id(), request)
                .compose(person ->
                    person.isPresent()
                        ? Future.succeededFuture(new Inside(room, person.get()))
                        : Future.<Inside>failedFuture(new TooManyCodes())))
        .onSuccess(inside -> codes.wasSeated(from));
  }

  /** Whose seat in an assembly a request comes from. */
  public Future<Optional<PersonId>> whose(AssemblyId assembly, RoutingContext request) {
    Visitor visitor = Visitor.of(request);
    if (visitor.bearer() != null) {
      return seats.find(assembly, visitor.bearer());
    }
    String token = visitor.cookie(assembly, addresses.isSecure(request));
    Future<Optional<PersonId>> found =
        token == null ? Future.succeededFuture(Optional.empty()) : seats.find(assembly, token);
    String earlier = visitor.earlierCookie();
    return earlier == null
        ? found
        : found.compose(person ->
            person.isPresent()
                ? Future.succeededFuture(person)
                : seats.findEarlier(assembly, earlier));
  }

  /** Lets the browser keep the token of its seat. */
  public void keep(RoutingContext request, Seated seated) {
    Visitor.keep(request, seated.room().id(), seated.token(), addresses.isSecure(request));
  }

  /**
   * Comes in, or is let in again if the visitor has a seat already. Who comes in is given a token
   * that the server has drawn, whatever they have brought along.
   *
   * @param formId the same for a form that is sent twice, so that nobody comes in twice
   * @param key of a role, if one was shown
   */
  public Future<Seated> join(
      RoutingContext request,
      Inside inside,
      String formId,
      @Nullable Wording name,
      @Nullable String key) {
    Room room = inside.room();
    return role(room, key)
        .compose(role ->
            sits(inside)
                .compose(sits ->
                    sits
                        ? takeRole(request, inside, role.orElse(null))
                        : enter(request, room, formId, name, role.orElse(null))));
  }

  /** Whoever turned out to be somebody with another device has no seat any more. */
  private static Future<Boolean> sits(Inside inside) {
    return inside.person() == null
        ? Future.succeededFuture(false)
        : inside.room().standing(inside.person()).map(standing -> !standing.hasLeft());
  }

  private Future<Optional<Role>> role(Room room, @Nullable String key) {
    if (key == null) {
      return Future.succeededFuture(Optional.empty());
    }
    return opens(room, key).map(opens -> Optional.of(opens.role()));
  }

  /**
   * What a key opens. Fails with {@link CommandRefused} if it opens nothing, or nothing any more.
   */
  public Future<RoleKey> opens(Room room, String key) {
    Future<Optional<RoleKey>> opens =
        Tokens.isToken(key)
            ? seats.opens(room.id(), key)
            : Future.succeededFuture(Optional.empty());
    return opens
        .compose(found ->
            found.isPresent() && found.get().isRecovery()
                ? room.standing(null).map(now -> found.filter(it -> it.isValid(publications(now))))
                : Future.succeededFuture(found))
        .compose(found ->
            found
                .map(Future::succeededFuture)
                .orElseGet(() ->
                    Future.failedFuture(
                        new CommandRefused(new Refusal(Refusal.Code.UNKNOWN_KEY)))));
  }

  /** How often the minutes were published, withdrawn since or not. */
  public static int publications(PersonStanding standing) {
    return standing.views().world().assembly().particulars().publications();
  }

  private Future<Seated> enter(
      RoutingContext request,
      Room room,
      String formId,
      @Nullable Wording name,
      @Nullable Role role) {
    long now = System.currentTimeMillis();
    if (!joins.take(Caller.of(request.request()) + " " + room.id(), now)) {
      return Future.failedFuture(new CommandRefused(new Refusal(Refusal.Code.TOO_MANY_JOINS)));
    }
    String brought = brought(request, room.id());
    Supplier<Future<PersonId>> join =
        () -> made(room.send(null, formId, new Command.Join(name, role))).map(PersonId::new);
    if (brought == null) {
      return join.get().compose(person -> seat(room, person));
    }
    // Who has come in together with somebody without this role takes it now.
    return arrivals
        .of(room.id() + " " + brought, now, join)
        .compose(person -> taken(room, person, role).compose(done -> seat(room, person)));
  }

  /** The id is not the one of the join, which lets in and is to stand nowhere. */
  private static Future<?> taken(Room room, PersonId person, @Nullable Role role) {
    return role == null
        ? Future.succeededFuture()
        : made(room.send(person, Tokens.draw(), new Command.TakeRole(role)));
  }

  /** What a newcomer shows that is no seat here. */
  private @Nullable String brought(RoutingContext request, AssemblyId assembly) {
    Visitor visitor = Visitor.of(request);
    if (visitor.bearer() != null) {
      return visitor.bearer();
    }
    String token = visitor.cookie(assembly, addresses.isSecure(request));
    return token == null && !addresses.isSecure(request) ? visitor.earlierCookie() : token;
  }

  private Future<Seated> seat(Room room, PersonId person) {
    String token = Tokens.draw();
    return seats.take(room.id(), token, person).map(taken -> new Seated(room, person, token));
  }

  /** An API client goes on with the token it has shown; a browser gets a new one with its role. */
  private Future<Seated> takeRole(RoutingContext request, Inside inside, @Nullable Role role) {
    Room room = inside.room();
    PersonId person = Objects.requireNonNull(inside.person());
    String bearer = Visitor.of(request).bearer();
    return taken(room, person, role)
        .compose(done ->
            bearer == null
                ? seat(room, person)
                : Future.succeededFuture(new Seated(room, person, bearer)));
  }

  /** Sends a command, as {@link #send(Seats, Room, PersonId, String, Command)}. */
  public Future<Reply> send(Inside inside, String id, Command command) {
    return send(seats, inside.room(), inside.person(), id, command);
  }

  /**
   * Sends a command. Whoever loses a role cannot come back by a link to it that they still hold,
   * unless it was said that the links stay. Only then it is answered: whoever sends it again, for
   * the answer was lost, closes them again.
   */
  public static Future<Reply> send(
      Seats seats, Room room, @Nullable PersonId by, String id, Command command) {
    return room.send(by, id, command)
        .compose(reply ->
            reply instanceof Reply.Stored
                    && command instanceof Command.RevokeRole revoke
                    && !revoke.keepsLinks()
                ? seats.dropKeys(room.id(), revoke.role()).map(reply)
                : Future.succeededFuture(reply));
  }

  /** A key for a further device or person. */
  public Future<String> cutKey(Room room, RoleKey opens) {
    String key = Tokens.draw();
    return seats.cutKey(room.id(), key, opens).map(key);
  }

  public Future<Void> dropKeys(Room room, Role role) {
    return seats.dropKeys(room.id(), role);
  }

  private static Future<String> made(Future<Reply> reply) {
    return reply.compose(it ->
        switch (it) {
          case Reply.Stored stored -> Future.succeededFuture(stored.made());
          case Reply.Refused refused -> Future.failedFuture(new CommandRefused(refused.refusal()));
        });
  }

  /** No living assembly has this code. */
  public static final class NoSuchCode extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** This address has tried too many wrong codes. */
  static final class TooManyCodes extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
