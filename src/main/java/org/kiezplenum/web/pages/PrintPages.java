package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;

/** What is printed before people come: a sheet for the door, and cards with numbers. */
public final class PrintPages {
  private static final int FIRST_CARD = 201;
  private static final int LAST_CARD = 300;
  private static final int CARDS_A_PAGE = 10;

  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public PrintPages(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.getWithRegex(code + "/sheet").handler(request -> show(request, "sheet"));
    router.getWithRegex(code + "/cards").handler(request -> show(request, "cards"));
  }

  private void show(RoutingContext request, String page) {
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .standing(inside.person())
                .compose(standing -> show(request, page, inside.room(), standing)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> show(
      RoutingContext request, String page, Room room, PersonStanding standing) {
    boolean atDesk = standing.isAtDesk();
    if (page.equals("cards") && !atDesk) {
      answers.problem(request, 403, "not-allowed");
      return Future.succeededFuture();
    }
    Map<String, Object> filling = faces.filling(request, standing.views(), room, null);
    filling.put("back", "/" + room.code() + (atDesk ? "/desk" : ""));
    filling.put("sheet", "css/doors.css");
    filling.put("script", "pages/print.js");
    filling.put("pages", cards());
    answers.page(request, 200, page, Answers.Title.key("title." + page), filling);
    return Future.succeededFuture();
  }

  private static List<List<Integer>> cards() {
    List<List<Integer>> pages = new ArrayList<>();
    for (int first = FIRST_CARD; first <= LAST_CARD; first += CARDS_A_PAGE) {
      pages.add(IntStream.range(first, first + CARDS_A_PAGE).boxed().toList());
    }
    return pages;
  }
}
