package org.kiezplenum.load;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The least that Vert.x can do, to compare with: whatever a socket sends is written to all sockets
 * as one shared binary buffer. No rules, no storage.
 */
public final class BareBroadcast {
  private BareBroadcast() {}

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    int port = Integer.parseInt(System.getenv("PORT"));
    Set<ServerWebSocket> all = ConcurrentHashMap.newKeySet();
    vertx
        .deployVerticle(
            () ->
                new VerticleBase() {
                  @Override
                  public io.vertx.core.Future<?> start() {
                    return vertx
                        .createHttpServer(
                            new HttpServerOptions()
                                .setPerMessageWebSocketCompressionSupported(false))
                        .webSocketHandler(socket -> {
                          all.add(socket);
                          socket.closeHandler(v -> all.remove(socket));
                          socket.handler(frame -> tell(all, frame));
                        })
                        .listen(port, "127.0.0.1");
                  }
                },
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .onSuccess(id -> System.out.println("ready"));
  }

  private static void tell(Set<ServerWebSocket> all, Buffer frame) {
    all.forEach(socket -> socket.writeBinaryMessage(frame));
  }
}
