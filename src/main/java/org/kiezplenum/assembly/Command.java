package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;

/** What somebody wants to happen. Imperative; the names on the wire stand in docs/protocol.md. */
public sealed interface Command {

  /** Only the edge makes these, after it has checked a key; nobody can send them. */
  sealed interface FromTheEdge extends Command {}

  /** Anybody who has joined may send these. */
  sealed interface FromParticipant extends Command {}

  /** Only the moderation may send these. */
  sealed interface FromFacilitator extends Command {}

  record CreateAssembly(
      String code, Wording title, String date, String time, @Nullable Wording place)
      implements FromTheEdge {}

  /** Somebody new comes in; with a role if they showed a key for it. */
  record Join(@Nullable Wording name, @Nullable Role role) implements FromTheEdge {}

  /** Somebody who is in shows a key. */
  record TakeRole(Role role) implements FromTheEdge {}

  record ChangeName(@Nullable Wording name) implements FromParticipant {}

  /**
   * Asks for a place in the speakers' list.
   *
   * @param item to which one wants to speak, so that a tap that comes late does not land in
   *     another; absent for whatever is current
   */
  record AskToSpeak(EntryKind kind, @Nullable ItemId item) implements FromParticipant {}

  /** Without an entry: whatever the person has in the list. */
  record WithdrawEntry(@Nullable EntryId entry) implements FromParticipant {}

  record HandInProposal(Wording title, Wording text, @Nullable Wording reasons)
      implements FromParticipant {}

  /**
   * Puts a ballot into the urn, or another in its place.
   *
   * @param change counts this person's changes from 1, so that a late one reverts nothing; 0 if the
   *     client does not count
   */
  record CastBallot(DecisionId decision, Choice choice, long change) implements FromParticipant {}

  record ChangeAssembly(
      @Nullable Wording title,
      @Nullable String date,
      @Nullable String time,
      @Nullable Wording place)
      implements FromFacilitator {}

  record OpenAssembly() implements FromFacilitator {}

  record EndAssembly() implements FromFacilitator {}

  record ReopenAssembly() implements FromFacilitator {}

  record PublishMinutes() implements FromFacilitator {}

  record WithdrawMinutes() implements FromFacilitator {}

  /** How many are in the room, counted by somebody: connected is not present. */
  record StatePresent(int count) implements FromFacilitator {}

  record AddItem(Wording title, int minutes) implements FromFacilitator {}

  record ChangeItem(ItemId item, @Nullable Wording title, @Nullable Integer minutes)
      implements FromFacilitator {}

  /** Moves an item so that it then stands at place {@code to}, counted from 0. */
  record MoveItem(ItemId item, int to) implements FromFacilitator {}

  record RemoveItem(ItemId item) implements FromFacilitator {}

  /** Makes an item current; the one before is closed by it. */
  record StartItem(ItemId item) implements FromFacilitator {}

  record CloseItem(ItemId item) implements FromFacilitator {}

  record ReopenItem(ItemId item) implements FromFacilitator {}

  /** Writes a line to an item, the current one if none is named. */
  record WriteNote(@Nullable ItemId item, Wording text) implements FromFacilitator {}

  /** Changes a line, if it still is at the version that the writer saw. */
  record ChangeNote(NoteId note, int version, Wording text) implements FromFacilitator {}

  record RemoveNote(NoteId note) implements FromFacilitator {}

  /** Enters somebody without a phone, by what they are called or look like. */
  record EnterSpeaker(Wording name) implements FromFacilitator {}

  /**
   * Gives the floor to the next.
   *
   * @param follows the entry that has the floor as far as the sender knows, so that two who press
   *     at once skip nobody
   * @param next the entry that the sender expects to call, so that a button never calls another
   *     than it names; absent for whoever is next
   */
  record CallNext(@Nullable EntryId follows, @Nullable EntryId next) implements FromFacilitator {}

  record PauseSpeech(EntryId entry) implements FromFacilitator {}

  record ResumeSpeech(EntryId entry) implements FromFacilitator {}

  record EndSpeech(EntryId entry) implements FromFacilitator {}

  record StrikeEntry(EntryId entry) implements FromFacilitator {}

  record CloseList() implements FromFacilitator {}

  record OpenList() implements FromFacilitator {}

  /** Puts a proposal or a spoken question to the vote: exactly one of the two. */
  record OpenDecision(@Nullable ProposalId proposal, @Nullable Wording question)
      implements FromFacilitator {}

  record EnterHands(DecisionId decision, Hands hands) implements FromFacilitator {}

  record RemoveHands(DecisionId decision, BlockId block) implements FromFacilitator {}

  record CloseDecision(DecisionId decision) implements FromFacilitator {}

  record ReopenDecision(DecisionId decision) implements FromFacilitator {}

  record AnnounceDecision(DecisionId decision) implements FromFacilitator {}

  /** Ends a decision without a result. */
  record EndDecision(DecisionId decision) implements FromFacilitator {}
}
