package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.web.client.Assets;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;

/**
 * How a result was counted, round by round, on a page of its own: a phone loads it only when
 * somebody wants to know.
 */
public final class RoundsPage {

  /** Steps through rounds, wherever they stand. */
  private final Door door;

  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public RoundsPage(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router
        .getWithRegex(code + "/rounds/(?<decision>d[0-9]{1,5})")
        .handler(request ->
            door.open(request)
                .compose(inside ->
                    inside
                        .room()
                        .standing(inside.person())
                        .compose(standing -> show(request, inside.room(), standing)))
                .onFailure(failure -> failures.answer(request, failure)));
  }

  /** Documents have no script, but for those in which rounds can be stepped through. */
  static void stepping(Map<String, Object> filling) {
    if (hasRounds(filling)) {
      filling.put("script", Assets.ROUNDS_SCRIPT);
    }
  }

  private static boolean hasRounds(@Nullable Object part) {
    return switch (part) {
      case Map<?, ?> map ->
          map.containsKey("rounds") || map.values().stream().anyMatch(RoundsPage::hasRounds);
      case List<?> list -> list.stream().anyMatch(RoundsPage::hasRounds);
      case null, default -> false;
    };
  }

  /** What everybody may see is in the view; before it was announced there is nothing. */
  private Future<Void> show(RoutingContext request, Room room, PersonStanding standing) {
    Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
    if (filling.get("public") instanceof Map<?, ?> common
        && common.get("decision") instanceof Map<?, ?> decisions
        && decisions.get(request.pathParam("decision")) instanceof Map<?, ?> decision
        && decision.get("found") instanceof Map<?, ?> found
        && found.get("rounds") != null) {
      filling.put("decision", decision);
      filling.put("sheet", "css/minutes.css");
      filling.put("script", Assets.ROUNDS_SCRIPT);
      answers.page(request, 200, "rounds", Answers.Title.key("title.rounds"), filling);
    } else {
      answers.problem(request, 404, "not-found");
    }
    return Future.succeededFuture();
  }
}
