package org.kiezplenum;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.cli.ProgramVersion;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.sample.Sample;
import org.kiezplenum.seats.PgSeats;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.urn.PgUrn;
import org.kiezplenum.urn.ServerSecret;
import org.kiezplenum.urn.SharedSecret;
import org.kiezplenum.web.Server;
import org.kiezplenum.web.client.Assets;
import org.kiezplenum.web.http.Addresses;
import org.kiezplenum.web.http.Health;
import org.kiezplenum.web.http.Limits;
import org.kiezplenum.web.http.WhoMayStart;
import org.kiezplenum.web.pages.Demonstration;
import org.kiezplenum.web.render.Pages;
import org.kiezplenum.words.PgWords;

/** Everything that serves people, put together by hand over one database. */
public final class House {
  private static final long KEEPING_MILLIS = 60_000;

  /** Long enough for a join whose answer a bad network has lost. */
  private static final long ARRIVALS_MILLIS = 10 * 60_000;

  /** How long another server's file may be behind after a secret count, if nobody votes there. */
  private static final long SECRET_MILLIS = 10_000;

  private static final long SECRET_PATIENCE_SECONDS = 2;

  private final Vertx vertx;
  private final Database database;
  private final PgJournal journal;
  private final SharedSecret secret;
  private final Rooms rooms;
  private final Archive archive;
  private final Sample sample;
  private final Addresses addresses;
  private final Server server;

  /**
   * Where the house stands.
   *
   * @param host the address to listen on
   * @param publicUrl the address people use, if a proxy or a name stands in front
   * @param hostNames by which it may be called beside those it knows by itself
   * @param eventLoops event loops that serve requests
   * @param whoMayStart an assembly here
   * @param limits of what one address may do
   * @param patience how long somebody waits for the database before they are told that it is away
   * @param secret what the server knows and its database does not
   */
  public record Place(
      String host,
      int port,
      @Nullable URI publicUrl,
      List<String> hostNames,
      int eventLoops,
      WhoMayStart whoMayStart,
      Limits limits,
      Duration patience,
      ServerSecret secret) {}

  /**
   * What stands in every house and changes with the program alone: made once, for as many houses as
   * there are.
   */
  public record Furniture(Messages messages, Assets assets, Pages pages) {
    public static Furniture of(Messages messages) {
      Assets assets = Assets.load(messages);
      return new Furniture(messages, assets, Pages.load(messages, assets));
    }
  }

  private House(
      Vertx vertx,
      Database database,
      Place place,
      Furniture furniture,
      PrometheusMeterRegistry metrics,
      UnaryOperator<Stores> before) {
    this.vertx = vertx;
    this.database = database;
    journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    archive = new Archive(vertx, database, journal, words);
    secret = new SharedSecret(vertx, database, place.secret());
    PgUrn urn = new PgUrn(database, secret);
    Stores stores = before.apply(new Stores(journal, words, urn));
    rooms =
        new Rooms(
            vertx, stores, archive::catchUp, System::currentTimeMillis, place.patience(), metrics);
    sample = new Sample(vertx, database, urn);
    addresses = new Addresses(place.publicUrl(), place.port(), place.hostNames());
    server =
        new Server(
            vertx,
            new Server.Parts(
                rooms,
                journal,
                words,
                new PgSeats(database),
                archive,
                furniture.messages(),
                furniture.assets(),
                furniture.pages(),
                addresses,
                new Health(database::answers, metrics, ProgramVersion.TEXT),
                new Demonstration(Sample.live(), sample::isThere, sample::remove),
                place.whoMayStart(),
                place.limits()));
  }

  /** Opens the doors. The database is the house's from now on, also if that fails. */
  public static Future<House> open(
      Vertx vertx,
      Database database,
      Place place,
      Furniture furniture,
      PrometheusMeterRegistry metrics) {
    return open(vertx, database, place, furniture, metrics, UnaryOperator.identity());
  }

  /** The same with something between the rooms and the stores, such as a fault to be found. */
  static Future<House> open(
      Vertx vertx,
      Database database,
      Place place,
      Furniture furniture,
      PrometheusMeterRegistry metrics,
      UnaryOperator<Stores> before) {
    House house = new House(vertx, database, place, furniture, metrics, before);
    return house
        .secret
        .meet()
        .compose(met -> house.server.listen(place.host(), place.port(), place.eventLoops()))
        .onSuccess(port -> house.keepHouse())
        .map(house)
        .recover(failure -> house.close().transform(done -> Future.failedFuture(failure)));
  }

  private void keepHouse() {
    archive.catchUp();
    vertx.setPeriodic(
        KEEPING_MILLIS,
        timer -> {
          archive.catchUp();
          journal.forgetArrivals(ARRIVALS_MILLIS);
        });
    vertx.setPeriodic(SECRET_MILLIS, timer -> secret.follow());
  }

  /**
   * Fills the demonstration, if it is not there yet, and shows its minutes. Must not be called on
   * an event loop.
   */
  public void fillSample() throws InterruptedException {
    sample.fill();
    archive.catchUp().await();
  }

  Addresses addresses() {
    return addresses;
  }

  /**
   * Sockets, rooms, pool: each may still need what comes after it. Before the last the secret
   * follows the counts there were, so that the file is not left behind.
   */
  public Future<Void> close() {
    return rooms
        .stop()
        .transform(stopped -> secret.follow().timeout(SECRET_PATIENCE_SECONDS, TimeUnit.SECONDS))
        .transform(followed -> database.close());
  }
}
