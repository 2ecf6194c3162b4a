package org.kiezplenum.web.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.owasp.html.HtmlSanitizer;

/**
 * A page as Markdown. It is made from the page itself, so that both say the same; whatever people
 * typed is text there and stays text here.
 */
public final class MarkdownPage implements HtmlSanitizer.Policy {
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "dl", "ul", "ol", "section", "article", "header", "footer", "table");

  /** What helps those who click or listen, and says nothing that the rest does not say. */
  private static final Set<String> LEFT_OUT = Set.of("nav", "caption", "form", "button");

  /** Only pages draw, never people: a text that looks like it is escaped. */
  private static final Pattern PICTURE = Pattern.compile("(?s)<svg\\b.*?</svg>");

  private static final Pattern NOT_ON_PAPER =
      Pattern.compile("\\b(?:noprint|hidden|signatures)\\b");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|&~]");
  private static final Pattern BEGINS_A_BLOCK = Pattern.compile("^(?:[#+=-]|[0-9]+(?=[.)]))");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|mailto:)[^\\s<>]+");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();

  /** What stands before every line: of quotes and lists around it. */
  private final Deque<String> prefixes = new ArrayDeque<>();

  /** The number that the next entry of each list around bears; 0 for lists without numbers. */
  private final Deque<Integer> numbers = new ArrayDeque<>();

  private final Deque<String> links = new ArrayDeque<>();
  private final List<String> cells = new ArrayList<>();
  private String mark = "";
  private int leftOut;
  private boolean afterEntry;
  private boolean inTable;
  private boolean inHead;
  private boolean counts;

  private MarkdownPage() {}

  public static String of(String html) {
    MarkdownPage page = new MarkdownPage();
    HtmlSanitizer.sanitize(PICTURE.matcher(html).replaceAll(""), page);
    page.end();
    return page.out.toString().strip() + "\n";
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String name, List<String> attributes) {
    String tag = name.toLowerCase(Locale.ROOT);
    if (leftOut > 0 || LEFT_OUT.contains(tag) || isNotOnPaper(attributes)) {
      leftOut += VOID.contains(tag) ? 0 : 1;
      return;
    }
    switch (tag) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        end();
        mark = "#".repeat(tag.charAt(1) - '0') + " ";
      }
      case "blockquote" -> {
        end();
        prefixes.addLast("> ");
      }
      case "li" -> {
        end();
        int number = numbers.isEmpty() ? 0 : numbers.removeLast();
        numbers.addLast(number == 0 ? 0 : number + 1);
        mark = number == 0 ? "- " : number + ". ";
        prefixes.addLast(" ".repeat(mark.length()));
      }
      case "dt" -> {
        end();
        mark = "- ";
        line.append("**");
      }
      case "br" -> line.append("\\\n");
      case "b", "strong" -> line.append("**");
      case "em", "i" -> line.append('*');
      case "a" -> open(value(attributes, "href"));
      case "thead" -> inHead = true;
      case "td", "th" -> line.setLength(0);
      default -> {
        if (BLOCKS.contains(tag) && !inTable) {
          end();
        }
        if (tag.equals("table")) {
          inTable = true;
          counts = value(attributes, "class").contains("counts");
        }
        if (tag.equals("ol")) {
          String start = value(attributes, "start");
          numbers.addLast(start.matches("[0-9]{1,9}") ? Math.max(1, Integer.parseInt(start)) : 1);
        } else if (tag.equals("ul")) {
          numbers.addLast(0);
        }
      }
    }
  }

  @Override
  public void closeTag(String name) {
    String tag = name.toLowerCase(Locale.ROOT);
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    switch (tag) {
      case "blockquote", "li" -> {
        end();
        prefixes.removeLast();
        out.append(tag.equals("li") ? "" : "\n");
      }
      case "dt" -> line.append(":** ");
      case "b", "strong" -> line.append("**");
      case "em", "i" -> line.append('*');
      case "a" -> close(links.removeLast());
      case "td", "th" -> {
        cells.add(line.toString().strip());
        line.setLength(0);
      }
      case "tr" -> row();
      case "thead" -> inHead = false;
      case "table" -> {
        inTable = false;
        out.append('\n');
      }
      case "ol", "ul" -> {
        end();
        numbers.removeLast();
      }
      default -> {
        if (BLOCKS.contains(tag) || tag.matches("h[1-6]") || tag.equals("dd")) {
          end();
        }
      }
    }
  }

  @Override
  public void text(String text) {
    if (leftOut > 0) {
      return;
    }
    String words = SPACES.matcher(text).replaceAll(" ");
    boolean spaced = line.isEmpty() || line.charAt(line.length() - 1) <= ' ';
    line.append(escaped(spaced ? words.stripLeading() : words));
  }

  static String escaped(String text) {
    return MARKS.matcher(text).replaceAll("\\\\$0");
  }

  private void open(String address) {
    links.addLast(ADDRESS.matcher(address).matches() ? address : "");
    line.append(links.getLast().isEmpty() ? "" : "[");
  }

  private void close(String address) {
    if (!address.isEmpty()) {
      line.append("](<").append(address).append(">)");
    }
  }

  /** Ends a paragraph, a heading or an entry of a list. */
  private void end() {
    String words = line.toString().strip();
    line.setLength(0);
    if (words.isEmpty() || words.equals("**")) {
      return;
    }
    String before = String.join("", prefixes);
    boolean entry = mark.endsWith("- ") || mark.endsWith(". ");
    if (afterEntry && !entry) {
      out.append(before.stripTrailing()).append('\n');
    }
    afterEntry = entry;
    String first = entry && !prefixes.isEmpty() && prefixes.getLast().isBlank() ? outer() : before;
    String indent = first.equals(before) ? before + " ".repeat(entry ? mark.length() : 0) : before;
    for (String each : words.split("\n", -1)) {
      String safe = BEGINS_A_BLOCK.matcher(each.strip()).replaceFirst(MarkdownPage::tamed);
      out.append(first).append(mark).append(safe).append('\n');
      first = indent;
      mark = "";
    }
    // Entries of a list stand close together, everything else apart.
    if (!entry) {
      out.append(before.stripTrailing()).append('\n');
    }
  }

  private String outer() {
    List<String> all = new ArrayList<>(prefixes);
    return String.join("", all.subList(0, all.size() - 1));
  }

  private static String tamed(MatchResult found) {
    return Character.isDigit(found.group().charAt(0)) ? "$0\\\\" : "\\\\$0";
  }

  private void row() {
    afterEntry = false;
    String before = String.join("", prefixes);
    out.append(before).append("| ").append(String.join(" | ", cells)).append(" |\n");
    if (inHead) {
      out.append(before)
          .append("|---")
          .append((counts ? "|---:" : "|---").repeat(cells.size() - 1))
          .append("|\n");
    }
    cells.clear();
  }

  private static boolean isNotOnPaper(List<String> attributes) {
    // A picture made of words has its sentence beside it.
    return NOT_ON_PAPER.matcher(value(attributes, "class")).find()
        || value(attributes, "aria-hidden").equals("true");
  }

  private static String value(List<String> attributes, String name) {
    int at = attributes.indexOf(name);
    return at >= 0 && at % 2 == 0 ? attributes.get(at + 1) : "";
  }
}
