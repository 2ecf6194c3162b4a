package org.kiezplenum.web.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.texts.Messages;

/** What is on ballots and in counts, in words. {@code counts.js} says the same. */
final class Counts {
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]*|[:/>=, ]");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  private final Messages messages;

  Counts(Messages messages) {
    this.messages = messages;
  }

  /** A ballot or the name of what was counted: {@code a:2 b:0} is „Park: 2, Bank: 0". */
  String said(@Nullable Object text, @Nullable Object poll, String lang) {
    Object named = poll instanceof Map<?, ?> map ? map.get("labels") : null;
    Map<?, ?> labels = named instanceof Map<?, ?> map ? map : Map.of();
    return text == null
        ? ""
        : PART.matcher(text.toString())
            .replaceAll(part -> Matcher.quoteReplacement(part(part.group(), labels, lang)));
  }

  private String part(String part, Map<?, ?> labels, String lang) {
    return switch (part) {
      case ":", "/" -> ": ";
      case ">" -> " › ";
      case "=" -> " = ";
      case ",", " " -> ", ";
      default ->
          labels.get(part) instanceof String label
              ? label
              : messages.text(lang, "answer." + part, Map.of());
    };
  }

  /** Why it was found so, with the figures; the votes choose the plural form. */
  String why(@Nullable Object found, @Nullable Object poll, String lang) {
    if (!(found instanceof Map<?, ?> map) || !(map.get("figures") instanceof Map<?, ?> figures)) {
      return "";
    }
    Map<String, Object> arguments = new HashMap<>();
    figures.forEach((name, value) ->
        arguments.put(
            name.toString(),
            switch (name.toString()) {
              case "base" -> messages.text(lang, "base." + value, Map.of());
              case "missing" -> missing(value.toString(), poll, lang);
              default -> decimal(value, lang);
            }));
    if (figures.get("votes") instanceof String votes && NUMBER.matcher(votes).matches()) {
      arguments.put("n", Double.valueOf(votes));
    }
    return messages.text(lang, "why." + map.get("why"), arguments);
  }

  private String missing(String cells, @Nullable Object poll, String lang) {
    List<String> each = List.of(cells.split(",", -1));
    return Stream.concat(
            each.stream().limit(3).map(cell -> said(cell, poll, lang)),
            each.size() > 3 ? Stream.of("…") : Stream.of())
        .collect(Collectors.joining(", "));
  }

  /** A number with the language's point, if it has one, and without zeros at its end. */
  String decimal(@Nullable Object number, String lang) {
    String text = number == null ? "" : number.toString();
    return DECIMAL.matcher(text).matches()
        ? text.replaceFirst("\\.?0+$", "")
            .replace(".", messages.text(lang, "number.point", Map.of()))
        : text;
  }
}
