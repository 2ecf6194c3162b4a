package org.kiezplenum;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.cli.Apology;
import org.kiezplenum.cli.Errand;
import org.kiezplenum.cli.Errands;
import org.kiezplenum.cli.Help;
import org.kiezplenum.cli.Listening;
import org.kiezplenum.cli.MovingLine;
import org.kiezplenum.cli.StartCheck;
import org.kiezplenum.cli.Typed;
import org.kiezplenum.config.Config;
import org.kiezplenum.config.RawSettings;
import org.kiezplenum.journal.Database;
import org.kiezplenum.postgres.DataInUse;
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
  private final Messages messages;
  private final CountDownLatch tried = new CountDownLatch(1);
  private final PrometheusMeterRegistry metrics = ProcessFigures.registry();
  private final Vertx vertx = vertx(metrics);
  private @Nullable OwnPostgres postgres;
  private @Nullable House house;
  private volatile boolean stopping;

  /** Whether the start has come to an end, good or bad. */
  private volatile boolean ended;

  private Main(Config config, Messages messages) {
    this.config = config;
    this.messages = messages;
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
    speakUtf8();
    String lang = Languages.choose(null, Locale.getDefault().toLanguageTag());
    Messages messages = Messages.load();
    boolean serves = false;
    try {
      Typed typed = Typed.of(arguments);
      serves = typed instanceof Typed.Serve;
      OptionalInt ended = act(typed, messages, lang);
      ended.ifPresent(System::exit);
    } catch (Stopped stopped) {
      // It is being put away, and was said.
    } catch (Throwable failure) {
      // A person reads this in a terminal, so it is one sentence and no stack.
      System.err.println(Apology.of(failure, !serves, messages, lang));
      System.exit(1);
    }
  }

  /** Where nothing is said about letters (LANG=C), Java would write a question mark for many. */
  private static void speakUtf8() {
    if (System.out.charset().equals(StandardCharsets.US_ASCII)) {
      System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }
  }

  /** Does it; with what the program ends, absent if it goes on. */
  private static OptionalInt act(Typed typed, Messages messages, String lang) throws Exception {
    return switch (typed) {
      case Typed.Serve serve -> {
        serve(serve, messages, lang);
        yield OptionalInt.empty();
      }
      case Typed.Run asked -> OptionalInt.of(run(asked.errand(), messages, lang) ? 0 : 1);
      case Typed.CheckStart check -> {
        quieten();
        StartCheck starting = new StartCheck(messages, lang, System.out::println);
        yield OptionalInt.of(starting.run(Path.of(""), System.getenv()) ? 0 : 1);
      }
      case Typed.Count count ->
          OptionalInt.of(Recount.run(count.rest(), System.in, System.out, System.err));
      case Typed.TellHelp help -> {
        System.out.println(new Help(messages, lang).about(help.about()));
        yield OptionalInt.of(0);
      }
      case Typed.TellVersion version -> {
        System.out.println(new Help(messages, lang).version());
        yield OptionalInt.of(0);
      }
      case Typed.NotUnderstood not -> {
        System.err.println(messages.text(lang, not.key(), not.details()));
        yield OptionalInt.of(Typed.USAGE);
      }
    };
  }

  private static void serve(Typed.Serve serve, Messages messages, String lang) throws Exception {
    Map<String, String> settings = new HashMap<>(System.getenv());
    if (serve.sample() != null) {
      settings.put(RawSettings.variable("sample"), serve.sample());
    }
    Main main = new Main(Config.load(Path.of(""), settings), messages);
    stopWithParent();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> main.stop(lang), "stop"));
    try {
      main.start(lang);
      main.ended = true;
    } catch (Throwable failure) {
      // What somebody has ended fails in many ways, and for one reason.
      main.goOn();
      main.ended = true;
      throw failure;
    } finally {
      main.tried.countDown();
    }
  }

  /** Does something else than serve; whether it went well. */
  private static boolean run(Errand errand, Messages messages, String lang) {
    Config config = Config.load(Path.of(""), System.getenv());
    stopWithParent();
    quieten();
    Errands errands = new Errands(config, messages, lang, System.out::println, movingLine());
    // A PostgreSQL that was only started for this must not outlive it, also after Ctrl-C.
    Runtime.getRuntime().addShutdownHook(new Thread(errands::close, "stop"));
    return errands.run(errand);
  }

  private static MovingLine movingLine() {
    boolean isTerminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new MovingLine(System.err, isTerminal, System::nanoTime);
  }

  /** What is said goes to people in a terminal, not to a log. */
  private static void quieten() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
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
    lookAtTheDoor();
    if (config.databaseUrl() == null) {
      postgres = OwnPostgres.start(vertx, config.dataDir());
    }
    goOn();
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
    goOn();
    boolean borrowed = postgres == null && await(database.clusterName()).equals(OwnPostgres.NAME);
    house = await(House.open(vertx, database, place, furniture.get(), metrics));
    goOn();
    if (config.sample()) {
      house.fillSample();
    }
    System.out.println(Greeting.of(house.addresses(), config.sample(), messages, lang));
    // Nobody has waited for it.
    ProcessFigures.watch(metrics);
    if (borrowed) {
      System.out.println(messages.text(lang, "start.embedded-elsewhere"));
    }
  }

  /** What can be said at once is not said after a database was made. */
  private void lookAtTheDoor() throws IOException {
    try {
      Listening.tryAt(config.host(), config.port());
    } catch (BindException refused) {
      // Whoever starts it twice hears that, rather than that somebody has the port.
      if (config.databaseUrl() == null && OwnPostgres.isInUse(config.dataDir())) {
        throw new DataInUse(config.dataDir());
      }
      throw refused;
    }
  }

  /** Somebody has ended the program while it was starting. */
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1;
  }

  private void goOn() throws Stopped {
    if (stopping) {
      throw new Stopped();
    }
  }

  private Future<Database> database() {
    String url = config.databaseUrl();
    return url == null
        ? Database.open(vertx, Objects.requireNonNull(postgres).options())
        : Database.open(vertx, url);
  }

  /** The house, then what it stands on. Whoever is starting it finishes the step that is begun. */
  private void stop(String lang) {
    stopping = true;
    if (!ended) {
      System.err.println(messages.text(lang, "start.stopped"));
    }
    try {
      tried.await(STOP_SECONDS, TimeUnit.SECONDS);
      if (house != null) {
        house.close().await(STOP_SECONDS, TimeUnit.SECONDS);
      }
      vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      System.err.println(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
