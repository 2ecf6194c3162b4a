package org.kiezplenum.rooms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.journal.CodeTaken;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.World;
import org.pcollections.HashTreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rooms of this process: each is opened when somebody asks for it and left when unused. */
public final class Rooms {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

  /** How long somebody waits for the stores before they are told that they are away. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long BEAT_MILLIS = 1_000;
  private static final int BEATS_BETWEEN_HEARTBEATS = 15;
  private static final long UNUSED_MILLIS = 10 * 60_000;
  private static final long REST_MILLIS = 4_000;

  /** The alphabet of join codes: nothing that is mistaken for something else. */
  public static final String CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  public static final int CODE_LENGTH = 6;

  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 16;

  private final Vertx vertx;
  private final Stores stores;
  private final Runnable published;
  private final LongSupplier clock;
  private final Duration patience;
  private final SecureRandom random = new SecureRandom();
  private final Map<AssemblyId, Future<Room>> open = new ConcurrentHashMap<>();

  /** Of rooms that were open when somebody asked for them. */
  private final Map<String, AssemblyId> codes = new ConcurrentHashMap<>();

  private final Figures figures;
  private final Runnable unfollow;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final long beats;
  private long beat;

  /**
   * @param published called when the minutes of an assembly were published or withdrawn here
   */
  public Rooms(Vertx vertx, Stores stores, Runnable published) {
    this(vertx, stores, published, System::currentTimeMillis, PATIENCE, new SimpleMeterRegistry());
  }

  /**
   * The same by another clock.
   *
   * @param clock milliseconds since 1970, by which commands wait, views are spaced and people are
   *     kept from sending too fast; what happened is stamped by the journal
   * @param patience how long somebody waits for the stores
   * @param registry where it is to be seen how busy the rooms are
   */
  public Rooms(
      Vertx vertx,
      Stores stores,
      Runnable published,
      LongSupplier clock,
      Duration patience,
      MeterRegistry registry) {
    this.figures = new Figures(registry, this::crowds);
    this.vertx = vertx;
    this.stores = stores;
    this.published = published;
    this.clock = clock;
    this.patience = patience;
    this.unfollow = stores.journal().follow(this::woken);
    this.beats = vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
  }

  public Figures figures() {
    return figures;
  }

  private Stream<Figures.Crowd> crowds() {
    return open.values().stream().filter(Future::succeeded).map(Future::result).map(Room::crowd);
  }

  /** Begins a new assembly; draws its id and its code. */
  public Future<Room> create(NewAssembly asked) {
    return create(new AssemblyId(draw(ID_LETTERS, ID_LENGTH)), asked);
  }

  /** The same under an id that no assembly has. */
  public Future<Room> create(AssemblyId id, NewAssembly asked) {
    String code = draw(CODE_LETTERS, CODE_LENGTH);
    Command create =
        new Command.CreateAssembly(code, asked.title(), asked.date(), asked.time(), asked.place());
    return stores
        .journal()
        .begin(id, code)
        .compose(begun -> first(id, create))
        .compose(created -> enter(id))
        .recover(failure ->
            failure instanceof CodeTaken ? create(id, asked) : Future.failedFuture(failure));
  }

  /** Whether a room with this code is open here, which tells nothing of those that are not. */
  public boolean isOpen(String code) {
    AssemblyId id = codes.get(code);
    boolean isOpen = id != null && open.containsKey(id);
    if (id != null && !isOpen) {
      codes.remove(code, id);
    }
    return isOpen;
  }

