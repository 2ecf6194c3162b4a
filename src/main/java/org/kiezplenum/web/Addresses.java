package org.kiezplenum.web;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under which address phones reach this server: {@code localhost} is useless to a gym. */
public final class Addresses {
  private final @Nullable URI publicUrl;
  private final int port;
  private final List<String> lan;

  /**
   * @param publicUrl the address people use, if it is known; else null
   */
  public Addresses(@Nullable URI publicUrl, int port) {
    this.publicUrl = publicUrl;
    this.port = port;
    this.lan = lanHosts();
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
   *     it is this machine's own
   */
  public String base(@Nullable String host) {
    if (publicUrl != null) {
      return trimmed(publicUrl);
    }
    if (host != null && !isLoopback(host)) {
      return "http://" + host;
    }
    List<String> phones = forPhones();
    return phones.isEmpty() ? (host == null ? here() : "http://" + host) : phones.getFirst();
  }

  /** Whether a cookie of this answer is to travel encrypted only. */
  boolean isSecure(RoutingContext request) {
    return request.request().isSSL()
        || (publicUrl != null && "https".equals(publicUrl.getScheme()));
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("localhost") || host.startsWith("127.") || host.startsWith("[::1]");
  }

  private static String trimmed(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String port(int port) {
    return port == 80 ? "" : ":" + port;
  }

  private static List<String> lanHosts() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Addresses::isUsable)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
          .sorted(Comparator.comparing(address -> !address.isSiteLocalAddress()))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      String name = network.getName();
      boolean contained =
          name.startsWith("docker") || name.startsWith("br-") || name.startsWith("veth");
      return network.isUp() && !network.isLoopback() && !contained;
    } catch (SocketException e) {
      return false;
    }
  }
}
