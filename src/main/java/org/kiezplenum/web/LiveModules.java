package org.kiezplenum.web;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a live face needs in the browser beside its templates: the texts it may show, as one module
 * for each face and language, and the tags that fetch everything at once.
 */
final class LiveModules {

  private static final Pattern TEXT_IN_SCRIPT = Pattern.compile("\\bt\\(\\s*[\"`]([\\w.-]+)");
  private static final Pattern IMPORT =
      Pattern.compile("(?:import|from)\\s*\\(?\\s*[\"`]\\./([^\"`]+)[\"`]");

  private static final List<String> RUNTIMES =
      List.of("vendor/handlebars.runtime.min.js", "vendor/idiomorph.min.js");

  private LiveModules() {}

  /** The modules of texts, by the name under which texts.js imports them. */
  static Map<String, byte[]> texts(
      Map<String, byte[]> webroot, Map<String, String> templates, Messages messages) {
    Map<String, byte[]> modules = new TreeMap<>();
    Set<String> scripts = keysInScripts(webroot);
    for (String face : TemplateSources.LIVE_FACES) {
      Set<String> keys = new TreeSet<>(scripts);
      TemplateSources.live(templates, face)
          .values()
          .forEach(source -> keys.addAll(TemplateSources.keysIn(source)));
      for (String lang : Languages.ALL) {
        modules.put("js/texts." + face + "." + lang + ".js", module(messages.texts(lang), keys));
      }
    }
    return modules;
  }

  private static Set<String> keysInScripts(Map<String, byte[]> webroot) {
    Set<String> keys = new TreeSet<>();
    webroot.forEach((name, content) -> {
      if (name.startsWith("js/") && !name.startsWith("js/templates.")) {
        keys.addAll(keysInScript(new String(content, StandardCharsets.UTF_8)));
      }
    });
    return keys;
  }

  /** Keys in calls of t; a key that ends in a dot stands for all that start so. */
  static Set<String> keysInScript(String script) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = TEXT_IN_SCRIPT.matcher(script);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static byte[] module(Map<String, String> texts, Set<String> keys) {
    JsonObject needed = new JsonObject();
    texts.forEach((key, text) -> {
      if (TemplateSources.isNeeded(key, keys)) {
        needed.put(key, text);
      }
    });
    return ("export const texts = " + needed.encode() + ";\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The tags for the head of a live page. Modules would be found one after the other, each at the
   * cost of a journey; named here they are fetched at once.
   */
  static String tags(
      Map<String, byte[]> webroot, String face, String lang, UnaryOperator<String> address) {
    if (!webroot.containsKey("js/live.js")) {
      return "";
    }
    Set<String> modules = new TreeSet<>();
    follow("live.js", webroot, face, lang, modules);
    modules.remove("live.js");
    StringBuilder tags = new StringBuilder();
    for (String runtime : RUNTIMES) {
      tags.append("<script defer src=\"").append(address.apply(runtime)).append("\"></script>\n");
    }
    tags.append("<script type=\"module\" src=\"").append(address.apply("js/live.js"));
    tags.append("\"></script>\n");
    for (String module : modules) {
      tags.append("<link rel=\"modulepreload\" href=\"").append(address.apply("js/" + module));
      tags.append("\">\n");
    }
    return tags.toString();
  }

  private static void follow(
      String module, Map<String, byte[]> webroot, String face, String lang, Set<String> found) {
    byte[] content = webroot.get("js/" + module);
    if (content == null || !found.add(module)) {
      return;
    }
    Matcher imports = IMPORT.matcher(new String(content, StandardCharsets.UTF_8));
    while (imports.find()) {
      String next = imports.group(1).replace("${lang}", lang).replace("${start.lang}", lang);
      follow(next.replace("${start.face}", face), webroot, face, lang, found);
    }
  }
}
