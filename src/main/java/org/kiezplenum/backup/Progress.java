package org.kiezplenum.backup;

/** Hears how far it has come, often. */
@FunctionalInterface
public interface Progress {
  /**
   * @param done rows
   * @param all rows there will be
   */
  void at(long done, long all);
}
