package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person.NameStanding;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * Something that the moderation did and may want to take back.
 *
 * @param number from 1, counted within the assembly
 * @param by who did it; empty where nobody in the assembly did
 * @param at milliseconds since 1970
 */
public record Step(int number, String by, long at, Act act) {

  /** What was done, and what is needed to take it back. */
  public sealed interface Act {

    /** The speech that ended by it and goes on if it is taken back. */
    default @Nullable Speech ended() {
      return switch (this) {
        case Called called -> called.before();
        case Ended ended -> ended.speech();
        case Closed closed -> closed.floor().speech();
        case Started started -> started.left() == null ? null : started.left().floor().speech();
        default -> null;
      };
    }
  }

  /** {@code before} is the speech that ended by the call. */
  public record Called(EntryId entry, PersonId person, @Nullable Speech before) implements Act {}

  public record Ended(Speech speech, ItemId item) implements Act {}

  /** Struck or withdrawn by the desk from this place. */
  public record Struck(Entry entry, int place, ItemId item) implements Act {}

  public record Absent(Speech speech, boolean struck, ItemId item) implements Act {}

  public record Moved(EntryId entry, PersonId person, int from, int to) implements Act {}

  public record Listed(SpeakersList before, SpeakersList after, ItemId item) implements Act {}

  /**
   * An item was closed.
   *
   * @param floor as it was before, with the speech
   * @param after as it was then, with those who were taken along
   */
  public record Closed(ItemId item, Item.ItemState before, Floor floor, Floor after)
      implements Act {}

  /** An item was begun; {@code left} is what was closed by it. */
  public record Started(ItemId item, Item.ItemState before, Floor floor, @Nullable Closed left)
      implements Act {}

  public record NoteGone(Note note, int place) implements Act {}

  public record Seen(DecisionId decision) implements Act {}

  public record NameHid(PersonId person, NameStanding before) implements Act {}

  public record AssemblyDone() implements Act {}

  public record Interluded(Interlude now) implements Act {}

  public record Advanced(Interlude.Round before, @Nullable Integer next) implements Act {

    /** Who has had the word since. */
    int place() {
      return next == null ? before.place() + 1 : next;
    }
  }
}
