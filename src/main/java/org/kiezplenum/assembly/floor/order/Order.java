package org.kiezplenum.assembly.floor.order;

import java.util.Comparator;

/** By which rule the next speaker is found, within one list. */
public enum Order {
  FIRST_COME("first-come"),
  FIRST_SPEAKERS("first-speakers"),
  FEWEST("fewest-first"),
  PROGRESSIVE("progressive");

  private final String wireName;

  Order(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }

  /** Who goes before whom; a total order, since no two have the same ticket. */
  public Comparator<Candidate> rule() {
    return switch (this) {
      case FIRST_COME -> new WhoAskedFirstSpeaksFirst();
      case FIRST_SPEAKERS -> new FirstSpeakersGoFirst();
      case FEWEST -> new WhoSpokeLeastGoesFirst();
      case PROGRESSIVE -> new WhoIsSeldomHeardGoesFirst();
    };
  }
}
