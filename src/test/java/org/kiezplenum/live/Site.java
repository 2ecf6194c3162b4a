package org.kiezplenum.live;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of this machine, as somebody sees it who asks it something. */
public class Site {
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 12_000;

  /** More than a whole run takes: the forks of a build look for their ports in different places. */
  private static final int PORTS_OF_A_FORK = 1_500;

  private static final AtomicInteger nextPort = new AtomicInteger(firstPort());

  private static int firstPort() {
    long build = ProcessHandle.current().parent().orElseGet(ProcessHandle::current).pid();
    return (int) (build * 37 % PORTS) + Integer.getInteger("fork", 0) * PORTS_OF_A_FORK;
  }

  static final String HOST = "127.0.0.1";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;

  Site(int port) {
    this.port = port;
  }

  public int port() {
    return port;
  }

  /** For example {@code http://127.0.0.1:40123}, without a slash at its end. */
  public String url() {
    return "http://" + HOST + ":" + port;
  }

  /**
   * A new assembly.
   *
   * @param key makes whoever joins with it a facilitator; as a link it is {@code /code/key/key}
   */
  public record Created(String id, String code, String key) {}

  public Created create(String title) {
    Answer answer = post("/api/assemblies", new JsonObject().put("title", title), Map.of());
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    JsonObject made = answer.json();
    return new Created(
        made.getString("id"),
        made.getString("code"),
        made.getJsonObject("keys").getString("facilitator"));
  }

  /** What came back on a request. */
  public record Answer(int status, HttpHeaders headers, String body) {
    public JsonObject json() {
      return new JsonObject(body);
    }
  }

  public Answer post(String path, JsonObject body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    request.header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body.encode())).build());
  }

  /** Sends a form as a page of this server would. */
  public Answer form(String path, Map<String, String> fields, Map<String, String> headers) {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    request.header("Content-Type", "application/x-www-form-urlencoded");
    if (!headers.containsKey("Origin")) {
      request.header("Origin", url());
    }
    headers.forEach(request::header);
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString())).build());
  }

  public Answer get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    headers.forEach(request::header);
    return send(request.build());
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * A port that nobody listens at. It lies below those that connections go out from, so that none
   * of them takes it before a server does, nor while a server is started again.
   */
  static int freePort() {
    while (true) {
      int port = FIRST_PORT + Math.floorMod(nextPort.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // The next one, then.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
