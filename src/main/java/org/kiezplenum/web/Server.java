package org.kiezplenum.web;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.seats.Seats;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.client.Assets;
import org.kiezplenum.web.http.Addresses;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.FormToken;
import org.kiezplenum.web.http.Health;
import org.kiezplenum.web.http.Limits;
import org.kiezplenum.web.http.Patience;
import org.kiezplenum.web.http.SameOrigin;
import org.kiezplenum.web.http.SecurityHeaders;
import org.kiezplenum.web.http.Starts;
import org.kiezplenum.web.http.WhoMayStart;
import org.kiezplenum.web.live.Api;
import org.kiezplenum.web.live.LiveSocket;
import org.kiezplenum.web.pages.ArchivePages;
import org.kiezplenum.web.pages.BallotPages;
import org.kiezplenum.web.pages.Deleting;
import org.kiezplenum.web.pages.Demonstration;
import org.kiezplenum.web.pages.Faces;
import org.kiezplenum.web.pages.Forms;
import org.kiezplenum.web.pages.KeyPages;
import org.kiezplenum.web.pages.LogPages;
import org.kiezplenum.web.pages.MinutesPages;
import org.kiezplenum.web.pages.OrderExample;
import org.kiezplenum.web.pages.PrintPages;
import org.kiezplenum.web.pages.ProposalPages;
import org.kiezplenum.web.pages.RecountPage;
import org.kiezplenum.web.pages.RolePages;
import org.kiezplenum.web.pages.RoundsPage;
import org.kiezplenum.web.pages.SamplePages;
import org.kiezplenum.web.pages.StatusPage;
import org.kiezplenum.web.pages.Visits;
import org.kiezplenum.web.pages.VoterPages;
import org.kiezplenum.web.render.Pages;
import org.kiezplenum.words.Words;

/** All routes, on one screen. */
public final class Server {
  /** A frame up to here is read, so that it can be refused; a larger one ends the socket. */
  private static final int TOLERATED_FRAME_BYTES = 4 * LiveSocket.LARGEST_FRAME_BYTES;

  private static final int LARGEST_HEADERS_BYTES = 16 * 1024;
  private static final int LONGEST_ADDRESS = 4 * 1024;
  private static final int IDLE_SECONDS = 90;
  private static final String CODE = "/(?<code>[A-Za-z2-9]{6})";

  private final Vertx vertx;
  private final Parts parts;

  /** What the edge stands on. */
  public record Parts(
      Rooms rooms,
      Journal journal,
      Words words,
      Seats seats,
      Archive archive,
      Messages messages,
      Assets assets,
      Pages pages,
      Addresses addresses,
      Health health,
      Demonstration demonstration,
      WhoMayStart whoMayStart,
      Limits limits) {}

