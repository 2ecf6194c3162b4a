package org.kiezplenum.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

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
      Handlebars.precompile(String(source), {
        knownHelpersOnly: true,
        ignoreStandalone: true,
        knownHelpers: {t: true, eq: true, not: true, and: true, or: true, position: true, at: true,
          size: true, who: true, clock: true, day: true, duration: true, speechLeft: true,
          itemLeft: true, plannedEnd: true, sum: true, spaced: true, number: true}
      }) + ''
      """;

  /** Where in the template a call stood: only of use to helpers that complain. */
  private static final Pattern PLACE_IN_SOURCE =
      Pattern.compile(
          ",\"loc\":\\{\"start\":\\{\"line\":\\d+,\"column\":\\d+},"
              + "\"end\":\\{\"line\":\\d+,\"column\":\\d+}}");

  /** What every program begins with for runtimes older than ours. */
  private static final Pattern OLD_RUNTIME =
      Pattern.compile(
          "container\\.lookupProperty \\|\\| function\\(parent, propertyName\\)"
              + " \\{.*?undefined\\s*}",
          Pattern.DOTALL);

  private static final Pattern INDENTATION = Pattern.compile("\\n\\s*");

  private CompileTemplates() {}

  /** Takes the folder of the templates and the file to write. */
  public static void main(String[] args) throws IOException {
    Path templates = Path.of(args[0]);
    Path output = Path.of(args[1]);
    Files.createDirectories(templates);
    if (isFresh(output, templates)) {
      return;
    }
    Map<String, String> sources = TemplateSources.of(ClasspathFolder.readDirectory(templates));
    String compiled = compile(TemplateSources.live(sources));
    Files.createDirectories(Objects.requireNonNull(output.toAbsolutePath().getParent()));
    Files.writeString(output, compiled);
  }

  private static boolean isFresh(Path output, Path templates) throws IOException {
    if (!Files.exists(output)) {
      return false;
    }
    var made = Files.getLastModifiedTime(output);
    try (Stream<Path> inputs = Files.walk(templates)) {
      for (Path input : (Iterable<Path>) inputs::iterator) {
        if (Files.getLastModifiedTime(input).compareTo(made) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** One module that registers each of these templates under its name. */
  static String compile(Map<String, String> sources) {
    StringBuilder module = new StringBuilder("const { template } = Handlebars;\n");
    try {
      ScriptEngine compiler = compiler();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        compiler.put("source", source.getValue());
        String compiled = Objects.requireNonNull(compiler.eval(PRECOMPILE)).toString();
        module
            .append("Handlebars.registerPartial(\"")
            .append(source.getKey())
            .append("\", template(");
        module.append(shorten(compiled)).append("));\n");
      }
    } catch (ScriptException e) {
      throw new IllegalStateException("Cannot compile the templates for the browser", e);
    }
    return module.toString();
  }

  private static ScriptEngine compiler() throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
    if (engine == null) {
      throw new IllegalStateException("Nashorn is not on the class path");
    }
    try (InputStream in = CompileTemplates.class.getResourceAsStream(COMPILER)) {
      engine.eval("var globalThis = this;");
      engine.eval(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + COMPILER, e);
    }
    return engine;
  }

  private static String shorten(String compiled) {
    String placeless = PLACE_IN_SOURCE.matcher(compiled).replaceAll("");
    String modern = OLD_RUNTIME.matcher(placeless).replaceAll("container.lookupProperty");
    return INDENTATION.matcher(modern).replaceAll("\n");
  }
}
