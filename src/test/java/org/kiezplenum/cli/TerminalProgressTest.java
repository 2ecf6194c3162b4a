package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kiezplenum.texts.Messages;

/** Whoever waits for a long errand sees that it moves. */
class TerminalProgressTest {
  private static final Messages MESSAGES = Messages.load();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong now = new AtomicLong();

  private TerminalProgress progress(boolean isTerminal) {
    MovingLine line = new MovingLine(stream, isTerminal, now::get);
    return new TerminalProgress(MESSAGES, "en", stream::println, line);
  }

  /** A hundred rows, each of which takes so long. */
  private String said(TerminalProgress progress, long millis) {
    for (int row = 1; row <= 100; row++) {
      now.addAndGet(millis * 1_000_000);
      progress.at(row, 100);
    }
    progress.end();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void inATerminalOneLineIsWrittenOver() {
    String said = said(progress(true), 50);
    assertThat(said)
        .startsWith("\r… 2 % (2 of 100)\r… 4 % (4 of 100)")
        .contains("\r… 100 % (100 of 100)")
        .doesNotContain("\n")
        .endsWith(" \r");
  }

  @Test
  void whatIsSaidStandsOnALineOfItsOwn() {
    TerminalProgress progress = progress(true);
    now.addAndGet(200_000_000);
    progress.at(1, 2);
    progress.say("errand.same-secret");
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\r", -1);
    assertThat(lines[1]).isEqualTo("… 50 % (1 of 2)");
    assertThat(lines[2]).isBlank().hasSameSizeAs(lines[1]);
    assertThat(lines[3]).startsWith("This database");
  }

  @Test
  void elsewhereThereIsALineNowAndThen() {
    String said = said(progress(false), 500);
    assertThat(said.lines()).hasSize(10).first().isEqualTo("… 10 % (10 of 100)");
    assertThat(said).doesNotContain("\r");
  }

  @Test
  void whatIsDoneAtOnceNeedsNone() {
    assertThat(said(progress(false), 1)).isEmpty();
  }
}
