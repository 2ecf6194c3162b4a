package org.kiezplenum.hostile;

import java.util.List;
import java.util.regex.Pattern;

/** Requests: sound ones with odd contents, and such as no browser would ever send. */
final class Requests {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/start",
          "/language?to=en&back=/",
          "/archive?q=bank&year=2026&page=1",
          "/archive/abcdefghijklmnop",
          "/archive/abcdefghijklmnop.md",
          "/archive/abcdefghijklmnop/decisions/d1.json",
          "/recount",
          "/sample",
          "/deleted",
          "/health",
          "/metrics",
          "/assets/x/css/app.css",
          "/favicon.svg",
          "/{code}",
          "/{code}/desk",
          "/{code}/screen",
          "/{code}/proposals/new?for=desk",
          "/{code}/proposals/a1",
          "/{code}/proposals/a1?from=1&to=2",
          "/{code}/roles?closed=facilitator",
          "/{code}/sheet",
          "/{code}/cards",
          "/{code}/log",
          "/{code}/qr.svg?to=minutes",
          "/{code}/minutes",
          "/{code}/tasks",
          "/{code}/key/{key}",
          "/{code}/key/abc",
          "/api/order-example?order=progressive&lists=group&run=-1",
          "/api/assemblies/{code}?epoch=x&seq=1",
          "/api/assemblies/{code}/live");

  private static final List<String> FORMS =
      List.of(
          "/{code}/do",
          "/{code}/do",
          "/{code}/do",
          "/{code}/join",
          "/{code}/device",
          "/{code}/roles/revoke",
          "/{code}/roles/close",
          "/{code}/key/abc",
          "/join",
          "/start",
          "/recount",
          "/sample/desk");

  private static final List<String> ODD_PATHS =
      List.of(
          "%00",
          "%",
          "%zz",
          "%2",
          "%c0%ae%c0%ae/",
          "%ff%fe",
          "%u0041",
          "%e2%80%ae",
          "%f0%9f%98",
          "%2e%2e%2f",
          "../../../../etc/passwd",
          "..%5c..%5c",
          "//",
          "/./../",
          ";a=b",
          "?",
          "?&&=&a",
          "?seq=%zz",
          "?q=%00%ff",
          "?q=%ed%a0%80",
          "?page=99999&year=00000",
          "?seq=999999999999999999",
          "?to=%zz&back=%00",
          "?back=//evil.example",
          "?debug",
          "#x",
          "\\",
          "|<>\"^`{}",
          "\u00e4\u00f6",
          "\u0001");

  private static final Pattern SOUND_PATH = Pattern.compile("[!-~]{1,3000}");

  private final Dice dice;
  private final Verbs verbs;
  private boolean sound;

  Requests(Dice dice) {
    this.dice = dice;
    this.verbs = new Verbs(dice);
  }

  Attack next(String id) {
    sound = true;
    String what = dice.oneIn(30) ? noRequest() : request(id);
    if (dice.oneIn(20)) {
      what = dice.damaged(what);
      sound = false;
    }
    return new Attack(Attack.Kind.REQUEST, what, sound);
  }

  private String request(String id) {
    String body = null;
    String path;
    String type = null;
    switch (dice.below(4)) {
      case 0 -> {
        path =
            "/api/assemblies"
                + dice.of("", "/{code}/people", "/{code}/commands", "/{code}/commands");
        body =
            path.endsWith("s") && dice.oneIn(5)
                ? dice.nasty().replaceAll("[^\\x00-\\xff]", "?")
                : verbs.command(id);
        type = "application/json";
      }
      case 1, 2 -> {
        path = dice.of(FORMS);
        type = "application/x-www-form-urlencoded";
        body = dice.oneIn(8) ? multipart() : verbs.form(id);
        if (body.startsWith("--")) {
          type = "multipart/form-data; boundary=" + dice.of("x", "x", "\"x\"", "", "y".repeat(200));
        }
      }
      default -> path = dice.of(PAGES);
    }
    if (dice.oneIn(3)) {
      path = oddPath(path);
    }
    String method = body == null ? "GET" : "POST";
    if (dice.oneIn(15)) {
      method =
          dice.of(
              "HEAD",
              "OPTIONS",
              "PUT",
              "DELETE",
              "PATCH",
              "TRACE",
              "CONNECT",
              "get",
              "X".repeat(900),
              "G T",
              "");
      sound &=
          method.length() == 4 && !method.equals("G T")
              || method.equals("PUT")
              || method.equals("PATCH");
    }
    sound &= SOUND_PATH.matcher(path).matches();
    Headers head = new Headers(dice);
    List<String> headers = head.of(type);
    sound &= head.areSound();
    if (body != null) {
      body = framed(body, headers);
    }
    return method
        + " "
        + path
        + " "
        + version()
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n"
        + (body == null ? "" : body);
  }

  private String version() {
    if (!dice.oneIn(40)) {
      return "HTTP/1.1";
    }
    sound = false;
    return dice.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/", "", "ICY");
  }

  private String oddPath(String path) {
    String odd = dice.of(ODD_PATHS);
    return switch (dice.below(5)) {
      case 0 -> path + odd;
      case 1 ->
          path.replaceFirst("(?<=.)/|$", dice.of("/", "") + odd.replaceAll("([\\\\$])", "\\\\$1"));
      case 2 -> "/" + odd;
      case 3 -> dice.of("http://evil.example", "http://{host}", "*", "") + path;
      default ->
          path
              + (path.contains("?") ? "&" : "?")
              + verbs.percent("q" + dice.bytes(1 + dice.below(400)));
    };
  }

  private String multipart() {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\""
            + dice.of("do", "id", "name", "x\"; filename=\"../../x", "", "y".repeat(3_000))
            + "\""
            + dice.of("", "; filename=\"a.html\"", "; filename*=UTF-8''%zz")
            + "\r\n"
            + dice.of(
                "",
                "Content-Type: text/html\r\n",
                "Content-Transfer-Encoding: " + dice.of("base64", "x") + "\r\n")
            + "\r\n"
            + dice.bytes(dice.below(60))
            + "\r\n";
    return part.repeat(dice.of(1, 2, 70)) + dice.of("--x--\r\n", "--x", "");
  }

  /** The body, in its length or in chunks; some of them do not add up. */
  private String framed(String body, List<String> headers) {
    switch (dice.below(14)) {
      case 0 -> {
        headers.add("Transfer-Encoding: chunked");
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
      }
      case 1 -> {
        sound = false;
        headers.add("Transfer-Encoding: chunked");
        return dice.of("zz", "-1", "fffffffffffffffff", "7fffffff", "5;" + "x".repeat(5_000), "")
            + "\r\n"
            + body
            + "\r\n0\r\n";
      }
      case 2 -> {
        sound = false;
        headers.add(
            "Content-Length: "
                + dice.of(
                    "0",
                    "1",
                    "100000",
                    "-1",
                    "x",
                    "5\r\nContent-Length: 6",
                    "5\r\nTransfer-Encoding: chunked"));
        return body;
      }
      default -> {
        headers.add("Content-Length: {length}");
        return body;
      }
    }
  }

  private String noRequest() {
    sound = false;
    return switch (dice.below(6)) {
      case 0 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + dice.bytes(dice.below(200));
      case 1 ->
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
              + "\0\0\4\3\0\0\0\0\1\0\0\0\10".repeat(300);
      case 2 -> "\u0016\u0003\u0001" + dice.bytes(200);
      case 3 -> "\r\n".repeat(dice.below(3_000));
      case 4 -> "GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".repeat(200);
      default -> dice.bytes(1 + dice.below(500));
    };
  }
}
