package org.kiezplenum;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.kiezplenum.config.Config;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.HastyJournal;
import org.kiezplenum.journal.Waiting;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.texts.Messages;

/** The server with one fault: it says that something is stored before it is. */
public final class HastyServer {
  private HastyServer() {}

  public static void main(String[] arguments) {
    Config config = Config.load(Path.of(""), System.getenv());
    Vertx vertx = Vertx.vertx();
    House house =
        Waiting.result(
            Database.open(vertx, config.databaseUrl())
                .compose(database ->
                    House.open(
                        vertx,
                        database,
                        new House.Place(
                            config.host(),
                            config.port(),
                            null,
                            config.hostNames(),
                            2,
                            config.whoMayStart(),
                            config.limits(),
                            Rooms.PATIENCE,
                            config.serverSecret()),
                        House.Furniture.of(Messages.load()),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        stores ->
                            new Stores(
                                new HastyJournal(vertx, stores.journal()),
                                stores.words(),
                                stores.urn()))));
    System.out.println("http://localhost:" + config.port() + " " + house.addresses());
  }
}
