package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.Told;

/**
 * What an amendment would have changed, and what became of it.
 *
 * @param of the number of the proposal
 * @param after the last words before the passage; empty where it begins the text
 * @param struck the words that would go; empty where something was only put in
 * @param inserted the words that would stand there; empty where something was only struck
 * @param whole whether nothing of the text would have stayed
 * @param fate the public state it ended in; absent where it is told of a vote that does not hold
 * @param settledBy the title of what settled it; absent unless it was settled
 */
public record AmendmentRecord(
    int of,
    String after,
    String struck,
    String inserted,
    boolean whole,
    @Nullable String fate,
    @Nullable String settledBy) {

  AmendmentRecord withoutFate() {
    return new AmendmentRecord(of, after, struck, inserted, whole, null, null);
  }

  Map<String, Object> context() {
    return new Told()
        .with("of", of)
        .with("after", after.isBlank() ? null : after)
        .with("struck", struck.isBlank() ? null : struck)
        .with("inserted", inserted.isBlank() ? null : inserted)
        .with("whole", whole ? true : null)
        .with("fate", fate)
        .with("settledBy", settledBy)
        .made();
  }
}
