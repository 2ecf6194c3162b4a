package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Visitor;

/** Published minutes, for everybody; and drafts, for the moderation of an assembly. */
public final class ArchivePages {
  private static final int LONGEST_QUERY = 200;

  private final Archive archive;
  private final Rooms rooms;
  private final Door door;
  private final Messages messages;
  private final Answers answers;
  private final Failures failures;

  public ArchivePages(
      Archive archive,
      Rooms rooms,
      Door door,
      Messages messages,
      Answers answers,
      Failures failures) {
    this.archive = archive;
    this.rooms = rooms;
    this.door = door;
    this.messages = messages;
    this.answers = answers;
    this.failures = failures;
  }

  public void routes(Router router) {
    router.get("/archive").handler(this::search);
    router
        .getWithRegex("/archive/(?<id>[a-z0-9]{16})")
        .handler(request -> minutes(request, this::show));
    router
        .getWithRegex("/archive/(?<id>[a-z0-9]{16})\\.md")
        .handler(request -> minutes(request, this::download));
  }

  private void search(RoutingContext request) {
    String typed = Objects.requireNonNullElse(request.request().getParam("q"), "");
    String query = typed.length() > LONGEST_QUERY ? typed.substring(0, LONGEST_QUERY) : typed;
    archive
        .search(query, number(request, "year"), page(request))
        .onSuccess(results ->
            answers.page(
                request,
                200,
                "archive",
                Answers.Title.key("title.archive"),
                results.context(erased(request))))
        .onFailure(failure -> failures.answer(request, failure));
  }

  /** Whoever comes just after the publication must not find nothing, so a miss looks again. */
  private void minutes(
      RoutingContext request, BiConsumer<RoutingContext, Map<String, Object>> then) {
    AssemblyId id = new AssemblyId(Objects.requireNonNull(request.pathParam("id")));
    archive
        .find(id)
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(found)
                : archive.refresh(id).compose(done -> archive.find(id)))
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(Optional.of(found.get().context(erased(request))))
                : draft(request, id))
        .onSuccess(shown ->
            shown.ifPresentOrElse(
                minutes -> then.accept(request, minutes),
                () -> answers.problem(request, 404, "not-found")))
        .onFailure(failure -> failures.answer(request, failure));
  }

  /**
   * What is not published is shown to the desk only; what was published to those who took part, to
   * them.
   */
  private Future<Optional<Map<String, Object>>> draft(RoutingContext request, AssemblyId id) {
    return door.whose(id, request)
        .compose(person ->
            person.isEmpty()
                ? Future.succeededFuture(false)
                : rooms
                    .enter(id)
                    .compose(room -> room.standing(person.get()))
                    .map(standing ->
                        standing.isAtDesk()
                            || standing.person() != null
                                && standing.views().world().assembly().phase()
                                    instanceof Phase.Published))
        .compose(mayRead ->
            mayRead
                ? archive.draft(id).map(draft -> Optional.of(draft.context(erased(request))))
                : Future.succeededFuture(Optional.empty()));
  }

  private void show(RoutingContext request, Map<String, Object> minutes) {
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("minutes", minutes);
    filling.put("sheet", "css/minutes.css");
    RoundsPage.stepping(filling);
    answers.page(request, 200, "minutes", Answers.Title.text(minutes.get("title")), filling);
  }

  /** The same as text that can be kept, printed elsewhere or sent on. */
  private void download(RoutingContext request, Map<String, Object> minutes) {
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("minutes", minutes);
    answers.markdown(request, "minutes", filling, "protokoll-" + minutes.get("date") + ".md");
  }

  private String erased(RoutingContext request) {
    return messages.text(Visitor.of(request).lang(), "minutes.erased");
  }

  private static int page(RoutingContext request) {
    Integer page = number(request, "page");
    return page == null ? 1 : page;
  }

  private static @Nullable Integer number(RoutingContext request, String name) {
    String value = request.request().getParam(name);
    return value != null && value.matches("[0-9]{1,5}") ? Integer.valueOf(value) : null;
  }
}
