package org.kiezplenum.journal;

import io.netty.handler.timeout.ReadTimeoutHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A PostgreSQL, 15 or newer, in the shape that this server needs: the one and only way to it for
 * journal, words, urn and seats.
 */
public final class Database {
  private static final int OLDEST_VERSION = 15;

  /** Each append holds one for about a millisecond, so that few serve many assemblies. */
  private static final int CONNECTIONS = 10;

  private static final int WAITING_FOR_A_CONNECTION = 2_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int FIRST_ANSWER_SECONDS = 10;
  private static final int WAIT_FOR_A_CONNECTION_MILLIS = 10_000;
  private static final int UNUSED_SECONDS = 10;

  /**
   * A connection that was asked something and brings nothing for so long is dead, whatever TCP
   * says: a machine or a way to it can vanish without a word. Longer than any statement may take.
   */
  private static final int SILENT_SECONDS = 15;

  private static final String STATEMENT_TIMEOUT = "10s";
  private static final int STATEMENTS_KEPT = 128;
  private static final int STATEMENT_LENGTH = 4_096;
  private static final int PIPELINE = 64;

  /** How long one that refused to store counts as away, if nothing was stored since. */
  private static final long TROUBLE_MILLIS = 5_000;

  private static final int ANSWER_SECONDS = 2;

  private final Outage outage = new Outage(System::nanoTime);
  private volatile long troubledAt = Long.MIN_VALUE;

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Pool pool;

  private Database(Vertx vertx, PgConnectOptions options, Pool pool) {
    this.vertx = vertx;
    this.options = options;
    this.pool = pool;
  }

  /**
   * Opens the database at a URI like {@code postgresql://user:password@host:5432/name}.
   *
   * <p>Fails with {@link DatabaseRefused}.
   */
  public static Future<Database> open(Vertx vertx, String uri) {
    try {
      return open(vertx, address(uri));
    } catch (DatabaseRefused refused) {
      return Future.failedFuture(refused);
    }
  }

  /** The parts of such a URI. Throws {@link DatabaseRefused}. */
  public static PgConnectOptions address(String uri) {
    return DatabaseUrl.read(uri);
  }

  /** The same, for somebody who has the address in parts. */
  public static Future<Database> open(Vertx vertx, PgConnectOptions address) {
    return open(
        vertx,
        address,
        connection -> writable(connection).compose(done -> Migrations.apply(connection)));
  }

  /**
   * Opens a database that was used before, in the shape that it has: for whoever only reads, and
   * must not change what an older server may be working with.
   */
  public static Future<Database> look(Vertx vertx, PgConnectOptions address) {
    return open(vertx, address, Migrations::check);
  }

  private static Future<Database> open(
      Vertx vertx, PgConnectOptions address, Function<PgConnection, Future<Void>> prepare) {
    PgConnectOptions options = tuned(address);
    return PgConnection.connect(vertx, options)
        .timeout(FIRST_ANSWER_SECONDS, TimeUnit.SECONDS)
        .compose(connection ->
            check(connection)
                .compose(done -> prepare.apply(connection))
                .eventually(connection::close))
        .recover(e -> Future.failedFuture(DatabaseCause.of(e, options)))
        .map(done -> new Database(vertx, options, pool(vertx, options)));
  }

  static PgConnectOptions tuned(PgConnectOptions address) {
    Map<String, String> properties = new HashMap<>(address.getProperties());
    properties.put("application_name", "kiezplenum");
    properties.put("client_min_messages", "warning");
    // Plans are kept. One that was made while a table was empty must not go on reading the whole
    // table when it has grown; everything asked here has an index.
    properties.put("enable_seqscan", "off");
    // What was acknowledged must be on the disk, whatever the role's default says.
    properties.put("synchronous_commit", "on");
    // A server that stops in the middle of an append must not hold an assembly's head for ever.
    properties.put("idle_in_transaction_session_timeout", "10s");
    properties.put("statement_timeout", STATEMENT_TIMEOUT);
    return new PgConnectOptions(address)
        .setProperties(properties)
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
        .setPreparedStatementCacheSqlLimit(STATEMENT_LENGTH)
        .setPipeliningLimit(PIPELINE);
  }

