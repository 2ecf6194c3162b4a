package org.kiezplenum.web.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.TemplateSources;

/**
 * Run by the build: reads the templates of the live faces for the browser, which then needs no
 * parser. The parser is that of the handlebars.js that comes inside Handlebars.java, run by
 * Nashorn. White space around tags stays as it is, as it does on the server.
 */
public final class CompileTemplates {

  private static final String HANDLEBARS = "/handlebars-v4.7.10.js";

  private static final String PARSE =
      "JSON.stringify(Handlebars.parse(String(source), {ignoreStandalone: true}))";

  private CompileTemplates() {}

  /** Takes the folder of the templates and the folder to write to: one script for each face. */
  public static void main(String[] args) throws IOException {
    Path templates = Path.of(args[0]);
    Path output = Path.of(args[1]);
    List<Path> scripts =
        TemplateSources.LIVE_FACES.stream().map(face -> output.resolve(fileOf(face))).toList();
    if (areFresh(scripts, templates)) {
      return;
    }
    Map<String, String> sources = TemplateSources.of(ClasspathFolder.readDirectory(templates));
    for (Map.Entry<String, String> script : compile(sources).entrySet()) {
      Path file = output.resolve(script.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, script.getValue());
    }
  }

  private static String fileOf(String face) {
    return "templates/" + face + ".js";
  }

  private static boolean areFresh(List<Path> outputs, Path templates) throws IOException {
    FileTime oldest = FileTime.from(Instant.MAX);
    for (Path output : outputs) {
      if (!Files.exists(output)) {
        return false;
      }
      FileTime made = Files.getLastModifiedTime(output);
      oldest = made.compareTo(oldest) < 0 ? made : oldest;
    }
    try (Stream<Path> inputs = Files.walk(templates)) {
      for (Path input : (Iterable<Path>) inputs::iterator) {
        if (Files.getLastModifiedTime(input).compareTo(oldest) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** File and text of a module for each face, with all templates that it needs. */
  static synchronized Map<String, String> compile(Map<String, String> sources) {
    Map<String, String> trees = new HashMap<>();
    Map<String, String> modules = new TreeMap<>();
    for (String face : TemplateSources.LIVE_FACES) {
      StringJoiner module = new StringJoiner(",\n", "export const templates = {\n", "\n};\n");
      TemplateSources.live(sources, face)
          .forEach((name, source) ->
              module.add("\"" + name + "\":" + trees.computeIfAbsent(name, n -> tree(n, source))));
      modules.put(fileOf(face), module.toString());
    }
    return modules;
  }

  private static String tree(String name, String source) {
    Parser.STARTED.put("source", source);
    try {
      String parsed = Objects.requireNonNull(Parser.STARTED.eval(PARSE)).toString();
      return TemplateTree.of(new JsonObject(parsed)).encode();
    } catch (ScriptException | IllegalArgumentException e) {
      throw new IllegalStateException("Cannot read the template " + name + " for the browser", e);
    }
  }

  /** Started when it is first needed: that takes two seconds. */
  private static final class Parser {
    static final ScriptEngine STARTED = start();
  }

  private static ScriptEngine start() {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
    if (engine == null) {
      throw new IllegalStateException("Nashorn is not on the class path");
    }
    try (InputStream in = CompileTemplates.class.getResourceAsStream(HANDLEBARS)) {
      // Handlebars would make up a global object in a way that Nashorn does not know.
      engine.eval("var globalThis = this;");
      engine.eval(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | ScriptException e) {
      throw new IllegalStateException("Cannot use " + HANDLEBARS, e);
    }
    return engine;
  }
}
