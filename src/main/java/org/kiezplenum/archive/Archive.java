package org.kiezplenum.archive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The minutes that were published, to be read and found by anybody.
 *
 * <p>Publishing is an event; the archive only follows. It is told to {@link #catchUp} after a
 * publication, at the start and now and then, and any number of servers may do so at once.
 */
public final class Archive {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  /**
   * The shape of the stored documents. A higher number has all rows built anew; whoever changes
   * what is stored raises it, for {@code verify} compares rows of this number with what they would
   * be if they were built now.
   */
  public static final int FORMAT = 12;

  static final int HITS_A_PAGE = 20;

  private static final int MOST_PAGES = 10_000;
  private static final int ASSEMBLIES_AT_ONCE = 50;

  private final Vertx vertx;
  private final Histories histories;
  private final ArchiveTable table;

  public Archive(Vertx vertx, Database database, Journal journal, Words words) {
    this.vertx = vertx;
    this.histories = new Histories(vertx, journal, words);
    this.table = new ArchiveTable(database.pool());
  }

  /** The minutes as they would be if they were published now. They are not stored. */
  public Future<Minutes> draft(AssemblyId assembly) {
    return histories.minutes(assembly);
  }

  /**
   * Shows what was published and no longer shows what was withdrawn since it was last called.
   *
   * @return how many assemblies were brought up to date; one that cannot be is logged and left out
   */
  public Future<Integer> catchUp() {
    return catchUp("", 0)
        .onFailure(failure -> LOG.warn("archive: cannot catch up: {}", failure.toString()));
  }

  private Future<Integer> catchUp(String after, int done) {
    return table
        .due(FORMAT, after, ASSEMBLIES_AT_ONCE)
        .compose(due -> {
          Future<Integer> count = Future.succeededFuture(done);
          for (ArchiveTable.Due each : due) {
            count = count.compose(before -> tryBringing(each).map(more -> before + more));
          }
          return due.size() < ASSEMBLIES_AT_ONCE
              ? count
              : count.compose(all -> catchUp(due.getLast().assembly().value(), all));
        });
  }

  private Future<Integer> tryBringing(ArchiveTable.Due due) {
    return bring(due)
        .map(1)
        .recover(failure -> {
          LOG.error("archive: {} cannot be brought up to date", due.assembly(), failure);
          return Future.succeededFuture(0);
        });
  }

  /**
   * The same for one assembly, whether it is due or not: after its minutes were published or
   * withdrawn, and after one of its texts was erased.
   */
  public Future<Void> refresh(AssemblyId assembly) {
    return table
        .latest(assembly)
        .compose(latest -> latest.map(this::bring).orElseGet(Future::succeededFuture));
  }

  /** Whatever fails since the assembly is being deleted has nothing left to bring. */
  private Future<Void> bring(ArchiveTable.Due due) {
    Future<Void> brought =
        due.withdrawn()
            ? table.withdraw(FORMAT, due)
            : histories.minutes(due.assembly(), due.seq()).compose(this::put);
    return brought.recover(failure ->
        table
            .latest(due.assembly())
            .compose(latest ->
                latest.isEmpty() ? Future.succeededFuture() : Future.failedFuture(failure)));
  }

  private Future<Void> put(Minutes minutes) {
    record Made(String document, Lexemes.Index index) {}
    return aside(() -> new Made(new JsonObject(minutes.document()).encode(), Lexemes.of(minutes)))
        .compose(made -> table.put(FORMAT, minutes, made.document(), made.index()));
  }

  /** An event loop must not wait for a long document. */
  private <T> Future<T> aside(Callable<T> work) {
    return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
  }

  /** The published minutes of an assembly; empty if there are none, or none any more. */
  public Future<Optional<Published>> find(AssemblyId assembly) {
    return table.find(assembly);
  }

  /**
   * The published minutes of an assembly with all that they were made from; empty if there are
   * none, or none any more.
   */
  public Future<Optional<Minutes>> findWhole(AssemblyId assembly) {
    return find(assembly)
        .compose(found ->
            found.isPresent()
                ? histories.minutes(assembly, found.get().seq()).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  /** The same in all years. */
  public Future<Results> search(String query, int page) {
    return search(query, null, page);
  }

  /**
   * Finds assemblies by date, title, place or any word of their minutes, the newest first. An empty
   * query finds all.
   *
   * @param query whatever people type
   * @param year only this year's
   * @param page from 1; beyond the last there is nothing
   */
  public Future<Results> search(String query, @Nullable Integer year, int page) {
    Query understood = Query.of(query);
    int shown = Math.clamp(page, 1, MOST_PAGES);
    long skipped = (shown - 1L) * HITS_A_PAGE;
    Future<SortedMap<Integer, Integer>> years = table.years(understood);
    Future<List<ArchiveTable.Found>> found = table.page(understood, year, HITS_A_PAGE, skipped);
    return Future.all(years, found)
        .compose(done -> aside(() -> hits(understood, found.result())))
        .map(hits -> results(understood, year, shown, years.result(), hits));
  }

  private static List<Results.Hit> hits(Query query, List<ArchiveTable.Found> found) {
    return found.stream()
        .map(row ->
            new Results.Hit(
                row.id(),
                row.title(),
                row.date(),
                row.place(),
                Snippet.of(row.body(), query.shown())))
        .toList();
  }

  private static Results results(
      Query query,
      @Nullable Integer year,
      int page,
      SortedMap<Integer, Integer> years,
      List<Results.Hit> hits) {
    int found =
        year == null
            ? years.values().stream().mapToInt(Integer::intValue).sum()
            : years.getOrDefault(year, 0);
    int pages = (found + HITS_A_PAGE - 1) / HITS_A_PAGE;
    return new Results(
        query.typed(), year, page, pages, found, List.copyOf(years.reversed().keySet()), hits);
  }
}
