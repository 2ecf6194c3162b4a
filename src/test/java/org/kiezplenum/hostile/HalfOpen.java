package org.kiezplenum.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.live.Site;

/**
 * Connections that begin something and never end it: silent ones, half a head, half a body, half an
 * upgrade, an open socket without a word. They stay until whoever is to notice has done their work.
 */
final class HalfOpen implements AutoCloseable {
  private static final int OF_EACH = 60;
  private static final int GARBAGE = 4100;

  private final List<Wire> open = new ArrayList<>();
  private final List<Wire> mute = new ArrayList<>();
  private final Site site;

  HalfOpen(Site site) throws IOException {
    this.site = site;
    String code = site.create("Still").code();
    String host = "Host: 127.0.0.1:" + site.port() + "\r\n";
    String post = "POST /join HTTP/1.1\r\n" + host + "Origin: http://127.0.0.1:" + site.port();
    for (int i = 0; i < OF_EACH; i++) {
      begin("");
      begin("GET / HT");
      begin("GET / HTTP/1.1\r\n" + host + "X-Half: ");
      begin(
          post
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              + "Content-Length: 60000\r\n\r\ncode=");
      begin(
          "GET /api/assemblies/"
              + code
              + "/live HTTP/1.1\r\n"
              + host
              + "Upgrade: websocket\r\nCon");
      mute.add(upgraded(code, ""));
      // A frame of which only the length is there.
      mute.add(upgraded(code, "\u0081\u00fe"));
    }
  }

  private Wire begin(String with) throws IOException {
    Wire wire = Wire.to(site.port());
    open.add(wire);
    wire.write(with);
    return wire;
  }

  private Wire upgraded(String code, String then) throws IOException {
    Wire wire = begin("");
    assertThat(wire.upgrade("127.0.0.1:" + site.port(), code, "").status()).isEqualTo(101);
    wire.write(then);
    return wire;
  }

  int size() {
    return open.size();
  }

  /** Who opens a socket and says nothing is told to go; all others come and go as before. */
  void check() throws IOException {
    for (Wire wire : mute) {
      Wire.Frame last = wire.frame();
      assertThat(last == null ? GARBAGE : last.closeCode()).isEqualTo(GARBAGE);
    }
    assertThat(site.get("/", Map.of()).status()).isEqualTo(200);
  }

  @Override
  public void close() throws IOException {
    for (Wire wire : open) {
      wire.close();
    }
  }
}
