package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.TestVertx;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.words.MemoryWords;

/** One assembly at two processes: nobody may do twice as much because there are two. */
class TwoRoomsTest {
  private static final PersonId DESK = PersonId.of(1);
  private static final PersonId ALI = PersonId.of(2);
  private static final PersonId BO = PersonId.of(3);
  private static final String LONGEST = "x".repeat(20_000);

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final AtomicInteger published = new AtomicInteger();
  private final Stores stores =
      new Stores(new MemoryJournal("memory", clock::get), new MemoryWords(), new MemoryUrn());
  private final Rooms rooms = rooms();
  private final Rooms others = rooms();
  private Room here;
  private Room there;
  private int sent;

  @BeforeEach
  void open() {
    here = result(rooms.create(new NewAssembly(said("Kiez"), "2027-01-15", "19:00", null)));
    stored(here, null, new Command.Join(said("Mina"), Role.FACILITATOR));
    stored(here, null, new Command.Join(said("Ali"), null));
    stored(here, null, new Command.Join(said("Bo"), null));
    stored(here, DESK, new Command.OpenAssembly());
    stored(here, DESK, new Command.AddItem(said("Straße"), 45, false));
    stored(here, DESK, new Command.StartItem(ItemId.of(1), false));
    there = result(others.find(here.code())).orElseThrow();
    know(there);
  }

  @AfterEach
  void close() {
    result(rooms.stop());
    result(others.stop());
  }

  @Test
  void whatWasDoneThereIsNotDoneHereOnTop() {
    for (int i = 0; i < Pace.MOST_COMMANDS; i++) {
      stored(there, ALI, new Command.ChangeName(said("Ali " + i)));
    }
    know(here);
    assertThat(send(here, ALI, new Command.ChangeName(said("Ali")))).isEqualTo(TOO_FAST);
    stored(here, BO, new Command.ChangeName(said("Bo B.")));
    clock.addAndGet(Pace.PERIOD_MILLIS / Pace.MOST_COMMANDS);
    stored(here, ALI, new Command.ChangeName(said("Ali")));
    assertThat(send(here, ALI, new Command.ChangeName(said("Ali A.")))).isEqualTo(TOO_FAST);
  }

  @Test
  void whoeverWroteMuchThereHasWrittenMuchHere() {
    stored(there, ALI, longest("Eins"));
    stored(there, ALI, longest("Zwei"));
    stored(there, ALI, changed(1, 1));
    know(here);
    assertThat(send(here, ALI, longest("Drei"))).isEqualTo(tooMuch(4));
    stored(here, BO, longest("Bos"));
    clock.addAndGet(200_000);
    stored(here, ALI, longest("Drei"));
    assertThat(send(here, ALI, longest("Vier"))).isEqualTo(tooMuch(4));
  }

  /** Supporting, binding and changing the title write nothing long, whatever stands beside it. */
  @Test
  void whatStaysInAProposalIsNotWrittenAgain() {
    stored(there, ALI, longest("Eins"));
    stored(there, BO, new Command.SupportProposal(ProposalId.of(1), true));
    for (int version = 1; version < 4; version++) {
      Command retitled =
          new Command.ChangeProposal(
              ProposalId.of(1), version, said("Eins " + version), null, null);
      stored(there, ALI, retitled);
    }
    know(here);
    stored(here, ALI, longest("Zwei"));
    stored(here, ALI, longest("Drei"));
    assertThat(send(here, ALI, longest("Vier"))).isEqualTo(tooMuch(4));
  }

  @Test
  void aRoomThatIsOpenedLaterKnowsIt() {
    stored(here, ALI, longest("Eins"));
    stored(here, ALI, longest("Zwei"));
    stored(here, ALI, longest("Drei"));
    Rooms third = rooms();
    Room late = result(third.find(here.code())).orElseThrow();
    assertThat(send(late, ALI, longest("Vier"))).isEqualTo(tooMuch(4));
    clock.addAndGet(WritingQuota.PERIOD_MILLIS);
    stored(late, ALI, longest("Vier"));
    result(third.stop());
  }

  @Test
  void theSameSentAgainCountsOnceAndIsAnsweredAlsoAboveTheBound() {
    Command first = longest("Eins");
    Reply answer = result(here.send(ALI, "again", first));
    assertThat(answer).isInstanceOf(Reply.Stored.class);
    assertThat(result(here.send(ALI, "again", first))).isEqualTo(answer);
    stored(here, ALI, longest("Zwei"));
    stored(here, ALI, changed(1, 1));
    assertThat(send(here, ALI, changed(1, 2))).isEqualTo(tooMuch(4));
    assertThat(result(here.send(ALI, "again", first))).isEqualTo(answer);
    assertThat(result(there.send(ALI, "again", first))).isEqualTo(answer);
  }

  @Test
  void nothingButLongTextsIsKeptBackAndTheDeskWritesOn() {
    for (String title : new String[] {"Eins", "Zwei", "Drei"}) {
      stored(here, ALI, longest(title));
      stored(here, DESK, longest(title + " vom Pult"));
    }
    Command amends =
        new Command.AmendProposal(
            ProposalId.of(2), 1, said("Anders"), said("y".repeat(9_000)), null);
    assertThat(send(here, ALI, amends)).isEqualTo(tooMuch(1));
    stored(here, ALI, new Command.ChangeName(said("Alina")));
    stored(here, DESK, longest("Noch einer vom Pult"));
  }

