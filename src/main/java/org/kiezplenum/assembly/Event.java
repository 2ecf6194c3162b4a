package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.decisions.Tally;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;

/**
 * What happened: facts in the past tense, from which the state can be told again at any time.
 *
 * <p>Components are the names on the wire. They never change; a new shape is a new version, and
 * every version has an approved sample in the tests.
 */
public sealed interface Event {

  record AssemblyCreated(
      String code, WordRef title, String date, String time, @Nullable WordRef place)
      implements Event {}

  /** What is absent stays as it was. */
  record AssemblyChanged(
      @Nullable WordRef title,
      @Nullable String date,
      @Nullable String time,
      @Nullable WordRef place)
      implements Event {}

  record AssemblyOpened() implements Event {}

  record AssemblyEnded() implements Event {}

  record AssemblyReopened() implements Event {}

  record MinutesPublished() implements Event {}

  record MinutesWithdrawn() implements Event {}

  record PresenceStated(int count) implements Event {}

  /** Came in with a device of their own. */
  record PersonJoined(PersonId person, int number, @Nullable WordRef name) implements Event {}

  /** Has no device and was entered at the desk. */
  record PersonEntered(PersonId person, int number, WordRef name) implements Event {}

  record RoleTaken(PersonId person, Role role) implements Event {}

  /** Without a name: is called by the number again. */
  record NameChanged(PersonId person, @Nullable WordRef name) implements Event {}

  record ItemAdded(ItemId item, WordRef title, int minutes) implements Event {}

  record ItemChanged(ItemId item, @Nullable WordRef title, @Nullable Integer minutes)
      implements Event {}

  record ItemMoved(ItemId item, int to) implements Event {}

  record ItemRemoved(ItemId item) implements Event {}

  /** The rules are copied into the item, so that a later default changes nothing that was. */
  record ItemStarted(ItemId item, FloorRules rules) implements Event {}

  record ItemReopened(ItemId item, FloorRules rules) implements Event {}

  record ItemClosed(ItemId item, List<EntryId> struck) implements Event {}

  record NoteWritten(NoteId note, ItemId item, WordRef text) implements Event {}

  record NoteChanged(NoteId note, WordRef text) implements Event {}

  record NoteRemoved(NoteId note) implements Event {}

  record EntryMade(EntryId entry, PersonId person, EntryKind kind, ItemId item) implements Event {}

  record EntryWithdrawn(EntryId entry) implements Event {}

  record EntryStruck(EntryId entry) implements Event {}

  record SpeakerCalled(EntryId entry, int limitSeconds) implements Event {}

  record SpeechPaused(EntryId entry, long spokenMillis) implements Event {}

  record SpeechResumed(EntryId entry) implements Event {}

  record SpeechEnded(EntryId entry, long spokenMillis) implements Event {}

  record ListClosed(ItemId item) implements Event {}

  record ListOpened(ItemId item) implements Event {}

  record ProposalHandedIn(
      ProposalId proposal,
      int number,
      PersonId person,
      WordRef title,
      WordRef text,
      @Nullable WordRef reasons)
      implements Event {}

  /** On a proposal in the version it then had, or on a spoken question. */
  record DecisionOpened(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      Method method)
      implements Event {}

  record HandsEntered(DecisionId decision, BlockId block, Hands hands) implements Event {}

  record HandsRemoved(DecisionId decision, BlockId block) implements Event {}

  /** {@code phones} is what the urn held. */
  record DecisionClosed(DecisionId decision, Tally phones) implements Event {}

  record DecisionReopened(DecisionId decision) implements Event {}

  record DecisionAnnounced(DecisionId decision, Finding finding) implements Event {}

  record DecisionEnded(DecisionId decision) implements Event {}
}
