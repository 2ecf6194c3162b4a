package org.kiezplenum;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.minutes.Archive;
import org.kiezplenum.postgres.OwnPostgres;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.PgUrn;
import org.kiezplenum.web.Addresses;
import org.kiezplenum.web.Assets;
import org.kiezplenum.web.Health;
import org.kiezplenum.web.Languages;
import org.kiezplenum.web.Messages;
import org.kiezplenum.web.Pages;
import org.kiezplenum.web.PgSeats;
import org.kiezplenum.web.Server;
import org.kiezplenum.words.PgWords;

/** Starts the server: everything is made and put together here, by hand. */
public final class Main {
  private static final long STOP_SECONDS = 20;
  private static final long ARCHIVE_MILLIS = 60_000;

  private final Config config;
  private final Messages messages = Messages.load();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Vertx vertx =
      Vertx.builder()
          .withMetrics(new MicrometerMetricsFactory(metrics))
          .build();
  private @Nullable OwnPostgres postgres;
  private @Nullable Database database;
  private @Nullable Rooms rooms;

  private Main(Config config) {
    this.config = config;
  }

  public static void main(String[] arguments) {
    String lang = Languages.choose(null, Locale.getDefault().toLanguageTag());
    try {
      Main main = new Main(Config.load(Path.of(""), System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
      main.start(lang);
    } catch (Throwable failure) {
      // A person reads this in a terminal, so it is one sentence and no stack.
      System.err.println(Apology.of(failure, Messages.load(), lang));
      System.exit(1);
    }
  }

  private void start(String lang) throws Exception {
    if (config.databaseUrl() == null) {
      postgres = OwnPostgres.start(vertx, config.dataDir());
    }
    database = await(open());
    PgJournal journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    Archive archive = new Archive(vertx, database, journal, words);
    rooms = new Rooms(vertx, new Stores(journal, words, new PgUrn(database)), archive::catchUp);
    Assets assets = Assets.load(messages);
    Addresses addresses = new Addresses(config.publicUrl(), config.port());
    Database opened = database;
    Server server =
        new Server(
            vertx,
            new Server.Parts(
                rooms,
                words,
                new PgSeats(database),
                archive,
                messages,
                assets,
                Pages.load(messages, assets),
                addresses,
                new Health(() -> opened.pool().query("select 1").execute(), metrics)));
    await(server.listen(config.host(), config.port(), config.eventLoops()));
    archive.catchUp();
    vertx.setPeriodic(ARCHIVE_MILLIS, timer -> archive.catchUp());
    System.out.println(Greeting.of(addresses, messages, lang));
  }

  private Future<Database> open() {
    String url = config.databaseUrl();
    return url == null
        ? Database.open(vertx, java.util.Objects.requireNonNull(postgres).options())
        : Database.open(vertx, url);
  }

  /** Sockets, rooms, pool, PostgreSQL: each may still need what comes after it. */
  private void stop() {
    try {
      if (rooms != null) {
        rooms.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
      }
      if (database != null) {
        database.close().await(STOP_SECONDS, TimeUnit.SECONDS);
      }
      vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      System.err.println(e);
    } finally {
      if (postgres != null) {
        postgres.close();
      }
    }
  }

  private static <T> T await(Future<T> future) throws ExecutionException, InterruptedException {
    return future.toCompletionStage().toCompletableFuture().get();
  }
}
