package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.Told;

/**
 * A break, murmuring with the neighbours, or a round.
 *
 * @param kind {@code break}, {@code murmur} or {@code round}
 * @param from milliseconds since 1970
 * @param to absent while it lasts
 * @param heard how many had the word in a round and used it; absent for the others
 */
public record InterludeRecord(String kind, long from, @Nullable Long to, @Nullable Integer heard) {

  Map<String, Object> context() {
    return new Told()
        .with("kind", kind)
        .with("from", from)
        .with("to", to)
        .with("heard", heard)
        .made();
  }
}
