package org.kiezplenum.live;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.kiezplenum.House;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Waiting;
import org.kiezplenum.web.Messages;

/**
 * The whole server within the tests: on a database of its own in the shared PostgreSQL, at a free
 * port of this machine, put together as the real one is.
 */
public final class TestServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int EVENT_LOOPS = 2;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final PgConnectOptions database;
  private final int port = freePort();
  private Vertx vertx;
  private House house;

  private TestServer(PgConnectOptions database) {
    this.database = database;
    open();
  }

  /** A server with nothing in it. */
  public static TestServer start() {
    return new TestServer(TestPostgres.address());
  }

  /** Another server on the database of this one, as a second process would be. */
  public TestServer another() {
    return new TestServer(database);
  }

  private void open() {
    vertx = Vertx.vertx();
    house =
        Waiting.result(
            Database.open(vertx, database)
                .compose(opened ->
                    House.open(
                        vertx,
                        opened,
                        new House.Place(HOST, port, null, EVENT_LOOPS),
                        Messages.load(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))));
  }

  public int port() {
    return port;
  }

  /** For example {@code http://127.0.0.1:40123}, without a slash at its end. */
  public String url() {
    return "http://" + HOST + ":" + port;
  }

  PgConnectOptions database() {
    return new PgConnectOptions(database);
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
  public record Answer(int status, java.net.http.HttpHeaders headers, String body) {
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
            .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    request.header("Content-Type", "application/x-www-form-urlencoded");
    request.header("Origin", url());
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
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends as the real server does at Ctrl-C. The database stays. */
  public void stop() {
    Waiting.result(house.close());
    Waiting.result(vertx.close());
  }

  /** Stops, and starts again at the same port on the same database. */
  public void restart() {
    stop();
    open();
  }

  @Override
  public void close() {
    stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
