package org.kiezplenum.assembly;

import java.util.Arrays;
import java.util.stream.Stream;

/** Everything that a sealed interface permits, however deep; what belongs to two groups is once. */
public final class Kinds {
  private Kinds() {}

  public static <T> Stream<Class<? extends T>> of(Class<T> sealed) {
    return below(sealed).distinct().map(kind -> kind.asSubclass(sealed));
  }

  private static Stream<Class<?>> below(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? below(kind) : Stream.<Class<?>>of(kind));
  }
}
