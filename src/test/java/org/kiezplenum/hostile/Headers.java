package org.kiezplenum.hostile;

import java.util.ArrayList;
import java.util.List;

/** Heads of requests, with headers as browsers send them and with such as nobody would. */
final class Headers {
  private final Dice dice;

  /** Whether a server can tell where the head and the body end. */
  private boolean sound = true;

  Headers(Dice dice) {
    this.dice = dice;
  }

  boolean areSound() {
    return sound;
  }

  /** For a body of this type, or for none. */
  List<String> of(String type) {
    List<String> headers = new ArrayList<>();
    headers.add("Host: {host}");
    if (type != null) {
      headers.add(
          "Content-Type: "
              + (dice.oneIn(8)
                  ? dice.of(
                      "",
                      "text/plain",
                      "application/xml",
                      type + "; charset=utf-99",
                      "multipart/form-data",
                      "a/b; boundary=")
                  : type));
      headers.add(
          "Origin: "
              + (dice.oneIn(10)
                  ? dice.of("null", "http://evil.example", "x", "://", "")
                  : "http://{host}"));
    }
    switch (dice.below(4)) {
      case 0 ->
          headers.add(
              "Authorization: Bearer "
                  + (dice.oneIn(5)
                      ? dice.bytes(43).replaceAll("[\\r\\n\\x00-\\x1f]", "x")
                      : "{seat}"));
      case 1, 2 -> headers.add("Cookie: " + cookies());
      default -> {}
    }
    for (int i = dice.below(3); i > 0; i--) {
      headers.add(oddHeader());
    }
    if (dice.oneIn(60)) {
      headers.add(
          ("X-Flood: " + "y".repeat(dice.of(10, 100)) + "\r\n").repeat(dice.of(20, 200, 2_000))
              + "X-End: 1");
      sound = false;
    }
    return headers;
  }

  private String oddHeader() {
    return switch (dice.below(14)) {
      case 0 ->
          "Accept-Language: "
              + dice.of(
                  "de",
                  "en;q=0",
                  "*",
                  ";;;q=",
                  "de;q=9e9",
                  "en-" + "x".repeat(3_000),
                  "x,".repeat(2_000),
                  "i-klingon, \u00e4",
                  "de;q=NaN",
                  "-",
                  "en_US");
      case 1 ->
          "Range: bytes="
              + dice.of("0-", "-1", "9-1", "0-0,".repeat(500) + "1-", "99999999999999999999-", "x");
      case 2 -> "If-None-Match: " + dice.of("*", "\"", "x".repeat(2_000));
      case 3 -> "Accept-Encoding: " + dice.of("gzip", "br;q=1, *;q=0", "gzip;q=x", ",,,");
      case 4 -> "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: ://\r\nForwarded: for=\"[::";
      case 5 -> "Sec-Fetch-Site: " + dice.of("same-origin", "cross-site", "");
      case 6 -> "If-Modified-Since: " + dice.nasty().replaceAll("[^ -~]", "?");
      case 7 -> "User-Agent: " + "z".repeat(5_000);
      default -> {
        sound = false;
        yield switch (dice.below(8)) {
          case 0 -> "Host: " + dice.of("", "evil.example", "a b", "[::", "x:99999999", "{host}");
          case 1 -> "Expect: " + dice.of("100-continue", "999");
          case 2 ->
              "Connection: "
                  + dice.of(
                      "close",
                      "Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: %%%",
                      "Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x",
                      "keep-alive, close");
          case 3 ->
              "Transfer-Encoding: " + dice.of("chunked", "gzip, chunked", "x", "chunked, identity");
          case 4 ->
              "Content-Length: " + dice.of("0", "-1", "+5", "99999999999", "0x10", "5, 5", "");
          case 5 -> "No Colon At All";
          case 6 -> " folded: line";
          default -> dice.bytes(20) + ": " + dice.bytes(30);
        };
      }
    };
  }

  private String cookies() {
    List<String> jar = new ArrayList<>();
    jar.add(
        "kiezplenum="
            + (dice.oneIn(4)
                ? dice.of("", "x", "\"{seat}\"", "{seat}; kiezplenum={seat}", "%00", "A".repeat(43))
                : "{seat}"));
    for (int i = dice.below(3); i > 0; i--) {
      jar.add(
          dice.of(
              "lang=en",
              "lang=xx",
              "lang=",
              "lang",
              "=",
              "=x",
              ";;",
              "a=\"",
              "$Version=1; a=b",
              "\u00e4=\u00f6",
              "__Host-x=" + "y".repeat(2_000),
              ", ,",
              "a b=c d"));
    }
    return String.join("; ", jar);
  }
}
