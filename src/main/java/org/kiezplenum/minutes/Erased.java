package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiezplenum.texts.Markdown;

/**
 * The place of a text that was erased.
 *
 * <p>Minutes are kept in no language, so an erased text is kept as a mark, and the reader's words
 * for it are put in its place when it is shown. The mark is a character for private use, which no
 * text that people typed can contain.
 */
public final class Erased {
  static final String MARK = "\uE000";

  private Erased() {}

  /** What people wrote as HTML; the mark, which nobody can have typed, stays. */
  static String html(String text) {
    return text.equals(MARK) ? "<p>" + MARK + "</p>" : Markdown.html(text);
  }

  /** What people wrote without its marks of Markdown; the mark stays. */
  static String plain(String text) {
    return text.equals(MARK) ? MARK : Markdown.text(text);
  }

  /** The same text, with {@code words} for every mark. */
  public static String put(String text, String words) {
    return text.replace(MARK, words);
  }

  /** The same data, with {@code words} for every mark; as HTML in fields that carry HTML. */
  public static Map<String, Object> put(Map<String, Object> data, String words) {
    String html = Html.escaped(words);
    Map<String, Object> put = new LinkedHashMap<>();
    data.forEach((name, value) -> put.put(name, put(value, words, html, name.endsWith("Html"))));
    return put;
  }

  @SuppressWarnings("unchecked")
  private static Object put(Object value, String words, String html, boolean isHtml) {
    return switch (value) {
      case String text -> put(text, isHtml ? html : words);
      case Map<?, ?> map -> put((Map<String, Object>) map, words);
      case List<?> list -> {
        List<Object> put = new ArrayList<>(list.size());
        list.forEach(each -> put.add(put(each, words, html, isHtml)));
        yield put;
      }
      default -> value;
    };
  }
}
