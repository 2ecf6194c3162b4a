package org.kiezplenum.web;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as wrong tries are counted: by the address, which is kept nowhere. */
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
      return String.valueOf(peer);
    }
    String last = named.substring(named.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || last.length() > LONGEST ? peer : last;
  }

  private static boolean isThisMachine(String peer) {
    return peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1") || peer.equals("::1");
  }
}
