package org.kiezplenum.web.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a form comes from one of our own pages where the browser does not say so: text
 * browsers send no {@code Origin}. Their forms carry the digest of a cookie that another site
 * cannot read.
 */
public final class FormToken {
  static final String FIELD = "form-token";
  private static final String COOKIE = "kiezforms";
  private static final String ONLY_THIS_HOST = "__Host-";
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\bmethod=\"post\"[^>]*>");

  private final Addresses addresses;

  public FormToken(Addresses addresses) {
    this.addresses = addresses;
  }

  /** The page with a token in each of its forms, if the browser may be one that needs it. */
  String into(String page, RoutingContext request) {
    // Whoever says where a request comes from says it with the form as well.
    if (request.request().headers().contains("Sec-Fetch-Site") || !FORM.matcher(page).find()) {
      return page;
    }
    String kept = kept(request);
    String secret = kept == null ? Tokens.draw() : kept;
    if (kept == null) {
      boolean secure = addresses.isSecure(request);
      request
          .response()
          .addCookie(
              Cookie.cookie(name(request), secret)
                  .setHttpOnly(true)
                  .setSecure(secure)
                  .setSameSite(CookieSameSite.LAX)
                  .setPath("/"));
    }
    String field = "<input type=\"hidden\" name=\"" + FIELD + "\" value=\"" + of(secret) + "\">";
    return FORM.matcher(page).replaceAll(form -> form.group() + field);
  }

  /** Whether what came with a form is the token of a page that this browser was shown. */
  boolean isIn(RoutingContext request, @Nullable String token) {
    String kept = kept(request);
    return kept != null
        && token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), of(kept).getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String kept(RoutingContext request) {
    Cookie cookie = request.request().getCookie(name(request));
    return cookie != null && Tokens.isToken(cookie.getValue()) ? cookie.getValue() : null;
  }

  private String name(RoutingContext request) {
    return (addresses.isSecure(request) ? ONLY_THIS_HOST : "") + COOKIE;
  }

  private static String of(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("kiezplenum form " + secret).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
