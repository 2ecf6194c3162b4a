package org.kiezplenum.proof;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.journal.Recorded;

/**
 * Checksums that left the journal: the one in the published minutes, and one that somebody has on
 * paper. A history that was shortened or written anew from some point on holds in itself, but does
 * not lead to them any more.
 */
final class Seals {
  private final Flaws flaws;
  private final @Nullable String asked;
  private final long publishedSeq;
  private final @Nullable String published;
  private long found;

  private Seals(
      Flaws flaws, @Nullable String asked, long publishedSeq, @Nullable String published) {
    this.flaws = flaws;
    this.asked = asked;
    this.publishedSeq = publishedSeq;
    this.published = published;
  }

  static Seals of(Shown.@Nullable Stood published, @Nullable String asked, Flaws flaws) {
    return published == null
        ? new Seals(flaws, asked, 0, null)
        : new Seals(flaws, asked, published.seq(), published.head());
  }

  void compare(Recorded event) {
    if (event.seq() == publishedSeq && published != null && !event.hash().equals(published)) {
      flaws.add(Flaw.at(Flaw.FlawKind.PUBLISHED_DIFFERS, event.seq()));
    }
    if (asked != null && event.hash().startsWith(asked)) {
      found = event.seq();
    }
  }

  void end(long seq) {
    if (publishedSeq > seq) {
      flaws.add(Flaw.at(Flaw.FlawKind.PUBLISHED_GONE, seq, publishedSeq));
    }
    if (asked != null && found == 0) {
      flaws.add(Flaw.of(Flaw.FlawKind.UNKNOWN_SEAL, "seal", asked));
    }
  }

  long found() {
    return found;
  }
}
