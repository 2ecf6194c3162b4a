package org.kiezplenum.live;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import org.kiezplenum.House;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Waiting;
import org.kiezplenum.web.Messages;
import org.kiezplenum.web.WhoMayStart;

/**
 * The whole server within the tests: on a database of its own in the shared PostgreSQL, at a free
 * port of this machine, put together as the real one is.
 */
public final class TestServer extends Site implements AutoCloseable {
  private static final int EVENT_LOOPS = 2;

  private PgConnectOptions database;
  private final URI publicUrl;
  private final WhoMayStart whoMayStart;
  private Vertx vertx;
  private House house;

  private TestServer(PgConnectOptions database, URI publicUrl, WhoMayStart whoMayStart) {
    super(freePort());
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

  /** A server on a database that is there already. */
  static TestServer on(PgConnectOptions database) {
    return new TestServer(database, null, WhoMayStart.everybody());
  }

  /** A server where not everybody may start an assembly. */
  static TestServer where(WhoMayStart whoMayStart) {
    return new TestServer(TestPostgres.address(), null, whoMayStart);
  }

  /** Another server on the database of this one, as a second process would be. */
  public TestServer another() {
    return another(whoMayStart);
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
                    House.open(
                        vertx,
                        opened,
                        new House.Place(HOST, port(), publicUrl, EVENT_LOOPS, whoMayStart),
                        Messages.load(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))));
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
