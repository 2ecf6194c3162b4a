package org.kiezplenum.web.render;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.texts.Markdown;

/**
 * A page as Markdown. In its templates each line is a block of its own: a heading, a paragraph, an
 * entry of a list, a row of a table; empty lines count for nothing. Whatever people typed is text
 * there and stays text.
 */
final class MarkdownPage {
  /** Templates of this name are Markdown, all others HTML. */
  static final String PREFIX = "md-";

  /** A new line within a block. */
  private static final String WITHIN = "\uE001";

  /** Stands where a mark is to be escaped, if what is around it begins a block. */
  private static final String IF_FIRST = "\uE002";

  private static final Pattern OURS = Pattern.compile("[\uE001\uE002]");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern MORE_SPACES = Pattern.compile("(?<=[^ |]) +");
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|&~]");
  private static final Pattern LIKE_A_BLOCK = Pattern.compile("^([0-9]+(?=[.)])|(?=[#+=-]))");
  private static final Pattern FIRST =
      Pattern.compile("^((?:- |#{1,6} |[0-9]+\\. )?[0-9]*)" + IF_FIRST);
  private static final Pattern ENTRY = Pattern.compile("(?s)^(?:- |[0-9]+\\. ).*");

  private MarkdownPage() {}

  /** Teaches the engine what stands in these templates only. */
  static void register(Handlebars engine) {
    engine.with(MarkdownPage::escaped);
    engine.registerHelper("markdown", (text, options) -> written(text));
    engine.registerHelper("quote", (context, options) -> within("> ", "> ", options));
    engine.registerHelper(
        "entry",
        (index, options) -> {
          String mark = ((Number) index).intValue() + 1 + ". ";
          return within(mark, " ".repeat(mark.length()), options);
        });
  }

  static String escaped(@Nullable CharSequence value) {
    if (value == null || value instanceof Handlebars.SafeString) {
      return value == null ? "" : value.toString();
    }
    String words = SPACES.matcher(OURS.matcher(value).replaceAll("")).replaceAll(" ");
    String text = MARKS.matcher(words).replaceAll("\\\\$0");
    return LIKE_A_BLOCK.matcher(text).replaceFirst("$1" + IF_FIRST);
  }

  private static Handlebars.SafeString written(@Nullable Object text) {
    String written = text == null ? "" : Markdown.markdown(text.toString());
    return new Handlebars.SafeString(OURS.matcher(written).replaceAll("").replace("\n", WITHIN));
  }

  private static Handlebars.SafeString within(String first, String others, Options options)
      throws IOException {
    String inner = blocks(options.fn().toString()).replace("\n", WITHIN);
    return new Handlebars.SafeString(
        first
            + inner
                .replace(WITHIN, WITHIN + others)
                .replace(others + WITHIN, others.stripTrailing() + WITHIN));
  }

  /** What the template has made, as it is read. */
  static String of(String filled) {
    return blocks(filled).replace(WITHIN, "\n") + "\n";
  }

  private static String blocks(String filled) {
    StringBuilder page = new StringBuilder();
    String before = "";
    for (String block :
        filled.lines().map(MarkdownPage::block).filter(line -> !line.isEmpty()).toList()) {
      page.append(page.isEmpty() ? "" : areClose(before, block) ? "\n" : "\n\n").append(block);
      before = block;
    }
    return page.toString();
  }

  /** A line of a template; where there are several, they have been spaced, and indents count. */
  private static String block(String line) {
    String block = line.strip();
    String spaced = block.contains(WITHIN) ? block : MORE_SPACES.matcher(block).replaceAll(" ");
    return FIRST.matcher(spaced).replaceFirst("$1\\\\").replace(IF_FIRST, "");
  }

  /** Entries of a list and rows of a table; but entries of several blocks stand apart. */
  private static boolean areClose(String before, String block) {
    return (before.startsWith("|") && block.startsWith("|"))
        || (ENTRY.matcher(before).matches()
            && ENTRY.matcher(block).matches()
            && !before.contains(WITHIN));
  }
}
