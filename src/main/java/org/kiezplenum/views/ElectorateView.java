package org.kiezplenum.views;

import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.electorate.Electorate;

/** Who may vote: how many for everybody, and who for the desk. */
final class ElectorateView {
  private ElectorateView() {}

  /** Nothing if everybody may vote and there are no initiatives. */
  static @Nullable Object of(World now, @Nullable World then, @Nullable Object old) {
    Electorate electorate = now.assembly().electorate();
    if (isSame(now, then)) {
      return old;
    }
    if (electorate.size() == null && electorate.initiatives().isEmpty()) {
      return null;
    }
    Map<String, Object> names = new LinkedHashMap<>();
    electorate
        .initiatives()
        .forEach(
            (id, name) -> names.put(id.value(), Objects.requireNonNullElse(now.text(name), "")));
    return node()
        .with("who", electorate.rule().wireName())
        .with("voters", electorate.size())
        .with("initiatives", names.isEmpty() ? null : names)
        .made();
  }

  /** Ids of those who may vote, where a list is kept; for the calling of names. */
  static @Nullable Object voters(World now, @Nullable World then, @Nullable Object old) {
    Electorate electorate = now.assembly().electorate();
    if (isSame(now, then)) {
      return old;
    }
    return switch (electorate.rule()) {
      case EVERYBODY -> null;
      case LISTED -> ids(electorate.voters().stream().sorted().toList());
      case DELEGATES -> ids(electorate.delegates().keySet().stream().sorted().toList());
    };
  }

  private static boolean isSame(World now, @Nullable World then) {
    return then != null && now.assembly().electorate() == then.assembly().electorate();
  }
}
