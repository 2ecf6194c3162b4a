package org.kiezplenum.web.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request change something only if it comes from one of our own pages, or carries no cookie
 * that a foreign page could misuse.
 *
 * <p>Browsers send {@code Sec-Fetch-Site} only from origins they trust, which a plain-HTTP address
 * in a gym is not; there the {@code Origin} must be ours. Text browsers send neither: their forms
 * carry a {@link FormToken}, which is looked at once the form has been read.
 */
public final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String UNPROVED = "kiezplenum.unproved";

  private final Addresses addresses;
  private final FormToken tokens;

  public SameOrigin(Addresses addresses, FormToken tokens) {
    this.addresses = addresses;
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (SAFE.contains(request.method()) || isOurs(request)) {
      context.next();
    } else if (saysNothing(request) && !Answers.isApi(context)) {
      context.put(UNPROVED, true);
      context.next();
    } else {
      context.fail(403);
    }
  }

  private static boolean saysNothing(HttpServerRequest request) {
    return !request.headers().contains(HttpHeaders.ORIGIN)
        && !request.headers().contains("Sec-Fetch-Site");
  }

  /** Whether a form that was read may act. */
  public boolean mayAct(RoutingContext context, MultiMap form) {
    return context.get(UNPROVED) == null || tokens.isIn(context, form.get(FormToken.FIELD));
  }

  /** For what comes after the body was read. */
  public void prove(RoutingContext context) {
    if (mayAct(context, context.request().formAttributes())) {
      context.next();
    } else {
      context.fail(403);
    }
  }

  /** Whether a request that acts on somebody's behalf may do so. */
  public boolean isOurs(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      return addresses.isOurs(origin, host(request), request.isSSL());
    }
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return true;
    }
    boolean fromBrowser = request.headers().contains("Sec-Fetch-Site");
    boolean asksAsSomebody = request.headers().contains(HttpHeaders.COOKIE);
    String path = request.path();
    return !fromBrowser && !asksAsSomebody && path != null && path.startsWith("/api/");
  }

  /** What was asked for, with its port; HTTP/2, which a proxy may speak, has no Host header. */
  public static @Nullable String host(HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    if (host != null) {
      return host;
    }
    HostAndPort authority = request.authority();
    return authority == null ? null : authority.toString();
  }
}
