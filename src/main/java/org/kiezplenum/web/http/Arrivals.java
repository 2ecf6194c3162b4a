package org.kiezplenum.web.http;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Joins that come at once with one token, as from several tabs of a browser, are one arrival. It is
 * known for seconds only, since what somebody brings along must not become what they are known by;
 * and in this process only.
 *
 * @param <T> who has come in
 */
final class Arrivals<T> {
  static final long KNOWN_MILLIS = 3_000;

  private record Coming<T>(Future<T> person, long since) {}

  /** The oldest first. */
  private final Map<String, Coming<T>> coming = new LinkedHashMap<>();

  /** Whoever comes by this token; {@code join} is asked if nobody has just come by it. */
  synchronized Future<T> of(String token, long millis, Supplier<Future<T>> join) {
    coming.values().removeIf(each -> millis - each.since() > KNOWN_MILLIS);
    Coming<T> before = coming.get(token);
    if (before != null && !before.person().failed()) {
      return before.person();
    }
    Future<T> person = join.get();
    coming.put(token, new Coming<>(person, millis));
    return person;
  }
}
