package org.kiezplenum.web.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.Frames;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.Pages;

/** Writes answers: pages in their frame, JSON, and refusals of both kinds. */
public final class Answers {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final Pages pages;
  private final Messages messages;
  private final Refusals refusals;
  private final FormToken tokens;

  public Answers(Pages pages, Messages messages, FormToken tokens) {
    this.tokens = tokens;
    this.pages = pages;
    this.messages = messages;
    this.refusals = new Refusals(messages);
  }

  public Refusals refusals() {
    return refusals;
  }

  /** What a page is called: by a message, or by a text of the assembly. */
  public record Title(@Nullable String key, @Nullable String text) {
    public static Title key(String key) {
      return new Title(key, null);
    }

    public static Title text(@Nullable Object text) {
      return new Title(null, text == null ? "" : text.toString());
    }
  }

  public void page(
      RoutingContext request, int status, String page, Title title, Map<String, ?> filling) {
    String lang = Visitor.of(request).lang();
    Map<String, Object> context = context(request, lang, filling);
    String main = pages.render(page, lang, context);
    frame(request, status, page, title, main, lang, context);
  }

  /** The same for a page that takes long to be filled in: no event loop waits for that. */
  public Future<Void> longPage(
      RoutingContext request,
      int status,
      String page,
      Title title,
      Supplier<Map<String, Object>> filling) {
    record Filled(Map<String, Object> context, String main) {}
    String lang = Visitor.of(request).lang();
    return request
        .vertx()
        .executeBlocking(
            () -> {
              Map<String, Object> context = context(request, lang, filling.get());
              return new Filled(context, pages.render(page, lang, context));
            },
            false)
        .map(filled -> {
          frame(request, status, page, title, filled.main(), lang, filled.context());
          return null;
        });
  }

  /**
   * What a page says, as Markdown.
   *
   * @param file what it is called where it is kept
   */
  public void markdown(RoutingContext request, String page, Map<String, ?> filling, String file) {
    String lang = Visitor.of(request).lang();
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/markdown; charset=utf-8")
        .putHeader("Content-Disposition", "inline; filename=\"" + file + "\"")
        .end(pages.markdown(page, lang, context(request, lang, filling)));
  }

  /** A face that is kept live: its document travels with it. */
  public void face(
      RoutingContext request,
      int status,
      String face,
      Title title,
      Map<String, ?> filling,
      JsonObject live) {
    String lang = Visitor.of(request).lang();
    Map<String, Object> context = context(request, lang, filling);
    String main = "<div id=\"face\">" + pages.render(face, lang, context) + "</div>";
    context.put("live", Pages.embed(live));
    frame(request, status, face, title, main, lang, context);
  }

  private void frame(
      RoutingContext request,
      int status,
      String page,
      Title title,
      String main,
      String lang,
      Map<String, Object> context) {
    context.put("main", main);
    context.put("page", page);
    put(context, "titleKey", title.key());
    put(context, "titleText", title.text());
    html(request, status, tokens.into(pages.render("layout", lang, context), request));
  }

  private Map<String, Object> context(RoutingContext request, String lang, Map<String, ?> filling) {
    Map<String, Object> context = new LinkedHashMap<>(filling);
    context.put("lang", lang);
    context.put("here", here(request));
    context.put("languages", languages());
    context.putIfAbsent("nonce", Tokens.nonce());
    context.putIfAbsent("now", System.currentTimeMillis());
    return context;
  }

  /**
   * Where this page can be asked for again: a form's answer stands at an address that only takes
   * forms.
   */
  private static String here(RoutingContext request) {
    String path = path(request);
    return request.request().method() == HttpMethod.POST
        ? path.replaceFirst("/(join|do|device|delete|revoke|close)$", "/")
            .replaceFirst("(.)/$", "$1")
        : path;
  }

  private List<Map<String, String>> languages() {
    return Languages.ALL.stream()
        .map(lang -> Map.of("code", lang, "name", messages.text(lang, "language")))
        .toList();
  }

  /** Something is wrong with the request itself; the page says what to do next. */
  public void problem(RoutingContext request, int status, String what) {
    if (isApi(request)) {
      json(
          request,
          status,
          Map.of(
              "refused",
              Map.of(
                  "code",
                  what,
                  "text",
                  messages.text(Visitor.of(request).lang(), "problem." + what + ".next"))));
      return;
    }
    page(
        request,
        status,
        "problem",
        Title.key("problem." + what),
        Map.of(
            "status", status, "heading", "problem." + what, "advice", "problem." + what + ".next"));
  }

  public void refuse(RoutingContext request, @Nullable String re, Refusal refusal) {
    Map<String, Object> answer = new LinkedHashMap<>();
    put(answer, "re", re);
    answer.put("refused", refusals.json(Visitor.of(request).lang(), refusal));
    json(request, Refusals.status(refusal.code()), answer);
  }

  public void json(RoutingContext request, int status, Map<String, ?> value) {
    json(request, status, Frames.json(value));
  }

  public void json(RoutingContext request, int status, Buffer value) {
    request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(value);
  }

  public void redirect(RoutingContext request, String address) {
    request.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, address).end();
  }

  private static void html(RoutingContext request, int status, String page) {
    request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, HTML).end(page);
  }

  static boolean isApi(RoutingContext request) {
    return path(request).startsWith("/api/");
  }

  /** An address that cannot be read is answered as well, so nothing may fail on it. */
  private static String path(RoutingContext request) {
    try {
      return request.normalizedPath();
    } catch (IllegalArgumentException unreadable) {
      return "/";
    }
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
