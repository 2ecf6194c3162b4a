package org.kiezplenum.web.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.CommandRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what to do next when a request cannot be answered. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Answers answers;

  public Failures(Answers answers) {
    this.answers = answers;
  }

  public void answer(RoutingContext request, Throwable failure) {
    if (isTooLate(request)) {
      return;
    }
    switch (failure) {
      case Door.NoSuchCode none -> answers.problem(request, 404, "no-assembly");
      case Door.TooManyCodes many -> answers.problem(request, 429, "too-many");
      case CommandRefused refused when Answers.isApi(request) ->
          answers.refuse(request, null, refused.refusal());
      case CommandRefused refused when refused.refusal().code() == Refusal.Code.UNKNOWN_KEY ->
          answers.problem(request, 403, "key-gone");
      case CommandRefused refused when Refusals.status(refused.refusal().code()) == 429 ->
          answers.problem(request, 429, "too-many");
      case CommandRefused refused -> answers.problem(request, 409, "failed");
      default -> {
        LOG.warn("request failed: {}", failure.toString());
        answers.problem(request, 503, "away");
      }
    }
  }

  /** Whoever asked was answered, or has gone. */
  private static boolean isTooLate(RoutingContext request) {
    HttpServerResponse response = request.response();
    return response.ended() || response.headWritten() || response.closed();
  }

  /** What the router itself refuses. */
  public void answer(RoutingContext request, int status) {
    if (isTooLate(request)) {
      return;
    }
    switch (status) {
      case 403 -> answers.problem(request, 403, "foreign");
      case 404, 405 -> answers.problem(request, status, "not-found");
      case 413 -> answers.problem(request, 413, "too-large");
      default -> {
        if (status < 500) {
          answers.problem(request, status, "unreadable");
          return;
        }
        if (request.failure() != null) {
          LOG.error("page failed", request.failure());
        }
        answers.problem(request, 500, "failed");
      }
    }
  }
}
