package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** What only one person sees: who they are, their place in the list, and their own ballot. */
public final class OwnView {
  private OwnView() {}

  /**
   * The ballot that a person has in the urn.
   *
   * @param change how often it was changed, for the next change to count on
   */
  public record OwnBallot(String decision, String choice, long change) {}

  public static Map<String, Object> of(World now, PersonId id, @Nullable OwnBallot ballot) {
    Person person = now.person(id);
    List<String> roles = person.roles().stream().map(Role::wireName).sorted().toList();
    var entry = now.assembly().floor().waitingOf(id);
    return node()
        .with("person", id.value())
        .with("number", person.number())
        .with("name", now.text(person.name()))
        .with("roles", roles.isEmpty() ? null : roles)
        .with("entry", entry == null ? null : entry.value())
        .with("speaking", speaks(now, id) ? true : null)
        .with("ballot", ballot == null ? null : ballot(ballot))
        .made();
  }

  /**
   * Whose own view an event may change.
   *
   * @param before the state in which it happened
   */
  public static List<PersonId> touchedBy(Event event, Assembly before) {
    return switch (event) {
      case Event.NameChanged e -> List.of(e.person());
      case Event.RoleTaken e -> List.of(e.person());
      case Event.EntryMade e -> List.of(e.person());
      case Event.EntryWithdrawn e -> waiting(List.of(e.entry()), before);
      case Event.EntryStruck e -> waiting(List.of(e.entry()), before);
      case Event.SpeakerCalled e -> waiting(List.of(e.entry()), before);
      case Event.SpeechEnded e -> speaking(before);
      case Event.ItemClosed e -> waiting(e.struck(), before);
      default -> List.of();
    };
  }

  private static boolean speaks(World now, PersonId id) {
    return speaking(now.assembly()).contains(id);
  }

  private static List<PersonId> speaking(Assembly assembly) {
    Speech speech = assembly.floor().speech();
    return speech == null ? List.of() : List.of(speech.entry().person());
  }

  private static List<PersonId> waiting(List<EntryId> entries, Assembly before) {
    return entries.stream()
        .map(before.floor()::find)
        .filter(Objects::nonNull)
        .map(Entry::person)
        .toList();
  }

  private static Map<String, Object> ballot(OwnBallot ballot) {
    return node()
        .with("decision", ballot.decision())
        .with("choice", ballot.choice())
        .with("change", ballot.change())
        .made();
  }
}
