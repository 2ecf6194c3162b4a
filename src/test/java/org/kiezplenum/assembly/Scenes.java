package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Story.given;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** The people, the places and the beginnings that the stories share. */
public final class Scenes {
  public static final PersonId MODERATOR = PersonId.of(1);
  public static final PersonId ALI = PersonId.of(2);
  public static final PersonId BO = PersonId.of(3);
  public static final PersonId CEM = PersonId.of(4);
  public static final PersonId DANA = PersonId.of(5);
  public static final PersonId EVA = PersonId.of(6);
  public static final PersonId FINN = PersonId.of(7);
  public static final PersonId STRANGER = PersonId.of(99);

  public static final ItemId WELCOME = ItemId.of(1);
  public static final ItemId PLAY_STREET = ItemId.of(2);
  public static final ItemId OTHER_MATTERS = ItemId.of(3);

  /** Created, with a moderation and six people, three items of 10, 45 and 20 minutes. */
  public static final Story PLANNED =
      given()
          .and(null, create())
          .and(null, new Command.Join(said("Tarek"), Role.FACILITATOR))
          .and(null, join("Ali"))
          .and(null, join("Bo"))
          .and(null, join("Cem"))
          .and(null, join("Dana"))
          .and(null, join("Eva"))
          .and(null, join(null))
          .and(MODERATOR, addItem("Begrüßung", 10))
          .and(MODERATOR, addItem("Spielstraße", 45))
          .and(MODERATOR, addItem("Verschiedenes", 20));

  /** It has been opened, and no item is current yet. */
  public static final Story LIVE = PLANNED.and(MODERATOR, new Command.OpenAssembly());

  /** The play street is current, its list open and empty. */
  public static final Story ON_ITEM =
      LIVE.and(MODERATOR, new Command.StartItem(PLAY_STREET, false));

  /** The same, and there is a proposal by Eva. */
  public static final Story WITH_PROPOSAL = ON_ITEM.and(EVA, handIn("Spielstraße jeden Sonntag"));

  /** It is put to the vote. */
  public static final Story VOTING = WITH_PROPOSAL.and(MODERATOR, openOn(proposal(1)));

  /** It is over, and nothing is public. */
  public static final Story ENDED = ON_ITEM.and(MODERATOR, new Command.EndAssembly());

  public static final Story PUBLISHED =
      ENDED.and(MODERATOR, new Command.PublishMinutes(null, null));

  private Scenes() {}

  /** What somebody said, with the salt that all stories share. */
  public static Wording said(String text) {
    return new Wording(text, "00112233445566778899aabbccddeeff");
  }

  public static WordRef ref(String key, int version, String text) {
    return said(text).as(key, version);
  }

  public static Command create() {
    return new Command.CreateAssembly(
        "K7M2PQ", said("Kiezversammlung"), "2026-03-07", "18:30", said("Turnhalle"));
  }

  public static Command join(@Nullable String name) {
    return new Command.Join(name == null ? null : said(name), null);
  }

  public static Command addItem(String title, int minutes) {
    return new Command.AddItem(said(title), minutes, false);
  }

  public static Command askToSpeak() {
    return new Command.AskToSpeak(EntryKind.CONTRIBUTION, null);
  }

  /** Calls the next while nobody speaks. */
  public static Command callFirst() {
    return new Command.CallNext(null, null);
  }

  /** Calls the next after the speech of this entry. */
  public static Command callAfter(int entry) {
    return new Command.CallNext(entry(entry), null);
  }

  public static Command handIn(String title) {
    return new Command.HandInProposal(said(title), said("Mai bis Oktober."), null);
  }

  public static Command openOn(ProposalId proposal) {
    return new Command.OpenDecision(proposal, null);
  }

  public static Command ask(String question) {
    return new Command.OpenDecision(null, said(question));
  }

  public static Command vote(DecisionId decision, Choice choice) {
    return new Command.CastBallot(decision, choice, 1);
  }

  public static Command count(
      DecisionId decision, @Nullable Integer yes, @Nullable Integer no, @Nullable Integer abstain) {
    return new Command.EnterHands(decision, new Hands(yes, no, abstain));
  }

  public static EntryId entry(int number) {
    return EntryId.of(number);
  }

  public static NoteId note(int number) {
    return NoteId.of(number);
  }

  public static ProposalId proposal(int number) {
    return ProposalId.of(number);
  }

  public static DecisionId decision(int number) {
    return DecisionId.of(number);
  }

  public static BlockId block(int number) {
    return BlockId.of(number);
  }

  public static Command mergePeople(PersonId person, PersonId into) {
    return new Command.MergePeople(person, new Command.Who(into, null, null));
  }
}
