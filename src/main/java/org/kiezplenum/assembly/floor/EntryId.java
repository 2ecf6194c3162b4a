package org.kiezplenum.assembly.floor;

/** A place in the speakers' list, for example {@code e7}. Unique within an assembly. */
public record EntryId(String value) {
  public EntryId {
    if (!value.matches("e[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a EntryId: " + value);
    }
  }

  /** The id with this running number. */
  public static EntryId of(int number) {
    return new EntryId("e" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