  public Server(Vertx vertx, Parts parts) {
    this.vertx = vertx;
    this.parts = parts;
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free, with one event loop
   * @param loops event loops that share the port, the routes and the rooms
   * @return the port
   */
  public Future<Integer> listen(String host, int port, int loops) {
    Patience patience = new Patience(vertx);
    Router router = router(patience);
    AtomicInteger bound = new AtomicInteger();
    return vertx
        .deployVerticle(
            () ->
                new VerticleBase() {
                  @Override
                  public Future<?> start() {
                    return vertx
                        .createHttpServer(options())
                        .connectionHandler(patience)
                        .requestHandler(router)
                        .listen(port, host)
                        .onSuccess(server -> bound.set(server.actualPort()));
                  }
                },
            new DeploymentOptions().setInstances(loops))
        .map(id -> bound.get());
  }

  public static HttpServerOptions options() {
    return new HttpServerOptions()
        // Without TLS no browser speaks HTTP/2, and where a proxy did, sockets would not open.
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(true)
        .setCompressionLevel(5)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(TOLERATED_FRAME_BYTES)
        .setMaxWebSocketMessageSize(TOLERATED_FRAME_BYTES)
        .addWebSocketSubProtocol("kiezplenum.v1")
        .setMaxHeaderSize(LARGEST_HEADERS_BYTES)
        .setMaxInitialLineLength(LONGEST_ADDRESS)
        .setMaxFormAttributeSize(LiveSocket.LARGEST_FRAME_BYTES)
        .setMaxFormFields(64)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private Router router(Patience patience) {
    FormToken tokens = new FormToken(parts.addresses());
    Answers answers = new Answers(parts.pages(), parts.messages(), tokens);
    Failures failures = new Failures(answers);
    Door door = new Door(parts.rooms(), parts.seats(), parts.addresses(), parts.limits());
    SameOrigin sameOrigin = new SameOrigin(parts.addresses(), tokens);
    Faces faces = new Faces(door, answers, failures, parts.addresses());
    ProposalPages proposals =
        new ProposalPages(vertx, door, answers, failures, faces, parts.words());
    Starts starts = new Starts(parts.whoMayStart(), parts.limits());
    Api api =
        new Api(vertx, parts.rooms(), starts, parts.seats(), door, answers, sameOrigin, failures);

    Router router = Router.router(vertx);
    router.route().handler(patience::watch);
    router.route().handler(new SecurityHeaders(parts.addresses()));
    router.route().handler(request -> passIfReadable(request, failures));
    parts.health().routes(router);
    new StatusPage(parts.rooms().figures(), parts.health(), answers).routes(router);
    router.route().handler(parts.assets());
    router.get("/api/assemblies/:code/live").handler(api::live);
    router.route().handler(sameOrigin);
    new RecountPage(vertx, answers, failures, sameOrigin).routes(router);
    router.route().handler(bodies(failures));
    router.route().handler(sameOrigin::prove);
    api.routes(router);
    new OrderExample(answers).routes(router);
    new Visits(parts.rooms(), starts, parts.demonstration(), door, answers, failures, faces)
        .routes(router, CODE);
    new SamplePages(parts.demonstration(), parts.rooms(), door, answers, failures).routes(router);
    proposals.routes(router, CODE);
    MinutesPages minutes =
        new MinutesPages(parts.archive(), door, faces, parts.messages(), answers, failures);
    minutes.routes(router, CODE);
    VoterPages voters = new VoterPages(door, answers, failures, faces);
    voters.routes(router, CODE);
    new Forms(door, answers, failures, faces, proposals, minutes, voters).routes(router, CODE);
    new KeyPages(door, answers, failures, faces).routes(router, CODE);
    new RolePages(door, answers, failures, faces).routes(router, CODE);
    new Deleting(door, answers, failures, faces).routes(router, CODE);
    new PrintPages(door, answers, failures, faces).routes(router, CODE);
    new RoundsPage(door, answers, failures, faces).routes(router, CODE);
    new LogPages(vertx, parts.journal(), door, answers, failures, faces).routes(router, CODE);
    faces.routes(router, CODE);
    new ArchivePages(parts.archive(), parts.rooms(), door, parts.messages(), answers, failures)
        .routes(router);
    new BallotPages(vertx, parts.archive(), parts.messages(), answers, failures).routes(router);
    // Whoever asks for the head alone is told what GET would say, without its body.
    router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
        .forEach(route -> route.method(HttpMethod.HEAD));
    router.errorHandler(404, request -> failures.answer(request, 404));
    router.errorHandler(405, request -> failures.answer(request, 405));
    router.route().failureHandler(request -> failed(request, failures));
    for (int status : List.of(400, 403, 413, 415, 500)) {
      router.errorHandler(status, request -> failures.answer(request, status));
    }
    return router;
  }

  /** On a route of its own for POST, every address would count as one that takes POST: 405. */
  private static Handler<RoutingContext> bodies(Failures failures) {
    BodyHandler bodies = BodyHandler.create(false).setBodyLimit(LiveSocket.LARGEST_FRAME_BYTES);
    return request -> {
      if (request.request().method().equals(HttpMethod.POST)) {
        try {
          bodies.handle(request);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DecoderException e) {
          // Its content type names a charset or a boundary that there is not.
          failures.answer(request, 400);
        }
      } else {
        request.next();
      }
    };
  }

  /**
   * What stands behind the question mark is read only where it is asked for, which may be where
   * nobody would answer if that failed.
   */
  private static void passIfReadable(RoutingContext request, Failures failures) {
    try {
      request.request().params();
      request.next();
    } catch (IllegalArgumentException unreadable) {
      failures.answer(request, 400);
    }
  }

  /** Vert.x calls it a success if a body breaks off, or is not in the chunks that it says. */
  private static void failed(RoutingContext request, Failures failures) {
    int status = request.statusCode();
    failures.answer(request, status >= 400 ? status : 400);
  }
}
