package org.kiezplenum.web.pages;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.recount.BadFile;
import org.kiezplenum.recount.BallotFile;
import org.kiezplenum.recount.Given;
import org.kiezplenum.recount.WrittenBlt;
import org.kiezplenum.told.PollTold;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.SameOrigin;

/**
 * Counts a file of ballots for anybody and shows what comes out, with its arithmetic. Nothing is
 * kept. Files are counted one after another on a thread of their own, so that no assembly waits for
 * them, and only a few may wait.
 */
public final class RecountPage {
  /** Files that arrive, wait or are counted. */
  private static final int MOST_AT_ONCE = 6;

  private static final int MOST_DIFFERENT = 100_000;

  /** More than this is no page any more: happenings and votes of all rounds. */
  private static final int MOST_LINES = 5_000;

  private static final long PATIENCE_SECONDS = 40;

  /** How a ranking can be counted; no BLT file says which it is. */
  private static final List<String> RANKED =
      Methods.ALL.stream()
          .map(method -> Ask.among(method.wireName(), 2, 1))
          .filter(ask -> Methods.check(ask).isEmpty() && WrittenBlt.isPossible(ask))
          .map(Ask::method)
          .toList();

  private static final Map<String, Object> TOO_LARGE = Map.of("large", true);

  private final WorkerExecutor counter;
  private final Answers answers;
  private final Failures failures;
  private final SameOrigin sameOrigin;
  private final AtomicInteger busy = new AtomicInteger();

  public RecountPage(Vertx vertx, Answers answers, Failures failures, SameOrigin sameOrigin) {
    this.sameOrigin = sameOrigin;
    this.counter = vertx.createSharedWorkerExecutor("recount", 1);
    this.answers = answers;
    this.failures = failures;
  }

  /** To be routed before bodies are read, since these files are larger than any other body. */
  public void routes(Router router) {
    router.get("/recount").handler(request -> show(request, 200, Map.of()));
    router.post("/recount").handler(this::take);
  }

  private void take(RoutingContext request) {
    if (busy.incrementAndGet() > MOST_AT_ONCE) {
      busy.decrementAndGet();
      answers.problem(request, 429, "too-many");
      return;
    }
    FileForm.read(request)
        .onFailure(failure -> busy.decrementAndGet())
        .onSuccess(form -> count(request, form))
        .onFailure(failure -> {
          if (failure instanceof FileForm.TooLarge) {
            show(request, 413, TOO_LARGE);
          } else {
            failures.answer(request, 400);
          }
        });
  }

  private void count(RoutingContext request, FileForm form) {
    if (!sameOrigin.mayAct(request, form.fields())) {
      busy.decrementAndGet();
      failures.answer(request, 403);
      return;
    }
    String method = form.field("method");
    Given given =
        new Given(RANKED.contains(method) ? method : null, null, seed(form.field("seed")));
    counter
        .executeBlocking(() -> counted(form.file(), given), false)
        .onComplete(done -> busy.decrementAndGet())
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(result -> {
          Map<String, Object> shown = new HashMap<>(Objects.requireNonNull(result));
          shown.put("typed", Map.of("method", method, "seed", form.field("seed")));
          show(request, shown.containsKey("wrong") ? 422 : 200, shown);
        })
        .onFailure(failure -> {
          if (failure instanceof TimeoutException) {
            show(request, 422, TOO_LARGE);
          } else {
            failures.answer(request, failure);
          }
        });
  }

  private static @Nullable String seed(String typed) {
    String seed = typed.strip();
    return seed.isEmpty() || seed.length() > Settings.MOST_SEED ? null : seed;
  }

  /** What the page shows of a file. */
  private static Map<String, Object> counted(Buffer bytes, Given given) {
    BallotFile file;
    try {
      file = BallotFile.readModest(BallotFile.text(bytes.getBytes()), given, MOST_DIFFERENT);
    } catch (BadFile bad) {
      return Map.of("wrong", Map.of("line", bad.line(), "what", bad.what()));
    }
    Finding finding = file.find();
    List<String> options = file.ask().options();
    Map<String, WordRef> refs = new HashMap<>();
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < options.size(); i++) {
      refs.put(options.get(i), new WordRef(options.get(i), 1, ""));
      labels.put(options.get(i), file.labels().get(i));
    }
    Poll poll = Poll.of(file.ask(), refs, file.presence().entitled());
    PollTold told = new PollTold(poll, ref -> labels.get(ref.key()), person -> Map.of());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("heading", file.title());
    shown.put("poll", told.asked());
    shown.put("ballots", file.ballots().size());
    Map<String, Object> found = new LinkedHashMap<>(told.counted(finding));
    if (lines(finding) > MOST_LINES) {
      found.remove("rounds");
      shown.put("shortened", true);
    }
    shown.put("found", found);
    return shown;
  }

  private static int lines(Finding finding) {
    return finding.rounds().stream()
        .mapToInt(round -> round.votes().size() + round.happenings().size())
        .sum();
  }

  private void show(RoutingContext request, int status, Map<String, Object> result) {
    Map<String, Object> filling = new LinkedHashMap<>(result);
    filling.put("methods", RANKED);
    filling.put("sheet", "css/minutes.css");
    RoundsPage.stepping(filling);
    answers.page(request, status, "recount", Answers.Title.key("title.recount"), filling);
  }
}
