package org.kiezplenum.web;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes half of what the compiler of the templates writes. It knows that text and takes out what
 * our runtime and our helpers never look at; it is no compressor for scripts in general.
 */
final class CompactScript {

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

  /** All helpers are known; asking for one never needs the long way. */
  private static final Pattern HELPER =
      Pattern.compile("lookupProperty\\(helpers,\"(\\w+)\"\\)\\.call\\(");

  private static final Pattern NAME_OF_CALL = Pattern.compile("\\{\"name\":\"[^\"]*\",\"hash\":");
  private static final Pattern INDENTATION = Pattern.compile("\\n\\s*");

  private static final Map<String, String> SHORT =
      Map.of(
          "container", "c",
          "depth0", "d",
          "helpers", "h",
          "partials", "p",
          "blockParams", "b",
          "depths", "e",
          "stack1", "s",
          "lookupProperty", "l",
          "data", "a");

  /** A text, which stays as it is, or a name that is not the property of something. */
  private static final Pattern TEXT_OR_NAME =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|(?<![.\\w])(" + String.join("|", SHORT.keySet()) + ")\\b");

  private CompactScript() {}

  /** Expects {@code escape} to be a name for the runtime's escapeExpression. */
  static String of(String compiled) {
    String script = PLACE_IN_SOURCE.matcher(compiled).replaceAll("");
    script = OLD_RUNTIME.matcher(script).replaceAll("container.lookupProperty");
    script = script.replace("depth0 != null ? depth0 : (container.nullContext || {})", "depth0");
    script = HELPER.matcher(script).replaceAll("helpers.$1.call(");
    script = NAME_OF_CALL.matcher(script).replaceAll("{\"hash\":");
    script = script.replace(",\"decorators\":container.decorators", "");
    script = script.replace("container.escapeExpression(", "escape(");
    script = INDENTATION.matcher(script).replaceAll("\n");
    return TEXT_OR_NAME.matcher(script).replaceAll(CompactScript::shortened);
  }

  private static String shortened(MatchResult match) {
    String name = match.group(1);
    return Matcher.quoteReplacement(name == null ? match.group() : SHORT.getOrDefault(name, name));
  }
}
