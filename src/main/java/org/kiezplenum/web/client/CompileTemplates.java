package org.kiezplenum.web.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.Helpers;
import org.kiezplenum.web.render.TemplateSources;

/**
 * Run by the build: makes from the templates of the live faces the JavaScript that renders them in
 * the browser. The compiler is the handlebars.js that comes inside Handlebars.java, run by Nashorn
 * just as {@code Template.toJavaScript()} does. It is called by hand only to say two things that
 * method cannot: which helpers there are, which makes the result half as large, and that white
 * space around tags stays as it is, as it does on the server.
 */
public final class CompileTemplates {

  private static final String COMPILER = "/handlebars-v4.7.10.js";

  private static final String PRECOMPILE =
      """
      Handlebars.precompile(String(source),
        {knownHelpersOnly: true, ignoreStandalone: true, knownHelpers: JSON.parse(helpers)}) + ''
      """;

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
    Files.createDirectories(output);
    for (Map.Entry<String, String> script : compile(sources).entrySet()) {
      Files.writeString(output.resolve(script.getKey()), script.getValue());
    }
  }

  private static String fileOf(String face) {
    return "templates." + face + ".js";
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

  /** File and text of a module for each face, which registers all templates that it needs. */
  static synchronized Map<String, String> compile(Map<String, String> sources) {
    Map<String, String> compiled = new TreeMap<>();
    Map<String, String> modules = new TreeMap<>();
    ScriptEngine compiler = Compiler.STARTED;
    for (String face : TemplateSources.LIVE_FACES) {
      StringBuilder module = new StringBuilder(CompactScript.PRELUDE);
      TemplateSources.live(sources, face)
          .forEach((name, source) ->
              module
                  .append("R(\"")
                  .append(name)
                  .append("\",")
                  .append(compiled.computeIfAbsent(name, n -> compile(compiler, source)))
                  .append(");\n"));
      modules.put(fileOf(face), module.toString());
    }
    return modules;
  }

  private static String compile(ScriptEngine compiler, String source) {
    compiler.put("source", source);
    try {
      return CompactScript.of(Objects.requireNonNull(compiler.eval(PRECOMPILE)).toString());
    } catch (ScriptException e) {
      throw new IllegalStateException("Cannot compile for the browser: " + source, e);
    }
  }

  /** Started when it is first needed: that takes two seconds. */
  private static final class Compiler {
    static final ScriptEngine STARTED = start();
  }

  private static ScriptEngine start() {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
    if (engine == null) {
      throw new IllegalStateException("Nashorn is not on the class path");
    }
    try (InputStream in = CompileTemplates.class.getResourceAsStream(COMPILER)) {
      // The compiler would make up a global object in a way that Nashorn does not know.
      engine.eval("var globalThis = this;");
      engine.eval(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | ScriptException e) {
      throw new IllegalStateException("Cannot use " + COMPILER, e);
    }
    JsonObject helpers = new JsonObject();
    Helpers.ON_BOTH_SIDES.forEach(name -> helpers.put(name, true));
    engine.put("helpers", helpers.encode());
    return engine;
  }
}
