package org.kiezplenum.assembly.agenda;

/** A line written to an item of the agenda, for example {@code n5}. Unique within an assembly. */
public record NoteId(String value) {
  public NoteId {
    if (!value.matches("n[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a NoteId: " + value);
    }
  }

  /** The id with this running number. */
  public static NoteId of(int number) {
    return new NoteId("n" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
