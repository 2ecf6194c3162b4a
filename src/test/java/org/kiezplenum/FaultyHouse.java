package org.kiezplenum;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.UnaryOperator;
import org.kiezplenum.journal.Database;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.texts.Messages;

/** A house with something between its rooms and its stores, for tests of other packages. */
public final class FaultyHouse {
  private static final House.Furniture FURNITURE = House.Furniture.of(Messages.load());

  private FaultyHouse() {}

  public static Future<House> open(
      Vertx vertx, Database database, House.Place place, UnaryOperator<Stores> before) {
    return House.open(
        vertx,
        database,
        place,
        FURNITURE,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        before);
  }
}
