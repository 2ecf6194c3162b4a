package org.kiezplenum.web.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.floor.list.OrderCommands;
import org.kiezplenum.told.Example;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.wire.Fields;
import org.kiezplenum.web.wire.RulesOfSpeaking;

/**
 * Answers in which order a little example queue would speak under rules that are still being
 * chosen. Anybody may ask: it is about nobody and changes nothing.
 */
public final class OrderExample {
  private final Answers answers;

  public OrderExample(Answers answers) {
    this.answers = answers;
  }

  public void routes(Router router) {
    router.get("/api/order-example").handler(this::show);
  }

  private void show(RoutingContext request) {
    FloorRules rules;
    try {
      rules = RulesOfSpeaking.read(Fields.of(request.request().params()));
    } catch (Fields.Malformed malformed) {
      answers.refuse(
          request,
          null,
          new Refusal(Refusal.Code.MALFORMED, Map.of("field", malformed.getMessage())));
      return;
    }
    Decided.Refused refused = OrderCommands.refused(rules);
    if (refused == null) {
      answers.json(request, 200, json(Example.of(rules)));
    } else {
      answers.refuse(request, null, refused.refusal());
    }
  }

  private static Map<String, Object> json(Example example) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("order", json(example.order()));
    if (!example.unheard().isEmpty()) {
      json.put("unheard", json(example.unheard()));
    }
    return json;
  }

  private static List<Map<String, Object>> json(List<Example.Speaker> speakers) {
    return speakers.stream().map(OrderExample::json).toList();
  }

  private static Map<String, Object> json(Example.Speaker speaker) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", speaker.name());
    if (speaker.list() != null) {
      json.put("list", speaker.list());
    }
    json.put("spoken", speaker.spoken());
    if (speaker.isSeldomHeard()) {
      json.put("seldomHeard", true);
    }
    if (speaker.asked() != Asking.NOBODY) {
      json.put("asked", speaker.asked().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }
}
