package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;

/**
 * What, when and where.
 *
 * @param code six characters of the alphabet without 0 O 1 I L
 * @param date the day in Berlin on which it is planned to begin, for example {@code 2026-03-07}
 * @param time when it is planned to begin, for example {@code 18:30}, in Berlin
 */
public record Occasion(
    String code, WordRef title, String date, String time, @Nullable WordRef place) {

  Occasion after(AssemblyEvent.AssemblyChanged event) {
    return new Occasion(
        code,
        event.title() == null ? title : event.title(),
        event.date() == null ? date : event.date(),
        event.time() == null ? time : event.time(),
        event.place() == null ? place : event.place());
  }
}
