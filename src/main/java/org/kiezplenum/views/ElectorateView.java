package org.kiezplenum.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.ViewPart;

/**
 * Who may vote, where that is not everybody or there are initiatives.
 *
 * @param voters how many
 */
record ElectorateView(
    String who, @Nullable Integer voters, @Nullable Map<InitiativeId, String> initiatives)
    implements ViewPart {

  static @Nullable ElectorateView of(
      World now, @Nullable World then, @Nullable ElectorateView old) {
    Electorate electorate = now.assembly().electorate();
    if (isSame(now, then)) {
      return old;
    }
    if (electorate.size() == null && electorate.initiatives().isEmpty()) {
      return null;
    }
    Map<InitiativeId, String> names = new LinkedHashMap<>();
    electorate
        .initiatives()
        .forEach((id, name) -> names.put(id, Objects.requireNonNullElse(now.text(name), "")));
    return new ElectorateView(
        electorate.rule().wireName(), electorate.size(), names.isEmpty() ? null : names);
  }

  /** Those who may vote, where a list is kept; for the calling of names. */
  static @Nullable List<PersonId> voters(
      World now, @Nullable World then, @Nullable List<PersonId> old) {
    Electorate electorate = now.assembly().electorate();
    if (isSame(now, then)) {
      return old;
    }
    return switch (electorate.rule()) {
      case EVERYBODY -> null;
      case LISTED -> electorate.voters().stream().sorted().toList();
      case DELEGATES -> electorate.delegates().keySet().stream().sorted().toList();
    };
  }

  /** Who speaks for which initiative, so that whoever is called is asked for it too. */
  static @Nullable Map<PersonId, InitiativeId> delegates(
      World now, @Nullable World then, @Nullable Map<PersonId, InitiativeId> old) {
    Map<PersonId, InitiativeId> delegates = now.assembly().electorate().delegates();
    if (isSame(now, then)) {
      return old;
    }
    return delegates.isEmpty() ? null : new TreeMap<>(delegates);
  }

  private static boolean isSame(World now, @Nullable World then) {
    return then != null && now.assembly().electorate() == then.assembly().electorate();
  }
}
