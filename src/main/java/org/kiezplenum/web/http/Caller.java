package org.kiezplenum.web.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as tries are counted: by the address, which is kept nowhere. Whoever has one of
 * the newer kind has a whole network of them (a /64), so that is what counts.
 */
final class Caller {
  private static final int LONGEST = 64;

  private Caller() {}

  /**
   * The address that a request comes from. Behind a proxy on this machine everybody would be the
   * same one, and one who guesses would keep all others out; there the last address that the proxy
   * names is meant. From elsewhere that header is not believed, since anybody can write it.
   */
  static String of(HttpServerRequest request) {
    return of(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
  }

  static String of(@Nullable String peer, @Nullable String named) {
    if (peer == null || named == null || !isThisMachine(peer)) {
      return network(String.valueOf(peer));
    }
    String last = named.substring(named.lastIndexOf(',') + 1).strip();
    return network(last.isEmpty() || last.length() > LONGEST ? peer : last);
  }

  private static boolean isThisMachine(String peer) {
    return peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1") || peer.equals("::1");
  }

  /** Some proxies add the port, and put an address of the newer kind into brackets. */
  private static String network(String address) {
    String bare = address.replaceFirst("^\\[(.*)](:[0-9]+)?$", "$1").replaceFirst("%.*$", "");
    if (bare.matches("[0-9.]+:[0-9]+")) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    try {
      return InetAddress.ofLiteral(bare) instanceof Inet6Address newer
          ? network(newer.getAddress())
          : InetAddress.ofLiteral(bare).getHostAddress();
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  private static String network(byte[] address) {
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      first.append("%x:".formatted((address[i] & 0xff) << 8 | address[i + 1] & 0xff));
    }
    return first.append(":/64").toString();
  }
}
