package org.kiezplenum.web.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that keep the server waiting: a request must be here within a minute, however
 * busily its bytes drip in, and nobody asks for more than they read the answers of.
 *
 * <p>Silence is ended elsewhere, by the idle timeout; and open sockets have rules of their own.
 */
public final class Patience implements Handler<HttpConnection> {
  /**
   * Most time for a request's head (from the previous answer) and, again, for its body (from its
   * head).
   */
  static final long MOST_MILLIS = 60_000;

  /** Requests that wait for their answers. Beyond 128, Vert.x and Netty trip over each other. */
  static final int MOST_AHEAD = 64;

  private static final long LOOK_MILLIS = 5_000;

  private final Map<HttpConnection, Line> lines = new ConcurrentHashMap<>();
  private final LongSupplier clock;

  public Patience(Vertx vertx) {
    this(System::currentTimeMillis);
    vertx.setPeriodic(LOOK_MILLIS, timer -> dismiss());
  }

  /** One whose time somebody else tells, and who dismisses when they say so. */
  Patience(LongSupplier clock) {
    this.clock = clock;
  }

  /** What is known of a connection. */
  private final class Line {
    private final ChannelPipeline pipeline;
    private volatile long since = clock.getAsLong();
    private volatile @Nullable HttpServerRequest asked;

    private Line(ChannelPipeline pipeline) {
      this.pipeline = pipeline;
    }

    /** Whether a request is still to come that was to be here at this time. */
    private boolean isLate(long millis) {
      HttpServerRequest request = asked;
      boolean isHere = request != null && request.isEnded();
      return !isHere && since < millis && !isSocket();
    }

    /** Once a socket is open, nobody reads requests any more. */
    private boolean isSocket() {
      return pipeline.get(HttpRequestDecoder.class) == null;
    }

    private void turnTo(@Nullable HttpServerRequest request) {
      since = clock.getAsLong();
      asked = request;
    }
  }

  @Override
  public void handle(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channel().pipeline();
      lines.put(connection, new Line(pipeline));
      // Not the close handler of the connection: that of an open socket takes its place.
      base.channel().closeFuture().addListener(closed -> lines.remove(connection));
      if (pipeline.get("deflater") != null) {
        pipeline.addBefore("deflater", "ahead", new Ahead());
      }
    }
  }

  /** To be called for every request. */
  public void watch(RoutingContext request) {
    Line line = lines.get(request.request().connection());
    if (line != null) {
      line.turnTo(request.request());
      request.addEndHandler(v -> line.turnTo(null));
    }
    request.next();
  }

  /** Ends those that have kept it waiting for too long. */
  void dismiss() {
    long latest = clock.getAsLong() - MOST_MILLIS;
    lines.forEach((connection, line) -> {
      if (line.isLate(latest)) {
        connection.close();
      }
    });
  }

  /** Counts the requests that wait for their answers, before anybody takes one of them in hand. */
  private static final class Ahead extends ChannelDuplexHandler {
    private int waiting;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest && ++waiting > MOST_AHEAD) {
        var _ = context.close();
      }
      if (waiting > MOST_AHEAD) {
        ReferenceCountUtil.release(message);
      } else {
        super.channelRead(context, message);
      }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      boolean isPrelude =
          message instanceof HttpResponse response
              && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (message instanceof LastHttpContent && !isPrelude) {
        waiting--;
      }
      super.write(context, message, promise);
    }
  }
}
