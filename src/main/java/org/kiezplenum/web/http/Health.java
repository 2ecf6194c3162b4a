package org.kiezplenum.web.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** For those who watch the server: does it live, can it work, how much does it do. */
public final class Health {
  private final Supplier<Future<?>> ready;
  private final PrometheusMeterRegistry metrics;
  private final String version;

  /**
   * @param ready succeeds if the database answers and stores; must not take long to tell
   * @param version of the program
   */
  public Health(Supplier<Future<?>> ready, PrometheusMeterRegistry metrics, String version) {
    this.ready = ready;
    this.metrics = metrics;
    this.version = version;
  }

  /** Of the program. */
  public String version() {
    return version;
  }

  /** Whether the database stores. */
  public Future<?> isReady() {
    return ready.get();
  }

  public void routes(Router router) {
    router.get("/health").handler(this::ready);
    router.get("/health/ready").handler(this::ready);
    router.get("/health/live").handler(request -> answer(request, 200, "live"));
    router.get("/metrics").handler(this::metrics);
  }

  /**
   * Only as it is written here, letter by letter. A proxy that keeps this address inside must not
   * know all the other ways in which a router takes it for the same.
   */
  private void metrics(RoutingContext request) {
    if ("/metrics".equals(request.request().path())) {
      request
          .response()
          .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
          .end(metrics.scrape());
    } else {
      request.next();
    }
  }

  private void ready(RoutingContext request) {
    isReady()
        .onSuccess(yes -> answer(request, 200, "ready"))
        .onFailure(no -> answer(request, 503, "database-away"));
  }

  private static void answer(RoutingContext request, int status, String state) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end("{\"state\":\"" + state + "\"}");
  }
}
