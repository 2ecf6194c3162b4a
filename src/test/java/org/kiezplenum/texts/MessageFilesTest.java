package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.web.client.LiveModules;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.TemplateSources;

/** The files of messages against each other, and against everything that asks for a text. */
class MessageFilesTest {

  private static final Pattern QUOTED = Pattern.compile("\"([a-z][\\w.-]*)\"");

  private static final Messages MESSAGES = Messages.load();

  @Test
  void everyTextExistsInEveryLanguage() {
    for (String lang : Languages.ALL) {
      assertThat(withoutForms(lang)).as(lang).isEqualTo(withoutForms(Languages.ORIGINAL));
    }
  }

  static Set<String> withoutForms(String lang) {
    return MESSAGES.keys(lang).stream()
        .map(MessageFilesTest::stem)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String stem(String key) {
    int dot = key.lastIndexOf('.');
    return dot > 0 && Messages.PLURAL_FORMS.contains(key.substring(dot + 1))
        ? key.substring(0, dot)
        : key;
  }

  @Test
  void everyTextNamesTheSameArgumentsInEveryLanguage() {
    Map<String, Set<String>> original = arguments(Languages.ORIGINAL);
    for (String lang : Languages.ALL) {
      assertThat(arguments(lang)).as(lang).isEqualTo(original);
    }
  }

  /** A form such as "one" may leave out its number; together the forms name the same arguments. */
  private Map<String, Set<String>> arguments(String lang) {
    Map<String, Set<String>> arguments = new HashMap<>();
    for (String key : MESSAGES.keys(lang)) {
      arguments
          .computeIfAbsent(stem(key), stem -> new TreeSet<>())
          .addAll(MESSAGES.arguments(lang, key));
    }
    return arguments;
  }

  @Test
  void whatDependsOnANumberHasEveryFormOfItsLanguage() {
    for (String lang : Languages.ALL) {
      for (String key : MESSAGES.keys(lang)) {
        if (!stem(key).equals(key)) {
          for (String form : Messages.pluralForms(lang)) {
            assertThat(MESSAGES.keys(lang)).as(lang).contains(stem(key) + "." + form);
          }
        }
      }
    }
  }

  @Test
  void everyTextThatATemplateOrAScriptAsksForExists() throws IOException {
    Set<String> stems = withoutForms(Languages.ORIGINAL);
    Map<String, Set<String>> asked = new HashMap<>();
    templates().forEach((name, source) -> asked.put(name, TemplateSources.keysIn(source)));
    scripts().forEach((name, source) -> asked.put(name, LiveModules.keysInScript(source)));
    asked.forEach((name, keys) -> {
      for (String key : keys) {
        boolean known =
            key.equals(TemplateSources.ONE_WORD)
                || (key.endsWith(".") && stems.stream().anyMatch(s -> s.startsWith(key)))
                || stems.contains(key);
        assertThat(known).as("%s asks for %s", name, key).isTrue();
      }
    });
  }

  @Test
  void noTextIsThereThatNobodyAsksFor() throws IOException {
    Set<String> asked = asked();
    List<String> unused =
        MESSAGES.keys(Languages.ORIGINAL).stream()
            .filter(key -> !TemplateSources.isNeeded(key, asked))
            .sorted()
            .toList();
    assertThat(unused).isEmpty();
  }

  /** Every key that is asked for; the beginning of one, with its dot, where a value follows. */
  static Set<String> asked() throws IOException {
    Set<String> asked = new HashSet<>();
    templates().values().forEach(source -> asked.addAll(TemplateSources.keysIn(source)));
    scripts().values().forEach(source -> asked.addAll(LiveModules.keysInScript(source)));
    asked.addAll(quotedInJava());
    // The edge makes keys of these from the codes of refusals and problems and from names of pages.
    asked.addAll(List.of("refused.", "problem.", "title."));
    return asked;
  }

  private static Map<String, String> templates() {
    return TemplateSources.of(ClasspathFolder.read("templates"));
  }

  private static Map<String, String> scripts() {
    Map<String, String> scripts = new HashMap<>();
    ClasspathFolder.read("webroot")
        .forEach((name, content) -> {
          if (name.startsWith("js/") && !name.startsWith("js/templates.")) {
            scripts.put(name, new String(content, StandardCharsets.UTF_8));
          }
        });
    return scripts;
  }

  private static Set<String> quotedInJava() throws IOException {
    Set<String> quoted = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        Matcher matcher = QUOTED.matcher(Files.readString(file));
        while (matcher.find()) {
          quoted.add(matcher.group(1));
        }
      }
    }
    return quoted;
  }
}
