package org.kiezplenum.web.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiezplenum.texts.Messages;

/**
 * The templates as written, by name, and what can be read off them: which partials they use and
 * which messages. Server and browser are given the same squeezed text, so that neither has to agree
 * with the other on what to do with the white space around a tag that stands alone on its line.
 */
public final class TemplateSources {

  /** The faces that a browser renders again by itself whenever something happens. */
  public static final List<String> LIVE_FACES = List.of("phone", "desk", "screen");

  private static final Pattern COMMENT =
      Pattern.compile("\\{\\{!--.*?--}}|\\{\\{![^}]*}}", Pattern.DOTALL);
  private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r]*\\n\\s*");

  /** What goes on from the line before, see {@link #squeeze}. */
  private static final Pattern CONTINUED_TAG =
      Pattern.compile("(?<=[>}])[ \\t\\r]*\\n[ \\t]+(?=[<{])");

  private static final Pattern CONTINUED = Pattern.compile("[ \\t\\r]*\\n[ \\t]+(?=\\S)");
  private static final Pattern PARTIAL = Pattern.compile("\\{\\{~?#?>\\s*([\\w/-]+)");

  /** The helper t with its key, and with a second word that continues the key if there is one. */
  private static final Pattern TEXT =
      Pattern.compile("[{(]~?t\\s+\"([^\"]+)\"(\\s+(?![\\w-]+=)[^\\s})])?");

  /** The helper t with a key that only the context knows: then it is one word, without a dot. */
  private static final Pattern TEXT_BY_VALUE = Pattern.compile("[{(]~?t\\s+[^\"\\s]");

  /** Stands among keys for all that have no dot. */
  public static final String ONE_WORD = "*";

  private static final Pattern HELPER = Pattern.compile("[{(]~?([a-zA-Z]+)");
  private static final String SUFFIX = ".hbs";

  private TemplateSources() {}

  /** Name and squeezed text of every template among these files. */
  public static Map<String, String> of(Map<String, byte[]> files) {
    Map<String, String> sources = new TreeMap<>();
    files.forEach((path, bytes) -> {
      if (path.endsWith(SUFFIX)) {
        String name = nameOf(path);
        String source = squeeze(new String(bytes, StandardCharsets.UTF_8));
        if (sources.putIfAbsent(name, source) != null) {
          throw new IllegalArgumentException("There are two templates " + name);
        }
      }
    });
    return sources;
  }

  /** The folders say whom a template serves; it is named without them. */
  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
  }

  /**
   * Without comments, and with indented lines put to the end of the line before: one that begins
   * with a tag, after a tag, without white space, so that a long line may be broken where white
   * space would show; any other with one space.
   */
  public static String squeeze(String source) {
    String plain = COMMENT.matcher(source).replaceAll("");
    String tags = CONTINUED_TAG.matcher(plain).replaceAll("");
    String lines = CONTINUED.matcher(tags).replaceAll(" ");
    return WHITE_SPACE.matcher(lines).replaceAll("\n").strip();
  }

  /** Those of the sources that this face needs, directly or by way of a partial. */
  public static Map<String, String> live(Map<String, String> sources, String face) {
    Map<String, String> live = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(face));
    while (!open.isEmpty()) {
      String name = open.pop();
      String source = sources.get(name);
      if (source != null && live.putIfAbsent(name, source) == null) {
        open.addAll(partialsIn(source));
      }
    }
    return live;
  }

  static Set<String> partialsIn(String source) {
    Set<String> partials = new TreeSet<>();
    Matcher matcher = PARTIAL.matcher(source);
    while (matcher.find()) {
      partials.add(matcher.group(1));
    }
    return partials;
  }

  /** The keys of messages in this template; one that ends in a dot stands for all that start so. */
  public static Set<String> keysIn(String source) {
    Set<String> keys = new TreeSet<>();
    Matcher texts = TEXT.matcher(source);
    while (texts.find()) {
      keys.add(texts.group(2) == null ? texts.group(1) : texts.group(1) + ".");
    }
    if (TEXT_BY_VALUE.matcher(source).find()) {
      keys.add(ONE_WORD);
    }
    Matcher helpers = HELPER.matcher(source);
    while (helpers.find()) {
      keys.addAll(KEYS_OF_HELPERS.getOrDefault(helpers.group(1), List.of()));
    }
    return keys;
  }

  private static final Map<String, List<String>> KEYS_OF_HELPERS =
      Map.of(
          "who", List.of("guest", "card"),
          "wallwho", List.of("guest", "card"),
          "day", List.of("date."),
          "shortday", List.of("date.short", "date.month."),
          "ago", List.of("ago."),
          "number", List.of("number.group"),
          "said", List.of("answer."),
          "why", List.of("why.", "answer.", "base.", "number.point"),
          "decimal", List.of("number.point"));

  /** Whether this key is among those asked for, as itself, as a plural form or by its beginning. */
  public static boolean isNeeded(String key, Set<String> asked) {
    if (asked.contains(key) || (key.indexOf('.') < 0 && asked.contains(ONE_WORD))) {
      return true;
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      if (asked.contains(key.substring(0, dot + 1))) {
        return true;
      }
    }
    int dot = key.lastIndexOf('.');
    return dot > 0
        && (Messages.PLURAL_FORMS.contains(key.substring(dot + 1))
            || key.endsWith(Messages.NEGATIVE))
        && asked.contains(key.substring(0, dot));
  }
}
