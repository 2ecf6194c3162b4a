package org.kiezplenum.proof;

import java.util.Map;

/**
 * One thing that does not fit.
 *
 * @param kind what is wrong
 * @param details what the sentence about it names: {@code seq} and {@code last} are numbers of
 *     events, {@code word} is a key and {@code version} its version, never a text
 */
public record Flaw(FlawKind kind, Map<String, Object> details) {
  public enum FlawKind {
    /** Event {@code seq} does not give its hash. */
    CHANGED("proof.changed"),
    /** Event {@code seq} was number {@code was}. */
    REORDERED("proof.reordered"),
    /** Events {@code seq} to {@code last} are not there, but later ones are. */
    MISSING("proof.missing"),
    /** Event {@code seq} bears an earlier time than the one before. */
    EARLIER("proof.earlier"),
    /** The history goes to {@code last}, and {@code seq} and what follows is not there. */
    CUT_OFF("proof.cut-off"),
    /** There are events from {@code seq} on that the head does not know. */
    BEYOND("proof.beyond"),
    /** The head does not say what the last event {@code seq} says. */
    HEAD("proof.head"),
    /** Somebody was told that {@code last} is stored, but the history ends with {@code seq}. */
    ANSWERED("proof.answered"),
    /** Minutes were published with event {@code last}, but the history ends with {@code seq}. */
    PUBLISHED_GONE("proof.published-gone"),
    /** Minutes were published with event {@code seq} under another checksum. */
    PUBLISHED_DIFFERS("proof.published-differs"),
    /**
     * In the archive of {@code seq} stands something else in {@code columns} than in the record.
     */
    MINUTES_DIFFER("proof.minutes-differ"),
    /**
     * The archive shows minutes that were withdrawn with event {@code seq}, or not for everybody.
     */
    MINUTES_SHOWN("proof.minutes-shown"),
    /** The archive does not show what was published with event {@code seq}. */
    MINUTES_HIDDEN("proof.minutes-hidden"),
    /** The archive names event {@code seq}, with which nothing was published. */
    MINUTES_UNSAID("proof.minutes-unsaid"),
    /** The minutes in the archive are of a shape that only a newer server can compare. */
    MINUTES_NEWER("proof.minutes-newer"),
    /** There is no assembly for what is stored under its id. */
    ASSEMBLY_MISSING("proof.assembly-missing"),
    /** The assembly has {@code code}, but began with {@code was} in event {@code seq}. */
    CODE_DIFFERS("proof.code-differs"),
    /** No event has the checksum that was asked for. */
    UNKNOWN_SEAL("proof.unknown-seal"),
    /** A text was changed: it does not give the digest in event {@code seq}. */
    WORD_FORGED("proof.word-forged"),
    /** A text is gone altogether, which erasing does not do. */
    WORD_MISSING("proof.word-missing"),
    /** There are {@code n} texts of which no event speaks, for example {@code word}. */
    WORDS_UNSAID("proof.words-unsaid"),
    /** The urn of a decision is not there. */
    URN_MISSING("proof.urn-missing"),
    /** An urn of which no event speaks. */
    URN_UNSAID("proof.urn-unsaid"),
    /** An urn is open though the events say closed, or the other way round. */
    URN_STATE("proof.urn-state"),
    /** The ballots of {@code decision} do not give what event {@code seq} says was counted. */
    BALLOTS_DIFFER("proof.ballots-differ"),
    /** The count of a secret {@code decision} has left ballots or their key. */
    SECRET_LEFT("proof.secret-left"),
    /** Event {@code seq} cannot be read. */
    UNREADABLE("proof.unreadable");

    private final String key;

    FlawKind(String key) {
      this.key = key;
    }

    /** The sentence that says it. */
    public String key() {
      return key;
    }
  }

  static Flaw at(FlawKind kind, long seq) {
    return new Flaw(kind, Map.of("seq", seq));
  }

  static Flaw at(FlawKind kind, long seq, long last) {
    return new Flaw(kind, Map.of("seq", seq, "last", last));
  }

  static Flaw of(FlawKind kind, String detail, Object value) {
    return new Flaw(kind, Map.of(detail, value));
  }
}
