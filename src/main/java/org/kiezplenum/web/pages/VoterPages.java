package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Whom;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.RunningNumber;
import org.kiezplenum.views.World;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;
import org.kiezplenum.web.http.Refusals;

/**
 * Who may vote, for a helper at the door: votes are given by number, delegates and proxies entered.
 */
public final class VoterPages {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public VoterPages(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router
        .getWithRegex(code + "/voters")
        .handler(request ->
            door.open(request)
                .compose(inside -> show(request, inside, null))
                .onFailure(failure -> failures.answer(request, failure)));
  }

  /** Leads back to the list, where it is said who was found by what was typed. */
  Future<Void> given(RoutingContext request, People before, PersonId person, String back) {
    String isNew = before.find(person) == null ? "&new=true" : "";
    return given(request, person + isNew, back);
  }

  /** The same for numbers that were typed in one go. */
  Future<Void> given(RoutingContext request, List<Integer> numbers, String back) {
    return given(
        request, numbers.stream().map(String::valueOf).collect(Collectors.joining(".")), back);
  }

  private Future<Void> given(RoutingContext request, String given, String back) {
    int hash = back.indexOf('#');
    String page = hash < 0 ? back : back.substring(0, hash);
    answers.redirect(request, page + "?given=" + given + (hash < 0 ? "" : back.substring(hash)));
    return Future.succeededFuture();
  }

  /** Everybody at the desk sees it; what one may change is left to the rules. */
  Future<Void> show(
      RoutingContext request, Door.Inside inside, Faces.@Nullable RefusedForm refused) {
    return inside
        .room()
        .standing(inside.person())
        .map(standing -> {
          if (!standing.isAtDesk()) {
            answers.problem(request, 403, "not-allowed");
            return null;
          }
          Map<String, Object> filling =
              faces.filling(request, standing.views(), inside.room(), refused);
          fill(filling, standing.views().world());
          given(request, filling, standing.views().world());
          if (standing.isFacilitator()) {
            filling.put("facilitator", true);
          }
          filling.put("sheet", "css/doors.css");
          answers.page(
              request,
              refused == null ? 200 : Refusals.status(refused.refusal().code()),
              "voters",
              Answers.Title.key("title.voters"),
              filling);
          return null;
        });
  }

  private static void fill(Map<String, Object> filling, World world) {
    Electorate electorate = world.assembly().electorate();
    filling.put("who", electorate.rule().wireName());
    filling.put(
        "rules", Stream.of(Electorate.Rule.values()).map(Electorate.Rule::wireName).toList());
    if (electorate.rule() == Electorate.Rule.LISTED) {
      filling.put("listed", true);
      filling.put("voters", people(world, electorate.voters()::contains));
      filling.put("others", people(world, person -> !electorate.voters().contains(person)));
      filling.put("most", electorate.proxies().most());
      filling.put("proxies", proxies(world, electorate));
    }
    filling.put("initiatives", initiatives(world, electorate));
  }

  private static void given(RoutingContext request, Map<String, Object> filling, World world) {
    String given = Objects.requireNonNullElse(request.request().getParam("given"), "");
    Person person =
        RunningNumber.is('p', given) ? world.assembly().people().find(new PersonId(given)) : null;
    if (person != null) {
      Map<String, Object> shown = person(world, person.id());
      shown.put("isNew", "true".equals(request.request().getParam("new")));
      filling.put("given", shown);
    }
    List<Integer> several =
        Whom.numbers(given).stream().filter(number -> isVoter(world, number)).toList();
    filling.put("several", several);
    filling.put("numbers", several.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static boolean isVoter(World world, int number) {
    Person person = world.assembly().people().numbered(number);
    return person != null && world.assembly().electorate().voters().contains(person.id());
  }

  private static List<Map<String, Object>> people(World world, Predicate<PersonId> such) {
    return world.assembly().people().byId().keySet().stream()
        .filter(such)
        .sorted()
        .map(id -> person(world, id))
        .toList();
  }

  private static List<Map<String, Object>> initiatives(World world, Electorate electorate) {
    List<Map<String, Object>> initiatives = new ArrayList<>();
    electorate
        .initiatives()
        .forEach((id, name) ->
            initiatives.add(
                Map.of(
                    "id",
                    id.value(),
                    "name",
                    Objects.requireNonNullElse(world.text(name), id.value()),
                    "delegates",
                    people(world, person -> id.equals(electorate.initiativeOf(person))))));
    return initiatives;
  }

  private static List<Map<String, Object>> proxies(World world, Electorate electorate) {
    List<Map<String, Object>> proxies = new ArrayList<>();
    electorate
        .proxies()
        .holderOf()
        .forEach((from, holder) ->
            proxies.add(Map.of("from", person(world, from), "holder", person(world, holder))));
    return proxies;
  }

  private static Map<String, Object> person(World world, PersonId id) {
    Person person = world.person(id);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", person.id().value());
    shown.put("number", person.number());
    String name = world.text(person.name());
    if (name != null) {
      shown.put("name", name);
    }
    return shown;
  }
}
