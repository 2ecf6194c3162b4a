package org.kiezplenum.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.web.Server;

/** Whoever lets their bytes drip is never silent, and is ended all the same; nobody else is. */
class PatienceTest {
  private static final String WHOLE = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int DRIP_MILLIS = 5;

  private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
  private final Patience patience = new Patience(millis::get);
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient sockets = vertx.createWebSocketClient();
  private int port;

  @BeforeEach
  void listen() {
    Router router = Router.router(vertx);
    router.route().handler(patience::watch);
    router
        .route("/socket")
        .handler(request ->
            request.request().toWebSocket().onSuccess(socket -> socket.handler(socket::write)));
    router.route().handler(BodyHandler.create(false));
    router
        .route("/slow")
        .handler(request ->
            vertx.setTimer(
                1,
                timer -> {
                  goesBy(2 * Patience.MOST_MILLIS);
                  request.response().end("late");
                }));
    router.route("/never").handler(request -> {});
    router.route().handler(request -> request.response().end("here"));
    HttpServer server =
        result(
            vertx
                .createHttpServer(Server.options())
                .connectionHandler(patience)
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    port = server.actualPort();
  }

  @AfterEach
  void close() {
    result(vertx.close());
  }

  /** So much later it looks who is late. */
  private void goesBy(long more) {
    millis.addAndGet(more);
    patience.dismiss();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nX-Drip: ",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
        WHOLE + "GET / HTTP/1.1\r\nX-Drip: ",
        "GET /socket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Up",
      })
  void whoDripsIsEnded(String begin) {
    NetSocket socket = dial();
    Promise<Void> ended = Promise.promise();
    socket.closeHandler(v -> ended.complete());
    socket.write(begin);
    vertx.setPeriodic(
        DRIP_MILLIS,
        timer -> {
          socket.write("x");
          goesBy(Patience.MOST_MILLIS / 20);
        });
    result(ended.future());
  }

  @Test
  void whoWaitsForASlowAnswerIsNot() {
    assertThat(answer("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", "late")).contains("200 OK");
  }

  @Test
  void whoHasASocketIsNot() {
    WebSocket socket =
        result(
            sockets.connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI("/socket")));
    Promise<Buffer> heard = Promise.promise();
    socket.handler(heard::tryComplete);
    goesBy(2 * Patience.MOST_MILLIS);
    socket.write(Buffer.buffer("still here"));
    assertThat(result(heard.future())).hasToString("still here");
  }

  @Test
  void aFewRequestsAheadAreAnswered() {
    String last = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
    String answers = answer(WHOLE.repeat(Patience.MOST_AHEAD - 1) + last, "late");
    assertThat(answers.split("here", -1)).hasSize(Patience.MOST_AHEAD);
  }

  @Test
  void whoAsksOnAndOnWithoutReadingIsEnded() {
    String many = "GET /never HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500);
    assertThat(answer(many, null)).isEmpty();
  }

  private NetSocket dial() {
    return result(vertx.createNetClient().connect(port, "127.0.0.1"));
  }

  /** What comes until a text is in it, or until the end. */
  private String answer(String asked, String until) {
    NetSocket socket = dial();
    StringBuilder heard = new StringBuilder();
    Promise<String> answer = Promise.promise();
    socket.handler(buffer -> {
      heard.append(buffer);
      if (until != null && heard.indexOf(until) >= 0) {
        answer.tryComplete(heard.toString());
      }
    });
    socket.closeHandler(v -> answer.tryComplete(heard.toString()));
    Future<Void> sent = socket.write(asked);
    return result(sent.transform(done -> answer.future()));
  }
}
