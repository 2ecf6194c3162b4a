package org.kiezplenum.web.client;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.TemplateSources;

/**
 * The one script that a live face needs in the browser, for each face and language: what turns one
 * page into another, our modules from the one that is called like the face, the templates, and the
 * texts that any of these may show.
 */
public final class LiveModules {

  private static final String SCRIPTS = "js/";
  private static final String ENDING = ".js";

  private static final Pattern TEXT_IN_SCRIPT = Pattern.compile("\\bt\\(\\s*[\"`]([\\w.-]+)");

  /** Lines of comment, and the indentation of the others: a quarter of what would be loaded. */
  private static final Pattern FOR_READERS =
      Pattern.compile("(?m)^\\s*(?://.*|/\\*\\*.*\\*/)$\\n?|^[ \\t]+");

  private static final String ENGINE = "vendor/idiomorph.min.js";

  /** A licence stands beside the vendored file; it need not travel to every phone. */
  private static final Pattern LICENCE = Pattern.compile("^/\\*\\*!.*?\\*/\\s*", Pattern.DOTALL);

  private static final String DESK = "desk";

  /** What nobody but the desk is told: counts in which something is missing or contradicts. */
  private static final Set<String> DESK_ONLY =
      Stream.concat(
              Stream.of(
                  "found." + Outcome.INCOMPLETE.wireName(), "answer.present", "answer.entitled"),
              Stream.of(Why.values())
                  .filter(Why::isNeverAnnounced)
                  .map(why -> "why." + why.wireName()))
          .collect(Collectors.toSet());

  /** Words without a dot that stand only in the head of a page, which no script makes again. */
  private static final Set<String> IN_THE_HEAD = Set.of("description", "dir", "skip");

  private LiveModules() {}

  /** The scripts by the name under which they are served. */
  static Map<String, byte[]> scripts(
      Map<String, byte[]> files, Map<String, String> templates, Messages messages) {
    Map<String, byte[]> scripts = new TreeMap<>();
    Map<String, String> modules = modules(files);
    for (String face : TemplateSources.LIVE_FACES) {
      if (files.containsKey(SCRIPTS + face + ENDING)) {
        for (String lang : Languages.ALL) {
          Map<String, String> own = new HashMap<>(modules);
          String script = script(face, face, lang, files, own, templates, messages);
          scripts.put(nameOf(face, lang), script.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return scripts;
  }

  /** The script of a face that begins with this module. */
  public static String script(
      String entry,
      String face,
      String lang,
      Map<String, byte[]> files,
      Map<String, String> templates,
      Messages messages) {
    return script(entry, face, lang, files, modules(files), templates, messages);
  }

  /** The same with the modules among the files, to which those of this face are added. */
  private static String script(
      String entry,
      String face,
      String lang,
      Map<String, byte[]> files,
      Map<String, String> modules,
      Map<String, String> templates,
      Messages messages) {
    modules.put("words", "");
    modules.put("templates", modules.getOrDefault("templates/" + face, ""));
    Set<String> keys = new TreeSet<>();
    ScriptBundle.graph(entry, modules).stream()
        .filter(name -> !name.startsWith("templates"))
        .forEach(name -> keys.addAll(keysInScript(modules.getOrDefault(name, ""))));
    TemplateSources.live(templates, face)
        .values()
        .forEach(source -> keys.addAll(TemplateSources.keysIn(source)));
    Map<String, String> texts = new TreeMap<>(messages.texts(lang));
    texts.keySet().removeAll(IN_THE_HEAD);
    if (!face.equals(DESK)) {
      texts.keySet().removeAll(DESK_ONLY);
    }
    modules.put("words", words(texts, keys));
    return engine(files) + "\n" + ScriptBundle.of(entry, modules);
  }

  private static String engine(Map<String, byte[]> files) {
    return LICENCE.matcher(text(files.getOrDefault(ENGINE, new byte[0]))).replaceFirst("");
  }

  private static Map<String, String> modules(Map<String, byte[]> files) {
    Map<String, String> modules = new HashMap<>();
    files.forEach((file, content) -> {
      if (file.startsWith(SCRIPTS) && file.endsWith(ENDING)) {
        String name = file.substring(SCRIPTS.length(), file.length() - ENDING.length());
        modules.put(name, FOR_READERS.matcher(text(content)).replaceAll(""));
      }
    });
    return modules;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Keys in calls of t; a key that ends in a dot stands for all that start so. */
  public static Set<String> keysInScript(String script) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = TEXT_IN_SCRIPT.matcher(script);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static String words(Map<String, String> texts, Set<String> keys) {
    JsonObject needed = new JsonObject();
    texts.forEach((key, text) -> {
      if (TemplateSources.isNeeded(key, keys)) {
        needed.put(key, text);
      }
    });
    return "export const texts = " + needed.encode() + ";\n";
  }

  /** The tag for the head of a live page; nothing if this face has no script. */
  static String tag(
      Map<String, byte[]> scripts, String face, String lang, UnaryOperator<String> address) {
    String name = nameOf(face, lang);
    return scripts.containsKey(name)
        ? "<script defer src=\"" + address.apply(name) + "\"></script>"
        : "";
  }

  private static String nameOf(String face, String lang) {
    return SCRIPTS + face + "." + lang + ENDING;
  }
}
