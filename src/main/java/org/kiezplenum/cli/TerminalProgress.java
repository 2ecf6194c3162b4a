package org.kiezplenum.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Progress;
import org.kiezplenum.backup.Restore;
import org.kiezplenum.proof.Flaw;
import org.kiezplenum.proof.Verdict;
import org.kiezplenum.texts.Messages;

/** Tells in a terminal how an errand goes. */
final class TerminalProgress implements Progress {
  private static final double NANOS = 1e9;

  private final Messages messages;
  private final String lang;
  private final Consumer<String> terminal;
  private final MovingLine line;
  private long begun = System.nanoTime();
  private long assemblies;
  private long events;
  private long flawed;

  TerminalProgress(Messages messages, String lang, Consumer<String> terminal, MovingLine line) {
    this.messages = messages;
    this.lang = lang;
    this.terminal = terminal;
    this.line = line;
  }

  void say(String key) {
    say(key, Map.of());
  }

  void say(String key, Map<String, ?> details) {
    tell(messages.text(lang, key, details));
  }

  private void tell(String text) {
    line.clear();
    terminal.accept(text);
  }

  /** So that nobody takes a long errand for a dead one. */
  @Override
  public void at(long done, long all) {
    line.show(() ->
        messages.text(
            lang,
            "errand.progress",
            Map.of("done", done, "all", all, "percent", all == 0 ? 100 : 100 * done / all)));
  }

  /** Nothing more will move. */
  void end() {
    line.clear();
  }

  void begin() {
    begun = System.nanoTime();
  }

  void verdict(Verdict verdict) {
    assemblies++;
    events += verdict.events();
    Map<String, Object> details = new HashMap<>();
    details.put(
        "which",
        verdict.code() == null
            ? verdict.assembly().value()
            : verdict.code() + " (" + verdict.assembly() + ")");
    details.put("events", verdict.events());
    details.put("words", verdict.words());
    details.put("erased", verdict.erased());
    details.put("urns", verdict.urns());
    details.put("flaws", verdict.found());
    details.put("seal", verdict.seal());
    details.put("sealed", verdict.sealed());
    say(verdict.isSound() ? "errand.verify.sound" : "errand.verify.flawed", details);
    say("errand.verify.counts", details);
    say("errand.verify.seal", details);
    if (verdict.sealed() > 0) {
      say("errand.verify.sealed", details);
    }
    switch (verdict.archived()) {
      case OLDER -> say("errand.verify.archive-older", details);
      case NOT_YET -> say("errand.verify.archive-not-yet", details);
      case NOTHING, COMPARED, NOT_COMPARED -> {}
    }
    for (Flaw flaw : verdict.flaws()) {
      tell("  - " + messages.text(lang, flaw.kind().key(), flaw.details()));
    }
    if (!verdict.isSound()) {
      flawed++;
    }
  }

  /** Sums up; whether nothing was found. */
  boolean total() {
    double seconds = Math.max(System.nanoTime() - begun, 1) / NANOS;
    Map<String, Object> details =
        Map.of(
            "assemblies",
            assemblies,
            "events",
            events,
            "flawed",
            flawed,
            "seconds",
            String.format(Locale.ROOT, "%.1f", seconds),
            "rate",
            Math.round(events / seconds));
    say("errand.verify.total", details);
    say(flawed == 0 ? "errand.verify.all-sound" : "errand.verify.not-sound", details);
    return flawed == 0;
  }

  void written(Path file, Backup.Made made) {
    say(
        "errand.written",
        Map.of(
            "file",
            file.toAbsolutePath().normalize(),
            "assemblies",
            made.header().of("assembly"),
            "events",
            made.header().of("event"),
            "size",
            String.format(Locale.ROOT, "%.1f", made.bytes() / 1e6)));
    say("errand.written.keep");
  }

  void brought(Restore.Brought brought) {
    verdict(brought.verdict());
    if (brought.code() == null) {
      say("errand.imported.no-code", Map.of("assembly", brought.assembly()));
    } else {
      say("errand.imported", Map.of("code", brought.code()));
    }
  }
}
