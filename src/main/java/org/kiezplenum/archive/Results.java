package org.kiezplenum.archive;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.minutes.Erased;
import org.kiezplenum.told.Told;

/**
 * A page of what was found in the archive, the newest assembly first.
 *
 * @param query as it was understood: stripped and not too long
 * @param year only this year's, if somebody chose one
 * @param page from 1
 * @param found how many there are on all pages
 * @param years in which something was found, the newest first, whatever year was chosen
 */
public record Results(
    String query,
    @Nullable Integer year,
    int page,
    int pages,
    int found,
    List<Integer> years,
    List<Hit> hits) {

  /**
   * An assembly that was found.
   *
   * @param date for example {@code 2026-03-07}
   * @param snippetHtml escaped, with {@code <mark>} around what was looked for; absent if that is
   *     only in the title or nothing was looked for
   */
  public record Hit(
      AssemblyId id,
      String title,
      String date,
      @Nullable String place,
      @Nullable String snippetHtml) {

    Map<String, Object> context() {
      return new Told()
          .with("id", id.value())
          .with("title", title)
          .with("date", date)
          .with("place", place)
          .with("snippetHtml", snippetHtml)
          .made();
    }
  }

  /** What the template shows; {@code erased} stands where a text was erased. */
  public Map<String, Object> context(String erased) {
    List<Map<String, Object>> choices = new ArrayList<>();
    for (Integer each : years) {
      boolean isCurrent = each.equals(year);
      Told choice = new Told().with("year", each).with("href", href(isCurrent ? null : each, 1));
      choices.add(choice.with("current", isCurrent ? true : null).made());
    }
    return Erased.put(
        new Told()
            .with("query", query)
            .with("year", year)
            .with("found", found)
            .with("page", page)
            .with("pages", pages)
            .with("years", choices)
            .with("results", hits.stream().map(Hit::context).toList())
            .with("previous", page > 1 ? href(year, page - 1) : null)
            .with("next", page < pages ? href(year, page + 1) : null)
            .made(),
        erased);
  }

  private String href(@Nullable Integer ofYear, int ofPage) {
    List<String> parameters = new ArrayList<>();
    if (!query.isEmpty()) {
      parameters.add("q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }
    if (ofYear != null) {
      parameters.add("year=" + ofYear);
    }
    if (ofPage > 1) {
      parameters.add("page=" + ofPage);
    }
    return parameters.isEmpty() ? "/archive" : "/archive?" + String.join("&", parameters);
  }
}
