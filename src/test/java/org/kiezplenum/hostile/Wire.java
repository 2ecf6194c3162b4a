package org.kiezplenum.hostile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bare connection, which sends what no client would let through. */
final class Wire implements AutoCloseable {
  /** How long an answer may take that is owed; only a server that hangs takes as long. */
  static final int PATIENCE_MILLIS = 120_000;

  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)");

  private static final Pattern STATUS = Pattern.compile("\\S+ ([1-5][0-9][0-9]) ");

  private final Socket socket = new Socket();
  private final InputStream in;

  private Wire(int port, String from) throws IOException {
    socket.setTcpNoDelay(true);
    if (from != null) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    }
    socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  static Wire to(int port) throws IOException {
    return new Wire(port, null);
  }

  /** Comes from another address of this machine, where it has more than one. */
  static Wire to(int port, String from) throws IOException {
    try {
      return new Wire(port, from);
    } catch (java.net.BindException onlyOne) {
      return to(port);
    }
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void write(String bytes) throws IOException {
    write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  /** What was answered; status 0 if the connection ended without a word. */
  record Answer(int status, String head, String body) {}

  /** Fails with {@link SocketTimeoutException} if nothing comes. */
  Answer answer(boolean withoutBody) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new Answer(0, head.toString(), "");
      }
      head.append((char) next);
    }
    String said = head.toString();
    int status = status(said);
    if (status == 100) {
      return answer(withoutBody);
    }
    String small = said.toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(small);
    if (withoutBody || status == 101 || status == 204 || status == 304) {
      return new Answer(status, said, "");
    }
    if (length.find()) {
      byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
      return new Answer(status, said, new String(body, StandardCharsets.ISO_8859_1));
    }
    return new Answer(status, said, small.contains("chunked") ? chunks() : untilEnd());
  }

  /** 999 for what is no answer. The version may be the one that was asked for, odd as it is. */
  private static int status(String head) {
    Matcher line = STATUS.matcher(head);
    return line.lookingAt() ? Integer.parseInt(line.group(1)) : 999;
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      body.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
      line();
      if (length == 0) {
        return body.toString();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private String untilEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Says that nothing more comes, and waits for the other end to see it. */
  void end() throws IOException {
    socket.shutdownOutput();
    untilEnd();
  }

  /** A frame of the server: its kind as in RFC 6455; null at the end of the connection. */
  record Frame(int kind, byte[] content) {
    int closeCode() {
      return content.length < 2 ? 1005 : (content[0] & 0xff) << 8 | content[1] & 0xff;
    }
  }

  Frame frame() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = in.read();
    if (length == 126) {
      length = in.read() << 8 | in.read();
    } else if (length == 127) {
      in.readNBytes(4);
      length = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read();
    }
    return new Frame(first & 15, in.readNBytes(length));
  }

  /** Asks for a socket of the live protocol. */
  Answer upgrade(String host, String code, String more) throws IOException {
    write(
        "GET /api/assemblies/"
            + code
            + "/live HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: kiezplenum.v1\r\n"
            + more
            + "\r\n");
    return answer(false);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
