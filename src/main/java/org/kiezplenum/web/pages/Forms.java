package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Whom;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.wire.CommandIds;
import org.kiezplenum.web.wire.CommandReader;
import org.kiezplenum.web.wire.Fields;

/**
 * Every act as a plain form, for browsers without scripts and for the moment before they run. A
 * form carries the id of its command, so that sending it twice does it once.
 */
public final class Forms {
  /** The address of a proposal, after whose act one comes back to it. */
  private static final Pattern PROPOSAL = Pattern.compile("/proposals/(a[1-9][0-9]{0,8})$");

  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;
  private final ProposalPages proposals;
  private final MinutesPages minutes;
  private final VoterPages voters;

  public Forms(
      Door door,
      Answers answers,
      Failures failures,
      Faces faces,
      ProposalPages proposals,
      MinutesPages minutes,
      VoterPages voters) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
    this.proposals = proposals;
    this.minutes = minutes;
    this.voters = voters;
  }

  public void routes(Router router, String code) {
    router.postWithRegex(code + "/do").handler(this::act);
  }

  private void act(RoutingContext request) {
    MultiMap form = request.request().formAttributes();
    String id = Objects.requireNonNullElse(form.get("id"), "");
    String verb = Objects.requireNonNullElse(form.get("do"), "");
    door.open(request)
        .compose(inside ->
            CommandIds.isValid(id)
                ? act(request, inside, id, verb, form)
                : refuse(request, inside, verb, form, new Refusal(Refusal.Code.MALFORMED)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> act(
      RoutingContext request, Door.Inside inside, String id, String verb, MultiMap form) {
    return switch (CommandReader.read(verb, Fields.of(form))) {
      case CommandReader.Bad bad -> refuse(request, inside, verb, form, bad.refusal());
      case CommandReader.Good good ->
          isAtTheDoor(form)
              ? atTheDoor(request, inside, id, verb, form, good.command())
              : door.send(inside, id, good.command())
                  .compose(reply -> answer(request, inside, verb, form, reply));
    };
  }

  private Future<Void> answer(
      RoutingContext request, Door.Inside inside, String verb, MultiMap form, Reply reply) {
    return switch (reply) {
      case Reply.Stored stored -> done(request, verb, form, stored);
      case Reply.Refused refused -> refuse(request, inside, verb, form, refused.refusal());
    };
  }

  private static boolean isAtTheDoor(MultiMap form) {
    return form.contains("name")
        && Objects.requireNonNullElse(form.get("back"), "").contains("/voters");
  }

  /** Who was found by what was typed at the door is said there, and who is somebody new. */
  private Future<Void> atTheDoor(
      RoutingContext request,
      Door.Inside inside,
      String id,
      String verb,
      MultiMap form,
      Command command) {
    return inside
        .room()
        .standing(inside.person())
        .compose(before ->
            door.send(inside, id, command)
                .compose(reply -> {
                  String back = back(request, form.get("back"));
                  List<Integer> several =
                      command instanceof Command.GrantVote
                          ? Whom.numbers(Objects.requireNonNullElse(form.get("name"), "").strip())
                          : List.of();
                  if (reply instanceof Reply.Stored && !several.isEmpty()) {
                    return voters.given(request, several, back);
                  }
                  return reply instanceof Reply.Stored stored && stored.made().startsWith("p")
                      ? voters.given(
                          request,
                          before.views().world().assembly().people(),
                          new PersonId(stored.made()),
                          back)
                      : answer(request, inside, verb, form, reply);
                }));
  }

  /**
   * A proposal is shown as it was taken down; whatever else was done can be seen where it was done.
   */
  private Future<Void> done(
      RoutingContext request, String verb, MultiMap form, Reply.Stored stored) {
    answers.redirect(
        request,
        (verb.equals("hand-in-proposal") || verb.equals("amend-proposal"))
                && !stored.made().isEmpty()
            ? back(request, null) + "/proposals/" + stored.made()
            : back(request, form.get("back")));
    return Future.succeededFuture();
  }

  private Future<Void> refuse(
      RoutingContext request, Door.Inside inside, String verb, MultiMap form, Refusal refusal) {
    Map<String, String> typed = new LinkedHashMap<>();
    form.forEach(typed::put);
    Faces.RefusedForm refused = new Faces.RefusedForm(refusal, typed);
    if (verb.equals("hand-in-proposal")) {
      return proposals.form(request, inside, refused);
    }
    String back = back(request, form.get("back")).replaceFirst("#.*", "");
    Matcher proposal = PROPOSAL.matcher(back);
    if (proposal.find()) {
      return proposals.one(request, inside, new ProposalId(proposal.group(1)), refused);
    }
    if (back.endsWith("/minutes")) {
      return minutes.tidy(request, inside, refused);
    }
    if (back.endsWith("/voters")) {
      return voters.show(request, inside, refused);
    }
    String face = back.endsWith("/desk") ? "desk" : "phone";
    return faces.show(request, face, inside, refused);
  }

  /** Only back into the same assembly, wherever the form says. */
  private static String back(RoutingContext request, @Nullable String asked) {
    String home = "/" + Door.code(Door.typedIn(request));
    return asked != null && asked.matches(home + "(/[a-z0-9/-]{0,60})?(#[a-z0-9-]{1,40})?")
        ? asked
        : home;
  }
}
