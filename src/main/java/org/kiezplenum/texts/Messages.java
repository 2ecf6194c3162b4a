package org.kiezplenum.texts;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.People;

/**
 * What the house says, in every language. One file per language, one line per key; {@code {name}}
 * stands for an argument. A text that depends on a number has several lines, {@code key.one} and
 * {@code key.other} in German, up to six forms in other languages, chosen by the argument {@code
 * n}.
 */
public final class Messages {

  /** The forms that a language may have for a number, as Unicode names them. */
  public static final Set<String> PLURAL_FORMS =
      Set.of("zero", "one", "two", "few", "many", "other");

  /** The ending of a text for numbers below zero, which is given the number without its sign. */
  public static final String NEGATIVE = ".negative";

  private static final System.Logger LOG = System.getLogger(Messages.class.getName());

  private final Map<String, Map<String, Text>> languages;
  private final Map<String, PluralRules> pluralRules = new HashMap<>();
  private final Set<String> complained = ConcurrentHashMap.newKeySet();

  private Messages(Map<String, Map<String, Text>> languages) {
    this.languages = languages;
    languages.keySet().forEach(lang -> pluralRules.put(lang, rulesOf(lang)));
  }

  /** Reads the files {@code messages/<language>.properties} that travel with the program. */
  public static Messages load() {
    Map<String, Map<String, String>> files = new HashMap<>();
    for (String lang : Languages.ALL) {
      String file = "/messages/" + lang + ".properties";
      try (InputStream in = Messages.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("The messages are missing: " + file);
        }
        files.put(lang, read(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
    }
    return of(files);
  }

  private static Map<String, String> read(InputStreamReader reader) throws IOException {
    Properties lines = new Properties();
    lines.load(reader);
    Map<String, String> texts = new HashMap<>();
    lines.stringPropertyNames().forEach(key -> texts.put(key, lines.getProperty(key)));
    return texts;
  }

  /** Messages from memory: language, key, text. */
  public static Messages of(Map<String, Map<String, String>> files) {
    Map<String, Map<String, Text>> languages = new HashMap<>();
    files.forEach((lang, texts) -> {
      Map<String, Text> parsed = new HashMap<>();
      texts.forEach((key, text) -> parsed.put(key, Text.parse(text)));
      languages.put(lang, Map.copyOf(parsed));
    });
    return new Messages(Map.copyOf(languages));
  }

  /** The text of this key. A missing one is German; one missing there is visible and logged. */
  public String text(String lang, String key, Map<String, ?> args) {
    String own = filled(lang, key, args);
    if (own != null) {
      return own;
    }
    complain(lang, key);
    String original = filled(Languages.ORIGINAL, key, args);
    return original == null ? "\u27e6" + key + "\u27e7" : original;
  }

  private @Nullable String filled(String lang, String key, Map<String, ?> args) {
    if (args.get("n") instanceof Number n && n.longValue() < 0) {
      Text negative = find(lang, key + NEGATIVE, Map.of());
      if (negative != null) {
        Map<String, Object> positive = new HashMap<>(args);
        positive.put("n", -n.longValue());
        return negative.fill(positive);
      }
    }
    Text text = find(lang, key, args);
    return text == null ? null : text.fill(args);
  }

  public String text(String lang, String key) {
    return text(lang, key, Map.of());
  }

  private @Nullable Text find(String lang, String key, Map<String, ?> args) {
    Map<String, Text> texts = languages.getOrDefault(lang, Map.of());
    Text exact = texts.get(key);
    if (exact != null) {
      return exact;
    }
    PluralRules rules = pluralRules.get(lang);
    if (rules != null && args.get("n") instanceof Number n) {
      Text form = texts.get(key + "." + rules.select(n.doubleValue()));
      return form != null ? form : texts.get(key + ".other");
    }
    return null;
  }

  private void complain(String lang, String key) {
    if (complained.size() < 1000 && complained.add(lang + " " + key)) {
      LOG.log(System.Logger.Level.WARNING, "No text for {0} in {1}", key, lang);
    }
  }

  /** Every key of this language with its text as written, German where the language has none. */
  public Map<String, String> texts(String lang) {
    Map<String, String> texts = new TreeMap<>();
    languages.getOrDefault(Languages.ORIGINAL, Map.of()).forEach((k, t) -> texts.put(k, t.source));
    Map<String, Text> own = languages.getOrDefault(lang, Map.of());
    texts.keySet().removeIf(key -> own.containsKey(key + ".other") && !own.containsKey(key));
    own.forEach((key, text) -> texts.put(key, text.source));
    return texts;
  }

  /** The keys that this language itself has. */
  public Set<String> keys(String lang) {
    return languages.getOrDefault(lang, Map.of()).keySet();
  }

  /** The arguments that this text names. */
  public Set<String> arguments(String lang, String key) {
    Text text = languages.getOrDefault(lang, Map.of()).get(key);
    return text == null ? Set.of() : Set.copyOf(text.names);
  }

  /** The plural forms that this language tells apart. */
  public static Set<String> pluralForms(String lang) {
    return rulesOf(lang).getKeywords();
  }

  private static PluralRules rulesOf(String lang) {
    return PluralRules.forLocale(ULocale.forLanguageTag(lang));
  }

  /** A text cut at its arguments: literal, name, literal, name, ..., literal. */
  private record Text(String source, List<String> literals, List<String> names) {

    static Text parse(String source) {
      List<String> literals = new ArrayList<>();
      List<String> names = new ArrayList<>();
      int from = 0;
      for (int open = source.indexOf('{'); open >= 0; open = source.indexOf('{', from)) {
        int close = source.indexOf('}', open);
        if (close < 0) {
          throw new IllegalArgumentException("A brace is not closed: " + source);
        }
        literals.add(source.substring(from, open));
        names.add(source.substring(open + 1, close));
        from = close + 1;
      }
      literals.add(source.substring(from));
      return new Text(source, List.copyOf(literals), List.copyOf(names));
    }

    String fill(Map<String, ?> args) {
      if (names.isEmpty()) {
        return source;
      }
      StringBuilder filled = new StringBuilder(literals.getFirst());
      for (int i = 0; i < names.size(); i++) {
        Object value = args.get(names.get(i));
        filled.append(value == null ? "" : value).append(literals.get(i + 1));
      }
      return filled.toString();
    }
  }

  /** What a person is called who has this number, and this name if it may be shown. */
  public String who(String lang, Map<?, ?> person) {
    if (person.get("name") instanceof String name && !name.isEmpty()) {
      return name;
    }
    return person.get("number") instanceof Number number
        ? text(lang, People.isCard(number.intValue()) ? "card" : "guest", Map.of("n", number))
        : "";
  }
}
