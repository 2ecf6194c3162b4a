package org.kiezplenum.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Whom;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.Views;

/**
 * What the page of a desk shows beyond every page: the beginning of long lists, unless its address
 * asks for the whole of one, and whoever was searched for.
 *
 * @param page what its template is filled with
 * @param live what its script begins with; where many people are in, it asks for the view itself
 */
record DeskFilling(Map<String, Object> page, Map<String, Object> live) {
  static final int MOST_PEOPLE_IN_A_PAGE = 200;

  /**
   * @param find a name or a number that was typed
   * @param whole the list that is to be shown as a whole
   */
  static DeskFilling of(Views views, @Nullable String find, @Nullable String whole) {
    Map<String, Object> page = new LinkedHashMap<>();
    Map<String, Object> desk = WireForm.of(views.desk());
    page.put("desk", desk);
    if (find != null && !find.isBlank()) {
      page.put("find", find.strip());
      page.put(
          "found",
          Whom.search(views.world().assembly(), find.strip(), views.world().texts()::get).stream()
              .map(PersonId::value)
              .toList());
    }
    if (whole != null) {
      page.put("whole", whole);
    }
    Map<String, Object> live = new LinkedHashMap<>(page);
    if (views.desk().people().size() > MOST_PEOPLE_IN_A_PAGE) {
      Map<String, Object> begun = new LinkedHashMap<>(desk);
      begun.remove("people");
      begun.remove("unchecked");
      live.put("desk", begun);
      live.put("epoch", "");
    }
    return new DeskFilling(page, live);
  }
}
