package org.kiezplenum.web.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What this machine is called in its networks, which may change while the server runs: its own
 * addresses, its name with the endings that routers at home add, and the names that were set.
 */
final class OwnNames {
  private static final List<String> ENDINGS =
      List.of("", ".local", ".lan", ".home", ".home.arpa", ".internal", ".fritz.box");

  private static final long FRESH_NANOS = 5_000_000_000L;

  private final Set<String> always = new HashSet<>();
  private Set<String> addresses = Set.of();
  private long since;

  OwnNames(Collection<String> set) {
    always.add("localhost");
    set.forEach(name -> always.add(name.toLowerCase(Locale.ROOT)));
    try {
      InetAddress own = InetAddress.getLocalHost();
      for (String ending : ENDINGS) {
        always.add(own.getHostName().toLowerCase(Locale.ROOT) + ending);
      }
    } catch (IOException nameless) {
      // Then it has addresses only.
    }
    refresh();
  }

  /**
   * Whether the server may be called so.
   *
   * @param host without a port; an address of the newer kind in brackets
   */
  boolean contain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return isLoopback(name) || always.contains(name) || isAddress(name);
  }

  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127(\\.[0-9]{1,3}){3}")
        || host.equals("[::1]");
  }

  private synchronized boolean isAddress(String name) {
    if (!addresses.contains(name) && System.nanoTime() - since > FRESH_NANOS) {
      refresh();
    }
    return addresses.contains(name);
  }

  private synchronized void refresh() {
    since = System.nanoTime();
    Set<String> found = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(address -> found.add(written(address)));
    } catch (SocketException e) {
      // Whoever has no network is called by loopback.
    }
    addresses = found;
  }

  private static String written(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet4Address ? text : "[" + shortened(text) + "]";
  }

  /** As browsers write it: without zeros in front, the longest row of zeros left out. */
  private static String shortened(String full) {
    String[] groups = full.split(":", -1);
    int from = 0;
    int most = 0;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - i > most) {
        from = i;
        most = end - i;
      }
    }
    return most < 2
        ? full
        : String.join(":", List.of(groups).subList(0, from))
            + "::"
            + String.join(":", List.of(groups).subList(from + most, groups.length));
  }

  /** Addresses of this machine that phones may reach, the likeliest first. */
  static List<String> forPhones() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(OwnNames::isUsable)
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
