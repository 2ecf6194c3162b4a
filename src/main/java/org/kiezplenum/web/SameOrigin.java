package org.kiezplenum.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request change something only if it comes from one of our own pages, or carries no cookie
 * that a foreign page could misuse.
 *
 * <p>Browsers send {@code Sec-Fetch-Site} only from origins they trust, which a plain-HTTP address
 * in a gym is not; there the {@code Origin} must be ours.
 */
final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final @Nullable String publicHost;

  /**
   * @param publicUrl the address people use, if a proxy stands in front; else null
   */
  SameOrigin(@Nullable URI publicUrl) {
    this.publicHost = publicUrl == null ? null : publicUrl.getAuthority();
  }

  @Override
  public void handle(RoutingContext context) {
    if (SAFE.contains(context.request().method()) || isOurs(context.request())) {
      context.next();
    } else {
      context.fail(403);
    }
  }

  /** Whether a request that acts on somebody's behalf may do so. */
  boolean isOurs(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      return isOurs(origin, request);
    }
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return true;
    }
    boolean fromBrowser = request.headers().contains("Sec-Fetch-Site");
    boolean asksAsSomebody = request.headers().contains(HttpHeaders.COOKIE);
    String path = request.path();
    return !fromBrowser && !asksAsSomebody && path != null && path.startsWith("/api/");
  }

  private boolean isOurs(String origin, HttpServerRequest request) {
    int scheme = origin.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    String host = origin.substring(scheme + 3);
    return host.equalsIgnoreCase(host(request)) || host.equalsIgnoreCase(publicHost);
  }

  /** What was asked for, with its port; HTTP/2, which a proxy may speak, has no Host header. */
  static @Nullable String host(HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    if (host != null) {
      return host;
    }
    HostAndPort authority = request.authority();
    return authority == null ? null : authority.toString();
  }
}
