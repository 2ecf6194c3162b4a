package org.kiezplenum;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.cli.Apology;
import org.kiezplenum.cli.Errand;
import org.kiezplenum.cli.Errands;
import org.kiezplenum.config.BadSetting;
import org.kiezplenum.config.Config;
import org.kiezplenum.config.RawSettings;
import org.kiezplenum.journal.Database;
import org.kiezplenum.postgres.OwnPostgres;
import org.kiezplenum.recount.Recount;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.urn.ServerSecret;
import org.slf4j.LoggerFactory;

/** Starts the server: a PostgreSQL, a house on it, and a greeting. */
public final class Main {
  private static final long STOP_SECONDS = 20;

  private final Config config;
  private final Messages messages = Messages.load();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Vertx vertx = vertx(metrics);
  private @Nullable OwnPostgres postgres;
  private @Nullable House house;

  private Main(Config config) {
    this.config = config;
  }

  /** A method may be any word that somebody makes up, so no figure is kept for each of them. */
  private static Vertx vertx(PrometheusMeterRegistry metrics) {
    MicrometerMetricsOptions finite =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setLabels(EnumSet.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.EB_SIDE));
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(finite))
        .withMetrics(new MicrometerMetricsFactory(metrics))
        .build();
  }

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(Recount.COMMAND)) {
      // Before anything else starts: it needs no settings, no server and no database.
      List<String> behind = List.of(arguments).subList(1, arguments.length);
      System.exit(Recount.run(behind, System.in, System.out, System.err));
    }
    String lang = Languages.choose(null, Locale.getDefault().toLanguageTag());
    Optional<Errand> errand = Errand.of(arguments);
    try {
      Config config = Config.load(Path.of(""), settings(arguments, System.getenv()));
      stopWithParent();
      if (errand.isPresent()) {
        System.exit(run(errand.get(), config, lang) ? 0 : 1);
      }
      Main main = new Main(config);
      Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
      main.start(lang);
    } catch (Throwable failure) {
      // A person reads this in a terminal, so it is one sentence and no stack.
      System.err.println(Apology.of(failure, errand.isPresent(), Messages.load(), lang));
      System.exit(1);
    }
  }

  /** Does something else than serve; whether it went well. */
  private static boolean run(Errand errand, Config config, String lang) {
    // What is said goes to people in a terminal, not to a log.
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    Errands errands = new Errands(config, Messages.load(), lang, System.out::println);
    // A PostgreSQL that was only started for this must not outlive it, also after Ctrl-C.
    Runtime.getRuntime().addShutdownHook(new Thread(errands::close, "stop"));
    return errands.run(errand);
  }

  /**
   * What a start may ask for by word: a demonstration. Any other option is refused, since whoever
   * types one means it to do something.
   */
  public static Map<String, String> settings(String[] arguments, Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    for (String argument : arguments) {
      String option = argument.split("=", 2)[0];
      if (option.equals("--sample")) {
        settings.put(
            RawSettings.variable("sample"),
            argument.equals(option) ? "true" : argument.substring(option.length() + 1));
      } else if (option.startsWith("-") && !argument.startsWith(Errand.DO)) {
        throw new BadSetting("setting.unknown-option", Map.of("option", option));
      }
    }
    return settings;
  }

  /** Maven starts the server as a child; if Maven is stopped, the server is meant. */
  private static void stopWithParent() {
    if (Boolean.getBoolean("kiezplenum.stop-with-parent")) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> System.exit(0));
          });
    }
  }

  private void start(String lang) throws Exception {
    // Nobody needs it before the database is there, and making it takes as long.
    CompletableFuture<House.Furniture> furniture =
        CompletableFuture.supplyAsync(() -> House.Furniture.of(messages));
    if (config.databaseUrl() == null) {
      postgres = OwnPostgres.start(vertx, config.dataDir());
    }
    ServerSecret secret = config.serverSecret();
    if (!secret.canMove()) {
      LoggerFactory.getLogger(Main.class)
          .warn(
              "the secret stands still, for it is set by SECRET or its file cannot be replaced"
                  + " here: who knows it can open counted secret votes as long as the database's"
                  + " disk has anything left of them; a file that this server can replace"
                  + " (SECRET_FILE) forgets");
    }
    House.Place place =
        new House.Place(
            config.host(),
            config.port(),
            config.publicUrl(),
            config.hostNames(),
            config.eventLoops(),
            config.whoMayStart(),
            config.limits(),
            Rooms.PATIENCE,
            secret);
    Database database = await(database());
    boolean borrowed = postgres == null && await(database.clusterName()).equals(OwnPostgres.NAME);
    house = await(House.open(vertx, database, place, furniture.get(), metrics));
    if (config.sample()) {
      house.fillSample();
    }
    System.out.println(Greeting.of(house.addresses(), config.sample(), messages, lang));
    if (borrowed) {
      System.out.println(messages.text(lang, "start.embedded-elsewhere"));
    }
  }

  private Future<Database> database() {
    String url = config.databaseUrl();
    return url == null
        ? Database.open(vertx, Objects.requireNonNull(postgres).options())
        : Database.open(vertx, url);
  }

  /** The house, then what it stands on. */
  private void stop() {
    try {
      if (house != null) {
        house.close().await(STOP_SECONDS, TimeUnit.SECONDS);
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