  /** The room of the assembly that has this code, empty if none has. */
  public Future<Optional<Room>> find(String code) {
    return stores
        .journal()
        .find(code)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : enter(found.get())
                    .onSuccess(room -> codes.put(code, room.id()))
                    .map(Optional::of));
  }

  /** The room of an assembly that exists. */
  public Future<Room> enter(AssemblyId id) {
    Future<Room> room = open.computeIfAbsent(id, this::load);
    if (room.failed()) {
      open.remove(id, room);
    }
    return room;
  }

  /**
   * Lets every append finish and sends everybody away. Where the database is silent that is not
   * waited for: nothing of it was acknowledged.
   */
  public Future<Void> stop() {
    vertx.cancelTimer(beats);
    unfollow.run();
    return Future.join(open.values().stream().map(room -> room.compose(Rooms::stop)).toList())
        .mapEmpty();
  }

  private static Future<Void> stop(Room room) {
    return room.rest()
        .timeout(REST_MILLIS, TimeUnit.MILLISECONDS)
        .transform(rested -> room.sendAway());
  }

  private Future<Void> first(AssemblyId id, Command create) {
    World nothing = new World(id, 0, org.kiezplenum.assembly.Assembly.NONE, HashTreePMap.empty());
    Mail mail = new Mail(null, CommandKey.arriving(id, "create"), create);
    return stores
        .journal()
        .append(
            id,
            0,
            java.util.Set.of(mail.key()),
            (standing, transaction) -> {
              Turn turn =
                  new Turn(
                      nothing,
                      standing,
                      WritingQuota.NONE,
                      new Box(stores.urn(), nothing, transaction),
                      Map.of(),
                      Map.of());
              turn.decide(mail, new OwnBallots());
              return turn.replies().getFirst() instanceof Reply.Refused refused
                  ? Future.failedFuture(new CommandRefused(refused.refusal()))
                  : turn.write(stores, id, transaction);
            })
        .mapEmpty();
  }

  private Future<Room> load(AssemblyId id) {
    Promise<Room> promise = Promise.promise();
    Surroundings here =
        new Surroundings(vertx, vertx.getOrCreateContext(), stores, clock, patience, figures);
    here.run(() ->
        Ledger.load(here, id)
            // The name is read after the history, so that it is never the one of an earlier
            // history.
            .compose(ledger -> stores.journal().epoch().compose(epoch -> room(here, ledger, epoch)))
            .onComplete(promise));
    promise
        .future()
        .onFailure(failure -> {
          LOG.warn("assembly cannot be opened: {}", failure.toString());
          open.remove(id);
        });
    return promise.future();
  }

  private Future<Room> room(Surroundings here, Ledger ledger, String epoch) {
    World world = ledger.world();
    String address = "/api/assemblies/" + world.assembly().what().code();
    return here.aside(() -> Views.of(world, null))
        .map(views -> new Hall(epoch, address, views, ledger::own))
        .map(hall -> new Room(here, ledger, hall, published, () -> open.remove(world.id())));
  }

  private void woken(Optional<AssemblyId> news) {
    news.ifPresentOrElse(
        id -> {
          if (open.containsKey(id)) {
            var _ = tellNews(Set.of(id));
          }
        },
        this::tellNews);
  }

  /** Asks once for all rooms, so that a thousand quiet ones cost the database what one does. */
  private void tellNews() {
    if (!open.isEmpty() && asking.compareAndSet(false, true)) {
      tellNews(Set.copyOf(open.keySet())).onComplete(answered -> asking.set(false));
    }
  }

  private Future<?> tellNews(Set<AssemblyId> asked) {
    return stores
        .journal()
        .latest(asked)
        .onSuccess(latest -> asked.forEach(id -> hear(id, latest.get(id))));
  }

  private void hear(AssemblyId id, @Nullable Long latest) {
    Future<Room> room = open.get(id);
    if (room != null) {
      room.onSuccess(opened -> opened.hear(latest));
    }
  }

  private void beat() {
    beat++;
    tellNews();
    boolean heart = beat % BEATS_BETWEEN_HEARTBEATS == 0;
    open.forEach((id, room) ->
        room.onSuccess(opened -> {
          opened.beat();
          if (heart) {
            opened.heartbeat();
            leaveIfUnused(id, room, opened);
          }
        }));
  }

  private void leaveIfUnused(AssemblyId id, Future<Room> room, Room opened) {
    opened
        .leaveIfUnusedSince(clock.getAsLong() - UNUSED_MILLIS)
        .onSuccess(unused -> {
          if (unused) {
            open.remove(id, room);
          }
        });
  }

  private String draw(String letters, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(letters.charAt(random.nextInt(letters.length())));
    }
    return drawn.toString();
  }
}
