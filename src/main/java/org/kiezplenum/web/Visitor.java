package org.kiezplenum.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as one request tells.
 *
 * @param token of the browser's cookie or of an API client's header; nobody else sees it
 * @param lang the language of the answer
 */
record Visitor(@Nullable String token, String lang) {
  static final String COOKIE = "kiezplenum";
  private static final long COOKIE_SECONDS = 60L * 60 * 24 * 60;
  private static final String BEARER = "Bearer ";

  static Visitor of(RoutingContext context) {
    var request = context.request();
    Cookie chosen = request.getCookie(Languages.COOKIE);
    String lang =
        Languages.choose(
            chosen == null ? null : chosen.getValue(),
            request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    return new Visitor(token(context), lang);
  }

  private static @Nullable String token(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(BEARER)) {
      return valid(header.substring(BEARER.length()).strip());
    }
    Cookie cookie = context.request().getCookie(COOKIE);
    return cookie == null ? null : valid(cookie.getValue());
  }

  private static @Nullable String valid(String token) {
    return Tokens.isToken(token) ? token : null;
  }

  /** Lets the browser keep its token, out of reach of scripts and of other sites. */
  static void keep(RoutingContext context, String token, boolean secure) {
    context
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, token)
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setPath("/")
                .setMaxAge(COOKIE_SECONDS));
  }
}
