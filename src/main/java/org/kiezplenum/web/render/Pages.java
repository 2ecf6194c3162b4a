package org.kiezplenum.web.render;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.kiezplenum.texts.Messages;

/**
 * The pages: every template that travels with the program, parsed once at start and then only
 * filled in, on whatever thread asks. Contexts are plain maps, lists, texts, numbers and booleans.
 */
public final class Pages {

  private final Editing.Latest<Map<String, Template>> latest;

  private Pages(Supplier<Map<String, Template>> maker) {
    this.latest = new Editing.Latest<>(maker);
  }

  /** The templates of the class path. */
  public static Pages load(Messages messages, AssetLinks assets) {
    return new Pages(() -> parse(TemplateSources.of(Editing.read("templates")), messages, assets));
  }

  /** Templates from memory: name and text. */
  public static Pages of(Map<String, String> sources, Messages messages, AssetLinks assets) {
    return new Pages(() -> parse(sources, messages, assets));
  }

  private static Map<String, Template> parse(
      Map<String, String> sources, Messages messages, AssetLinks assets) {
    Handlebars html = engine(sources, messages, assets).with(EscapingStrategy.HBS4);
    Handlebars markdown = engine(sources, messages, assets);
    MarkdownPage.register(markdown);
    Map<String, Template> templates = new HashMap<>();
    for (String name : sources.keySet()) {
      try {
        Handlebars engine = name.startsWith(MarkdownPage.PREFIX) ? markdown : html;
        templates.put(name, engine.compile(name));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot parse the template " + name, e);
      }
    }
    return templates;
  }

  private static Handlebars engine(
      Map<String, String> sources, Messages messages, AssetLinks assets) {
    // A name that is missing here is missing; the browser does not look further out either.
    Handlebars engine =
        new Handlebars(new InMemory(sources))
            .with(new ConcurrentMapTemplateCache())
            .parentScopeResolution(false);
    Helpers.register(engine, messages, assets);
    return engine;
  }

  /** The page of this name as HTML in this language. */
  public String render(String page, String lang, Map<String, Object> context) {
    Template template = latest.get().get(page);
    if (template == null) {
      throw new IllegalArgumentException("There is no page " + page);
    }
    Context filled = Context.newBuilder(context).resolver(MapValueResolver.INSTANCE).build();
    filled.data(Helpers.LANG, lang);
    try {
      return template.apply(filled);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot render the page " + page, e);
    } finally {
      filled.destroy();
    }
  }

  /** The page of this name as Markdown in this language. */
  public String markdown(String page, String lang, Map<String, Object> context) {
    return MarkdownPage.of(render(MarkdownPage.PREFIX + page, lang, context));
  }

  /** JSON that can stand inside a script element: nothing in it can close the element. */
  public static String embed(JsonObject json) {
    return json.encode()
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** Templates by name, each the same object every time, so that the engine's cache knows it. */
  private static final class InMemory extends AbstractTemplateLoader {

    private final Map<String, TemplateSource> sources = new HashMap<>();

    InMemory(Map<String, String> texts) {
      texts.forEach((name, text) -> sources.put(name, new StringTemplateSource(name, text)));
    }

    @Override
    public TemplateSource sourceAt(String location) throws IOException {
      TemplateSource source = sources.get(Objects.requireNonNull(location));
      if (source == null) {
        throw new FileNotFoundException("There is no template " + location);
      }
      return source;
    }
  }
}
