package org.kiezplenum.web.client;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one script of a small graph of modules, for on a bad connection each file costs a round
 * trip. It knows how our modules are written and nothing more: imports and exports stand at the
 * beginning of a line, what is exported is a function or a constant, and nothing is exported that
 * changes.
 */
final class ScriptBundle {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:(\\{[^}]*}|\\* as \\w+) from )?\"\\./([\\w.-]+)\\.js\";$");

  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:function|const) (\\w+|\\{[^}]*}))");

  private static final Pattern LEFT = Pattern.compile("(?m)^(?:import|export)\\b.*$");

  private final Map<String, String> modules;
  private final Set<String> taken = new LinkedHashSet<>();
  private final StringBuilder bundle = new StringBuilder("\"use strict\";\n");

  private ScriptBundle(Map<String, String> modules) {
    this.modules = modules;
  }

  /**
   * The script that does what the module {@code entry} does.
   *
   * @param modules sources by name, without folder and ending
   */
  static String of(String entry, Map<String, String> modules) {
    ScriptBundle made = new ScriptBundle(modules);
    made.take(entry);
    return "(() => {\n" + made.bundle + "})();\n";
  }

  /** The modules that {@code entry} needs, itself among them. */
  static Set<String> graph(String entry, Map<String, String> modules) {
    ScriptBundle made = new ScriptBundle(modules);
    made.take(entry);
    return made.taken;
  }

  private void take(String name) {
    if (!taken.add(name)) {
      return;
    }
    String source = modules.get(name);
    if (source == null) {
      throw new IllegalArgumentException("There is no module " + name);
    }
    Matcher imports = IMPORT.matcher(source);
    while (imports.find()) {
      take(imports.group(2));
    }
    Set<String> exported = new TreeSet<>();
    EXPORT.matcher(source).results().forEach(found -> exported.add(names(found.group(1))));
    String body =
        EXPORT.matcher(IMPORT.matcher(source).replaceAll(ScriptBundle::taken)).replaceAll("");
    Matcher left = LEFT.matcher(body);
    if (left.find()) {
      throw new IllegalArgumentException("Not understood in " + name + ": " + left.group());
    }
    bundle.append("const ").append(variable(name)).append(" = (() => {\n").append(body);
    bundle.append("return { ").append(String.join(", ", exported)).append(" };\n})();\n");
  }

  private static String taken(MatchResult statement) {
    String what = statement.group(1);
    return what == null
        ? ""
        : Matcher.quoteReplacement(
            "const %s = %s;"
                .formatted(
                    what.replace("* as ", "").replace(" as ", ": "), variable(statement.group(2))));
  }

  private static String names(String exported) {
    return exported.replaceAll("[{}]", "").strip();
  }

  private static String variable(String module) {
    return "$" + module.replaceAll("\\W", "_");
  }
}
