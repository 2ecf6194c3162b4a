package org.kiezplenum.assembly.agenda;

/** An item of the agenda, for example {@code i3}. Unique within an assembly. */
public record ItemId(String value) {
  public ItemId {
    if (!value.matches("i[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a ItemId: " + value);
    }
  }

  /** The id with this running number. */
  public static ItemId of(int number) {
    return new ItemId("i" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
