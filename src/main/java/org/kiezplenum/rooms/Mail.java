package org.kiezplenum.rooms;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.CommandKey;

/**
 * A command that waits.
 *
 * @param by absent for somebody who is only coming in
 * @param onlyAgain it came too fast, so it is answered if it was stored before and else refused
 * @param texts the {@link LongTexts} that it is decided by
 */
record Mail(
    @Nullable PersonId by,
    CommandKey key,
    Command command,
    boolean onlyAgain,
    Map<String, String> texts) {
  Mail(@Nullable PersonId by, CommandKey key, Command command) {
    this(by, key, command, false, Map.of());
  }
}
