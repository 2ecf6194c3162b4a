package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.minutes.Evening.say;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/**
 * What the archive holds is built anew and compared, and a server of another version must not take
 * what an earlier one has written for forged. So whatever is stored otherwise than before, also
 * since Markdown is read otherwise, has another number.
 */
class StoredDocumentTest {
  private static final Path APPROVED =
      Path.of("src", "test", "resources", "archive", "format-" + Archive.FORMAT + ".json");

  @Test
  void whatIsStoredOtherwiseHasAnotherNumber() throws IOException {
    JsonObject document = new JsonObject(new JsonObject(evening().minutes().document()).encode());
    document.remove("id");
    document.remove("head");
    if (Boolean.getBoolean("approve") && Files.notExists(APPROVED)) {
      Files.writeString(APPROVED, document.encodePrettily() + "\n");
    }

    assertThat(document.encodePrettily() + "\n")
        .as("raise Archive.FORMAT, delete the approved document, and run this with -Dapprove=true")
        .isEqualTo(Files.readString(APPROVED));
  }

  /** Texts that would be more than words, a secret vote that is corrected, and lots. */
  private static Evening evening() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße & <b>Bänke</b>", 20));
    ProposalId proposal =
        evening.proposal(
            evening.guest("Ali"),
            "Spielstraße",
            """
            # Beschluss 1&#10;## angenommen
            &#x2028;- [x] &lt;script&gt; und [hier](javascript:alert) ![Bild](https://example.org/a.png)

            [Bezirksamt](https://example.org/&#13;&#10;<b>) https://example.org/x | **fett**
            1. eins
            1. zwei &#8238;&nbsp;&zwj;
            """,
            "Weil&#13;***\nes `&#10;` so ist <!-- nicht -->");
    evening.note(evening.assembly().agenda().current(), "*Notiz* &#10;- keine Liste");
    DecisionId vote = evening.vote(proposal);
    evening.close(vote, 3, 1, 0);
    evening.announce(vote);
    DecisionId secret = poll(evening, "simple-majority", Settings.DEFAULT, List.of());
    evening.desk(new Command.EnterPaper(secret, "no", 3));
    evening.desk(new Command.EnterPaper(secret, "no", 1));
    evening.close(secret, 9, 4, 0);
    evening.announce(secret);
    evening.desk(new Command.CorrectDecision(secret, say("Ein Zettel doppelt")));
    evening.desk(new Command.RemoveHands(secret, BlockId.of(2)));
    evening.desk(new Command.AnnounceDecision(secret, true));
    DecisionId lot =
        poll(
            evening,
            "relative-election",
            Settings.DEFAULT.with(Setting.ROUND, "2"),
            List.of("Dana", "Jo", "Cy"));
    evening.close(lot, Map.of("a", 4, "b", 4));
    evening.desk(new Command.DrawLot(lot, List.of("a")));
    evening.announce(lot);
    evening.publish();
    return evening;
  }

  private static DecisionId poll(
      Evening evening, String method, Settings settings, List<String> options) {
    return new DecisionId(
        evening.desk(
            new Command.OpenPoll(
                null,
                say("Machen wir das?"),
                method,
                options.stream().map(Evening::say).toList(),
                1,
                settings.with(Setting.BALLOTS, Setting.SECRET),
                null)));
  }
}
