package org.kiezplenum.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What browsers are told about every answer: run nothing but our own files, tell nobody, keep
 * nothing.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
  private final Addresses addresses;

  public SecurityHeaders(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public void handle(RoutingContext context) {
    var headers = context.response().headers();
    headers.set("Content-Security-Policy", policy(context.request()));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    headers.set("X-Robots-Tag", "noindex");
    // Whatever may be kept says so itself.
    headers.set("Cache-Control", "no-store");
    context.next();
  }

  /** Older Safari does not count a socket as 'self', so our own host is named as well. */
  private String policy(HttpServerRequest request) {
    String host = SameOrigin.host(request);
    String sockets = addresses.isOurs(host) ? " ws://" + host + " wss://" + host : "";
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'"
        + sockets
        + "; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }
}
