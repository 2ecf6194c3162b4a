package org.kiezplenum.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.majority.Choice;

/**
 * Exactly what each audience sees of an assembly in which much is going on. Nothing writes these
 * files: a test that fails shows what to approve. Clients rely on every name in them.
 */
class ApprovedViewsTest {
  private static final Path APPROVED = Path.of("src/test/resources/views");
  private static final PersonId DESK = PersonId.of(1);
  private static final PersonId ALI = PersonId.of(2);
  private static final PersonId GUEST = PersonId.of(3);
  private static final DecisionId FIRST = DecisionId.of(1);
  private static final DecisionId SECOND = DecisionId.of(2);

  /** One item done, one current with a speech and a queue, one announced and one closed vote. */
  private static World busy() {
    Told told = new Told();
    told.and(null, Scenes.create())
        .and(null, new Command.Join(said("Mina"), Role.FACILITATOR))
        .and(null, Scenes.join("Ali"))
        .and(null, Scenes.join(null))
        .and(DESK, Scenes.addItem("Begrüßung", 10))
        .and(DESK, Scenes.addItem("Spielstraße", 45))
        .and(DESK, Scenes.addItem("Verschiedenes", 20))
        .and(DESK, new Command.OpenAssembly())
        .and(DESK, new Command.StatePresent(180))
        .and(DESK, new Command.StartItem(ItemId.of(1), false))
        .afterSeconds(600)
        .and(DESK, new Command.StartItem(ItemId.of(2), false))
        .and(ALI, Scenes.handIn("Spielstraße jeden Sonntag"))
        .and(GUEST, Scenes.handIn("Eine Bank"))
        .and(GUEST, new Command.ChangeProposal(ProposalId.of(2), 1, said("Zwei Bänke"), null, null))
        .and(GUEST, new Command.SupportProposal(ProposalId.of(2), true))
        .and(ALI, new Command.SupportProposal(ProposalId.of(2), true))
        .and(ALI, amending("Nichts."))
        .and(DESK, amending("Alles."))
        .and(DESK, Scenes.openOn(ProposalId.of(1)))
        .and(DESK, Scenes.count(FIRST, 70, 41, 20))
        .and(DESK, new Command.CloseDecision(FIRST), Map.of("no", 1, "yes", 2))
        .and(DESK, new Command.AnnounceDecision(FIRST))
        .and(
            DESK,
            new Command.WriteNote(
                null, Note.NoteKind.NOTE, said("Das Gartenamt fehlt."), null, null, null))
        .and(ALI, Scenes.askToSpeak())
        .and(GUEST, Scenes.askToSpeak())
        .and(DESK, new Command.EnterSpeaker(new Command.Who(null, null, said("Frau Yıldız"))))
        .and(DESK, Scenes.callFirst())
        .afterSeconds(30)
        .and(DESK, Scenes.ask("Machen wir Pause?"))
        .and(DESK, Scenes.count(SECOND, 30, null, null))
        .and(DESK, new Command.CloseDecision(SECOND), Map.of("abstain", 1, "yes", 1));
    return told.world;
  }

  @Test
  void whatEverybodySees() throws IOException {
    approve("public", Views.of(busy(), null).common());
  }

  @Test
  void whatTheDeskSees() throws IOException {
    approve("desk", Views.of(busy(), null).desk());
  }

  @Test
  void whatOnlyOnePersonSees() throws IOException {
    approve(
        "own",
        OwnView.of(
            busy(), GUEST, new OwnView.OwnBallot(SECOND.value(), Choice.ABSTAIN.wireName(), 2)));
  }

  private static void approve(String name, Object view) throws IOException {
    String shown = Told.json(view).encodePrettily();
    Path file = APPROVED.resolve(name + ".json");
    String approved = Files.exists(file) ? Files.readString(file) : "{}";
    assertThat(new JsonObject(shown))
        .as("in %s:\n%s", file, shown)
        .isEqualTo(new JsonObject(approved));
    assertThat(shown.strip()).isEqualTo(approved.strip());
  }

  private static Command amending(String text) {
    return new Command.AmendProposal(ProposalId.of(2), 2, said(""), said(text), null);
  }
}
