package org.kiezplenum.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.people.PersonId;

/** One thing that happens in a simulated evening. A list of them can be played again. */
sealed interface Act {

  /** Commands that arrive before any of them is answered. */
  record Send(List<Sent> commands) implements Act {}

  /**
   * @param id the same again is a repetition
   */
  record Sent(int room, @Nullable PersonId by, String id, Command command) {}

  /** The database's clock says this from now on; it may run backwards. */
  record Clock(long at) implements Act {}

  /** The next appends fail before anything is stored. */
  record FailBefore(int times) implements Act {}

  /** The next appends are stored, and their answers lost. */
  record LoseAnswers(int times) implements Act {}

  /** The room is told nothing of what others write, or is again. */
  record Deafen(int room, boolean deaf) implements Act {}

  /** Connects for the first time, or again with the view it still has. */
  record Connect(int client, int room, @Nullable PersonId person) implements Act {}

  record Drop(int client) implements Act {}

  /** Its socket is not read, or is read again. */
  record Stop(int client, boolean stopped) implements Act {}

  /** The process of this room is stopped and started again. */
  record Restart(int room) implements Act {}

  /** A text is erased; the processes are started again. */
  record Erase(String key) implements Act {}

  /** Everybody is up to date now, and every face shows what it should. */
  record Look() implements Act {}
}
