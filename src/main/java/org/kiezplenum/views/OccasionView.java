package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Occasion;
import org.kiezplenum.told.ViewPart;

/** What is assembled, when and where. */
record OccasionView(
    AssemblyId id,
    String code,
    @Nullable String title,
    @Nullable String date,
    @Nullable String time,
    @Nullable String place)
    implements ViewPart {

  static OccasionView of(World now) {
    Occasion occasion = now.assembly().what();
    return new OccasionView(
        now.id(),
        occasion.code(),
        now.text(occasion.title()),
        occasion.date(),
        occasion.time(),
        now.text(occasion.place()));
  }
}
