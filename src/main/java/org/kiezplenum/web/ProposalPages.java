package org.kiezplenum.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.minutes.Markdown;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.words.Words;
import org.kiezplenum.words.Written;

/** Proposals have addresses of their own, for their texts are too long for a live view. */
final class ProposalPages {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;
  private final Words words;

  ProposalPages(Door door, Answers answers, Failures failures, Faces faces, Words words) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
    this.words = words;
  }

  void routes(Router router, String code) {
    router.getWithRegex(code + "/proposals/new").handler(this::form);
    router.getWithRegex(code + "/proposals/(?<proposal>a[1-9][0-9]{0,8})").handler(this::one);
  }

  private void form(RoutingContext request) {
    door.open(request)
        .compose(inside ->
            inside.person() == null
                ? faces.show(request, "phone", inside, null)
                : form(request, inside, null))
        .onFailure(failure -> failures.answer(request, failure));
  }

  /** The form for a new proposal, with what was typed if it was refused. */
  Future<Void> form(RoutingContext request, Door.Inside inside, Faces.@Nullable Refused refused) {
    return inside
        .room()
        .standing(inside.person())
        .map(standing -> {
          Map<String, Object> filling =
              new LinkedHashMap<>(faces.filling(request, standing.views(), inside.room(), refused));
          // The desk takes one down for somebody without a phone, and comes back to the desk.
          boolean atDesk = Faces.isFacilitator(standing.own());
          if (atDesk && (request.queryParam("for").contains("desk") || wasFor(refused))) {
            filling.put("forSomebody", true);
          }
          answers.page(
              request,
              refused == null ? 200 : Refusals.status(refused.refusal().code()),
              "new-proposal",
              Answers.Title.key("title.newproposal"),
              filling);
          return null;
        });
  }

  private static boolean wasFor(Faces.@Nullable Refused refused) {
    return refused != null && refused.typed().containsKey("for");
  }

  private void one(RoutingContext request) {
    ProposalId id = new ProposalId(Objects.requireNonNull(request.pathParam("proposal")));
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing -> one(request, inside.room(), standing, id)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> one(
      RoutingContext request, Room room, Room.Standing standing, ProposalId id) {
    Proposal proposal = standing.views().world().assembly().proposals().find(id);
    if (proposal == null) {
      answers.problem(request, 404, "not-found");
      return Future.succeededFuture();
    }
    Future<String> text = html(room.id(), proposal.text());
    Future<String> reasons = html(room.id(), proposal.reasons());
    return Future.all(text, reasons)
        .map(read -> {
          Map<String, Object> shown = new LinkedHashMap<>(node(standing, id));
          shown.put("textHtml", text.result());
          if (!reasons.result().isEmpty()) {
            shown.put("reasonsHtml", reasons.result());
          }
          Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
          filling.put("proposal", shown);
          filling.put("back", "/" + room.code() + (Faces.isAtDesk(standing.own()) ? "/desk" : ""));
          answers.page(request, 200, "proposal", Answers.Title.text(shown.get("title")), filling);
          return null;
        });
  }

  @SuppressWarnings("unchecked") // a view is made of maps with texts as keys
  private static Map<String, Object> node(Room.Standing standing, ProposalId id) {
    Map<String, Object> proposals =
        (Map<String, Object>) Objects.requireNonNull(standing.views().common().get("proposal"));
    return (Map<String, Object>) Objects.requireNonNull(proposals.get(id.value()));
  }

  private Future<String> html(AssemblyId assembly, @Nullable WordRef ref) {
    return ref == null
        ? Future.succeededFuture("")
        : words
            .read(assembly, ref.key(), ref.version())
            .map(found -> found.map(Written::text).map(Markdown::html).orElse(""));
  }
}
