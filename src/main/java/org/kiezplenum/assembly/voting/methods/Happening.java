package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in a round.
 *
 * @param options who it happened to
 * @param details figures as text, by name
 */
public record Happening(
    HappeningKind kind, List<String> options, SortedMap<String, String> details) {
  public Happening {
    options = List.copyOf(options);
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** Each with the details that belong to it. */
  public enum HappeningKind {
    ELECTED,
    /** Elected without the quota, since as many seats are left. */
    FILLED,
    /** {@code votes}. */
    EXCLUDED,
    /** {@code surplus}, {@code votes}. */
    SURPLUS,
    /** From the first option to the second, or to nobody; {@code votes}, {@code papers}. */
    TRANSFER,
    /** {@code for}: surplus, exclusion or seat; {@code stage}: the earlier one that decided. */
    TIE_BY_STAGE,
    /** {@code for}, {@code drawn}: the options are those among whom it was drawn. */
    LOT,
    /**
     * {@code for}: the order of these does not change who is elected, so the first of them went, as
     * the list has it.
     */
    WITHOUT_LOT,
    /** {@code iterations}, {@code surplus}. */
    ITERATED,
    /** The seats left are only for these. */
    QUOTA;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Happening of(HappeningKind kind, List<String> options, Object... details) {
    return new Happening(kind, options, Reason.pairs(details));
  }
}
