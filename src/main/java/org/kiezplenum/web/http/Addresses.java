package org.kiezplenum.web.http;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under which address phones reach this server: {@code localhost} is useless to a gym. */
public final class Addresses {
  private final @Nullable URI publicUrl;
  private final int port;
  private final List<String> lan = OwnNames.forPhones();
  private final OwnNames names;

  /**
   * @param publicUrl the address people use, if it is known; else null
   * @param names by which the server may be called beside those it knows by itself
   */
  public Addresses(@Nullable URI publicUrl, int port, List<String> names) {
    this.publicUrl = publicUrl;
    this.port = port;
    this.names = new OwnNames(names);
  }

  public @Nullable URI publicUrl() {
    return publicUrl;
  }

  /** Every address that a phone might use, the likeliest first; empty without a network. */
  public List<String> forPhones() {
    return publicUrl == null
        ? lan.stream().map(host -> "http://" + host + port(port)).toList()
        : List.of(trimmed(publicUrl));
  }

  /** This machine's own address for its own browser. */
  public String here() {
    return "http://localhost" + port(port);
  }

  /**
   * The address to show and to put into a QR code.
   *
   * @param host what the browser that asks has typed, with its port; others can use it too unless
   *     it is this machine's own, or a name that is not ours
   */
  public String base(@Nullable String host) {
    if (publicUrl != null) {
      return trimmed(publicUrl);
    }
    Origin called = isOurs(host) ? Origin.read("http://" + host) : null;
    if (called != null && !OwnNames.isLoopback(called.host())) {
      return "http://" + host;
    }
    List<String> phones = forPhones();
    return phones.isEmpty() ? (called == null ? here() : "http://" + host) : phones.getFirst();
  }

  /** Whether the server may be called by this, as it stands in a request, with its port. */
  boolean isOurs(@Nullable String host) {
    Origin called = Origin.read("http://" + host);
    return called != null
        && (names.contain(called.host())
            || (publicUrl != null && called.host().equalsIgnoreCase(publicUrl.getHost())));
  }

  /**
   * Whether a page of this origin is ours, down to scheme and port.
   *
   * @param host what the request that names it has asked for
   */
  boolean isOurs(String origin, @Nullable String host, boolean encrypted) {
    Origin page = Origin.read(origin);
    if (page == null) {
      return false;
    }
    if (publicUrl != null) {
      Origin known = Origin.read(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority());
      // Where people come over TLS, nothing that came without is believed.
      if (page.equals(known) || isSecure()) {
        return page.equals(known);
      }
    }
    return isOurs(host) && page.equals(Origin.read((encrypted ? "https://" : "http://") + host));
  }

  private boolean isSecure() {
    return publicUrl != null && "https".equals(publicUrl.getScheme());
  }

  /** Whether a cookie of this answer is to travel encrypted only. */
  boolean isSecure(RoutingContext request) {
    return request.request().isSSL() || isSecure();
  }

  private static String trimmed(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String port(int port) {
    return port == 80 ? "" : ":" + port;
  }
}
