package org.kiezplenum.web.http;

/**
 * How much one address may do, a whole network of the newer kind counting as one. 0 is no bound.
 *
 * @param joins into one assembly, at once; as many again within {@link #JOINS_MILLIS}
 * @param assemblies that it starts at once; as many again within {@link #ASSEMBLIES_MILLIS}
 */
public record Limits(int joins, int assemblies) {
  /** About an evening. */
  static final long JOINS_MILLIS = 4 * 60 * 60_000;

  static final long ASSEMBLIES_MILLIS = 60 * 60_000;

  public static final Limits NONE = new Limits(0, 0);
}
