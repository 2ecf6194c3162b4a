package org.kiezplenum.web.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.journal.Waiting;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.ClasspathFolder;

/** A server of nothing but assets and the pages that a test gives it. */
public final class TestSite implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  final Router router = Router.router(vertx);
  final Assets assets;

  public TestSite(Assets assets) throws Exception {
    this.assets = assets;
    router.route("/assets/*").handler(assets);
    router.route("/icons/*").handler(assets);
    server =
        Waiting.result(
            vertx
                .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("kiezplenum.v1"))
                .requestHandler(router)
                .listen(0));
  }

  /** Our scripts, with templates compiled for the browser now, whatever the build has made. */
  public static Assets assets(Map<String, String> templates, Messages messages) {
    return Assets.of(files(templates), templates, messages);
  }

  public static Map<String, byte[]> files(Map<String, String> templates) {
    Map<String, byte[]> files = new HashMap<>(ClasspathFolder.read("webroot"));
    CompileTemplates.compile(templates)
        .forEach(
            (name, script) -> files.put("js/" + name, script.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  public void page(String path, String html) {
    router
        .get(path)
        .handler(r -> r.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html));
  }

  public void script(String path, String script) {
    router
        .get(path)
        .handler(r ->
            r.response().putHeader("Content-Type", "text/javascript; charset=utf-8").end(script));
  }

  /** The address as a phone in the hall would write it: plain http, no trusted name. */
  public String url(String path) {
    return "http://" + Browser.HALL + ":" + server.actualPort() + path;
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
