package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.RunningNumber;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;
import org.kiezplenum.words.Words;

/** Proposals have addresses of their own, for their texts are too long for a live view. */
public final class ProposalPages {
  private final Vertx vertx;
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;
  private final Words words;

  public ProposalPages(
      Vertx vertx, Door door, Answers answers, Failures failures, Faces faces, Words words) {
    this.vertx = vertx;
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
    this.words = words;
  }

  public void routes(Router router, String code) {
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
  Future<Void> form(
      RoutingContext request, Door.Inside inside, Faces.@Nullable RefusedForm refused) {
    return inside
        .room()
        .standing(inside.person())
        .map(standing -> {
          Map<String, Object> filling =
              new LinkedHashMap<>(faces.filling(request, standing.views(), inside.room(), refused));
          // The desk takes one down for somebody without a phone, and comes back to the desk.
          boolean atDesk = standing.isFacilitator();
          if (atDesk && (request.queryParam("for").contains("desk") || wasFor(refused))) {
            filling.put("forSomebody", true);
          }
          filling.put("script", "pages/draft.js");
          answers.page(
              request,
              refused == null ? 200 : Refusals.status(refused.refusal().code()),
              "new-proposal",
              Answers.Title.key("title.newproposal"),
              filling);
          return null;
        });
  }

  private static boolean wasFor(Faces.@Nullable RefusedForm refused) {
    return refused != null && refused.typed().containsKey("for");
  }

  private void one(RoutingContext request) {
    ProposalId id = new ProposalId(Objects.requireNonNull(request.pathParam("proposal")));
    door.open(request)
        .compose(inside -> one(request, inside, id, null))
        .onFailure(failure -> failures.answer(request, failure));
  }

  /** The page of a proposal, with what was typed there if it was refused. */
  Future<Void> one(
      RoutingContext request,
      Door.Inside inside,
      ProposalId id,
      Faces.@Nullable RefusedForm refused) {
    Room room = inside.room();
    return room.standing(inside.person())
        .compose(standing -> {
          Proposal proposal = standing.views().world().assembly().proposals().find(id);
          if (proposal == null) {
            answers.problem(request, 404, "not-found");
            return Future.succeededFuture();
          }
          Map<String, Object> filling = faces.filling(request, standing.views(), room, refused);
          filling.put("back", "/" + room.code() + (standing.isAtDesk() ? "/desk" : ""));
          filling.put("sheet", "css/doors.css");
          return ProposalPage.of(vertx, words, standing, proposal, compared(request, refused))
              .map(page -> {
                filling.putAll(page);
                if (page.get("change") != null
                    || page.get("amend") != null
                    || page.get("remark") != null) {
                  filling.put("script", "pages/draft.js");
                }
                answers.page(
                    request,
                    refused == null ? 200 : Refusals.status(refused.refusal().code()),
                    "proposal",
                    Answers.Title.text(standing.views().world().text(proposal.title())),
                    filling);
                return null;
              });
        });
  }

  /**
   * Which versions are to be shown beside each other: those that are asked for, or the one that
   * somebody has changed and the one that came in between.
   */
  private static ProposalPage.Asked compared(
      RoutingContext request, Faces.@Nullable RefusedForm refused) {
    if (refused == null) {
      return new ProposalPage.Asked(
          number(request.queryParam("from")),
          number(request.queryParam("to")),
          null,
          false,
          proposal(request.queryParam("merge").stream().findFirst().orElse("")));
    }
    boolean isOutdated = refused.refusal().code() == Refusal.Code.PROPOSAL_CHANGED;
    String version = refused.typed().get("version");
    int read = number(version == null ? List.of() : List.of(version));
    boolean merges = "merge-proposals".equals(refused.typed().get("do"));
    return new ProposalPage.Asked(
        isOutdated ? read : 0,
        0,
        refused.typed(),
        isOutdated,
        merges ? proposal(refused.typed().getOrDefault("with", "")) : null);
  }

  private static @Nullable ProposalId proposal(String asked) {
    return RunningNumber.is('a', asked) ? new ProposalId(asked) : null;
  }

  /** The number of a version, or 0. */
  private static int number(List<String> asked) {
    return !asked.isEmpty() && asked.getFirst().matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(asked.getFirst())
        : 0;
  }
}
