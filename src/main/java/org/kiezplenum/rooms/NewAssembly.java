package org.kiezplenum.rooms;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Wording;

/**
 * What somebody wants to start.
 *
 * @param date for example {@code 2026-03-07}
 * @param time for example {@code 18:30}
 */
public record NewAssembly(Wording title, String date, String time, @Nullable Wording place) {}
