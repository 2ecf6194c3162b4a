package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.minutes.Ballots;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.recount.BallotFile;
import org.kiezplenum.recount.Sources;
import org.kiezplenum.recount.WrittenBlt;
import org.kiezplenum.recount.WrittenCsv;
import org.kiezplenum.recount.WrittenJson;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Visitor;

/**
 * The ballots of published polls, as files that can be counted again by anybody. Only what stands
 * in the archive is given out: neither drafts nor what is for those who took part.
 */
public final class BallotPages {
  private final Vertx vertx;
  private final Archive archive;
  private final Messages messages;
  private final Answers answers;
  private final Failures failures;

  public BallotPages(
      Vertx vertx, Archive archive, Messages messages, Answers answers, Failures failures) {
    this.vertx = vertx;
    this.archive = archive;
    this.messages = messages;
    this.answers = answers;
    this.failures = failures;
  }

  public void routes(Router router) {
    router
        .getWithRegex(
            "/archive/(?<id>[a-z0-9]{16})/decisions/"
                + "(?<decision>d[1-9][0-9]{0,8})\\.(?<format>json|blt|csv)")
        .handler(this::download);
  }

  /** A file, and what it is. */
  private record Download(String type, String text) {}

  private void download(RoutingContext request) {
    AssemblyId assembly = new AssemblyId(part(request, "id"));
    DecisionId decision = new DecisionId(part(request, "decision"));
    String format = part(request, "format");
    find(assembly)
        .compose(minutes -> {
          Optional<Ballots> ballots =
              minutes.flatMap(found -> found.ballots(decision, erased(request)));
          if (ballots.isEmpty() || !isPossible(ballots.get().poll(), format)) {
            answers.problem(request, 404, "not-found");
            return Future.succeededFuture();
          }
          String file = file(minutes.get(), ballots.get(), format);
          // Ten thousand ballots take their time, and an event loop must not wait for them.
          return vertx
              .executeBlocking(() -> write(ballots.get(), format), false)
              .map(written -> {
                send(request, file, Objects.requireNonNull(written));
                return null;
              });
        })
        .onFailure(failure -> failures.answer(request, failure));
  }

  private static String part(RoutingContext request, String name) {
    return Objects.requireNonNull(request.pathParam(name));
  }

  /** Whoever comes just after the publication must not find nothing, so a miss looks again. */
  private Future<Optional<Minutes>> find(AssemblyId assembly) {
    return archive
        .findWhole(assembly)
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(found)
                : archive.refresh(assembly).compose(done -> archive.findWhole(assembly)));
  }

  private static boolean isPossible(Poll poll, String format) {
    return !format.equals("blt") || WrittenBlt.isPossible(poll.ask());
  }

  private static Download write(Ballots ballots, String format) {
    Poll poll = ballots.poll();
    BallotFile file =
        new BallotFile(
            ballots.question(),
            poll.ask(),
            ballots.labels(),
            Sources.of(poll),
            poll.presence(ballots.present()));
    return switch (format) {
      case "blt" -> new Download("text/plain; charset=utf-8", WrittenBlt.of(file));
      case "csv" -> new Download("text/csv; charset=utf-8", WrittenCsv.of(file));
      default -> new Download("application/json", WrittenJson.of(file));
    };
  }

  /** BLT does not say by which method it is counted, so the name of the file does. */
  private static String file(Minutes minutes, Ballots ballots, String format) {
    String method = format.equals("blt") ? "-" + ballots.poll().ask().method() : "";
    return "stimmen-" + minutes.date() + "-" + ballots.decision() + method + "." + format;
  }

  private static void send(RoutingContext request, String file, Download written) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, written.type())
        .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"")
        .end(written.text());
  }

  private String erased(RoutingContext request) {
    return messages.text(Visitor.of(request).lang(), "minutes.erased");
  }
}
