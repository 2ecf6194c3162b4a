package org.kiezplenum.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the server may listen somewhere, found out by doing so for a moment. */
public final class Listening {
  private Listening() {}

  /**
   * Says no before anything else is made.
   *
   * @throws BindException if the port is taken or not allowed, or the address is not ours
   * @throws java.net.UnknownHostException if there is no such name
   */
  public static void tryAt(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    }
  }

  /** Whether nobody but this machine reaches it there. */
  static boolean isOnlyHere(String host) throws IOException {
    return InetAddress.getByName(host).isLoopbackAddress();
  }
}
