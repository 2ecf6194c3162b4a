package org.kiezplenum.postgres;

import io.vertx.core.Vertx;
import java.nio.file.Path;

/** A server that starts its PostgreSQL, says so, and waits to be killed. */
final class LeftBehind {
  private LeftBehind() {}

  public static void main(String[] arguments) throws InterruptedException {
    OwnPostgres postgres =
        OwnPostgres.start(Vertx.vertx(), Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.println("STARTED " + postgres.pid());
    Thread.currentThread().join();
  }
}