  /** Ali's phone is at another process, and the desk here has heard nothing of it. */
  @Test
  void aVoteThatWasCastThereIsNotReplacedHereWithoutAWord() {
    stored(here, DESK, byName());
    stored(there, ALI, new Command.FillBallot(VOTE, "yes", 1));
    Reply asked = send(here, DESK, answer(ALI, false));
    assertThat(((Reply.Refused) asked).refusal().code()).isEqualTo(Refusal.Code.VOTED_BY_PHONE);
    assertThat(own(here, ALI)).isEqualTo("yes");
    Reply replaced = result(here.send(DESK, "again", answer(ALI, true)));
    long seq = seq(here);
    assertThat(result(here.send(DESK, "again", answer(ALI, true)))).isEqualTo(replaced);
    assertThat(result(there.send(DESK, "again", answer(ALI, true)))).isEqualTo(replaced);
    assertThat(seq(here)).isEqualTo(seq);
    assertThat(own(here, ALI)).isEqualTo("no (desk)");
    // And what the desk has entered here gives way to her own word there.
    stored(there, ALI, new Command.FillBallot(VOTE, "yes", 3));
    know(here);
    assertThat(seq(here)).isEqualTo(seq + 1);
    asked = send(here, DESK, answer(ALI, false));
    assertThat(((Reply.Refused) asked).refusal().code()).isEqualTo(Refusal.Code.VOTED_BY_PHONE);
    assertThat(own(here, ALI)).isEqualTo("yes");
  }

  /** The process of their phone hears of all of it at once. */
  @Test
  void whoeverLostTheirRoleElsewhereIsShownNothingMoreOfTheDesk() {
    stored(here, null, new Command.Join(said("Helga"), Role.LIST_KEEPER));
    PersonId helga = PersonId.of(4);
    know(there);
    FakeListener phone = new FakeListener();
    result(there.listen(phone, helga, null, 0));
    until(() -> !phone.sent.isEmpty());
    assertThat(phone.sent.getFirst().toJsonObject().getJsonObject("view").containsKey("desk"))
        .isTrue();
    int before = phone.sent.size();

    stored(here, DESK, new Command.RevokeRole(helga, Role.LIST_KEEPER));
    stored(here, DESK, note("Nur am Pult"));
    know(there);
    long seq = seq(here);
    until(() -> phone.frames().stream().anyMatch(frame -> frame.getLong("seq", 0L) == seq));
    assertThat(phone.frames().subList(before, phone.sent.size()))
        .noneMatch(frame -> frame.encode().contains("\"desk\":"))
        .noneMatch(frame -> frame.encode().contains("Nur am Pult"));
  }

  /** In one append, so that the room sees published minutes before it and after it. */
  @Test
  void minutesThatWerePublishedForOthersAreToldToTheArchive() {
    stored(here, DESK, new Command.EndAssembly());
    stored(here, DESK, new Command.PublishMinutes(Phase.Readers.EVERYBODY, null));
    int before = published.get();
    Future<Reply> first = here.send(DESK, "first", new Command.OpenAssembly());
    Future<Reply> withdrawn = here.send(DESK, "withdrawn", new Command.WithdrawMinutes());
    Future<Reply> again =
        here.send(
            DESK, "again", new Command.PublishMinutes(Phase.Readers.PARTICIPANTS, said("Anders.")));
    assertThat(result(first)).isInstanceOf(Reply.Refused.class);
    assertThat(result(withdrawn)).isInstanceOf(Reply.Stored.class);
    assertThat(result(again)).isInstanceOf(Reply.Stored.class);
    until(() -> published.get() > before);
  }

  private static Command note(String text) {
    return new Command.WriteNote(null, Note.NoteKind.NOTE, said(text), null, null, null);
  }

  private static final DecisionId VOTE = DecisionId.of(1);

  private static Command byName() {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        "simple-majority",
        List.of(),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
        null);
  }

  private static Command answer(PersonId person, boolean instead) {
    return new Command.AnswerRoll(VOTE, new Command.Who(person, null, null), "no", instead);
  }

  private static long seq(Room room) {
    return result(room.standing(null)).views().world().seq();
  }

  private static String own(Room room, PersonId person) {
    OwnView.BallotView ballot =
        Objects.requireNonNull(result(room.standing(person)).own()).ballot();
    return Objects.requireNonNull(ballot).choice() + (ballot.desk() ? " (desk)" : "");
  }

  private static final Reply TOO_FAST = new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST));

  private static Reply tooMuch(long minutes) {
    return new Reply.Refused(new Refusal(Refusal.Code.TOO_MUCH_TEXT, Map.of("minutes", minutes)));
  }

  private static Command longest(String title) {
    return new Command.HandInProposal(said(title), said(LONGEST), said(LONGEST));
  }

  /** Another text and other reasons, as long. */
  private static Command changed(int proposal, int version) {
    String text = version + LONGEST.substring(1);
    return new Command.ChangeProposal(
        ProposalId.of(proposal), version, null, said(text), said(text));
  }

  private Rooms rooms() {
    return new Rooms(
        TestVertx.get(),
        stores,
        published::incrementAndGet,
        clock::get,
        Rooms.PATIENCE,
        new SimpleMeterRegistry());
  }

  /** Until this room has read what is stored. */
  private static void know(Room room) {
    result(room.standing(null));
  }

  private void stored(Room room, PersonId by, Command command) {
    assertThat(send(room, by, command)).isInstanceOf(Reply.Stored.class);
  }

  private Reply send(Room room, PersonId by, Command command) {
    sent++;
    return result(room.send(by, "c" + sent, command));
  }
}