  static Future<Void> check(PgConnection connection) {
    return connection
        .query(
            """
            select current_setting('server_version_num')::int / 10000 as version,
                   current_setting('server_encoding') as encoding,
                   current_setting('fsync') as fsync,
                   current_setting('full_page_writes') as full_page_writes\
            """)
        .execute()
        .compose(rows -> {
          Row row = rows.iterator().next();
          if (row.getInteger("version") < OLDEST_VERSION) {
            return refused("database-too-old", Map.of("version", row.getInteger("version")));
          }
          if (!row.getString("encoding").equals("UTF8")) {
            return refused("database-not-utf8", Map.of("encoding", row.getString("encoding")));
          }
          if (row.getString("fsync").equals("off")
              || row.getString("full_page_writes").equals("off")) {
            return refused("database-not-durable", Map.of());
          }
          return Future.succeededFuture();
        });
  }

  /**
   * A copy that follows another one, or a setting, would let the server start and store nothing.
   */
  static Future<Void> writable(PgConnection connection) {
    return connection
        .query("select current_setting('transaction_read_only') as read_only")
        .execute()
        .compose(rows ->
            rows.iterator().next().getString("read_only").equals("on")
                ? refused("database-read-only", Map.of())
                : Future.succeededFuture());
  }

  private static Future<Void> refused(String code, Map<String, Object> details) {
    return Future.failedFuture(new DatabaseRefused(code, details));
  }

  private static Pool pool(Vertx vertx, PgConnectOptions options) {
    return PgBuilder.pool()
        .connectingTo(options)
        .with(
            new PoolOptions()
                .setMaxSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING_FOR_A_CONNECTION)
                .setConnectionTimeout(WAIT_FOR_A_CONNECTION_MILLIS)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                // Before it would be taken for a silent one.
                .setIdleTimeout(UNUSED_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .with(
            new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true))
        .withConnectHandler(Database::hangUpOnSilence)
        .using(vertx)
        .build();
  }

  /**
   * The client's own way to close asks the other side to do it, which does not help where there is
   * no other side any more; so this one stands before it.
   */
  private static void hangUpOnSilence(SqlConnection connection) {
    if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase it) {
      it.socket()
          .channelHandlerContext()
          .pipeline()
          .addFirst("silence", new ReadTimeoutHandler(SILENT_SECONDS));
    }
    connection.close();
  }

  /** For single statements, and for transactions that are not appends. */
  public Pool pool() {
    return pool;
  }

  /** For a connection beside the pool, for example one that listens. */
  public PgConnectOptions options() {
    return new PgConnectOptions(options);
  }

  /**
   * Names the history in this database; one that was restored, or into which an assembly was
   * brought, has another from then on.
   */
  public Future<String> epoch() {
    return pool.query("select epoch from server")
        .execute()
        .map(rows -> rows.iterator().next().getString("epoch"));
  }

  /** What its PostgreSQL calls itself; empty if it has no name. */
  public Future<String> clusterName() {
    return pool.query("select current_setting('cluster_name') as name")
        .execute()
        .map(rows -> rows.iterator().next().getString("name"));
  }

  /**
   * A connection for long work of one's own, without the limits on time that an append has. Close
   * it after use.
   */
  public Future<PgConnection> patient() {
    return PgConnection.connect(vertx, options)
        .compose(connection ->
            connection
                .query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0")
                .execute()
                .map(connection));
  }

  Vertx vertx() {
    return vertx;
  }

  /** Fails if it does not answer within two seconds, or could not store what was last asked. */
  public Future<?> answers() {
    if (System.currentTimeMillis() - TROUBLE_MILLIS < troubledAt) {
      return Future.failedFuture("the database cannot store");
    }
    return pool.query("select 1").execute().timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  void stored() {
    troubledAt = Long.MIN_VALUE;
    outage.stored();
  }

  void failed(Throwable cause) {
    outage.failed(cause);
    if (Outage.isSaid(cause)) {
      troubledAt = System.currentTimeMillis();
    }
  }

  /** Waits for nothing: whoever writes or follows has ended before. */
  public Future<Void> close() {
    return pool.close();
  }
}
