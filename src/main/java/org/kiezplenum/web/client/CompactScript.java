package org.kiezplenum.web.client;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a third of what the compiler of the templates writes. It knows that text and takes out what
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

  /** A name that is looked up in the context, or in the data beside it. */
  private static final Pattern FIRST_OF_PATH =
      Pattern.compile(
          "\\(d != null \\? l\\(d,(\"[^\"]+\")\\) : d\\)|\\(a && l\\(a,(\"[^\"]+\")\\)\\)");

  /** One more name behind a path. */
  private static final Pattern NEXT_OF_PATH =
      Pattern.compile(
          "\\(\\(s = g\\(([^()]*)\\)\\)(?: != null \\?| &&) l\\(s,(\"[^\"]+\")\\)(?: : s)?\\)");

  /** What is found at the end of a path is never a function. */
  private static final Pattern LAMBDA = Pattern.compile("c\\.lambda\\((g\\([^()]*\\)), d\\)");

  /** What a block is given that has no words of its own. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\{\"hash\":\\{},\"fn\":c\\.program\\((\\d+), a, 0\\),"
              + "\"inverse\":c\\.(?:noop|program\\((\\d+), a, 0\\)),\"data\":a}");

  /** A partial by its name, which nobody has given a prototype. */
  private static final Pattern PARTIAL = Pattern.compile("\\bl\\(p,(\"[\\w/-]+\")\\)");

  /** A program that is nothing but what it returns. */
  private static final Pattern EXPRESSION =
      Pattern.compile("function\\((c,d,h,p,a[^()]*)\\) \\{\\nreturn ((?:(?!\\nvar )[^\\n])*);\\n}");

  private static final Pattern VALUE =
      Pattern.compile("escape\\(g\\(((?:[^()\"]|\"[^\"]*\")*)\\)\\)");

  /** What {@code R} says of every template. */
  private static final Pattern SAID_BY_PRELUDE =
      Pattern.compile("\"compiler\":\\[8,\">= 4\\.3\\.0\"],|,\"use(?:Partial|Data)\":true");

  private static final Pattern PROPERTY = Pattern.compile("([{,])\"([a-zA-Z]\\w*|\\d+)\":");

  private static final Pattern PROGRAM = Pattern.compile("(?=function\\(c,d,h,p,a)");

  private static final String NO_TEXT = " != null ? s : \"\")";
  private static final String MAYBE_TEXT = "((s = ";
  private static final String CHOICE = "n(h.if.call(d,";
  private static final String VARIABLES = "var s, l = c.lookupProperty;\n";
  private static final String VARIABLE = "var l = c.lookupProperty;\n";

  private CompactScript() {}

  /**
   * What the compact text stands on: a path through the data, nothing as an empty text, options
   * without words, those of a block, and the registration of a template.
   */
  static final String PRELUDE =
      """
      const { template, escapeExpression: escape } = Handlebars;
      const own = (at, key) => (at == null || !Object.hasOwn(at, key) ? undefined : at[key]);
      const g = (data, ...path) => path.reduce(own, data);
      const n = (text) => text ?? "";
      const E = (data, ...path) => escape(g(data, ...path));
      const I = (h, d, ...choice) => n(h.if.call(d, ...choice));
      const O = (data) => ({ hash: {}, data });
      const B = (c, data, then, otherwise) => ({
        hash: {},
        fn: c.program(then, data, 0),
        inverse: otherwise === undefined ? c.noop : c.program(otherwise, data, 0),
        data,
      });
      const always = { compiler: [8, ">= 4.3.0"], useData: true, usePartial: true };
      const R = (name, spec) => Handlebars.registerPartial(name, template({ ...always, ...spec }));
      """;

  /** Expects {@link #PRELUDE} before it. */
  static String of(String compiled) {
    String script = PLACE_IN_SOURCE.matcher(compiled).replaceAll("");
    script = OLD_RUNTIME.matcher(script).replaceAll("container.lookupProperty");
    script = script.replace("depth0 != null ? depth0 : (container.nullContext || {})", "depth0");
    script = HELPER.matcher(script).replaceAll("helpers.$1.call(");
    script = NAME_OF_CALL.matcher(script).replaceAll("{\"hash\":");
    script = script.replace(",\"decorators\":container.decorators", "");
    script = script.replace("container.escapeExpression(", "escape(");
    script = INDENTATION.matcher(script).replaceAll("\n");
    script = TEXT_OR_NAME.matcher(script).replaceAll(CompactScript::shortened);
    script = withPaths(script);
    script = LAMBDA.matcher(script).replaceAll("$1");
    script = withoutNothing(script);
    script = BLOCK.matcher(script).replaceAll(m -> block(m.group(1), m.group(2)));
    script = script.replace(",{\"hash\":{},\"data\":a}", ",O(a)");
    script = PARTIAL.matcher(script).replaceAll("p[$1]");
    return shaped(withChoices(withoutIdleVariables(script)));
  }

  /** What can be said in fewer signs: one expression, names of properties, a value of a path. */
  private static String shaped(String script) {
    String shorter = script.replace("\n+ ", "+");
    shorter = EXPRESSION.matcher(shorter).replaceAll("($1)=>$2");
    shorter = VALUE.matcher(shorter).replaceAll("E($1)");
    shorter = SAID_BY_PRELUDE.matcher(shorter).replaceAll("");
    return PROPERTY.matcher(shorter).replaceAll("$1$2:");
  }

  private static String block(String then, @Nullable String otherwise) {
    return "B(c,a," + then + (otherwise == null ? ")" : "," + otherwise + ")");
  }

  private static String withPaths(String script) {
    String shorter =
        FIRST_OF_PATH
            .matcher(script)
            .replaceAll(
                m -> m.group(1) == null ? "g(a," + m.group(2) + ")" : "g(d," + m.group(1) + ")");
    String before;
    do {
      before = shorter;
      shorter = NEXT_OF_PATH.matcher(before).replaceAll("g($1,$2)");
    } while (!shorter.equals(before));
    return shorter;
  }

  /** A part that may be nothing, and is then an empty text. */
  private static String withoutNothing(String script) {
    StringBuilder shorter = new StringBuilder(script);
    int from = 0;
    for (int at; (at = shorter.indexOf(MAYBE_TEXT, from)) >= 0; ) {
      int end = closing(shorter, at + 1);
      if (shorter.indexOf(NO_TEXT, end + 1) == end + 1) {
        shorter.replace(end, end + 1 + NO_TEXT.length(), ")");
        shorter.replace(at, at + MAYBE_TEXT.length(), "n(");
      } else {
        from = at + 1;
      }
    }
    return shorter.toString();
  }

  /** A choice that may be nothing needs one call. */
  private static String withChoices(String script) {
    StringBuilder shorter = new StringBuilder(script);
    int from = 0;
    for (int at; (at = shorter.indexOf(CHOICE, from)) >= 0; from = at + 1) {
      int end = closing(shorter, at + 1);
      if (closing(shorter, at + CHOICE.indexOf("(d,")) == end - 1) {
        shorter.deleteCharAt(end).replace(at, at + CHOICE.length(), "I(h,d,");
      }
    }
    return shorter.toString();
  }

  /** Where the bracket closes that opens here; brackets in texts are none. */
  private static int closing(CharSequence script, int open) {
    int depth = 0;
    boolean isText = false;
    for (int at = open; at < script.length(); at++) {
      char c = script.charAt(at);
      if (isText && c == '\\') {
        at++;
      } else if (c == '"') {
        isText = !isText;
      } else if (!isText && c == '(') {
        depth++;
      } else if (!isText && c == ')' && --depth == 0) {
        return at;
      }
    }
    throw new IllegalStateException("no end: " + script);
  }

  /** Programs whose variables nobody uses any more do without. */
  private static String withoutIdleVariables(String script) {
    StringBuilder shorter = new StringBuilder();
    for (String program : PROGRAM.split(script, -1)) {
      if (!program.contains("(s = ") && !program.contains(" s ")) {
        program = program.replace(VARIABLES, VARIABLE);
      }
      shorter.append(
          program.contains(" l(") || program.contains("(l(")
              ? program
              : program.replace(VARIABLE, ""));
    }
    return shorter.toString();
  }

  private static String shortened(MatchResult match) {
    String name = match.group(1);
    return Matcher.quoteReplacement(name == null ? match.group() : SHORT.getOrDefault(name, name));
  }
}
