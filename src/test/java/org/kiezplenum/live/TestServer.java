package org.kiezplenum.live;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kiezplenum.FaultyHouse;
import org.kiezplenum.House;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Waiting;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.Secrets;
import org.kiezplenum.urn.ServerSecret;
import org.kiezplenum.web.http.Limits;
import org.kiezplenum.web.http.WhoMayStart;

/**
 * The whole server within the tests: on a database of its own in the shared PostgreSQL, at a free
 * port of this machine, put together as the real one is.
 */
public final class TestServer extends Site implements AutoCloseable {
  private static final int EVENT_LOOPS = 2;

  /** Long, so that no test fails because the disk of a shared machine stalls for a few seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private PgConnectOptions database;
  private final URI publicUrl;
  private final WhoMayStart whoMayStart;

  /** None, since all tests come from one address. */
  private static Limits limits = Limits.NONE;

  private final UnaryOperator<Stores> before;
  private final Supplier<ServerSecret> secret;
  private Vertx vertx;
  private House house;

  private TestServer(PgConnectOptions database, URI publicUrl, WhoMayStart whoMayStart) {
    this(database, publicUrl, whoMayStart, UnaryOperator.identity(), Secrets::same);
  }

  private TestServer(
      PgConnectOptions database,
      URI publicUrl,
      WhoMayStart whoMayStart,
      UnaryOperator<Stores> before,
      Supplier<ServerSecret> secret) {
    super(freePort());
    this.secret = secret;
    this.before = before;
    this.database = database;
    this.publicUrl = publicUrl;
    this.whoMayStart = whoMayStart;
    open();
  }

  /** A server with nothing in it. */
  public static TestServer start() {
    return start(null);
  }

  /** A server that tells people to come to this address, or to its own if it is null. */
  public static TestServer start(URI publicUrl) {
    return new TestServer(TestPostgres.address(), publicUrl, WhoMayStart.everybody());
  }

  /** A server where one address may do no more than this. */
  static TestServer within(Limits most) {
    limits = most;
    try {
      return start(null);
    } finally {
      limits = Limits.NONE;
    }
  }

  /** A server on a database that is there already. */
  static TestServer on(PgConnectOptions database) {
    return new TestServer(database, null, WhoMayStart.everybody());
  }

  /** A server where not everybody may start an assembly. */
  static TestServer where(WhoMayStart whoMayStart) {
    return new TestServer(TestPostgres.address(), null, whoMayStart);
  }

  /** A server with something between its rooms and its stores, such as a fault to be found. */
  static TestServer with(UnaryOperator<Stores> before) {
    return new TestServer(
        TestPostgres.address(), null, WhoMayStart.everybody(), before, Secrets::same);
  }

  /** A server whose secret stands in this file, on a database that is there already. */
  static TestServer with(Path secret, PgConnectOptions database) {
    return new TestServer(
        database,
        null,
        WhoMayStart.everybody(),
        UnaryOperator.identity(),
        () -> ServerSecret.in(secret));
  }

  /** Another server on the database of this one, as a second process would be. */
  public TestServer another() {
    return another(whoMayStart);
  }

  /** The same at the address that people use. */
  TestServer at(URI address) {
    return new TestServer(database, address, whoMayStart);
  }

  TestServer another(WhoMayStart others) {
    return new TestServer(database, publicUrl, others);
  }

  private void open() {
    vertx = Vertx.vertx();
    house =
        Waiting.result(
            Database.open(vertx, database)
                .compose(opened ->
                    FaultyHouse.open(
                        vertx,
                        opened,
                        new House.Place(
                            HOST,
                            port(),
                            publicUrl,
                            List.of(Browser.HALL),
                            EVENT_LOOPS,
                            whoMayStart,
                            limits,
                            PATIENCE,
                            secret.get()),
                        before)));
  }

  /** Fills the demonstration, as the flag would. */
  void fillSample() throws InterruptedException {
    house.fillSample();
  }

  PgConnectOptions database() {
    return new PgConnectOptions(database);
  }

  /** Ends as the real server does at Ctrl-C. The database stays. */
  public void stop() {
    Waiting.result(house.close());
    Waiting.result(vertx.close());
  }

  /** Stops, and starts again at the same port on the same database. */
  public void restart() {
    stop();
    open();
  }

  /** After it was stopped: starts at the same port on another database. */
  void openOn(PgConnectOptions other) {
    database = other;
    open();
  }

  @Override
  public void close() {
    stop();
  }
}
