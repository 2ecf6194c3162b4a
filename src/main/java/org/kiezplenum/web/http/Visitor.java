package org.kiezplenum.web.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.texts.Languages;

/**
 * Who asks, as far as one request tells.
 *
 * <p>A browser has a cookie for each assembly it has a seat in, so that coming into one never takes
 * over what stands in another's. Behind TLS its name begins with {@code __Host-}: browsers take
 * such a one only from this very host over TLS, so that no neighbouring site can put somebody on a
 * seat that it knows.
 *
 * @param bearer of an API client's header; where there is one, cookies are not looked at
 * @param cookies the tokens of the browser by the names of their cookies, the oldest first
 * @param lang the language of the answer
 */
public record Visitor(@Nullable String bearer, Map<String, String> cookies, String lang) {
  /** Until cookies had the name of their assembly. */
  static final String EARLIER_COOKIE = "kiezplenum";

  private static final String COOKIE = "kiezplenum-";
  private static final String ONLY_THIS_HOST = "__Host-";
  private static final long COOKIE_SECONDS = 60L * 60 * 24 * 60;

  /** Whoever comes to more assemblies than this within the time leaves the oldest seat. */
  static final int MOST_COOKIES = 30;

  private static final String BEARER = "Bearer ";

  public static Visitor of(RoutingContext context) {
    var request = context.request();
    Cookie chosen = request.getCookie(Languages.COOKIE);
    String lang =
        Languages.choose(
            chosen == null ? null : chosen.getValue(),
            request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(BEARER)
        ? new Visitor(valid(header.substring(BEARER.length()).strip()), Map.of(), lang)
        : new Visitor(null, cookies(context), lang);
  }

  private static Map<String, String> cookies(RoutingContext context) {
    Map<String, String> ours = new LinkedHashMap<>();
    for (Cookie cookie : context.request().cookies()) {
      String name = cookie.getName();
      String token = valid(cookie.getValue());
      boolean ofSeat =
          name.equals(EARLIER_COOKIE)
              || name.startsWith(COOKIE)
              || name.startsWith(ONLY_THIS_HOST + COOKIE);
      if (ofSeat && token != null) {
        ours.putIfAbsent(name, token);
      }
    }
    return ours;
  }

  private static @Nullable String valid(String token) {
    return Tokens.isToken(token) ? token : null;
  }

  /** Whether they show anything that may be a seat somewhere. */
  boolean showsToken() {
    return bearer != null || !cookies.isEmpty();
  }

  /**
   * What the browser holds for this assembly.
   *
   * @param secure whether only a cookie that has come over TLS counts
   */
  @Nullable String cookie(AssemblyId assembly, boolean secure) {
    return cookies.get(name(assembly, secure));
  }

  @Nullable String earlierCookie() {
    return cookies.get(EARLIER_COOKIE);
  }

  private static String name(AssemblyId assembly, boolean secure) {
    return (secure ? ONLY_THIS_HOST : "") + COOKIE + assembly.value();
  }

  /** Lets the browser keep its token, out of reach of scripts and of other sites. */
  static void keep(RoutingContext context, AssemblyId assembly, String token, boolean secure) {
    String name = name(assembly, secure);
    // A head of a request has little room, and proxies give it less.
    List<String> others =
        of(context).cookies().keySet().stream().filter(other -> !other.equals(name)).toList();
    others
        .subList(0, Math.max(0, others.size() - MOST_COOKIES + 1))
        .forEach(oldest -> context.response().addCookie(cookie(oldest, "", secure).setMaxAge(0)));
    context.response().addCookie(cookie(name, token, secure).setMaxAge(COOKIE_SECONDS));
  }

  private static Cookie cookie(String name, String value, boolean secure) {
    return Cookie.cookie(name, value)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX)
        .setPath("/");
  }
}
